"""The change record: who wrote what, with the image of what is not in the tables now."""

from collections.abc import Iterable

from relterm.domain.clean_text import storable
from relterm.storage.database import Database
from relterm.storage.images import image_of
from relterm.storage.records import Thing
from relterm.storage.writing import Present

ADD_ITEM = (
    "INSERT INTO change_item(change_id, seq, kind, uid, image, rev, born, expected, undone) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Record:
    """One change being written; its row appears with the first thing that changes."""

    def __init__(self, database: Database, label: str, at: int, batch: str) -> None:
        self.database = database
        self.label = label
        self.at = at
        self.batch = batch
        self.bulk = 0
        self._id = 0
        self._items: dict[tuple[Thing, str], int] = {}
        self._last = 0
        self._fresh: set[tuple[Thing, str]] = set()

    @property
    def id(self) -> int:
        """The change's id; asking for it makes the change exist."""
        if not self._id:
            self.database.run(
                "INSERT INTO change(label, at, batch) VALUES (?, ?, ?)",
                (storable(self.label), self.at, self.batch),
            )
            self._id = self.database.value("SELECT last_insert_rowid()")
            self.database.run("UPDATE change SET past = 1 WHERE undone = 1 AND past = 0")
        return self._id

    def written(self, thing: Thing, uid: str, before: Present | None) -> None:
        """Note that a thing is put, before it is; `before` is what the tables hold now."""
        self.written_all(thing, ((uid, before),))

    def written_all(self, thing: Thing, befores: Iterable[tuple[str, Present | None]]) -> None:
        """Note that many things of one kind are put: `written` for each of them."""
        rows = []
        for uid, before in befores:
            key = (thing, uid)
            if key in self._items:
                self._expect(key, self.id)
            elif before is None or before.born != self.id:
                rows.append(self._row(key, before, self.id))
        if rows:
            self.database.many(ADD_ITEM, rows)

    def deleted(self, thing: Thing, uid: str, before: Present) -> None:
        """Note that a thing is taken out, before it is."""
        key = (thing, uid)
        if key in self._fresh:
            self._fresh.discard(key)
            self.database.run(
                "DELETE FROM change_item WHERE change_id = ? AND seq = ?",
                (self.id, self._items.pop(key)),
            )
        elif key in self._items:
            self._expect(key, None)
        elif before.born == self.id:
            self.bulk -= 1
        else:
            self.database.run(ADD_ITEM, self._row(key, before, None))

    def finish(self) -> None:
        """Count what was written, or leave no trace when nothing was."""
        if not self._id:
            return
        count = len(self._items) + self.bulk
        if count:
            self.database.run(
                "UPDATE change SET items = ?, bulk = ?, label = ? WHERE id = ?",
                (count, int(self.bulk > 0), storable(self.label), self._id),
            )
        else:
            self.database.run("DELETE FROM change WHERE id = ?", (self._id,))

    def forget(self) -> None:
        """Take this change and every other that holds an image of the same things out for good."""
        if not self._id:
            return
        self.database.run(
            "DELETE FROM change WHERE id IN (SELECT old.change_id FROM change_item AS mine "
            "JOIN change_item AS old ON old.kind = mine.kind AND old.uid = mine.uid "
            "WHERE mine.change_id = ?)",
            (self._id,),
        )
        self._items.clear()
        self._fresh.clear()

    def _expect(self, key: tuple[Thing, str], expected: int | None) -> None:
        self.database.run(
            "UPDATE change_item SET expected = ? WHERE change_id = ? AND seq = ?",
            (expected, self.id, self._items[key]),
        )

    def _row(
        self, key: tuple[Thing, str], before: Present | None, expected: int | None
    ) -> tuple[object, ...]:
        """A new item; it is counted with this call."""
        self._last += 1
        self._items[key] = self._last
        if before is None:
            self._fresh.add(key)
            state: tuple[str | None, int | None, int | None] = (None, None, None)
        else:
            state = (image_of(before.value), before.rev, before.born)
        return (self.id, self._last, *key, *state, expected, 0)
