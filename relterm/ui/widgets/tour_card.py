"""A card of the tour: a few words above the footer, never focused, never in the way."""

from textual.widgets import Static

from relterm.ui.glyphs import glyphs_of
from relterm.ui.show import content


class TourCard(Static, can_focus=False):
    """Title, words, and what goes on."""

    DEFAULT_CSS = """
    TourCard {
        dock: bottom;
        height: auto;
        max-height: 7;
        width: 100%;
        border: round $accent;
        border-title-color: $accent;
        border-title-style: bold;
        border-subtitle-color: $foreground-muted;
        background: $surface;
        padding: 0 1;
        &.-above-footer { margin: 0 0 1 0; }
        &.-ascii { border: ascii $accent; }
    }
    """

    def on_mount(self) -> None:
        """Have the screen make room for it at once."""
        self.screen.refresh(layout=True)

    def show(self, title: str, words: str, hint: str) -> None:
        """Say this."""
        self.border_title = content(title)
        self.border_subtitle = content(hint) if hint else None
        self.set_class(glyphs_of(self.app).ascii_only, "-ascii")
        self.update(content(words))
