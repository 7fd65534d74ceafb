"""Where the words of a query stand in a text, for showing why it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from relterm.domain.clean_text import fold
from relterm.domain.search_query import SearchQuery
from relterm.domain.typing_slips import slips, slips_allowed

LOOKED_AT = 20_000
"""Characters of a text that are looked through."""
_BEFORE = 24
"""Characters shown before the first match of an excerpt."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the places in it that match: from and to, in order, never overlapping."""

    text: str
    places: tuple[tuple[int, int], ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, each with whether it matches."""
        edges = [0, *(edge for place in self.places for edge in place), len(self.text)]
        found = [(self.text[a:b], at % 2 == 1) for at, (a, b) in enumerate(pairwise(edges))]
        return tuple(piece for piece in found if piece[0])


def words_meant(query: SearchQuery) -> tuple[str, ...]:
    """The folded words of a query that may be marked."""
    said = [fold(word.text) for word in query.words]
    return tuple(dict.fromkeys(part for text in said for part in _parts(text)))


def marked(text: str, words: Sequence[str], *, slipped: bool = False) -> Marked:
    """The text with the words marked where they begin words, or else inside them.

    With `slipped` whole words that are meant but for slips of the fingers are marked too.
    """
    folded, origins = _folded(text[:LOOKED_AT])
    places: list[tuple[int, int]] = []
    for word in words:
        found = _begun(folded, word) or _inside(folded, word)
        if not found and slipped:
            found = _slipped(folded, word)
        places += [(origins[start], origins[end - 1] + 1) for start, end in found if start < end]
    return Marked(text, _united(places))


def excerpt(text: str, words: Sequence[str], length: int) -> Marked:
    """About so many characters of a text in one line around the first match."""
    flat = " ".join(text[:LOOKED_AT].split())
    whole = marked(flat, words)
    first = whole.places[0][0] if whole.places else 0
    start = 0
    if first > _BEFORE and len(flat) > length:
        start = flat.rfind(" ", 0, max(first - _BEFORE, 0) + 1) + 1
    part = flat[start : start + length]
    lead = "…" if start else ""
    tail = "…" if start + length < len(flat) else ""
    shift = len(lead) - start
    places = tuple(
        (a + shift, min(b, start + length) + shift)
        for a, b in whole.places
        if start <= a < start + length
    )
    return Marked(f"{lead}{part}{tail}", places)


def _parts(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded sign by sign, and for each folded sign where it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    signs: list[str] = []
    origins: list[int] = []
    for place, char in enumerate(text):
        made = " " if char.isspace() else fold(char)
        signs.append(made)
        origins.extend([place] * len(made))
    return "".join(signs), origins


def _begun(folded: str, word: str) -> list[tuple[int, int]]:
    return [
        place
        for place in _inside(folded, word)
        if place[0] == 0 or not folded[place[0] - 1].isalnum()
    ]


def _inside(folded: str, word: str) -> list[tuple[int, int]]:
    found = []
    at = folded.find(word) if word else -1
    while at >= 0:
        found.append((at, at + len(word)))
        at = folded.find(word, at + len(word))
    return found


def _slipped(folded: str, word: str) -> list[tuple[int, int]]:
    allowed = slips_allowed(word)
    found = []
    for part in set(_parts(folded)):
        if allowed and slips(word, part, allowed) <= allowed:
            found += _inside(folded, part)
    return found


def _united(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)
