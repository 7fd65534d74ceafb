"""Asks corrected in a form: the ask, its entry in the log and the goal stay in step.

A planned ask is recorded as made by `x`, in sight of its gate; a form cannot do that.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Outcome,
)
from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import State
from relterm.errors import BadInput
from relterm.service.commands.answers import AnswerAsk, completed
from relterm.service.commands.asks import DropAsk, aim_at, existing_ask
from relterm.service.commands.editing import merged
from relterm.service.commands.people import existing

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

_MADE = frozenset({AskState.ASKED, AskState.ANSWERED})


@dataclass(frozen=True, slots=True)
class EditAsk:
    """An ask as edited in a form; `before` is what the form began with.

    Its words, size, direction, day and reason go into its entry of the log too. Planned again
    takes the entry out of the log; answered for the first time is what `o` records.
    """

    ask: Ask
    before: Ask

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "edited an ask"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the ask, its entry, and what follows from another state.

        Raises:
            BadInput: it is no longer in the book, or it was planned and would become made.
        """
        stored = existing_ask(desk, self.ask.uid)
        wished = merged(stored, self.before, self.ask)
        if stored.state is AskState.PLANNED and wished.state in _MADE:
            msg = "That it was asked is recorded on Asks, in sight of its gate."
            raise BadInput(msg)
        kept = replace(wished, state=stored.state, outcome=stored.outcome)
        session.put(kept)
        _entry_follows(desk, session, stored, kept)
        if (wished.state, wished.outcome) != (stored.state, stored.outcome):
            _turn(desk, session, kept, wished)
        _aim_again(desk, session, stored)
        session.label = f"edited an ask · {existing(desk, wished.person).name}"


def _own_entry(desk: "Desk", ask: Ask) -> Interaction | None:
    """Its entry of the log, when that is about this person alone."""
    entry = desk.book.interactions.get(ask.interaction) if ask.interaction else None
    return entry if entry and entry.kind is Kind.ASK and len(entry.people) == 1 else None


def _entry_follows(desk: "Desk", session: "Session", before: Ask, now: Ask) -> None:
    entry = _own_entry(desk, now)
    if entry is None:
        return
    told = entry
    if now.what != before.what:
        told = replace(told, text=now.what)
    if now.size is not before.size:
        told = replace(told, size=int(now.size))
    if now.direction is not before.direction:
        told = replace(told, who=Who.THEM if now.direction is Direction.THEIRS else Who.ME)
    if now.reason != before.reason and entry.note == before.reason:
        told = replace(told, note=now.reason)
    if now.day != before.day and now.day is not None and now.state is AskState.ASKED:
        told = replace(told, moment=Moment.of_day(now.day, desk.now().zone))
    session.put(told)


def _turn(desk: "Desk", session: "Session", now: Ask, wished: Ask) -> None:
    """From one state to another, in the ask and in the log."""
    entry = _own_entry(desk, now)
    if wished.state is AskState.DROPPED and now.state is AskState.PLANNED:
        DropAsk(now.uid).apply(desk, session)
    elif wished.state in _MADE and now.state is AskState.DROPPED and entry is None:
        msg = "It is not in the log any more: log it as it happened."
        raise BadInput(msg)
    elif wished.state is AskState.ANSWERED and now.state is AskState.ASKED:
        AnswerAsk(now.uid, wished.outcome).apply(desk, session)
        session.put(replace(existing_ask(desk, now.uid), day=wished.day or desk.now().today))
    elif wished.state in _MADE:
        outcome = wished.outcome if wished.state is AskState.ANSWERED else Outcome.NONE
        session.put(replace(now, state=wished.state, outcome=outcome))
        if entry is not None:
            session.put(replace(completed(entry, outcome), state=State.ACTIVE))
    else:
        out = wished.state is AskState.DROPPED
        unmade = replace(now, state=wished.state, outcome=Outcome.NONE)
        session.put(unmade if out else replace(unmade, reason="", interaction=""))
        if entry is not None and not entry.planned:
            session.put(replace(entry, state=State.TRASHED))


def _aim_again(desk: "Desk", session: "Session", before: Ask) -> None:
    """The goal follows the asks that are planned: another size, one more, one less."""
    person = existing(desk, before.person)
    planned = [
        each.size
        for each in desk.book.things.asks_of(before.person)
        if each.state is AskState.PLANNED and each.direction is Direction.MINE
    ]
    if person.goal == before.size and before.state is AskState.PLANNED:
        session.put(replace(person, goal=max(planned, default=None)))
    elif planned and before.state is not AskState.PLANNED and not person.personal:
        aim_at(desk, session, before.person, max(planned))
