"""What each condition of the gate rests on: entries of the log (trust.md, 5.9 and 5.6).

Nothing is judged here a second time. The log is replayed and the model's own counters are watched:
an entry is evidence for a count because the count rose with it, and for a debt because the debt
was there afterwards. What an entry does by itself is seen in what it does to an empty memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from relterm.domain.evidence_weights import Weight, weights
from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.trust.ledger import shares, standing
from relterm.domain.trust.parameters import CONFIRMED, THEIRS
from relterm.domain.trust.passing import advance
from relterm.domain.trust.replaying import in_order, take_in
from relterm.domain.trust.state import TrustState

MOST = 6
"""Entries named for one condition at most."""
_LEAST_POINTS = 0.05
"""Points of trust below which an entry is not worth naming."""
_LEAST_SHARE = 0.005
"""Share of a whole below which an entry is not worth naming."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An entry of the log as evidence for a condition."""

    event: Event
    note: str = ""
    """What it has to do with the condition (`counts as a talk`, `+4.1`), or empty."""


def evidence(
    events: Iterable[Event], now: float, size: AskSize
) -> Mapping[str, tuple[Evidence, ...]]:
    """For every condition of the gate the entries it rests on at `now` (days).

    The most telling first, `MOST` at most, the same for the same log in whatever order it comes.
    Empty where nothing in the log bears on a condition.
    """
    log = [event for event in in_order(events) if event.t <= now]
    seen = _Watch(log)
    return {
        "mended": _weighing(weights(log, now), seen),
        "no_debts": _debts(seen),
        "answered": _answers(log, seen),
        "no_recent_ask": _newest(log, "last_ask", "your last ask"),
        "no_strings": _newest(log, "last_gift", "your last gift"),
        "in_touch": _touches(log, seen, size),
        "time": _firsts(seen),
        "exchanges": _counted(seen.exchanges, "an exchange"),
        "rich": _counted(seen.rich, "a talk"),
        "turns": _counted(seen.turns, "a good turn"),
        "they_care": _shares(shares(log, now, THEIRS)),
        "trust": _points(log, now),
        "confidence": _shares(shares(log, now, CONFIRMED)),
    }


class _Watch:
    """A replay that notes at which entry each counter moved."""

    def __init__(self, log: Sequence[Event]) -> None:
        self.exchanges: list[tuple[Event, int]] = []
        self.rich: list[tuple[Event, int]] = []
        self.turns: list[tuple[Event, int]] = []
        self.occasions: list[Event] = []
        self.unanswered: list[Event] = []
        self.settled: list[Event] = []
        self.promises: list[tuple[float, Event]] = []
        self.waiting: list[Event] = []
        self.helped: list[Event] = []
        self.first: Event | None = None
        state = TrustState()
        for event in log:
            advance(state, event.t)
            before = state.copy()
            take_in(state, event)
            self._count(event, before, state)
            self._owe(event, before, state)

    def _count(self, event: Event, before: TrustState, after: TrustState) -> None:
        for counted, more in (
            (self.exchanges, after.exchanges - before.exchanges),
            (self.rich, after.rich - before.rich),
            (self.turns, after.turns - before.turns),
        ):
            if more > 0:
                counted.append((event, more))
        if after.last_exchange != before.last_exchange:
            self.occasions.append(event)
        if after.first_two_way != before.first_two_way:
            self.first = event
        if after.streak > before.streak:
            self.unanswered.append(event)
        elif after.streak == 0.0:
            self.unanswered.clear()

    def _owe(self, event: Event, before: TrustState, after: TrustState) -> None:
        """Promises are closed by their due day, as the model closes them."""
        if len(after.open_promises) > len(before.open_promises):
            self.promises.append((_added(before.open_promises, after.open_promises), event))
        elif len(after.open_promises) < len(before.open_promises):
            closed = before.open_promises[0]
            place = next(i for i, (due, _) in enumerate(self.promises) if due == closed)
            del self.promises[place]
        if not after.owe_reply:
            self.waiting.clear()
        elif _alone(event).owe_reply:
            self.waiting.append(event)
        if not after.owe_thanks:
            self.helped.clear()
        elif _alone(event).owe_thanks:
            self.helped.append(event)
        if _owed(after) < _owed(before):
            self.settled.append(event)


