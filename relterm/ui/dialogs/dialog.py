"""What every dialog shares: a pane over the screen, Esc closes it, typed text is not lost at once.

A dialog is awaited with `push_screen_wait`; it gives back what was decided, or None.
"""

from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen

from relterm.ui.dialogs.said import Said, hint_line, warn_line

T = TypeVar("T")


class Dialog(ModalScreen["T | None"], Generic[T]):
    """A question to the user. A widget `Said` with the id `message` shows its sentences."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
    }
    Dialog > Pane {
        width: 72;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 0 1;
        background: $surface;
    }
    """
    AUTO_FOCUS = "Input"
    DROPS: ClassVar[str] = "Esc again drops what you typed."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False, id="dialog.leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._leaving = False

    @property
    def dirty(self) -> bool:
        """Whether closing would lose something that was typed."""
        return False

    def action_leave(self) -> None:
        """Close; ask once if that would lose something."""
        if self.dirty and not self._leaving:
            self._leaving = True
            self.warn(self.DROPS)
            return
        self.dismiss(None)

    def stay(self) -> None:
        """Something was typed: Esc will ask again."""
        self._leaving = False

    def warn(self, sentence: str) -> None:
        """Show a sentence in the warning colour."""
        self._message().set_lines([warn_line(sentence)])

    def hint(self, words: str) -> None:
        """Show a hint; empty words take it away."""
        self._message().set_lines([hint_line(words)] if words else [])

    def _message(self) -> Said:
        try:
            return self.query_one("#message", Said)
        except NoMatches:  # a dialog without a place for sentences
            return Said()
