"""Completing a query: which operator or value is being written where the cursor stands."""

import re
from dataclasses import dataclass

from relterm.domain.clean_text import fold
from relterm.domain.search_query import Reading, SearchQuery
from relterm.domain.search_words import OPERATORS, VALUES, Operator, Value

_LETTERS = re.compile(r"(-?)([a-z]+)\Z", re.IGNORECASE)
_BARE = re.compile(r"[^\s\"]+\Z")


@dataclass(frozen=True, slots=True)
class Slot:
    """What is being written: from `start` to `end` stands `typed`.

    `operator` is None while it is the operator itself that is written.
    """

    start: int
    end: int
    typed: str
    operator: Operator | None = None


def slot_at(query: SearchQuery, cursor: int) -> Slot | None:
    """The operator or value the cursor stands behind; None in plain words."""
    for piece in query.pieces:
        if piece.value_start <= cursor <= piece.end:
            typed = query.text[piece.value_start : cursor].strip('"')
            return Slot(piece.value_start, piece.end, typed, piece.operator)
    found = _LETTERS.search(query.text[:cursor])
    if found is None or (found.start() and not query.text[found.start() - 1].isspace()):
        return None
    if query.text[cursor : cursor + 1].strip():
        return None
    return Slot(found.start(2), cursor, found[2])


def offered(slot: Slot, in_use: tuple[Value, ...] = ()) -> tuple[Value, ...]:
    """What may be written there; `in_use` are tags or organisations of the book."""
    typed = fold(slot.typed)
    if slot.operator is None:
        return tuple(
            Value(f"{operator}:", meaning)
            for operator, meaning in OPERATORS.items()
            if operator.startswith(typed)
        )
    values = in_use or VALUES.get(slot.operator, ())
    begun = tuple(each for each in values if fold(each.word).startswith(typed))
    if not typed or len(begun) != 1 or fold(begun[0].word) != typed:
        return begun
    return ()


def written(slot: Slot, value: Value) -> str:
    """What is put into the text for a value: quoted where it has to be, a blank behind it."""
    if slot.operator is None:
        return value.word
    word = value.word.replace('"', "")
    return f"{word} " if _BARE.fullmatch(word) else f'"{word}" '


def problem(query: SearchQuery) -> str:
    """Why the last operator that is not understood is plain text; empty when all is well."""
    for piece in reversed(query.pieces):
        if piece.reading is Reading.REFUSED:
            known = ", ".join(each.word for each in VALUES.get(piece.operator, ())[:6])
            return f"“{piece.operator}:{piece.value}” is searched as text. Known: {known} …"
    return ""
