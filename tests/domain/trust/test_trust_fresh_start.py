"""A fresh start: everybody gets a day, the nearest first, never too many."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.fresh_start import MOST_WEEKS, Overdue, spread
from relterm.domain.kinds import Circle
from relterm.domain.schedule import CIRCLES, NEAR_CIRCLES

FRIDAY = date(2026, 11, 20)
WEEKEND = (5, 6)

overdue = st.builds(
    Overdue,
    st.integers(0, 400).map(str),
    st.sampled_from(Circle),
    st.floats(-3.0, 500.0),
)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
weekdays = st.lists(st.integers(0, 6), max_size=7).map(tuple)


def who(name: str, circle: Circle = Circle.FRIENDS, lateness: float = 1.0) -> Overdue:
    return Overdue(name, circle, lateness)


def test_the_nearest_first_then_who_waits_longest() -> None:
    waiting = [
        who("wide", Circle.WIDE, 900),
        who("new", Circle.FRIENDS, 1),
        who("old", Circle.FRIENDS, 30),
        who("inner", Circle.INNER, 2),
        who("close", Circle.CLOSE, 5),
        who("also old", Circle.FRIENDS, 30),
    ]
    found = spread(waiting, FRIDAY, 2, WEEKEND)
    assert found == {
        "inner": date(2026, 11, 21),
        "close": date(2026, 11, 21),
        "also old": date(2026, 11, 23),
        "old": date(2026, 11, 23),
        "new": date(2026, 11, 24),
        "wide": date(2026, 11, 24),
    }


def test_nobody_waits_for_nothing() -> None:
    assert spread([], FRIDAY, 3, WEEKEND) == {}


def test_a_day_takes_one_at_least() -> None:
    found = spread([who("a"), who("b")], FRIDAY, 0, WEEKEND)
    assert found == {"a": date(2026, 11, 23), "b": date(2026, 11, 24)}


def test_somebody_named_twice_counts_once() -> None:
    twice = [who("a", lateness=1), who("b", lateness=2), who("a", lateness=3)]
    assert spread(twice, FRIDAY, 1, ()) == {"a": date(2026, 11, 21), "b": date(2026, 11, 22)}


def test_a_week_of_quiet_days_has_none() -> None:
    found = spread([who("a"), who("b")], FRIDAY, 1, range(7))
    assert found == {"a": date(2026, 11, 21), "b": date(2026, 11, 22)}


def test_thousands_are_spread_over_half_a_year() -> None:
    found = spread([who(str(n)) for n in range(10_000)], FRIDAY, 3, WEEKEND)
    assert len(found) == 10_000
    assert max(found.values()) <= FRIDAY + timedelta(weeks=MOST_WEEKS)
    assert max(Counter(found.values()).values()) == -(-10_000 // (5 * MOST_WEEKS))


@pytest.mark.parametrize("today", [date.max, date.max - timedelta(days=2)])
def test_the_calendar_ends(today: date) -> None:
    found = spread([who(str(n)) for n in range(9)], today, 1, ())
    assert len(found) == 9
    assert all(day >= date.max - timedelta(days=1) for day in found.values())


@given(st.lists(overdue, max_size=60), days, st.integers(1, 6), weekdays, st.randoms())
def test_everybody_has_a_day(
    waiting: list[Overdue], today: date, a_day: int, quiet: tuple[int, ...], random: Random
) -> None:
    found = spread(waiting, today, a_day, quiet)
    assert found.keys() == {each.person for each in waiting}
    assert all(day > today for day in found.values())
    assert max(Counter(found.values()).values(), default=0) <= a_day
    shuffled = waiting[:]
    random.shuffle(shuffled)
    assert spread(shuffled, today, a_day, quiet) == found


@given(
    st.lists(overdue, max_size=60, unique_by=lambda each: each.person),
    days,
    st.integers(1, 6),
    weekdays,
)
def test_circle_by_circle_and_quiet_days_for_the_near(
    waiting: list[Overdue], today: date, a_day: int, quiet: tuple[int, ...]
) -> None:
    found = spread(waiting, today, a_day, quiet)
    outwards = [*CIRCLES, Circle.NONE]
    placed = sorted(
        waiting, key=lambda each: (outwards.index(each.circle), -each.lateness, each.person)
    )
    given_days = [found[each.person] for each in placed]
    assert given_days == sorted(given_days)
    for each in waiting:
        if each.circle not in NEAR_CIRCLES and len(set(quiet)) < 7:
            assert found[each.person].weekday() not in quiet
