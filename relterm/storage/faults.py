"""The one place that turns database errors into sentences for a person.

Peewee hides a full disk behind "cannot rollback", and reading rows raises bare `sqlite3` errors, so
the whole chain of causes is looked at.
"""

import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import peewee

from relterm.errors import (
    BookBusy,
    BookDamaged,
    BookError,
    DiskFull,
    NotABook,
    ReadOnly,
    ReltermError,
)

FOREIGN = (sqlite3.Error, sqlite3.Warning, peewee.PeeweeException, OSError)
"""What the libraries below raise."""

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_LEAVE = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISUSE = (
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
    peewee.ProgrammingError,
    peewee.InterfaceError,
)


def chain(error: BaseException) -> Iterator[BaseException]:
    """The error, what caused it and what was being handled when it came, innermost last."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        one = todo.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        todo += [one.__context__, one.__cause__]


def busy(path: Path) -> BookBusy:
    """Another process holds the book."""
    return BookBusy(
        f"Another program is writing to the book {path}; nothing was changed. "
        "Try again in a moment."
    )


def read_only(path: Path) -> ReadOnly:
    """The book cannot be written."""
    return ReadOnly(
        f"The book {path} is read only; nothing was changed. "
        "Make the file and its folder writable to change it."
    )


def old_and_read_only(path: Path) -> ReadOnly:
    """The book has to be brought up to date before it can be read, and cannot be written."""
    return ReadOnly(
        f"The book {path} comes from an older relterm and has to be brought up to date before it "
        "opens, but it is read only; it was left as it is. "
        "Make the file and its folder writable, or open a copy of it."
    )


def disk_full(path: Path) -> DiskFull:
    """No space is left."""
    return DiskFull(
        f"The disk is full or cannot be written: nothing was saved, and {path} is as it was. "
        "Make room on the disk and try again."
    )


def damaged(path: Path) -> BookDamaged:
    """The file is damaged."""
    return BookDamaged(
        f"The book {path} is damaged; it was left as it is. "
        "Restore the newest backup from the backups folder beside it."
    )


def not_a_book(path: Path) -> NotABook:
    """The file is something else."""
    return NotABook(f"{path} is not a relterm book; it was left as it is. Name another file.")


def cannot_open(path: Path) -> BookError:
    """The file cannot be opened at all."""
    return BookError(
        f"The book {path} cannot be opened; nothing was changed. "
        "Check that the folder exists and that you may read it."
    )


_NAMES: tuple[tuple[str, str], ...] = (
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_FULL", "full"),
    ("SQLITE_IOERR_WRITE", "full"),
    ("SQLITE_IOERR_FSYNC", "full"),
    ("SQLITE_IOERR_DIR_FSYNC", "full"),
    ("SQLITE_IOERR_TRUNCATE", "full"),
    ("SQLITE_READONLY", "readonly"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_NOTADB", "foreign"),
    ("SQLITE_CANTOPEN", "open"),
)
_SENTENCES = {
    "busy": busy,
    "full": disk_full,
    "readonly": read_only,
    "damaged": damaged,
    "foreign": not_a_book,
    "open": cannot_open,
}
_RANK = ("full", "damaged", "foreign", "readonly", "busy", "open")


def _kind(error: BaseException) -> str:
    if isinstance(error, OSError):
        if error.errno in _NO_SPACE:
            return "full"
        return "readonly" if error.errno in _NO_LEAVE else ""
    name = getattr(error, "sqlite_errorname", "") or ""
    return next((kind for start, kind in _NAMES if name.startswith(start)), "")


def translate(error: BaseException, path: Path) -> ReltermError | None:
    """Our error for a library's one, or None when it is not about the file but a fault of ours."""
    found = {_kind(one) for one in chain(error)} - {""}
    for kind in _RANK:
        if kind in found:
            return _SENTENCES[kind](path)
    if isinstance(error, _MISUSE):
        return None
    return BookError(
        f"The book {path} could not be read or written; nothing was changed. "
        "Try again; if it happens again, look at the disk and at the newest backup."
    )


class Ours:
    """A context in which library errors become ours; reusable, one for each file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, FOREIGN):
            mine = translate(error, self.path)
            if mine is not None:
                raise mine from error
