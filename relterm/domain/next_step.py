"""The next step with somebody, for a goal or for its own sake (trust.md, 5.10)."""

from dataclasses import dataclass

from relterm.domain.kinds import AskSize
from relterm.domain.ladder import Overlay, Step, rung
from relterm.domain.readiness import Result, readiness
from relterm.domain.trust.parameters import MODEL, WARM
from relterm.domain.trust.passing import present
from relterm.domain.trust.score import points
from relterm.domain.trust.state import TrustState

__all__ = ["DUTIES", "NextStep", "Step", "invitation_is_latest", "next_step"]

_PACING = MODEL.pacing
_CAPS = MODEL.caps

DUTIES = frozenset({Step.ANSWER, Step.MEET_INVITATION, Step.THANK, Step.KEEP_PROMISE, Step.MEND})
"""Steps that are owed and wait for nothing."""

_TALKING = frozenset({Step.TALK, Step.DEEPEN, Step.CATCH_UP})

_BY_CONDITION = {
    "mended": Step.GIVE,
    "no_debts": Step.EXCHANGE,
    "answered": Step.LET_LEAD,
    "no_recent_ask": Step.DEEPEN,
    "no_strings": Step.DEEPEN,
    "in_touch": Step.CATCH_UP,
    "time": Step.DEEPEN,
    "exchanges": Step.EXCHANGE,
    "rich": Step.TALK,
    "turns": Step.GIVE,
    "they_care": Step.LET_LEAD,
    "confidence": Step.EXCHANGE,
}
"""The step that moves a condition of the gate; trust looks at its components."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next, from when, and why."""

    step: Step
    at: float
    """Not before this time, in days since 1970 in UTC; never before now."""
    because: str
    """The condition of the gate or the rule that chose it: a condition's name, or one of
    promise, reply, invitation, thanks, wound, ladder, quiet, dormant, ready, talk, warmth."""


def next_step(
    state: TrustState,
    now: float,
    goal: AskSize | None,
    longest_gap_days: float = MODEL.ladder.friends_gap,
) -> NextStep:
    """The next step at `now` (days) towards an ask of size `goal`, or without any goal."""
    seen = present(state, now)
    duty = _duty(seen, now)
    if duty is not None:
        return duty
    place = rung(seen, now, longest_gap_days)
    if seen.first_two_way is None:
        return NextStep(place.step, place.not_before, "ladder")
    if place.overlay is Overlay.DORMANT:
        return NextStep(place.step, place.not_before, "dormant")
    if place.step in (Step.WAIT, Step.SPACE):
        return NextStep(place.step, place.not_before, "quiet")
    step, because = _wish(seen, now) if goal is None else _towards(seen, now, goal)
    at = now if seen.last_out is None else max(now, seen.last_out + _PACING.word_gap)
    return NextStep(_paced(seen, now, step), at, because)


def _duty(state: TrustState, now: float) -> NextStep | None:
    """What is owed comes first."""
    if state.open_promises and state.open_promises[0] <= now + _PACING.promise_ahead:
        return NextStep(Step.KEEP_PROMISE, now, "promise")
    if state.owe_reply:
        if invitation_is_latest(state, now):
            return NextStep(Step.MEET_INVITATION, now, "invitation")
        return NextStep(Step.ANSWER, now, "reply")
    if state.owe_thanks:
        return NextStep(Step.THANK, now, "thanks")
    if state.open_wound:
        return NextStep(Step.MEND, now, "wound")
    return None


def invitation_is_latest(state: TrustState, now: float) -> bool:
    """Whether the last thing they sent was an ask, within its 60 days."""
    asked = state.invited_t
    return asked is not None and asked == state.signal_t and now - asked <= MODEL.asks.invited_days


def _towards(state: TrustState, now: float, goal: AskSize) -> tuple[Step, str]:
    """The step that moves the weakest condition of the gate, or the ask itself."""
    gate = readiness(state, now, goal)
    if gate.result is Result.READY or gate.weakest is None:
        return Step.MAY_ASK, "ready"
    weakest = gate.weakest
    if weakest == "trust":
        return _towards_trust(state), weakest
    step = _BY_CONDITION[weakest]
    never_talked = step is Step.DEEPEN and state.rich == 0
    hardly_met = step is Step.TALK and state.exchanges < 2
    return Step.EXCHANGE if never_talked or hardly_met else step, weakest


def _towards_trust(state: TrustState) -> Step:
    """The step for the component with the largest unused share of its cap."""
    _, warmth, depth, reliability, mutuality = points(state)
    shares = (
        (depth / _CAPS.depth, Step.DEEPEN),
        (mutuality / _CAPS.mutuality, Step.LET_LEAD),
        (reliability / _CAPS.reliability, Step.SMALL_PROMISE),
        (warmth / _CAPS.warmth, Step.CATCH_UP),
    )
    # min takes the first of equals, which is the order of ties
    return min(shares, key=lambda share: share[0])[1]


def _wish(state: TrustState, now: float) -> tuple[Step, str]:
    """Without a goal: keep talking, in the rhythm of the tie.

    Somebody known only from `history` has talked with me, but nobody knows when: long ago.
    """
    if state.rich == 0:
        return (Step.TALK, "talk") if state.exchanges >= 3 else (Step.EXCHANGE, "warmth")
    usual = _PACING.talk_warmth * MODEL.half_lives[WARM] * state.slowness
    if state.last_rich is None or now - state.last_rich > 2.0 * max(_PACING.talk_least, usual):
        return Step.TALK, "talk"
    return Step.EXCHANGE, "warmth"


def _paced(state: TrustState, now: float, step: Step) -> Step:
    """Not two talks, nor two good turns, within three weeks."""
    last = None
    if step in _TALKING:
        last = state.last_rich
    elif step is Step.GIVE:
        last = state.last_turn
    crowded = last is not None and now - last < _PACING.rich_gap
    return Step.EXCHANGE if crowded else step
