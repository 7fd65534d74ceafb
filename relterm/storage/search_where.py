"""Conditions in SQL as values, and how they are put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from relterm.domain.people import State
from relterm.storage.database import among


@dataclass(frozen=True, slots=True)
class Where:
    """A condition in SQL with its parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


ALL = Where("1")
NOBODY = Where("?", (0,))
"""Not a written 0: with that SQLite drops the conditions beside it, which an index may be named
for."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a person as a condition names them.

    A condition may be how people are found, or only be looked at for people found otherwise.
    """

    id: str
    uid: str

    def by_id(self, select: str, *parameters: Any) -> Where:
        """Their row id is among those selected."""
        return Where(f"{self.id} IN ({select})", parameters)

    def by_uid(self, select: str, *parameters: Any) -> Where:
        """Their uid is among those selected."""
        return Where(f"{self.uid} IN ({select})", parameters)


FOUND = Keys("person.id", "person.uid")
CHECKED = Keys("+person.id", "+person.uid")
"""The plus keeps SQLite from finding people by the condition."""


def joined(parts: Sequence[Where]) -> Where:
    """All of the conditions."""
    return _between(" AND ", parts) if parts else ALL


def any_of(parts: Sequence[Where]) -> Where:
    """One of the conditions at least."""
    possible = [part for part in parts if part != NOBODY]
    return _between(" OR ", possible) if possible else NOBODY


def _between(word: str, parts: Sequence[Where]) -> Where:
    sql = word.join(f"({part.sql})" for part in parts)
    return Where(sql, tuple(each for part in parts for each in part.parameters))


def negated(where: Where) -> Where:
    """Whatever the condition does not hold for, also where it is unknown."""
    return Where(f"NOT coalesce(({where.sql}), 0)", where.parameters)


def in_states(states: Sequence[State], *, along: bool) -> Where:
    """In one of the states, and not me.

    `along` an index that begins with states; else none is taken for them, as other conditions
    leave fewer people.
    """
    plus = "" if along else "+"
    asked = "= ?" if len(states) == 1 else among(states)
    return Where(
        f"{plus}person.is_me = 0 AND {plus}person.state {asked}",
        tuple(state.value for state in states),
    )
