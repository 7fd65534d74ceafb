"""How the rung changed over time: the ladder's history, derived from the log (trust.md, 5.8).

Like the rung itself it is never stored: it changes at events, and by passing time where a pause is
over, a silence has become long, or trust has faded.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from relterm.domain.interactions import Event
from relterm.domain.ladder import Overlay, Rung, Stage, dormant_from, rung, spaced_until
from relterm.domain.trust.parameters import MODEL, WARM
from relterm.domain.trust.passing import LN2, advanced
from relterm.domain.trust.replaying import in_order, take_in
from relterm.domain.trust.score import earned
from relterm.domain.trust.state import TrustState

_LADDER = MODEL.ladder
_MINUTE = 1.0 / 1440.0
_FASTEST = LN2 / MODEL.half_lives[WARM]
"""No score fades faster than the warmth of a new tie (per day)."""


@dataclass(frozen=True, slots=True)
class RungSpan:
    """A stretch of time on one rung, in days since 1970; the end belongs to the next span."""

    start: float
    end: float
    stage: Stage
    overlay: Overlay


def rung_history(
    events: Iterable[Event], now: float, longest_gap_days: float = _LADDER.friends_gap
) -> tuple[RungSpan, ...]:
    """The rungs from the first event up to `now` (days), without gaps, each unlike the one before.

    The last span is the rung at `now`; it has no length where the rung changes at this instant.
    `longest_gap_days` is the longest gap of the person's circle as it is today. Where fading trust
    changes the rung, the time is right to the minute. Nothing logged by then: no spans.
    """
    log = [event for event in in_order(events) if event.t <= now]
    if not log:
        return ()
    state = TrustState()
    marks: list[tuple[float, Stage, Overlay]] = []
    for place, event in enumerate(log, 1):
        take_in(state, event)
        until = log[place].t if place < len(log) else now
        if event.t < until:
            for since, here in _in_silence(state, event.t, until, longest_gap_days):
                _mark(marks, since, here)
    _mark(marks, now, rung(state, now, longest_gap_days))
    ends = [*(since for since, _, _ in marks[1:]), now]
    return tuple(
        RungSpan(since, end, stage, overlay)
        for (since, stage, overlay), end in zip(marks, ends, strict=True)
    )


def _mark(marks: list[tuple[float, Stage, Overlay]], since: float, here: Rung) -> None:
    if not marks or marks[-1][1:] != (here.stage, here.overlay):
        marks.append((since, here.stage, here.overlay))


def _in_silence(
    state: TrustState, start: float, until: float, gap: float
) -> Iterator[tuple[float, Rung]]:
    """The rungs of a silence, each from when on; between two turns the rung stays."""
    turns = sorted(turn for turn in _turns(state, start, until, gap) if start <= turn < until)
    if not turns:
        yield start, rung(state, start, gap)
        return
    for left, right in pairwise([start, *turns, until]):
        if left < right:
            yield left, rung(state, (left + right) / 2.0, gap)


def _turns(state: TrustState, start: float, until: float, gap: float) -> Iterator[float]:
    """Times at which the rung may change although nothing happens."""
    tries = state.attempts
    if tries and state.last_out is not None:
        yield state.last_out + _LADDER.wait[min(tries, _LADDER.tries) - 1]
        if state.first_two_way is not None:
            yield spaced_until(state, start)
        elif tries < _LADDER.tries:
            yield state.last_out + _LADDER.backoff[tries - 1]
        else:
            yield state.last_out + _LADDER.rest
    dormant = dormant_from(state, gap)
    if dormant is not None:
        yield dormant
    if state.trusted:
        yield from _falls_below(state, start, until, MODEL.trusted_until, earned)
        if state.deals:
            yield from _falls_below(state, start, until, _LADDER.partner_cares, _they_care)


def _they_care(state: TrustState) -> float:
    return state.they_care


def _falls_below(
    state: TrustState,
    start: float,
    until: float,
    bar: float,
    value: Callable[[TrustState], float],
) -> Iterator[float]:
    """When a value that silence can only lower falls below a bar, if it does."""
    here = value(state)
    # 1 − x never exceeds e^−x: most silences are far too short
    if here < bar or here * (1.0 - _FASTEST * (until - start)) >= bar:
        return
    if value(advanced(state, until)) >= bar:
        return
    low, high = start, until
    while high - low > _MINUTE:
        middle = (low + high) / 2.0
        if value(advanced(state, middle)) < bar:
            high = middle
        else:
            low = middle
    yield high
