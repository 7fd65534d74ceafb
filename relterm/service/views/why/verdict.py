"""Why asking is warranted or not yet, how the date was found, what asking today would cost."""

from collections.abc import Iterator

from relterm.domain import days, describe, wording
from relterm.domain.ask_price import ask_price
from relterm.domain.game_plan import GamePlan, game_plan
from relterm.domain.interactions import Ask, AskState, Direction, Event, Outcome
from relterm.domain.kinds import AskSize
from relterm.domain.readiness import Readiness, Result, readiness
from relterm.domain.rule_words import COST_RULE, HARD_RULE, RESULT_RULES, WALK_RULE
from relterm.domain.trust import MODEL
from relterm.service.views.why.gate import condition_grounds, missing_facts
from relterm.service.views.why.reading import GAP, Known
from relterm.service.views.why.reasons import Reason

_STEPS = 12
"""Steps of a game plan that are told one by one."""
_NAMED = 6
"""Entries named for a verdict."""
FRIENDS = Reason(
    title="no ask",
    claim="A friend or family: friendship is not leverage, so nothing is proposed and no gate "
    "is kept.",
    rules=("What they are to you is in their intent; e changes it.",),
)
"""Why there is no gate for friends and family."""


def verdict_reason(who: Known, size: AskSize, ask: Ask | None = None) -> Reason:
    """Why asking is or is not warranted, how the date was found, what asking today would cost."""
    if who.person.personal:
        return FRIENDS
    gate = readiness(who.state, who.now.t, size)
    plan = game_plan(who.state, who.now.t, size, who.contact.gap)
    what = ask.what if ask is not None and ask.what else describe.SIZE_WORDS[size]
    hard = not gate.may_ask and any(each.hard and not each.met for each in gate.conditions)
    return Reason(
        title=f"{who.person.name} · {what}",
        claim=_verdict_claim(who, gate, plan),
        rules=(
            RESULT_RULES[gate.result],
            *((HARD_RULE,) if hard else ()),
            *(() if gate.may_ask else (WALK_RULE, COST_RULE)),
        ),
        facts=tuple(_verdict_facts(who, gate, plan)),
        person=who.person.uid,
        entries=who.lines(verdict_grounds(who, gate)),
    )


def _verdict_claim(who: Known, gate: Readiness, plan: GamePlan) -> str:
    if gate.result is Result.INVITED:
        return f"{who.name} asked you first: answer it well."
    if gate.result is Result.READY:
        return "All 13 conditions hold: ask plainly, and make a no easy."
    verb = "is" if len(gate.unmet) == 1 else "are"
    missing = (
        f"{gate.result.value.capitalize()}: {len(gate.unmet)} of {len(gate.conditions)} "
        f"conditions {verb} still missing."
    )
    if plan.earliest is None:
        never = wording.NOT_WITHIN_TWO_YEARS
        return f"{missing} {never[:1].upper()}{never[1:]}."
    day = days.about(who.now.day_of(plan.earliest), who.now.today)
    return f"{missing} If they respond, {day}."


def _verdict_facts(who: Known, gate: Readiness, plan: GamePlan) -> Iterator[tuple[str, str]]:
    yield from missing_facts(who, gate)
    if gate.may_ask:
        held = len(gate.conditions) - len(gate.unmet)
        yield "conditions", f"{held} of {len(gate.conditions)} hold"
        yield from _price_facts(who, gate)
        return
    yield GAP
    yield from _plan_facts(who, plan)
    yield GAP
    yield from _price_facts(who, gate)


def _plan_facts(who: Known, plan: GamePlan) -> Iterator[tuple[str, str]]:
    today = who.now.today
    yield "the way there", f"if they respond, a step about every {MODEL.pacing.pace:.0f} days"
    for t, step in plan.steps[:_STEPS]:
        yield days.short(who.now.day_of(t), today), wording.step_words(step)
    if len(plan.steps) > _STEPS:
        yield "…", f"and {days.counted(len(plan.steps) - _STEPS, 'more step')}"
    if plan.earliest is not None:
        yield f"~ {days.short(who.now.day_of(plan.earliest), today)}", "may ask"


def _price_facts(who: Known, gate: Readiness) -> Iterator[tuple[str, str]]:
    price = ask_price(who.state, who.now.t, gate.size, who.contact.gap)
    yield "asking today", f"would cost about {price.points:.1f} points of trust"
    if gate.may_ask:
        return
    if price.days is None:
        yield "and then", "it would not be right within two years"
    elif price.days >= 1.0:
        yield "and then", f"it could be right only {days.span(price.days)} later than if you wait"
    cool = days.near(who.now.day_of(price.cool_off_until), who.now.today)
    yield "after that", f"no other ask before {cool}"


def verdict_grounds(who: Known, gate: Readiness) -> Iterator[tuple[Event, str]]:
    """The entries behind what is missing, the weakest first; of an invitation, their ask."""
    if gate.result is Result.INVITED:
        asked = [each for each in reversed(who.events) if each.t == who.state.invited_t]
        yield from ((each, "they asked you") for each in asked[:1])
        return
    names = [gate.weakest, *gate.unmet] if gate.unmet else ["trust"]
    shown = 0
    for name in dict.fromkeys(name for name in names if name):
        for event, note in tuple(condition_grounds(who, gate.size, name))[: _NAMED // 2]:
            if shown < _NAMED:
                measured = note.startswith("+")
                yield event, f"{wording.CONDITION_WORDS[name]} {note}" if measured else note
            shown += 1


def ask_reason(who: Known, ask: Ask) -> Reason:
    """Why an ask stands where it stands: planned, made, answered, or theirs."""
    if ask.state is AskState.PLANNED:
        return verdict_reason(who, ask.size, ask)
    entry = who.entry(ask.interaction)
    events = [each for each in who.events if entry is not None and each.uid == entry.uid]
    theirs = ask.direction is Direction.THEIRS
    day = days.short(ask.day, who.now.today) if ask.day else "some time ago"
    rules = RESULT_RULES[Result.INVITED] if theirs else COST_RULE
    note = "their ask" if theirs else "the ask; open it for what it cost"
    return Reason(
        title=f"{'they asked' if theirs else 'asked'} · {ask.what or ask.size.word}",
        claim=_made_claim(who, ask, day),
        rules=(rules,),
        facts=tuple(_made_facts(ask, day)),
        person=who.person.uid,
        entries=who.lines((each, note) for each in events),
    )


def _made_claim(who: Known, ask: Ask, day: str) -> str:
    if ask.direction is Direction.THEIRS:
        return f"{who.name} asked you, {day}."
    if ask.state is AskState.ASKED:
        return f"You asked, {day}, and there is no answer yet. Nothing to chase."
    answer = ask.outcome if ask.outcome is not Outcome.NONE else Outcome.NO_ANSWER
    return f"You asked; what came of it, {day}: {answer}."


def _made_facts(ask: Ask, day: str) -> Iterator[tuple[str, str]]:
    yield "how big", describe.SIZE_WORDS[ask.size]
    yield "state", f"{ask.state}, {day}"
    if ask.reason:
        yield "asked early", f"because: {ask.reason}"
