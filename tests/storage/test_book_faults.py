"""Other processes, kill -9, a full disk, and the sentences for all of it."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import peewee
import pytest
from storage_makers import AT, entry, seed

from relterm.domain.people import Person
from relterm.errors import (
    BookBusy,
    BookDamaged,
    BookError,
    DiskFull,
    NotABook,
    ReadOnly,
    ReltermError,
)
from relterm.storage import faults
from relterm.storage.book import Book
from relterm.storage.faults import translate
from relterm.storage.session import Session

HERE = Path(__file__).parent
WHERE = Path("/books/b.db")


def child(what: str, path: Path, *more: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    return subprocess.Popen(
        [sys.executable, str(HERE / "storage_child.py"), what, str(path), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


def test_two_processes_lose_and_double_nothing(book: Book) -> None:
    with book.write("seed", AT) as session:
        session.put(Person("shared", "Shared"))
    version = book.data_version()
    children = [child("add", book.path, name, "25") for name in ("a", "b")]
    for number in range(10):
        with book.write("here", AT) as session:
            session.put(entry(f"here{number}", "shared"))
    for one in children:
        _, trouble = one.communicate()
        assert (one.returncode, trouble) == (0, "")
    assert book.data_version() != version
    assert book.people.total() == 51
    assert book.interactions.count("shared") == 60
    ids = [change.id for change in book.changes.list(100)]
    assert ids == list(range(61, 0, -1))
    assert book.problems() == []


def test_a_book_held_by_another_is_busy_and_nothing_is_lost(book: Book) -> None:
    seed(book, "Anna")
    book.connect_here(20)
    other = sqlite3.connect(book.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BookBusy), book.write("x", AT) as session:
        session.put(Person("p2", "Bo"))
    assert book.people.total() == 1
    other.execute("ROLLBACK")
    with book.write("x", AT) as session:
        session.put(Person("p2", "Bo"))
    assert book.people.total() == 2
    other.close()


@pytest.mark.parametrize("after", [2_000, 10_000])
def test_kill_in_the_middle_of_an_import_leaves_the_old_book(path: Path, after: int) -> None:
    book = Book.open(path)
    seed(book, "Anna")
    book.close()
    size = path.stat().st_size
    killed = child("die", path, str(after))
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert path.stat().st_size > size
    book = Book.open(path)
    assert [person.name for person in book.people.iter_all()] == ["Anna"]
    assert [change.label for change in book.changes.list(9)] == ["seed"]
    assert book.problems() == []
    with book.write("again", AT) as session:
        assert session.add_people(Person(f"i{number}", "N") for number in range(3_000)) == 3_000
    book.close()


def test_a_full_disk_is_named_and_the_book_stays_good(path: Path) -> None:
    book = Book.open(path)
    seed(book, "Anna")
    book.close()
    limited = child("full", path, str(path.stat().st_size + 1_000_000))
    said, trouble = limited.communicate()
    assert trouble == ""
    assert said.startswith("DiskFull The disk is full or cannot be written: nothing was saved")
    book = Book.open(path)
    assert [person.name for person in book.people.iter_all()] == ["Anna", "Small"]
    assert book.problems() == []
    book.close()


def sqlite_error(kind: type[sqlite3.Error], name: str) -> sqlite3.Error:
    error = kind("some words")
    error.sqlite_errorname = name
    return error


def hidden(cause: BaseException) -> BaseException:
    """The way Peewee hides a cause behind its failing rollback."""
    try:
        try:
            raise cause
        except type(cause):
            raise peewee.OperationalError("cannot rollback - no transaction is active")  # noqa: B904 - as Peewee does
    except peewee.OperationalError as error:
        return error


@pytest.mark.parametrize(
    ("cause", "ours"),
    [
        (sqlite_error(sqlite3.OperationalError, "SQLITE_FULL"), DiskFull),
        (sqlite_error(sqlite3.OperationalError, "SQLITE_IOERR_WRITE"), DiskFull),
        (OSError(errno.ENOSPC, "full"), DiskFull),
        (sqlite_error(sqlite3.OperationalError, "SQLITE_BUSY"), BookBusy),
        (sqlite_error(sqlite3.OperationalError, "SQLITE_LOCKED"), BookBusy),
        (sqlite_error(sqlite3.OperationalError, "SQLITE_READONLY_DIRECTORY"), ReadOnly),
        (OSError(errno.EROFS, "read only"), ReadOnly),
        (sqlite_error(sqlite3.DatabaseError, "SQLITE_CORRUPT_VTAB"), BookDamaged),
        (sqlite_error(sqlite3.DatabaseError, "SQLITE_NOTADB"), NotABook),
        (sqlite_error(sqlite3.OperationalError, "SQLITE_CANTOPEN"), BookError),
        (sqlite_error(sqlite3.OperationalError, "SQLITE_IOERR_READ"), BookError),
    ],
)
def test_every_cause_is_found_wherever_it_hides(
    cause: BaseException, ours: type[ReltermError]
) -> None:
    for error in (cause, hidden(cause)):
        found = translate(error, WHERE)
        assert type(found) is ours
        assert str(WHERE) in str(found)
        assert "some words" not in str(found)
        assert str(found).endswith(".")


def test_misuse_is_a_fault_of_ours_and_not_explained_away() -> None:
    assert translate(sqlite3.ProgrammingError("wrong thread"), WHERE) is None
    with pytest.raises(sqlite3.ProgrammingError), faults.Ours(WHERE):
        raise sqlite3.ProgrammingError("wrong thread")


def test_other_exceptions_pass_and_take_the_transaction_back(book: Book) -> None:
    seed(book, "Anna")

    def fail() -> None:
        with book.write("x", AT) as session:
            session.put(Person("p2", "Bo"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert book.people.total() == 1


def nested(book: Book, session: Session) -> None:
    session.put(Person("p1", "A"))
    with book.write("inner", AT) as inner:
        inner.put(Person("p2", "B"))


def test_a_change_inside_a_change_is_refused(book: Book) -> None:
    with pytest.raises(BookError), book.write("outer", AT) as session:
        nested(book, session)
    assert book.people.total() == 0
