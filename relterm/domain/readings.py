"""How far each condition of the gate is, in the few words that fit beside its name."""

from math import inf

from relterm.domain import days
from relterm.domain.readiness import Condition
from relterm.domain.step_effect import StepEffect
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.score import pressure_of, strain_of
from relterm.domain.trust.state import TrustState

_CLEAR = "clear"
_SINCE = frozenset({"no_recent_ask", "no_strings"})
_SHARES = frozenset({"they_care", "confidence"})
_COUNTED = frozenset({"exchanges", "rich", "turns", "trust", "time", *_SHARES})
"""Conditions of which a step's effect is told in numbers."""
_YEARS = 700.0
"""Days from which on a time is told in years."""


def reading(condition: Condition, state: TrustState, now: float) -> str:
    """`1 of 3`, `9 of 14 days`, `5 weeks ago`, `2 unanswered`: at most some twenty characters.

    `state` is that of the same gate, advanced to `now` (days): two conditions join several causes,
    and only the memory tells which of them it is.
    """
    have, need = condition.have, condition.need
    if condition.name == "mended":
        return _weighing(condition, state, now)
    if condition.name == "no_debts":
        return _CLEAR if condition.met else f"{have:.0f} open"
    if condition.name == "answered":
        return _CLEAR if condition.met else f"{have:.0f} unanswered"
    if condition.name in _SINCE:
        return _since(condition)
    if condition.name == "in_touch":
        return _touch(condition, state, now)
    if condition.name in _SHARES:
        return f"{have:.0%} of {need:.0%}"
    if condition.name == "time" and have >= _YEARS:
        return days.span(have)
    if need == 0.0 or (condition.name == "time" and condition.met):
        return f"{have:.0f}"
    shown = min(have, need - 1.0) if not condition.met and round(have) >= need else have
    return f"{max(shown, 0.0):.0f} of {need:.0f}"


def change_words(effect: StepEffect, arrow: str) -> str:
    """What a step does for the weakest condition: `42 → 46 of 45`; empty where nothing is counted.

    `arrow` stands between before and after, with its blanks.
    """
    if effect.condition == "no_debts" and effect.after < effect.before:
        return f"{effect.before:.0f}{arrow}{effect.after:.0f} open"
    if effect.condition not in _COUNTED:
        return ""
    before, after, need = (
        f"{number:.0%}" if effect.condition in _SHARES else f"{number:.0f}"
        for number in (effect.before, effect.after, effect.need)
    )
    return "" if before == after else f"{before}{arrow}{after} of {need}"


def held_back(weight: float) -> float:
    """The share of trust that pressure plus strain of a weight hold back, 0..1 (5.3)."""
    return weight / (1.0 + weight)


def _weighing(condition: Condition, state: TrustState, now: float) -> str:
    """A wound that is open, a weight that is felt, or a month that is not over."""
    if condition.met:
        return _CLEAR
    if state.open_wound:
        return "yours to mend"
    weight = pressure_of(state) + strain_of(state)
    if weight > condition.need:
        return f"holds back {held_back(weight):.0%}"
    passed = 0.0 if state.last_hurt is None else now - state.last_hurt
    return f"{passed:.0f} of {MODEL.gate.hurt_days:.0f} days"


def _since(condition: Condition) -> str:
    if condition.have == inf:
        return "never"
    if condition.met:
        return days.ago(int(condition.have))
    return f"{condition.have:.0f} of {days.counted(round(condition.need), 'day')}"


def _touch(condition: Condition, state: TrustState, now: float) -> str:
    """One reunion is not being in touch, so it may fail although they took part just now."""
    if state.last_two_way is None:
        return "not yet"
    since = max(now - state.last_two_way, 0.0)
    if condition.met:
        return days.ago(int(since))
    if since <= condition.need:
        return "only just again"
    return f"{since:.0f} days, {condition.need:.0f} at most"
