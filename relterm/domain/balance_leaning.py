"""What is most one-sided in a balance; swapped sides lean the other way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from relterm.domain.balance_lines import Balance, BalanceName, Side
from relterm.domain.dialogue import other
from relterm.domain.kinds import Who

ENOUGH = 4
"""With fewer things than this to go by, nothing is said about who carries it."""
LATEST = 6
"""Who begins is judged by so many of the last beginnings, so that a change is seen."""
SEVERAL = 3
"""A one-sided deed is one that was done at least so often, and so many times as often."""
TELLING = 8
"""… and at least once in so many of all that passed between you."""
SILENCE = 2
"""Words in a row without an answer that are worth a word."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """To which side it leans, and in what."""

    name: BalanceName
    who: Who
    """Who does more: ME or THEM. For answers, whose words are left without one; for thanks, whose
    gifts."""
    count: int
    """How often that side did; for answers, how many words wait or were answered."""
    of: int
    """Out of how many, or 0."""
    other: int
    """How often the other side did."""
    silence: bool = False
    """True when it is about words at the end of the log that nobody answered."""
    mostly_together: bool = False
    """True when most contacts were begun by nobody in particular, and only the rest leans."""
    little_back: bool = False
    """True when the other side took part less often than this side gave, asked or thanked."""


def leaning(found: Balance) -> Leaning | None:
    """What is most one-sided, or None when nothing is.

    An open silence first, then who gives, begins, answers, breaks promises, asks, thanks.
    """
    if found.unanswered >= SILENCE and found.unanswered_by is not None:
        waits = found.unanswered
        return Leaning(BalanceName.ANSWERS, found.unanswered_by, waits, 0, 0, silence=True)
    if found.weight < ENOUGH:
        return None
    return next((each for look in _LOOKS for each in look(found)), None)


def _begins(found: Balance) -> Iterator[Leaning]:
    """Nearly all of the last contacts, or most of those that somebody began."""
    latest = found.begun[-LATEST:]
    line = found.line(BalanceName.STARTS)
    for who in (Who.ME, Who.THEM):
        count = latest.count(who)
        if len(latest) >= ENOUGH and count >= len(latest) - 1:
            yield Leaning(line.name, who, count, len(latest), len(latest) - count)
        more, less = line.side(who).count, line.side(other(who)).count
        if more >= ENOUGH and more >= SEVERAL * less:
            mostly = more * SEVERAL < len(found.begun)
            yield Leaning(line.name, who, more, 0, less, mostly_together=mostly)


def _deeds(name: BalanceName) -> Callable[[Balance], Iterator[Leaning]]:
    def look(found: Balance) -> Iterator[Leaning]:
        line = found.line(name)
        for who in (Who.ME, Who.THEM):
            more, less = line.side(who).count, line.side(other(who)).count
            often = more * TELLING >= found.weight
            if more >= SEVERAL and more >= SEVERAL * less and often:
                heard = _heard(found, other(who))
                yield Leaning(name, who, more, 0, less, little_back=heard < more)

    return look


def _heard(found: Balance, who: Who) -> int:
    """How often one side took part at all."""
    starts = found.line(BalanceName.STARTS)
    deeds = (BalanceName.GIFTS, BalanceName.THANKS)
    return (
        starts.side(who).count
        + starts.together.count
        + found.line(BalanceName.ANSWERS).side(who).count
        + sum(found.line(name).side(who).count for name in deeds)
    )


def _answers(found: Balance) -> Iterator[Leaning]:
    """One side answers less than half of the words, the other side nearly all."""
    line = found.line(BalanceName.ANSWERS)
    for who in (Who.ME, Who.THEM):
        poor, good = line.side(other(who)), line.side(who)
        if poor.of >= ENOUGH and _share(poor) < 0.5 and _share(good) >= 0.75:
            yield Leaning(BalanceName.ANSWERS, who, poor.count, poor.of, good.count)


def _promises(found: Balance) -> Iterator[Leaning]:
    """One side broke two or more, the other none."""
    line = found.line(BalanceName.PROMISES)
    for who in (Who.ME, Who.THEM):
        more, less = line.side(who), line.side(other(who))
        if len(more.missing) >= SILENCE and not less.missing:
            yield Leaning(BalanceName.PROMISES, who, len(more.missing), more.of, 0)


def _thanks(found: Balance) -> Iterator[Leaning]:
    """One side gave several times and was hardly thanked."""
    given, thanked = found.line(BalanceName.GIFTS), found.line(BalanceName.THANKS)
    for who in (Who.ME, Who.THEM):
        gave, heard = given.side(who).count, thanked.side(other(who)).count
        if gave >= SEVERAL and gave >= SEVERAL * heard and gave * TELLING >= found.weight:
            yield Leaning(BalanceName.THANKS, who, gave, 0, heard)


_LOOKS: tuple[Callable[[Balance], Iterator[Leaning]], ...] = (
    _deeds(BalanceName.GIFTS),
    _begins,
    _answers,
    _promises,
    _deeds(BalanceName.ASKS),
    _thanks,
)


def _share(side: Side) -> float:
    return 1.0 if side.share is None else side.share
