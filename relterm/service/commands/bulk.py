"""Bulk work: the same done to many people, as one change that is undone at once.

Written some people at a time, so that it can tell how far it is and be stopped with nothing half
done. Whoever left the book meanwhile is passed over; whoever is so already is not counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from relterm.domain.kinds import Circle
from relterm.domain.people import Person, State, Triage
from relterm.domain.tag_line import TagChange, tag_words
from relterm.errors import BadInput
from relterm.service.commands.pacing import decided, decision_words
from relterm.service.commands.people import called, in_circle

if TYPE_CHECKING:
    from relterm.service.desk import Desk, Progress
    from relterm.storage.session import Session

EACH = 200
"""People between two reports of progress."""
BACKED_UP = 100
"""A backup is taken before more people than this are changed at once."""


class Deed(Protocol):
    """What is done to each of many people."""

    def of(self, person: Person) -> Person:
        """The person afterwards; the same when nothing is to be done."""

    def said(self, whom: str) -> str:
        """What was done to `whom`, for the list of changes."""

    @property
    def nothing(self) -> str:
        """What to say when all of them were so already."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tags given and taken."""

    change: TagChange

    def of(self, person: Person) -> Person:
        """With the tags of the change."""
        return replace(person, tags=self.change.of(person.tags))

    def said(self, whom: str) -> str:
        """`tagged 12 people #conf`."""
        if not self.change.add:
            take = " ".join(f"#{tag}" for tag in self.change.take)
            return f"took {take} from {whom}"
        return f"tagged {whom} {tag_words(self.change)}"

    @property
    def nothing(self) -> str:
        """All have or lack the tags."""
        return "Nothing to change: their tags are so already."


@dataclass(frozen=True, slots=True)
class Circled:
    """Put into a circle, or out of all."""

    circle: Circle

    def of(self, person: Person) -> Person:
        """In the circle, with what follows."""
        return person if person.circle is self.circle else in_circle(person, self.circle)

    def said(self, whom: str) -> str:
        """`circle inner for 12 people`."""
        return f"circle {self.circle} for {whom}"

    @property
    def nothing(self) -> str:
        """All are in that circle."""
        return f"Nothing to change: circle {self.circle} already."


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the triage: a circle, later, never."""

    decision: Circle | Triage

    def of(self, person: Person) -> Person:
        """As `SetTriage` decides."""
        return decided(person, self.decision)

    def said(self, whom: str) -> str:
        """`not keeping up with 12 people`."""
        return decision_words(self.decision, whom)

    @property
    def nothing(self) -> str:
        """All are decided so."""
        return "Nothing to change: decided so already."


@dataclass(frozen=True, slots=True)
class Moved:
    """Archived, put into the trash, or brought back."""

    state: State

    def of(self, person: Person) -> Person:
        """In that state."""
        return replace(person, state=self.state)

    def said(self, whom: str) -> str:
        """`archived 12 people`."""
        return {
            State.ACTIVE: f"brought back {whom}",
            State.ARCHIVED: f"archived {whom}",
            State.TRASHED: f"moved {whom} to the trash",
        }[self.state]

    @property
    def nothing(self) -> str:
        """All are there."""
        where = {
            State.ACTIVE: "in the list",
            State.ARCHIVED: "archived",
            State.TRASHED: "in the trash",
        }[self.state]
        return f"Nothing to change: {where} already."


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Reminders hidden until a day, or shown again."""

    until: date | None

    def of(self, person: Person) -> Person:
        """With that day."""
        return replace(person, snooze_until=self.until.toordinal() if self.until else None)

    def said(self, whom: str) -> str:
        """`snoozed 12 people until 2026-12-01`."""
        return f"snoozed {whom} until {self.until.isoformat()}" if self.until else f"woke up {whom}"

    @property
    def nothing(self) -> str:
        """All are snoozed so."""
        return "Nothing to change: snoozed so already."


@dataclass(frozen=True, slots=True)
class Paused:
    """Reminders resting until they are resumed; whoever is in no circle has none to rest."""

    def of(self, person: Person) -> Person:
        """Paused, where there is something to pause."""
        return replace(person, paused=True) if person.tracked else person

    def said(self, whom: str) -> str:
        """`paused 12 people`."""
        return f"paused {whom}"

    @property
    def nothing(self) -> str:
        """Nobody can be."""
        return "Nothing to pause: nothing reminds you of them just now."


@dataclass(frozen=True, slots=True)
class ForPeople:
    """A deed done to people, as one change."""

    uids: tuple[str, ...]
    deed: Deed
    progress: "Progress | None" = None
    """Told how many are written, of twice as many: the other half is computing anew."""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return self.deed.said(called(len(self.uids)))

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write it.

        Raises:
            BadInput: nobody is left to change, or all are so already.
            Cancelled: raised by `progress`; the book is as it was.
        """
        changed, met, name = 0, 0, ""
        uids = _as_stored(desk, self.uids)
        for start in range(0, len(uids), EACH):
            if self.progress is not None:
                self.progress(start, 2 * len(uids))
            count, after = session.change_people(uids[start : start + EACH], self.deed.of)
            met, changed = met + count, changed + len(after)
            name = name or next((person.name for person in after), "")
        if not changed:
            raise BadInput(self.deed.nothing if met else "They are no longer in the book.")
        session.label = self.deed.said(called(changed, name))


def _as_stored(desk: "Desk", uids: tuple[str, ...]) -> Sequence[str]:
    """Very many people in the order in which the book holds them: so they are written quickest."""
    if len(uids) <= EACH:
        return uids
    places = desk.book.marked.states(uids)
    return sorted(places, key=lambda uid: places[uid][0])


def back_up_before(desk: "Desk", uids: Sequence[str], begun: Callable[[], None]) -> None:
    """Take a backup before very many people are changed; `begun` is called when it begins.

    Raises:
        BookError: it could not be written.
    """
    if len(uids) > BACKED_UP:
        begun()
        desk.book.automatic_backup("before-bulk")
