"""The trash as rows: people, then log entries; read a page at a time."""

from collections.abc import Callable, Sequence
from datetime import date

from relterm.domain import days
from relterm.service.views.trash import TrashLine, TrashList
from relterm.storage.records import Thing
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line

PAGE = 64
PAGES_KEPT = 8
EMPTY = (
    line("The trash is empty.", Role.NAME),
    BLANK,
    line("{^trash} moves a person or an entry here; nothing is lost by it.", Role.DIM),
)

Key = tuple[Thing, int]
"""What a row is, and its row id."""
Read = Callable[[Thing, Sequence[int]], dict[int, TrashLine]]


def key_text(thing: Thing, number: int) -> str:
    """The key of a row."""
    return f"{thing} {number}"


def key_of(text: str) -> Key:
    """What the key of a row stands for."""
    thing, _, number = text.partition(" ")
    return Thing(thing), int(number)


class TrashSource:
    """A `RowSource` over row ids: keys cost nothing, lines are read when they come on screen."""

    def __init__(self, listed: TrashList, read: Read, today: date, glyphs: Glyphs) -> None:
        self._read = read
        self._today = today
        self._glyphs = glyphs
        self._keys: list[Key] = [(Thing.PERSON, number) for number in listed.people]
        self._keys += [(Thing.INTERACTION, number) for number in listed.entries]
        self._places = {key: place for place, key in enumerate(self._keys)}
        self._people = len(listed.people)
        self._pages: dict[int, dict[Key, TrashLine]] = {}
        self._heads: dict[int, Line] = {}
        if listed.people:
            self._heads[0] = line(f"PEOPLE · {self._people:,}", Role.HEADER)
        if listed.entries:
            top = self._people + 2 if listed.people else 0
            if listed.people:
                self._heads[top - 1] = BLANK
            self._heads[top] = line(f"LOG ENTRIES · {len(listed.entries):,}", Role.HEADER)

    def line_count(self) -> int:
        """Lines of all rows and headings."""
        return len(self._keys) + len(self._heads)

    def item_count(self) -> int:
        """Rows that can be chosen."""
        return len(self._keys)

    def line(self, y: int) -> Line | None:
        """What stands in line `y`."""
        if y in self._heads:
            return self._heads[y]
        item = self.item_at(y)
        if item is None:
            return None
        found = self._page(item // PAGE).get(self._keys[item])
        return BLANK if found is None else _row(found, self._today, self._glyphs)

    def item_at(self, y: int) -> int | None:
        """The item that line `y` belongs to, None for a heading."""
        if y in self._heads or not 0 <= y < self.line_count():
            return None
        return y - sum(head < y for head in self._heads)

    def lines_of(self, item: int) -> range:
        """The line of an item."""
        if not 0 <= item < len(self._keys):
            return range(0)
        above = len(self._heads) if item >= self._people else 1
        return range(item + above, item + above + 1)

    def key(self, item: int) -> str:
        """The key of an item."""
        return key_text(*self._keys[item]) if 0 <= item < len(self._keys) else ""

    def find(self, key: str) -> int | None:
        """The item with this key."""
        return self._places.get(key_of(key))

    def _page(self, number: int) -> dict[Key, TrashLine]:
        if number not in self._pages:
            if len(self._pages) >= PAGES_KEPT:
                self._pages.clear()
            keys = self._keys[number * PAGE : (number + 1) * PAGE]
            page: dict[Key, TrashLine] = {}
            for thing in (Thing.PERSON, Thing.INTERACTION):
                wanted = [row for kind, row in keys if kind is thing]
                if wanted:
                    found = self._read(thing, wanted)
                    page.update(((thing, row), each) for row, each in found.items())
            self._pages[number] = page
        return self._pages[number]


def _row(each: TrashLine, today: date, glyphs: Glyphs) -> Line:
    sign = Sign.BOTH if each.thing is Thing.PERSON else Sign.NOTE
    when = f"since {days.near(each.at.date(), today)}" if each.at else ""
    return Line(
        (
            Span(f"{glyphs[sign]} ", Role.DIM),
            Span(each.title),
            Span(f"  {each.hint}" if each.hint else "", Role.DIM),
        ),
        (Span(f"  {when}", Role.DIM),),
    )
