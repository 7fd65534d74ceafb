"""Days in words, the same on every machine whatever its locale."""

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
WEEK = 7
NEXT_YEAR = 300
"""Days from which on an estimate names its year."""
SOON = 14
"""Days within which an estimate is named by its day."""


def later(day: date, count: int) -> date:
    """So many days after a day, or the last day a calendar holds."""
    return date.fromordinal(min(day.toordinal() + count, date.max.toordinal()))


def short(day: date, today: date) -> str:
    """`18 Nov`, with the year when it is another one: `18 Nov 25`."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year % 100:02}"


def long(day: date) -> str:
    """`Sat 21 Nov`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def near(day: date, today: date) -> str:
    """`today`, `tomorrow`, `Thursday` within a week, else `18 Nov`."""
    away = (day - today).days
    if away in _NAMED:
        return _NAMED[away]
    if 0 < away < WEEK:
        return WEEKDAY_NAMES[day.weekday()]
    return short(day, today)


_NAMED = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def about(day: date, today: date) -> str:
    """A day that is only an estimate: `4 Dec` when soon, else `mid-January`, `early March`."""
    if (day - today).days <= SOON:
        return near(day, today)
    part = ("early ", "mid-", "late ")[min((day.day - 1) // 10, 2)]
    year = "" if (day - today).days < NEXT_YEAR else f" {day.year}"
    return f"{part}{MONTH_NAMES[day.month - 1]}{year}"


def ago(days: int) -> str:
    """`today`, `3 days ago`, `7 weeks ago`, `5 months ago`, `2 years ago`; never negative."""
    return "today" if days <= 0 else f"{span(days)} ago"


def span(days: float) -> str:
    """A length of time in the unit a person would use: `3 days`, `7 weeks`, `5 months`."""
    for length, unit, enough in ((365.25, "year", 700), (30.44, "month", 75), (7, "week", 14)):
        if days >= enough:
            return counted(round(days / length), unit)
    return counted(max(round(days), 0), "day")


def counted(number: int, unit: str, many: str = "") -> str:
    """`1 day`, `3 days`, `1,200 days`."""
    return f"{number:,} {unit if number == 1 else many or unit + 's'}"


def minutes(length: float) -> str:
    """`30 min`, `1 h`, `1 h 30`."""
    whole = round(length)
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"
