"""What a column of somebody else's file does with a cell: one small function for each meaning."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from relterm.domain.kinds import Circle, Intent
from relterm.domain.people import ImportantDate, Labelled
from relterm.interchange import dates
from relterm.interchange.fields import Field, Target
from relterm.interchange.values import split_labels, split_tags, split_values, trim

BLANK = " \t\r\n\v\f\xa0\ufeff\0\x1a"
"""Letters that do not make a row worth reading."""

_SEPARATORS = {Field.EMAIL: (";", ",", "|"), Field.PHONE: ("; ", "|"), Field.LINK: ("; ", "|")}
_SINGLE = frozenset(
    {
        Field.UID,
        Field.NAME,
        Field.GIVEN,
        Field.FAMILY,
        Field.NICKNAME,
        Field.FILE_AS,
        Field.PRONOUNS,
        Field.ORGANISATION,
        Field.TITLE,
        Field.GOAL_TEXT,
        Field.WHY,
        Field.MET,
        Field.INTRODUCED_BY,
        Field.BIRTH_YEAR,
        Field.BIRTH_MONTH,
        Field.BIRTH_DAY,
    }
)
_LISTS = frozenset(
    {
        Field.TAGS,
        Field.INTERESTS,
        Field.ASPIRATIONS,
        Field.NEEDS,
        Field.OFFERS,
        Field.VALUES,
    }
)
_FILLED = frozenset({Field.CUSTOM, Field.BIRTHDAY, Field.DATE, Field.DAY, Field.TAGS})
"""Fields in which a filler means nothing."""
_NAMED_CUSTOM = {Field.MIDDLE: "middle name", Field.PREFIX: "prefix", Field.SUFFIX: "suffix"}


@dataclass(slots=True)
class Parts:
    """What has been read of one row so far."""

    texts: dict[Field, str] = field(default_factory=dict)
    emails: list[Labelled] = field(default_factory=list)
    phones: list[Labelled] = field(default_factory=list)
    links: list[Labelled] = field(default_factory=list)
    custom: list[Labelled] = field(default_factory=list)
    dates: list[ImportantDate] = field(default_factory=list)
    lists: dict[Field, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    addresses: dict[int, list[Labelled]] = field(default_factory=dict)
    circle: Circle = Circle.NONE
    intent: Intent = Intent.NONE


Adder = Callable[[Parts, str, Sequence[str]], None]
"""Adds a cell to what is known of a row; it also gets the whole row, for labels."""


@dataclass(frozen=True, slots=True)
class ColumnRules:
    """Habits of a file that concern all its columns."""

    day_first: bool | None = None
    """How `3/4/1984` is meant; None: not known."""
    century: int | None = None
    """Completes years of two digits in plain day fields."""
    fillers: frozenset[str] = frozenset()
    """Cells that stand for nothing."""


def adder(target: Target, name: str, rules: ColumnRules) -> Adder:
    """What a column of this meaning and name does with its cells."""
    add = _adder(target, name, rules)
    if not rules.fillers or target.field not in _FILLED:
        return add
    fillers = rules.fillers

    def add_unless_filler(parts: Parts, cell: str, cells: Sequence[str]) -> None:
        if cell not in fillers:
            add(parts, cell, cells)

    return add_unless_filler


def _adder(target: Target, name: str, rules: ColumnRules) -> Adder:
    kind = target.field
    if kind in _SINGLE:
        return _single(kind, name)
    if kind in _LISTS:
        return _listed(target, rules.fillers)
    if kind in _SEPARATORS:
        return _labelled(kind, target)
    if kind in (Field.BIRTHDAY, Field.DATE):
        return _dated(target, rules)
    if kind is Field.DAY:
        return _day(target.label or name, rules)
    if kind in (Field.CIRCLE, Field.INTENT):
        return _worded(kind, name)
    if kind is Field.NOTES:
        return _note
    if kind in (Field.ADDRESS, Field.ADDRESS_PART):
        return _address(target)
    return _free(_NAMED_CUSTOM.get(kind, ""), target, name)


def _dated(target: Target, rules: ColumnRules) -> Adder:
    base = "birthday" if target.field is Field.BIRTHDAY else target.label or "date"

    def add(parts: Parts, cell: str, cells: Sequence[str]) -> None:
        for label, value in _with_labels(target, base, cell, cells):
            when = dates.important(label or "date", value, rules.day_first)
            if when not in parts.dates:
                parts.dates.append(when)

    return add


def _day(name: str, rules: ColumnRules) -> Adder:
    def add(parts: Parts, cell: str, _cells: Sequence[str]) -> None:
        if text := trim(cell):
            day = dates.full_day(text, rules.day_first, rules.century)
            parts.custom.append(Labelled(day.isoformat() if day else text, name))

    return add


def _single(kind: Field, name: str) -> Adder:
    """The first value wins; another one is kept as a custom field under its column's name."""

    def add(parts: Parts, cell: str, _cells: Sequence[str]) -> None:
        if text := trim(cell):
            before = parts.texts.setdefault(kind, text)
            if before != text:
                parts.custom.append(Labelled(text, name))

    return add


