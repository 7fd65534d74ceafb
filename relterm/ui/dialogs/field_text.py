"""How the values of a form are written as text, and read back from it.

Each `read_…` raises BadInput with a sentence for the user; each `show_…` writes what its reader
understands. Nothing here knows widgets.
"""

import re
from collections.abc import Iterable
from datetime import date

from relterm.domain.date_phrases import Shape, parse_when
from relterm.domain.people import ImportantDate, Labelled
from relterm.errors import BadInput

DAYS_A_WEEK = 7
_UNITS = {"d": 1.0, "w": 7.0, "m": 30.44, "y": 365.25}
_LONGEST_CADENCE = 36_500
_CADENCE = re.compile(
    r"(?:every\s+)?(?:([0-9]{1,5})\s*)?(d|days?|w|weeks?|m|mo|months?|y|years?)?",
    re.ASCII | re.IGNORECASE,
)
_PHONE = re.compile(r"\+?[0-9()/.\s-]*[0-9)]", re.ASCII)
_DAY = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"|(?:--)?(?P<month2>[0-9]{2})-(?P<day2>[0-9]{2}))",
    re.ASCII,
)
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


def show_labelled(item: Labelled) -> str:
    """`ann@x.org work`."""
    return _one_line(f"{item.value} {item.label}")


def read_email(text: str) -> Labelled:
    """An address, then what it is for.

    Raises:
        BadInput: the first word is no address.
    """
    value, _, label = text.strip().partition(" ")
    if "@" not in value.strip("@"):
        msg = f"“{value}” has no @ in it: write the address first, then what it is for."
        raise BadInput(msg)
    return Labelled(value, label.strip())


def read_link(text: str) -> Labelled:
    """A link, then what it is."""
    value, _, label = text.strip().partition(" ")
    return Labelled(value, label.strip())


def read_phone(text: str) -> Labelled:
    """A number, blanks allowed, then what it is for.

    Raises:
        BadInput: it does not begin with a number.
    """
    found = _PHONE.match(text.strip())
    if found is None:
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


def read_date(text: str) -> ImportantDate:
    """What it is, then when; words that are no date are kept as words.

    Raises:
        BadInput: nothing says what the date is of, or the day is not in the calendar.
    """
    words = text.split()
    if len(words) < 2:
        msg = "Write what it is, then when: birthday 1984-11-13, or birthday --04-15."
        raise BadInput(msg)
    for count in range(min(_MOST_DATE_WORDS, len(words) - 1), 0, -1):
        label = " ".join(words[:-count]).rstrip(":")
        found = _date_of(label, " ".join(words[-count:]))
        if found is not None:
            return found
    return ImportantDate(words[0].rstrip(":"), text=" ".join(words[1:]))


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


def _date_of(label: str, text: str) -> ImportantDate | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return _written_date(label, text)
    year = int(found["year"]) if found["year"] else None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    numbers = (year, int(month) if month else None, int(day) if day else None)
    try:
        date(year or _LEAP_YEAR, numbers[1] or 1, numbers[2] or 1)
    except ValueError as error:
        msg = f"{text} is not in the calendar."
        raise BadInput(msg) from error
    return ImportantDate(label, *numbers)


def _written_date(label: str, text: str) -> ImportantDate | None:
    """`13 nov 1984` and `15 apr`."""
    phrase = parse_when(text, date(_LEAP_YEAR, 12, 31))
    if phrase is None or phrase.day is None or phrase.clock is not None:
        return None
    day = phrase.day
    if phrase.shape is Shape.EXACT:
        return ImportantDate(label, day.year, day.month, day.day)
    if phrase.shape is Shape.CALENDAR:
        return ImportantDate(label, None, day.month, day.day)
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
