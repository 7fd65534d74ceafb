"""People found by a search, and how well they fit."""

from dataclasses import dataclass
from enum import IntEnum


class Match(IntEnum):
    """How well somebody fits what was typed, the best first."""

    NAMED = 0
    """Their name, or nickname."""
    BEGINS = 1
    """Their name begins so."""
    WORDS = 2
    """Words of their name begin so."""
    INSIDE = 3
    """The letters are inside their name."""
    SAID = 4
    """It is said of them elsewhere."""
    SLIP = 5
    """Their name is nearly so."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found: their row id, and how well they fit."""

    id: int
    match: Match
