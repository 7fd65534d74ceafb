"""The desk: where commands are run, each in one transaction with its change record."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from relterm.clock import Clock
from relterm.domain.kinds import Kind
from relterm.domain.moments import Now
from relterm.errors import UndoRefused
from relterm.service import remembering
from relterm.service.turning import Turns
from relterm.storage.book import Book
from relterm.storage.records import ChangeRow
from relterm.storage.session import Session

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all; may raise Cancelled, which undoes it all."""

_NO_KINDS: Mapping[str, Kind] = MappingProxyType({})


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

    Reads are done by the functions of `relterm.service.views`. `kinds` are the user's own words for
    kinds of interaction, which every line of the log may use.
    """

    def __init__(self, book: Book, clock: Clock, *, kinds: Mapping[str, Kind] = _NO_KINDS) -> None:
        self.book = book
        self.clock = clock
        self.kinds = kinds
        self._turns = Turns()

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

    def run(self, command: Command, progress: Progress | None = None) -> Done:
        """Run one command in one transaction and recompute whoever it touched.

        `progress` is told about the recomputing.

        Raises:
            BookError: it could not be written; nothing was changed.
            Cancelled: raised by `progress`; nothing was changed.
        """
        with self.book.write(command.label, self.seconds) as session:
            command.apply(self, session)
            self._recompute(session, progress)
            changed = Changed(frozenset(session.touched))
            said = session.label
        return Done(said, changed)

    def undo(self) -> Done:
        """Undo what was done last.

        Raises:
            UndoRefused: there is nothing, or something changed since.
        """
        change = self.next_undo()
        if change is None:
            msg = "Nothing to undo."
            raise UndoRefused(msg)
        return self.undo_change(change)

    def redo(self) -> Done:
        """Do again what was undone last.

        Raises:
            UndoRefused: there is nothing to do again, or something changed since.
        """
        change = self.next_redo()
        if change is None:
            msg = "Nothing to do again."
            raise UndoRefused(msg)
        return self.redo_change(change)

    def next_undo(self) -> ChangeRow | None:
        """The change that `undo` would take back."""
        return self._turns.to_undo(self.book.changes)

    def next_redo(self) -> ChangeRow | None:
        """The change that `redo` would do again."""
        return self._turns.to_redo(self.book.changes)

    def undo_change(self, change: ChangeRow, progress: Progress | None = None) -> Done:
        """Take back this very change, whatever was done since.

        Raises:
            UndoRefused: it is undone already, or something in it changed since.
            Cancelled: raised by `progress`; nothing was changed.
        """
        return self._turn(change, progress, undo=True)

    def redo_change(self, change: ChangeRow, progress: Progress | None = None) -> Done:
        """Do this very change again.

        Raises:
            UndoRefused: it is done already, or something in it changed since.
            Cancelled: raised by `progress`; nothing was changed.
        """
        return self._turn(change, progress, undo=False)

    def _turn(self, change: ChangeRow, progress: Progress | None, *, undo: bool) -> Done:
        each = None if progress is None else (lambda done: progress(done, 2 * change.items))
        with self.book.transaction() as session:
            turn = session.undo if undo else session.redo
            affected = turn(change.id, each)
            self._recompute(session, progress)
            newest = self.book.changes.newest()
        self._turns.turned(change.id, newest, undone=undo)
        return Done(
            f"{'Undone' if undo else 'Done again'}: {change.label}",
            Changed(affected.people, everyone=bool(change.batch)),
        )

    def _recompute(self, session: Session, progress: Progress | None) -> None:
        """The second half of the work, for `progress`."""
        count = len(session.unsettled)
        each = None if progress is None else (lambda done: progress(count + done, 2 * count))
        remembering.recompute(self.book, session, session.unsettled, self.now(), each)
