"""Who is meant by a name typed in a hurry: candidates, nearest first.

Order: nearness of the match, then the day of the last contact, then who else is in the line.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from relterm.domain.clean_text import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a typed name could mean.

    `last_at` is the last contact in days since 1970, None when there was none; `together` counts
    the entries shared with the people already in the line.
    """

    uid: str
    name: str
    nickname: str = ""
    hint: str = ""
    last_at: float | None = None
    together: int = 0


class Nearness(IntEnum):
    """How near a typed name is to a name in the book; smaller is nearer."""

    FULL = 0
    """The whole name, the nickname or the UID."""
    WORD = 1
    """One or more whole words of it: a given or family name."""
    START = 2
    """The beginning of the name."""
    WORD_START = 3
    """Each typed word begins a word of the name, in their order."""
    INITIALS = 4
    INSIDE = 5
    """Letters somewhere within (three or more)."""
    FAR = 6


INSIDE_AT_LEAST = 3
"""Letters needed before a match inside a word counts."""


def nearness(typed: str, candidate: Candidate) -> Nearness:
    """How near what was typed is to a candidate's name; FAR when it does not match."""
    wanted = fold(typed)
    if not wanted:
        return Nearness.FAR
    if typed == candidate.uid:
        return Nearness.FULL
    names = [fold(candidate.name), fold(candidate.nickname)]
    return min(_near(wanted, name) for name in names)


def rank(typed: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those who match, best first."""
    ranked = [(nearness(typed, each), each) for each in candidates]
    matching = [pair for pair in ranked if pair[0] is not Nearness.FAR]
    matching.sort(key=_order)
    return [candidate for _, candidate in matching]


def meant(typed: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those a typed name can mean without asking: none, the one, or several to choose from.

    A typed whole name beats a word of longer ones only when it has several words itself (`ann`
    stays open while there is both an Ann and an Ann Lee). Beginnings count only when nothing
    matches by whole words; initials and letters inside never do: those are for completion.
    """
    ranked = [(nearness(typed, each), each) for each in candidates]
    tiers: tuple[frozenset[Nearness], ...] = (
        frozenset({Nearness.FULL, Nearness.WORD}),
        frozenset({Nearness.START, Nearness.WORD_START}),
    )
    if " " in fold(typed) or any(typed == each.uid for _, each in ranked):
        tiers = (frozenset({Nearness.FULL}), frozenset({Nearness.WORD}), tiers[1])
    for tier in tiers:
        chosen = sorted((pair for pair in ranked if pair[0] in tier), key=_order)
        if chosen:
            return [candidate for _, candidate in chosen]
    return []


def _near(wanted: str, name: str) -> Nearness:
    if not name:
        return Nearness.FAR
    if wanted == name:
        return Nearness.FULL
    words = name.replace("-", " ").split()
    typed = wanted.split()
    if set(typed) <= {*words, *name.split()}:
        return Nearness.WORD
    if name.startswith(wanted):
        return Nearness.START
    if _begin_in_order(typed, words):
        return Nearness.WORD_START
    if len(wanted) > 1 and "".join(word[0] for word in words).startswith(wanted):
        return Nearness.INITIALS
    return Nearness.INSIDE if len(wanted) >= INSIDE_AT_LEAST and wanted in name else Nearness.FAR


def _begin_in_order(typed: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in typed)


def _order(pair: tuple[Nearness, Candidate]) -> tuple[int, float, int, str, str]:
    near, candidate = pair
    last = float("inf") if candidate.last_at is None else -(candidate.last_at // 1)
    return (near, last, -candidate.together, fold(candidate.name), candidate.uid)
