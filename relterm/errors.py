"""What can go wrong, as a tree; each error is one sentence for a person and one exit code.

ReltermError
  UsageError          2   the command line or the request does not make sense
  BadInput           65   a file or a text is not what it should be
    NoSuchPerson     65
    AmbiguousPerson  65
    LooksKnown        1   somebody new looks like somebody in the book; nothing was written
  BookError          73   the book cannot be opened, read or written
    BookDamaged      65
    BookTooNew       65
    NotABook         65
    DiskFull         73
    ReadOnly         73
    BookBusy         75   another process holds the book; try again
  UndoRefused         1   the thing changed since
  Cancelled           1   the user stopped a long task; nothing was done
"""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command line (interface.md)."""

    DONE = 0
    NO = 1
    USAGE = 2
    BAD_INPUT = 65
    CRASH = 70
    CANNOT_WRITE = 73
    BUSY = 75


class ReltermError(Exception):
    """Base of everything expected; `str()` is the sentence to show."""

    code: Exit = Exit.NO


class UsageError(ReltermError):
    """The request does not make sense."""

    code = Exit.USAGE


class BadInput(ReltermError):
    """Something from outside is not what it should be."""

    code = Exit.BAD_INPUT


class NobodyNamed(BadInput):
    """A line of the log is about nobody."""


class NoSuchPerson(BadInput):
    """Nobody in the book is called that."""


class AmbiguousPerson(BadInput):
    """Several people could be meant."""


class LooksKnown(BadInput):
    """Somebody new looks like somebody in the book."""

    code = Exit.NO


class BookError(ReltermError):
    """The book cannot be opened, read or written."""

    code = Exit.CANNOT_WRITE


class BookDamaged(BookError):
    """The book's file is damaged; it was left as it is."""

    code = Exit.BAD_INPUT


class BookTooNew(BookError):
    """The book was written by a newer relterm."""

    code = Exit.BAD_INPUT


class NotABook(BookError):
    """The file is something else."""

    code = Exit.BAD_INPUT


class DiskFull(BookError):
    """No space is left; nothing was changed."""


class ReadOnly(BookError):
    """The book or its folder cannot be written."""


class BookBusy(BookError):
    """Another process holds the book."""

    code = Exit.BUSY


class UndoRefused(ReltermError):
    """The thing changed since, so undoing would lose something."""


class Cancelled(ReltermError):
    """The user stopped a long task; nothing was done."""
