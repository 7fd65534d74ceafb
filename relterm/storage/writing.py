"""Rows of aggregates: how values become rows, in one statement for many."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from relterm.domain.interactions import Interaction
from relterm.domain.people import Person, State
from relterm.errors import NoSuchPerson
from relterm.storage import search_index
from relterm.storage.database import Database, among, chunks
from relterm.storage.images import Value, people_of, uid_of
from relterm.storage.loading import (
    INTERACTION_COLUMNS,
    load_interactions,
    load_people,
)
from relterm.storage.models import FLATS, Flat
from relterm.storage.person_rows import (
    COLUMNS,
    Rewritten,
    insert_people,
    person_row,
    rewrite_people,
)
from relterm.storage.records import Thing
from relterm.storage.search_index import SEARCHED, entry_words, flat_words


class Present(NamedTuple):
    """What the tables hold now: the value, and the changes that created and last wrote it."""

    value: Value
    born: int
    rev: int


INTERACTION_WRITTEN = f"{INTERACTION_COLUMNS}, words"


def _insert(table: str, columns: str) -> str:
    marks = ", ".join("?" * (columns.count(",") + 1))
    return f"INSERT INTO {table}({columns}) VALUES ({marks})"


def _update(table: str, columns: str) -> str:
    pairs = ", ".join(f"{name} = ?" for name in columns.split(", "))
    return f"UPDATE {table} SET {pairs} WHERE uid = ?"


ADD_PERSON = _insert("person", ", ".join(("id, created_by, changed_by", *COLUMNS)))
ADD_INTERACTION = _insert("interaction", f"id, created_by, changed_by, {INTERACTION_WRITTEN}")
ADD_PARTICIPANT = _insert("participant", "interaction_id, seq, person_id, live, seconds")
ADD_INTERACTION_TAG = _insert("interaction_tag", "interaction_id, seq, tag")


def interaction_row(entry: Interaction) -> tuple[Any, ...]:
    """The values of `INTERACTION_WRITTEN`."""
    moment, who, due = entry.moment, entry.who, entry.due
    return (
        entry.uid, moment.day.toordinal(), moment.seconds, moment.offset, moment.timed,
        entry.kind.value, None if who is None else who.value, entry.answered, entry.minutes,
        entry.depth, entry.mood, entry.size, entry.outcome,
        None if due is None else due.toordinal(), entry.years, entry.text, entry.note, entry.line,
        entry.part_of, entry.planned, entry.state.value, entry_words(entry),
    )  # fmt: skip


def live_of(entry: Interaction) -> int:
    """1 for an active entry, 2 for an active planned one, 0 for one put away."""
    if entry.state is not State.ACTIVE:
        return 0
    return 2 if entry.planned else 1


def _flat_columns(flat: Flat) -> str:
    words = ("words",) if flat.table in SEARCHED else ()
    return ", ".join(("created_by", "changed_by", *flat.columns, *words))


def _flat_row(flat: Flat, value: Value) -> tuple[Any, ...]:
    words = (flat_words(value),) if flat.table in SEARCHED else ()
    return (*flat.row_of(value), *words)


class Writer:
    """Writes and reads aggregates by uid; knows nothing of the change record."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.person_ids: dict[str, int] = {}

    def load(self, thing: Thing, uids: Sequence[str]) -> dict[str, Present]:
        """What the tables hold under these uids."""
        found: dict[str, Present] = {}
        for chunk in chunks(uids):
            found |= self._load(thing, chunk)
        return found

    def _load(self, thing: Thing, uids: Sequence[str]) -> dict[str, Present]:
        flat = FLATS.get(thing)
        if flat is not None:
            rows = self.database.rows(
                f"SELECT created_by, changed_by, {', '.join(flat.columns)} FROM {flat.table} "
                f"WHERE uid {among(uids)}",
                uids,
            )
            return {row[2]: Present(flat.value_of(row[2:]), row[0], row[1]) for row in rows}
        marks = {
            row[0]: row[1:]
            for row in self.database.rows(
                f"SELECT id, created_by, changed_by FROM {thing.value} WHERE uid {among(uids)}",
                uids,
            )
        }
        if not marks:
            return {}
        loaded: dict[int, Any] = (load_people if thing is Thing.PERSON else load_interactions)(
            self.database, list(marks)
        )
        return {value.uid: Present(value, *marks[number]) for number, value in loaded.items()}

    def insert(
        self, thing: Thing, values: Sequence[Value], written: Sequence[tuple[int, int]]
    ) -> None:
        """Add new aggregates; `written` holds the ids of the changes that made and wrote each."""
        flat = FLATS.get(thing)
        if flat is not None:
            self.know(chain.from_iterable(people_of(value) for value in values))
            rows = (
                pair + _flat_row(flat, value) for pair, value in zip(written, values, strict=True)
            )
            first = self._next_id(flat.table)
            self.database.many(_insert(flat.table, _flat_columns(flat)), rows)
            search_index.enter(self.database, flat.table, first)
            return
        first = self._next_id(thing.value)
        numbers = range(first, first + len(values))
        if thing is Thing.PERSON:
            people = [value for value in values if isinstance(value, Person)]
            rows = (
                (number, *pair, *person_row(person))
                for number, pair, person in zip(numbers, written, people, strict=True)
            )
            self.database.many(ADD_PERSON, rows)
            insert_people(self.database, numbers, people)
            search_index.enter(self.database, "person", first)
            return
        entries = [value for value in values if isinstance(value, Interaction)]
        self.know(chain.from_iterable(entry.people for entry in entries))
        rows = (
            (number, *pair, *interaction_row(entry))
            for number, pair, entry in zip(numbers, written, entries, strict=True)
        )
        self.database.many(ADD_INTERACTION, rows)
        self._insert_participants(numbers, entries)
        search_index.enter(self.database, "interaction", first)

    def update(self, thing: Thing, value: Value, old: Value, born: int, rev: int) -> None:
        """Write an aggregate over the one with the same uid, which is `old`."""
        if thing is Thing.PERSON:
            self.update_all(thing, [(value, old, born, rev)])
            return
        uid = uid_of(value)
        flat = FLATS.get(thing)
        if flat is not None:
            self.know(people_of(value))
        table = thing.value if flat is None else flat.table
        number: int = self.database.value(f"SELECT id FROM {table} WHERE uid = ?", (uid,))
        resaid = search_index.indexed_text(value) != search_index.indexed_text(old)
        if resaid:
            search_index.leave(self.database, table, (uid,))
        if flat is not None:
            row = (born, rev, *_flat_row(flat, value), uid)
            self.database.run(_update(table, _flat_columns(flat)), row)
        elif isinstance(value, Interaction):
            self.know(value.people)
            columns = f"created_by, changed_by, {INTERACTION_WRITTEN}"
            row = (born, rev, *interaction_row(value), uid)
            self.database.run(_update("interaction", columns), row)
            for part in ("participant", "interaction_tag"):
                self.database.run(f"DELETE FROM {part} WHERE interaction_id = ?", (number,))
            self._insert_participants((number,), (value,))
        if resaid:
            search_index.enter_one(self.database, table, number)

    def update_all(self, thing: Thing, values: Sequence[tuple[Value, Value, int, int]]) -> None:
        """Write many aggregates of one kind, each given as `update` takes it."""
        if thing is not Thing.PERSON:
            for value, old, born, rev in values:
                self.update(thing, value, old, born, rev)
            return
        self.know(uid_of(value) for value, *_ in values)
        rewrite_people(
            self.database,
            (
                Rewritten(self.person_ids[value.uid], old, value, born, rev)
                for value, old, born, rev in values
                if isinstance(value, Person) and isinstance(old, Person)
            ),
        )

    def remove(self, thing: Thing, uids: Sequence[str]) -> None:
        """Take aggregates out of the tables."""
        table = FLATS[thing].table if thing in FLATS else thing.value
        for chunk in chunks(uids):
            if table in SEARCHED:
                search_index.leave(self.database, table, chunk)
            self.database.run(f"DELETE FROM {table} WHERE uid {among(chunk)}", chunk)
        if thing is Thing.PERSON:
            for uid in uids:
                self.person_ids.pop(uid, None)

    def _next_id(self, table: str) -> int:
        last: int = self.database.value(f"SELECT coalesce(max(id), 0) FROM {table}")
        return last + 1

    def know(self, uids: Iterable[str]) -> None:
        """Look up the row ids of people; NoSuchPerson when one is not in the book."""
        wanted = {uid for uid in uids if uid not in self.person_ids}
        for chunk in chunks(list(wanted)):
            self.person_ids.update(
                self.database.rows(f"SELECT uid, id FROM person WHERE uid {among(chunk)}", chunk)
            )
        if not wanted <= self.person_ids.keys():
            raise NoSuchPerson("Somebody named here is not in the book; nothing was saved.")

    def _insert_participants(self, numbers: Sequence[int], entries: Sequence[Interaction]) -> None:
        known = self.person_ids
        people, tags = [], []
        for number, entry in zip(numbers, entries, strict=True):
            live, seconds = live_of(entry), entry.moment.seconds
            for seq, uid in enumerate(entry.people):
                people.append((number, seq, known[uid], live, seconds))
            for seq, tag in enumerate(entry.tags):
                tags.append((number, seq, tag))
        self._many((ADD_PARTICIPANT, people), (ADD_INTERACTION_TAG, tags))

    def _many(self, *batches: tuple[str, list[Any]]) -> None:
        for sql, rows in batches:
            if rows:
                self.database.many(sql, rows)
