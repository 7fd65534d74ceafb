"""The book: one file with everything in it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from relterm.storage import backup, checkup, faults, opening
from relterm.storage.agenda import Agenda
from relterm.storage.alike import Alike
from relterm.storage.changes import Changes
from relterm.storage.database import Database
from relterm.storage.interactions import Interactions
from relterm.storage.line_help import LineHelp
from relterm.storage.log_search import LogSearch
from relterm.storage.marked import Marked
from relterm.storage.migrations import migrate
from relterm.storage.people import People
from relterm.storage.recording import Record
from relterm.storage.search import Search
from relterm.storage.session import Session
from relterm.storage.things import Things
from relterm.storage.trash import Trash
from relterm.storage.trust import Trust
from relterm.storage.views import Views


class Book:
    """An open book. Reading goes through its parts, writing through `write`.

    `path` is the file itself (links followed); `read_only` tells that nothing can be written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        self.read_only = database.read_only
        self.people = People(database)
        self.alike = Alike(database)
        self.interactions = Interactions(database)
        self.trust = Trust(database)
        self.agenda = Agenda(database)
        self.search = Search(database)
        self.log_search = LogSearch(database)
        self.changes = Changes(database)
        self.things = Things(database)
        self.views = Views(database)
        self.marked = Marked(database)
        self.trash = Trash(database)
        self.line_help = LineHelp(database)

    @classmethod
    def open(cls, path: Path, *, wait_ms: int = 15_000, create: bool = True) -> "Book":
        """Open a book in this thread, or make it when there is none and `create` is set.

        `wait_ms` is how long another process's writing is waited for. Raises NotABook, BookTooNew,
        BookDamaged, BookBusy, ReadOnly, DiskFull or BookError; the file is then as it was.
        """
        path = opening.resolved(path)
        if create and opening.is_free(path):
            opening.create(path, wait_ms)
        opening.inspect(path)
        database = opening.connected(path, wait_ms)
        try:
            migrate(database, lambda reason: backup.automatic(database, reason))
        except BaseException:
            database.close()
            raise
        return cls(database)

    def connect_here(self, wait_ms: int = 15_000) -> None:
        """Open a connection in this thread too; `close_here` before the thread ends."""
        self._database.connect(wait_ms)

    def close_here(self) -> None:
        """Close this thread's connection."""
        self._database.close()

    def close(self) -> None:
        """Close the book in this thread; other threads close theirs with `close_here`."""
        self._database.close()

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        version: int = self._database.value("PRAGMA data_version")
        return version

    def mark(self) -> tuple[int, int]:
        """Changes whenever anything was written, here or elsewhere; compare in one thread only."""
        return self.data_version(), self._database.raw.total_changes

    @contextmanager
    def write(self, label: str, at: int, batch: str = "") -> Iterator[Session]:
        """One user action: a transaction with its change record.

        `label` is what undo shows, `at` UTC seconds, `batch` the uid of an import. When nothing
        changed nothing is recorded. Any exception takes everything back.
        """
        with self._session(Record(self._database, label, at, batch), named=True) as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A transaction without a change record: for undo, redo and derived data."""
        with self._session(Record(self._database, "", 0, ""), named=False) as session:
            yield session

    def snapshot(self) -> AbstractContextManager[None]:
        """A context in which reading sees one state of the book; writers wait until it ends."""
        return self._database.snapshot()

    def is_sound(self) -> bool:
        """Whether a quick look at every page finds no damage; takes a second or more if large."""
        return checkup.is_sound(self._database)

    def problems(self) -> list[str]:
        """What a thorough look for damage finds, in sentences; empty when all is well."""
        return checkup.problems(self._database)

    def back_up(self, target: Path) -> Path:
        """Write a checked private copy of the book to a file (see `backup.copy`)."""
        return backup.copy(self._database, target)

    def automatic_backup(self, reason: str, keep: int = backup.KEEP) -> Path:
        """Write a numbered backup into the folder beside the book (see `backup.automatic`)."""
        return backup.automatic(self._database, reason, keep)

    def backups(self) -> list[Path]:
        """The automatic backups, newest first."""
        return backup.backups(self.path)

    def restore(self, source: Path) -> None:
        """Put a backup in place of the book's content, after a backup of what it is now."""
        backup.verify(source)
        if self.read_only:
            raise faults.read_only(self.path)
        backup.automatic(self._database, "before-restore")
        backup.restore(self._database, source)
        migrate(self._database, lambda reason: backup.automatic(self._database, reason))

    @property
    def database(self) -> Database:
        """The connection, for storage itself and its tests."""
        return self._database

    @contextmanager
    def _session(self, record: Record, *, named: bool) -> Iterator[Session]:
        session = Session(self._database, record, named=named)
        with self._database.transaction():
            yield session
            session.finish()
