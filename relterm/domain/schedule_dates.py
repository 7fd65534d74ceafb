"""Birthdays and other dates of the year: which are today, and which come next."""

from collections.abc import Iterable
from datetime import date

from relterm.domain.people import ImportantDate


def falls_on(day_of_year: ImportantDate, today: date) -> bool:
    """Whether a date of the year is today; 29 February is kept on the 28th in common years."""
    return _in_year(day_of_year, today.year) == today


def next_fall(dates: Iterable[ImportantDate], today: date) -> date | None:
    """The first day from `today` on which one of the dates falls; None when none ever does."""
    days = (next_occurrence(important, today) for important in dates)
    return min((day for day in days if day is not None), default=None)


def next_occurrence(important: ImportantDate, today: date) -> date | None:
    """The first day from `today` on which a date of the year falls; None without day or month."""
    for year in (today.year, today.year + 1):
        if year <= date.max.year:
            day = _in_year(important, year)
            if day is not None and day >= today:
                return day
    return None


def _in_year(important: ImportantDate, year: int) -> date | None:
    if important.month is None or important.day is None:
        return None
    try:
        return date(year, important.month, important.day)
    except ValueError:
        if (important.month, important.day) == (2, 29):
            return date(year, 2, 28)
        return None
