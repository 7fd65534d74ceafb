"""Whether an ask is warranted (trust.md, 5.9): thirteen named conditions, four sizes.

Giving before asking, no strings attached, days between asks: Clark & Mills 1979, Burger 1999.
Likes can touch none of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.trust.effects.asks import ask_size, is_invited
from relterm.domain.trust.parameters import CONFIRMED, MODEL
from relterm.domain.trust.passing import advanced, present
from relterm.domain.trust.replaying import in_order, take_in
from relterm.domain.trust.score import earned, pressure_of, score
from relterm.domain.trust.state import TrustState

_GATE = MODEL.gate


class Result(StrEnum):
    """What the gate says."""

    READY = "ready"
    NEARLY = "nearly"
    NOT_YET = "not yet"
    INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the gate."""

    name: str
    need: float
    have: float
    """`math.inf` days when it never happened."""
    progress: float
    """0..1."""
    met: bool
    hard: bool
    """A hard condition that fails rules out "nearly"."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The gate for one size of ask at one time."""

    size: AskSize
    result: Result
    conditions: tuple[Condition, ...]
    weakest: str | None
    """The first failing hard condition, else the failing one with the lowest progress."""
    unmet: tuple[str, ...]
    progress: float
    """Mean progress of all conditions, 0..1."""

    @property
    def may_ask(self) -> bool:
        """True when asking is warranted: every condition holds, or they asked first."""
        return self.result in (Result.READY, Result.INVITED)


def readiness(state: TrustState, now: float, size: AskSize) -> Readiness:
    """The gate at `now` (days) for an ask of a size."""
    seen = present(state, now)
    conditions = _conditions(seen, now, size)
    failing = [condition for condition in conditions if not condition.met]
    hard = next((condition for condition in failing if condition.hard), None)
    weakest = hard or min(failing, key=lambda condition: condition.progress, default=None)
    if is_invited(seen, now, size):
        result = Result.INVITED
    elif not failing:
        result = Result.READY
    elif hard is None and all(condition.progress >= _GATE.nearly for condition in failing):
        result = Result.NEARLY
    else:
        result = Result.NOT_YET
    return Readiness(
        size,
        result,
        conditions,
        None if weakest is None else weakest.name,
        tuple(condition.name for condition in failing),
        sum(condition.progress for condition in conditions) / len(conditions),
    )


def opens_by_time(state: TrustState, t: float, size: AskSize) -> float:
    """The first time from `t` on at which everything that only needs days to pass has passed."""
    z = size - 1
    waits = (
        (state.first_two_way, _GATE.time[z]),
        (state.last_ask, _GATE.no_recent_ask[z]),
        (state.last_hurt, _GATE.hurt_days),
        (state.last_gift, _GATE.no_strings[z]),
    )
    return max([t, *(since + days for since, days in waits if since is not None)])


def early_asks(events: Iterable[Event]) -> tuple[Event, ...]:
    """My asks that were made although the gate was closed just before, in the log's order.

    Derived from the log each time, so it can neither be forgotten nor edited away.
    """
    state = TrustState()
    early = []
    for event in in_order(events):
        if event.kind is Kind.ASK and event.who is not Who.THEM:
            gate = readiness(state, event.t, AskSize(ask_size(event)))
            if not gate.may_ask:
                early.append(event)
        take_in(state, event)
    return tuple(early)


def ask_cost(state: TrustState, now: float, size: AskSize) -> float:
    """Points of T that an ask of a size, its outcome open, would cost now; never negative."""
    before = advanced(state, now)
    after = before.copy()
    take_in(after, Event(t=now, kind=Kind.ASK, who=Who.ME, size=int(size)))
    return max(0.0, score(before) - score(after))


def _conditions(state: TrustState, now: float, size: AskSize) -> tuple[Condition, ...]:
    z = size - 1
    return (
        _mended(state, now, _GATE.mended[z]),
        _no_debts(state),
        _at_most("answered", _GATE.answered[z], state.streak, hard=True),
        _at_least("no_recent_ask", _GATE.no_recent_ask[z], _days(state.last_ask, now), hard=True),
        _at_least("no_strings", _GATE.no_strings[z], _days(state.last_gift, now)),
        _at_most("in_touch", _GATE.in_touch[z], _days_out_of_touch(state, now, size)),
        _at_least("time", _GATE.time[z], _days_known(state, now)),
        _at_least("exchanges", _GATE.exchanges[z], state.exchanges),
        _at_least("rich", _GATE.rich[z], state.rich),
        _at_least("turns", _GATE.turns[z], state.turns),
        _at_least("they_care", _GATE.they_care[z], state.they_care),
        _at_least("trust", _GATE.trust[z], earned(state)),
        _at_least("confidence", _GATE.confidence[z], state.values[CONFIRMED]),
    )


def _mended(state: TrustState, now: float, need: float) -> Condition:
    """Nothing weighs on it, no wound is open, and a month has passed since the last one."""
    have = pressure_of(state) + state.strain_felt
    days = _days(state.last_hurt, now)
    met = have <= need and not state.open_wound and days >= _GATE.hurt_days
    progress = 0.0 if state.open_wound else min(_ratio(need, have), _ratio(days, _GATE.hurt_days))
    return Condition("mended", need, have, progress, met, hard=True)


def _no_debts(state: TrustState) -> Condition:
    """I owe them nothing: no open promise, no answer, no thanks."""
    debts = len(state.open_promises) + state.owe_reply + state.owe_thanks
    return Condition("no_debts", 0.0, float(debts), 0.0 if debts else 1.0, debts == 0, hard=True)


def _days_out_of_touch(state: TrustState, now: float, size: AskSize) -> float:
    """Days since they took part; for more than a favour also half the days since before that.

    One reunion is not being in touch. When the log knows no occasion before, nothing is asked of
    it (decided by the reference: only so a stranger reaches advice on day 107).
    """
    days = _days(state.last_two_way, now)
    if size == AskSize.FAVOUR or state.prev_exchange is None:
        return days
    return max(days, _GATE.in_touch_before * _days(state.prev_exchange, now))


def _days_known(state: TrustState, now: float) -> float:
    return 0.0 if state.first_two_way is None else now - state.first_two_way


def _days(since: float | None, now: float) -> float:
    return inf if since is None else now - since


def _at_least(name: str, need: float, have: float, *, hard: bool = False) -> Condition:
    return Condition(name, need, float(have), _ratio(have, need), have >= need, hard)


def _at_most(name: str, need: float, have: float, *, hard: bool = False) -> Condition:
    return Condition(name, need, float(have), _ratio(need, have), have <= need, hard)


def _ratio(part: float, whole: float) -> float:
    """The share of part in whole, cut to 0..1; 1 when nothing is needed."""
    return 1.0 if whole <= 0.0 else min(max(part / whole, 0.0), 1.0)
