"""What was done: pages of the history, and what one change did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from relterm.domain import days
from relterm.domain.clean_text import fold
from relterm.domain.differences import Difference, differences
from relterm.domain.interactions import ImportBatch
from relterm.domain.people import Person
from relterm.domain.thing_words import thing_words
from relterm.service.desk import Desk
from relterm.storage.changes import ChangedThing
from relterm.storage.images import people_of
from relterm.storage.records import ChangeRow, Thing

PAGE = 200
"""Changes read at a time."""
READ_AT_ONCE = 1_000
"""Changes looked at by one query while a filter is in force."""
SHOWN = 40
"""Things of one change that are shown; of the rest the number is told."""


@dataclass(frozen=True, slots=True)
class DoneChange:
    """A line of the list: a change, with its day and time where the user is."""

    row: ChangeRow
    at: datetime

    @property
    def day(self) -> date:
        """The day it was done."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some changes, newest first; `older` is where the next page begins, None at the end."""

    changes: tuple[DoneChange, ...]
    older: int | None


class Deed(StrEnum):
    """What was done to a thing."""

    NEW = "new"
    GONE = "taken out"
    CHANGED = "changed"
    UNKNOWN = "changed again since"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A thing that a change wrote."""

    thing: Thing
    title: str
    deed: Deed
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change in full; `more` is how many things are not in `things`."""

    change: DoneChange
    things: tuple[ChangedLine, ...]
    more: int
    imported: ImportBatch | None


def history_page(desk: Desk, typed: str = "", before: int | None = None) -> HistoryPage:
    """The newest changes, or those older than the id `before`, with all of the words typed."""
    words, now = fold(typed).split(), desk.now()
    found: list[DoneChange] = []
    for row in _rows(desk, before, READ_AT_ONCE if words else PAGE + 1):
        change = _done(row, now.zone)
        if all(word in _searched(change, now.today) for word in words):
            found.append(change)
        if len(found) > PAGE:
            return HistoryPage(tuple(found[:PAGE]), found[PAGE - 1].row.id)
    return HistoryPage(tuple(found), None)


def change_view(desk: Desk, change: int) -> ChangeView | None:
    """One change, or None when it is no longer in the history."""
    row = desk.book.changes.get(change)
    if row is None:
        return None
    things = desk.book.changes.things(change, SHOWN)
    names = _names(desk, things)
    today = desk.now().today
    lines = tuple(_line(each, names, today) for each in things)
    imports = desk.book.things.imports() if row.batch else ()
    imported = next((each for each in imports if each.uid == row.batch), None)
    shown = tuple(line for line in lines if line.thing is not Thing.IMPORT_BATCH)
    more = max(0, row.items - len(lines))
    return ChangeView(_done(row, desk.now().zone), shown, more, imported)


def _rows(desk: Desk, before: int | None, count: int) -> Iterator[ChangeRow]:
    """Change after change, read some at a time."""
    while True:
        rows = desk.book.changes.list(count, before)
        yield from rows
        if len(rows) < count:
            return
        before = rows[-1].id


def _done(row: ChangeRow, zone: tzinfo) -> DoneChange:
    return DoneChange(row, datetime.fromtimestamp(row.at, zone))


def _searched(change: DoneChange, today: date) -> str:
    """What a filter looks at: the words, the day and whether it is undone."""
    day, undone = change.day, "undone" if change.row.undone else ""
    said = f"{change.row.label} {day.isoformat()} {days.long(day)} {days.near(day, today)} {undone}"
    return fold(said)


def _names(desk: Desk, things: Sequence[ChangedThing]) -> dict[str, str]:
    """Names of everybody in the things, now or, of people who left the book, then."""
    values = [value for each in things for value in (each.before, each.after) if value]
    uids = {uid for value in values for uid in people_of(value)}
    uids |= {uid for value in values if (uid := getattr(value, "introduced_by", ""))}
    names = {value.uid: value.name for value in values if isinstance(value, Person)}
    return names | desk.book.people.names_of(uids)


def _line(each: ChangedThing, names: dict[str, str], today: date) -> ChangedLine:
    value = each.after or each.before
    title = thing_words(value, names, today) if value else _UNNAMED.get(each.thing, "something")
    if not each.known:
        return ChangedLine(each.thing, title, Deed.UNKNOWN, ())
    if each.before is None or each.after is None:
        deed = Deed.NEW if each.before is None else Deed.GONE
        return ChangedLine(each.thing, title, deed, ())
    changed = differences(each.before, each.after, names, today)
    return ChangedLine(each.thing, title, Deed.CHANGED, changed)


_UNNAMED = {Thing.PERSON: "somebody", Thing.INTERACTION: "an entry"}
