"""The triage: somebody of whom it is to be decided whether to keep up with them."""

from dataclasses import dataclass

from relterm.domain import days, describe
from relterm.domain.people import Labelled, Person, Triage
from relterm.errors import NoSuchPerson
from relterm.service.desk import Desk
from relterm.service.views.person import common_ground
from relterm.storage.records import TriageCount, TriageRow

PAGE = 100
"""People read at a time."""
FOUND = 300
"""A filter looks among so many matching people."""
LAST = 3
"""Entries of the log that are told."""


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry of the log in a few words."""

    when: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class TriagePerson:
    """All that helps to decide, and nothing that ranks."""

    person: Person
    reach: tuple[Labelled, ...]
    """How they can be reached: addresses first."""
    introducer: str
    shared: tuple[str, ...]
    entries: int
    ago: str
    """How long ago the last entry is, or empty."""
    last: tuple[ToldEntry, ...]
    origin: str
    """Which import brought them, or empty."""

    @property
    def put_off(self) -> bool:
        """Whether they were put off for later before."""
        return self.person.triage is Triage.LATER


def triage_person(desk: Desk, uid: str) -> TriagePerson:
    """Read somebody, as little as is shown.

    Raises:
        NoSuchPerson: nobody has this UID.
    """
    book, today = desk.book, desk.now().today
    person = book.people.get(uid)
    if person is None:
        msg = "That person is no longer in the book."
        raise NoSuchPerson(msg)
    last = book.interactions.of(uid, LAST)
    introducer = book.people.get(person.introduced_by) if person.introduced_by else None
    batch = book.things.import_of(uid)
    return TriagePerson(
        person=person,
        reach=(*person.emails, *person.phones, *person.links),
        introducer=introducer.name if introducer else "",
        shared=common_ground(book.people.me(), person),
        entries=book.interactions.count(uid),
        ago=days.ago((today - last[0].moment.day).days) if last else "",
        last=tuple(
            ToldEntry(
                days.short(entry.moment.day, today),
                describe.title(entry),
                "" if describe.carries_text(entry) else entry.text,
            )
            for entry in last
        ),
        origin=batch.file if batch else "",
    )


def triage_count(desk: Desk) -> TriageCount:
    """How many wait, and how many were put off."""
    return desk.book.people.count_to_triage()


def triage_found(desk: Desk, text: str) -> list[TriageRow]:
    """Those who wait and match a text, best match first."""
    return desk.book.people.to_triage_among(desk.book.search.people(text, FOUND))
