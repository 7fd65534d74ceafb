"""The gate of an ask: condition by condition, when it could open, what to do meanwhile."""

from dataclasses import dataclass
from datetime import date

from relterm.domain import days, wording
from relterm.domain.ask_price import AskPrice
from relterm.domain.game_plan import GamePlan, game_plan
from relterm.domain.interactions import Ask
from relterm.domain.kinds import AskSize
from relterm.domain.moments import Now
from relterm.domain.next_step import Step
from relterm.domain.people import Person
from relterm.domain.readiness import Condition, Readiness, ask_cost, readiness
from relterm.domain.readings import reading
from relterm.domain.step_effect import StepEffect
from relterm.domain.trust import TrustState, advanced
from relterm.service.contacts import wished_gap
from relterm.service.views.why.reasons import EntryLine


@dataclass(frozen=True, slots=True)
class Rest:
    """An entry that a condition rests on, in a few words: `met`, `18 Nov`."""

    what: str
    """Often the user's own words; empty where the day says it all."""
    day: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.what, self.day) if part)


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
    entries: tuple[EntryLine, ...] = ()
    """What it rests on in the log, the most telling first; only in a gate read in full."""
    rests: tuple[Rest, ...] = ()
    """The first of them in a few words each."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the game plan."""

    day: date
    step: Step
    about: str = ""
    """What the promise is that is to be kept, or empty."""


@dataclass(frozen=True, slots=True)
class GateView:
    """Whether an ask of this size is warranted today, and if not, the way there.

    `price` and `effect`, and the entries of the conditions, are there only when it was read in
    full; what a list shows is cheap.
    """

    ask: Ask | None
    size: AskSize
    readiness: Readiness
    conditions: tuple[ConditionLine, ...]
    earliest: date | None
    plan: tuple[PlannedStep, ...]
    walk: GamePlan
    """The same in the model's own terms."""
    cost: float
    """Points of trust that asking today would cost (positive)."""
    price: AskPrice | None = None
    effect: StepEffect | None = None
    """What the next step does for the weakest condition; None when the gate is open."""
    step_on: date | None = None
    """The first day on which that step fits, by the log and by what was done today; None without
    one."""
    refusal: str = ""
    """Why not yet, in a few kind sentences; empty when the gate is open."""

    @property
    def open(self) -> bool:
        """True when asking is warranted: ready, or they asked first."""
        return self.readiness.may_ask

    @property
    def missing(self) -> int:
        """How many conditions fail."""
        return len(self.readiness.unmet)

    def when(self, today: date) -> str:
        """The earliest date in words."""
        if self.open:
            return "now"
        if self.earliest is None:
            return "not in two years"
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
    seen = advanced(state, now.t)
    result = readiness(seen, now.t, size)
    plan = game_plan(seen, now.t, size, gap)
    return GateView(
        ask=ask,
        size=size,
        readiness=result,
        conditions=tuple(_line(each, result, seen, now) for each in result.conditions),
        earliest=None if plan.earliest is None else now.day_of(plan.earliest),
        plan=tuple(PlannedStep(now.day_of(t), step) for t, step in plan.steps),
        walk=plan,
        cost=ask_cost(seen, now.t, size),
    )


def _line(condition: Condition, result: Readiness, state: TrustState, now: Now) -> ConditionLine:
    return ConditionLine(
        name=condition.name,
        words=wording.CONDITION_WORDS[condition.name],
        reading=reading(condition, state, now.t),
        progress=condition.progress,
        met=condition.met,
        hard=condition.hard,
        weakest=condition.name == result.weakest,
    )
