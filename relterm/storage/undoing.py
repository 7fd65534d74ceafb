"""Undo and redo: what the change record holds and what the tables hold change places."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from relterm.domain.interactions import Interaction
from relterm.domain.people import Person
from relterm.errors import UndoRefused
from relterm.storage.agenda import looks_otherwise
from relterm.storage.bulk import insert
from relterm.storage.database import Database, among, chunks
from relterm.storage.images import Value, image_of, people_of, value_of
from relterm.storage.models import FLATS
from relterm.storage.recording import ADD_ITEM
from relterm.storage.records import Thing
from relterm.storage.writing import Present, Writer

_CALLED = {
    Thing.PERSON: "a person",
    Thing.INTERACTION: "a log entry",
    Thing.PROMISE: "a promise",
    Thing.ASK: "an ask",
    Thing.REMINDER: "a reminder",
    Thing.RELATION: "a relation",
    Thing.EXCHANGE: "an exchange",
    Thing.SETTINGS: "the settings",
    Thing.IMPORT_BATCH: "an import",
    Thing.VIEW: "a view",
}
_OTHERS = (*FLATS, Thing.INTERACTION)
"""Log entries after what may need them, people before and after everything."""
_SWAP_ITEM = (
    "UPDATE change_item SET image = ?, rev = ?, born = ?, expected = ?, undone = ? "
    "WHERE change_id = ? AND seq = ?"
)


class Item(NamedTuple):
    """A row of the change record; `image` None stands for "not there"."""

    seq: int
    uid: str
    image: str | None
    rev: int | None
    born: int | None
    expected: int | None


class Swap:
    """One undo or redo of one change."""

    def __init__(
        self,
        writer: Writer,
        change: int,
        each: Callable[[int], None] | None = None,
        *,
        undo: bool,
    ) -> None:
        """`each` is called after every chunk with how many things are done."""
        self.each = each
        self.done = 0
        self.writer = writer
        self.database: Database = writer.database
        self.change = change
        self.undo = undo
        self.people: set[str] = set()
        self.relogged: set[str] = set()
        self.unsettled: set[str] = set()
        self.kept = 0
        self._skipped: set[tuple[Thing, str]] = set()
        row = self.database.row("SELECT label, undone, bulk FROM change WHERE id = ?", (change,))
        if row is None:
            raise UndoRefused("This action is no longer in the history; nothing was changed.")
        self.label, undone, self.bulk = row
        if bool(undone) is undo:
            done = "undone" if undo else "done"
            raise UndoRefused(f"“{self.label}” is {done} already; nothing was changed.")

    def run(self) -> None:
        """Swap everything, or raise UndoRefused having changed nothing."""
        with self.database.savepoint():
            self._swap_items(Thing.PERSON, "image IS NOT NULL")
            for thing in _OTHERS:
                self._swap_items(thing, "1")
                if self.bulk and self.undo:
                    self._bulk_rows(thing)
            self._swap_items(Thing.PERSON, "image IS NULL")
            if self.bulk and self.undo:
                self._bulk_rows(Thing.PERSON)
                if not self._anything_undone():
                    raise self._refused(Thing.PERSON, "everything in it was changed since")
            self.database.run(
                "UPDATE change SET undone = ?, past = 0 WHERE id = ?",
                (int(self.undo), self.change),
            )

    def _tell(self, count: int) -> None:
        self.done += count
        if self.each is not None:
            self.each(self.done)

    def _anything_undone(self) -> bool:
        sql = "SELECT 1 FROM change_item WHERE change_id = ? AND undone = 1 LIMIT 1"
        return self.database.row(sql, (self.change,)) is not None

    def _swap_items(self, thing: Thing, condition: str) -> None:
        rows = self.database.rows(
            f"SELECT seq FROM change_item WHERE change_id = ? AND kind = ? AND undone = ? "
            f"AND {condition} ORDER BY seq",
            (self.change, thing.value, int(not self.undo)),
        )
        for chunk in chunks([row[0] for row in rows]):
            items = [Item(*row) for row in self._read(chunk)]
            self._swap(thing, list(self._allowed(thing, items)))
            self._tell(len(chunk))

    def _read(self, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        return self.database.rows(
            "SELECT seq, uid, image, rev, born, expected FROM change_item "
            f"WHERE change_id = ? AND seq {among(numbers)} ORDER BY seq",
            (self.change, *numbers),
        )

    def _allowed(self, thing: Thing, items: list[Item]) -> Iterator[tuple[Item, Present | None]]:
        found = self.writer.load(thing, [item.uid for item in items])
        leaving = [item.uid for item in items if item.image is None]
        needed = referenced(self.database, thing, leaving)
        for item in items:
            now = found.get(item.uid)
            why = ""
            if (None if now is None else now.rev) != item.expected:
                why = self._changed(thing, now)
            elif item.uid in needed:
                why = f"{_CALLED[thing]} in it is used by something written since"
            if not why:
                yield item, now
            elif self.bulk:
                self.kept += 1
                self._skipped.add((thing, item.uid))
            else:
                raise self._refused(thing, why)

    def _changed(self, thing: Thing, now: Present | None) -> str:
        if now is None:
            return f"{_CALLED[thing]} in it was deleted since"
        who = now.value.name if isinstance(now.value, Person) else f"{_CALLED[thing]} in it"
        later = self.database.value("SELECT label FROM change WHERE id = ?", (now.rev,))
        by = f" by “{later}”" if later and now.rev != self.change else ""
        return f"{who} was changed since{by}"

    def _refused(self, thing: Thing, why: str) -> UndoRefused:
        verb = "undone" if self.undo else "done again"
        hint = "" if thing is Thing.SETTINGS else " Undo that first."
        return UndoRefused(f"“{self.label}” cannot be {verb}: {why}; nothing was changed.{hint}")

    def _swap(self, thing: Thing, pairs: list[tuple[Item, Present | None]]) -> None:
        new, written, gone = [], [], []
        over: list[tuple[Value, Value, int, int]] = []
        for item, now in pairs:
            value = None if item.image is None else value_of(thing, item.image)
            born, rev = item.born or 0, item.rev or 0
            self._follow(None if now is None else now.value, value)
            if value is None:
                if now is not None:
                    gone.append(item.uid)
            elif now is None:
                new.append(value)
                written.append((born, rev))
            else:
                over.append((value, now.value, born, rev))
        if over:
            self.writer.update_all(thing, over)
        if gone:
            self.writer.remove(thing, gone)
        if new:
            insert(self.writer, thing, new, written)
        self.database.many(_SWAP_ITEM, [self._turned(item, now) for item, now in pairs])

    def _follow(self, before: Value | None, after: Value | None) -> None:
        """Note whom it is about, whose log it changes and who has to be settled anew."""
        values = [value for value in (before, after) if value is not None]
        people = {person for value in values for person in people_of(value)}
        self.people |= people
        if isinstance(before, Person) and isinstance(after, Person):
            if looks_otherwise(before, after):
                self.unsettled |= people
            return
        self.unsettled |= people
        if any(isinstance(value, Person | Interaction) for value in values):
            self.relogged |= people

    def _turned(self, item: Item, now: Present | None) -> tuple[Any, ...]:
        state = (None, None, None) if now is None else (image_of(now.value), now.rev, now.born)
        expected = None if item.image is None else item.rev
        return (*state, expected, int(self.undo), self.change, item.seq)

    def _bulk_rows(self, thing: Thing) -> None:
        table = FLATS[thing].table if thing in FLATS else thing.value
        uids = [
            row[0]
            for row in self.database.rows(
                f"SELECT uid FROM {table} WHERE created_by = ? AND changed_by = ? ORDER BY id",
                (self.change, self.change),
            )
            if (thing, row[0]) not in self._skipped
        ]
        for chunk in chunks(uids):
            needed = referenced(self.database, thing, chunk)
            self._stash(thing, [uid for uid in chunk if uid not in needed])
            self._tell(len(chunk))
        left = self.database.rows(f"SELECT uid FROM {table} WHERE created_by = ?", (self.change,))
        self.kept += sum((thing, row[0]) not in self._skipped for row in left)

    def _stash(self, thing: Thing, uids: list[str]) -> None:
        last: int = self.database.value(
            "SELECT coalesce(max(seq), 0) FROM change_item WHERE change_id = ?", (self.change,)
        )
        rows = []
        found = self.writer.load(thing, uids)
        for seq, uid in enumerate(uids, last + 1):
            now = found[uid]
            self._follow(now.value, None)
            image = image_of(now.value)
            rows.append((self.change, seq, thing, uid, image, now.rev, now.born, None, 1))
        self.database.many(ADD_ITEM, rows)
        self.writer.remove(thing, uids)


def referenced(database: Database, thing: Thing, uids: Sequence[str]) -> set[str]:
    """Those of the people or log entries that something else in the book needs."""
    if not uids:
        return set()
    if thing is Thing.INTERACTION:
        sql = f"SELECT DISTINCT interaction FROM exchange WHERE interaction {among(uids)}"
    elif thing is Thing.PERSON:
        used = "".join(
            f" OR EXISTS (SELECT 1 FROM {table} WHERE {column} = uid)"
            for table, column in (
                ("promise", "promise.person"),
                ("ask", "ask.person"),
                ("reminder", "reminder.person"),
                ("relation", "relation.person"),
                ("relation", "relation.other"),
                ("exchange", "exchange.person"),
            )
        ).replace("= uid", "= person.uid")
        sql = (
            f"SELECT uid FROM person WHERE uid {among(uids)} AND "
            f"(EXISTS (SELECT 1 FROM participant WHERE person_id = person.id){used})"
        )
    else:
        return set()
    return {row[0] for row in database.rows(sql, uids)}
