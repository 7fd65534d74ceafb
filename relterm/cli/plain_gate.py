"""May I ask, for the ear: the four sizes, then the planned one condition by condition."""

from collections.abc import Iterator
from datetime import date

from relterm.cli.plain_words import day_in_full, fact, own, said, said_on, sentence
from relterm.cli.show_gate import gate_answer, gates_of
from relterm.domain import wording
from relterm.domain.ladder import IDLE_STEPS
from relterm.domain.readings import change_words
from relterm.domain.refusal import NOW_WORDS, weakest_phrase
from relterm.service.views.gate import ConditionLine, GateView
from relterm.service.views.gate_in_full import cool_off_day, price_words
from relterm.service.views.person import PersonView


def gate_facts(view: PersonView) -> Iterator[str]:
    """Every size in a line or three; then the gate of the planned ask, or of the goal."""
    gates = gates_of(view)
    for size, gate in gates.items():
        yield from _verdict(size.word, view, gate)
    if view.gate is not None:
        yield ""
        yield from _in_full(view, gates[view.gate.size])


def _verdict(word: str, view: PersonView, gate: GateView) -> Iterator[str]:
    yield from fact(word, str(gate.readiness.result))
    if gate.open:
        return
    yield from fact(f"{word}, at the earliest", _when(view, gate))
    weakest = next(
        each for each in gate.readiness.conditions if each.name == gate.readiness.weakest
    )
    phrase = weakest_phrase(weakest, view.state, view.now.t)
    yield from fact(f"{word}, the weakest condition", said(phrase))


def _when(view: PersonView, gate: GateView) -> str:
    return said_on(gate.when(view.now.today), view.now.today)


def _in_full(view: PersonView, gate: GateView) -> Iterator[str]:
    what = own(gate.ask.what) if gate.ask is not None and gate.ask.what else ""
    yield sentence(f"In full, {gate.size.word}{f': {what}' if what else ''}")
    yield from fact("", said_on(gate_answer(view, gate), view.now.today, weekdays=False))
    for line in sorted(gate.conditions, key=lambda each: (each.met, not each.weakest)):
        yield from _condition(line, view.now.today)
    if gate.price is not None:
        yield from fact("Asking today would cost", said(price_words(gate.price)))
        day = said_on(cool_off_day(gate.price, view.now), view.now.today)
        yield from fact("Then no other ask before", day)
    yield from _now(view, gate)
    yield from _plan(gate)


def _condition(line: ConditionLine, today: date) -> Iterator[str]:
    missing = "missing, first this" if line.weakest else "missing"
    yield from fact(line.words, f"{'holds' if line.met else missing}, {said(line.reading)}")
    for each in line.rests:
        parts = (own(each.what), said_on(each.day, today))
        yield from fact(f"{line.words} rests on", ", ".join(part for part in parts if part))


def _now(view: PersonView, gate: GateView) -> Iterator[str]:
    effect = gate.effect
    if effect is None:
        return
    day = view.now.day_of(effect.at)
    change = change_words(effect, " to ")
    does = f" ({wording.CONDITION_WORDS[effect.condition]} {change})" if change else ""
    until = "until" if effect.step in IDLE_STEPS else "on"
    when = "" if day <= view.now.today else f", {until} {day_in_full(day)}"
    yield from fact("Now", f"{said(NOW_WORDS[effect.step] + does)}{when}")


def _plan(gate: GateView) -> Iterator[str]:
    if gate.open or gate.earliest is None:
        return
    yield from ("", "Game plan, if they respond; nothing to chase:")
    for step in gate.plan:
        about = own(step.about) or said(wording.intention(step.step))
        yield from fact(day_in_full(step.day), f"{wording.step_words(step.step)}: {about}")
    yield from fact(day_in_full(gate.earliest), "you may ask. Plainly, and make a no easy")
