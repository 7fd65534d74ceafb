"""Books of earlier versions: brought up to date whole, or left as they were."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from storage_makers import AT, seed
from storage_undoing import everything, redo, undo

from relterm.clock import fixed_clock
from relterm.domain.interactions import Interaction
from relterm.domain.people import Person, Triage
from relterm.domain.search_query import SearchQuery, parse
from relterm.errors import BookTooNew, ReadOnly, ReltermError
from relterm.storage import backup, migrations, opening, schema, schema_2, schema_4
from relterm.storage.book import Book
from relterm.storage.database import Database
from relterm.storage.migrations import migrate

BOOKS = Path(__file__).parent.parent / "data" / "books"
VERSIONS = (1, 2, 3)
TOLD: dict[int, dict[str, Any]] = {
    number: json.loads((BOOKS / f"v{number}.json").read_text("utf-8")) for number in VERSIONS
}
CHILD = Path(__file__).with_name("storage_child.py")
SINCE: dict[int, dict[str, dict[str, Any]]] = {
    1: {"person": {"paused": False, "triage": "", "line": ""}, "reminder": {"ask": ""}},
    2: {"person": {"line": ""}},
    3: {"person": {"line": ""}},
}
"""Fields a version did not know, with what they mean for what was written then."""

NOW = migrations.newest()
NOON = fixed_clock("2026-11-20")()
Things = dict[str, Any]


def said(typed: str) -> SearchQuery:
    return parse(typed, NOON.today)


def log(book: Book, typed: str) -> list[Interaction]:
    return book.log_search.interactions(said(typed), 9, NOON)


def steps(number: int) -> list[tuple[int, Things]]:
    """The changes of an old book: the number of each, and the whole book after it."""
    book: Things = {}
    found = []
    for step in TOLD[number]["steps"]:
        for key, image in step["things"].items():
            book[key] = image and {**image, **SINCE[number].get(key.partition("/")[0], {})}
        found.append((step["change"], {key: image for key, image in book.items() if image}))
    return found


def things(book: Book) -> Things:
    return {f"{kind}/{uid}": json.loads(image) for (kind, uid), image in everything(book).items()}


def version(path: Path) -> int:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as reader:
        number: int = reader.execute("PRAGMA user_version").fetchone()[0]
    reader.close()
    return number


each_version = pytest.mark.parametrize("number", VERSIONS, indirect=True)


@pytest.fixture
def number(request: pytest.FixtureRequest) -> int:
    """The version of the old book; the first where a test does not say."""
    return int(getattr(request, "param", 1))


@pytest.fixture
def old(path: Path, number: int) -> Path:
    path.parent.mkdir()
    shutil.copy(BOOKS / f"v{number}.db", path)
    path.chmod(0o600)
    return path


@pytest.fixture
def migrated(old: Path) -> Iterator[Book]:
    book = Book.open(old)
    yield book
    book.close()


@each_version
def test_an_old_book_is_brought_up_to_date_with_everything_in_it(
    migrated: Book, number: int
) -> None:
    told = TOLD[number]
    done = len(told["steps"]) - told["undone"]
    assert migrated.database.value("PRAGMA user_version") == NOW
    assert things(migrated) == steps(number)[done - 1][1]
    assert migrated.problems() == []
    assert migrated.database.rows("PRAGMA foreign_key_check") == []
    assert [change.label for change in migrated.changes.list(99)][::-1] == [
        step["label"] for step in told["steps"]
    ]
    assert migrated.search.people("ada", 9)
    assert [view.name for view in migrated.views.all()] == (["north"] if number == 3 else [])


def test_what_version_1_did_not_know_is_as_if_never_said(migrated: Book) -> None:
    for person in migrated.people.iter_all():
        assert (person.paused, person.triage) == (False, Triage.OPEN)


FOUND = {
    "ada grossmann": "ada",
    "ännchen": "ada",
    "lodz": "ada",
    "4930": "ada",
    "oolong": "ada",
    "north": "ada",
    "sohne": "ada",
    "παπαδοπουλοσ": "jo",
    "三日": "jo",
    "日月": "jo",
    "太郎": "ta",
    "東京": "ta",
    "isil": "is",
    "محمد": "mu",
}
"""What is typed, and who of the book of version 2 is found by it."""


@pytest.mark.parametrize("number", [2], indirect=True)
def test_everything_in_an_old_book_is_searched(migrated: Book) -> None:
    people = migrated.people
    for typed, uid in FOUND.items():
        assert list(migrated.search.people(typed, 9)) == [people.row_id(uid)], typed

    def found(typed: str) -> list[str]:
        return [each.uid for each in log(migrated, typed)]

    assert found("grusse soren") == ["e1"]
    assert found("寿司") == found("司の話") == found("πασχα") == ["e2"]
    assert found("ada 寿司") == ["e2"]
    assert found("иод") == ["e3"]
    (reminder,) = migrated.log_search.reminders(said("lodz"), 9, NOON)
    assert reminder.uid == "r1"
    (promise,) = migrated.log_search.promises(said("fussball"), 9, NOON)
    assert promise.made == "e4"
    (ask,) = migrated.log_search.asks(said("price"), 9, NOON)
    assert ask.person == "ada"


SAID = {
    "coffee": "her defence",
    "lunch 寿司": "寿司の話",
    "ada lunch": "寿司の話",
    "иога": "Πάσχα",
    "йога": "Πάσχα",
    "wrote": "спасибо за йод",
    "walk": "round the lake",
    "photos": "the Fußball photos",
}
"""What is typed, and the text of the entry of the book of version 3 found by it."""


@pytest.mark.parametrize("number", [3], indirect=True)
def test_the_lines_of_an_old_book_are_searched(migrated: Book) -> None:
    for typed, text in SAID.items():
        assert [each.text for each in log(migrated, typed)] == [text], typed
    with migrated.write("touch", AT) as session:
        for entry in list(migrated.interactions.iter_all()):
            session.put(replace(entry, mood=1))
    assert migrated.problems() == []
    columns = "SELECT text, words FROM interaction"
    told = dict(migrated.database.rows(columns))
    assert told["her defence"].split("\n") == ["conf", "coffee", "grusse soren"]
    for entry in list(migrated.interactions.iter_all()):
        with migrated.write("a line gone", AT) as session:
            session.put(replace(entry, line=""))
    assert all(log(migrated, typed) == [] for typed in SAID if typed != "photos")
    assert migrated.problems() == []


@each_version
def test_indexing_an_old_book_gives_what_writing_it_anew_would(migrated: Book) -> None:
    columns = "SELECT uid, words, firm FROM person ORDER BY uid"
    before = {
        row[0]: [set(part.split()) for part in row[1:]] for row in migrated.database.rows(columns)
    }
    entries = "SELECT uid, words FROM interaction ORDER BY uid"
    told = {row[0]: set(row[1].split()) for row in migrated.database.rows(entries)}
    with migrated.write("touch", AT) as session:
        for person in list(migrated.people.iter_all()):
            session.put(replace(person, notes=person.notes + " ", title=person.title + "!"))
        for entry in list(migrated.interactions.iter_all()):
            session.put(replace(entry, text=entry.text + "!"))
    after = {
        row[0]: [set(part.split()) for part in row[1:]] for row in migrated.database.rows(columns)
    }
    assert after == before
    assert {row[0]: set(row[1].split()) for row in migrated.database.rows(entries)} == told
    assert migrated.problems() == []


def test_a_copy_of_what_it_was_stands_beside_it_once(migrated: Book) -> None:
    (kept,) = migrated.backups()
    assert kept.name == f"my people-000001-before-version-{NOW}.db"
    backup.verify(kept)
    assert version(kept) == 1
    Book.open(migrated.path).close()
    assert migrated.backups() == [kept]


def test_a_copy_of_an_earlier_version_can_be_put_back(migrated: Book) -> None:
    before = things(migrated)
    seed(migrated, "Somebody")
    migrated.restore(migrated.backups()[0])
    assert things(migrated) == before
    assert migrated.database.value("PRAGMA user_version") == NOW


@each_version
def test_changes_of_before_can_be_undone_and_done_again(old: Path, number: int) -> None:
    told = steps(number)
    for step in range(len(told) - TOLD[number]["undone"], len(told)):
        book = Book.open(old)
        change = book.changes.next_redo()
        assert change is not None
        assert change.id == told[step][0]
        redo(book, change.id)
        assert things(book) == told[step][1]
        book.close()
    book = Book.open(old)
    for step in range(len(told) - 1, 0, -1):
        undo(book, told[step][0])
        assert things(book) == told[step - 1][1], told[step][0]
    for step in range(1, len(told)):
        redo(book, told[step][0])
        assert things(book) == told[step][1], told[step][0]
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


@each_version
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
    assert book.database.value("PRAGMA user_version") == NOW
    assert book.backups() == []
    book.close()
    assert set(path.parent.iterdir()) == {path, path.with_name(path.name + "-journal")}


def test_new_columns_hold_nothing_but_their_words(migrated: Book) -> None:
    for wrong in ("paused = 2", "paused = 'x'", "triage = 'maybe'", "triage = NULL"):
        with pytest.raises(ReltermError), migrated.transaction():
            migrated.database.run(f"UPDATE person SET {wrong}")
    assert migrated.problems() == []


@each_version
def test_a_migration_that_fails_leaves_every_byte(
    old: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    broken = (*schema_4.STATEMENTS, "ALTER TABLE nosuch ADD COLUMN x")
    monkeypatch.setattr(schema_4, "STATEMENTS", broken)
    with pytest.raises(ReltermError):
        Book.open(old)
    assert old.read_bytes() == before
    (kept,) = backup.backups(old)
    assert version(kept) == number
    monkeypatch.undo()
    Book.open(old).close()
    assert version(old) == NOW


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


@pytest.mark.parametrize("after", [1, len(schema_2.STATEMENTS) + 2, 14, 20, 26])
def test_killed_in_the_middle_it_is_still_the_old_book(old: Path, after: int) -> None:
    told = steps(1)[-1 - TOLD[1]["undone"]][1]
    found = subprocess.run([sys.executable, CHILD, "migrate", old, str(after)], check=False)
    assert found.returncode == -9
    (kept,) = backup.backups(old)
    assert version(kept) == 1
    book = Book.open(old)
    assert book.database.value("PRAGMA user_version") == NOW
    assert things(book) == told
    assert book.problems() == []
    book.close()


def test_several_processes_may_open_an_old_book_at_once(old: Path) -> None:
    told = steps(1)[-1 - TOLD[1]["undone"]][1]
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
    assert version(old) == NOW
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
    assert kept.name == f"my people-000001-before-version-{NOW}.db"
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
