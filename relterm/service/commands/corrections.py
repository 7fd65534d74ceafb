"""Promises and reminders corrected in a form; what the log says of them follows."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import (
    Direction,
    Interaction,
    Promise,
    PromiseState,
    Reminder,
)
from relterm.domain.kinds import Kind, Who
from relterm.domain.people import State
from relterm.errors import BadInput
from relterm.service.commands.editing import merged
from relterm.service.commands.people import existing
from relterm.service.commands.word import ClosePromise, DropPromise

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

_CLOSED = frozenset({PromiseState.KEPT, PromiseState.BROKEN})


@dataclass(frozen=True, slots=True)
class EditPromise:
    """A promise as edited in a form; `before` is what the form began with.

    The entry in which it was made says the same from then on, when it is about this person alone.
    Another state is logged as it is by `d`: kept and broken are deeds, released takes the promise
    out of the log, open again takes back what had closed it.
    """

    promise: Promise
    before: Promise

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "edited a promise"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the promise, its entry, and the way it ended.

        Raises:
            BadInput: it is no longer in the book.
        """
        stored = desk.book.things.promise(self.promise.uid)
        if stored is None:
            msg = "That promise is no longer in the book."
            raise BadInput(msg)
        wished = merged(stored, self.before, self.promise)
        session.put(replace(wished, state=stored.state))
        _entry_follows(desk, session, stored, wished)
        if wished.state is not stored.state:
            _end(desk, session, stored, wished.state)
        name = existing(desk, wished.person).name
        session.label = f"edited a promise · {name}"


def _own_entry(desk: "Desk", uid: str, kinds: frozenset[Kind]) -> Interaction | None:
    """The entry of the log, when it is of such a kind and about one person alone."""
    entry = desk.book.interactions.get(uid) if uid else None
    return entry if entry and entry.kind in kinds and len(entry.people) == 1 else None


def _entry_follows(desk: "Desk", session: "Session", before: Promise, now: Promise) -> None:
    entry = _own_entry(desk, now.made, frozenset({Kind.PROMISE}))
    if entry is None:
        return
    told = entry
    if now.what != before.what:
        told = replace(told, text=now.what)
    if now.due != before.due:
        told = replace(told, due=now.due)
    if now.direction is not before.direction:
        who = Who.THEM if now.direction is Direction.THEIRS else Who.ME
        told = replace(told, who=who)
    session.put(told)


def _end(desk: "Desk", session: "Session", before: Promise, state: PromiseState) -> None:
    """From one state to another: what had closed it is taken back, what closes it now is told."""
    closing = _own_entry(desk, before.closed, frozenset({Kind.KEPT, Kind.BROKEN}))
    if before.state in _CLOSED and state in _CLOSED and closing is not None:
        kind = Kind.KEPT if state is PromiseState.KEPT else Kind.BROKEN
        session.put(replace(closing, kind=kind))
        session.put(replace(_now(desk, before), state=state))
        return
    session.put(replace(_now(desk, before), state=PromiseState.OPEN, closed=""))
    if before.state in _CLOSED and closing is not None:
        session.put(replace(closing, state=State.TRASHED))
    made = _own_entry(desk, before.made, frozenset({Kind.PROMISE}))
    if made is not None and made.state is State.TRASHED:
        session.put(replace(made, state=State.ACTIVE))
    if state in _CLOSED:
        ClosePromise(before.uid, kept=state is PromiseState.KEPT).apply(desk, session)
    elif state is PromiseState.DROPPED:
        DropPromise(before.uid).apply(desk, session)


def _now(desk: "Desk", promise: Promise) -> Promise:
    """The promise as it was written a moment ago in this very change."""
    return desk.book.things.promise(promise.uid) or promise


@dataclass(frozen=True, slots=True)
class EditReminder:
    """A reminder as edited in a form; `before` is what the form began with."""

    reminder: Reminder
    before: Reminder

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "edited a reminder"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write it.

        Raises:
            BadInput: it is no longer in the book.
        """
        stored = desk.book.things.reminder(self.reminder.uid)
        if stored is None:
            msg = "That reminder is no longer in the book."
            raise BadInput(msg)
        wished = merged(stored, self.before, self.reminder)
        session.put(wished)
        session.label = f"edited a reminder · {existing(desk, wished.person).name}"
