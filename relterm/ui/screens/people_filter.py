"""The filter above the list of people: words and the operators of the search."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from relterm.domain.search_completion import offered, slot_at
from relterm.domain.search_query import SearchQuery, parse
from relterm.domain.search_words import Operator
from relterm.service.desk import Desk
from relterm.ui.dialogs.search import QueryHighlighter
from relterm.ui.dialogs.search_menu import offers

PLACEHOLDER = "filter…  is:due  tag:x"
_SHORTEST = 2
"""Letters before an operator is suggested."""


class FilterInput(Input):
    """The filter's line. It shows which operators are understood and suggests how they go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False, id="filter.complete"),
    ]

    def __init__(self) -> None:
        self._looks = QueryHighlighter(self)
        self._suggests = _Suggests(self)
        super().__init__(
            placeholder=PLACEHOLDER,
            highlighter=self._looks,
            suggester=self._suggests,
            id="filter",
            select_on_focus=False,
        )

    def connect(self, desk: Desk) -> None:
        """Where tags and organisations come from, and the day it is."""
        self._suggests.desk = desk

    def action_complete(self) -> None:
        """Take what is suggested."""
        self.action_cursor_right()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is suggested the key goes on to the next pane, as everywhere."""
        if action == "complete":
            return self.cursor_at_end and bool(self._suggestion)
        return super().check_action(action, parameters)

    def watch_value(self, value: str) -> None:
        """Take the line apart before it is painted."""
        desk = self._suggests.desk
        self._looks.query = parse(value, desk.now().today) if desk else SearchQuery()


class _Suggests(Suggester):
    """The first thing that may be written, shown behind the cursor."""

    def __init__(self, owner: Input) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._owner = owner
        self.desk: Desk | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """The line as it would go on, or None."""
        if self.desk is None:
            return None
        slot = slot_at(parse(value, self.desk.now().today), len(value))
        if slot is None or (slot.operator is None and len(slot.typed) < _SHORTEST):
            return None
        if slot.operator in {Operator.TAG, Operator.COMPANY}:
            values = offers(self.desk, slot, lambda: bool(slot.typed))
        else:
            values = offered(slot)
        word = next((each.word for each in values if each.word.startswith(slot.typed)), "")
        return value + word[len(slot.typed) :] if len(word) > len(slot.typed) else None
