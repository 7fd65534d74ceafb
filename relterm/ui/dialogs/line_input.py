"""The one-line field of every dialog: Textual's, without a border and without blinking."""

from rich.highlighter import Highlighter
from textual import events
from textual.suggester import Suggester
from textual.widgets import Input
from textual.widgets.input import Selection


class LineInput(Input):
    """One line of text. The text in it is data: it is neither markup nor obeyed."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
    }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        highlighter: Highlighter | None = None,
        suggester: Suggester | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder,
            highlighter,
            suggester=suggester,
            select_on_focus=False,
            id=id,
        )
        self.cursor_blink = False
        self._offered = False

    def offer(self) -> None:
        """Select the text there is: typing replaces it, a blank goes on behind it."""
        self._offered = True
        self.selection = Selection(0, len(self.value))

    def on_key(self, event: events.Key) -> None:
        """The first key after an offer; Textual's own handling follows."""
        if self._offered and event.character == " " and len(self.selected_text) == len(self.value):
            self.cursor_position = len(self.value)
        self._offered = False

    def _on_paste(self, event: events.Paste) -> None:
        """Several lines become one; Textual would keep the first and drop the rest."""
        event.prevent_default()
        event.stop()
        lines = (line.strip() for line in event.text.splitlines())
        start, end = self.selection
        self.replace(" ".join(line for line in lines if line), start, end)

    def replace_all(self, text: str, cursor: int | None = None) -> None:
        """Put another text in, with the cursor at its end or at `cursor`."""
        self.value = text
        self.cursor_position = len(text) if cursor is None else cursor
