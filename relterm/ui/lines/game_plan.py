"""The game plan as lines: the steps the agenda will propose, and when."""

from datetime import date

from relterm.domain import days, wording
from relterm.domain.ladder import Step
from relterm.service.views.gate import GateView, PlannedStep
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Line, Span, line

DAY, WORDS = 9, 20
BESIDE = 64
"""Cells from which on the intention stands beside the step, not below it."""


def plan_lines(gate: GateView, today: date, cells: int) -> tuple[Line, ...]:
    """The game plan on so many cells."""
    if gate.open:
        return (line("Nothing more is needed. Ask plainly, and keep it good for both.", Role.DIM),)
    if gate.earliest is None:
        return (
            line("Not within two years at this pace.", Role.NAME),
            line("Perhaps this relationship is worth having without an ask.", Role.DIM),
        )
    lines = [part for step in gate.plan for part in _step(step, today, cells)]
    if not gate.plan:
        lines.append(
            line("Nothing but time is missing. Keep in touch as you would anyway.", Role.DIM)
        )
    lines.append(
        Line(
            (
                *_day(f"~ {days.short(gate.earliest, today)}"),
                Span("you may ask", Role.GOOD, bold=True, width=WORDS if cells >= BESIDE else None),
                Span(" plainly, and make a no easy"),
            ),
            hang=DAY + 2,
        )
    )
    return tuple(lines)


def _step(each: PlannedStep, today: date, cells: int) -> tuple[Line, ...]:
    """The step and what it is meant to be; a promise says which one it is."""
    by = "by " if each.step is Step.KEEP_PROMISE else ""
    what = each.about or wording.intention(each.step)
    spans = (
        *_day(by + days.short(each.day, today)),
        Span(wording.step_words(each.step), Role.INFO, width=WORDS if cells >= BESIDE else None),
    )
    if cells >= BESIDE:
        return (Line((*spans, Span(" "), Span(what)), hang=DAY + WORDS + 3),)
    indent = " " * (DAY + 2)
    return Line(spans), Line((Span(indent), Span(what, Role.DIM)), hang=DAY + 2)


def _day(words: str) -> tuple[Span, Span]:
    return Span(words, Role.DIM, width=DAY, align="right"), Span("  ")
