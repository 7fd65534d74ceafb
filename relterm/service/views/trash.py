"""What is in the trash: people and log entries, thrown away last first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from relterm.domain.interactions import Interaction
from relterm.domain.people import Person
from relterm.domain.thing_words import entry_words
from relterm.service.desk import Desk
from relterm.storage.records import Thing
from relterm.storage.trash import Trashed

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class TrashList:
    """Row ids of what is in the trash."""

    people: "array[int]"
    entries: "array[int]"

    def __len__(self) -> int:
        return len(self.people) + len(self.entries)


@dataclass(frozen=True, slots=True)
class TrashLine:
    """A line: what it is, a few words more, and when it was thrown away (None: not known)."""

    thing: Thing
    uid: str
    title: str
    hint: str
    at: datetime | None


def trash_list(desk: Desk) -> TrashList:
    """Everything in the trash; cheap enough for any book, in the database thread."""
    return TrashList(desk.book.trash.people(), desk.book.trash.entries())


def trash_page(desk: Desk, thing: Thing, numbers: Sequence[int]) -> dict[int, TrashLine]:
    """The lines of some rows by row id; those brought back meanwhile are left out."""
    found = desk.book.trash.read(thing, numbers)
    people = {uid for each in found for uid in _people(each)}
    names = desk.book.people.names_of(people)
    return {each.number: _line(desk, each, names) for each in found}


def _people(each: Trashed) -> tuple[str, ...]:
    return each.value.people if isinstance(each.value, Interaction) else ()


def _line(desk: Desk, each: Trashed, names: dict[str, str]) -> TrashLine:
    now = desk.now()
    at = datetime.fromtimestamp(each.at, now.zone) if each.at else None
    value = each.value
    if isinstance(value, Person):
        hint = " · ".join(filter(None, (value.title, value.organisation)))
        return TrashLine(Thing.PERSON, value.uid, value.name, hint, at)
    words = entry_words(value, names, now.today)
    return TrashLine(Thing.INTERACTION, value.uid, words, "", at)
