"""Keeping one's word: promises and reminders."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import (
    Direction,
    Interaction,
    Promise,
    PromiseState,
    Reminder,
    ReminderState,
)
from relterm.domain.kinds import Kind, Who
from relterm.domain.people import State
from relterm.errors import BadInput

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


def promises_follow(
    desk: "Desk", session: "Session", before: Interaction, entry: Interaction
) -> None:
    """Bring the promises made in a changed entry in step with it: the log is the truth.

    A planned promise that was made is open from now on. Its words, day and direction win over what
    the promise said, and what is in the trash, or is no promise any more, was not promised.
    """
    if entry.kind is Kind.PROMISE and before.planned and not entry.planned:
        for uid in entry.people:
            if all(each.made != entry.uid for each in desk.book.things.promises_of(uid)):
                side = _side(entry)
                made = Promise(desk.new_uid(), uid, side, entry.text, entry.due, made=entry.uid)
                session.put(made)
    if before.kind is not Kind.PROMISE:
        return
    stands = entry.kind is Kind.PROMISE and entry.state is not State.TRASHED
    for uid in before.people:
        for promise in desk.book.things.promises_of(uid):
            if promise.made != entry.uid:
                continue
            now = promise
            if entry.text != before.text:
                now = replace(now, what=entry.text)
            if entry.due != before.due:
                now = replace(now, due=entry.due)
            if entry.who is not before.who:
                now = replace(now, direction=_side(entry))
            if promise.state is PromiseState.OPEN and not (stands and uid in entry.people):
                now = replace(now, state=PromiseState.DROPPED)
            session.put(now)


def _side(entry: Interaction) -> Direction:
    return Direction.THEIRS if entry.who is Who.THEM else Direction.MINE


@dataclass(frozen=True, slots=True)
class ClosePromise:
    """A promise was kept or broken; the log says so from now on."""

    uid: str
    kept: bool
    note: str = ""
    """How it went, in the user's words, or empty."""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "promise kept" if self.kept else "promise broken"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Close the promise and log the deed."""
        promise = _promise(desk, self.uid)
        if promise.state is not PromiseState.OPEN:
            msg = f"That promise is already {promise.state}."
            raise BadInput(msg)
        state = PromiseState.KEPT if self.kept else PromiseState.BROKEN
        deed = desk.new_uid()
        session.put(replace(promise, state=state, closed=deed))
        session.put(
            Interaction(
                deed,
                desk.now().moment,
                (promise.person,),
                Kind.KEPT if self.kept else Kind.BROKEN,
                Who.ME if promise.direction is Direction.MINE else Who.THEM,
                text=promise.what,
                note=self.note,
            )
        )


@dataclass(frozen=True, slots=True)
class DropPromise:
    """A promise that no longer stands: it was released, not broken."""

    uid: str
    note: str = ""
    """How that came, in the user's words, or empty."""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "promise released"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Release it; the log entry that made it goes to the trash, so that it counts no more."""
        promise = _promise(desk, self.uid)
        session.put(replace(promise, state=PromiseState.DROPPED))
        made = desk.book.interactions.get(promise.made) if promise.made else None
        if made is not None and made.kind is Kind.PROMISE and len(made.people) == 1:
            session.put(replace(made, state=State.TRASHED))
        if self.note:
            session.put(
                Interaction(
                    desk.new_uid(),
                    desk.now().moment,
                    (promise.person,),
                    Kind.NOTE,
                    text=self.note,
                )
            )


@dataclass(frozen=True, slots=True)
class AddReminder:
    """A next step for a day."""

    reminder: Reminder

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"reminder for {self.reminder.due.isoformat()}"

    def apply(self, desk: "Desk", session: "Session") -> None:  # noqa: ARG002 - one shape for all
        """Write it."""
        session.put(self.reminder)


@dataclass(frozen=True, slots=True)
class CloseReminder:
    """A reminder is done, or no longer wanted."""

    uid: str
    done: bool = True

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "reminder done" if self.done else "reminder dropped"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Close it."""
        reminder = desk.book.things.reminder(self.uid)
        if reminder is None:
            msg = "That reminder is no longer in the book."
            raise BadInput(msg)
        state = ReminderState.DONE if self.done else ReminderState.DROPPED
        session.put(replace(reminder, state=state))


def _promise(desk: "Desk", uid: str) -> Promise:
    promise = desk.book.things.promise(uid)
    if promise is None:
        msg = "That promise is no longer in the book."
        raise BadInput(msg)
    return promise
