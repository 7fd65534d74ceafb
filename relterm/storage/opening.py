"""Finding out what a path is before anything is written, and making a new book."""

import os
import stat
from pathlib import Path

from relterm.errors import BookDamaged, BookError
from relterm.storage import faults
from relterm.storage.checkup import is_sound
from relterm.storage.database import Database
from relterm.storage.files import (
    PRIVATE_FILE,
    private_folder,
    private_temporary,
    put_new,
    sync,
)
from relterm.storage.migrations import migrate, newest, too_new
from relterm.storage.schema import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
CHECKED_BYTES = 4_000_000
"""Books up to this size are looked at page by page when opened; larger ones by `Book.check`."""


def resolved(path: Path) -> Path:
    """The file a path leads to, links followed once and for all."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError) as error:
        raise faults.cannot_open(path) from error


def is_free(path: Path) -> bool:
    """Whether nothing is there; a folder that may not be looked into counts as taken."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def create(path: Path, wait_ms: int) -> None:
    """Make an empty book under a path that is free: whole under that name or not at all."""
    with faults.Ours(path):
        private_folder(path.parent)
        with private_temporary(path) as temporary:
            database = Database(temporary, read_only=False, wait_ms=wait_ms)
            database.ours = faults.Ours(path)
            database.connect(wait_ms)
            try:
                migrate(database, lambda _: None)
            finally:
                database.close()
            sync(temporary)
            put_new(temporary, path)


def inspect(path: Path) -> None:
    """Raise unless the path is a regular file with a book of a version known here.

    Nothing is written and no lock is taken.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise faults.cannot_open(path) from error
    if not stat.S_ISREG(status.st_mode):
        raise faults.not_a_book(path)
    if status.st_size == 0:
        raise BookDamaged(
            f"The book {path} is an empty file; it was left as it is. "
            "Restore the newest backup, or remove the file to begin a new book."
        )
    mark, version = _marks(path)
    if mark != APPLICATION_ID:
        raise faults.not_a_book(path)
    if version > newest():
        raise too_new(path)


def _marks(path: Path) -> tuple[int, int]:
    """Application id and schema version, from the file's own header (SQLite file format, 1.3).

    SQLite is not asked: where a writer died in mid-transaction, it would have to put the file back
    first, or, told not to touch it, take what it finds for damage.
    """
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError as error:
        raise faults.cannot_open(path) from error
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        raise faults.not_a_book(path)
    return int.from_bytes(header[68:72]), int.from_bytes(header[60:64])


def is_read_only(path: Path) -> bool:
    """Whether the file or its folder cannot be written."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK))


def connected(path: Path, wait_ms: int) -> Database:
    """A connection to an existing book that was inspected; damaged ones are refused."""
    read_only = is_read_only(path)
    database = Database(path, read_only=read_only, wait_ms=wait_ms)
    database.connect(wait_ms)
    try:
        if path.stat().st_size <= CHECKED_BYTES and not is_sound(database):
            raise faults.damaged(path)
        database.value("SELECT count(*) FROM sqlite_master")
        if not read_only and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(PRIVATE_FILE)
    except OSError as error:
        database.close()
        raise BookError(f"The book {path} cannot be made private; nothing was changed.") from error
    except BaseException:
        database.close()
        raise
    return database
