"""What came of an ask, in either direction, and the next step that goes with it: one change."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relterm.domain.ask_entries import ask_size, outcome_of, put_off
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Outcome,
    Reminder,
)
from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import State
from relterm.domain.trust import replay
from relterm.errors import BadInput
from relterm.service.commands.asks import aim_at, existing_ask, let_go, planned_again

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

_RECORDED = {Outcome.YES: True, Outcome.NO: False, Outcome.LATER: False}
"""What the log keeps of an answer; no answer leaves the ask open."""


@dataclass(frozen=True, slots=True)
class AnswerAsk:
    """What came of an ask; the log entry is completed and the person recomputed.

    `remind_on` is the day of what follows: of a yes to give something back, of a later to look at
    it again. Both need none. A later of theirs plans the same ask anew, so that its gate is
    watched; what was said this time stays in the list.
    """

    uid: str
    outcome: Outcome
    remind_on: date | None = None

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"answer to an ask: {self.outcome or 'none'}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the outcome on the ask and on its entry, and what follows from it."""
        ask = existing_ask(desk, self.uid)
        if ask.state is AskState.PLANNED:
            msg = "That ask was not made yet: record first that you asked."
            raise BadInput(msg)
        today = desk.now().today
        entry = desk.book.interactions.get(ask.interaction) if ask.interaction else None
        if entry is not None:
            answered = completed(entry, self.outcome)
            session.put(replace(answered, moment=_before(answered.moment, desk.now().moment)))
        session.put(replace(ask, state=AskState.ANSWERED, outcome=self.outcome, day=today))
        if ask.direction is Direction.THEIRS:
            self._mine_to_answer(desk, session, ask)
            return
        let_go(desk, session, ask)
        if self.outcome is Outcome.LATER:
            self._ask_again(desk, session, ask)
        elif self.remind_on is not None:
            self._remind(desk, session, ask, give_back(ask), ask.uid)

    def _ask_again(self, desk: "Desk", session: "Session", ask: Ask) -> None:
        again = planned_again(desk, ask.person, ask.size, ask.what)
        session.put(again)
        aim_at(desk, session, ask.person, ask.size)
        if self.remind_on is not None:
            what = f"look again: {ask.what}" if ask.what else "look again whether it is time to ask"
            self._remind(desk, session, ask, what, again.uid)

    def _mine_to_answer(self, desk: "Desk", session: "Session", ask: Ask) -> None:
        """They asked: my answer is a word to them, unless one was logged already."""
        if self.outcome is not Outcome.NO_ANSWER and _owes_word(desk, ask.person):
            text = f"{self.outcome}: {ask.what}" if ask.what else str(self.outcome)
            session.put(
                Interaction(
                    desk.new_uid(), desk.now().moment, (ask.person,), Kind.MSG, Who.ME, text=text
                )
            )
        if self.remind_on is not None:
            what = f"what they asked for: {ask.what}" if ask.what else "what they asked for"
            self._remind(desk, session, ask, what, "")

    def _remind(self, desk: "Desk", session: "Session", ask: Ask, what: str, about: str) -> None:
        day = self.remind_on
        if day is not None:
            session.put(Reminder(desk.new_uid(), ask.person, what, day, ask=about))


def give_back(ask: Ask) -> str:
    """What a reminder says after a yes."""
    return f"give something back: {ask.what}" if ask.what else "give something back"


def asks_follow(desk: "Desk", session: "Session", before: Interaction, entry: Interaction) -> None:
    """Bring the asks behind a changed entry in step with it: the log is the truth.

    Its outcome, size and words win over what the ask said; a plan that took place was asked, and
    an entry in the trash was not.
    """
    if entry.kind is not Kind.ASK:
        return
    for ask in desk.book.things.asks_logged_in([entry.uid]):
        if ask.person not in entry.people or ask.state is AskState.DROPPED:
            continue
        now = ask
        if entry.size != before.size:
            now = replace(now, size=ask_size(entry))
        if entry.text != before.text:
            now = replace(now, what=entry.text)
        if entry.state is State.TRASHED:
            now = replace(now, state=AskState.DROPPED)
        elif not entry.planned and _told(before) != _told(entry):
            outcome = outcome_of(entry)
            state = AskState.ASKED if outcome is Outcome.NONE else AskState.ANSWERED
            now = replace(now, outcome=outcome, state=state, day=desk.now().today)
        session.put(now)


def _told(entry: Interaction) -> tuple[bool, bool | None, bool | None]:
    """Whether it happened, and what was answered."""
    return entry.planned, entry.outcome, entry.answered


def completed(entry: Interaction, outcome: Outcome) -> Interaction:
    """The entry with the answer; a later is an answer, and no yes for now."""
    answered = None if outcome is Outcome.NO or put_off(entry) else entry.answered
    if outcome is Outcome.LATER:
        answered = True
    return replace(entry, outcome=_RECORDED.get(outcome), answered=answered)


def _before(asked: Moment, answered: Moment) -> Moment:
    """When it was asked: the minute before the answer, if not earlier.

    Within a minute, and on a day that is known by its date alone, the log's order goes by kind:
    thanks or an answer would come before the ask, and be owed for ever.
    """
    if asked.seconds < answered.seconds:
        return asked
    return Moment.of_datetime(answered.local - timedelta(minutes=1))


def _owes_word(desk: "Desk", uid: str) -> bool:
    now = desk.now().t
    return replay(desk.book.interactions.events(uid), until=now).owe_reply
