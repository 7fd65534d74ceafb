"""Contacts of a Monday morning, for the tests of the scheduler."""

from datetime import UTC, datetime, timedelta

from relterm.domain.interactions import Event
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Now
from relterm.domain.schedule import AgendaItem, Contact, candidate
from relterm.domain.trust import replay

THEM, BOTH = Who.THEM, Who.BOTH
MONDAY = datetime(2024, 6, 3, 9, 0, tzinfo=UTC)
NOW = Now(MONDAY)
T = NOW.t


def ago(days: float, kind: Kind, who: Who | None = None, due: float | None = None) -> Event:
    return Event(T - days, kind, who, due=due)


def contact(*log: Event, circle: Circle = Circle.FRIENDS, person: str = "anna") -> Contact:
    return Contact(person, circle, replay(log))


def later(days: float) -> Now:
    return Now(MONDAY + timedelta(days=days))


def only(found: Contact, now: Now = NOW) -> AgendaItem:
    (item,) = candidate(found, now)
    return item
