"""Reading a word of a closed vocabulary, or a day, from a cell of one of our own tables."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from relterm.domain.kinds import AskSize
from relterm.interchange import dates
from relterm.interchange.cells import short

_Word = TypeVar("_Word", bound=StrEnum)


def word(words: type[_Word], cell: str, column: str, default: _Word) -> _Word:
    """The word of a cell, in any case; empty is the default. Raises `ValueError` otherwise."""
    text = cell.strip().lower()
    if not text:
        return default
    try:
        return words(text)
    except ValueError:
        known = ", ".join(word for word in words if word)
        raise ValueError(f"{column} “{short(cell)}” is none of {known}") from None


def ask_size(cell: str, column: str) -> AskSize | None:
    """`favour`, `advice`, `business`, `big` or 1 to 4; empty is None. Raises `ValueError`."""
    if not cell.strip():
        return None
    size = AskSize.from_word(cell)
    if size is None:
        raise ValueError(f"{column} “{short(cell)}” is not favour, advice, business or big")
    return size


def day(cell: str, column: str) -> date | None:
    """A day, ISO or as people write it; empty is None. Raises `ValueError` otherwise."""
    if not cell.strip():
        return None
    found = dates.full_day(cell)
    if found is None:
        raise ValueError(f"{column} “{short(cell)}” is not a date")
    return found
