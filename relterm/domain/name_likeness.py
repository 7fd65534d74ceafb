"""When two names may be one person's: spelling, titles, order, initials, short forms, slips.

Names are compared by their *core*: folded words without titles, degrees and generation. Everything
is symmetric: which name stands first makes no difference.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from relterm.domain.clean_text import fold
from relterm.domain.romanised import romanised
from relterm.domain.short_names import is_short_for, same_name

_TITLES = """
dr prof professor mr mrs ms miss mx herr frau sir dame lord lady rev reverend father ing dipl mag
med rer nat phil habil hon capt captain col judge mme mlle sra dott
"""
TITLES = frozenset(_TITLES.split())
"""Words before a name that are no part of it."""
_DEGREES = """
phd dphil md mba emba msc bsc ma ba bs ms llm llb jd cpa cfa cfp pmp esq rn dds dvm mph mpa edd psyd
pe aia shrm sphr cissp facs frcp obe mbe cbe
"""
DEGREES = frozenset(_DEGREES.split()) | TITLES
"""Words behind a name that are no part of it; there may be a family name Ma or Ba."""
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii"}
"""Words that tell a parent from a child."""

MOST_WORDS = 8
FEWEST = 2
"""Words that a name has at least before what stands behind it may be a degree."""
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}|\bph\.\s?d\b\.?")
_PAIRS = re.compile("(a)[ae]|([ou])e")
_LONG_WORD = 5
"""Letters from which on `ue` may be another spelling of `ü`: not in Sue or Joe."""
_PREFIX = 3
"""Letters that the beginning of a given name must have to stand for the whole."""
_SLIP = 4
"""Letters that a word must have for one letter to be a slip."""

SAME, SPELT, TURNED, MIDDLE, SHORT, PART, SLIP, INITIAL, FIRST = 30, 28, 28, 26, 25, 24, 24, 24, 6
"""Points of a likeness of names."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared; `core` are its words, `generation` is jr, sr … or empty."""

    written: str
    core: tuple[str, ...]
    generation: str = ""


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """Why two names may be one person's, and how much that says (points)."""

    words: str
    points: int


_SAME = NameLikeness("the same name", SAME)


@lru_cache(maxsize=4096)
def name_of(written: str) -> Name:
    """Take a name apart."""
    folded = romanised(fold(written[:200]))
    words = _WORD.findall(_DOTTED.sub(_undotted, folded))[:MOST_WORDS]
    generation = next((GENERATIONS[each] for each in words[1:] if each in GENERATIONS), "")
    kept = [each for place, each in enumerate(words) if not place or each not in GENERATIONS]
    while len(kept) > 1 and kept[0] in TITLES:
        del kept[0]
    while len(kept) > FEWEST and kept[-1] in DEGREES:
        del kept[-1]
    return Name(written, tuple(_plain(each) for each in kept), generation)


def name_likeness(one: Name, other: Name) -> NameLikeness | None:
    """What two names have in common; None when nothing does."""
    if not one.core or not other.core:
        return None
    if one.written == other.written:
        return _SAME
    if (other.core, other.written) < (one.core, one.written):
        one, other = other, one
    if one.core == other.core:
        return _same_core(one, other)
    if len(one.core) > 1 and sorted(one.core) == sorted(other.core):
        return NameLikeness("the same names in another order", TURNED)
    if len(one.core) == 1 or len(other.core) == 1:
        return _single(one, other)
    return _by_parts(one, other)


def called_so(name: Name, nickname: Name, other: Name) -> NameLikeness | None:
    """Whether the other name is this person's nickname, alone or with the family name."""
    if not nickname.core or not other.core:
        return None
    if other.core == nickname.core and len(other.core) > 1:
        return NameLikeness(f"“{nickname.written}” is a nickname of {name.written}", SHORT)
    if len(name.core) > 1 and other.core == (*nickname.core, name.core[-1]):
        return NameLikeness(f"“{nickname.written}” is a nickname of {name.written}", SHORT)
    if other.core == nickname.core:
        return NameLikeness(f"“{nickname.written}” is a nickname of {name.written}", FIRST)
    return None


def one_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter: more, fewer, another, or two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), -1
    )
    if start < 0:
        return len(one) < len(other)
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    swapped = one[start + 1 : start + 2] + one[start] + one[start + 2 :]
    return swapped == other[start:]


def _undotted(found: re.Match[str]) -> str:
    letters = "".join(each for each in found[0] if each.isalpha())
    return letters if letters in DEGREES else " ".join(letters)


def _plain(word: str) -> str:
    """`mueller`, `muller` and `müller` as one; `aa` is `å`."""
    return word if len(word) < _LONG_WORD else _PAIRS.sub(r"\1\2", word)


def _same_core(one: Name, other: Name) -> NameLikeness:
    if one.written.casefold().split() == other.written.casefold().split():
        return _SAME
    said = [_WORD.findall(romanised(fold(each.written))) for each in (one, other)]
    if len(said[0]) != len(said[1]):
        return NameLikeness("the same name but for titles", SPELT)
    return NameLikeness("the same name, spelt differently", SPELT)


def _single(one: Name, other: Name) -> NameLikeness | None:
    """One of the names is a single word."""
    first, second = one.core[0], other.core[0]
    if first == second or (len(first) > 1 < len(second) and same_name(first, second)):
        return NameLikeness("the same first name", FIRST)
    return None


def _by_parts(one: Name, other: Name) -> NameLikeness | None:
    """Both have several words: given names, family names, and what stands between."""
    first, last = (one.core[0], other.core[0]), (one.core[-1], other.core[-1])
    if last[0] == last[1]:
        if first[0] == first[1]:
            return _middles(one, other)
        return _givens(*first)
    if first[0] != first[1] or len(first[0]) < 2:
        return None
    if set(one.core) < set(other.core) or set(other.core) < set(one.core):
        return NameLikeness("one name is part of the other", PART)
    alike = len(one.core) == len(other.core) and one.core[1:-1] == other.core[1:-1]
    if alike and min(map(len, last)) >= _SLIP and one_off(*last):
        return NameLikeness("one letter of the name differs", SLIP)
    return None


def _middles(one: Name, other: Name) -> NameLikeness | None:
    middles = one.core[1:-1], other.core[1:-1]
    if not all(middles):
        return NameLikeness("the same name but for a middle name", MIDDLE)
    begun = zip(*middles, strict=False)
    if all(a.startswith(b) or b.startswith(a) for a, b in begun):
        return NameLikeness("the same name but for a middle name", MIDDLE)
    return None


def _givens(first: str, second: str) -> NameLikeness | None:
    """Two given names before the same family name."""
    short, long = sorted((first, second), key=lambda each: (len(each), each))
    if len(short) == 1:
        if not long.startswith(short):
            return None
        return NameLikeness(f"the initial {short.upper()}. and the family name fit", INITIAL)
    if is_short_for(short, long) or is_short_for(long, short):
        brief, whole = (short, long) if is_short_for(short, long) else (long, short)
        return NameLikeness(f"{brief.capitalize()} is short for {whole.capitalize()}", SHORT)
    if same_name(short, long):
        words = f"{short.capitalize()} and {long.capitalize()} are short for the same name"
        return NameLikeness(words, SHORT)
    if len(short) >= _PREFIX and long.startswith(short):
        words = f"{long.capitalize()} begins with {short.capitalize()}, same family name"
        return NameLikeness(words, PART)
    if len(short) >= _SLIP and one_off(short, long):
        return NameLikeness("one letter of the name differs", SLIP)
    return None
