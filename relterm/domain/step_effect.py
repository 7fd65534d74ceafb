"""What the next step would do for the weakest condition of an ask (trust.md, 5.10).

The step is the model's own and is taken as the game plan takes it, if they respond.
"""

from dataclasses import dataclass

from relterm.domain.game_plan import carry_out, coming_of, their_word
from relterm.domain.kinds import AskSize
from relterm.domain.ladder import IDLE_STEPS, Step
from relterm.domain.next_step import next_step
from relterm.domain.readiness import Condition, readiness
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import advance, advanced
from relterm.domain.trust.replaying import take_in
from relterm.domain.trust.state import TrustState


@dataclass(frozen=True, slots=True)
class StepEffect:
    """One step, and the weakest condition before and after it."""

    step: Step
    """Never an ask."""
    at: float
    """When it is taken at the pace of the game plan, in days since 1970 in UTC; for a pause, when
    it ends."""
    condition: str
    """The weakest condition now."""
    need: float
    before: float
    """What the condition has now; `math.inf` days when it never happened."""
    after: float
    """What it would have once the step is done and they have responded."""
    progress_before: float
    progress_after: float
    """0..1, as the gate counts it."""
    opens: float
    """From when it may be taken, never later than `at`: the walk keeps to a pace, the user need
    not wait for it."""


def step_effect(
    state: TrustState,
    now: float,
    size: AskSize,
    longest_gap_days: float = MODEL.ladder.friends_gap,
) -> StepEffect | None:
    """The next step at `now` (days) towards an ask of a size; None when the gate is open."""
    gate = readiness(state, now, size)
    if gate.may_ask or gate.weakest is None:
        return None
    step, opens, at, walk, end = _taken(state, now, size, longest_gap_days)
    before = _named(gate.conditions, gate.weakest)
    after = _named(readiness(walk, end, size).conditions, gate.weakest)
    return StepEffect(
        step=step,
        at=at,
        condition=before.name,
        need=before.need,
        before=before.have,
        after=after.have,
        progress_before=before.progress,
        progress_after=after.progress,
        opens=opens,
    )


def _taken(
    state: TrustState, now: float, size: AskSize, gap: float
) -> tuple[Step, float, float, TrustState, float]:
    """The step, from when it may be and when it is taken, the memory then, and its last event."""
    walk = advanced(state, now)
    planned = next_step(walk, now, size, gap)
    if planned.step in IDLE_STEPS:
        end = max(planned.at, now + 1.0)
        advance(walk, end)
        if planned.step is Step.WAIT:
            take_in(walk, their_word(end))
        return planned.step, end, end, walk, end
    at = coming_of(walk, planned, now, now)
    advance(walk, at)
    # time has passed, so the step is decided again, as the game plan does
    step = next_step(walk, at, size, gap).step
    if step in IDLE_STEPS or step is Step.MAY_ASK:
        step = planned.step
    opens = planned.at if step is planned.step else at
    return step, opens, at, walk, carry_out(walk, step, at)


def _named(conditions: tuple[Condition, ...], name: str) -> Condition:
    return next(condition for condition in conditions if condition.name == name)
