"""The header row: what counts as the same name, and where in the file the row is."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relterm.interchange.records import Record

_GAPS = re.compile(r"[\s_\-./:\ufeff]+")
PREAMBLE = 40
"""Rows looked through for the header."""


def normal(name: str) -> str:
    """A column name for comparing: lower case, one space for gaps, dashes and underscores."""
    return _GAPS.sub(" ", name).strip().casefold()


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """A usable name for each column, as written where possible.

    A missing name becomes `column 3`; a second column of the same name becomes `Name 2`.
    """
    found: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, 1):
        base = cell.strip(" \t\r\n\v\f\xa0\ufeff") or f"column {number}"
        name, again = base, 2
        while name in taken:
            name, again = f"{base} {again}", again + 1
        taken.add(name)
        found.append(name)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Choice:
    """The header row that was chosen among the first rows."""

    index: int
    """Which of the rows it is."""
    score: int
    """How many of its cells are known column names."""
    plain: bool = False
    """True when it is the first row that is not blank, and more than one of its names is known."""


def find(rows: Sequence[Record], score: Callable[[Sequence[str]], int]) -> Choice | None:
    """The first row when two of its names are known, else the row with the most known names.

    None when no name is known. A later row with more known names does not win over a plain first
    one: notes hold pasted tables.
    """
    best: Choice | None = None
    first = True
    for index, row in enumerate(rows[:PREAMBLE]):
        known = score(row.cells)
        if first and known > 1:
            return Choice(index, known, plain=True)
        if known and (best is None or known > best.score):
            best = Choice(index, known)
        first = first and not any(cell.strip() for cell in row.cells)
    return best


def plausible(rows: Sequence[Record], choice: Choice) -> bool:
    """False for a single known word in a later row, where rows of data stand before it."""
    if choice.index == 0 or choice.score > 1:
        return True
    return all(sum(bool(cell.strip()) for cell in row.cells) < 2 for row in rows[: choice.index])


def doubled(names: Sequence[str]) -> list[str]:
    """The names that several columns have, without the empty one."""
    return [name for name, count in Counter(names).items() if name and count > 1]
