"""A bordered pane: a title that says what is in it, a hint of what can be done, one accent.

The border of the pane that has the focus takes the accent colour and its title turns bold; where
there are no colours the border turns heavy, so the focus is seen there too. Titles and hints may
hold outside text.
"""

from contextlib import suppress
from typing import Any

from textual._context import NoActiveAppError
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.screen import Screen
from textual.widget import Widget

from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught
from relterm.ui.show import LIST_LIMIT, content, visible
from relterm.ui.widgets.hint_keys import key_at

_CORNERS = 6
"""Cells of the lower border that no hint may take: corner, line and blank on either side."""
_BEHIND = 3
"""Cells of the lower border behind the hint: blank, line, corner."""
MAXIMISED_KEEPS = "TopBar, KeyFooter"
"""For `Screen.ALLOW_IN_MAXIMIZED_VIEW`: what stays beside a maximised pane."""


class Pane(Vertical):
    """A container with a round border, a title at its top and a hint at its bottom."""

    DEFAULT_CSS = """
    Pane {
        height: 1fr;
        width: 1fr;
        border: round $foreground 40%;
        border-title-color: $foreground;
        border-subtitle-color: $foreground-muted;
        border-title-style: none;
        border-subtitle-style: none;

        &:focus-within {
            border: round $accent;
            border-title-color: $accent;
            border-title-style: bold;
        }

        &.-colourless:focus-within {
            border: heavy $accent;
        }

        &.-ascii {
            border: ascii $foreground 40%;
        }

        &.-ascii:focus-within {
            border: ascii $accent;
        }

        &.-maximized {
            width: 1fr !important;
            height: 1fr !important;
            max-width: 100% !important;
            max-height: 100% !important;
        }
    }
    """
    ALLOW_MAXIMIZE = True

    def __init__(
        self,
        *children: Widget,
        title: str | Content = "",
        hint: str | Content = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A pane around `children`. `title` and `hint` given as `str` are shown as they are."""
        super().__init__(*children, id=id, classes=classes)
        self._fitted: Content | None = None
        self.set_title(title)
        self.set_hint(hint)

    def on_mount(self) -> None:
        """Draw the border in ASCII or without colours where the app says so."""
        self.set_class(self.app.no_color, "-colourless")
        self.set_class(glyphs_of(self.app).ascii_only, "-ascii")

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Fit the hint anew."""
        self._fit_hint()

    def set_title(self, title: str | Content) -> None:
        """Change the title; a string is never read as markup."""
        self.border_title = _label(title)

    def set_hint(self, hint: str | Content) -> None:
        """Change the words in the lower border; a string is never read as markup.

        `{form.save} save` names the key in force.
        """
        with suppress(NoActiveAppError):  # a pane made before there is an app
            hint = taught(self.app, hint) if isinstance(hint, str) else hint
        self._hint = _label(hint)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """Leave out whole parts that do not fit, from the last but one on; the last goes last."""
        room = self.outer_size.width - _CORNERS
        fitting = self._hint
        if self.is_attached and self.screen.maximized is self:
            back = taught(self.app, "{maximise} puts it back")
            fitting = content(f"{fitting.plain} · {back}" if fitting else back)
        if fitting is not None and 0 < room < fitting.cell_length:
            fitting = _fitting(fitting, room)
        if fitting != self._fitted:
            self._fitted = self.border_subtitle = fitting

    def on_click(self, event: Click) -> None:
        """Press the key that the hint names under the mouse, with the focus in this pane."""
        if event.widget is not self or self._fitted is None:
            return
        if event.y != self.outer_size.height - 1:
            return
        if not self.has_focus_within:
            inside = (each for each in self.screen.focus_chain if self in each.ancestors)
            self.screen.set_focus(next(inside, self.screen.focused))
        cell = event.x - (self.outer_size.width - _BEHIND - self._fitted.cell_length)
        key = key_at(self.screen, self._fitted.plain, cell)
        if key is not None:
            event.stop()
            # From the app: a key sent by the pane itself would not come up through it.
            self.app.call_later(self.app.simulate_key, key)

    def toggle_maximised(self) -> None:
        """Give the pane the whole screen, or take it back."""
        if self.screen.maximized is self:
            self.screen.minimize()
        else:
            self.screen.maximize(self, container=False)


def toggle_maximised(screen: Screen[Any]) -> bool:
    """Maximise the pane that has the focus, or put things back; False if there is none."""
    if screen.maximized is not None:
        screen.minimize()
        return True
    if screen.focused is None:
        return False
    for node in screen.focused.ancestors_with_self:
        if isinstance(node, Pane):
            node.toggle_maximised()
            return True
    return False


def _fitting(hint: Content, room: int) -> Content:
    """The first parts of a hint and its last one, which says how to leave; or the first alone."""
    for gap in (" · ", "   ", "  "):
        parts = hint.plain.split(gap)
        if len(parts) == 1:
            continue
        shorter = [(*parts[:count], parts[-1]) for count in range(len(parts) - 2, 0, -1)]
        for each in (*shorter, (parts[0],)):
            kept = content(gap.join(each))
            if kept.cell_length <= room:
                return kept
    return hint


def _label(text: str | Content) -> Content | None:
    """A title that Textual can neither misread nor trip over; None where nothing is to be seen."""
    shown = text if isinstance(text, Content) else content(text)
    plain = visible(shown.plain, limit=LIST_LIMIT)
    if plain != shown.plain:
        shown = content(plain)
    return shown if plain.strip() else None
