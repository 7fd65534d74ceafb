"""Several lines of text in a form; beyond the first and the last the arrows go to other fields."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea


class TextBox(TextArea):
    """Textual's editor, as high as its text. What is in it is data."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Its ctrl+z belongs to the shell, as everywhere in relterm.
        Binding("ctrl+underscore", "undo", "Take typing back", show=False, id="text.undo"),
    ]

    @dataclass
    class Left(Message):
        """The cursor was moved beyond the first (-1) or the last line (1)."""

        box: "TextBox"
        step: int

        @property
        def control(self) -> "TextBox":
            """The editor, for `@on` with a selector."""
            return self.box

    def __init__(
        self,
        text: str,
        *,
        placeholder: str = "",
        read_only: bool = False,
        lines: bool = True,
        suggest: Callable[[str], str | None] | None = None,
    ) -> None:
        """An editor; `suggest` completes the line the cursor is in.

        Without `lines` it is one line that wraps: Enter goes on to the next field.
        """
        self._lines = lines
        self._suggest = suggest
        super().__init__(text, compact=True, read_only=read_only, placeholder=Content(placeholder))
        self.cursor_blink = False

    def action_cursor_up(self, select: bool = False) -> None:
        """Up a line, or to the field before."""
        at_top = self.read_only or self.navigator.is_first_wrapped_line(self.cursor_location)
        if at_top and not select:
            self.post_message(self.Left(self, -1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down a line, or to the next field."""
        at_end = self.read_only or self.navigator.is_last_wrapped_line(self.cursor_location)
        if at_end and not select:
            self.post_message(self.Left(self, 1))
        else:
            super().action_cursor_down(select)

    async def _on_key(self, event: Key) -> None:
        """Enter where a text has one line only."""
        if event.key == "enter" and not self._lines:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, 1))
        else:
            await super()._on_key(event)

    def update_suggestion(self) -> None:
        """Offer the rest of the line, while the cursor is at its end; → takes it."""
        line, column = self.cursor_line, self.cursor_location[1]
        whole = self._suggest(line) if self._suggest and line and column == len(line) else None
        self.suggestion = whole[len(line) :] if whole is not None else ""

    @property
    def cursor_line(self) -> str:
        """The line the cursor is in."""
        return str(self.document.get_line(self.cursor_location[0]))

    def replace_cursor_line(self, text: str) -> None:
        """Put another text in place of the line the cursor is in."""
        row = self.cursor_location[0]
        self.replace(text, (row, 0), (row, len(self.cursor_line)))
        self.move_cursor((row, len(text)))
