"""Keeping the search tables in step with the texts they index.

They hold no text of their own, so what leaves has to be named with its old text before it changes.
"""

from collections.abc import Sequence

from relterm.domain.people import Person
from relterm.storage.database import Database, among
from relterm.storage.images import Value
from relterm.storage.schema import SEARCHED


def indexed_text(value: Value) -> tuple[object, ...]:
    """What the search table says of a person or log entry, to see whether that changes."""
    if isinstance(value, Person):
        return (
            value.name,
            value.nickname,
            value.organisation,
            value.title,
            value.tags,
            value.interests,
            value.emails,
            value.custom,
        )
    return (getattr(value, "text", ""), getattr(value, "note", ""), getattr(value, "tags", ()))


def enter(database: Database, table: str, first: int) -> None:
    """Index the rows from a row id on, which are new."""
    _run(database, table, "INSERT INTO {fts}(rowid, {columns})", "id >= ?", (first,))


def enter_one(database: Database, table: str, number: int) -> None:
    """Index a row whose text was changed."""
    _run(database, table, "INSERT INTO {fts}(rowid, {columns})", "id = ?", (number,))


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


def _run(
    database: Database,
    table: str,
    insert: str,
    condition: str,
    parameters: Sequence[str | int],
    command: str = "",
) -> None:
    columns = ", ".join(SEARCHED[table])
    head = insert.format(fts=f"{table}_fts", columns=columns)
    database.run(f"{head} SELECT {command}id, {columns} FROM {table} WHERE {condition}", parameters)
