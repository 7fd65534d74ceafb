"""Keeping the search tables in step with the texts they index.

They hold no text of their own, so what leaves has to be named with its old text before it changes.
They are kept here and not by triggers: with `trusted_schema` off, which guards against books made
by others, SQLite before 3.41 lets no trigger write to one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from relterm.domain.interactions import Ask, Interaction, Promise, Reminder
from relterm.domain.line_words import line_words
from relterm.domain.people import Person
from relterm.storage.database import Database, among
from relterm.storage.images import Value
from relterm.storage.text import digits_of, spelt_out


@dataclass(frozen=True, slots=True)
class Index:
    """A search table: the table whose texts it indexes, and their columns."""

    name: str
    table: str
    columns: tuple[str, ...]

    @property
    def take_out(self) -> str:
        """The statement that takes a row out: its id, and the texts it was told."""
        marks = ", ?" * len(self.columns)
        names = ", ".join((self.name, "rowid", *self.columns))
        return f"INSERT INTO {self.name}({names}) VALUES ('delete', ?{marks})"

    @property
    def put_in(self) -> str:
        """The statement that puts a row in: its id, and its texts."""
        marks = ", ?" * len(self.columns)
        names = ", ".join(("rowid", *self.columns))
        return f"INSERT INTO {self.name}({names}) VALUES (?{marks})"


INDEXES: tuple[Index, ...] = (
    Index(
        "person_fts",
        "person",
        ("name", "nickname", "organisation", "title", "words", "notes", "firm"),
    ),
    Index("name_fts", "person", ("sort_name",)),
    Index("interaction_fts", "interaction", ("text", "note", "words")),
    Index("promise_fts", "promise", ("what", "words")),
    Index("ask_fts", "ask", ("what", "reason", "words")),
    Index("reminder_fts", "reminder", ("what", "words")),
)
SEARCHED = frozenset(index.table for index in INDEXES)
"""Tables whose texts are searched."""


INDEXES_OF = {
    table: tuple(index for index in INDEXES if index.table == table) for table in SEARCHED
}
"""The search tables of each table."""


def person_words(person: Person) -> tuple[str, str]:
    """The derived columns `words` and `firm`: what else is said of somebody, and respellings."""
    said = [
        *chain(person.interests, person.aspirations, person.needs, person.offers, person.values),
        *person.tags,
        *(f"{day.label} {day.text}" for day in person.dates),
        *(item.value for item in chain(person.emails, person.phones, person.links, person.custom)),
        *(digits_of(phone.value) for phone in person.phones),
        *(item.label for item in person.custom),
        *(person.met, person.why, person.goal_text, person.pronouns),
    ]
    spelt = spelt_out("\n".join([person.name, person.nickname, person.title, person.notes, *said]))
    return "\n".join(filter(None, [*said, spelt])), spelt_out(person.organisation)


def entry_words(entry: Interaction) -> str:
    """The derived column `words` of a log entry: tags, plain words of its line, respellings."""
    said = "\n".join((*entry.tags, *_line_words(entry)))
    spelt = spelt_out(f"{entry.text}\n{entry.note}\n{said}")
    return "\n".join(filter(None, [said, spelt]))


def _line_words(entry: Interaction) -> tuple[str, ...]:
    if not entry.line:
        return ()
    told = "\n".join((entry.text, entry.note, *entry.tags))
    return line_words(entry.line, entry.moment.day, told)


def flat_words(value: Value) -> str:
    """The derived column `words` of a promise, ask or reminder: respellings."""
    return spelt_out(" ".join(map(str, indexed_text(value))))


def indexed_text(value: Value) -> tuple[object, ...]:
    """What the search tables say of a value (but a person), to see whether that changes."""
    match value:
        case Interaction():
            return (value.text, value.note, value.tags, _line_words(value))
        case Ask():
            return (value.what, value.reason)
        case Promise() | Reminder():
            return (value.what,)
    return ()


def enter(database: Database, table: str, first: int) -> None:
    """Index the rows from a row id on, which are new."""
    _run(database, table, "INSERT INTO {fts}(rowid, {columns})", "id >= ?", (first,))


def enter_one(database: Database, table: str, number: int) -> None:
    """Index a row whose text was changed."""
    _run(database, table, "INSERT INTO {fts}(rowid, {columns})", "id = ?", (number,))


def say_anew(
    database: Database,
    table: str,
    texts: Iterable[tuple[int, Mapping[str, object], Mapping[str, object]]],
) -> None:
    """Tell the index other texts of rows: their ids, what it was told and what it is to know.

    Each row is taken out and put in before the next, in the order of the ids, which the index takes
    in its stride: a step back in that order makes it write out all it holds.
    """
    run = database.raw.execute
    with database.ours:
        for number, before, after in texts:
            for index in INDEXES_OF[table]:
                old = [before[column] for column in index.columns]
                new = [after[column] for column in index.columns]
                if old != new:
                    run(index.take_out, (number, *old))
                    run(index.put_in, (number, *new))


def leave(database: Database, table: str, uids: Sequence[str]) -> None:
    """Take rows out of the index, before their text changes or goes."""
    _run(
        database,
        table,
        "INSERT INTO {fts}({fts}, rowid, {columns})",
        f"uid {among(uids)}",
        uids,
        "'delete', ",
    )


def tighten(database: Database) -> None:
    """Write the search tables anew, so that nothing of what was deleted is left in them."""
    for index in INDEXES:
        database.run(f"INSERT INTO {index.name}({index.name}) VALUES ('optimize')")


def _run(
    database: Database,
    table: str,
    insert: str,
    condition: str,
    parameters: Sequence[str | int],
    command: str = "",
) -> None:
    for index in INDEXES_OF.get(table, ()):
        columns = ", ".join(index.columns)
        head = insert.format(fts=index.name, columns=columns)
        database.run(
            f"{head} SELECT {command}id, {columns} FROM {table} WHERE {condition}", parameters
        )