def _alone(event: Event) -> TrustState:
    """What an entry does by itself: the memory after it alone."""
    state = TrustState()
    take_in(state, event)
    return state


def _added(before: tuple[float, ...], after: tuple[float, ...]) -> float:
    """The due day that is new."""
    left = list(after)
    for due in before:
        left.remove(due)
    return left[0]


def _owed(state: TrustState) -> int:
    return len(state.open_promises) + state.owe_reply + state.owe_thanks


def _newest(log: Sequence[Event], mark: str, note: str) -> tuple[Evidence, ...]:
    """The last entry that leaves a time in the memory."""
    found = next((each for each in reversed(log) if getattr(_alone(each), mark) is not None), None)
    return () if found is None else (Evidence(found, note),)


def _debts(seen: _Watch) -> tuple[Evidence, ...]:
    """What is open; when nothing is, what was settled last."""
    found = [
        *(
            Evidence(event, "still open")
            for _, event in sorted(seen.promises, key=lambda one: one[0])
        ),
        *(Evidence(event, "not answered yet") for event in reversed(seen.waiting)),
        *(Evidence(event, "not thanked for yet") for event in reversed(seen.helped)),
    ]
    if not found:
        found = [Evidence(event, "settled") for event in seen.settled[-1:]]
    return tuple(found[:MOST])


def _answers(log: Sequence[Event], seen: _Watch) -> tuple[Evidence, ...]:
    """My words since they last took part; when there are none, that time."""
    if seen.unanswered:
        return tuple(Evidence(event, _WAITING) for event in reversed(seen.unanswered[-MOST:]))
    return _newest(log, "last_two_way", "they took part")


_WAITING = "no answer yet"


def _touches(log: Sequence[Event], seen: _Watch, size: AskSize) -> tuple[Evidence, ...]:
    """The last time they took part; for more than a favour also the occasion before the last."""
    last = _newest(log, "last_two_way", "the last time")
    if size is AskSize.FAVOUR or len(seen.occasions) < 2:
        return last
    before = seen.occasions[-2]
    named = {each.event for each in last}
    return last if before in named else (*last, Evidence(before, "the time before"))


def _firsts(seen: _Watch) -> tuple[Evidence, ...]:
    if seen.first is None:
        return ()
    known = seen.first.kind is Kind.HISTORY
    return (Evidence(seen.first, "known since before" if known else "the first time"),)


def _counted(found: Sequence[tuple[Event, int]], what: str) -> tuple[Evidence, ...]:
    """The occasions that counted, the newest first; `history` counts for several."""
    return tuple(
        Evidence(event, f"counts as {what}" if more == 1 else f"counts for {more}")
        for event, more in reversed(found[-MOST:])
    )


def _shares(found: Iterable[tuple[Event, float]]) -> tuple[Evidence, ...]:
    """The heaviest of what still stands, in percent of a whole."""
    return tuple(
        Evidence(event, f"+{share:.0%}") for event, share in _heaviest(found, _LEAST_SHARE)
    )


def _points(log: Sequence[Event], now: float) -> tuple[Evidence, ...]:
    """The largest lines of what still stands of earned trust, in points."""
    lines = ((line.event, line.points) for line in standing(log, now, recognised=False))
    return tuple(
        Evidence(event, f"{points:+.1f}") for event, points in _heaviest(lines, _LEAST_POINTS)
    )


def _heaviest(found: Iterable[tuple[Event, float]], least: float) -> list[tuple[Event, float]]:
    """Those of some weight, the heaviest first, of equals the newer first."""
    kept = [each for each in found if each[1] >= least]
    kept.reverse()
    return sorted(kept, key=lambda each: -each[1])[:MOST]


def _weighing(found: Sequence[Weight], seen: _Watch) -> tuple[Evidence, ...]:
    """What weighs on it, the heaviest first, and my words that press."""
    named = [Evidence(each.event, each.note) for each in found]
    if len(seen.unanswered) > 1:
        said = {each.event for each in named}
        named += [
            Evidence(event, _WAITING) for event in reversed(seen.unanswered) if event not in said
        ]
    return tuple(named[:MOST])
