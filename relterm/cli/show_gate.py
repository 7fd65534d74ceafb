"""May I ask: the four sizes in a line each, and the one that is planned condition by condition."""

from collections.abc import Iterator
from dataclasses import replace
from textwrap import wrap

from relterm.cli.printing import called, joined
from relterm.domain import days, wording
from relterm.domain.kinds import AskSize
from relterm.domain.ladder import IDLE_STEPS
from relterm.domain.readiness import Result
from relterm.domain.readings import change_words
from relterm.domain.refusal import NOW_WORDS, weakest_phrase
from relterm.service.views.gate import ConditionLine, GateView
from relterm.service.views.gate_in_full import cool_off_day, gate_in_full, price_words
from relterm.service.views.person import PersonView

TEXT_WIDTH = 100
"""Characters of a line within which sentences are wrapped."""
LABEL = 12
NAME, READING = 18, 20
WORDS = 40
"""Characters of an entry's own words that are printed behind a condition."""


def readiness_lines(view: PersonView) -> Iterator[str]:
    """Every size in a line; then the gate of the planned ask, or of the goal, in full."""
    goal, gates = view.gate, gates_of(view)
    for size, gate in gates.items():
        label = "may I ask" if size is AskSize.FAVOUR else ""
        yield f"{label:<{LABEL}}{size.word:<9}{_verdict(view, gate)}"
    if goal is not None:
        yield ""
        yield from _in_full(view, gates[goal.size])


def gates_of(view: PersonView) -> dict[AskSize, GateView]:
    """The gate of each size, read in full."""
    goal = view.gate
    return {
        size: gate_in_full(view, size, goal.ask if goal and goal.size is size else None)
        for size in AskSize
    }


def _verdict(view: PersonView, gate: GateView) -> str:
    result = str(gate.readiness.result)
    if gate.open:
        return result
    earliest = "" if gate.earliest is None else "earliest "
    weakest = next(
        each for each in gate.readiness.conditions if each.name == gate.readiness.weakest
    )
    first = f"weakest: {weakest_phrase(weakest, view.state, view.now.t)}"
    return joined(result, f"{earliest}{gate.when(view.now.today)}", first)


def _in_full(view: PersonView, gate: GateView) -> Iterator[str]:
    what = f": {called(gate.ask.what)}" if gate.ask is not None and gate.ask.what else ""
    yield f"{gate.size.word}{what}"
    yield from _sentence(gate_answer(view, gate))
    for line in sorted(gate.conditions, key=lambda each: (each.met, not each.weakest)):
        yield _condition(line)
    if gate.price is not None:
        price = f"asking today would cost {price_words(gate.price)}"
        room = f"then no other ask before {cool_off_day(gate.price, view.now)}"
        yield from _sentence(f"{price}; {room}")
    yield from _now(view, gate)
    yield from _plan(view, gate)


def gate_answer(view: PersonView, gate: GateView) -> str:
    """Whether it is time, in a sentence or two."""
    if gate.readiness.result is Result.INVITED:
        name = called(view.person.given or view.person.name)
        return f"Invited: {name} asked you first. Answer it well; that is help, not a pitch."
    if gate.open:
        return "Ready: every condition holds. Ask plainly, make a no easy, keep it good for both."
    return f"{gate.refusal} ({gate.missing} of {len(gate.conditions)} still missing)"


def _condition(line: ConditionLine) -> str:
    sign = "x" if line.met else " "
    first = "  <- first this" if line.weakest and not line.met else ""
    rests = "; ".join(str(replace(each, what=called(each.what, WORDS))) for each in line.rests)
    text = f"  [{sign}] {line.words:<{NAME}}{line.reading:<{READING}}{rests}{first}"
    return text.rstrip()


def _now(view: PersonView, gate: GateView) -> Iterator[str]:
    """The step for the weakest condition, from when, and what it would do."""
    effect = gate.effect
    if effect is None:
        return
    day = view.now.day_of(effect.at)
    until = "until " if effect.step in IDLE_STEPS else ""
    when = "" if day <= view.now.today else f"; {until}{days.near(day, view.now.today)}"
    change = change_words(effect, " to ")
    does = f" ({wording.CONDITION_WORDS[effect.condition]} {change})" if change else ""
    yield from _sentence(f"now: {NOW_WORDS[effect.step]}{does}{when}")


def _plan(view: PersonView, gate: GateView) -> Iterator[str]:
    today = view.now.today
    if gate.open or gate.earliest is None:
        return
    yield from ("", "game plan (if they respond; nothing to chase)")
    for step in gate.plan:
        words = wording.step_words(step.step)
        what = called(step.about) or wording.intention(step.step)
        yield f"  {days.short(step.day, today):>9}  {words:<22}{what}"
    yield f"  {days.short(gate.earliest, today):>9}  {'you may ask':<22}plainly, and make a no easy"


def _sentence(text: str) -> list[str]:
    return wrap(text, TEXT_WIDTH, initial_indent="  ", subsequent_indent="  ")
