"""Undo and redo: exact, in any order in which nothing is lost, also tomorrow."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from storage_makers import AT, DAY, PEOPLE, entries, entry, people, seed

from relterm.domain.interactions import (
    Direction,
    Exchange,
    ExchangeKind,
    Interaction,
    Promise,
    PromiseState,
    Reminder,
    Settings,
)
from relterm.domain.kinds import Kind
from relterm.domain.people import Person, State
from relterm.errors import UndoRefused
from relterm.storage.book import Book
from relterm.storage.images import THINGS, Value, image_of, uid_of
from relterm.storage.records import Affected, ChangeRow, StoredTrust, Thing


def everything(book: Book) -> dict[tuple[Thing, str], str]:
    """The image of every value in the book."""
    values: list[Value] = [
        *book.people.iter_all(),
        *book.interactions.iter_all(),
        *book.things.iter_promises(),
        *book.things.iter_asks(),
        *book.things.iter_reminders(),
        *book.things.iter_relations(),
        *book.things.iter_exchanges(),
        *book.things.imports(),
        book.things.settings(),
    ]
    return {(THINGS[type(value)], uid_of(value)): image_of(value) for value in values}


def undo(book: Book, change: int) -> Affected:
    with book.transaction() as session:
        return session.undo(change)


def redo(book: Book, change: int) -> Affected:
    with book.transaction() as session:
        return session.redo(change)


def latest(book: Book) -> ChangeRow:
    change = book.changes.latest()
    assert change is not None
    return change


def test_undo_and_redo_work_after_reopening(path: Path) -> None:
    book = Book.open(path)
    seed(book, "Anna", "Bo")
    before = everything(book)
    with book.write("busy", AT) as session:
        session.put_person(Person("p1", "Anna Berg", tags=("new",)))
        session.put_interaction(entry("e1", "p1", "p2", kind=Kind.PROMISE, text="send it"))
        session.put_reminder(Reminder("r1", "p1", "call", DAY))
        session.put_settings(Settings("a", "b"))
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
            session.put_person(Person(uid, name))
    undo(book, 2)
    assert [person.name for person in book.people.iter_all()] == ["Anna", "Bo C"]
    redo(book, 2)
    assert [person.name for person in book.people.iter_all()] == ["Anna B", "Bo C"]


def test_undo_refuses_what_was_changed_since_and_says_so(book: Book) -> None:
    seed(book, "Anna")
    with book.write("first", AT) as session:
        session.put_person(Person("p1", "B"))
    with book.write("second", AT) as session:
        session.put_person(Person("p1", "C"))
        session.put_person(Person("p2", "D"))
    state = everything(book)
    with pytest.raises(UndoRefused, match=r"“first”.*a person in it was changed since by “second”"):
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
        session.put_interaction(entry("e1", "p1"))
    with pytest.raises(UndoRefused, match="used by something written since"):
        undo(book, 1)
    undo(book, 2)
    undo(book, 1)
    assert everything(book).keys() == {(Thing.SETTINGS, "settings")}


def test_a_refused_undo_inside_a_transaction_leaves_it_usable(book: Book) -> None:
    seed(book, "Anna")
    with book.write("both", AT) as session:
        session.put_person(Person("p1", "B"))
        session.put_person(Person("p2", "B"))
    with book.write("later", AT) as session:
        session.put_person(Person("p2", "C"))
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
        session.put_interaction(entry("e1", "p1", "p2"))
        session.put_interaction(entry("e2", "p1", kind=Kind.GIVE))
        session.put_exchange(Exchange("x1", "e2", "p1", ExchangeKind.GIVEN, "a book"))
        session.put_promise(Promise("q1", "p1", Direction.MINE, "soon"))
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
        session.put_person(Person("p1", "Old", tags=("imported",)))
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
        session.put_person(Person("i1", "Better"))
        session.put_person(Person("p1", "Old", tags=("imported", "mine")))
    with book.write("coffee", AT) as session:
        session.put_interaction(entry("z", "i2"))
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
        session.put_person(Person("i1", "B"))
    with pytest.raises(UndoRefused):
        undo(book, 1)
    assert not latest(book).undone


def test_purging_leaves_no_trace_in_the_file(path: Path) -> None:
    book = Book.open(path)
    seed(book, "Anna", "Bo")
    with book.write("Zanzibarian", AT) as session:
        session.put_person(Person("p3", "Zanzibarian", notes="Zanzibarian", tags=("Zanzibarian",)))
        session.put_interaction(replace(entry("e1", "p3", text="Zanzibarian"), note="Zanzibarian"))
    with book.write("rename", AT) as session:
        session.put_person(Person("p3", "Zanzibarian the second"))
    with book.write("purge", AT) as session:
        session.purge("p3")
    assert [change.label for change in book.changes.list(9)] == ["seed"]
    assert book.problems() == []
    book.close()
    for file in path.parent.iterdir():
        assert b"anzibar" not in file.read_bytes().lower()


class Undoing(RuleBasedStateMachine):
    """The book against plain dictionaries: every state it can be in is one that was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "b.db"
        self.book = Book.open(self.path)
        seed(self.book, *PEOPLE)
        self.states = {1: everything(self.book)}
        self.done = [1]
        self.undone: list[int] = []
        self.present = self.states[1]

    def wrote(self, before: int) -> None:
        now = everything(self.book)
        change = latest(self.book)
        if change.id == before:
            assert now == self.present
            return
        self.present = now
        self.states[change.id] = now
        self.done.append(change.id)
        self.undone.clear()

    @rule(
        person=people(st.sampled_from((*PEOPLE, "n1"))),
        log=st.lists(
            entries(
                st.sampled_from(("e1", "e2", "e3")),
                st.sampled_from((Kind.MEET, Kind.PROMISE, Kind.KEPT, Kind.BROKEN, Kind.ASK)),
            ),
            max_size=2,
        ),
    )
    def put(self, person: Person, log: list[Interaction]) -> None:
        before = latest(self.book).id
        with self.book.write("put", AT) as session:
            session.put_person(person)
            for one in log:
                session.put_interaction(one)
        self.wrote(before)

    @rule(
        key=st.sampled_from(
            [(Thing.INTERACTION, "e1"), (Thing.INTERACTION, "e2"), (Thing.PERSON, "n1")]
        )
    )
    def delete(self, key: tuple[Thing, str]) -> None:
        before = latest(self.book).id
        with self.book.write("delete", AT) as session:
            session.delete(*key)
        self.wrote(before)

    @rule()
    def undo_latest(self) -> None:
        if len(self.done) > 1:
            change = self.done.pop()
            undo(self.book, change)
            self.undone.append(change)
            self.present = self.states[self.done[-1]]

    @rule()
    def redo_next(self) -> None:
        following = self.book.changes.next_redo()
        assert (None if following is None else following.id) == (
            self.undone[-1] if self.undone else None
        )
        if self.undone:
            change = self.undone.pop()
            redo(self.book, change)
            self.done.append(change)
            self.present = self.states[change]

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = Book.open(self.path)

    @rule(which=st.integers(1, 30))
    def undo_any_that_was_built_upon(self, which: int) -> None:
        if which in self.done[1:-1]:
            try:
                undo(self.book, which)
            except UndoRefused:
                return
            assert everything(self.book) != self.present
            redo(self.book, which)

    @invariant()
    def as_it_should_be(self) -> None:
        assert everything(self.book) == self.present

    @invariant()
    def derived_columns_are_in_step(self) -> None:
        for row in self.book.people.rows(list(range(1, 6))):
            events = self.book.interactions.events(row.uid)
            newest = max((event.t for event in events), default=None)
            assert row.last_at == (None if newest is None else round(newest * 86_400))

    def teardown(self) -> None:
        assert self.book.problems() == []
        self.book.close()
        self.folder.cleanup()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)


def test_state_of_promises_comes_back_too(book: Book) -> None:
    seed(book, "Anna")
    with book.write("promise", AT) as session:
        session.put_interaction(entry("e1", "p1", kind=Kind.PROMISE, text="slides", due=DAY))
    with book.write("kept", AT) as session:
        session.put_interaction(entry("e2", "p1", kind=Kind.KEPT))
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.KEPT]
    undo(book, latest(book).id)
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.OPEN]
    with book.write("trash", AT) as session:
        session.put_interaction(
            entry("e1", "p1", kind=Kind.PROMISE, text="slides", due=DAY, state=State.TRASHED)
        )
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.DROPPED]
    undo(book, latest(book).id)
    assert [one.state for one in book.things.promises_of("p1")] == [PromiseState.OPEN]
