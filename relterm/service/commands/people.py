"""People: new ones, what follows from a circle, and those a command is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.kinds import Circle
from relterm.domain.people import Person, Triage
from relterm.errors import BadInput, NoSuchPerson

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


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


def in_circle(person: Person, circle: Circle) -> Person:
    """The person in a circle, with what follows from it.

    Skips belonged to the old circle. A circle settles the triage. A pause goes on from one circle
    to another and ends with the last: without a circle there is nothing to pause. Whoever was taken
    out of all circles was decided about, and does not come back to the triage.
    """
    was, triage = person.circle, Triage.OPEN
    if circle is Circle.NONE:
        triage = person.triage if was is Circle.NONE else Triage.NEVER
    paused = person.paused and Circle.NONE not in (was, circle)
    return replace(person, circle=circle, skips=0, paused=paused, triage=triage)


def called(count: int, name: str = "") -> str:
    """One person, by name if it is given, or how many people."""
    return name or "one person" if count == 1 else f"{count:,} people"


def all_existing(desk: "Desk", uids: Sequence[str]) -> list[Person]:
    """The people, each once and in this order; a fixed number of queries for 500 of them.

    Raises:
        NoSuchPerson: one of them is not in the book.
    """
    wanted = list(dict.fromkeys(uids))
    found = desk.book.people.existing(wanted)
    if len(found) < len(wanted):
        raise _nobody()
    return [found[uid] for uid in wanted]


def existing(desk: "Desk", uid: str) -> Person:
    """The person, or the sentence that there is none.

    Raises:
        NoSuchPerson: the person is not in the book.
    """
    person = desk.book.people.get(uid)
    if person is None:
        raise _nobody()
    return person


def _nobody() -> NoSuchPerson:
    return NoSuchPerson("That person is no longer in the book.")
