"""Putting a backup in place of the book, also when the book itself no longer opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from relterm.errors import BookDamaged, BookError
from relterm.storage import backup
from relterm.storage.book import Book


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: `kept` is where the book as it was before can be found."""

    kept: Path


def restore(path: Path, source: Path) -> Restored:
    """Restore a book from a backup; what it was before is kept beside it.

    A damaged book is set aside under another name. A file that is no book, or one written by a
    newer relterm, is left alone.

    Raises:
        BookError: the backup is not whole or the book cannot be written; it is as it was.
    """
    backup.verify(source)
    try:
        book = Book.open(path)
    except BookDamaged:
        with _set_aside(path.resolve()) as kept:
            _restore(Book.open(path), source)
        return Restored(kept)
    return Restored(_restore(book, source))


def _restore(book: Book, source: Path) -> Path:
    try:
        book.restore(source)
        return book.backups()[0]
    finally:
        book.close()


@contextmanager
def _set_aside(path: Path) -> Iterator[Path]:
    """Rename a damaged book, its journal first; both come back when what follows fails."""
    free = next(
        name
        for number in count(1)
        if not (name := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")).exists()
    )
    try:
        # A journal left behind would be played into the book that takes the old one's place.
        _move(_journal(path), _journal(free))
        path.rename(free)
    except OSError as error:
        msg = f"The damaged book {path} could not be set aside; nothing was changed."
        raise BookError(msg) from error
    try:
        yield free
    except BaseException:
        path.unlink(missing_ok=True)
        free.rename(path)
        _move(_journal(free), _journal(path))
        raise


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _move(before: Path, after: Path) -> None:
    if before.exists():
        before.rename(after)
