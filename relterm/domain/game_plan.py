"""The earliest day an ask could be warranted, and the way there (trust.md, 5.10).

A walk along the very steps the agenda would propose, assuming they respond. It promises nothing:
"if they respond; nothing to chase".
"""

from dataclasses import dataclass

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.ladder import IDLE_STEPS, Step
from relterm.domain.next_step import DUTIES, NextStep, next_step
from relterm.domain.readiness import Result, opens_by_time, readiness
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import advance, advanced
from relterm.domain.trust.replaying import take_in
from relterm.domain.trust.state import TrustState

_PACING = MODEL.pacing
_REPLY_DAYS = 3.0
_PROMISE_DAYS = 6.0


@dataclass(frozen=True, slots=True)
class GamePlan:
    """When an ask could be warranted at the earliest, and the steps until then."""

    earliest: float | None
    """Days since 1970 in UTC; None when not within two years."""
    steps: tuple[tuple[float, Step], ...]
    """When to do what; never an ask."""


def game_plan(
    state: TrustState,
    now: float,
    size: AskSize,
    longest_gap_days: float = MODEL.ladder.friends_gap,
) -> GamePlan:
    """The plan from `now` (days) for an ask of a size; at most two years and 400 rounds."""
    if readiness(state, now, size).may_ask:
        return GamePlan(now, ())
    walk = advanced(state, now)
    t = now
    steps: list[tuple[float, Step]] = []
    for _ in range(_PACING.rounds):
        if t > now + _PACING.horizon:
            break
        planned = next_step(walk, t, size, longest_gap_days)
        coming = coming_of(walk, planned, t, None if steps else now)
        opens = opens_by_time(walk, t, size)
        if opens < coming and readiness(walk, opens, size).result is Result.READY:
            return GamePlan(opens, tuple(steps))
        if planned.step in IDLE_STEPS:
            t = max(planned.at, t + 1.0)
            advance(walk, t)
            if planned.step is Step.WAIT:
                take_in(walk, their_word(t))
            continue
        advance(walk, coming)
        # time has passed, so the step is decided again
        step = next_step(walk, coming, size, longest_gap_days).step
        if step is Step.MAY_ASK:
            return GamePlan(coming, tuple(steps))
        if step in IDLE_STEPS:
            t = coming
            continue
        steps.append((coming, step))
        t = carry_out(walk, step, coming)
    return GamePlan(None, tuple(steps))


def coming_of(walk: TrustState, planned: NextStep, t: float, start: float | None) -> float:
    """When a planned step is taken: duties and first approaches soon, the rest at its pace.

    `t` is the time on the walk; `start` its beginning while no step has been taken yet.
    """
    if planned.step in DUTIES or walk.first_two_way is None:
        return max(planned.at, t + 1.0)
    if start is None:
        return max(planned.at, t + _PACING.pace)
    since = start if walk.last_two_way is None else walk.last_two_way
    return max(planned.at, start + 1.0, since + _PACING.pace)


def carry_out(walk: TrustState, step: Step, t: float) -> float:
    """Apply what a step would put into the log if they respond; the time of the last event."""
    last = t
    for event in events_of(step, t, walk.rich):
        take_in(walk, event)
        last = event.t
    return last


def events_of(step: Step, t: float, rich: int) -> tuple[Event, ...]:
    """The log entries of a step taken at `t`, in order, if they respond.

    `rich` is how many talks there were: every other one from the fourth on goes deep.
    """
    if step in (Step.HELLO, Step.RECONNECT):
        return (Event(t, Kind.MSG), their_word(t + _REPLY_DAYS))
    if step is Step.LET_LEAD:
        return (Event(t, Kind.MSG), their_word(t + _REPLY_DAYS, depth=2))
    if step is Step.DEEPEN:
        deep = rich >= 3 and rich % 2 == 1
        return (Event(t, Kind.MEET, depth=3 if deep else 2),)
    if step is Step.SMALL_PROMISE:
        due = t + _PROMISE_DAYS
        return (Event(t, Kind.PROMISE, due=due), Event(due, Kind.KEPT))
    return (_SINGLE[step](t),)


def their_word(t: float, depth: int | None = None) -> Event:
    """A message of theirs."""
    return Event(t, Kind.MSG, Who.THEM, depth=depth)


_SINGLE = {
    Step.STUDY: lambda t: Event(t, Kind.STUDY),
    Step.REACT: lambda t: Event(t, Kind.LIKE),
    Step.SPACE: lambda t: Event(t, Kind.LIKE),
    Step.COMMENT: lambda t: Event(t, Kind.COMMENT),
    Step.EXCHANGE: lambda t: Event(t, Kind.MSG, Who.BOTH, depth=2),
    Step.GIVE: lambda t: Event(t, Kind.GIVE, answered=True),
    Step.TALK: lambda t: Event(t, Kind.CALL, depth=2),
    Step.CATCH_UP: lambda t: Event(t, Kind.CALL, depth=2),
    Step.KEEP_PROMISE: lambda t: Event(t, Kind.KEPT),
    Step.MEND: lambda t: Event(t, Kind.SORRY),
    Step.ANSWER: lambda t: Event(t, Kind.MSG),
    Step.MEET_INVITATION: lambda t: Event(t, Kind.MSG),
    Step.THANK: lambda t: Event(t, Kind.THANKS),
}
