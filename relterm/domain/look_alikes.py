"""Finding people who may be one in a whole book: candidates by shared keys, never each with each.

Whoever shares an address, a number, the words of a name, a family name with a fitting given name,
or a given name with a family name one letter off, is compared with `likeness`. Keys that a crowd
shares (a switchboard, "Maria Garcia") are compared only within one organisation.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations, product

from relterm.domain.likeness import Likeness, Traits, likeness, tail_of
from relterm.domain.name_likeness import one_off
from relterm.domain.short_names import LONG_FORMS

CROWD = 12
"""People with one key from whom on it says little."""
EACH = 2_000
"""Comparisons between two reports of progress."""
_LONGEST_CORE = 5
_PREFIX = 3
_SLIP = 4

Core = tuple[str, ...]
Pair = tuple[int, int]
"""Places of two people in the sequence given, the smaller first."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two people who may be one, by UID, the smaller first."""

    one: str
    other: str
    likeness: Likeness


@dataclass(slots=True)
class Found:
    """The strongest look-alikes first; `total` counts also those left out."""

    pairs: list[LookAlike] = field(default_factory=list)
    total: int = 0


def look_alikes(
    people: Sequence[Traits],
    apart: Container[tuple[str, str]],
    most: int,
    progress: Callable[[int, int], None],
) -> Found:
    """The `most` strongest pairs of people who may be one.

    `apart` holds pairs of UIDs, the smaller first, that are known to be two. `progress` is told
    the comparisons made and expected; it may raise to stop.
    """
    pairs = sorted({a * len(people) + b for a, b in candidates(people)})
    found = Found()
    kept = found.pairs
    for done, number in enumerate(pairs):
        if done % EACH == 0:
            progress(done, len(pairs))
        a, b = divmod(number, len(people))
        one, other = sorted((people[a], people[b]), key=lambda each: each.uid)
        alike = likeness(one, other)
        if alike is None or (one.uid, other.uid) in apart:
            continue
        found.total += 1
        kept.append(LookAlike(one.uid, other.uid, alike))
        if len(kept) >= 4 * most:
            kept[:] = nsmallest(most, kept, key=_order)
    kept[:] = nsmallest(most, kept, key=_order)
    return found


def _order(pair: LookAlike) -> tuple[int, int, str, str]:
    """Strongest first; among equals those with nothing against them."""
    return (-pair.likeness.points, len(pair.likeness.against), pair.one, pair.other)


def candidates(people: Sequence[Traits]) -> Iterator[Pair]:
    """Pairs of people worth comparing; one pair may come several times."""
    by_key: dict[object, list[int]] = defaultdict(list)
    by_words: dict[Core, list[int]] = defaultdict(list)
    by_core: dict[Core, list[int]] = defaultdict(list)
    for place, each in enumerate(people):
        for key in set(_keys(each)):
            by_key[key].append(place)
        core = each.name.core
        if core:
            by_core[core].append(place)
            by_words[tuple(sorted(core))].append(place)
    for places in by_key.values():
        if len(places) <= CROWD:
            yield from combinations(places, 2)
    for places in by_words.values():
        yield from _within(people, places)
    for place, each in enumerate(people):
        for core in _aliases(each):
            yield from _ordered((place,), by_core.get(core, ()))
    for one, other in _kin(list(by_core)):
        yield from _between(people, by_core[one], by_core[other])


def _keys(each: Traits) -> Iterator[object]:
    yield from (("e", email) for email in each.emails)
    yield from (("l", link) for link in each.links)
    yield from (("p", tail_of(phone)) for phone in each.phones)
    if each.born and each.born[0] is not None:
        yield ("b", each.born)
    if each.place and each.name.core:
        first = each.name.core[0]
        yield from (
            ("f", name, each.place) for name in {first} | LONG_FORMS.get(first, frozenset())
        )


def _aliases(each: Traits) -> Iterator[Core]:
    """The names somebody is called by besides their own."""
    nickname, core = each.nickname.core, each.name.core
    if len(nickname) > 1:
        yield nickname
    if nickname and len(core) > 1:
        yield (*nickname, core[-1])


def _within(people: Sequence[Traits], places: Sequence[int]) -> Iterator[Pair]:
    """Pairs of people who share a name; of a crowd only those of one organisation."""
    if len(places) <= CROWD:
        yield from combinations(places, 2)
        return
    for group in _by_place(people, places).values():
        if len(group) <= CROWD:
            yield from combinations(group, 2)
        else:
            yield from ((group[0], each) for each in group[1:])


def _between(
    people: Sequence[Traits], ones: Sequence[int], others: Sequence[int]
) -> Iterator[Pair]:
    """Pairs across two names that are alike; of crowds only those of one organisation."""
    if len(ones) * len(others) <= CROWD * CROWD:
        yield from _ordered(ones, others)
        return
    there = _by_place(people, others)
    for place, group in _by_place(people, ones).items():
        if place:
            yield from _ordered(group[:CROWD], there.get(place, [])[:CROWD])


def _by_place(people: Sequence[Traits], places: Sequence[int]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for each in places:
        groups[people[each].place].append(each)
    return groups


def _ordered(ones: Iterable[int], others: Iterable[int]) -> Iterator[Pair]:
    for a, b in product(ones, others):
        if a != b:
            yield (a, b) if a < b else (b, a)


def _kin(cores: Sequence[Core]) -> Iterator[tuple[Core, Core]]:
    """Pairs of different names that may be one person's."""
    families: dict[str, dict[str, list[Core]]] = defaultdict(lambda: defaultdict(list))
    givens: dict[str, dict[str, list[Core]]] = defaultdict(lambda: defaultdict(list))
    known = set(cores)
    for core in cores:
        if len(core) > 1:
            families[core[-1]][core[0]].append(core)
            givens[core[0]][core[-1]].append(core)
            yield from ((core, part) for part in _parts(core) if part in known)
    for group in families.values():
        for same in group.values():
            yield from combinations(same, 2)
        for one, other in _given_names(list(group)):
            yield from product(group[one], group[other])
    for group in givens.values():
        for one, other in _slips(list(group)):
            yield from product(group[one], group[other])


def _parts(core: Core) -> Iterator[Core]:
    """Shorter names inside a long one, all beginning with the given name."""
    if 2 < len(core) <= _LONGEST_CORE:
        for size in range(1, len(core) - 1):
            yield from ((core[0], *rest) for rest in combinations(core[1:], size))


def _given_names(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of given names, before one family name, that may mean one person."""
    names = sorted(names)
    yield from _slips(names)
    meant: dict[str, list[str]] = defaultdict(list)
    for place, name in enumerate(names):
        for whole in {name} | LONG_FORMS.get(name, frozenset()):
            meant[whole].append(name)
        if len(name) == 1 or len(name) >= _PREFIX:
            for longer in names[place + 1 :]:
                if not longer.startswith(name):
                    break
                yield name, longer
    for group in meant.values():
        yield from combinations(group, 2)


def _slips(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that differ by one letter."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _SLIP:
            for key in {word} | {word[:n] + word[n + 1 :] for n in range(len(word))}:
                buckets[key].append(word)
    for bucket in buckets.values():
        if len(bucket) > 1:
            yield from (pair for pair in combinations(bucket, 2) if one_off(*pair))
