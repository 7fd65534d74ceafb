"""The connection to one book's file: settings of SQLite, and statements with our errors."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import peewee

from relterm.errors import BookError
from relterm.storage import faults, functions

T = TypeVar("T")

PRAGMAS: tuple[tuple[str, str], ...] = (
    ("journal_mode", "TRUNCATE"),
    ("synchronous", "FULL"),
    ("cache_spill", "16000"),
    ("foreign_keys", "ON"),
    ("secure_delete", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
)
"""Set on every connection. Not WAL: a book is one file that people copy and sync.

Others read undisturbed until the commit; only a transaction of more than 16,000 pages (64 MB), an
import, writes early to keep memory bounded. SQLite does not let that change inside a transaction.
"""

CHUNK = 500
"""Rows read or written by one statement."""


class Database:
    """One book's file, with a connection for each thread that asked for one."""

    def __init__(self, path: Path, *, read_only: bool, wait_ms: int) -> None:
        self.path = path
        self.read_only = read_only
        self.ours = faults.Ours(path)
        mode = "ro" if read_only else "rw"
        pragmas = tuple(pair for pair in PRAGMAS if not (read_only and pair[0] == "journal_mode"))
        self.peewee: Any = peewee.SqliteDatabase(
            f"file:{quote(str(path))}?mode={mode}",
            uri=True,
            pragmas=pragmas,
            lock_type="IMMEDIATE",
            autoconnect=False,
            returning_clause=True,
            timeout=wait_ms / 1000,
        )
        self.peewee.register_function(functions.stage_of, "stage_of", 2)
        self.peewee.register_function(functions.overlay_of, "overlay_of", 7)

    def connect(self, wait_ms: int) -> None:
        """Open this thread's connection, which waits at most `wait_ms` for other processes.

        A connection that is open already only takes on the new waiting time.
        """
        with self.ours:
            self.peewee.connect(reuse_if_open=True)
            try:
                self.peewee.execute_sql(f"PRAGMA busy_timeout = {int(wait_ms)}")
            except BaseException:
                self.peewee.close()
                raise

    def close(self) -> None:
        """Close this thread's connection, if there is one."""
        if not self.peewee.is_closed():
            with self.ours:
                self.peewee.close()

    @property
    def raw(self) -> Any:
        """This thread's `sqlite3.Connection`."""
        return self.peewee.connection()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self.ours:
            found: list[tuple[Any, ...]] = self.peewee.execute_sql(sql, parameters).fetchall()
            return found

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row; None when there is no row."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one by one; to be read to the end at once."""
        with self.ours:
            yield from self.peewee.execute_sql(sql, parameters)

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Execute a statement; the number of rows it wrote."""
        with self.ours:
            count: int = self.peewee.execute_sql(sql, parameters).rowcount
            return count

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Execute a statement for each row, as fast as SQLite can."""
        with self.ours:
            self.raw.executemany(sql, rows)

    def objects(self, query: Any, build: Callable[..., T]) -> list[T]:
        """The rows of a Peewee query as domain values."""
        with self.ours:
            return list(query.bind(self.peewee).objects(build))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One immediate transaction: everything in it happens, or nothing."""
        if self.read_only:
            raise faults.read_only(self.path)
        if self.peewee.in_transaction():
            raise BookError("A change is being written already; nothing was changed by this one.")
        with self.ours, self.peewee.atomic("IMMEDIATE"):
            yield

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of a transaction that is taken back when it fails."""
        with self.ours, self.peewee.savepoint():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reading of one state of the book, whatever others write; they wait meanwhile."""
        with self.ours, self.peewee.atomic("DEFERRED"):
            yield


def listed(values: Iterable[Any]) -> str:
    """Numbers as one parameter for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(values))


def among(values: Sequence[Any]) -> str:
    """The end of a condition on texts, `IN (?, …)`; JSON would cut a text at a NUL."""
    return f"IN ({', '.join('?' * len(values))})"


def chunks(values: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The values in slices of at most `size`."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
