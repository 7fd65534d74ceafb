"""Books of earlier versions: brought up to date whole, or left as they were."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from storage_makers import AT, seed
from storage_undoing import everything, redo, undo

from relterm.domain.people import Person, Triage
from relterm.errors import BookTooNew, ReadOnly, ReltermError
from relterm.storage import backup, migrations, opening, schema, schema_2
from relterm.storage.book import Book
from relterm.storage.database import Database
from relterm.storage.migrations import migrate

OLD = Path(__file__).parent.parent / "data" / "books" / "v1.db"
TOLD: dict[str, Any] = json.loads(OLD.with_suffix(".json").read_text("utf-8"))
CHILD = Path(__file__).with_name("storage_child.py")
SINCE = {
    "person": {"paused": False, "triage": ""},
    "reminder": {"ask": ""},
}
"""Fields version 1 did not know, with what they mean for what was written then."""

Things = dict[str, Any]


def steps() -> list[tuple[int, Things]]:
    """The changes of the old book: the number of each, and the whole book after it."""
    book: Things = {}
    found = []
    for step in TOLD["steps"]:
        for key, image in step["things"].items():
            book[key] = image and {**image, **SINCE.get(key.partition("/")[0], {})}
        found.append((step["change"], {key: image for key, image in book.items() if image}))
    return found


def things(book: Book) -> Things:
    return {f"{kind}/{uid}": json.loads(image) for (kind, uid), image in everything(book).items()}


def version(path: Path) -> int:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as reader:
        number: int = reader.execute("PRAGMA user_version").fetchone()[0]
    reader.close()
    return number


@pytest.fixture
def old(path: Path) -> Path:
    path.parent.mkdir()
    shutil.copy(OLD, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def migrated(old: Path) -> Iterator[Book]:
    book = Book.open(old)
    yield book
    book.close()


def test_an_old_book_is_brought_up_to_date_with_everything_in_it(migrated: Book) -> None:
    done = len(TOLD["steps"]) - TOLD["undone"]
    assert migrated.database.value("PRAGMA user_version") == 2
    assert things(migrated) == steps()[done - 1][1]
    assert migrated.problems() == []
    assert migrated.database.rows("PRAGMA foreign_key_check") == []
    assert [change.label for change in migrated.changes.list(99)][::-1] == [
        step["label"] for step in TOLD["steps"]
    ]
    assert migrated.search.people("okafor", 9)
    for person in migrated.people.iter_all():
        assert (person.paused, person.triage) == (False, Triage.OPEN)


def test_a_copy_of_what_it_was_stands_beside_it_once(migrated: Book) -> None:
    (kept,) = migrated.backups()
    assert kept.name == "my people-000001-before-version-2.db"
    backup.verify(kept)
    assert version(kept) == 1
    Book.open(migrated.path).close()
    assert migrated.backups() == [kept]


def test_a_copy_of_an_earlier_version_can_be_put_back(migrated: Book) -> None:
    before = things(migrated)
    seed(migrated, "Somebody")
    migrated.restore(migrated.backups()[0])
    assert things(migrated) == before
    assert migrated.database.value("PRAGMA user_version") == 2


def test_changes_of_before_can_be_undone_and_done_again(old: Path) -> None:
    told = steps()
    for number in range(len(told) - TOLD["undone"], len(told)):
        book = Book.open(old)
        change = book.changes.next_redo()
        assert change is not None
        assert change.id == told[number][0]
        redo(book, change.id)
        assert things(book) == told[number][1]
        book.close()
    book = Book.open(old)
    for number in range(len(told) - 1, 0, -1):
        undo(book, told[number][0])
        assert things(book) == told[number - 1][1], told[number][0]
    for number in range(1, len(told)):
        redo(book, told[number][0])
        assert things(book) == told[number][1], told[number][0]
    assert book.problems() == []
    book.close()


def test_an_old_image_takes_back_what_only_the_new_version_knows(migrated: Book) -> None:
    before = migrated.people.get("caro")
    assert before is not None
    with migrated.write("pause", AT) as session:
        session.put(Person("caro", "Caro", paused=True, triage=Triage.NEVER))
    changes = migrated.changes.list(1)
    undo(migrated, changes[0].id)
    assert migrated.people.get("caro") == before
    redo(migrated, changes[0].id)
    assert migrated.people.get("caro") == Person("caro", "Caro", paused=True, triage=Triage.NEVER)


def test_an_old_book_becomes_what_a_new_one_is(migrated: Book, tmp_path: Path) -> None:
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    new = Book.open(tmp_path / "new.db")
    assert migrated.database.rows(sql) == new.database.rows(sql)
    assert new.backups() == []
    new.close()


def test_a_book_with_nothing_in_it_needs_no_copy(path: Path) -> None:
    path.parent.mkdir()
    empty = sqlite3.connect(path, isolation_level=None)
    for statement in (
        *schema.statements(),
        f"PRAGMA application_id = {schema.APPLICATION_ID}",
        "PRAGMA user_version = 1",
    ):
        empty.execute(statement)
    empty.close()
    book = Book.open(path)
    assert book.database.value("PRAGMA user_version") == 2
    assert book.backups() == []
    book.close()
    assert set(path.parent.iterdir()) == {path, path.with_name(path.name + "-journal")}


def test_new_columns_hold_nothing_but_their_words(migrated: Book) -> None:
    for wrong in ("paused = 2", "paused = 'x'", "triage = 'maybe'", "triage = NULL"):
        with pytest.raises(ReltermError), migrated.transaction():
            migrated.database.run(f"UPDATE person SET {wrong}")
    assert migrated.problems() == []


def test_a_migration_that_fails_leaves_every_byte(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    broken = (*schema_2.STATEMENTS, "ALTER TABLE nosuch ADD COLUMN x")
    monkeypatch.setattr(schema_2, "STATEMENTS", broken)
    with pytest.raises(ReltermError):
        Book.open(old)
    assert old.read_bytes() == before
    (kept,) = backup.backups(old)
    assert version(kept) == 1
    monkeypatch.undo()
    Book.open(old).close()
    assert version(old) == 2


def test_an_old_book_that_cannot_be_written_is_left_alone_and_says_why(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    monkeypatch.setattr(opening, "is_read_only", lambda _: True)
    with pytest.raises(ReadOnly, match=r"older relterm .* read only; it was left as it is"):
        Book.open(old)
    assert old.read_bytes() == before
    assert [one.name for one in old.parent.iterdir()] == [old.name]


def test_a_book_of_the_next_version_is_refused(migrated: Book) -> None:
    migrated.database.run(f"PRAGMA user_version = {migrations.newest() + 1}")
    before = migrated.path.read_bytes()
    with pytest.raises(BookTooNew, match="newer relterm"):
        Book.open(migrated.path)
    assert migrated.path.read_bytes() == before


@pytest.mark.parametrize("after", range(1, len(schema_2.STATEMENTS) + 2))
def test_killed_in_the_middle_it_is_still_the_old_book(old: Path, after: int) -> None:
    told = steps()[-1 - TOLD["undone"]][1]
    found = subprocess.run([sys.executable, CHILD, "migrate", old, str(after)], check=False)
    assert found.returncode == -9
    (kept,) = backup.backups(old)
    assert version(kept) == 1
    book = Book.open(old)
    assert book.database.value("PRAGMA user_version") == 2
    assert things(book) == told
    assert book.problems() == []
    book.close()


def test_several_processes_may_open_an_old_book_at_once(old: Path) -> None:
    told = steps()[-1 - TOLD["undone"]][1]
    children = [
        subprocess.Popen(
            [sys.executable, CHILD, "open", old],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    assert [child.communicate()[1] for child in children] == [""] * 3
    assert [child.returncode for child in children] == [0] * 3
    assert version(old) == 2
    (kept,) = backup.backups(old)
    assert version(kept) == 1
    book = Book.open(old)
    assert things(book) == told
    assert book.problems() == []
    book.close()


def test_whoever_comes_second_finds_it_done_and_leaves_only_the_first_copy(old: Path) -> None:
    database = Database(old, read_only=False, wait_ms=1000)
    database.connect(1000)

    def back_up_while_another_is_faster(reason: str) -> Path:
        Book.open(old).close()
        return backup.automatic(database, reason)

    assert migrate(database, back_up_while_another_is_faster) == 0
    database.close()
    (kept,) = backup.backups(old)
    assert kept.name == "my people-000001-before-version-2.db"
    assert version(kept) == 1


def test_two_copies_made_at_once_get_two_numbers(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(book, "Anna")
    first = book.automatic_backup("daily")
    seen = iter([[], [first]])
    known = backup.backups
    monkeypatch.setattr(backup, "backups", lambda path: next(seen, None) or known(path))
    second = book.automatic_backup("daily")
    assert (first.name, second.name) == ("my people-000001-daily.db", "my people-000002-daily.db")
    assert first.exists()
