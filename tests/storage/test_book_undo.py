"""Undo and redo: exact, in any order in which nothing is lost, also tomorrow."""

from dataclasses import replace
from pathlib import Path

import pytest
from storage_makers import AT, DAY, entry, seed
from storage_undoing import everything, latest, redo, undo

from relterm.domain.interactions import (
    Direction,
    Exchange,
    ExchangeKind,
    Promise,
    PromiseState,
    Reminder,
    Settings,
)
from relterm.domain.kinds import Kind
from relterm.domain.people import Person, State
from relterm.errors import UndoRefused
from relterm.storage.book import Book
from relterm.storage.records import StoredTrust, Thing


def test_undo_and_redo_work_after_reopening(path: Path) -> None:
    book = Book.open(path)
    seed(book, "Anna", "Bo")
    before = everything(book)
    with book.write("busy", AT) as session:
        session.put(Person("p1", "Anna Berg", tags=("new",)))
        session.put(entry("e1", "p1", "p2", kind=Kind.PROMISE, text="send it"))
        session.put(Reminder("r1", "p1", "call", DAY))
        session.put(Settings("a", "b"))
    after = everything(book)
    change = latest(book)
    assert change.items == 6
    for _ in range(2):
        book.close()
        book = Book.open(path)
        assert undo(book, change.id).people == {"p1", "p2"}
        assert everything(book) == before
        assert book.changes.next_redo() == replace(change, undone=True)
        assert latest(book).label == "seed"
        book.close()
        book = Book.open(path)
        assert redo(book, change.id).people == {"p1", "p2"}
        assert everything(book) == after
        assert book.changes.next_redo() is None
    assert book.problems() == []
    book.close()


def test_an_older_independent_change_can_be_undone(book: Book) -> None:
    seed(book, "Anna", "Bo")
    for uid, name in (("p1", "Anna B"), ("p2", "Bo C")):
        with book.write(f"rename {uid}", AT) as session:
            session.put(Person(uid, name))
    undo(book, 2)
    assert [person.name for person in book.people.iter_all()] == ["Anna", "Bo C"]
    redo(book, 2)
    assert [person.name for person in book.people.iter_all()] == ["Anna B", "Bo C"]


def test_undo_refuses_what_was_changed_since_and_says_so(book: Book) -> None:
    seed(book, "Anna")
    with book.write("first", AT) as session:
        session.put(Person("p1", "B"))
    with book.write("second", AT) as session:
        session.put(Person("p1", "C"))
        session.put(Person("p2", "D"))
    state = everything(book)
    with pytest.raises(UndoRefused, match=r"“first”.*: C was changed since by “second”"):
        undo(book, 2)
    assert everything(book) == state
    undo(book, 3)
    with pytest.raises(UndoRefused, match="undone already"):
        undo(book, 3)
    undo(book, 2)
    with pytest.raises(UndoRefused, match="“second” cannot be done again"):
        redo(book, 3)
    with pytest.raises(UndoRefused, match="no longer in the history"):
        undo(book, 99)
    redo(book, 2)
    redo(book, 3)
    assert everything(book) == state


def test_a_person_written_about_since_stays(book: Book) -> None:
    seed(book, "Anna")
    with book.write("coffee", AT) as session:
        session.put(entry("e1", "p1"))
    with pytest.raises(UndoRefused, match="used by something written since"):
        undo(book, 1)
    undo(book, 2)
    undo(book, 1)
    assert everything(book).keys() == {(Thing.SETTINGS, "settings")}


def test_a_refused_undo_inside_a_transaction_leaves_it_usable(book: Book) -> None:
    seed(book, "Anna")
    with book.write("both", AT) as session:
        session.put(Person("p1", "B"))
        session.put(Person("p2", "B"))
    with book.write("later", AT) as session:
        session.put(Person("p2", "C"))
    before = everything(book)
    with book.transaction() as session:
        with pytest.raises(UndoRefused):
            session.undo(2)
        session.put_trust(StoredTrust("p1", 1, "{}", "[]", "[]", 5))
    assert everything(book) == before
    assert book.trust.get("p1") == StoredTrust("p1", 1, "{}", "[]", "[]", 5)


