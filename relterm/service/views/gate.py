"""The gate of an ask: condition by condition, when it could open, what to do meanwhile."""

from dataclasses import dataclass
from datetime import date
from math import inf

from relterm.domain import days, wording
from relterm.domain.game_plan import game_plan
from relterm.domain.interactions import Ask
from relterm.domain.kinds import AskSize
from relterm.domain.moments import Now
from relterm.domain.next_step import Step
from relterm.domain.people import Person
from relterm.domain.readiness import Condition, Readiness, Result, ask_cost, readiness
from relterm.domain.trust import TrustState
from relterm.service.contacts import wished_gap


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition as it is shown: its name, its progress (0..1) and how far it is."""

    name: str
    words: str
    reading: str
    progress: float
    met: bool
    hard: bool
    weakest: bool


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the game plan."""

    day: date
    step: Step


@dataclass(frozen=True, slots=True)
class GateView:
    """Whether an ask of this size is warranted today, and if not, the way there."""

    ask: Ask | None
    size: AskSize
    readiness: Readiness
    conditions: tuple[ConditionLine, ...]
    earliest: date | None
    plan: tuple[PlannedStep, ...]
    cost: float
    """Points of trust that asking today would cost (positive)."""

    @property
    def open(self) -> bool:
        """True when asking is warranted: ready, or they asked first."""
        return self.readiness.result in {Result.READY, Result.INVITED}

    def when(self, today: date) -> str:
        """The earliest date in words."""
        if self.open:
            return "now"
        if self.earliest is None:
            return "not within two years"
        return days.about(self.earliest, today)


def gate_view(
    person: Person,
    ask: Ask | None,
    size: AskSize,
    state: TrustState,
    now: Now,
) -> GateView:
    """Work out the gate for one person and one size."""
    return gate_of(wished_gap(person), ask, size, state, now)


def gate_of(
    gap: float,
    ask: Ask | None,
    size: AskSize,
    state: TrustState,
    now: Now,
) -> GateView:
    """Work out the gate for one size; `gap` is the longest wished gap with the person in days."""
    result = readiness(state, now.t, size)
    plan = game_plan(state, now.t, size, gap)
    return GateView(
        ask=ask,
        size=size,
        readiness=result,
        conditions=tuple(_line(each, result) for each in result.conditions),
        earliest=None if plan.earliest is None else now.day_of(plan.earliest),
        plan=tuple(PlannedStep(now.day_of(t), step) for t, step in plan.steps),
        cost=ask_cost(state, now.t, size),
    )


def _line(condition: Condition, result: Readiness) -> ConditionLine:
    return ConditionLine(
        name=condition.name,
        words=wording.CONDITION_WORDS[condition.name],
        reading=_reading(condition),
        progress=condition.progress,
        met=condition.met,
        hard=condition.hard,
        weakest=condition.name == result.weakest,
    )


def _reading(condition: Condition) -> str:
    have, need = condition.have, condition.need
    if condition.name in {"no_recent_ask", "no_strings", "in_touch"}:
        return _since(condition)
    if condition.name == "mended":
        return "clear" if condition.met else f"{have:.2f} of at most {need:.2f}"
    if condition.name == "no_debts":
        return "clear" if condition.met else f"{have:.0f} open"
    if condition.name == "answered":
        return "clear" if condition.met else f"{have:.0f} without an answer"
    if condition.name in {"they_care", "confidence"}:
        return f"{have * 100:.0f}% of {need * 100:.0f}%"
    return f"{have:.0f} of {need:.0f}"


def _since(condition: Condition) -> str:
    if condition.have == inf:
        return "never" if condition.name != "in_touch" else "not yet"
    if condition.name == "in_touch":
        return days.ago(int(condition.have))
    return f"{condition.have:.0f} of {days.counted(round(condition.need), 'day')}"
