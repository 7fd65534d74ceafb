"""What every reason about a person is read from, and how points are shown so that they add up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relterm.domain import days
from relterm.domain.entry_rules import KIND_NOUNS
from relterm.domain.interactions import Event, Interaction
from relterm.domain.moments import Now
from relterm.domain.people import Person
from relterm.domain.schedule import Contact
from relterm.domain.trust import TrustState, advanced, in_order, replay
from relterm.errors import NoSuchPerson
from relterm.service.contacts import contact_of_person
from relterm.service.desk import Desk
from relterm.service.views.why.reasons import EntryLine, entry_line

MOST_ENTRIES = 200
"""Entries of the log that one reason names; the others are counted."""
GAP = ("", "")
"""A blank line between facts."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as their log shows them now."""

    desk: Desk
    person: Person
    now: Now
    events: tuple[Event, ...]
    """In the model's order, up to now."""
    state: TrustState
    """As of now."""
    contact: Contact

    @property
    def name(self) -> str:
        """What to call them in a sentence."""
        return self.person.given or self.person.name

    def day(self, t: float) -> str:
        """A model time as a day: `18 Nov`."""
        return days.short(self.now.day_of(t), self.now.today)

    def ago(self, t: float) -> str:
        """How long ago by the calendar: `6 weeks ago`."""
        return days.ago((self.now.today - self.now.day_of(t)).days)

    def when(self, t: float | None) -> str:
        """A day and how long ago: `18 Nov, 3 days ago`; `never` for None."""
        if t is None:
            return "never"
        ago = self.ago(t)
        return ago if ago == "today" else f"{self.day(t)}, {ago}"

    def naming(self, event: Event) -> str:
        """An event as something known: `the meeting of 3 May`."""
        return f"{KIND_NOUNS[event.kind]} of {self.day(event.t)}"

    def lines(self, found: Iterable[tuple[Event, str]]) -> tuple[EntryLine, ...]:
        """The log's entries behind some events, each with its note; each entry once."""
        notes: dict[str, str] = {}
        for event, note in found:
            notes.setdefault(event.uid, note)
        entries = self.desk.book.interactions.existing([uid for uid in notes if uid])
        return tuple(
            entry_line(entries[uid], note) for uid, note in notes.items() if uid in entries
        )

    def entry(self, uid: str) -> Interaction | None:
        """An entry of the log, planned ones too."""
        return self.desk.book.interactions.get(uid) if uid else None


def known(desk: Desk, uid: str) -> Known:
    """Read somebody.

    Raises:
        NoSuchPerson: nobody has this UID.
    """
    now, person = desk.now(), desk.book.people.get(uid)
    if person is None:
        msg = "That person is no longer in the book."
        raise NoSuchPerson(msg)
    events = tuple(in_order(each for each in desk.book.interactions.events(uid) if each.t <= now.t))
    state = replay(events)
    return Known(
        desk, person, now, events, advanced(state, now.t), contact_of_person(person, state)
    )


def adding_up(values: Sequence[float]) -> tuple[float, ...]:
    """The values with one decimal, so that what is shown adds up to the shown sum."""
    shown, exact, before = [], 0.0, 0.0
    for value in values:
        exact += value
        after = round(exact, 1)
        shown.append(round(after - before, 1) + 0.0)
        before = after
    return tuple(shown)


def points(value: float) -> str:
    """`+4.1`, `−0.3`, `0.0`."""
    value = round(value, 1) + 0.0
    return f"{value:+.1f}".replace("-", "−") if value else "0.0"


def and_more(count: int, ending: str = "") -> str:
    """`and 12 more`; empty when nothing was left out."""
    return f"and {days.counted(count, 'more entry', 'more entries')}{ending}" if count > 0 else ""
