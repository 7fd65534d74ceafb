"""Trust over time, for drawing (trust.md, 5.12, rule 3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relterm.domain.interactions import Event
from relterm.domain.trust.parameters import CONFIRMED
from relterm.domain.trust.passing import advance
from relterm.domain.trust.replaying import in_order, take_in
from relterm.domain.trust.score import band, score
from relterm.domain.trust.state import TrustState


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Trust at one time, after all events of that instant."""

    t: float
    score: float
    low: float
    high: float
    before: float
    """The score before the events of that instant; the same as `score` where nothing happened.
    Between the two a vertical step is drawn."""


def curve(events: Iterable[Event], times: Sequence[float]) -> tuple[CurvePoint, ...]:
    """Samples at the given times (days), returned in ascending order: one pass over both."""
    log = in_order(events)
    state = TrustState()
    drawn: list[CurvePoint] = []
    done = 0
    for t in sorted(times):
        while done < len(log) and log[done].t < t:
            take_in(state, log[done])
            done += 1
        if drawn and drawn[-1].t == t:
            drawn.append(drawn[-1])
            continue
        # looking must not change what is remembered, so the sample is taken from a copy
        seen = state.copy()
        advance(seen, t)
        before = score(seen)
        while done < len(log) and log[done].t == t:
            take_in(state, log[done])
            take_in(seen, log[done])
            done += 1
        value = score(seen)
        low, high = band(value, seen.values[CONFIRMED])
        drawn.append(CurvePoint(t, value, low, high, before))
    return tuple(drawn)
