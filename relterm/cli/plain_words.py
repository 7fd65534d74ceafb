"""Sentences for the ear: words in place of signs, dates in full, one blank between words.

A screen reader speaks every dot and every arrow, and reads "18 Nov" as it likes. So do these not
appear in what `--plain` prints; a user's own words stay as they were written.
"""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from relterm.cli.context import Context
from relterm.cli.printing import called
from relterm.domain.days import MONTH_NAMES, MONTHS, WEEKDAY_NAMES

TEXT_LIMIT = 4000
"""Characters of one fact that are printed."""
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}|\d\d))?\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAY_NAMES)})\b")
_HOURS = re.compile(r"\b(\d+) h(?: (\d\d))?\b")
_MINUTES = re.compile(r"\b(\d+) min\b")
_POINTS = re.compile(r"(?<=\s)([+−-])(\d+\.\d)\b")
_SIGNS = ((" · ", ", "), (" …", " and more"), ("~ ", "about "), (" → ", " to "), ("−", "minus "))


def is_plain(context: Context) -> bool:
    """Whether words are wanted: by `--plain`, by the configuration, by `RELTERM_PLAIN`."""
    wanted: bool = getattr(context.options, "plain", False) or context.config.plain
    return wanted or os.environ.get("RELTERM_PLAIN", "0") not in {"", "0"}


def day_in_full(day: date) -> str:
    """`Saturday 21 November 2026`."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def said(text: str) -> str:
    """Words of ours with words of the user's among them: signs as words, months by their names.

    No year is added, for it might be the user who wrote the day.
    """
    return _spoken(_DAY.sub(_month, text))


def said_on(text: str, today: date, *, weekdays: bool = True) -> str:
    """Words of ours alone, said on a day: every date in full.

    `weekdays` false leaves the names of weekdays alone, where somebody might be called so.
    """

    def dated(found: re.Match[str]) -> str:
        day, month, year = found.groups()
        around = today.year if year is None else _century(int(year), today.year)
        return f"{day} {MONTH_NAMES[MONTHS.index(month)]} {around}"

    def on_weekday(found: re.Match[str]) -> str:
        away = (WEEKDAY_NAMES.index(found[0]) - today.weekday()) % 7
        return day_in_full(today + timedelta(days=away))

    text = _DAY.sub(dated, text)
    return _spoken(_WEEKDAY.sub(on_weekday, text) if weekdays else text)


def own(text: str) -> str:
    """The user's own words, on one line."""
    return " ".join(called(" ".join(text.split()), TEXT_LIMIT).split())


def number(value: float, places: int = 1) -> str:
    """`plus 10.0`, `minus 1.2`."""
    return f"{'minus' if value < 0 else 'plus'} {abs(value):.{places}f}"


def fact(label: str, text: str) -> Iterator[str]:
    """`Label: text.`, or nothing where there is nothing to say."""
    text = text.strip()
    if text:
        yield sentence(f"{label}: {text}" if label else text)


def facts(label: str, texts: Iterable[str]) -> Iterator[str]:
    """The same for several, each on a line of its own."""
    for text in texts:
        yield from fact(label, text)


def sentence(text: str) -> str:
    """With a capital letter and an end; what ends by itself stays."""
    text = " ".join(text.split())
    text = f"{text[:1].upper()}{text[1:]}"
    return text if text[-1:] in ".?!:" else f"{text}."


def _spoken(text: str) -> str:
    text = _POINTS.sub(_points, text)
    for sign, words in _SIGNS:
        text = text.replace(sign, words)
    return " ".join(_HOURS.sub(_hours, _MINUTES.sub(r"\1 minutes", text)).split())


def _points(found: re.Match[str]) -> str:
    return f"{'plus' if found[1] == '+' else 'minus'} {found[2]} points"


def _hours(found: re.Match[str]) -> str:
    hours = f"{found[1]} hour{'' if found[1] == '1' else 's'}"
    return hours if found[2] is None else f"{hours} {int(found[2])} minutes"


def _month(found: re.Match[str]) -> str:
    year = f" {found[3]}" if len(found[3] or "") == len("2026") else ""
    if found[3] and not year:
        return found[0]
    return f"{found[1]} {MONTH_NAMES[MONTHS.index(found[2])]}{year}"


def _century(year: int, near: int) -> int:
    """The year itself, or of two digits the nearest that ends in them."""
    if year > 99:
        return year
    base = near - near % 100 + year
    return min((base - 100, base, base + 100), key=lambda each: abs(each - near))
