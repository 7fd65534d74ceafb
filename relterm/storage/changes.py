"""Reading the history of changes, and what each of them did."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from relterm.storage.database import Database
from relterm.storage.images import Value, value_of
from relterm.storage.records import ChangeRow, Thing
from relterm.storage.writing import Present, Writer

_SELECT = "SELECT id, label, at, undone, items, batch FROM change"
_BROUGHT = (Thing.PERSON, Thing.INTERACTION)
"""What an import brings in without an image of its own in the change record."""


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """A thing that a change wrote: as it was before and as the change left it.

    None stands for "not in the book". `known` is False when one of the two cannot be told any
    more, because what followed is no longer in the history.
    """

    thing: Thing
    uid: str
    before: Value | None
    after: Value | None
    known: bool = True


class Changes:
    """What was done, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, change: int) -> ChangeRow | None:
        """One change, or None."""
        return self._first("WHERE id = ?", change)

    def latest(self, *, undone: bool = False) -> ChangeRow | None:
        """The newest change that is done (the next to undo) or, with `undone`, undone."""
        return self._first("WHERE undone = ? ORDER BY id DESC LIMIT 1", int(undone))

    def next_redo(self) -> ChangeRow | None:
        """The earliest change undone, unless something new was done since: then None.

        Undone one after the other from the newest on, changes are done again in the order in
        which they were first done. A change undone alone, out of the midst of others, counts too:
        it can have been undone only because nothing later rests on it.
        """
        return self._first("WHERE undone = 1 AND past = ? ORDER BY id LIMIT 1", 0)

    def can_redo(self, change: int) -> bool:
        """Whether a change is undone and nothing new was done since."""
        sql = "SELECT 1 FROM change WHERE id = ? AND undone = 1 AND past = 0"
        return self._database.row(sql, (change,)) is not None

    def newest(self) -> int:
        """The id of the newest change, done or undone; 0 when there is none."""
        newest: int = self._database.value("SELECT coalesce(max(id), 0) FROM change")
        return newest

    def list(self, limit: int, before: int | None = None) -> list[ChangeRow]:
        """The newest changes, undone ones included; with `before` only those older than that id."""
        edge = "" if before is None else "WHERE id < ? "
        rows = self._database.rows(
            f"{_SELECT} {edge}ORDER BY id DESC LIMIT ?",
            (limit,) if before is None else (before, limit),
        )
        return [_change(row) for row in rows]

    def things(self, change: int, limit: int) -> Sequence[ChangedThing]:
        """What a change wrote, in the order in which it did, at most `limit` things.

        Of an import those people and entries come first that it brought in and nobody changed
        since, at most half of them.
        """
        row = self._database.row("SELECT undone, bulk FROM change WHERE id = ?", (change,))
        if row is None:
            return []
        found: Sequence[ChangedThing] = ()
        undone, bulk = row
        if bulk and not undone:
            for thing in _BROUGHT:
                found = (*found, *self._brought(thing, change, limit // 2 - len(found)))
        return [*found, *self._recorded(change, limit - len(found))]

    def _recorded(self, change: int, limit: int) -> Sequence[ChangedThing]:
        rows = self._database.rows(
            "SELECT kind, uid, image, expected, undone FROM change_item WHERE change_id = ? "
            "ORDER BY seq LIMIT ?",
            (change, limit),
        )
        present = self._present(rows)
        return [self._thing(change, row, present.get((row[0], row[1]))) for row in rows]

    def _present(self, rows: Sequence[tuple[Any, ...]]) -> dict[tuple[str, str], Present]:
        writer = Writer(self._database)
        return {
            (kind, uid): one
            for kind in dict.fromkeys(row[0] for row in rows)
            for uid, one in writer.load(
                Thing(kind), [row[1] for row in rows if row[0] == kind]
            ).items()
        }

    def _thing(self, change: int, row: tuple[Any, ...], now: Present | None) -> ChangedThing:
        """The recorded state is the one before a change that is done, after one undone."""
        kind, uid, image, expected, undone = row
        thing = Thing(kind)
        kept = value_of(thing, image) if image else None
        other, known = (None if now is None else now.value), True
        if (None if now is None else now.rev) != expected:
            other, known = (None, False) if undone else self._next(change, thing, uid)
        before, after = (other, kept) if undone else (kept, other)
        return ChangedThing(thing, uid, before, after, known)

    def _next(self, change: int, thing: Thing, uid: str) -> tuple[Value | None, bool]:
        """What a thing was before the next change that wrote it, and whether that is known."""
        row = self._database.row(
            "SELECT image FROM change_item WHERE change_id > ? AND kind = ? AND uid = ? "
            "AND undone = 0 ORDER BY change_id LIMIT 1",
            (change, thing.value, uid),
        )
        if row is None:
            return None, False
        return (value_of(thing, row[0]) if row[0] else None), True

    def _brought(self, thing: Thing, change: int, limit: int) -> Sequence[ChangedThing]:
        if limit <= 0:
            return []
        rows = self._database.rows(
            f"SELECT uid FROM {thing.value} WHERE created_by = ? AND changed_by = ? LIMIT ?",
            (change, change, limit),
        )
        found = Writer(self._database).load(thing, [row[0] for row in rows])
        return [ChangedThing(thing, uid, None, one.value) for uid, one in found.items()]

    def _first(self, condition: str, parameter: int) -> ChangeRow | None:
        row = self._database.row(f"{_SELECT} {condition}", (parameter,))
        return None if row is None else _change(row)


def _change(row: tuple[Any, ...]) -> ChangeRow:
    return ChangeRow(row[0], row[1], row[2], bool(row[3]), row[4], row[5])
