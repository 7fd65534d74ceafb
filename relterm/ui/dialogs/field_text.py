"""How the values of a form are written as text, and read back from it.

Each `read_…` raises BadInput with a sentence for the user; each `show_…` writes what its reader
understands. Nothing here knows widgets.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from relterm.domain import days
from relterm.domain.date_phrases import Shape, parse_when
from relterm.domain.people import ImportantDate, Labelled
from relterm.domain.quick_add import words
from relterm.domain.quick_add.person_fields import link_of
from relterm.errors import BadInput

DAYS_A_WEEK = 7
_UNITS = {"d": 1.0, "w": 7.0, "m": 30.44, "y": 365.25}
_LONGEST_CADENCE = 36_500
_CADENCE = re.compile(
    r"(?:every\s+)?(?:([0-9]{1,5})\s*)?(d|days?|w|weeks?|m|mo|months?|y|years?)?",
    re.ASCII | re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_PHONE = re.compile(r"\+?[0-9()/.\s-]*[0-9)]", re.ASCII)
_DAY = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"|(?:--)?(?P<month2>[0-9]{2})-(?P<day2>[0-9]{2}))",
    re.ASCII,
)
_FEWEST_DIGITS = 3
_DIGITS_OF_COUNT = 3
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+|@\S+", re.ASCII | re.IGNORECASE)
_LEAP_YEAR = 2000
_MOST_DATE_WORDS = 3
_NEEDS_QUOTES = re.compile(r'[,"\n]|^\s|\s$')


def read_line(text: str) -> str:
    """One line, without blanks around it."""
    return text.strip()


def show_cadence(days: int | None) -> str:
    """`every 6w`, `every 45d`; empty without one."""
    if days is None:
        return ""
    weeks, rest = divmod(days, DAYS_A_WEEK)
    return f"every {days}d" if rest or not weeks else f"every {weeks}w"


def read_cadence(text: str) -> int | None:
    """Days in `every 6w`, `3 months`, `every week` or `42`; None for nothing.

    Raises:
        BadInput: it is no length of time, or longer than a century.
    """
    text = text.strip()
    if not text:
        return None
    found = _CADENCE.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        msg = "Write how often: every 6w, every 3 months, every 45d."
        raise BadInput(msg)
    unit = (found[2] or "d")[0].lower()
    days = round(int(found[1] or 1) * _UNITS[unit])
    if not 0 < days <= _LONGEST_CADENCE:
        msg = "That is not a length of time one can keep to: try every 6w."
        raise BadInput(msg)
    return days


def read_count(text: str) -> int:
    """A number of times, from 0 up.

    Raises:
        BadInput: it is none, or more than anybody counts.
    """
    text = text.strip() or "0"
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS_OF_COUNT):
        msg = "Write a number: 0, 1, 2 …"
        raise BadInput(msg)
    return int(text)


def show_labelled(item: Labelled) -> str:
    """`ann@x.org work`."""
    return _one_line(f"{item.value} {item.label}")


def read_email(text: str) -> Labelled:
    """An address, then what it is for.

    Raises:
        BadInput: the first word is no address.
    """
    value, _, label = text.strip().partition(" ")
    value = value.strip("<>,;")
    if not words.is_email(value):
        lacks = "has no @ in it" if "@" not in value else "is no whole address"
        msg = f"“{value}” {lacks}: write ann@x.org first, then what it is for."
        raise BadInput(msg)
    return Labelled(value, label.strip())


def read_link(text: str) -> Labelled:
    """A link, then what it is; `in/annlee` and `github.com/ann` are completed.

    Raises:
        BadInput: the first word is no link.
    """
    value, _, label = text.strip().partition(" ")
    completed = "".join(link_of(each) for each in words.split_words(value)[:1])
    if not completed and not _ADDRESS.fullmatch(value) and "." not in value.strip("."):
        msg = f"“{value}” is no link: write https://x.org first, then what it is."
        raise BadInput(msg)
    return Labelled(completed or value, label.strip())


def read_tag(text: str) -> str:
    """A tag, with or without the sign it has in a line."""
    return text.lstrip("#").strip()


def read_phone(text: str) -> Labelled:
    """A number, blanks allowed, then what it is for.

    Raises:
        BadInput: it does not begin with a number, or that has fewer than three digits.
    """
    found = _PHONE.match(text.strip())
    if found is None or sum(each.isdigit() for each in found[0]) < _FEWEST_DIGITS:
        msg = "Write the number first, then what it is for: +49 30 1234 work."
        raise BadInput(msg)
    return Labelled(found[0].strip(), text.strip()[found.end() :].strip())


def show_custom(item: Labelled) -> str:
    """`shoe size: 42`."""
    return _one_line(f"{item.label}: {item.value}")


def read_custom(text: str) -> Labelled:
    """A field of your own: its name, a colon, its value.

    Raises:
        BadInput: the name or the colon is missing.
    """
    label, colon, value = text.partition(":")
    if not colon or not label.strip():
        msg = "Write a name, a colon and the value: shoe size: 42."
        raise BadInput(msg)
    return Labelled(value.strip(), label.strip())


def show_date(item: ImportantDate) -> str:
    """`birthday 1984-11-13`, `birthday --04-15`, `met 2010`, or the words that are no date."""
    year = f"{item.year:04}" if item.year is not None else ""
    month = f"{item.month:02}" if item.month is not None else ""
    day = f"{item.day:02}" if item.day is not None else ""
    if month and day:
        when = f"{year or '-'}-{month}-{day}"
    elif year and not day:
        when = f"{year}-{month}" if month else year
    else:
        when = item.text
    return _one_line(f"{item.label} {when}")


def read_date(text: str, today: date | None = None) -> ImportantDate:
    """What it is, then when; words that are no date are kept as words.

    With `today`, `graduation fri` is the next Friday's day of the year; no year is invented.

    Raises:
        BadInput: nothing says what the date is of, or the day is not in the calendar or, with
            `today`, could be two.
    """
    said = text.split()
    if len(said) < 2:
        msg = "Write what it is, then when: birthday 1984-11-13, or birthday --04-15."
        raise BadInput(msg)
    for count in range(min(_MOST_DATE_WORDS, len(said) - 1), 0, -1):
        label = " ".join(said[:-count]).rstrip(":")
        found = _date_of(label, " ".join(said[-count:]), today)
        if found is not None:
            return found
    return ImportantDate(said[0].rstrip(":"), text=" ".join(said[1:]))


def date_understood(text: str, today: date) -> str:
    """What a line about a date was taken for; empty for what cannot be read."""
    try:
        item = read_date(text, today)
    except BadInput:
        return ""
    if item.text:
        return f"{item.label}: kept as words, no reminder"
    parts = (
        str(item.day) if item.day else "",
        days.MONTH_NAMES[item.month - 1] if item.month else "",
        str(item.year) if item.year else "",
    )
    every = ", every year" if item.month and item.day else ""
    return f"{item.label}: {' '.join(filter(None, parts))}{every}"


def with_date(text: str, day: date, today: date) -> str:
    """The line with another day; a year that is not over is not written, for it is no birthday."""
    said = text.split()
    try:
        item = read_date(text, today)
        label = item.label if not item.text else text
    except BadInput:  # what stands before the day that is none
        label = " ".join(takewhile(lambda word: not _DIGIT.search(word), said))
    when = day.isoformat() if day.year < today.year else f"-{day:-%m-%d}"
    return f"{label or 'birthday'} {when}"


def join_words(items: Iterable[str]) -> str:
    """Items with commas between; one that holds a comma or a quotation mark is quoted."""
    return ", ".join(
        '"' + item.replace('"', '""') + '"' if _NEEDS_QUOTES.search(item) else item
        for item in items
    )


def split_words(text: str) -> list[str]:
    """The items of a text with commas or newlines between; quotation marks protect both."""
    items: list[str] = []
    place = 0
    while place <= len(text):
        item, place = _next_item(text, place)
        if item:
            items.append(item)
    return items


def _next_item(text: str, place: int) -> tuple[str, int]:
    """The item that begins at a place, and where the next one begins."""
    while place < len(text) and text[place].isspace():
        place += 1
    if text[place : place + 1] == '"':
        quoted = re.compile(r'"((?:[^"]|"")*)"\s*(?:[,\n]|\Z)').match(text, place)
        if quoted is not None:
            return quoted[1].replace('""', '"'), quoted.end()
    end = place
    while end < len(text) and text[end] not in ",\n":
        end += 1
    return text[place:end].strip(), end + 1


def _date_of(label: str, text: str, today: date | None) -> ImportantDate | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return _written_date(label, text, today)
    year = int(found["year"]) if found["year"] else None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    numbers = (year, int(month) if month else None, int(day) if day else None)
    try:
        date(year or _LEAP_YEAR, numbers[1] or 1, numbers[2] or 1)
    except ValueError as error:
        msg = f"{text} is not in the calendar."
        raise BadInput(msg) from error
    return ImportantDate(label, *numbers)


def _written_date(label: str, text: str, today: date | None) -> ImportantDate | None:
    """`13 nov 1984`, `15 apr`, and with a today `fri` or `tomorrow`."""
    phrase = parse_when(text, today or date(_LEAP_YEAR, 12, 31), "future" if today else "past")
    if phrase is not None and phrase.problem and today is not None:
        raise BadInput(f"{phrase.problem}.")
    if phrase is None or phrase.day is None or phrase.clock is not None:
        return None
    day = phrase.day
    if phrase.shape is Shape.EXACT:
        return ImportantDate(label, day.year, day.month, day.day)
    if phrase.shape is Shape.CALENDAR or today is not None:
        return ImportantDate(label, None, day.month, day.day)
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
