"""A list over the screen, filtered by what is typed; arrows choose, Enter takes."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from relterm.domain.clean_text import fold
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.said import Said
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Heading, Item, ListSource, line

_LONGEST_FILTER = 200
_MOST_WORDS = 16


class ListDialog(Dialog[str]):
    """Choose one row; the dialog gives back its key."""

    DEFAULT_CSS = """
    ListDialog RowList { height: auto; max-height: 16; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="choose.up"),
        Binding("down", "move(1)", "Down", show=False, id="choose.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="choose.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="choose.page_down"),
    ]
    TYPING: ClassVar[str] = "type to filter"
    NOTHING: ClassVar[str] = "Nothing matches. Backspace shows more."

    def __init__(self, title: str, *, selected: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._selected = selected

    @abstractmethod
    def rows(self, words: Sequence[str]) -> Sequence[Item | Heading]:
        """The rows that hold every one of these folded words."""

    def take(self, key: str) -> None:
        """A row was chosen."""
        self.dismiss(key)

    def compose(self) -> ComposeResult:
        """Filter, list, message."""
        pane = Pane(title=self._title, hint="⏎ choose   {dialog.leave} close")
        with pane:
            yield LineInput(placeholder=self.TYPING, id="filter")
            yield RowList(empty=[line(self.NOTHING, Role.HINT)])
            yield Said(id="message")

    def on_mount(self) -> None:
        """Show all rows, the cursor on the one in force."""
        self._refill("")
        if self._selected is not None:
            self._list.choose(self._selected)

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @on(Input.Changed, "#filter")
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self._refill(event.value)

    @on(Input.Submitted, "#filter")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._list.cursor_key is not None:
            self.take(self._list.cursor_key)

    @on(RowList.Selected)
    def _opened(self, event: RowList.Selected) -> None:
        event.stop()
        self.take(event.key)

    def action_move(self, step: int) -> None:
        """Move the cursor of the list."""
        self._list.action_move(step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        self._list.action_page(direction)

    def _refill(self, typed: str) -> None:
        source = ListSource(self.rows(fold(typed[:_LONGEST_FILTER]).split()[:_MOST_WORDS]))
        self._list.set_source(source)
        self._list.styles.height = max(source.line_count(), 1)


def holds(words: Sequence[str], *texts: str) -> bool:
    """Whether each folded word stands somewhere in these texts."""
    text = fold(" ".join(texts))
    return all(word in text for word in words)
