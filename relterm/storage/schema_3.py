"""Version 3 of the schema, frozen as released: everything is searched, and views are saved.

`words` (and `firm`, for organisations) are derived: what the search tables have to be told besides
the texts themselves (`text.spelt_out`). `person_fts` now knows everything said of a person,
`name_fts` the letters of names in threes, for what is inside a name or typed wrongly; promises,
asks and reminders have search tables of their own. `view` is a filter of people saved by name.
"""

from collections.abc import Iterator, Sequence

from relterm.storage.database import Database
from relterm.storage.text import digits_of, spelt_out

_WRITTEN = "created_by INTEGER NOT NULL, changed_by INTEGER NOT NULL"
_FOLDED = "tokenize='unicode61 remove_diacritics 2', prefix='2 3'"
_TOLD = "name, nickname, organisation, title, words, notes, firm"

BEFORE: tuple[str, ...] = (
    "DROP TABLE person_fts",
    "ALTER TABLE person ADD COLUMN firm TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE promise ADD COLUMN words TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE ask ADD COLUMN words TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE reminder ADD COLUMN words TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE saved_view(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, "
    f"{_WRITTEN}, name TEXT NOT NULL, query TEXT NOT NULL) STRICT",
    f"CREATE VIRTUAL TABLE person_fts USING fts5({_TOLD}, content='person', content_rowid='id', "
    f"{_FOLDED})",
    "CREATE VIRTUAL TABLE name_fts USING fts5(sort_name, content='person', content_rowid='id', "
    "tokenize='trigram')",
    "CREATE VIRTUAL TABLE promise_fts USING fts5(what, words, content='promise', "
    f"content_rowid='id', {_FOLDED})",
    "CREATE VIRTUAL TABLE ask_fts USING fts5(what, reason, words, content='ask', "
    f"content_rowid='id', {_FOLDED})",
    "CREATE VIRTUAL TABLE reminder_fts USING fts5(what, words, content='reminder', "
    f"content_rowid='id', {_FOLDED})",
)

AFTER: tuple[str, ...] = (
    "INSERT INTO person_fts(person_fts) VALUES ('rebuild')",
    "INSERT INTO name_fts(name_fts) VALUES ('rebuild')",
    "INSERT INTO promise_fts(promise_fts) VALUES ('rebuild')",
    "INSERT INTO ask_fts(ask_fts) VALUES ('rebuild')",
    "INSERT INTO reminder_fts(reminder_fts) VALUES ('rebuild')",
    "CREATE INDEX person_tagged ON person_tag(tag, person_id)",
    "CREATE INDEX interaction_tagged ON interaction_tag(tag, interaction_id)",
    "CREATE INDEX person_firm ON person(organisation) WHERE organisation <> ''",
    "CREATE INDEX trust_stage ON trust_state(instr(state, '\"first_two_way\":') > 0, "
    "instr(state, '\"trusted\":') > 0, instr(state, '\"attempts\":') > 0, "
    "instr(state, '\"owe_reply\":') > 0, person_id)",
)

_CHANNELS = (
    "SELECT person_id, kind, value, label FROM person_channel WHERE person_id BETWEEN ? AND ? "
    "ORDER BY person_id, kind, seq"
)
_PARTS = (
    "SELECT person_id, text FROM topic WHERE person_id BETWEEN ?1 AND ?2 "
    "UNION ALL SELECT person_id, tag FROM person_tag WHERE person_id BETWEEN ?1 AND ?2 "
    "UNION ALL SELECT person_id, label || ' ' || text FROM important_date "
    "WHERE person_id BETWEEN ?1 AND ?2"
)
_PEOPLE = (
    "SELECT id, name, nickname, organisation, title, notes, met, why, goal_text, pronouns "
    "FROM person WHERE id BETWEEN ? AND ?"
)
_TAKE_OUT = (
    "INSERT INTO interaction_fts(interaction_fts, rowid, text, note, words) "
    "VALUES ('delete', ?, ?, ?, ?)"
)
_PUT_IN = "INSERT INTO interaction_fts(rowid, text, note, words) VALUES (?, ?, ?, ?)"
_STEP = 20_000
"""Rows in memory at a time."""


def migrate(database: Database) -> None:
    """Bring a book of version 2 to version 3."""
    for statement in BEFORE:
        database.run(statement)
    _people(database)
    for table, said in (
        ("promise", "what"),
        ("ask", "what || ' ' || reason"),
        ("reminder", "what"),
    ):
        told = (
            (number, spelt_out(text))
            for number, text in database.rows(f"SELECT id, {said} FROM {table}")
        )
        _write(database, table, [(words, number) for number, words in told if words])
    _entries(database)
    for statement in AFTER:
        database.run(statement)


def _ranges(database: Database, table: str) -> Iterator[tuple[int, int]]:
    last: int = database.value(f"SELECT coalesce(max(id), 0) FROM {table}")
    return ((first, first + _STEP - 1) for first in range(1, last + 1, _STEP))


def _people(database: Database) -> None:
    for bounds in _ranges(database, "person"):
        told: dict[int, list[str]] = {}
        for number, text in database.rows(_PARTS, bounds):
            told.setdefault(number, []).append(text)
        for number, kind, value, label in database.rows(_CHANNELS, bounds):
            parts = told.setdefault(number, [])
            parts.append(value)
            if kind == "phone":
                parts.append(digits_of(value))
            if kind == "custom":
                parts.append(label)
        rows = []
        for number, name, nickname, organisation, title, notes, *more in database.rows(
            _PEOPLE, bounds
        ):
            said = [*told.get(number, ()), *more]
            spelt = spelt_out("\n".join([name, nickname, title, notes, *said]))
            words = "\n".join(filter(None, [*said, spelt]))
            rows.append((words, spelt_out(organisation), number))
        database.many("UPDATE person SET words = ?, firm = ? WHERE id = ?", rows)


def _write(database: Database, table: str, rows: Sequence[tuple[str, int]]) -> None:
    database.many(f"UPDATE {table} SET words = ? WHERE id = ?", rows)


def _entries(database: Database) -> None:
    """Only entries with letters the index does not fold by itself are indexed anew.

    Taken out and put in one by one in the order of their ids, which the index takes in its stride:
    a step back in that order makes it write out all it holds.
    """
    for bounds in _ranges(database, "interaction"):
        rows = database.rows(
            "SELECT id, text, note, words FROM interaction WHERE id BETWEEN ? AND ? ORDER BY id",
            bounds,
        )
        with database.ours:
            for number, text, note, words in rows:
                spelt = spelt_out(f"{text}\n{note}\n{words}")
                if spelt:
                    told = f"{words}\n{spelt}" if words else spelt
                    run = database.raw.execute
                    run(_TAKE_OUT, (number, text, note, words))
                    run("UPDATE interaction SET words = ? WHERE id = ?", (told, number))
                    run(_PUT_IN, (number, text, note, told))
