"""Putting two records of one person together, field by field.

Lists join, a single value is the kept person's unless they have none; each field can be chosen
otherwise. Pure: a person from two persons and what was chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from relterm.domain.kinds import Circle, Intent
from relterm.domain.matching import merged
from relterm.domain.people import Person, State


class Take(StrEnum):
    """Whose value of a field is taken."""

    KEPT = "kept"
    BOTH = "both"
    OTHER = "other"


JOINED = (
    "emails", "phones", "links", "tags", "dates", "interests", "aspirations", "needs", "offers",
    "values", "custom", "notes",
)  # fmt: skip
"""Fields that hold several things, and join."""
FIELDS = (
    "name", "given", "family", "nickname", "pronouns", "organisation", "title", "emails", "phones",
    "links", "circle", "cadence_days", "intent", "why", "goal", "goal_text", "private",
    "executive", "met", "introduced_by", "dates", "tags", "interests", "aspirations", "needs",
    "offers", "values", "custom", "notes",
)  # fmt: skip
"""Every field that can be chosen, in the order of a person's form."""
_WITH_CIRCLE = ("skips", "snooze_until", "paused", "triage")
"""What belongs to the circle and goes where it goes."""
_NOTHING = (None, "", (), False, Circle.NONE, Intent.NONE)


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field of which at least one person says something."""

    name: str
    kept: Any
    other: Any

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.kept != self.other)

    @property
    def joins(self) -> bool:
        """Whether both can be had."""
        return self.name in JOINED and not is_empty(self.kept) and not is_empty(self.other)


def is_empty(value: object) -> bool:
    """Whether a field says nothing."""
    return value in _NOTHING


def field_pairs(kept: Person, other: Person) -> tuple[FieldPair, ...]:
    """The fields of which at least one of two people says something, in the form's order."""
    pairs = (FieldPair(each, getattr(kept, each), getattr(other, each)) for each in FIELDS)
    return tuple(pair for pair in pairs if not (is_empty(pair.kept) and is_empty(pair.other)))


def usual(pair: FieldPair) -> Take:
    """What is taken unless the user says otherwise: both, else what there is, else the kept's."""
    if pair.joins and pair.differs:
        return Take.BOTH
    return Take.OTHER if is_empty(pair.kept) else Take.KEPT


def put_together(kept: Person, other: Person, taken: Mapping[str, Take]) -> Person:
    """The one person of both. Fields not in `taken` go as usual; the uid is the kept one's.

    Nobody is put away who was in use as one of the two, nobody introduces themselves, and only
    the kept person's own mark says who is *me*.
    """
    joined = merged(kept, other)
    values: dict[str, Any] = {}
    for pair in field_pairs(kept, other):
        take = taken.get(pair.name, usual(pair))
        if take is Take.BOTH and pair.name not in JOINED:
            take = usual(pair)
        values[pair.name] = {
            Take.KEPT: pair.kept,
            Take.OTHER: pair.other,
            Take.BOTH: getattr(joined, pair.name),
        }[take]
        if pair.name == "circle" and take is Take.OTHER:
            values |= {name: getattr(other, name) for name in _WITH_CIRCLE}
    if values.get("introduced_by") in {kept.uid, other.uid}:
        values["introduced_by"] = ""
    return replace(kept, **values, state=_state(kept, other))


def _state(kept: Person, other: Person) -> State:
    states = {kept.state, other.state}
    return next(each for each in (State.ACTIVE, State.ARCHIVED, State.TRASHED) if each in states)
