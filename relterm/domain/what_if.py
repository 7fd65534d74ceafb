"""What would become of trust with a quiet habit, or with none: a guess, never a plan.

The same model as always, walked into the future: "if they come along". A habit begins no sooner
than the pauses of the model allow and is never denser than it says, so it can rush nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.trust.curve import CurvePoint
from relterm.domain.trust.parameters import CONFIRMED, MODEL
from relterm.domain.trust.passing import advance, advanced
from relterm.domain.trust.replaying import take_in
from relterm.domain.trust.score import band, earned, score
from relterm.domain.trust.state import TrustState

SAMPLES = 48
"""Samples of a curve besides the habit's own events."""


class Habit(StrEnum):
    """Something small done again and again; the value is its name on screen."""

    COFFEE = "a coffee a month"
    CALL = "a call a fortnight"
    MESSAGE = "a message a week"
    GOOD_TURN = "a good turn a quarter"


@dataclass(frozen=True, slots=True)
class _Way:
    """How a habit looks in the log: every so many days, since the last of its kind."""

    every: float
    event: Callable[[float], Event]
    last: Callable[[TrustState], float | None]


_WAYS: dict[Habit, _Way] = {
    Habit.COFFEE: _Way(365.25 / 12, lambda t: Event(t, Kind.MEET), lambda state: state.last_rich),
    Habit.CALL: _Way(14.0, lambda t: Event(t, Kind.CALL), lambda state: state.last_rich),
    Habit.MESSAGE: _Way(
        7.0, lambda t: Event(t, Kind.MSG, Who.BOTH), lambda state: state.last_two_way
    ),
    Habit.GOOD_TURN: _Way(
        365.25 / 4, lambda t: Event(t, Kind.GIVE, answered=True), lambda state: state.last_turn
    ),
}


def habit_events(state: TrustState, now: float, habit: Habit, until: float) -> Iterator[Event]:
    """What the habit would put into the log after `now` and up to `until` (days).

    The first comes when the habit's own interval has passed since the last of its kind, and not
    before the days that are kept between two words.
    """
    way = _WAYS[habit]
    last = way.last(state)
    t = now + MODEL.pacing.word_gap
    if last is not None:
        t = max(t, last + way.every)
    while t <= until:
        yield way.event(t)
        t += way.every


def what_if(
    state: TrustState, now: float, habit: Habit | None, until: float
) -> tuple[CurvePoint, ...]:
    """Trust from `now` to `until` (days) with a habit, or in silence when it is None.

    The first point is the present. Times are the same for every habit, besides its own events.
    An `until` that is not after now gives the present alone.
    """
    walk = advanced(state, now)
    drawn = [_point(walk, now, score(walk))]
    if until <= now:
        return tuple(drawn)
    step = (until - now) / SAMPLES
    stops: list[tuple[float, Event | None]] = [
        (now + step * number, None) for number in range(1, SAMPLES + 1)
    ]
    if habit is not None:
        stops += [(event.t, event) for event in habit_events(state, now, habit, until)]
    for t, event in sorted(stops, key=lambda stop: stop[0]):
        advance(walk, t)
        before = score(walk)
        if event is not None:
            take_in(walk, event)
        drawn.append(_point(walk, t, before))
    return tuple(drawn)


def reaches(state: TrustState, now: float, habit: Habit, until: float, bar: float) -> float | None:
    """When earned trust, which is what the gate looks at, reaches a bar with a habit.

    `now` if it is there already; None if not before `until`.
    """
    walk = advanced(state, now)
    if earned(walk) >= bar:
        return now
    for event in habit_events(state, now, habit, until):
        take_in(walk, event)
        if earned(walk) >= bar:
            return event.t
    return None


def falls_below(state: TrustState, now: float, until: float, bar: float) -> float | None:
    """When earned trust falls below a bar in silence, to the day; None if not before `until`.

    `now` if it is below already.
    """
    if earned(advanced(state, now)) < bar:
        return now
    if earned(advanced(state, until)) >= bar:
        return None
    low, high = now, until
    while high - low > 1.0:
        middle = (low + high) / 2.0
        if earned(advanced(state, middle)) < bar:
            high = middle
        else:
            low = middle
    return high


def _point(walk: TrustState, t: float, before: float) -> CurvePoint:
    value = score(walk)
    low, high = band(value, walk.values[CONFIRMED])
    return CurvePoint(t, value, low, high, before)
