"""Who is marked in the list of people, for bulk work.

A selection survives filtering, undo and what other processes write. Whoever was put away, brought
back or deleted since they were marked drops out: what is marked is what the user saw.
"""

from collections.abc import Callable, Mapping, Sequence

from relterm.domain.people import State
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.service.views.people import HELD
from relterm.ui.screens.base import MainScreen
from relterm.ui.widgets.row_list import RowList

Found = Mapping[str, tuple[int, State]]
"""Row id and state by uid."""
FEW = 500
"""So many are read between two frames, more in the database thread; so many are put in order."""


class PeopleSelection:
    """The marks of one list; `changed` is called when the words about them are out of date."""

    def __init__(self, screen: MainScreen, changed: Callable[[], None]) -> None:
        self._screen = screen
        self._changed = changed
        self._marks: dict[str, tuple[int, State]] = {}
        self._ids: Sequence[int] = ()
        self._anchor: str | None = None

    def __len__(self) -> int:
        return len(self._marks)

    @property
    def people(self) -> tuple[str, ...]:
        """The people marked, in the order of the list; of very many in that of marking."""
        if not self._marks or len(self._marks) > FEW:
            return tuple(self._marks)
        if len(self._ids) <= HELD:
            places = {number: place for place, number in enumerate(self._ids)}
        else:
            numbers = [number for number, _ in self._marks.values()]
            places = self._desk.book.marked.in_list_order(numbers)
        last = len(self._ids)
        return tuple(sorted(self._marks, key=lambda uid: places.get(self._marks[uid][0], last)))

    @property
    def words(self) -> str:
        """`3 selected`, `3 selected, 1 hidden`; empty when nobody is."""
        if not self._marks:
            return ""
        hidden = 0
        if len(self._ids) <= HELD:
            shown = set(self._ids)
            hidden = sum(number not in shown for number, _ in self._marks.values())
        return f"{len(self._marks):,} selected" + (f", {hidden:,} hidden" if hidden else "")

    def show(self, ids: Sequence[int]) -> None:
        """Another list is shown: these row ids, in this order."""
        self._ids = ids

    def turn(self) -> None:
        """Mark whoever the cursor is on, or take the mark away, and move on."""
        uid = self._rows.cursor_key
        if not uid:
            return
        if uid in self._marks:
            del self._marks[uid]
            self._anchor = None
        else:
            self._marks |= self._desk.book.marked.states([uid])
            self._anchor = uid
        self._paint()
        if self._rows.has_focus:
            self._rows.action_move(1)

    def clear(self) -> bool:
        """Take all marks away; False when there were none."""
        if not self._marks:
            return False
        self._marks.clear()
        self._anchor = None
        self._paint()
        return True

    def range_reader(self) -> Callable[[], Found]:
        """Reads everybody from the last marked to the cursor; to be run in the database thread."""
        rows = self._rows
        cursor = rows.cursor
        if cursor is None:
            return dict
        anchor = rows.source.find(self._anchor) if self._anchor else None
        first, last = sorted((cursor, cursor if anchor is None else anchor))
        return self._reader(first, last + 1)

    def all_reader(self) -> Callable[[], Found]:
        """Reads everybody in the list; to be run in the database thread."""
        return self._reader(0, len(self._ids))

    def mark(self, found: Found) -> None:
        """Mark them too; the next range begins where the cursor is."""
        self._marks.update(found)
        self._anchor = self._rows.cursor_key
        self._paint()

    def mark_or_clear(self, found: Found) -> None:
        """Mark all of them, or none when all of them are marked."""
        if all(uid in self._marks for uid in found):
            for uid in found:
                del self._marks[uid]
            self._anchor = None
        else:
            self._marks.update(found)
        self._paint()

    def check(self) -> None:
        """Something was written: drop whoever vanished or was moved elsewhere."""
        if len(self._marks) > FEW:
            self._screen.run_worker(self._check_later(), group="selection", exclusive=True)
        elif self._marks:
            self._keep(self._desk.book.marked.states(tuple(self._marks)))

    async def _check_later(self) -> None:
        uids, marked = tuple(self._marks), self._desk.book.marked
        try:
            found = await self._screen.relterm.database.run(lambda: marked.states(uids))
        except BookError:
            return
        self._keep(found)

    def _keep(self, found: Found) -> None:
        kept = {
            uid: found[uid]
            for uid, (_, state) in self._marks.items()
            if uid in found and found[uid][1] is state
        }
        if kept != self._marks:
            self._marks = kept
            self._paint()

    def _reader(self, start: int, stop: int) -> Callable[[], Found]:
        ids, marked = self._ids, self._desk.book.marked
        return lambda: marked.uids(ids[start:stop])

    def _paint(self) -> None:
        if bool(self._rows.marked) is not bool(self._marks):
            self._screen.refresh_bindings()
        self._rows.set_marked(frozenset(self._marks))
        self._changed()

    @property
    def _rows(self) -> RowList:
        return self._screen.query_one("#people", RowList)

    @property
    def _desk(self) -> Desk:
        return self._screen.desk
