"""A small book for pacing, and what a test looks up in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from relterm.clock import Clock, fixed_clock
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.opening import open_desk

TODAY = date(2026, 11, 21)

LATER = date(2026, 12, 5)

NAMES = {
    "chiara": "Chiara Neri",
    "dan": "Dan Okoro",
    "eve": "[/] Eve\x1b[2J",
    "imp": "Imported Ida",
    "arc": "Archived Ari",
}


@contextmanager
def opened(path: Path, day: date = TODAY) -> Iterator[Desk]:
    with open_desk(path, fixed_clock(day.isoformat())) as desk:
        yield desk


def met(*people: str, day: date = TODAY) -> LogInteraction:
    entry = Interaction(f"{day}-{people[0]}", Moment.of_day(day), people, Kind.MEET, Who.BOTH)
    return LogInteraction(Recorded((entry,)), "a meeting")


def person(desk: Desk, uid: str) -> Person:
    found = desk.book.people.get(uid)
    assert found is not None
    return found


def due(desk: Desk, day: date = TODAY) -> set[str]:
    """Who is due by the index on a day."""
    return set(desk.book.agenda.due(day.toordinal()))


def day_of(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


@contextmanager
def waiting(path: Path, clock: Clock) -> Iterator[Desk]:
    """Three people in circles, long out of touch, and two in none."""
    with open_desk(path, clock) as desk:
        with desk.book.write("seed", 0) as session:
            for uid, circle in (
                ("chiara", Circle.CLOSE),
                ("dan", Circle.WIDE),
                ("eve", Circle.INNER),
                ("imp", Circle.NONE),
                ("arc", Circle.NONE),
            ):
                session.put(Person(uid, NAMES[uid], circle=circle))
        desk.run(met("chiara", "dan", "eve", "imp", day=date(2025, 3, 1)))
        yield desk
