"""Reads reasons as a test does, and writes what they rest on."""

from dataclasses import replace
from datetime import date

from relterm.domain import describe
from relterm.domain.interactions import (
    Ask,
    Interaction,
    Promise,
    Reminder,
)
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.service.desk import Desk
from relterm.service.remembering import recompute
from relterm.service.views.why.reasons import Reason

TODAY = date(2026, 11, 21)


def person(desk: Desk, name: str) -> Person:
    found = next(each for each in desk.book.people.iter_all() if each.name == name)
    assert found.name == name
    return found


def everybody(desk: Desk) -> list[Person]:
    return [each for each in desk.book.people.iter_all() if not each.is_me]


def can_be_opened(desk: Desk, reason: Reason) -> bool:
    """Every entry named is there, says itself, and is about that person."""
    for line in reason.entries:
        entry = desk.book.interactions.get(line.uid)
        assert entry is not None
        assert line.title == describe.title(entry)
        assert line.day == entry.moment.day
        assert not reason.person or reason.person in entry.people
    return True


def write(desk: Desk, *things: Person | Interaction | Promise | Reminder | Ask) -> None:
    """Put things into a book and let it remember."""
    with desk.book.write("a test", desk.seconds) as session:
        for each in things:
            session.put(each)
        recompute(desk.book, session, session.touched, desk.now())


def entry(uid: str, day: date, kind: Kind, who: Who | None = None, **more: object) -> Interaction:
    made = Interaction(uid, Moment.of_day(day), ("ida",), kind, who)
    return replace(made, **more)  # type: ignore[arg-type]


IDA = Person("ida", "Ida Berg", given="Ida", circle=Circle.CLOSE)
