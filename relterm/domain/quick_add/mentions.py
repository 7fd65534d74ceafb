"""Readers of people: `@ann`, `to @ann`, `<@ann`, `via @bob`, `with:ann`."""

from dataclasses import replace

from relterm.domain.clean_text import fold
from relterm.domain.kinds import Who
from relterm.domain.quick_add.labels import people_label, people_problem
from relterm.domain.quick_add.reading import Reading
from relterm.domain.quick_add.shapes import (
    address_of,
    keyed_mention,
    mention_of,
    role_before_mention,
)
from relterm.domain.quick_add.values import (
    Chip,
    ChipKind,
    Mention,
    PersonMatch,
    Resolve,
    Role,
)
from relterm.domain.quick_add.words import Word

WHO_OF_ROLE: dict[Role, Who] = {"to": Who.ME, "from": Who.THEM, "with": Who.BOTH}
JOINERS = frozenset({"and", "&", "+", ","})
LONGEST_NAME = 4
"""Words a name without quotes can have."""


def read_mention(reading: Reading, index: int) -> int:
    """Take a person, with the direction word before, and note both."""
    word = reading.words[index]
    role = role_before_mention(word, reading.word(index + 1))
    first = index if role is None else index + 1
    named = mention_of(reading.words[first])
    if named is None:
        return _read_keyed(reading, index)
    typed, end, taken = _longest_name(reading, first, *named)
    start = reading.words[first].start
    if role is not None:
        _note_direction(reading, role, (word.start, word.end))
    else:
        behind = reading.words[index + taken - 1]
        reading.said[index] = typed + reading.line[end : behind.end]
        role = _role_carried_on(reading, index)
    _note_person(reading, Mention(start, end, typed, _asked(reading.resolve, typed), role))
    last = first + taken
    reading.linked.update(range(index, last))
    return last - index


def with_addresses(words: list[Word], resolve: Resolve) -> list[Word]:
    """The words, those marked that name somebody by an address of theirs (`@ann@x.org`).

    Where nobody has the address it stays plain text, as the name of an account elsewhere does.
    """
    return [
        replace(word, reference=address)
        if (address := address_of(word)) and len(resolve(address)) == 1
        else word
        for word in words
    ]


def mention_chip(mention: Mention) -> Chip:
    """The chip of a person: their name, or that nobody or several people are meant."""
    if mention.resolved is not None:
        kind = ChipKind.VIA if mention.role == "via" else ChipKind.PERSON
    else:
        kind = ChipKind.AMBIGUOUS_PERSON if mention.matches else ChipKind.UNKNOWN_PERSON
    label = people_label(mention.typed, mention.matches)
    if kind is ChipKind.VIA:
        label = f"via {label}"
    return Chip(mention.start, mention.end, kind, label)


def find_mention(words: list[Word], index: int, resolve: Resolve) -> Mention | None:
    """The person named at a word without a direction, for lines of another grammar."""
    named = mention_of(words[index])
    if named is None:
        return None
    start = words[index].start
    return Mention(start, named[1], named[0], _asked(resolve, named[0]), "via")


def _read_keyed(reading: Reading, index: int) -> int:
    word = reading.words[index]
    found = keyed_mention(word)
    if found is None:
        return 0
    role, typed = found
    value = word.start + word.core.index(":") + 1
    _note_direction(reading, role, (word.start, value))
    _note_person(
        reading, Mention(value, word.core_end, typed, _asked(reading.resolve, typed), role)
    )
    reading.linked.add(index)
    return 1


def _asked(resolve: Resolve, typed: str) -> tuple[PersonMatch, ...]:
    return tuple(resolve(typed))


def _longest_name(reading: Reading, index: int, typed: str, end: int) -> tuple[str, int, int]:
    word = reading.words[index]
    if end != word.end or word.text[-1] in '"”' or word.reference:
        return typed, end, 1
    ends = [end]
    for following in reading.words[index + 1 : index + LONGEST_NAME]:
        if following.opaque or not following.text[0].isupper() or following.raw != following.start:
            break
        ends.append(following.core_end)
        if following.core_end != following.end:
            break
    for count in range(len(ends), 1, -1):
        longer = " ".join(reading.line[word.start + 1 : ends[count - 1]].split())
        if len(reading.resolve(longer)) == 1:
            return longer, ends[count - 1], count
    return typed, end, 1


def _role_carried_on(reading: Reading, index: int) -> Role:
    before = index - 1
    word = reading.word(before)
    if word is not None and fold(word.text) in JOINERS:
        before -= 1
    if before not in reading.linked or not reading.people:
        return "with"
    return reading.people[-1].role


def _note_direction(reading: Reading, role: Role, place: tuple[int, int]) -> None:
    if role == "via" or reading.who is not None:
        return
    reading.who = WHO_OF_ROLE[role]
    reading.direction_place = place


def _note_person(reading: Reading, mention: Mention) -> None:
    if mention.role == "via":
        if reading.via is not None:
            mention = replace(mention, role="with")  # one introducer: the second was there
            reading.people.append(mention)
        else:
            reading.via = mention
    else:
        reading.people.append(mention)
    reading.chips.append(mention_chip(mention))
    problem = people_problem(mention.typed, mention.matches)
    if problem:
        reading.problems.append(problem)
