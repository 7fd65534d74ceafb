"""Days as people write them: `fri`, `3d`, `12 mar`, `12.3.`, `2026-11-03 14:30`, `next week`.

A grammar of its own, closed on purpose: what it does not know is not a date, a month needs a day
number (so that May stays a person), and `03/04` is not guessed at. With dots the day comes first;
the dot behind the month (or a whole year) tells a day from the version `1.2` and the sum `12.50`.
Arithmetic is dateutil's; its parser is never used.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Literal

from dateutil.relativedelta import relativedelta

from relterm.domain import date_patterns as patterns
from relterm.domain.days import MONTHS

Prefer = Literal["past", "future"]
DAYS_A_WEEK = 7
LEAP_SEARCH = 9
"""Years within which a 29 February must come (1896 to 1904 had none for eight)."""


class Shape(StrEnum):
    """How a day was written."""

    EXACT = "exact"
    """With its year: `2026-11-03`, `12 mar 2026`."""
    CALENDAR = "calendar"
    """A day and a month without a year: `12 mar`, `12.3.`."""
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    """`yesterday`, `3d`, `next week`."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date phrase at the start of a text.

    `end` is how many characters were used. `day` is None when the phrase looks like a date but
    is not to be read as one; `problem` then says why and what to write instead. `clock` is the
    time of day when one followed.
    """

    end: int
    day: date | None
    shape: Shape
    clock: time | None = None
    problem: str = ""


_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {
    name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
}
_NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read_date(text: str, today: date, prefer: Prefer) -> DatePhrase | None:
    """Read a date phrase at the very start of a text.

    What is not tied to a direction (`fri`, `12 mar`, `3d`) is taken to lie where `prefer` says; a
    weekday that is today means today in the past and a week from now in the future. What names its
    direction (a year, `tomorrow`, `next`, `ago`) is taken at its word, so a reading for the past
    may still give a future day. None when there is no date phrase.
    """
    for reader in _READERS:
        try:
            phrase = reader(text, today, prefer)
        except (ValueError, OverflowError):
            continue
        if phrase is not None and _ends_there(text, phrase.end):
            return _with_clock(text, phrase)
    return None


def parse_when(text: str, today: date, prefer: Prefer = "past") -> DatePhrase | None:
    """Read a text that is nothing but a date phrase, as in a form field; None for anything else."""
    text = text.strip()
    phrase = read_date(text, today, prefer)
    return phrase if phrase is not None and phrase.end == len(text) else None


def _ends_there(text: str, end: int) -> bool:
    following = text[end : end + 1]
    if following in {"-", "/", "'", "’", "_"}:
        return False
    # A dot or comma with a digit behind it is part of a number.
    if following in {".", ","} and text[end + 1 : end + 2].isalnum():
        return False
    return not following.isalnum() or patterns.CLOCK.match(text, end) is not None


def _with_clock(text: str, phrase: DatePhrase) -> DatePhrase:
    found = patterns.CLOCK.match(text, phrase.end)
    if phrase.day is None or found is None or text[found.end() : found.end() + 1].isalnum():
        return phrase
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        return phrase
    return DatePhrase(found.end(), phrase.day, phrase.shape, time(hour, minute))


def _iso(text: str, _today: date, _prefer: Prefer) -> DatePhrase | None:
    found = patterns.ISO.match(text)
    if found is None:
        return None
    return _exact(found.end(), int(found[1]), int(found[2]), int(found[3]), found[0])


def _exact(end: int, year: int, month: int, day: int, written: str) -> DatePhrase:
    try:
        return DatePhrase(end, date(year, month, day), Shape.EXACT)
    except ValueError:
        return DatePhrase(end, None, Shape.EXACT, problem=_no_such_day(written))


def _no_such_day(written: str) -> str:
    return f"{written} is not in the calendar"


def _numeric(text: str, today: date, _prefer: Prefer) -> DatePhrase | None:
    found = patterns.NUMERIC.match(text)
    if found is None:
        return None
    first, second = int(found[1] or found[4]), int(found[2] or found[5])
    day, month = (first, second) if second <= len(MONTHS) else (second, first)
    written_year = found[3] or found[6] or ""
    year = int(written_year) if len(written_year) == len("2026") else today.year
    try:
        example = date(year, month, day)
    except ValueError:
        return None
    instead = f"{example.day} {MONTHS[month - 1].lower()} or {example.isoformat()}"
    why = "could be two days" if max(first, second) <= len(MONTHS) else "is not read as a date"
    problem = f"{found[0]} {why}: write {instead}"
    return DatePhrase(found.end(), None, Shape.EXACT, problem=problem)


def _dotted(text: str, today: date, prefer: Prefer) -> DatePhrase | None:
    found = patterns.DOTTED.match(text)
    if found is None:
        return _short_year(text)
    return _calendar(found, int(found[1]), int(found[2]), today, prefer)


def _short_year(text: str) -> DatePhrase | None:
    """`12.3.26` may be a day as well as a version: not read, but said."""
    found = patterns.SHORT_YEAR.match(text)
    if found is None:
        return None
    meant = date(2000 + int(found[3]), int(found[2]), int(found[1]))
    instead = f"{meant.day}.{meant.month}.{meant.year} or {meant.isoformat()}"
    problem = f"{found[0]} is not read as a date: write {instead}"
    return DatePhrase(found.end(), None, Shape.EXACT, problem=problem)


def _named(text: str, today: date, _prefer: Prefer) -> DatePhrase | None:
    found = patterns.NAMED.match(text)
    if found is None:
        return None
    day = today + timedelta(days=_NAMED_DAYS[found[0].lower()])
    return DatePhrase(found.end(), day, Shape.RELATIVE)


def _step(text: str, today: date, prefer: Prefer) -> DatePhrase | None:
    found = patterns.STEP.match(text)
    if found is None:
        return None
    which, what = found[1].lower(), found[2].lower()
    if what in {"week", "month", "year"}:
        if which == "this":
            return None
        sign = -1 if which == "last" else 1
        return DatePhrase(found.end(), _moved(today, sign, what), Shape.RELATIVE)
    day = _weekday(what, today, prefer)
    monday = today - timedelta(days=today.weekday())
    if which == "last":
        day = _weekday(what, today - timedelta(days=1), "past")
    elif which == "next":
        day = monday + timedelta(days=DAYS_A_WEEK + _WEEKDAY_NUMBERS[what[:3]])
    else:
        day = monday + timedelta(days=_WEEKDAY_NUMBERS[what[:3]])
    return DatePhrase(found.end(), day, Shape.RELATIVE)


def _count(text: str, today: date, prefer: Prefer) -> DatePhrase | None:
    found = patterns.COUNT.match(text)
    if found is None:
        return None
    ahead, number, unit, ago = found[1], found[2].strip(), found[3].lower(), found[4]
    if (ahead and ago) or (not number.isdigit() and not (ahead or ago)):
        return None
    past = bool(ago) or (prefer == "past" and not ahead)
    count = int(number) if number.isdigit() else 1
    return DatePhrase(found.end(), _moved(today, -count if past else count, unit), Shape.RELATIVE)


def _moved(day: date, count: int, unit: str) -> date:
    if unit.startswith("d"):
        return day + timedelta(days=count)
    if unit.startswith("w"):
        return day + timedelta(weeks=count)
    step = relativedelta(months=count) if unit.startswith("mo") else relativedelta(years=count)
    return day + step


def _day_first(text: str, today: date, prefer: Prefer) -> DatePhrase | None:
    found = patterns.DAY_FIRST.match(text)
    return found and _calendar(found, int(found[1]), _month(found[2]), today, prefer)


def _month_first(text: str, today: date, prefer: Prefer) -> DatePhrase | None:
    found = patterns.MONTH_FIRST.match(text)
    return found and _calendar(found, int(found[2]), _month(found[1]), today, prefer)


def _month(name: str) -> int:
    return _MONTH_NUMBERS[name[:3].lower()]


def _calendar(
    found: re.Match[str], day: int, month: int, today: date, prefer: Prefer
) -> DatePhrase | None:
    """A day and a month; the third group of what was found is the year, if it was written."""
    if found[3]:
        return _exact(found.end(), int(found[3]), month, day, found[0])
    nearest = nearest_day(month, day, today, prefer)
    problem = "" if nearest else _no_such_day(found[0])
    return DatePhrase(found.end(), nearest, Shape.CALENDAR, problem=problem)


def nearest_day(month: int, day: int, today: date, prefer: Prefer) -> date | None:
    """The most recent (or next) such day, today included; 29 February only in leap years."""
    sign = -1 if prefer == "past" else 1
    for years in range(LEAP_SEARCH):
        try:
            found = date(today.year + sign * years, month, day)
        except ValueError:
            continue
        if (found - today).days * sign >= 0:
            return found
    return None


def _weekday_alone(text: str, today: date, prefer: Prefer) -> DatePhrase | None:
    found = patterns.WEEKDAY_ALONE.match(text)
    if found is None:
        return None
    return DatePhrase(found.end(), _weekday(found[0].lower(), today, prefer), Shape.WEEKDAY)


def _weekday(name: str, today: date, prefer: Prefer) -> date:
    number = _WEEKDAY_NUMBERS[name[:3]]
    if prefer == "past":
        return today - timedelta(days=(today.weekday() - number) % DAYS_A_WEEK)
    return today + timedelta(days=(number - today.weekday() - 1) % DAYS_A_WEEK + 1)


_READERS = (
    _iso,
    _numeric,
    _dotted,
    _named,
    _step,
    _day_first,
    _month_first,
    _count,
    _weekday_alone,
)
