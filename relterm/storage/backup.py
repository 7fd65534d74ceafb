"""Copies of a book: whole, checked, private; and bringing one back.

SQLite's backup interface does the copying in both directions, so open books and a journal left
behind cannot spoil it.
"""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from relterm.errors import BookBusy, BookError
from relterm.storage import faults
from relterm.storage.database import Database
from relterm.storage.files import private_folder, private_temporary, put_new, put_over, sync
from relterm.storage.migrations import newest, too_new
from relterm.storage.schema import APPLICATION_ID

FOLDER = "backups"
KEEP = 20
"""Automatic backups that are kept."""
_PAGES = 2_000


def copy(database: Database, target: Path) -> Path:
    """Write a checked copy of the book; the target is replaced at once, whatever it was.

    Raises BookError when the copy could not be made or is not whole: then the target is as it was.
    """
    if target.is_dir() or (target.exists() and target.samefile(database.path)):
        raise BookError(f"A backup cannot be written to {target}; name another file.")
    with faults.Ours(target):
        private_folder(target.parent)
        with private_temporary(target) as temporary:
            _copy(database, temporary)
            _verify(temporary, target)
            put_over(temporary, target)
    return target


def _copy(database: Database, temporary: Path) -> None:
    out = sqlite3.connect(temporary, isolation_level=None)
    try:
        out.execute("PRAGMA synchronous = FULL")
        database.raw.backup(out, pages=_PAGES, sleep=0.01)
    finally:
        out.close()


def _verify(path: Path, named: Path) -> None:
    reader = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
    try:
        mark = reader.execute("PRAGMA application_id").fetchone()[0]
        version = reader.execute("PRAGMA user_version").fetchone()[0]
        if mark != APPLICATION_ID:
            raise faults.not_a_book(named)
        if version > newest():
            raise too_new(named)
        if reader.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise faults.damaged(named)
        reader.execute("SELECT count(*) FROM person").fetchone()
    finally:
        reader.close()


def verify(path: Path) -> None:
    """Raise unless the file is a whole book this relterm can read."""
    if not path.is_file():
        raise faults.not_a_book(path)
    with faults.Ours(path):
        _verify(path, path)


def restore(database: Database, source: Path) -> None:
    """Put the content of a backup in place of the book's, in one step; the backup is checked first.

    The caller migrates afterwards if the backup is older.
    """
    verify(source)
    if database.read_only:
        raise faults.read_only(database.path)
    with faults.Ours(database.path):
        reader = sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)
        try:
            reader.backup(database.raw, pages=-1)
        except sqlite3.OperationalError as error:
            raise faults.translate(error, database.path) or error from error
        finally:
            reader.close()


def recover(book: Path, source: Path) -> Path:
    """Put a checked backup where a damaged book is; the damaged file is kept beside it.

    For a book that cannot be opened, and that nobody has open. Returns where the old file is now.
    """
    verify(source)
    with faults.Ours(book), private_temporary(book) as temporary:
        reader = sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)
        out = sqlite3.connect(temporary, isolation_level=None)
        try:
            reader.backup(out)
        finally:
            out.close()
            reader.close()
        _verify(temporary, book)
        aside = _free_name(book)
        book.rename(aside)
        journal = book.with_name(book.name + "-journal")
        if journal.exists():
            journal.rename(aside.with_name(aside.name + "-journal"))
        put_over(temporary, book)
    return aside


def _free_name(book: Path) -> Path:
    number = 1
    while (aside := book.with_name(f"{book.stem}.damaged-{number}{book.suffix}")).exists():
        number += 1
    return aside


def backups(book: Path) -> list[Path]:
    """The automatic backups of a book, newest first (by number, not by clock)."""
    found = {}
    folder = book.parent / FOLDER
    if folder.is_dir():
        for path in folder.glob("*.db"):
            number, dash, rest = path.name.removeprefix(f"{book.stem}-").partition("-")
            if path.name.startswith(f"{book.stem}-") and dash and rest and number.isdecimal():
                found[int(number)] = path
    return [found[number] for number in sorted(found, reverse=True)]


def newest_good(book: Path) -> Path | None:
    """The newest automatic backup that is whole, or None."""
    for path in backups(book):
        try:
            verify(path)
        except (BookError, BookBusy):
            continue
        return path
    return None


def automatic(database: Database, reason: str, keep: int = KEEP) -> Path:
    """Write a checked, numbered backup into `backups/` beside the book, and remove the oldest.

    `reason` is a word for the file's name. At least the one just checked stays.
    """
    book = database.path
    word = "".join(char if char.isalnum() else "-" for char in reason)[:40] or "backup"
    folder = book.parent / FOLDER
    with faults.Ours(book):
        private_folder(folder)
        with private_temporary(folder / book.name) as temporary:
            _copy(database, temporary)
            _verify(temporary, book)
            sync(temporary)
            made = _next_name(book, word)
            while not put_new(temporary, made):  # another process took the number meanwhile
                made = _next_name(book, word)
        for old in backups(book)[max(keep, 1) :]:
            old.unlink(missing_ok=True)
    return made


def _next_name(book: Path, word: str) -> Path:
    known = backups(book)
    last = known[0].name.removeprefix(f"{book.stem}-").partition("-")[0] if known else "0"
    return book.parent / FOLDER / f"{book.stem}-{int(last) + 1:06d}-{word}.db"
