"""Asks: planned, made, dropped. The log stays truthful: an early ask is logged as any.

What came of them is in `answers`.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    ReminderState,
)
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.people import State
from relterm.errors import BadInput
from relterm.service.commands.people import existing

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


@dataclass(frozen=True, slots=True)
class PlanAsk:
    """Intend to ask somebody for something; nothing is logged, the gate begins to be watched."""

    person: str
    size: AskSize
    what: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"planned an ask: {self.what or self.size.word}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the ask and let the scheduler work toward it."""
        session.put(planned_again(desk, self.person, self.size, self.what))
        aim_at(desk, session, self.person, self.size)


@dataclass(frozen=True, slots=True)
class MakeAsk:
    """A planned ask was made; `reason` says why, when the gate was closed."""

    uid: str
    reason: str = ""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "asked"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Log it as what it was; its reminders are done, and nothing works toward it any more."""
        ask = existing_ask(desk, self.uid)
        if ask.state is not AskState.PLANNED:
            msg = f"That ask is not planned any more: it is {ask.state}."
            raise BadInput(msg)
        _log(desk, session, ask, self.reason)
        _close_reminders(desk, session, ask, ReminderState.DONE)
        let_go(desk, session, ask)


@dataclass(frozen=True, slots=True)
class RecordAsk:
    """An ask was made that nobody had planned; `reason` says why, when the gate was closed."""

    person: str
    size: AskSize
    what: str
    reason: str = ""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"asked: {self.what or self.size.word}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Log it as what it was."""
        existing(desk, self.person)
        ask = Ask(desk.new_uid(), self.person, Direction.MINE, self.size, self.what)
        _log(desk, session, ask, self.reason)


@dataclass(frozen=True, slots=True)
class DropAsk:
    """An ask that is not intended any more."""

    uid: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "dropped an ask"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Mark it; the scheduler no longer works toward it."""
        ask = existing_ask(desk, self.uid)
        session.put(replace(ask, state=AskState.DROPPED, day=desk.now().today))
        _close_reminders(desk, session, ask, ReminderState.DROPPED)
        let_go(desk, session, ask)


def planned_again(desk: "Desk", person: str, size: AskSize, what: str) -> Ask:
    """A new planned ask.

    Raises:
        BadInput: they are a friend or family.
    """
    known = existing(desk, person)
    if known.personal:
        msg = f"{known.name} is a friend or family: friendship is not leverage."
        raise BadInput(msg)
    return Ask(desk.new_uid(), person, Direction.MINE, size, what, day=desk.now().today)


def aim_at(desk: "Desk", session: "Session", person: str, size: AskSize) -> None:
    """Let the scheduler work toward an ask of this size, unless it works toward a bigger one."""
    known = existing(desk, person)
    if known.goal is None or known.goal < size:
        session.put(replace(known, goal=size))


def let_go(desk: "Desk", session: "Session", ask: Ask) -> None:
    """The goal follows the asks that are still planned."""
    person = desk.book.people.get(ask.person)
    if person is None or person.goal != ask.size:
        return
    others = [
        other.size
        for other in desk.book.things.asks_of(ask.person)
        if other.state is AskState.PLANNED and other.uid != ask.uid
    ]
    session.put(replace(person, goal=max(others, default=None)))


def existing_ask(desk: "Desk", uid: str) -> Ask:
    """The ask with this UID.

    Raises:
        BadInput: there is none.
    """
    ask = desk.book.things.ask(uid)
    if ask is None:
        msg = "That ask is no longer in the book."
        raise BadInput(msg)
    return ask


def _log(desk: "Desk", session: "Session", ask: Ask, reason: str) -> None:
    """Write the ask as made, with its entry in the log; a plan of it took place."""
    now = desk.now()
    plan = desk.book.interactions.get(ask.interaction) if ask.interaction else None
    if plan is not None and plan.planned and plan.state is State.ACTIVE:
        entry = replace(plan, planned=False, moment=now.moment, note=reason or plan.note)
    else:
        entry = Interaction(
            desk.new_uid(),
            now.moment,
            (ask.person,),
            Kind.ASK,
            Who.ME,
            size=int(ask.size),
            text=ask.what,
            note=reason,
        )
    session.put(
        replace(ask, state=AskState.ASKED, reason=reason, day=now.today, interaction=entry.uid)
    )
    session.put(entry)


def _close_reminders(desk: "Desk", session: "Session", ask: Ask, state: ReminderState) -> None:
    for reminder in desk.book.things.reminders_about(ask.uid):
        if reminder.state is ReminderState.OPEN:
            session.put(replace(reminder, state=state))
