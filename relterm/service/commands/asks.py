"""Asks: planned, made, answered, dropped. The log stays truthful: an early ask is logged as any."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Outcome,
)
from relterm.domain.kinds import AskSize, Kind, Who
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
        person = existing(desk, self.person)
        if person.personal:
            msg = f"{person.name} is a friend or family: friendship is not leverage."
            raise BadInput(msg)
        session.put(
            Ask(
                desk.new_uid(),
                self.person,
                Direction.MINE,
                self.size,
                self.what,
                day=desk.now().today,
            )
        )
        if person.goal is None or person.goal < self.size:
            session.put(replace(person, goal=self.size))


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
        """Log it as what it was."""
        ask = _ask(desk, self.uid)
        entry = desk.new_uid()
        session.put(
            replace(
                ask,
                state=AskState.ASKED,
                reason=self.reason,
                day=desk.now().today,
                interaction=entry,
            )
        )
        session.put(
            Interaction(
                entry,
                desk.now().moment,
                (ask.person,),
                Kind.ASK,
                Who.ME,
                size=int(ask.size),
                text=ask.what,
                note=self.reason,
            )
        )


@dataclass(frozen=True, slots=True)
class AnswerAsk:
    """What came of an ask; the log entry is completed and the person recomputed."""

    uid: str
    outcome: Outcome

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"answer to an ask: {self.outcome or 'none'}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the outcome on the ask and on its entry."""
        ask = _ask(desk, self.uid)
        entry = desk.book.interactions.get(ask.interaction) if ask.interaction else None
        if entry is not None:
            answer = {Outcome.YES: True, Outcome.NO: False}.get(self.outcome)
            session.put(replace(entry, outcome=answer))
        session.put(
            replace(ask, state=AskState.ANSWERED, outcome=self.outcome, day=desk.now().today)
        )
        _let_go(desk, session, ask)


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
        ask = _ask(desk, self.uid)
        session.put(replace(ask, state=AskState.DROPPED, day=desk.now().today))
        _let_go(desk, session, ask)


def _let_go(desk: "Desk", session: "Session", ask: Ask) -> None:
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


def _ask(desk: "Desk", uid: str) -> Ask:
    ask = desk.book.things.ask(uid)
    if ask is None:
        msg = "That ask is no longer in the book."
        raise BadInput(msg)
    return ask
