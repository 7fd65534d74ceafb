"""What every dialog shares: a pane over the screen, Esc closes it, typed text is not lost at once.

A dialog is awaited with `push_screen_wait`; it gives back what was decided, or None.
"""

from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen

from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.drafts import bring_back
from relterm.ui.key_signs import taught

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
    DROPS: ClassVar[str] = "{^dialog.leave} again drops what you typed."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False, id="dialog.leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._leaving = False
        self._met = False

    @property
    def dirty(self) -> bool:
        """Whether closing would lose something that was typed."""
        return False

    @property
    def draft(self) -> str:
        """What is kept when the app has to end now; empty for nothing."""
        return ""

    @property
    def draft_about(self) -> str:
        """UID of what the dialog is about, where its text belongs to that alone."""
        return ""

    def take_up(self, draft: str) -> None:
        """Put back what was typed before the app had to end."""

    def on_screen_resume(self) -> None:
        """Open at last: what was typed in such a dialog before may wait for it."""
        from relterm.ui.app import ReltermApp

        if not self._met and isinstance(self.app, ReltermApp):
            bring_back(self.app, self)
        self._met = True

    def action_leave(self) -> None:
        """Close; ask once if that would lose something."""
        if self.dirty and not self._leaving:
            self._leaving = True
            self.warn(taught(self.app, self.DROPS))
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
