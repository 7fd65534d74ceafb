"""The desk: where commands are run, each in one transaction with its change record."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from relterm.clock import Clock
from relterm.domain.moments import Now
from relterm.errors import UndoRefused
from relterm.service import remembering
from relterm.storage.book import Book
from relterm.storage.session import Session


@dataclass(frozen=True, slots=True)
class Changed:
    """Whose views are out of date; `everyone` after an import."""

    people: frozenset[str] = frozenset()
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did, for the toast and for the screens."""

    said: str
    changed: Changed


class Command(Protocol):
    """Something a person can do: a frozen value that knows how to write itself."""

    @property
    def label(self) -> str:
        """What was done, in a few words, for the list of changes and the toast.

        `apply` may say it more exactly, in `session.label`.
        """

    def apply(self, desk: "Desk", session: Session) -> None:
        """Write it, inside the transaction."""


class Desk:
    """A book and a clock; runs commands and undoes them.

    Reads are done by the functions of `relterm.service.views`.
    """

    def __init__(self, book: Book, clock: Clock) -> None:
        self.book = book
        self.clock = clock

    def now(self) -> Now:
        """The present, by the desk's clock."""
        return self.clock()

    @property
    def seconds(self) -> int:
        """The present in UTC seconds, for records."""
        return int(self.now().at.timestamp())

    def new_uid(self) -> str:
        """A name for a new thing that no other book will use."""
        return uuid.uuid4().hex

    def run(self, command: Command) -> Done:
        """Run one command in one transaction and recompute whoever it touched.

        Raises:
            BookError: it could not be written; nothing was changed.
        """
        with self.book.write(command.label, self.seconds) as session:
            command.apply(self, session)
            self._recompute(session, session.touched)
            changed = Changed(frozenset(session.touched))
            said = session.label
        return Done(said, changed)

    def undo(self) -> Done:
        """Undo the last change that is not undone.

        Raises:
            UndoRefused: there is none, or something changed since.
        """
        change = self.book.changes.latest()
        if change is None:
            msg = "Nothing to undo."
            raise UndoRefused(msg)
        with self.book.transaction() as session:
            affected = session.undo(change.id)
            self._recompute(session, affected.people)
        return Done(
            f"Undone: {change.label}", Changed(affected.people, everyone=bool(change.batch))
        )

    def redo(self) -> Done:
        """Do again what was undone last.

        Raises:
            UndoRefused: there is nothing to do again, or something changed since.
        """
        change = self.book.changes.next_redo()
        if change is None:
            msg = "Nothing to do again."
            raise UndoRefused(msg)
        with self.book.transaction() as session:
            affected = session.redo(change.id)
            self._recompute(session, affected.people)
        return Done(
            f"Done again: {change.label}", Changed(affected.people, everyone=bool(change.batch))
        )

    def _recompute(self, session: Session, people: Iterable[str]) -> None:
        remembering.recompute(self.book, session, people, self.now())