def test_deleting_a_person_takes_what_hangs_on_them_and_undo_brings_it_back(book: Book) -> None:
    seed(book, "Anna", "Bo")
    with book.write("log", AT) as session:
        session.put(entry("e1", "p1", "p2"))
        session.put(entry("e2", "p1", kind=Kind.GIVE))
        session.put(Exchange("x1", "e2", "p1", ExchangeKind.GIVEN, "a book"))
        session.put(Promise("q1", "p1", Direction.MINE, "soon"))
    before = everything(book)
    with book.write("delete", AT) as session:
        session.delete(Thing.PERSON, "p1")
    left = book.interactions.get("e1")
    assert left is not None
    assert left.people == ("p2",)
    assert everything(book).keys() == {
        (Thing.PERSON, "p2"),
        (Thing.INTERACTION, "e1"),
        (Thing.SETTINGS, "settings"),
    }
    undo(book, latest(book).id)
    assert everything(book) == before
    assert book.problems() == []


def test_undoing_an_import_keeps_what_changed_since_and_counts_it(book: Book) -> None:
    seed(book, "Old")
    with book.write("import", AT, "b1") as session:
        session.put(Person("p1", "Old", tags=("imported",)))
        session.add_people(Person(f"i{number}", f"N{number}") for number in range(5))
        session.add_interactions(
            entry(f"e{number}", f"i{number}", kind=Kind.PROMISE) for number in range(5)
        )
    whole = everything(book)
    undone = undo(book, 2)
    assert undone.kept == 0
    assert everything(book).keys() == {(Thing.PERSON, "p1"), (Thing.SETTINGS, "settings")}
    redo(book, 2)
    assert everything(book) == whole
    with book.write("rename", AT) as session:
        session.put(Person("i1", "Better"))
        session.put(Person("p1", "Old", tags=("imported", "mine")))
    with book.write("coffee", AT) as session:
        session.put(entry("z", "i2"))
    kept = undo(book, 2)
    assert kept.kept == 3
    assert [person.uid for person in book.people.iter_all()] == ["i1", "i2", "p1"]
    assert [one.uid for one in book.interactions.iter_all()] == ["z"]
    assert not list(book.things.iter_promises())
    redo(book, 2)
    assert len(list(book.people.iter_all())) == 6
    assert book.people.get("i1") == Person("i1", "Better")
    assert book.problems() == []


def test_an_import_of_which_everything_changed_is_not_undone(book: Book) -> None:
    with book.write("import", AT) as session:
        session.add_people([Person("i1", "A")])
    with book.write("rename", AT) as session:
        session.put(Person("i1", "B"))
    with pytest.raises(UndoRefused):
        undo(book, 1)
    assert not latest(book).undone


def test_purging_leaves_no_trace_in_the_file(path: Path) -> None:
    book = Book.open(path)
    seed(book, "Anna", "Bo")
    with book.write("Zanzibarian", AT) as session:
        session.put(
            Person("p3", "Zanzibarian", notes="Zanzibarian", tags=("Zanzibarian",), line="Zanzibar")
        )
        session.put(replace(entry("e1", "p3", text="Zanzibarian"), note="Zanzibarian"))
        session.put(replace(entry("e2", "p3"), line="Zanzibarian coffee"))
    with book.write("rename", AT) as session:
        session.put(Person("p3", "Zanzibarian the second"))
    with book.write("purge", AT) as session:
        session.purge(["p3"])
    assert [change.label for change in book.changes.list(9)] == ["seed"]
    assert book.problems() == []
    book.close()
    for file in path.parent.iterdir():
        assert b"anzibar" not in file.read_bytes().lower()


def test_state_of_promises_comes_back_too(book: Book) -> None:
    seed(book, "Anna")
    with book.write("promise", AT) as session:
        session.put(entry("e1", "p1", kind=Kind.PROMISE, text="slides", due=DAY))
    with book.write("kept", AT) as session:
        session.put(entry("e2", "p1", kind=Kind.KEPT))
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.KEPT]
    undo(book, latest(book).id)
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.OPEN]
    with book.write("trash", AT) as session:
        session.put(
            entry("e1", "p1", kind=Kind.PROMISE, text="slides", due=DAY, state=State.TRASHED)
        )
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.DROPPED]
    undo(book, latest(book).id)
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.OPEN]
