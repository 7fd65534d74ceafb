"""A fresh start for the overwhelmed: spread what is overdue over the weeks to come.

Nothing is dropped and nothing counts as contact: each person gets a day on which reminders come
back, the innermost circles first.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from relterm.domain import days
from relterm.domain.kinds import Circle
from relterm.domain.schedule_circles import CIRCLES, NEAR_CIRCLES

MOST_WEEKS = 26
"""Weeks after which everybody has had their day, even if that takes more than was wished a day."""

_OUTWARDS = {circle: place for place, circle in enumerate((*CIRCLES, Circle.NONE))}


@dataclass(frozen=True, slots=True)
class Overdue:
    """Somebody whose reminder waits."""

    person: str
    circle: Circle
    lateness: float
    """How long it has waited, in any one unit; sorts people of a circle, the latest first."""


def spread(
    overdue: Iterable[Overdue], today: date, a_day: int, quiet_weekdays: Collection[int]
) -> dict[str, date]:
    """A day for everybody, from tomorrow on: circle by circle, in each the longest waiting first.

    At most `a_day` people on a day (one at least), and nobody on the quiet weekdays (Monday = 0)
    but those of the inner and the close circle. Only when `MOST_WEEKS` are too few for that are
    there more a day, as few as will do. Somebody named twice counts once, by the greater lateness.
    The order in which people are given does not matter.
    """
    waiting = _in_order(overdue)
    quiet = frozenset(quiet_weekdays) & frozenset(range(days.WEEK))
    room = max(1, a_day, _needed(len(waiting), today, quiet))
    found: dict[str, date] = {}
    day, taken = days.later(today, 1), 0
    for each in waiting:
        while taken == room or not _open(each, day, quiet):
            day, taken = days.later(day, 1), 0
            if day == date.max:
                break
        found[each.person] = day
        taken += 1
    return found


def _in_order(overdue: Iterable[Overdue]) -> list[Overdue]:
    latest: dict[str, Overdue] = {}
    for each in overdue:
        known = latest.get(each.person)
        if known is None or _order(each) < _order(known):
            latest[each.person] = each
    return sorted(latest.values(), key=_order)


def _order(each: Overdue) -> tuple[int, float, str]:
    return (_OUTWARDS[each.circle], -each.lateness, each.person)


def _open(each: Overdue, day: date, quiet: frozenset[int]) -> bool:
    """Whether somebody may be given a day; a week without any other weekday has no quiet ones."""
    return each.circle in NEAR_CIRCLES or day.weekday() not in quiet or len(quiet) >= days.WEEK


def _needed(count: int, today: date, quiet: frozenset[int]) -> int:
    """How many a day so that the weeks suffice, counting only days that are open to everybody."""
    last = today.toordinal() + MOST_WEEKS * days.WEEK
    if last > date.max.toordinal():
        return count
    working = days.WEEK - len(quiet) or days.WEEK
    return -(-count // (MOST_WEEKS * working))
