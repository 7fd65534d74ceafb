"""Readers of small things: tags, depth, length, and the fields that only have a shell word."""

from dataclasses import replace

from relterm.domain.days import minutes as minutes_label
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.quick_add.labels import years_label
from relterm.domain.quick_add.reading import Reading
from relterm.domain.quick_add.shapes import depth_of, minutes_of, tag_of
from relterm.domain.quick_add.shell_words import Keyed, split_key
from relterm.domain.quick_add.values import ChipKind
from relterm.domain.quick_add.vocabulary import (
    ANSWERS,
    DEPTH_LABELS,
    MOOD_LABELS,
    MOODS,
    SIZE_LABELS,
    SIZES,
)

WHO_LABELS = {Who.ME: "from you", Who.THEM: "from them", Who.BOTH: "you both"}
ANSWER_LABELS = {True: "answered", False: "not answered"}
_MINUTES_AN_HOUR = 60
_YEARS = ("y", "yr", "yrs", "year", "years")
_LONGEST_KNOWN = 120


def read_tag(reading: Reading, index: int) -> int:
    """Take `#conf` or `tag:conf`."""
    word = reading.words[index]
    tag = tag_of(word)
    if tag is None:
        return 0
    if tag not in reading.tags:
        reading.tags.append(tag)
    reading.chip(word.start, word.core_end, ChipKind.TAG, f"#{tag}")
    reading.said[index] = tag + reading.line[word.core_end : word.end]
    return 1


def read_depth(reading: Reading, index: int) -> int:
    """Take `*2` or `deep:2`, the first of them."""
    word = reading.words[index]
    depth = depth_of(word)
    if depth is None or reading.depth is not None:
        return 0
    reading.depth = depth
    reading.chip(word.start, word.core_end, ChipKind.DEPTH, DEPTH_LABELS[depth])
    return 1


def read_minutes(reading: Reading, index: int) -> int:
    """Take `30m`, `1h30` or `1h 30m`, the first of them."""
    word = reading.words[index]
    length = minutes_of(word)
    if length is None or reading.minutes is not None:
        return 0
    last, taken = word, 1
    following = reading.word(index + 1)
    if following is not None and word.core.lower().endswith("h") and word.core_end == word.end:
        more = minutes_of(following)
        if more is not None and more < _MINUTES_AN_HOUR and length % _MINUTES_AN_HOUR == 0:
            length, last, taken = length + more, following, 2
    reading.minutes = length
    reading.chip(word.start, last.core_end, ChipKind.MINUTES, minutes_label(length))
    return taken


def read_years(reading: Reading, index: int) -> int:
    """Take `5y`, `5 years` or `since 2019` after `known`."""
    if reading.kind is not Kind.HISTORY or reading.years is not None:
        return 0
    if reading.words[index].opaque:
        return 0
    years, taken = _years_at(reading, index)
    if years is None or not 0 < years <= _LONGEST_KNOWN:
        return 0
    reading.years = years
    last = reading.words[index + taken - 1]
    reading.chip(reading.words[index].start, last.core_end, ChipKind.HISTORY, years_label(years))
    return taken


def read_keyed_detail(reading: Reading, index: int) -> int:
    """Take `mood:good`, `size:large`, `answered:yes` or `who:them`."""
    word = reading.words[index]
    keyed = split_key(word)
    if keyed is None:
        return 0
    label = _note_detail(reading, keyed)
    if not label:
        return 0
    if keyed.key == "who":
        reading.direction_place = (word.start, word.core_end)
    else:
        reading.chip(word.start, word.core_end, ChipKind.DETAIL, label)
    return 1


def _years_at(reading: Reading, index: int) -> tuple[float | None, int]:
    core = reading.words[index].core.lower()
    following = reading.word(index + 1)
    next_core = "" if following is None or following.opaque else following.core.lower()
    if core == "since" and len(next_core) == len("2019") and _is_number(next_core):
        return float(reading.moment.day.year - int(next_core)), 2
    if _is_number(core) and next_core in _YEARS:
        return float(core), 2
    for unit in sorted(_YEARS, key=len, reverse=True):
        number = core.removesuffix(unit)
        if number != core and _is_number(number):
            return float(number), 1
    return None, 0


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdigit() and text[0] != "."


def _note_detail(reading: Reading, keyed: Keyed) -> str:
    value = keyed.value.lower()
    if keyed.key == "mood" and reading.mood is None and value in MOODS:
        reading.mood = MOODS[value]
        return MOOD_LABELS[reading.mood]
    if keyed.key == "size" and reading.parts:
        return _note_size(reading, value)
    if keyed.key == "answered" and value in ANSWERS:
        return _note_answer(reading, ANSWERS[value])
    if keyed.key == "who" and reading.who is None and value in set(Who):
        reading.who = Who(value)
        return WHO_LABELS[reading.who]
    return ""


def _note_size(reading: Reading, value: str) -> str:
    last = reading.parts[-1]
    if last.part.kind is Kind.THANKS or last.part.kind is Kind.SORRY:
        return ""
    if last.part.kind is Kind.ASK:
        asked = AskSize.from_word(value)
        size, label = (None, "") if asked is None else (int(asked), asked.word)
    else:
        size = SIZES.get(value)
        label = "" if size is None else SIZE_LABELS[size]
    if size is not None:
        last.part = replace(last.part, size=size)
    return label


def _note_answer(reading: Reading, answered: bool) -> str:
    last = reading.parts[-1] if reading.parts else None
    if last is not None and last.part.kind is Kind.GIVE and last.part.who is Who.ME:
        last.part = replace(last.part, answered=answered)
    elif reading.answered is None:
        reading.answered = answered
    else:
        return ""
    return ANSWER_LABELS[answered]
