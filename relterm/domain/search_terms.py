"""What a query is made of once it is taken apart: words, conditions, and how pieces were read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relterm.domain.kinds import Circle
from relterm.domain.ladder import Overlay, Stage
from relterm.domain.search_words import Being, Operator


@dataclass(frozen=True, slots=True)
class Tagged:
    """With a tag that is, or begins with, these words."""

    tag: str


@dataclass(frozen=True, slots=True)
class InCircle:
    """In a circle."""

    circle: Circle


@dataclass(frozen=True, slots=True)
class At:
    """At an organisation with words that begin so."""

    company: str


@dataclass(frozen=True, slots=True)
class DueBy:
    """Due on a day or before."""

    day: date


@dataclass(frozen=True, slots=True)
class Before:
    """Last in touch, or happened, before a day."""

    day: date


@dataclass(frozen=True, slots=True)
class After:
    """Last in touch, or happened, on a day or later."""

    day: date


@dataclass(frozen=True, slots=True)
class OnRung:
    """On a rung of the ladder, or under what lies over it."""

    rung: Stage | Overlay


@dataclass(frozen=True, slots=True)
class Is:
    """In one of the states `is:` knows."""

    being: Being


Condition = Tagged | InCircle | At | DueBy | Before | After | OnRung | Is


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed, or a phrase; `exact` is closed by quotes and no mere beginning."""

    text: str
    start: int
    end: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """An operator with a value that is understood; `no` when it stands behind a minus."""

    condition: Condition
    start: int
    end: int
    no: bool = False


class Reading(StrEnum):
    """How a piece with an operator was read."""

    UNDERSTOOD = "understood"
    OPEN = "open"
    """Still being written: it has no value yet, or one that several values begin with."""
    REFUSED = "refused"
    """Its value is not known, so that it is plain text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A place in the text that looks like an operator, for showing what is understood.

    `value` begins at `value_start` and ends with the piece.
    """

    operator: Operator
    reading: Reading
    start: int
    value_start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Words and conditions that all have to hold; several circles or rungs mean any of them."""

    text: str = ""
    words: tuple[Word, ...] = ()
    clauses: tuple[Clause, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.clauses)

    @property
    def plain(self) -> str:
        """The words alone."""
        return " ".join(word.text for word in self.words)

    def asks_for(self, being: Being) -> bool:
        """Whether a state is asked for (and not excluded)."""
        return any(each.condition == Is(being) and not each.no for each in self.clauses)
