"""What is opened, what is refused, and who may read it."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_makers import AT, seed

from relterm.domain.people import Person
from relterm.errors import (
    BookDamaged,
    BookError,
    BookTooNew,
    NotABook,
    ReadOnly,
    ReltermError,
)
from relterm.storage import opening
from relterm.storage.book import Book
from relterm.storage.schema import APPLICATION_ID


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.usefixtures("_open_umask")
def test_everything_made_is_private_whatever_the_umask(path: Path) -> None:
    book = Book.open(path)
    with book.write("seed", AT) as session:
        session.put(Person("p1", "Anna"))
        journal = path.with_name(path.name + "-journal")
        assert journal.exists()
        assert mode(journal) == 0o600
    book.back_up(path.parent / "copies" / "copy.db")
    book.automatic_backup("daily")
    book.close()
    for one in [path.parent, *path.parent.rglob("*")]:
        assert mode(one) == (0o700 if one.is_dir() else 0o600), one


def test_an_old_book_others_could_read_is_made_private(path: Path) -> None:
    Book.open(path).close()
    path.chmod(0o644)
    Book.open(path).close()
    assert mode(path) == 0o600


def test_settings_of_the_connection(book: Book) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_spill": 16000,
        "busy_timeout": 15000,
        "application_id": APPLICATION_ID,
    }
    found = {name: book.database.value(f"PRAGMA {name}") for name in wanted}
    assert found == wanted


def test_links_are_followed_once_when_opening(path: Path, tmp_path: Path) -> None:
    Book.open(path).close()
    link = tmp_path / "link.db"
    link.symlink_to(path)
    book = Book.open(link)
    assert book.path == path
    book.close()


def test_without_create_nothing_is_made(path: Path) -> None:
    with pytest.raises(BookError, match="cannot be opened"):
        Book.open(path, create=False)
    assert not path.parent.exists()


def text(path: Path) -> None:
    path.write_text("Dear diary\n" * 1000)


def empty(path: Path) -> None:
    path.touch()


def zip_file(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE person(id)")
        other.execute("PRAGMA application_id = 7")
    other.close()


def foreign_wal(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE t(id)")
    other.close()


def newer(path: Path) -> None:
    Book.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA user_version = 99")
    other.close()


def cut(path: Path) -> None:
    made(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def header(path: Path) -> None:
    made(path)
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def middle(path: Path) -> None:
    made(path)
    data = bytearray(path.read_bytes())
    for page in range(4, 40):
        data[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(data)


def made(path: Path) -> None:
    book = Book.open(path)
    with book.write("seed", AT) as session:
        session.add_people(Person(f"p{number}", f"Name {number}") for number in range(800))
    book.close()


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (text, NotABook),
        (empty, BookDamaged),
        (zip_file, NotABook),
        (foreign, NotABook),
        (foreign_wal, NotABook),
        (newer, BookTooNew),
        (cut, BookDamaged),
        (header, NotABook),
        (middle, BookDamaged),
    ],
)
def test_a_refusal_leaves_every_byte(path: Path, make: object, error: type[ReltermError]) -> None:
    path.parent.mkdir()
    make(path)  # type: ignore[operator]  # one of the makers above
    journal = path.with_name(path.name + "-journal")
    journal.unlink(missing_ok=True)
    before = snapshot(path.parent)
    with pytest.raises(error) as refusal:
        Book.open(path)
    journal.unlink(missing_ok=True)
    assert snapshot(path.parent) == before
    assert str(path) in str(refusal.value)
    assert refusal.value.code


def test_large_books_are_looked_at_on_request(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    data = bytearray(path.read_bytes())
    for start in range(len(data) * 3 // 4 // 4096 * 4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    monkeypatch.setattr(opening, "CHECKED_BYTES", 0)
    book = Book.open(path)
    assert not book.is_sound()
    assert book.problems()
    book.close()


def test_a_folder_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/null")):
        with pytest.raises(NotABook):
            Book.open(path)


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(BookError):
        Book.open(loop)


def test_read_only_books_can_be_read_and_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path)
    before = snapshot(path.parent)
    monkeypatch.setattr(opening, "is_read_only", lambda _: True)
    book = Book.open(path)
    assert book.read_only
    assert book.people.total() == 800
    with pytest.raises(ReadOnly), book.write("x", AT) as session:
        session.put(Person("n", "N"))
    with pytest.raises(ReadOnly):
        book.restore(path)
    book.close()
    assert snapshot(path.parent) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_or_folder_is_noticed(path: Path) -> None:
    made(path)
    for one, bits in ((path, 0o400), (path.parent, 0o500)):
        one.chmod(bits)
        book = Book.open(path)
        assert book.read_only
        book.close()
        one.chmod(0o700)


def test_silently_changed_text_is_found(path: Path) -> None:
    book = Book.open(path)
    with book.write("seed", AT) as session:
        session.put(Person("p1", "Hieronymus"))
    assert book.problems() == []
    book.close()
    data = path.read_bytes()
    assert data.count(b"Hieronymus") >= 1
    path.write_bytes(data.replace(b"Hieronymus", b"Hieronimus"))
    book = Book.open(path)
    assert book.is_sound()
    assert book.problems() == ["The text of a person is not what was written."]
    book.close()


def test_a_second_thread_needs_and_gets_its_own_connection(book: Book) -> None:
    import threading

    seed(book, "Anna")
    before = book.data_version()
    seen: list[str] = []

    def work() -> None:
        book.connect_here(50)
        with book.write("rename", AT) as session:
            session.put(Person("p1", "Bo"))
        seen.append(str(book.database.value("PRAGMA busy_timeout")))
        book.close_here()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == ["50"]
    assert book.data_version() != before
    assert [row.name for row in book.people.rows([1])] == ["Bo"]


def test_a_book_can_be_copied_as_one_file(path: Path, tmp_path: Path) -> None:
    made(path)
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    book = Book.open(copy)
    assert book.people.total() == 800
    book.close()
