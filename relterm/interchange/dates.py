"""Dates as they stand in cells. Nothing is invented: what cannot be read stays text."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from relterm.domain.people import ImportantDate

Parts = tuple[int | None, int | None, int | None]
"""Year, month and day, each of which may be missing."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ](.+))?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_NO_YEAR = re.compile(r"--([0-9]{2})(?:-?([0-9]{2}))?")
_ONLY_DAY = re.compile(r"---([0-9]{2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DAY_WORD = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]+)\.?(?:,?[ -]+([0-9]{4}|[0-9]{2}))?", re.IGNORECASE
)
_WORD_DAY = re.compile(
    r"([a-z]+)\.? +([0-9]{1,2})(?:st|nd|rd|th)?(?:,? +([0-9]{4}|[0-9]{2}))?", re.IGNORECASE
)
_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBERS = {
    word[:length]: number
    for number, word in enumerate(_MONTHS.split(), 1)
    for length in (3, len(word))
} | {"sept": 9}
_LEAP_YEAR = 2000
"""Stands in for a missing year when a day is checked, so that 29 February is accepted."""


@lru_cache(maxsize=2048)
def parse(text: str, day_first: bool | None = None, century: int | None = None) -> Parts | None:
    """Read a date, or return None when it is not one (or could be read two ways).

    `day_first` says how `3/4/1984` is meant; None leaves it unread unless one number is above 12.
    `century` (such as 2000) allows years of two digits; None does not.
    """
    text = text.strip()
    if not 4 <= len(text) <= 40:
        return None
    if text[0].isdigit():
        return _parse_number_first(text, day_first, century)
    if match := _NO_YEAR.fullmatch(text):
        return _valid(None, int(match[1]), int(match[2]) if match[2] else None)
    if match := _ONLY_DAY.fullmatch(text):
        return _valid(None, None, int(match[1]))
    if match := _WORD_DAY.fullmatch(text):
        return _worded(match[2], match[1], match[3], century)
    return None


def important(label: str, text: str, day_first: bool | None = None) -> ImportantDate:
    """A cell as an important date; kept word for word when it is not a date."""
    parts = parse(text, day_first)
    return ImportantDate(label, *parts) if parts else ImportantDate(label, text=text)


def full_day(text: str, day_first: bool | None = None, century: int | None = None) -> date | None:
    """A date with year, month and day, or None."""
    parts = parse(text, day_first, century)
    if parts is None:
        return None
    year, month, day = parts
    return date(year, month, day) if year and month and day else None


def says_day_first(text: str) -> bool | None:
    """What `31/12/1999` or `12/31/1999` tells about the others in its column; None: nothing."""
    match = _SLASHED.fullmatch(text.strip())
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 and _valid(year, second, first):
        return True
    if second > 12 and _valid(year, first, second):
        return False
    return None


def is_slashed(text: str) -> bool:
    """True for a date whose order of day and month is not plain."""
    return _SLASHED.fullmatch(text.strip()) is not None


def written(parts: Parts) -> str:
    """`1984-11-13`, `--04-17`, `1985-04`, `1985`, `--04` or `---15`; empty when nothing is known.

    Other combinations, which no calendar has, come as `1985-?-15`.
    """
    year, month, day = parts
    if year is None and month is None and day is None:
        return ""
    if year is None and month is None:
        text = f"---{day:02d}"
    elif year is None:
        text = f"--{month:02d}" if day is None else f"--{month:02d}-{day:02d}"
    elif day is None:
        text = f"{year:04d}" if month is None else f"{year:04d}-{month:02d}"
    elif month is not None:
        text = f"{year:04d}-{month:02d}-{day:02d}"
    else:
        text = ""
    if text and parse(text) == parts:
        return text
    return "-".join("?" if part is None else str(part) for part in parts)


class Order:
    """Whether `3/4/1984` is in March or in April, by the other dates of the file."""

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = columns
        self._slashed = False
        self._votes: set[bool] = set()

    def look_at(self, cells: Sequence[str]) -> None:
        """Take notice of the dates of a row."""
        for column in self._columns:
            if column < len(cells) and "/" in cells[column]:
                self._slashed |= is_slashed(cells[column])
                vote = says_day_first(cells[column])
                if vote is not None:
                    self._votes.add(vote)

    @property
    def day_first(self) -> bool | None:
        """How all of them can be meant; None when they say nothing, or different things."""
        return next(iter(self._votes)) if len(self._votes) == 1 else None

    @property
    def unclear(self) -> bool:
        """True when there are such dates and nothing tells."""
        return self._slashed and self.day_first is None


def _parse_number_first(text: str, day_first: bool | None, century: int | None) -> Parts | None:
    if match := _ISO.fullmatch(text):
        if match[4] and not _is_time(text):
            return None
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR.fullmatch(text):
        return _valid(int(match[1]), int(match[2]) if match[2] else None, None)
    if (match := _COMPACT.fullmatch(text)) or (match := _YEAR_FIRST.fullmatch(text)):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(text):
        return _valid(int(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        return _slashed(int(match[1]), int(match[2]), int(match[3]), day_first)
    if match := _DAY_WORD.fullmatch(text):
        return _worded(match[1], match[2], match[3], century)
    return None


def _slashed(first: int, second: int, year: int, day_first: bool | None) -> Parts | None:
    if day_first is None:
        if first != second and first <= 12 and second <= 12:
            return None
        day_first = first > 12
    return _valid(year, second, first) if day_first else _valid(year, first, second)


def _worded(day: str, word: str, year: str | None, century: int | None) -> Parts | None:
    month = _MONTH_NUMBERS.get(word.lower())
    if month is None:
        return None
    if year is None:
        return _valid(None, month, int(day))
    if len(year) == 2:
        return None if century is None else _valid(century + int(year), month, int(day))
    return _valid(int(year), month, int(day))


def _valid(year: int | None, month: int | None, day: int | None) -> Parts | None:
    try:
        date(_LEAP_YEAR if year is None else year, month or 1, 1 if day is None else day)
    except ValueError:
        return None
    return None if month == 0 else (year, month, day)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
