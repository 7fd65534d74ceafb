"""The sample book of a day, read by the model; shared by the tests of the sample book."""

from datetime import UTC, date, datetime, time
from functools import cache

import pytest

from relterm.domain.interactions import (
    Interaction,
    event_of,
)
from relterm.domain.kinds import AskSize
from relterm.domain.ladder import Rung, rung
from relterm.domain.moments import Now
from relterm.domain.people import Person, State
from relterm.domain.readiness import Readiness, readiness
from relterm.domain.schedule import AgendaItem, Contact, Pace, agenda, longest_gap
from relterm.domain.trust import Trust, TrustState, replay, trust_at
from relterm.service.demo_book import DemoBook, build_demo

SATURDAY = date(2026, 11, 21)
DAYS = (
    SATURDAY,
    date(2026, 11, 22),
    date(2026, 11, 23),
    date(2026, 11, 25),
    date(2026, 11, 27),
    date(2027, 1, 1),
    date(2027, 2, 28),
    date(2027, 3, 29),
    date(2028, 2, 29),
    date(2032, 7, 8),
)
"""A whole weekend, weekdays, a new year, 28 and 29 February, the day after clocks change."""

every_day = pytest.mark.parametrize("today", DAYS, ids=str)


def now_on(today: date, hour: int = 12) -> Now:
    return Now(datetime.combine(today, time(hour), UTC))


class Reading:
    """The book of one day with what the model makes of it."""

    def __init__(self, now: Now) -> None:
        self.now = now
        self.book: DemoBook = build_demo(now)
        self.people = {person.uid: person for person in self.book.people}
        self.entries = {entry.uid: entry for entry in self.book.interactions}
        self.states = {uid: replay(map(event_of, self.log(uid))) for uid in self.people}

    def log(self, uid: str) -> list[Interaction]:
        return [e for e in self.book.interactions if uid in e.people and not e.planned]

    def person(self, short: str) -> Person:
        return self.people[f"demo-{short}"]

    def state(self, short: str) -> TrustState:
        return self.states[f"demo-{short}"]

    def trust(self, short: str) -> Trust:
        return trust_at(self.state(short), self.now.t)

    def rung(self, uid: str) -> Rung:
        person = self.people[uid]
        gap = longest_gap(person.circle, person.cadence_days)
        return rung(self.states[uid], self.now.t, gap)

    def gate(self, short: str, size: AskSize) -> Readiness:
        return readiness(self.state(short), self.now.t, size)

    def agenda(self) -> tuple[AgendaItem, ...]:
        contacts = [
            Contact(
                person.uid,
                person.circle,
                self.states[person.uid],
                person.goal,
                person.cadence_days,
                person.dates,
                person.snooze_until,
                person.skips,
                person.private,
                person.personal,
                person.paused,
            )
            for person in self.book.people
            if person.state is State.ACTIVE and not person.is_me
        ]
        settings = self.book.settings
        return agenda(contacts, self.now, Pace(settings.daily_number, settings.quiet_weekdays))


@cache
def reading(today: date, hour: int = 12) -> Reading:
    return Reading(now_on(today, hour))
