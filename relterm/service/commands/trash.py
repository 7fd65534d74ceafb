"""Bringing back what is in the trash, also when undo can no longer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from relterm.domain.days import counted
from relterm.domain.interactions import Interaction
from relterm.domain.people import Person, State
from relterm.errors import BadInput
from relterm.storage.records import Thing
from relterm.storage.trash import Trashed

if TYPE_CHECKING:
    from relterm.service.desk import Desk, Progress
    from relterm.storage.session import Session

EACH = 200
"""Things between two reports of progress."""


@dataclass(frozen=True, slots=True)
class BringBack:
    """Take people and log entries, by row id, out of the trash, as they were before.

    Whoever was archived is archived again. What was logged with an entry and thrown away with it
    comes back with it, and so do the promises and asks that were dropped with it.
    """

    people: tuple[int, ...] = ()
    entries: tuple[int, ...] = ()
    progress: "Progress | None" = None

    @property
    def label(self) -> str:
        """For the list of changes."""
        count = len(self.people) + len(self.entries)
        return f"brought {counted(count, 'thing')} back from the trash"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write it.

        Raises:
            BadInput: nothing of it is in the trash any more.
            Cancelled: raised by `progress`; the book is as it was.
        """
        names = self._people_back(desk, session)
        count = len(names)
        for part in self._parts(self.entries, len(self.people)):
            for each in desk.book.trash.read(Thing.INTERACTION, part):
                if isinstance(each.value, Interaction):
                    count += _entry_back(desk, session, each, each.value)
        if not count:
            raise BadInput("It is no longer in the trash.")
        session.label = f"brought {_what(names, count)} back from the trash"

    def _people_back(self, desk: "Desk", session: "Session") -> list[str]:
        """The names of those who came back: archived, if it is known that they were."""
        names: list[str] = []
        archived: dict[int, frozenset[str]] = {}
        for part in self._parts(self.people, 0):
            states = {}
            for each in desk.book.trash.read(Thing.PERSON, part):
                if each.change not in archived:
                    archived[each.change] = desk.book.trash.archived_before(each.change)
                away = each.value.uid in archived[each.change]
                states[each.value.uid] = State.ARCHIVED if away else State.ACTIVE
            change = partial(_in_state, states)
            names += [one.name for one in session.change_people(tuple(states), change)[1]]
        return names

    def _parts(self, numbers: Sequence[int], done: int) -> Iterator[Sequence[int]]:
        """Some at a time, each told before it is written."""
        total = len(self.people) + len(self.entries)
        for start in range(0, len(numbers), EACH):
            if self.progress is not None:
                self.progress(done + start, 2 * total)
            yield numbers[start : start + EACH]


def _in_state(states: Mapping[str, State], person: Person) -> Person:
    return replace(person, state=states[person.uid])


def _what(names: Sequence[str], count: int) -> str:
    if len(names) == count:
        return names[0] if count == 1 else counted(count, "person", "people")
    if not names:
        return "an entry" if count == 1 else counted(count, "entry", "entries")
    return counted(count, "thing")


def _entry_back(desk: "Desk", session: "Session", each: Trashed, entry: Interaction) -> int:
    """Put an entry back with what was thrown away with it; 1, or 0 when it is back already."""
    current = desk.book.interactions.get(entry.uid)
    if current is None or current.state is not State.TRASHED:
        return 0
    thrown = (current, *desk.book.trash.parts_with(entry.uid, each.change))
    for one in thrown:
        session.put(replace(one, state=State.ACTIVE))
    for value in desk.book.trash.dropped_with(each.change, [one.uid for one in thrown]):
        session.put(value)
    return 1
