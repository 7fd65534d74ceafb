"""Lines and rows: the immutable values that lists, panes and bars paint.

A `Line` is made of `Span`s. A span's text may be anything from outside: the painter takes it
through `show`. Its role says what it means; the theme says what that looks like.

A `RowSource` hands a list its lines one by one, so that a list of a hundred thousand people costs
what is on screen. `ListSource` is for small lists with rows of any height; `PagedSource` for huge
ones: one line each, fetched in pages.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from relterm.ui.roles import Role
from relterm.ui.show import Align


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line. `width` makes a column of so many cells; a badge is drawn inverse.

    A span with a `least` is left out where a list's line has fewer cells than that.
    """

    text: str
    role: Role = Role.TEXT
    bold: bool = False
    italic: bool = False
    underline: bool = False
    badge: bool = False
    width: int | None = None
    align: Align = "left"
    least: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `right` stands at the right edge, `left` is cut first when space is short.

    `hang` is the indent in cells of the following lines when a text pane wraps this one.
    """

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    hang: int = 0


BLANK = Line()


def line(text: str, role: Role = Role.TEXT, *, right: str = "", hang: int = 0) -> Line:
    """A line of one span, with perhaps a dim word at the right."""
    return Line((Span(text, role),), (Span(right, Role.DIM),) if right else (), hang)


@dataclass(frozen=True, slots=True)
class Item:
    """A row that can be chosen. `key` is its uid: the cursor stays on it when rows change."""

    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines between rows that the cursor steps over: a group's name, an empty line."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paged list: its heading and how many rows follow."""

    header: tuple[Line, ...]
    count: int


class RowSource(Protocol):
    """What a list asks for. Lines and items count from 0; asking outside gives None or ""."""

    def line_count(self) -> int:
        """Lines of all rows and headings."""

    def item_count(self) -> int:
        """Rows that can be chosen."""

    def line(self, y: int) -> Line | None:
        """What stands in line `y`; called only for lines on screen."""

    def item_at(self, y: int) -> int | None:
        """The item that line `y` belongs to, None for a heading."""

    def lines_of(self, item: int) -> range:
        """The lines of an item."""

    def key(self, item: int) -> str:
        """The key of an item."""

    def find(self, key: str) -> int | None:
        """The item with this key."""


class ListSource:
    """Rows held in memory: for the hundreds, with headings and rows of any height."""

    def __init__(self, rows: Iterable[Item | Heading] = ()) -> None:
        self._lines: list[Line] = []
        self._owners: list[int | None] = []
        self._items: list[Item] = []
        self._starts: list[int] = []
        for row in rows:
            owner = None
            if isinstance(row, Item):
                owner = len(self._items)
                self._items.append(row)
                self._starts.append(len(self._lines))
            lines = row.lines or (BLANK,)
            self._lines.extend(lines)
            self._owners.extend([owner] * len(lines))
        self._index = {item.key: place for place, item in reversed(list(enumerate(self._items)))}

    def line_count(self) -> int:
        """Lines of all rows and headings."""
        return len(self._lines)

    def item_count(self) -> int:
        """Rows that can be chosen."""
        return len(self._items)

    def line(self, y: int) -> Line | None:
        """What stands in line `y`."""
        return self._lines[y] if 0 <= y < len(self._lines) else None

    def item_at(self, y: int) -> int | None:
        """The item that line `y` belongs to, None for a heading."""
        return self._owners[y] if 0 <= y < len(self._owners) else None

    def lines_of(self, item: int) -> range:
        """The lines of an item."""
        if not 0 <= item < len(self._items):
            return range(0)
        start = self._starts[item]
        return range(start, start + max(1, len(self._items[item].lines)))

    def key(self, item: int) -> str:
        """The key of an item."""
        return self._items[item].key if 0 <= item < len(self._items) else ""

    def find(self, key: str) -> int | None:
        """The first item with this key."""
        return self._index.get(key)


class PagedSource:
    """Rows fetched in pages when they come on screen; each row is its item's first line.

    `fetch(start, count)` returns the items from `start` on, over all sections, in order; fewer
    than asked means that rows vanished meanwhile, and their lines stay empty. `find(key)` returns
    an item's place, or None. Both are called synchronously and must be quick.
    """

    def __init__(
        self,
        fetch: Callable[[int, int], Sequence[Item]],
        find: Callable[[str], int | None],
        sections: Sequence[Section],
        *,
        page: int = 64,
        pages_kept: int = 8,
    ) -> None:
        self._fetch = fetch
        self._find = find
        self._sections = [part for part in sections if part.count > 0]
        self._page = page
        self._pages_kept = pages_kept
        self._pages: OrderedDict[int, Sequence[Item]] = OrderedDict()
        self._tops: list[int] = []
        self._firsts: list[int] = []
        self._line_count = self._item_count = 0
        for part in self._sections:
            self._tops.append(self._line_count)
            self._firsts.append(self._item_count)
            self._line_count += len(part.header) + part.count
            self._item_count += part.count

    def line_count(self) -> int:
        """Lines of all rows and headings."""
        return self._line_count

    def item_count(self) -> int:
        """Rows that can be chosen."""
        return self._item_count

    def line(self, y: int) -> Line | None:
        """What stands in line `y`; fetches its page if it is not at hand."""
        if not 0 <= y < self._line_count:
            return None
        item = self.item_at(y)
        if item is not None:
            row = self._row(item)
            return row.lines[0] if row is not None and row.lines else BLANK
        place = bisect_right(self._tops, y) - 1
        return self._sections[place].header[y - self._tops[place]]

    def item_at(self, y: int) -> int | None:
        """The item that line `y` belongs to, None for a heading."""
        if not 0 <= y < self._line_count:
            return None
        place = bisect_right(self._tops, y) - 1
        inside = y - self._tops[place] - len(self._sections[place].header)
        return None if inside < 0 else self._firsts[place] + inside

    def lines_of(self, item: int) -> range:
        """The line of an item."""
        if not 0 <= item < self._item_count:
            return range(0)
        place = bisect_right(self._firsts, item) - 1
        y = self._tops[place] + len(self._sections[place].header) + item - self._firsts[place]
        return range(y, y + 1)

    def key(self, item: int) -> str:
        """The key of an item; empty if it vanished."""
        row = self._row(item) if 0 <= item < self._item_count else None
        return row.key if row is not None else ""

    def find(self, key: str) -> int | None:
        """The item with this key."""
        place = self._find(key)
        return place if place is not None and 0 <= place < self._item_count else None

    def _row(self, item: int) -> Item | None:
        number, offset = divmod(item, self._page)
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            start = number * self._page
            self._pages[number] = self._fetch(start, min(self._page, self._item_count - start))
            while len(self._pages) > self._pages_kept:
                self._pages.popitem(last=False)
        rows = self._pages[number]
        return rows[offset] if offset < len(rows) else None


def nearest_item(source: RowSource, y: int, direction: int) -> int:
    """The item at a line, or the next one beyond a heading in this direction."""
    count = source.line_count()
    y = min(max(y, 0), count - 1)
    while 0 <= y < count:
        item = source.item_at(y)
        if item is not None:
            return item
        y += direction
    return 0 if direction < 0 else source.item_count() - 1
