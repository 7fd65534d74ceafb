"""Undo and redo against a plain model: every state is one that was."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from storage_makers import AT, PEOPLE, entries, people, seed
from storage_undoing import everything, latest, redo, undo

from relterm.domain.interactions import (
    Interaction,
)
from relterm.domain.kinds import Kind
from relterm.domain.people import Person
from relterm.errors import UndoRefused
from relterm.storage.book import Book
from relterm.storage.records import Thing


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
            session.put(person)
            for one in log:
                session.put(one)
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
