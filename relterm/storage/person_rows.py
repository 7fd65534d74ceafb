"""Rows of people: how a person becomes rows of several tables, and how many are written over."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Any, NamedTuple

from relterm.domain.people import Person
from relterm.storage import search_index
from relterm.storage.database import Database, listed
from relterm.storage.loading import IN, PERSON_FIELDS
from relterm.storage.search_index import INDEXES_OF, person_words
from relterm.storage.text import email_key, sort_key

DERIVED = ("sort_name", "words", "firm")
COLUMNS = (*PERSON_FIELDS, *DERIVED)
"""The columns of `person_row`."""
PARTS = {
    "person_channel": ("person_id", "kind", "seq", "value", "label", "folded"),
    "person_tag": ("person_id", "seq", "tag"),
    "important_date": ("person_id", "seq", "label", "year", "month", "day", "text"),
    "topic": ("person_id", "kind", "seq", "text"),
}
"""The columns of the tables that hold what there may be several of."""
_SILENT = frozenset({
    "given", "family", "circle", "cadence_days", "goal", "intent", "private", "executive",
    "introduced_by", "snooze_until", "skips", "paused", "triage", "is_me", "state",
    "line",
})  # fmt: skip
"""Columns of which neither the search tables nor a derived column says anything."""
_TOPICS = ("interests", "aspirations", "needs", "offers", "values")
_LISTS = ("emails", "phones", "links", "custom", "tags", "dates", *_TOPICS)
_SEARCHED = tuple(dict.fromkeys(column for each in INDEXES_OF["person"] for column in each.columns))
_KEYS = ("person_id", "kind", "seq")
"""The columns of a key of `PARTS`; they come first."""


class Rewritten(NamedTuple):
    """A person to be written over: as they are now, as they will be, and by which changes."""

    number: int
    before: Person
    after: Person
    born: int
    rev: int


def person_row(person: Person) -> tuple[Any, ...]:
    """The values of `COLUMNS`."""
    goal = person.goal
    return (
        person.uid, person.name, person.given, person.family, person.nickname, person.pronouns,
        person.organisation, person.title, person.circle.value, person.cadence_days,
        None if goal is None else goal.value, person.goal_text, person.why, person.intent.value,
        person.private, person.executive, person.met, person.introduced_by, person.notes,
        person.snooze_until, person.skips, person.paused, person.triage.value, person.is_me,
        person.state.value, person.line,
        sort_key(person.name, person.nickname), *person_words(person),
    )  # fmt: skip


def insert_people(database: Database, numbers: Iterable[int], people: Sequence[Person]) -> None:
    """Write what there may be several of, of people who are new."""
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in PARTS}
    for number, person in zip(numbers, people, strict=True):
        for table, row in part_rows(number, person):
            rows[table].append(row)
    _add_parts(database, rows)


def part_rows(number: int, person: Person) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The rows of `PARTS`, each with its table."""
    for seq, item in enumerate(person.emails):
        row = (number, "email", seq, item.value, item.label, email_key(item.value))
        yield "person_channel", row
    others = (("phone", person.phones), ("link", person.links), ("custom", person.custom))
    for kind, items in others:
        for seq, item in enumerate(items):
            yield "person_channel", (number, kind, seq, item.value, item.label, "")
    for seq, tag in enumerate(person.tags):
        yield "person_tag", (number, seq, tag)
    for seq, day in enumerate(person.dates):
        yield "important_date", (number, seq, day.label, day.year, day.month, day.day, day.text)
    for kind in _TOPICS:
        for seq, text in enumerate(getattr(person, kind)):
            yield "topic", (number, kind, seq, text)


def rewrite_people(database: Database, people: Iterable[Rewritten]) -> None:
    """Write people over what the tables hold of them: only the columns and rows that differ."""
    ordered = sorted(people, key=lambda one: one.number)
    changes = {one.number: _changed(one.before, one.after) for one in ordered}
    _say_anew(database, {number: to for number, to in changes.items() if DERIVED[0] in to})
    updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for one in ordered:
        changed = changes[one.number]
        row = (one.born, one.rev, *changed.values(), one.number)
        updates.setdefault(tuple(changed), []).append(row)
    for names, rows in updates.items():
        pairs = ", ".join(f"{name} = ?" for name in ("created_by", "changed_by", *names))
        database.many(f"UPDATE person SET {pairs} WHERE id = ?", rows)
    _rewrite_parts(database, ordered)


def _changed(before: Person, after: Person) -> dict[str, Any]:
    """The columns that differ, and what they are to hold."""
    names = [name for name in PERSON_FIELDS if getattr(before, name) != getattr(after, name)]
    silent = _SILENT.issuperset(names)
    if silent and all(getattr(before, name) == getattr(after, name) for name in _LISTS):
        values = [getattr(after, name) for name in names]
        return {
            name: value.value if isinstance(value, Enum) else value
            for name, value in zip(names, values, strict=True)
        }
    known = dict(zip(COLUMNS, person_row(after), strict=True))
    return {name: known[name] for name in (*names, *DERIVED)}


def _say_anew(database: Database, said: dict[int, dict[str, Any]]) -> None:
    """Bring the search tables in step with what is about to be written; what is so goes from it."""
    if not said:
        return
    columns = ", ".join(_SEARCHED)
    texts = []
    for number, *old in database.rows(
        f"SELECT id, {columns} FROM person WHERE id {IN} ORDER BY id", (listed(said),)
    ):
        to, before = said[number], dict(zip(_SEARCHED, old, strict=True))
        for name in before.keys() & to.keys():
            if to[name] == before[name]:
                del to[name]
        texts.append((number, before, before | to))
    search_index.say_anew(database, "person", texts)


def _rewrite_parts(database: Database, people: Iterable[Rewritten]) -> None:
    gone: dict[str, list[tuple[Any, ...]]] = {table: [] for table in PARTS}
    new: dict[str, list[tuple[Any, ...]]] = {table: [] for table in PARTS}
    for one in people:
        if all(getattr(one.before, name) == getattr(one.after, name) for name in _LISTS):
            continue
        before = dict.fromkeys(part_rows(one.number, one.before))
        after = dict.fromkeys(part_rows(one.number, one.after))
        for table, row in before.keys() - after.keys():
            gone[table].append(row)
        for table, row in after.keys() - before.keys():
            new[table].append(row)
    for table, rows in gone.items():
        if rows:
            keys = [name for name in PARTS[table] if name in _KEYS]
            condition = " AND ".join(f"{name} = ?" for name in keys)
            database.many(f"DELETE FROM {table} WHERE {condition}", [r[: len(keys)] for r in rows])
    _add_parts(database, new)


def _add_parts(database: Database, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    for table, added in rows.items():
        if added:
            marks = ", ".join("?" * len(PARTS[table]))
            names = ", ".join(PARTS[table])
            database.many(f"INSERT INTO {table}({names}) VALUES ({marks})", added)
