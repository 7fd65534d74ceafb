"""Readers of the kind: the first plain word, or `/call` anywhere; and `no` behind it."""

from dataclasses import replace

from relterm.domain.clean_text import fold
from relterm.domain.kinds import TALKS, Kind, Who
from relterm.domain.quick_add.reading import Reading
from relterm.domain.quick_add.values import ChipKind, Part
from relterm.domain.quick_add.vocabulary import (
    ANSWERS,
    ASK_WORDS,
    DEEDS,
    RECEIVED_WORDS,
    SMALL_WORDS,
)

_HAD = ("had", "a")
_ANSWER = frozenset({"answer", "reply"})
_FAR = 20
"""Words within which what was asked or received must be named."""
_NOT_HISTORY = frozenset({"for", "as", "to", "that"})


def has_explicit_kind(reading: Reading) -> bool:
    """Whether a `/kind` that is no deed stands anywhere in the line."""
    for index in range(len(reading.words)):
        found = _slash_kind(reading, index)
        if found is not None and found not in DEEDS:
            return True
    return False


def read_slash_kind(reading: Reading, index: int) -> int:
    """Take `/call`; a deed such as `/kept` may stand beside another kind."""
    kind = _slash_kind(reading, index)
    if kind is None:
        return 0
    word = reading.words[index]
    if kind in DEEDS:
        if reading.kind is None and not reading.explicit_kind:
            return _take_kind(reading, index, kind, 1, word.core[1:])
        reading.add_part(word.start, word.core_end, Part(kind, Who.ME))
        return 1
    if reading.kind is not None:
        return 0
    return _take_kind(reading, index, kind, 1, word.core[1:])


def read_first_word(reading: Reading, index: int) -> int:
    """Take the first plain word when it names a kind: `coffee`, `had lunch`, `gave`, `known`."""
    if reading.plain or reading.kind is not None or reading.explicit_kind:
        return 0
    skipped = _skip_had(reading, index)
    taken = _read_kind_at(reading, index + skipped)
    return skipped + taken if taken else 0


def _read_kind_at(reading: Reading, index: int) -> int:
    word = reading.words[index]
    if word.opaque:
        return 0
    if fold(word.core) in RECEIVED_WORDS:
        return _take_received(reading, index)
    following = reading.word(index + 1)
    beside = following.core if following is not None and not following.opaque else ""
    found = reading.vocabulary.kind(word.core, beside if word.core_end == word.end else "")
    if found is None:
        return 0
    kind, count = found
    if kind is Kind.ASK:
        return _take_ask(reading, index)
    if kind is Kind.HISTORY and fold(beside) in _NOT_HISTORY:
        return 0
    typed = word.core if count == 1 else f"{word.core} {beside}"
    return _take_kind(reading, index, kind, count, typed)


def read_not_reached(reading: Reading, index: int) -> int:
    """Take `no` right behind `call`, or behind the people named after it when nothing follows."""
    if reading.kind not in TALKS or reading.after_kind is None or reading.answered is not None:
        return 0
    word = reading.words[index]
    if word.opaque or fold(word.core) != "no" or reading.kind_place is None:
        return 0
    between = range(reading.after_kind, index)
    if not all(place in reading.linked for place in between):
        return 0
    following = reading.word(index + 1)
    said_more = following is not None and not following.opaque and fold(following.core) in _ANSWER
    taken = 2 if said_more else 1
    if between and not said_more and following is not None and word.core_end == word.end:
        return 0
    reading.answered = False
    if not between:
        start, _ = reading.kind_place
        reading.kind_place = (start, reading.words[index + taken - 1].core_end)
        return taken
    end = reading.words[index + taken - 1].core_end
    reading.chip(word.start, end, ChipKind.DETAIL, "not reached")
    return taken


def read_outcome(reading: Reading, index: int) -> int:
    """Take `yes` or `no` right behind the ask word of a line that began with `asked`."""
    if reading.outcome_at != index:
        return 0
    named = reading.named_part(Kind.ASK)
    outcome = ANSWERS.get(fold(reading.words[index].core))
    if named is None or outcome is None or reading.words[index].opaque:
        return 0
    named.part = replace(named.part, outcome=outcome)
    word = reading.words[index]
    reading.chip(word.start, word.core_end, ChipKind.DETAIL, f"they said {fold(word.core)}")
    return 1


def _slash_kind(reading: Reading, index: int) -> Kind | None:
    word = reading.words[index]
    if word.opaque or word.core[0] != "/":
        return None
    found = reading.vocabulary.kind(word.core[1:])
    return None if found is None else found[0]


def _skip_had(reading: Reading, index: int) -> int:
    if fold(reading.words[index].text) != _HAD[0]:
        return 0
    following = reading.word(index + 1)
    if following is None or following.opaque:
        return 0
    return 2 if fold(following.text) == _HAD[1] and reading.word(index + 2) else 1


def _take_kind(reading: Reading, index: int, kind: Kind, count: int, typed: str) -> int:
    word, last = reading.words[index], reading.words[index + count - 1]
    reading.kind = kind
    reading.kind_word = typed
    reading.after_kind = index + count
    if kind in DEEDS:
        reading.add_part(word.start, last.core_end, Part(kind, Who.ME, named=True))
    else:
        reading.kind_place = (word.start, last.core_end)
    return count


def _take_received(reading: Reading, index: int) -> int:
    found = _next_meant(reading, index + 1)
    if found is None or reading.vocabulary.category(reading.words[found].core) is None:
        return 0
    taken = _take_kind(reading, index, Kind.GIVE, 1, reading.words[index].core)
    placed = reading.parts[-1]
    placed.part = replace(placed.part, who=Who.THEM)
    return taken


def _take_ask(reading: Reading, index: int) -> int:
    """`asked` alone is curiosity; it is an ask only with one of the closed list of ask words."""
    found = _next_meant(reading, index + 1)
    asked = None if found is None else reading.vocabulary.asks.get(_folded(reading, found))
    if found is None or asked is None:
        return _take_own_ask(reading, index)
    taken = _take_kind(reading, index, Kind.ASK, 1, reading.words[index].core)
    placed = reading.parts[-1]
    placed.part = replace(placed.part, size=int(asked), category=_folded(reading, found))
    reading.outcome_at = found + 1
    return taken


def _take_own_ask(reading: Reading, index: int) -> int:
    """A word the user added for asking is an ask by itself."""
    word = _folded(reading, index)
    if word not in reading.vocabulary.asks or word in ASK_WORDS:
        return 0
    taken = _take_kind(reading, index, Kind.ASK, 1, reading.words[index].core)
    placed = reading.parts[-1]
    placed.part = replace(placed.part, size=int(reading.vocabulary.asks[word]), category=word)
    reading.outcome_at = index + 1
    return taken


def _folded(reading: Reading, index: int) -> str:
    return fold(reading.words[index].core)


def _next_meant(reading: Reading, index: int) -> int | None:
    """The first word from here on that is neither a person nor a small word."""
    in_name = False
    for place in range(index, min(index + _FAR, len(reading.words))):
        word = reading.words[place]
        if word.opaque:
            return None
        in_name = word.core[0] in "@<>" or (in_name and word.core[0].isupper())
        if not in_name and fold(word.core) not in SMALL_WORDS | {"with", "from"}:
            return place
    return None
