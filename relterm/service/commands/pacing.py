"""Pacing: the ways to be left in peace without losing anybody, and the triage.

Four different things, none of which is a contact or hides what is owed (promises, answers, thanks):

- **skip** leaves one turn out: a week of silence, and the cadence a little longer each time until
  they take part again (trust.md 5.11);
- **snooze** moves one date: reminders hide until a day and then come back as they were;
- **pause** has no date: reminders rest until the user resumes them;
- **done** is none of these: it logs what happened, and the cadence starts anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from relterm.domain import days
from relterm.domain.kinds import Circle
from relterm.domain.people import Person, Triage
from relterm.domain.schedule import longest_gap
from relterm.errors import BadInput
from relterm.service.commands.people import all_existing, called, existing, in_circle

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

SKIP_DAYS = 7
"""Days for which a skipped person stays off the agenda, whichever step was due."""
EASE_SHARE = 0.1
"""Share of their longest gap after which somebody resumed comes back to the agenda."""
EASE_MOST = 14
"""Days after which somebody resumed comes back at the latest."""


@dataclass(frozen=True, slots=True)
class Snooze:
    """Hide a person's reminders until a day; it counts as no contact and moves no cadence."""

    uid: str
    until: date | None

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"snoozed until {self.until.isoformat()}" if self.until else "woken up"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the day."""
        person = existing(desk, self.uid)
        day = self.until.toordinal() if self.until else None
        session.put(replace(person, snooze_until=day))
        session.label = f"{self.label} · {person.name}"


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave this turn out; the cadence stays, a little longer each time (trust.md 5.11)."""

    uid: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "skipped one turn"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Count the skip, and leave them alone for a week whatever the next step is."""
        person = existing(desk, self.uid)
        until = _not_before(person, days.later(desk.now().today, SKIP_DAYS))
        session.put(replace(person, skips=person.skips + 1, snooze_until=until))
        session.label = f"{self.label} · {person.name}"


@dataclass(frozen=True, slots=True)
class Pause:
    """Let a person's reminders rest until they are resumed; what is owed still comes.

    Only `Resume` ends it, or leaving all circles. Logging a contact does not: whoever paused had a
    reason that one chance meeting does not lift, and reminders that come back unasked would make
    logging it a risk. The log counts as ever, so that the cadence starts at that contact when the
    person is resumed.
    """

    uid: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "paused somebody"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Mark them.

        Raises:
            BadInput: they are paused already, or nobody is reminded of them anyway.
        """
        person = existing(desk, self.uid)
        if person.paused:
            msg = f"{person.name} is paused already."
            raise BadInput(msg)
        if not person.tracked:
            msg = f"Nothing reminds you of {person.name}, so there is nothing to pause."
            raise BadInput(msg)
        session.put(replace(person, paused=True))
        session.label = f"paused {person.name}"


@dataclass(frozen=True, slots=True)
class Resume:
    """Let a person's reminders come back, gently.

    On the day of resuming nothing counts as overdue. Warming and ladder steps come back after a
    tenth of the person's longest gap, tomorrow at the earliest and in two weeks at the latest, or
    on a later day they were snoozed until: an inner friend soon, the wide circle without hurry.
    """

    uid: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "resumed somebody"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Take the mark away and choose the day.

        Raises:
            BadInput: they are not paused.
        """
        person = existing(desk, self.uid)
        if not person.paused:
            msg = f"{person.name} is not paused."
            raise BadInput(msg)
        until = _not_before(person, ease_back(person, desk.now().today))
        session.put(replace(person, paused=False, snooze_until=until))
        session.label = f"picked up again with {person.name}"


def ease_back(person: Person, today: date) -> date:
    """The day from which reminders come back for somebody resumed today."""
    gap = longest_gap(person.circle, person.cadence_days)
    return days.later(today, int(min(max(1.0, gap * EASE_SHARE), EASE_MOST)))


@dataclass(frozen=True, slots=True)
class SetTriage:
    """Decide about people who wait in the triage: a circle, later, or never.

    A circle makes reminders possible. Later and never leave them in the book without a circle;
    `Triage.OPEN` puts them back into the triage as if nothing had been decided.
    """

    uids: tuple[str, ...]
    decision: Circle | Triage

    @property
    def label(self) -> str:
        """For the list of changes."""
        return decision_words(self.decision, called(len(self.uids)))

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the decision."""
        people = all_existing(desk, self.uids)
        for person in people:
            session.put(decided(person, self.decision))
        whom = called(len(people), people[0].name if people else "")
        session.label = decision_words(self.decision, whom)


def decided(person: Person, decision: Circle | Triage) -> Person:
    """The person after a decision of the triage."""
    if isinstance(decision, Circle):
        return in_circle(person, decision)
    return replace(in_circle(person, Circle.NONE), triage=decision)


def decision_words(decision: Circle | Triage, whom: str) -> str:
    """What a decision of the triage did to `whom`, for the list of changes."""
    if isinstance(decision, Circle):
        return f"circle {decision} for {whom}"
    return {
        Triage.OPEN: f"back in the triage: {whom}",
        Triage.LATER: f"put off for later: {whom}",
        Triage.NEVER: f"not keeping up with {whom}",
    }[decision]


@dataclass(frozen=True, slots=True)
class FreshStart:
    """Give everybody whose turn has come a day of their own: one change, undone at once.

    `days` are by UID. Until their day nobody is proposed, a later snooze stays, and no cadence,
    skip or contact is changed. People who left the book meanwhile are passed over.
    """

    days: Mapping[str, date]

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"fresh start for {called(len(self.days))}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the days.

        Raises:
            BadInput: there is nobody to give a day.
        """
        people = list(desk.book.people.existing(list(self.days)).values())
        if not people:
            msg = "Nothing is waiting, so there is nothing to spread out."
            raise BadInput(msg)
        for person in people:
            session.put(replace(person, snooze_until=_not_before(person, self.days[person.uid])))
        session.label = f"fresh start for {called(len(people), people[0].name)}"


def _not_before(person: Person, day: date) -> int:
    """The day (date ordinal), or a later one they are snoozed until."""
    return max(person.snooze_until or 0, day.toordinal())
