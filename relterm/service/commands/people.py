"""People: new ones, edits, circles, pauses, archive and trash."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from relterm.domain.kinds import Circle
from relterm.domain.people import Person, State
from relterm.errors import BadInput, NoSuchPerson

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

SKIP_DAYS = 7
"""Days for which a skipped person stays off the agenda, whichever step was due."""


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Somebody new."""

    person: Person

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"added {self.person.name}"

    def apply(self, desk: "Desk", session: "Session") -> None:  # noqa: ARG002 - one shape for all
        """Write the person."""
        if not self.person.name.strip():
            msg = "A person needs a name."
            raise BadInput(msg)
        session.put(self.person)


@dataclass(frozen=True, slots=True)
class EditPerson:
    """A person as they are now known."""

    person: Person

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"edited {self.person.name}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the person."""
        if not self.person.name.strip():
            msg = "A person needs a name."
            raise BadInput(msg)
        existing(desk, self.person.uid)
        session.put(self.person)


@dataclass(frozen=True, slots=True)
class SetState:
    """Archive, trash or bring back."""

    uids: tuple[str, ...]
    state: State

    @property
    def label(self) -> str:
        """For the list of changes."""
        verb = {
            State.ACTIVE: "brought back",
            State.ARCHIVED: "archived",
            State.TRASHED: "moved to the trash:",
        }[self.state]
        people = "one person" if len(self.uids) == 1 else f"{len(self.uids)} people"
        return f"{verb} {people}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Mark them; nothing is erased."""
        for uid in self.uids:
            session.put(replace(existing(desk, uid), state=self.state))


@dataclass(frozen=True, slots=True)
class SetCircle:
    """Say how near somebody is meant to be kept."""

    uids: tuple[str, ...]
    circle: Circle

    @property
    def label(self) -> str:
        """For the list of changes."""
        people = "one person" if len(self.uids) == 1 else f"{len(self.uids)} people"
        return f"circle {self.circle} for {people}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the circle; skips belonged to the old one."""
        for uid in self.uids:
            session.put(replace(existing(desk, uid), circle=self.circle, skips=0))


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
        day = self.until.toordinal() if self.until else None
        session.put(replace(existing(desk, self.uid), snooze_until=day))


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
        week = desk.now().today.toordinal() + SKIP_DAYS
        until = max(person.snooze_until or 0, week)
        session.put(replace(person, skips=person.skips + 1, snooze_until=until))


def existing(desk: "Desk", uid: str) -> Person:
    """The person, or the sentence that there is none.

    Raises:
        NoSuchPerson: the person is not in the book.
    """
    person = desk.book.people.get(uid)
    if person is None:
        msg = "That person is no longer in the book."
        raise NoSuchPerson(msg)
    return person
