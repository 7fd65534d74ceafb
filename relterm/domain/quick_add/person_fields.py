"""The pieces of a person's line: addresses, numbers, links, rhythm and birthday."""

import re
from datetime import date

from relterm.domain.date_phrases import Shape, read_date
from relterm.domain.people import ImportantDate
from relterm.domain.quick_add.words import Word, is_email

BIRTHDAY = "birthday"
BIRTHDAY_WORDS = frozenset({"bday", "birthday", "born"})
LINKEDIN = "https://www.linkedin.com/"
_LONGEST_DATE = 40
FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_PHONE_CHARS = frozenset("+0123456789()./-")
_HANDLE = re.compile(r"in/[^\s/?#]+/?")
_PATH = re.compile(r"[a-z0-9][a-z0-9.-]*\.[a-z]{2,}/\S+", re.ASCII | re.IGNORECASE)
_WEB = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?:--)?([0-9]{2})-([0-9]{2})(?![0-9-])", re.ASCII)
_UNITS = "days?|d|weeks?|wks?|w|months?|mo|m|quarters?|q|years?|yrs?|y"
_UNIT = re.compile(_UNITS, re.ASCII | re.IGNORECASE)
_EVERY = re.compile(
    rf"every\s+(?:([0-9]{{1,3}})\s?)?({_UNITS})(?![a-z0-9])",
    re.ASCII | re.IGNORECASE,
)
_RHYTHMS = {"weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 91, "yearly": 365}
_UNIT_DAYS = {"d": 1, "w": 7, "m": 30, "q": 91, "y": 365}
LONGEST_CADENCE = 3650
"""Days; a longer rhythm is no reminder."""


def email_of(word: Word) -> str:
    """The address in `ann@x.org`, `<ann@x.org>` or `mailto:ann@x.org`, or nothing."""
    text = word.core.strip("<>")
    text = text[len("mailto:") :] if text.lower().startswith("mailto:") else text
    return text if is_email(text) else ""


def link_of(word: Word) -> str:
    """The address behind `in/annlee`, `https://…` or `github.com/ann`, or nothing."""
    text = word.core.strip("<>")
    if _HANDLE.fullmatch(text):
        return LINKEDIN + text.rstrip("/")
    if _WEB.fullmatch(text):
        return text
    return f"https://{text}" if _PATH.fullmatch(text) else ""


def phone_at(line: str, words: list[Word], index: int) -> tuple[str, int]:
    """A number beginning at a word with `+`, `0` or a bracket, and how many words it takes."""
    if line[words[index].raw] not in "+0(":
        return "", 0
    end = digits_end(words, index)
    while end > index:
        number = line[words[index].raw : words[end - 1].core_end].strip()
        digits = sum(each.isdigit() for each in number)
        if FEWEST_DIGITS <= digits <= _MOST_DIGITS:
            return " ".join(number.split()), end - index
        end -= 1
    return "", 0


def digits_end(words: list[Word], index: int) -> int:
    """Where the words end, from an index on, that are digits and what stands between them."""
    end = index
    while end < len(words) and set(words[end].core) <= _PHONE_CHARS and not words[end].dismissed:
        if not any(each.isdigit() for each in words[end].core):
            break
        if end > index and words[end].core.startswith("+"):
            break
        end += 1
    return end


def is_unit(text: str) -> bool:
    """Whether a word is a length of time, as `weeks` in `every 6 weeks`."""
    return _UNIT.fullmatch(text) is not None


def cadence_at(line: str, word: Word) -> tuple[int, int]:
    """The days in `every 6w` or `monthly` and where in the line that ends; zeros for neither."""
    rhythm = _RHYTHMS.get(word.core.lower())
    if rhythm:
        return rhythm, word.core_end
    found = _EVERY.match(line, word.start)
    if found is None:
        return 0, 0
    days = int(found[1] or 1) * _UNIT_DAYS[found[2][0].lower()]
    return (days, found.end()) if 0 < days <= LONGEST_CADENCE else (0, 0)


def birthday_at(line: str, start: int, today: date) -> tuple[ImportantDate | None, int]:
    """The birthday written at a place, the year only if it is there, and where it ends."""
    found = _MONTH_DAY.match(line, start)
    if found is not None:
        month, day = int(found[1]), int(found[2])
        return (
            (ImportantDate(BIRTHDAY, None, month, day), found.end())
            if _real(month, day)
            else (None, start)
        )
    phrase = read_date(line[start : start + _LONGEST_DATE], today, "past")
    if phrase is None or phrase.day is None or phrase.clock is not None:
        return None, start
    if phrase.shape not in {Shape.EXACT, Shape.CALENDAR}:
        return None, start
    year = phrase.day.year if phrase.shape is Shape.EXACT else None
    written = ImportantDate(BIRTHDAY, year, phrase.day.month, phrase.day.day)
    return written, start + phrase.end


def no_birthday_at(line: str, start: int, today: date) -> tuple[str, int]:
    """Why the day written at a place is no birthday, and where it ends; empty for no day at all.

    Only for a place where `birthday_at` finds none.
    """
    found = _MONTH_DAY.match(line, start)
    if found is not None:
        return f"{found[0]} is not in the calendar", found.end()
    phrase = read_date(line[start : start + _LONGEST_DATE], today, "past")
    if phrase is None:
        return "", start
    written = line[start : start + phrase.end]
    problem = phrase.problem or f"“{written}” is no birthday: write 15 apr or 15 apr 1990"
    return problem, start + phrase.end


def _real(month: int, day: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True
