"""Balance: who starts, who answers, what was given, thanked, promised and asked, on both sides.

"Both sides thankful; the one who cares less should not hold the power" (mission). Everything is
counted from the log alone, and each side carries the entries it rests on. Swapping the two sides
of a log swaps the two sides of its balance.
"""

from collections.abc import Iterable, Sequence
from statistics import median

from relterm.domain.balance_leaning import Leaning, leaning
from relterm.domain.balance_lines import Balance, BalanceLine, BalanceName, Side
from relterm.domain.balance_words import balance_sentence
from relterm.domain.dialogue import Word, dialogue, side_of
from relterm.domain.interactions import Event
from relterm.domain.kinds import REACTIONS, Kind, Who
from relterm.domain.trust.replaying import in_order

__all__ = [
    "Balance",
    "BalanceLine",
    "BalanceName",
    "Leaning",
    "Side",
    "balance",
    "balance_sentence",
    "leaning",
]


def balance(
    events: Iterable[Event], *, now: float | None = None, since: float | None = None
) -> Balance:
    """The balance of a log in any order.

    `since` (days) counts only what happened from then on, read in the light of all that came
    before. `now` (days) leaves a last word out that is too young to be called unanswered.
    """
    log = in_order(events)
    start = log[0].t if since is None and log else since or 0.0
    spoken = dialogue(log, now)
    recent = [event for event in log if event.t >= start]
    begun = [each for each in spoken.beginnings if each.event.t >= start]
    words = [word for word in spoken.words if word.event.t >= start]
    return Balance(
        lines=(
            BalanceLine(
                BalanceName.STARTS,
                *(
                    _counted([each.event for each in begun if each.who is who])
                    for who in (Who.ME, Who.THEM, Who.BOTH)
                ),
            ),
            BalanceLine(BalanceName.ANSWERS, _answers(words, Who.THEM), _answers(words, Who.ME)),
            _deeds(BalanceName.GIFTS, recent, frozenset({Kind.GIVE})),
            _deeds(BalanceName.THANKS, recent, frozenset({Kind.THANKS})),
            BalanceLine(
                BalanceName.PROMISES,
                _promises(log, Who.ME, start),
                _promises(log, Who.THEM, start),
            ),
            _deeds(BalanceName.ASKS, recent, frozenset({Kind.ASK})),
            _deeds(BalanceName.LIKES, recent, REACTIONS),
        ),
        begun=tuple(each.who for each in begun),
        unanswered=spoken.unanswered,
        unanswered_by=spoken.unanswered_by,
    )


def _counted(events: Sequence[Event]) -> Side:
    return Side(count=len(events), uids=tuple(event.uid for event in events))


def _answers(words: Sequence[Word], asked_by: Who) -> Side:
    """How one side answered the words of the other."""
    heard = [word for word in words if word.who is asked_by]
    answered = [word for word in heard if word.answered]
    timed = [word.days for word in answered if word.days is not None]
    return Side(
        count=len(answered),
        of=len(heard),
        days=median(timed) if timed else None,
        uids=tuple(word.event.uid for word in heard),
        missing=tuple(word.event.uid for word in heard if not word.answered),
    )


def _deeds(name: BalanceName, events: Sequence[Event], kinds: frozenset[Kind]) -> BalanceLine:
    found = [event for event in events if event.kind in kinds]
    mine, theirs = (
        [event for event in found if side_of(event) in {who, Who.BOTH}]
        for who in (Who.ME, Who.THEM)
    )
    return BalanceLine(name, _sized(name, mine), _sized(name, theirs))


def _sized(name: BalanceName, events: Sequence[Event]) -> Side:
    sizes = sum(min(max(event.size or 1, 1), 3) for event in events)
    return Side(
        count=len(events),
        size=sizes if name is BalanceName.GIFTS else 0,
        uids=tuple(event.uid for event in events),
    )


def _promises(log: Sequence[Event], who: Who, start: float) -> Side:
    """Kept and broken from `start` on; open are those of all time that neither closed.

    As in the model, each kept or broken one closes the oldest that is open; one that was never
    noted as promised closes none.
    """
    still_open: list[str] = []
    kept: list[str] = []
    broken: list[str] = []
    for event in log:
        if side_of(event) not in {who, Who.BOTH}:
            continue
        if event.kind is Kind.PROMISE:
            still_open.append(event.uid)
        elif event.kind in {Kind.KEPT, Kind.BROKEN}:
            del still_open[:1]
            if event.t >= start:
                (kept if event.kind is Kind.KEPT else broken).append(event.uid)
    return Side(
        count=len(kept),
        of=len(kept) + len(broken),
        open=len(still_open),
        uids=(*kept, *broken, *still_open),
        missing=tuple(broken),
    )