def _listed(target: Target, fillers: frozenset[str]) -> Adder:
    def add(parts: Parts, cell: str, _cells: Sequence[str]) -> None:
        items = parts.lists.setdefault(target.field, [])
        if target.label:
            pieces = [piece for piece in cell.split(target.label) if trim(piece) not in fillers]
            found = split_labels(target.label.join(pieces))
        else:
            found = split_tags(cell)
        for item in found:
            if item not in items:
                items.append(item)

    return add


def _labelled(kind: Field, target: Target) -> Adder:
    attribute = {Field.EMAIL: "emails", Field.PHONE: "phones", Field.LINK: "links"}[kind]
    separators = _SEPARATORS[kind]
    several = re.compile("|".join(map(re.escape, (*separators, "\n", "\r", " ::: ")))).search
    plain = target.label_column < 0

    def add(parts: Parts, cell: str, cells: Sequence[str]) -> None:
        items: list[Labelled] = getattr(parts, attribute)
        if plain and several(cell) is None:
            if value := trim(cell):
                _add_once(items, Labelled(value, target.label))
            return
        for label, text in _with_labels(target, target.label, cell, cells):
            for value in split_values(text, separators, mail=kind is Field.EMAIL):
                _add_once(items, Labelled(value, label))

    return add


def _add_once(items: list[Labelled], item: Labelled) -> None:
    if not items or all(before.value != item.value for before in items):
        items.append(item)


def _worded(kind: Field, name: str) -> Adder:
    """One of a few words; anything else is kept as a custom field."""

    def add(parts: Parts, cell: str, _cells: Sequence[str]) -> None:
        word = trim(cell).lower()
        if not word:
            return
        try:
            if kind is Field.CIRCLE:
                parts.circle = Circle(word)
            else:
                parts.intent = Intent(word)
        except ValueError:
            parts.custom.append(Labelled(trim(cell), name))

    return add


def _note(parts: Parts, cell: str, _cells: Sequence[str]) -> None:
    if cell.strip(BLANK) and cell not in parts.notes:
        parts.notes.append(cell)


def _address(target: Target) -> Adder:
    def add(parts: Parts, cell: str, cells: Sequence[str]) -> None:
        pieces = parts.addresses.setdefault(target.group, [])
        if target.field is Field.ADDRESS_PART:
            if text := trim(cell):
                pieces.append(Labelled(text))
            return
        for label, text in _with_labels(target, "", cell, cells):
            pieces.append(Labelled(text, f"address ({label})" if label else "address"))

    return add


def _free(fixed: str, target: Target, name: str) -> Adder:
    label = fixed or target.label or name

    def add(parts: Parts, cell: str, cells: Sequence[str]) -> None:
        if target.label_column < 0:
            if cell.strip(BLANK):
                parts.custom.append(Labelled(cell, label))
            return
        for own, text in _with_labels(target, "", cell, cells):
            full = label.replace("{}", own).strip(": ")
            parts.custom.append(Labelled(text, full or name))

    return add


def _with_labels(
    target: Target, label: str, cell: str, cells: Sequence[str]
) -> list[tuple[str, str]]:
    """The values of a cell with their labels; Google puts several into one cell with ` ::: `."""
    if target.label_column < 0:
        text = trim(cell)
        return [(label, text)] if text else []
    at = target.label_column
    labels = split_labels(cells[at]) if at < len(cells) else []
    values = [text for piece in cell.split(" ::: ") if (text := trim(piece))]
    if not labels:
        return [(label, value) for value in values]
    return [
        (labels[index] if index < len(labels) else labels[-1], value)
        for index, value in enumerate(values)
    ]
