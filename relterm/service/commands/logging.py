"""Logging: new entries, corrections, and entries taken out again."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain import describe
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    event_of,
)
from relterm.domain.kinds import Kind, Who
from relterm.domain.people import Person, State
from relterm.domain.quick_add import Recorded
from relterm.domain.trust import replay
from relterm.errors import BadInput
from relterm.service.commands.answers import asks_follow
from relterm.service.commands.asks import aim_at
from relterm.service.commands.word import promises_follow

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


@dataclass(frozen=True, slots=True)
class LogInteraction:
    """Write what a quick-add line said, with the people it met for the first time."""

    recorded: Recorded
    said: str
    new_people: tuple[Person, ...] = ()
    introduced_by: str = ""
    """UID of whoever introduced the people of the line, or empty."""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"logged {self.said}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write people first, then entries, then what hangs on them."""
        for person in self.new_people:
            session.put(person)
        for promise in self.recorded.promises:
            session.put(promise)
        friends = self._friends(desk)
        for ask in self.recorded.asks:
            if ask.uid not in friends:
                session.put(ask)
        for entry in self.recorded.interactions:
            session.put(entry)
        for exchange in self.recorded.exchanges:
            session.put(exchange)
        for reminder in self.recorded.reminders:
            session.put(replace(reminder, ask="") if reminder.ask in friends else reminder)
        for ask in self.recorded.asks:
            if _meant(ask) and ask.uid not in friends:
                aim_at(desk, session, ask.person, ask.size)
        self._update_people(desk, session)

    def _friends(self, desk: "Desk") -> set[str]:
        """Asks meant for friends and family: those stay words of a reminder, nothing is planned."""
        meant = [ask for ask in self.recorded.asks if _meant(ask)]
        people = desk.book.people.existing([ask.person for ask in meant]) if meant else {}
        return {ask.uid for ask in meant if (who := people.get(ask.person)) and who.personal}

    def _update_people(self, desk: "Desk", session: "Session") -> None:
        """Skips count only until they take part again (trust.md 5.11); note who introduced them."""
        entries = self.recorded.interactions
        met = {uid for entry in entries for uid in entry.people}
        answered = any(_took_part(entry) for entry in entries)
        for uid in sorted(met):
            person = desk.book.people.get(uid)
            if person is None:
                continue
            by = person.introduced_by or (self.introduced_by if self.introduced_by != uid else "")
            skips = 0 if answered else person.skips
            if (skips, by) != (person.skips, person.introduced_by):
                session.put(replace(person, skips=skips, introduced_by=by))


def _meant(ask: Ask) -> bool:
    """Whether an ask of mine is only planned, for another day."""
    mine = ask.direction is Direction.MINE and ask.state is AskState.PLANNED
    return mine and not ask.interaction


def _took_part(entry: Interaction) -> bool:
    """Whether an entry says that they took part, by the model's own rules."""
    return not entry.planned and replay((event_of(entry),)).last_two_way is not None


@dataclass(frozen=True, slots=True)
class EditInteraction:
    """Correct an entry; the trust of its people, before and after, is worked out anew."""

    entry: Interaction

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"edited the {self.entry.kind} of {self.entry.moment.day.isoformat()}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the entry as it is now; an ask or a promise that was logged in it follows."""
        before = _existing(desk, self.entry.uid)
        session.put(self.entry)
        asks_follow(desk, session, before, self.entry)
        promises_follow(desk, session, before, self.entry)


@dataclass(frozen=True, slots=True)
class ConfirmPlan:
    """A planned entry took place, with what was planned in one line: from now on it counts.

    Not so an ask of mine in that line: it is recorded by itself, once it was made.
    """

    uid: str
    note: str = ""
    """How it went, in the user's words, or empty."""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "confirmed a plan"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Date it today when its day has not come yet."""
        entry = _existing(desk, self.uid)
        told = _happened(desk, entry)
        if describe.carries_text(entry):
            told = replace(told, note="; ".join(filter(None, (entry.note, self.note))))
        else:
            told = replace(told, text="; ".join(filter(None, (entry.text, self.note))))
        session.put(told)
        asks_follow(desk, session, entry, told)
        promises_follow(desk, session, entry, told)
        for part in desk.book.interactions.parts_of(self.uid):
            if part.planned and not (part.kind is Kind.ASK and part.who is not Who.THEM):
                session.put(done := _happened(desk, part))
                asks_follow(desk, session, part, done)
                promises_follow(desk, session, part, done)


def _happened(desk: "Desk", entry: Interaction) -> Interaction:
    now = desk.now()
    moment = now.moment if entry.moment.seconds > now.moment.seconds else entry.moment
    return replace(entry, planned=False, moment=moment)


@dataclass(frozen=True, slots=True)
class TrashInteraction:
    """Put an entry, and what was logged with it, into the trash."""

    uid: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "moved an entry to the trash"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Mark it; nothing is erased."""
        entry = _existing(desk, self.uid)
        for each in (entry, *desk.book.interactions.parts_of(self.uid)):
            trashed = replace(each, state=State.TRASHED)
            session.put(trashed)
            asks_follow(desk, session, each, trashed)
            promises_follow(desk, session, each, trashed)


def _existing(desk: "Desk", uid: str) -> Interaction:
    entry = desk.book.interactions.get(uid)
    if entry is None:
        msg = "That entry is no longer in the book."
        raise BadInput(msg)
    return entry
