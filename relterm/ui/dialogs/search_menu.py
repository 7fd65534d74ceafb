"""The menu under the search line: operators, and the values each of them takes."""

from collections.abc import Callable, Sequence

from relterm.domain.search_completion import Slot, offered
from relterm.domain.search_words import Operator, Value
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.service.views.search import values_in_use
from relterm.ui.lines.search import value_row
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import ListSource

MOST_ROWS = 8


class ValueMenu(RowList, can_focus=False):
    """Rows of values. It is steered from the line: the focus never leaves what is typed."""

    DEFAULT_CSS = """
    ValueMenu { height: auto; max-height: 8; display: none; margin: 0 0 1 0; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.slot: Slot | None = None
        self.moved = False
        self._values: dict[str, Value] = {}

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return bool(self.display)

    @property
    def steers(self) -> bool:
        """Whether the arrows move here: while a value is written, not while a word may be one."""
        return self.is_open and self.slot is not None and self.slot.operator is not None

    @property
    def pick(self) -> Value | None:
        """The value the cursor is on."""
        return self._values.get(self.cursor_key or "")

    def show(self, slot: Slot, values: Sequence[Value]) -> None:
        """Offer values for a place in the line; nothing to offer closes the menu."""
        if not values:
            self.close()
            return
        keep = self.moved and self.slot is not None and self.slot.start == slot.start
        self.slot = slot
        self.moved = keep
        self._values = {value.word: value for value in values}
        self.styles.height = min(len(values), MOST_ROWS)
        self.display = True
        rows = [value_row(value) for value in self._values.values()]
        self.set_source(ListSource(rows), keep_key=keep)

    def close(self) -> None:
        """Hide the menu."""
        self.display = False
        self.slot = None
        self.moved = False

    def move(self, step: int) -> None:
        """Choose another row."""
        self.moved = True
        self.action_move(step)


def offers(desk: Desk, slot: Slot, known: Callable[[], bool]) -> tuple[Value, ...]:
    """What may be written at a place; tags and organisations are those of the book."""
    in_use: tuple[Value, ...] = ()
    if slot.operator in {Operator.TAG, Operator.COMPANY}:
        try:
            in_use = values_in_use(desk, slot.operator, slot.typed) if known() else ()
        except BookError:
            return ()
        if slot.operator is Operator.COMPANY:
            return in_use
        if not in_use:
            return ()
    return offered(slot, in_use)
