"""The gate of an ask as lines: the verdict, each condition, the cost, the game plan."""

from collections.abc import Iterator
from datetime import date

from relterm.domain import days, wording
from relterm.domain.readiness import Result
from relterm.service.views.gate import ConditionLine, GateView
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line
from relterm.ui.widgets.spark import meter

NAME = 18
BAR = 12
ENOUGH_FOR_BAR = 48
"""Cells of a pane from which on the bars are drawn."""

_VERDICTS: dict[Result, tuple[str, Role]] = {
    Result.READY: ("READY", Role.GOOD),
    Result.INVITED: ("INVITED", Role.INFO),
    Result.NEARLY: ("NEARLY", Role.WARN),
    Result.NOT_YET: ("NOT YET", Role.WARN),
}


def verdict_line(gate: GateView, today: date) -> Line:
    """`NOT YET  4 of 13 still missing · about mid-January at this pace`."""
    word, role = _VERDICTS[gate.readiness.result]
    return Line((Span(f" {word} ", role, bold=True, badge=True), *_reading(gate, today)), hang=2)


def _reading(gate: GateView, today: date) -> Iterator[Span]:
    if gate.readiness.result is Result.INVITED:
        yield Span("  they asked first: answer it well", Role.DIM)
        return
    if gate.open:
        yield Span("  every condition holds: ask plainly, make a no easy", Role.DIM)
        return
    missing = sum(not each.met for each in gate.conditions)
    yield Span(f"  {missing} of {len(gate.conditions)} still missing", Role.DIM)
    if gate.earliest is None:
        yield Span(" · not within two years; worth having without an ask", Role.DIM)
        return
    yield Span(" · about ", Role.DIM)
    yield Span(gate.when(today), Role.NAME, bold=True)
    yield Span(", if they respond", Role.DIM)


def condition_lines(gate: GateView, glyphs: Glyphs, width: int) -> Iterator[Line]:
    """The conditions, those that fail first, the weakest on top."""
    order = sorted(gate.conditions, key=lambda each: (each.met, not each.weakest))
    for each in order:
        yield _condition(each, glyphs, BAR if width >= ENOUGH_FOR_BAR else 0)


def _condition(each: ConditionLine, glyphs: Glyphs, bar: int) -> Line:
    sign, role = (Sign.DONE, Role.GOOD) if each.met else (Sign.OPEN, Role.WARN)
    first = f"  {glyphs[Sign.FIRST]} first" if each.weakest and not each.met else ""
    drawn = (*meter(each.progress, bar, role, glyphs), Span("  ")) if bar else ()
    return Line(
        (
            Span(f"{glyphs[sign]} ", role),
            Span(each.words, Role.TEXT if each.met else Role.NAME, width=NAME),
            *drawn,
            Span(each.reading, Role.DIM if each.met else Role.TEXT),
            Span(first, Role.DIM),
        ),
        hang=NAME + 2,
    )


def cost_line(gate: GateView) -> Line:
    """What asking today would cost."""
    return Line(
        (
            Span("Asking today would cost about ", Role.DIM),
            Span(f"{gate.cost:.1f} points", Role.BAD if gate.cost >= 1 else Role.TEXT),
            Span(" of trust.", Role.DIM),
        )
    )


def gate_lines(gate: GateView, today: date, glyphs: Glyphs, width: int) -> tuple[Line, ...]:
    """The whole card."""
    lines = [verdict_line(gate, today), BLANK, *condition_lines(gate, glyphs, width)]
    if not gate.open:
        lines += [BLANK, cost_line(gate)]
    return tuple(lines)


def plan_lines(gate: GateView, today: date) -> tuple[Line, ...]:
    """The game plan: the steps the agenda will propose, and when."""
    if gate.open:
        return (line("Nothing more is needed. Ask plainly, and keep it good for both.", Role.DIM),)
    if gate.earliest is None:
        text = "Not within two years at this pace. Perhaps it is worth having without an ask."
        return (line(text, Role.DIM),)
    lines = [
        Line(
            (
                Span(days.short(step.day, today), Role.DIM, width=10, align="right"),
                Span("  "),
                Span(wording.step_words(step.step), Role.INFO, width=20),
                Span(wording.intention(step.step)),
            ),
            hang=32,
        )
        for step in gate.plan
    ]
    lines.append(
        Line(
            (
                Span(f"~ {days.short(gate.earliest, today)}", Role.DIM, width=10, align="right"),
                Span("  "),
                Span("may ask", Role.GOOD, bold=True, width=20),
                Span("plainly, and make a no easy"),
            )
        )
    )
    return tuple(lines)
