"""The last look at a line: what only shows when all of it is read, and the chips in order."""

from dataclasses import replace

from relterm.domain.clean_text import fold
from relterm.domain.kinds import TALKS, TEXTS, Kind, Who
from relterm.domain.quick_add.details import WHO_LABELS
from relterm.domain.quick_add.labels import kind_chip_label
from relterm.domain.quick_add.mentions import JOINERS
from relterm.domain.quick_add.reading import PlacedPart, Reading
from relterm.domain.quick_add.values import Chip, ChipKind, LogLine, Part
from relterm.domain.quick_add.vocabulary import DEEDS, SMALL_WORDS
from relterm.domain.quick_add.words import Span, plain

_TIES = frozenset({"to", "for", "about"})
"""Words that only tie a deed's verb to what it was."""
_DASHES = frozenset(",;:-–—")
"""Words that only part what is understood from the plain text behind it."""


def finished(reading: Reading) -> LogLine:
    """The line as understood."""
    text = _text(reading)
    named = next((placed for placed in reading.parts if placed.part.named), None)
    if named is not None:
        _finish_named(reading, named, text)
    wrote = _wrote(reading)
    waiting, text = _waiting(reading, text, wrote=wrote)
    wrote = wrote or (waiting and reading.kind is None and not reading.parts)
    result = LogLine(
        line=reading.line,
        today=reading.today,
        kind=reading.kind,
        kind_word=reading.kind_word,
        who=reading.who,
        answered=reading.answered,
        people=tuple(reading.people),
        via=reading.via,
        moment=reading.moment,
        planned=reading.planned,
        minutes=reading.minutes,
        depth=reading.depth,
        mood=reading.mood,
        years=reading.years,
        parts=tuple(placed.part for placed in reading.parts),
        next_step=reading.next_step,
        note=reading.note,
        tags=tuple(reading.tags),
        text=text,
        waiting=waiting,
        chips=(),
        problems=tuple(dict.fromkeys(reading.problems)),
        wrote=wrote,
        unread=tuple(dict.fromkeys(reading.unread)),
    )
    return replace(result, chips=_chips(reading, result))


def _finish_named(reading: Reading, named: PlacedPart, text: str) -> None:
    """What a deed told by the first word was, is what the line says besides."""
    part = named.part
    words = text.split()
    category = part.category
    if part.kind is Kind.GIVE:
        gift = next((word for word in words if fold(word) not in SMALL_WORDS), "")
        category = reading.vocabulary.category(gift.rstrip(".,;:")) or _own_gift(reading)
    ties = SMALL_WORDS if part.kind is Kind.ASK and category else _TIES
    while part.kind is not Kind.GIVE and words and fold(words[0]) in ties:
        del words[0]
    if part.kind is Kind.ASK and words and fold(words[0].rstrip(".,;:")) == category:
        del words[0]
    what = " ".join(words) or (category if part.kind is Kind.GIVE else "")
    who = part.who if reading.who is None or _keeps_who(reading, part) else reading.who
    named.part = replace(part, what=what, category=category, who=who)


def _keeps_who(reading: Reading, part: Part) -> bool:
    """`got … from @ann` is theirs anyway; in `asked advice from @ann` it is I who asked."""
    if part.kind is Kind.ASK and reading.outcome_at is not None:
        asked = reading.words[reading.outcome_at - 1]
        return reading.direction_place is not None and reading.direction_place[0] > asked.start
    return part.who is Who.THEM


def _own_gift(reading: Reading) -> str:
    """A word the user added for something given names what was given."""
    word = fold(reading.kind_word)
    return word if word not in {"give", "gave"} and reading.vocabulary.category(word) else ""


def _wrote(reading: Reading) -> bool:
    """Whether a direction without a kind makes the line a message of its own."""
    if reading.kind is not None or reading.who not in {Who.ME, Who.THEM}:
        return False
    return not reading.parts or reading.parts[0].part.who is not reading.who


def _waiting(reading: Reading, text: str, *, wrote: bool) -> tuple[bool, str]:
    place, kind = reading.waiting_place, reading.kind
    if place is None:
        return False, text
    mine = reading.who in {None, Who.ME} and reading.answered is None
    if mine and kind in {Kind.CALL, Kind.VIDEO}:
        reading.answered = False
    elif not (mine and _can_be_open(reading, wrote=wrote)):
        return False, f"{text} {reading.line[slice(*place)]}".strip()
    implied = kind is None and not wrote and not reading.parts
    label = "you wrote, no answer yet" if implied else "no answer yet"
    reading.chip(*place, ChipKind.WAITING, label)
    return True, text


def _can_be_open(reading: Reading, *, wrote: bool) -> bool:
    """Whether an answer can be waited for: to a message, an ask or something given."""
    kind = reading.kind
    if reading.parts and not wrote and (kind is None or kind in DEEDS):
        first = reading.parts[0].part
        mine = first.who is not Who.THEM and first.outcome is None
        return mine and first.kind in {Kind.ASK, Kind.GIVE}
    return kind in TEXTS or wrote or (kind is None and bool(reading.people))


def _chips(reading: Reading, result: LogLine) -> tuple[Chip, ...]:
    kind = result.kind
    if reading.kind_place is not None and kind is not None:
        reached = not (reading.answered is False and kind in TALKS)
        chip = ChipKind.HISTORY if kind is Kind.HISTORY else ChipKind.KIND
        label = kind_chip_label(kind, reading.kind_word, reached=reached)
        reading.chip(*reading.kind_place, chip, label)
    reading.part_chips()
    if reading.direction_place is not None and reading.who is not None:
        _direction_chip(reading, result, reading.direction_place, reading.who)
    return tuple(sorted(reading.chips, key=lambda chip: chip.span))


def _direction_chip(reading: Reading, result: LogLine, place: Span, who: Who) -> None:
    part = result.main_part
    if part is not None and part.who is not who:
        return
    label = WHO_LABELS[who]
    if result.wrote:
        label = "they wrote" if who is Who.THEM else "you wrote"
    reading.chip(*place, ChipKind.DIRECTION, label)


def _text(reading: Reading) -> str:
    """The plain words left over; people and tags in the midst of them stay by name."""
    said: list[str] = [reading.leading_text] if reading.leading_text else []
    loose = {index for index in reading.plain if not _joins_people(reading, index)}
    for index, word in enumerate(reading.words):
        if index in loose and (said or word.text not in _DASHES):
            said.append(reading.line[word.raw : word.start] + plain(word.text))
        elif index in reading.said and index - 1 in loose and _next_plain(reading, index):
            said.append(reading.said[index])
    return " ".join(said).rstrip(" ,;")


def _joins_people(reading: Reading, index: int) -> bool:
    joiner = fold(reading.words[index].text) in JOINERS
    return joiner and {index - 1, index + 1} <= reading.linked


def _next_plain(reading: Reading, index: int) -> bool:
    """Whether a plain word follows a person or tag, however many words its name has."""
    following = index + 1
    while following in reading.linked and following not in reading.said:
        following += 1
    return following in reading.plain
