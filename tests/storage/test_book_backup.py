"""Backups, restoring, and migrations that leave the book as it was when they fail."""

from dataclasses import replace
from pathlib import Path

import pytest
from playhouse.migrate import SqliteMigrator
from storage_makers import AT, entry, seed

from relterm.domain.people import Person
from relterm.errors import BookDamaged, BookError, NotABook, ReltermError
from relterm.storage import backup, migrations
from relterm.storage.book import Book
from relterm.storage.database import Database
from relterm.storage.migrations import MIGRATIONS, Migration, migrate
from relterm.storage.models import FLATS
from relterm.storage.search_index import INDEXES, SEARCHED


def names(book: Book) -> list[str]:
    return [person.name for person in book.people.iter_all()]


def test_a_backup_is_a_whole_book(book: Book, tmp_path: Path) -> None:
    seed(book, "Anna")
    target = book.back_up(tmp_path / "copy.db")
    copy = Book.open(target)
    assert names(copy) == ["Anna"]
    copy.close()
    assert [one.name for one in tmp_path.iterdir() if "tmp" in one.name] == []


def test_a_link_at_the_target_is_replaced_not_followed(book: Book, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    target = tmp_path / "copy.db"
    target.symlink_to(victim)
    book.back_up(target)
    assert victim.read_text() == "mine"
    assert not target.is_symlink()
    backup.verify(target)


def test_the_book_itself_and_folders_are_no_targets(book: Book, tmp_path: Path) -> None:
    seed(book, "Anna")
    link = tmp_path / "hard.db"
    link.hardlink_to(book.path)
    for target in (book.path, link, tmp_path):
        with pytest.raises(BookError):
            book.back_up(target)
    assert names(book) == ["Anna"]


def test_a_copy_that_is_not_whole_never_gets_the_name(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = book.back_up(tmp_path / "copy.db")
    before = target.read_bytes()
    seed(book, "Anna")
    monkeypatch.setattr(backup, "_copy", lambda _, path: path.write_bytes(b"half" * 3000))
    with pytest.raises(ReltermError):
        book.back_up(target)
    assert target.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["book", "copy.db"]


def test_automatic_backups_are_numbered_and_the_oldest_go(book: Book) -> None:
    for number in range(4):
        book.automatic_backup(f"../evil {number}", keep=3)
    found = [one.name for one in book.backups()]
    assert found == [f"my people-00000{number + 1}----evil-{number}.db" for number in (3, 2, 1)]
    assert book.automatic_backup("last", keep=0).exists()
    assert len(book.backups()) == 1


def test_the_newest_good_backup_is_found_past_damaged_ones(book: Book) -> None:
    seed(book, "Anna")
    good = book.automatic_backup("daily")
    bad = book.automatic_backup("daily")
    bad.write_bytes(bad.read_bytes()[:5000])
    empty = book.automatic_backup("daily")
    empty.write_bytes(b"")
    assert backup.newest_good(book.path) == good


def test_restoring_brings_back_exactly_and_keeps_what_was(book: Book) -> None:
    seed(book, "Anna")
    old = book.automatic_backup("daily")
    with book.write("rename", AT) as session:
        session.put(Person("p1", "Bo"))
    other = Book.open(book.path)
    before = other.data_version()
    book.restore(old)
    assert names(book) == ["Anna"]
    assert other.data_version() != before
    assert names(other) == ["Anna"]
    other.close()
    assert book.database.value("PRAGMA journal_mode") == "truncate"
    kept = Book.open(book.backups()[0])
    assert names(kept) == ["Bo"]
    kept.close()
    assert book.problems() == []


def test_what_is_no_backup_is_not_restored(book: Book, tmp_path: Path) -> None:
    seed(book, "Anna")
    noise = tmp_path / "noise.db"
    noise.write_bytes(b"noise" * 5000)
    for source, error in ((noise, NotABook), (tmp_path / "missing.db", NotABook)):
        with pytest.raises(error):
            book.restore(source)
    assert names(book) == ["Anna"]
    assert book.backups() == []


def test_a_damaged_book_is_set_aside_for_its_backup(path: Path) -> None:
    book = Book.open(path)
    seed(book, "Anna")
    good = book.automatic_backup("daily")
    book.close()
    path.write_bytes(path.read_bytes()[:9000])
    damaged = path.read_bytes()
    with pytest.raises(BookDamaged):
        Book.open(path)
    aside = backup.recover(path, good)
    assert aside.read_bytes() == damaged
    book = Book.open(path)
    assert names(book) == ["Anna"]
    book.close()


def add_shoe_size(database: Database, _: SqliteMigrator) -> None:
    database.run("ALTER TABLE person ADD COLUMN shoe_size INTEGER")


def fail_in_the_middle(database: Database, _: SqliteMigrator) -> None:
    database.run("DELETE FROM person_tag")
    database.run("DROP TABLE relation")
    database.run("ALTER TABLE nosuch ADD COLUMN x")


def orphan(database: Database, _: SqliteMigrator) -> None:
    database.run("DELETE FROM person")


def run(book: Book, *more: Migration) -> list[str]:
    reasons: list[str] = []

    def back_up(reason: str) -> None:
        reasons.append(reason)
        backup.automatic(book.database, reason)

    migrate(book.database, back_up, (*MIGRATIONS, *more))
    return reasons


@pytest.fixture
def filled(book: Book) -> Book:
    seed(book, "Anna")
    with book.write("more", AT) as session:
        session.put(Person("p1", "Anna", tags=("friend",)))
        session.put(entry("e1", "p1"))
    return book


def test_a_step_runs_once_after_a_backup(filled: Book) -> None:
    assert run(filled, add_shoe_size) == ["before-version-5"]
    assert run(filled, add_shoe_size) == []
    assert filled.database.value("SELECT count(shoe_size) FROM person") == 0
    assert filled.database.value("PRAGMA user_version") == 5
    assert filled.database.value("PRAGMA foreign_keys") == 1
    backup.verify(filled.backups()[0])


@pytest.mark.parametrize("bad", [fail_in_the_middle, orphan])
def test_a_failing_step_leaves_the_book_as_it_was(filled: Book, bad: Migration) -> None:
    before = filled.path.read_bytes()
    with pytest.raises(ReltermError):
        run(filled, bad)
    assert filled.path.read_bytes() == before
    assert filled.database.value("PRAGMA foreign_keys") == 1
    assert names(filled) == ["Anna"]
    backup.verify(filled.backups()[0])


def test_tries_that_fail_again_and_again_leave_one_backup(filled: Book) -> None:
    other = filled.automatic_backup("before-bulk")
    for _ in range(3):
        with pytest.raises(ReltermError):
            migrate(
                filled.database,
                lambda reason: backup.automatic(filled.database, reason),
                (*MIGRATIONS, fail_in_the_middle),
            )
    first, kept = filled.backups()
    assert (first.name, kept) == ("my people-000002-before-version-5.db", other)
    backup.verify(first)


def test_a_table_rebuild_keeps_its_children(filled: Book) -> None:
    def rebuild(database: Database, _: SqliteMigrator) -> None:
        sql = database.value("SELECT sql FROM sqlite_master WHERE name = 'person'")
        database.run(sql.replace("person(", "person_new(", 1))
        database.run("INSERT INTO person_new SELECT * FROM person")
        database.run("DROP TABLE person")
        database.run("ALTER TABLE person_new RENAME TO person")

    run(filled, rebuild)
    assert filled.people.get("p1") == Person("p1", "Anna", tags=("friend",))
    assert filled.interactions.get("e1") == entry("e1", "p1")


def test_an_older_book_is_migrated_when_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book.open(path)
    seed(book, "Anna")
    book.close()
    newer = (*MIGRATIONS, add_shoe_size)
    monkeypatch.setattr(migrations.migrate, "__defaults__", (newer,))
    monkeypatch.setattr(migrations.newest, "__defaults__", (newer,))
    book = Book.open(path)
    assert book.database.value("PRAGMA user_version") == 5
    assert names(book) == ["Anna"]
    assert [one.name for one in book.backups()] == ["my people-000001-before-version-5.db"]
    book.close()


def test_models_name_the_columns_there_are(book: Book) -> None:
    for flat in FLATS.values():
        columns = [row[1] for row in book.database.rows(f"PRAGMA table_info({flat.table})")]
        derived = ["words"] if flat.table in SEARCHED else []
        told = ["id", "uid", "created_by", "changed_by", *flat.columns[1:], *derived]
        assert sorted(columns) == sorted(told)


def test_every_table_is_strict_and_search_tables_name_real_columns(book: Book) -> None:
    tables = book.database.rows(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite_%'"
    )
    assert len(tables) == 19
    assert [name for name, strict in tables if not strict] == []
    for index in INDEXES:
        known = {row[1] for row in book.database.rows(f"PRAGMA table_info({index.table})")}
        assert set(index.columns) <= known


def test_replacing_an_aggregate_does_not_grow_its_parts(book: Book) -> None:
    person = Person("p1", "Anna", tags=("a", "b"))
    for name in ("B", "C"):
        with book.write("x", AT) as session:
            session.put(replace(person, name=name))
    assert book.database.value("SELECT count(*) FROM person_tag") == 2
