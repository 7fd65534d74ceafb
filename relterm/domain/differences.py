"""What changed in a thing, in words: field by field, before and after.

For the list of what was done. Every field of every thing has its words here, and a value that is
empty is said to be nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from relterm.domain import days
from relterm.domain.kinds import AskSize
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, State
from relterm.domain.thing_words import SOMEBODY

NOTHING = "nothing"
_WORDS = {
    "given": "given name",
    "family": "family name",
    "cadence_days": "keep in touch every",
    "goal_text": "goal in words",
    "met": "how you met",
    "introduced_by": "introduced by",
    "executive": "executive of a public company",
    "emails": "e-mail",
    "phones": "phone",
    "links": "links",
    "snooze_until": "snoozed until",
    "triage": "keeping up",
    "is_me": "you yourself",
    "moment": "when",
    "people": "with",
    "kind": "what",
    "who": "by whom",
    "years": "known for",
    "line": "as written",
    "part_of": "part of",
    "what": "what",
    "made": "made in",
    "closed": "closed in",
    "day": "on",
    "ask": "about the ask",
    "interaction": "entry",
    "other": "and",
    "success": "success",
    "game_plan": "game plan",
    "daily_number": "reach-outs a day",
    "quiet_weekdays": "quiet days",
}
_PEOPLE = frozenset({"person", "people", "introduced_by", "other"})
_DAY_NUMBERS = frozenset({"snooze_until"})
_HIDDEN = frozenset({"uid", "part_of", "made", "closed", "interaction", "ask", "sort_name"})
"""Uids of other things: nothing a reader could recognise."""
_SIGNED = {"tags": "#"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changed. `words` names it; before and after are in words.

    Of a list (`listed`) only what went and what came, either of which may be empty.
    """

    words: str
    before: str
    after: str
    listed: bool = False


def differences(
    before: object, after: object, names: Mapping[str, str], today: date
) -> tuple[Difference, ...]:
    """What differs between two values of one class; `names` are people's names by uid.

    Uids of other things are left out: a change in nothing else gives no differences.
    """
    found = []
    for field in fields(after):  # type: ignore[arg-type]  # a domain value is a dataclass
        one, two = getattr(before, field.name), getattr(after, field.name)
        if one == two or field.name in _HIDDEN:
            continue
        words = _WORDS.get(field.name, field.name.replace("_", " "))
        if isinstance(one, State):
            words = "where"
        if isinstance(one, tuple) and set(one) != set(two):
            gone, new = (
                _value(field.name, tuple(each for each in these if each not in those), names, today)
                for these, those in ((one, two), (two, one))
            )
            found.append(Difference(words, gone, new, listed=True))
            continue
        was, became = (_value(field.name, each, names, today) for each in (one, two))
        found.append(Difference(words, was or NOTHING, became or NOTHING))
    return tuple(found)


def _value(name: str, value: Any, names: Mapping[str, str], today: date) -> str:
    if value is None or value == "" or value == ():
        return "not decided" if name == "triage" else ""
    if name in _DAY_NUMBERS and isinstance(value, int):
        return days.short(date.fromordinal(min(max(value, 1), date.max.toordinal())), today)
    if isinstance(value, tuple):
        sign = _SIGNED.get(name, "")
        return ", ".join(sign + _value(name, each, names, today) for each in value)
    if name in _PEOPLE:
        return names.get(value, SOMEBODY)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "cadence_days":
        return days.counted(value, "day")
    return _plain(value, today)


def _plain(value: Any, today: date) -> str:
    if isinstance(value, State):
        return {State.ACTIVE: "in the book", State.TRASHED: "in the trash"}.get(value, "archived")
    if isinstance(value, AskSize):
        return value.word
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, date):
        return days.short(value, today)
    if isinstance(value, Moment):
        clock = f" {value.local:%H:%M}" if value.timed else ""
        return f"{days.short(value.day, today)}{clock}"
    if isinstance(value, Labelled):
        return f"{value.value} ({value.label})" if value.label else value.value
    if isinstance(value, ImportantDate):
        return _important(value)
    if isinstance(value, float):
        return f"{value:g}"
    if is_dataclass(value):
        return type(value).__name__.lower()
    return str(value)


def _important(value: ImportantDate) -> str:
    """`birthday 15 Apr 1990`, as much of it as is known."""
    month = days.MONTHS[value.month - 1] if value.month else ""
    parts = (value.label, str(value.day or ""), month, str(value.year or ""), value.text)
    return " ".join(filter(None, parts)) or NOTHING
