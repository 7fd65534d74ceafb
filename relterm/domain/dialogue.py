"""Who begins and who answers, read from the log (mission: balance).

Two rules, both plain enough to be said on screen:

* a talk, letter, message or ask *begins* something unless it answers a word that was waiting, or
  comes within three days of the last contact; where the log says who started a talk, that holds;
* a word that begins something, follows one still waiting, or asks for something leaves the next
  word to the other side; it is *answered* when they take part within thirty days and before
  another word follows. Words less than eighteen hours apart are one; an answer waits for none.

Nothing here depends on which side is mine: swapped sides give the swapped dialogue. (The one
exception is the record itself: `answered` on a text of theirs means that it needs no answer.)
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from relterm.domain.interactions import Event
from relterm.domain.kinds import TALKS, TEXTS, Kind, Who
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.replaying import in_order

ANSWER_DAYS = 30.0
"""An answer later than this (days) begins anew."""
SAME_TALK_DAYS = 3.0
"""What follows the last contact by less than this (days) goes on with it."""
ONE_WORD_DAYS = 0.75
"""Words less than so far apart (days) are one, as the model counts occasions (5.4)."""
PATIENCE_DAYS = MODEL.ladder.wait[0]
"""A word younger than this (days) is still on its way: neither answered nor unanswered."""

_BEGINS = frozenset({*TALKS, *TEXTS, Kind.ASK})
_TAKES_PART = _BEGINS | {Kind.GIVE, Kind.THANKS, Kind.SORRY}


@dataclass(frozen=True, slots=True)
class Word:
    """Something said or written that leaves the next word to the other side."""

    event: Event
    who: Who
    """Whose word it was: ME or THEM."""
    answered: bool
    days: float | None = None
    """How soon the answer came, where the log shows it (days)."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A contact that somebody began; `who` is BOTH where it was nobody's doing alone."""

    event: Event
    who: Who


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What began and what was answered, by time."""

    beginnings: tuple[Beginning, ...]
    words: tuple[Word, ...]
    unanswered: int = 0
    """Words one side said since the other last took part."""
    unanswered_by: Who | None = None
    """Whose words those are; None when there are none."""


def dialogue(events: Iterable[Event], now: float | None = None) -> Dialogue:
    """Read a log in any order.

    With `now` (days) a last word younger than the first waiting time is left out; without it every
    word that nothing followed counts as unanswered.
    """
    reader = _Reader()
    for event in in_order(events):
        if event.kind in _TAKES_PART:
            reader.take(event)
    return reader.finish(now)


def other(who: Who) -> Who:
    """The other side; BOTH has none and stays."""
    return {Who.ME: Who.THEM, Who.THEM: Who.ME}.get(who, who)


def side_of(event: Event) -> Who:
    """Who acted; an empty field takes the kind's default (5.1)."""
    if event.who is not None:
        return event.who
    return Who.BOTH if event.kind in TALKS else Who.ME


class _Reader:
    """Walks the log once, with the words that wait for an answer."""

    def __init__(self) -> None:
        self._waiting: dict[Who, Word] = {}
        self._streak = {Who.ME: 0, Who.THEM: 0}
        self._words: list[Word] = []
        self._beginnings: list[Beginning] = []
        self._last: float | None = None

    def take(self, event: Event) -> None:
        """One contact."""
        self._give_up(event.t)
        who = side_of(event)
        exchange = _is_exchange(event, who)
        sides = (Who.ME, Who.THEM) if exchange else (who,)
        answered = [self._answer(other(side), event.t) for side in sides]
        begins = event.kind in _BEGINS and self._begins(event, answers=any(answered))
        if begins:
            self._beginnings.append(Beginning(event, who))
        waits = begins or who in self._waiting or event.kind is Kind.ASK
        if who is not Who.BOTH and waits and _is_word(event):
            self._say(event, who, settled=exchange)
        self._last = event.t

    def finish(self, now: float | None) -> Dialogue:
        """What is still waiting has no answer, unless it is young."""
        for word in self._waiting.values():
            if now is None or now - word.event.t >= PATIENCE_DAYS:
                self._words.append(word)
            else:
                self._streak[word.who] -= 1
        self._words.sort(key=lambda word: word.event.t)
        whose = max(self._streak, key=lambda who: self._streak[who])
        count = self._streak[whose]
        return Dialogue(
            tuple(self._beginnings), tuple(self._words), count, whose if count else None
        )

    def _answer(self, who: Who, t: float) -> bool:
        """Whether this answers the waiting word of one side, which waits no longer."""
        self._streak[who] = 0
        word = self._waiting.pop(who, None)
        if word is None:
            return False
        self._words.append(replace(word, answered=True, days=t - word.event.t))
        return True

    def _give_up(self, t: float) -> None:
        """What has waited too long waits no more: it has no answer."""
        for who in [who for who, word in self._waiting.items() if t - word.event.t > ANSWER_DAYS]:
            self._words.append(self._waiting.pop(who))

    def _begins(self, event: Event, *, answers: bool) -> bool:
        if event.kind in TALKS and event.who in {Who.ME, Who.THEM}:
            return True
        fresh = self._last is None or event.t - self._last >= SAME_TALK_DAYS
        return fresh and not answers

    def _say(self, event: Event, who: Who, *, settled: bool) -> None:
        before = self._waiting.get(who)
        if before is not None and event.t - before.event.t < ONE_WORD_DAYS and not settled:
            return
        if before is not None:
            self._words.append(self._waiting.pop(who))
        word = Word(event, who, answered=settled)
        if settled:
            self._words.append(word)
        elif not (who is Who.THEM and event.answered):
            self._waiting[who] = word
            self._streak[who] += 1


def _is_exchange(event: Event, who: Who) -> bool:
    """Whether both took part: they met, or the entry itself says that it was answered."""
    if event.kind in TALKS:
        return event.answered is not False
    if event.kind is Kind.ASK and event.outcome is not None:
        return True
    return who is Who.BOTH or (event.kind in TEXTS and who is Who.ME and bool(event.answered))


def _is_word(event: Event) -> bool:
    """Whether it leaves the next word to the other side; a talk that did not come about does."""
    missed = event.kind in TALKS and event.answered is False
    return missed or event.kind in TEXTS or event.kind is Kind.ASK
