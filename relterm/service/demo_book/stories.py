"""Rhythms: the regular contact of people one sees every week, most of it logged without a word.

Handwritten texts are spread over the entries and used once each; the others stay empty, as they do
in a real book.
"""

from dataclasses import dataclass

from relterm.domain.kinds import Kind, Who
from relterm.service.demo_book.beats import Beat

_SWAY = (0, 1, -1, 0, 2, -2, 1, 0, -1, 0, 1, -1)
"""Days by which a rhythm's entries come early or late, in turn: nobody keeps to the day."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One kind of contact in a rhythm."""

    kind: Kind
    depth: int = 1
    minutes: float | None = None
    who: Who = Who.BOTH


CALL = Turn(Kind.CALL, 2, 30)
CALL_LIGHT = Turn(Kind.CALL, 1, 15)
THEY_CALL = Turn(Kind.CALL, 2, 25, Who.THEM)
LONG_CALL = Turn(Kind.CALL, 3, 55)
TALK = Turn(Kind.MEET, 2, 75)
LONG_TALK = Turn(Kind.MEET, 3, 120)
CORRIDOR = Turn(Kind.MEET, 1, 5)
LUNCH = Turn(Kind.MEET, 1, 45)
WORDS = Turn(Kind.MSG, 1)
GOOD_WORDS = Turn(Kind.MSG, 2)
THEIR_WORDS = Turn(Kind.MSG, 1, None, Who.THEM)
SCREEN = Turn(Kind.VIDEO, 2, 40)


def rhythm(
    first: int, last: int, every: int, turns: tuple[Turn, ...], texts: tuple[str, ...]
) -> tuple[Beat, ...]:
    """Contact every `every` days from `first` to `last` days ago, `texts` oldest first."""
    days = _days(first, last, every)
    beats = []
    for index, ago in enumerate(days):
        turn = turns[index % len(turns)]
        settled = True if turn.who is Who.THEM and turn.kind is Kind.MSG else None
        text = _text(index, len(days), texts)
        beats.append(Beat(ago, turn.kind, text, turn.who, settled, turn.minutes, turn.depth))
    return tuple(beats)


def _days(first: int, last: int, every: int) -> list[int]:
    """Days ago, oldest first; the last one is exact, the others sway within half the distance."""
    count = (first - last) // every + 1
    room = max(0, (every - 1) // 2)
    days = []
    for index in range(count):
        back = count - 1 - index
        sway = 0 if back == 0 else max(-room, min(room, _SWAY[index % len(_SWAY)]))
        days.append(last + back * every + sway)
    return days


def _text(index: int, count: int, texts: tuple[str, ...]) -> str:
    """The text of an entry, when one falls to it; the last text goes with the last entry."""
    if not texts:
        return ""
    slot = _texts_until(index + 1, count, len(texts))
    return texts[slot - 1] if slot > _texts_until(index, count, len(texts)) else ""


def _texts_until(entries: int, count: int, texts: int) -> int:
    """How many texts fall to the first entries: denser towards today, as memory is."""
    return texts * entries * (count + entries) // (2 * count * count)
