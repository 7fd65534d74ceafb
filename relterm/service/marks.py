"""Marks of the small trust curve in lists: the score every thirty days, the last eight kept."""

import json
from bisect import bisect_right
from collections.abc import Sequence

from relterm.domain.interactions import Event
from relterm.domain.trust import TrustState, append_all, trust_at

MARK_DAYS = 30
"""Days between two marks."""
MARK_COUNT = 8

Mark = tuple[int, float]
"""Number of the thirty-day span since 1970, and the trust score (0..100) at its start."""
Marks = tuple[Mark, ...]


def worked_through(events: Sequence[Event]) -> tuple[TrustState, Marks]:
    """The state after a log in the model's order, and the marks up to its end, in one pass."""
    last = int(events[-1].t // MARK_DAYS)
    first = max(int(events[0].t // MARK_DAYS) + 1, last - MARK_COUNT + 1)
    times = [event.t for event in events]
    state, done, marks = TrustState(), 0, []
    for span in range(first, last + 1):
        t = float(span * MARK_DAYS)
        upto = bisect_right(times, t)
        state, done = append_all(state, events[done:upto]), upto
        marks.append((span, trust_at(state, t).score))
    return append_all(state, events[done:]), tuple(marks)


def extended(marks: Marks, state: TrustState, until: float) -> Marks:
    """The marks with those added that lie between the state's time and `until` (days)."""
    if state.t is None:
        return marks
    last = int(until // MARK_DAYS)
    first = max(int(state.t // MARK_DAYS) + 1, last - MARK_COUNT + 1)
    added = tuple(
        (span, trust_at(state, float(span * MARK_DAYS)).score) for span in range(first, last + 1)
    )
    return (*marks, *added)[-MARK_COUNT:]


def shown(marks: Marks, state: TrustState, now: float) -> tuple[float, ...]:
    """The eight scores to draw, oldest first, the last one today's."""
    span = int(now // MARK_DAYS)
    known = dict(extended(marks, state, now))
    spans = range(span - MARK_COUNT + 2, span + 1)
    return (*(known.get(each, 0.0) for each in spans), trust_at(state, now).score)


def to_json(marks: Marks) -> str:
    """The text kept in the book."""
    return json.dumps(marks)


def from_json(text: str) -> Marks:
    """Read what `to_json` wrote."""
    return tuple((int(span), float(score)) for span, score in json.loads(text or "[]"))
