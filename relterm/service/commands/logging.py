"""Logging: new entries, corrections, and entries taken out again."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import Interaction
from relterm.domain.people import Person, State
from relterm.domain.quick_add import Recorded
from relterm.errors import BadInput

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
        for ask in self.recorded.asks:
            session.put(ask)
        for entry in self.recorded.interactions:
            session.put(entry)
        for exchange in self.recorded.exchanges:
            session.put(exchange)
        for reminder in self.recorded.reminders:
            session.put(reminder)
        self._update_people(desk, session)

    def _update_people(self, desk: "Desk", session: "Session") -> None:
        """Skips count only until they take part again (trust.md 5.11); note who introduced them."""
        met = {uid for entry in self.recorded.interactions for uid in entry.people}
        for uid in sorted(met):
            person = desk.book.people.get(uid)
            if person is None:
                continue
            by = person.introduced_by or (self.introduced_by if self.introduced_by != uid else "")
            if person.skips or by != person.introduced_by:
                session.put(replace(person, skips=0, introduced_by=by))


@dataclass(frozen=True, slots=True)
class EditInteraction:
    """Correct an entry; the trust of its people, before and after, is worked out anew."""

    entry: Interaction

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"edited the {self.entry.kind} of {self.entry.moment.day.isoformat()}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the entry as it is now."""
        _existing(desk, self.entry.uid)
        session.put(self.entry)


@dataclass(frozen=True, slots=True)
class ConfirmPlan:
    """A planned entry took place: from now on it counts."""

    uid: str

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "confirmed a plan"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Date it today when its day has not come yet."""
        entry = _existing(desk, self.uid)
        now = desk.now()
        moment = now.moment if entry.moment.seconds > now.moment.seconds else entry.moment
        session.put(replace(entry, planned=False, moment=moment))


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
            session.put(replace(each, state=State.TRASHED))


def _existing(desk: "Desk", uid: str) -> Interaction:
    entry = desk.book.interactions.get(uid)
    if entry is None:
        msg = "That entry is no longer in the book."
        raise BadInput(msg)
    return entry
