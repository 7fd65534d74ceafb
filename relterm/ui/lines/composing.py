"""What stands beside a draft: whom it is for and what it is meant to be, and what it looks like."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from relterm.domain.draft_check import Channel, check_draft, findings
from relterm.domain.ladder import Step
from relterm.service.views.briefing import Briefing
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.lines.briefing import now_lines
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Line, Span, line

EMPTY = "Write as you would speak. What it looks like to them is said here."
LABEL = 11
_TOLD, _OPEN, _QUESTIONS = 2, 1, 1


def about_lines(brief: Briefing, glyphs: Glyphs) -> tuple[Line, ...]:
    """Where the two stand, the one step and its intention, and what to go on from."""
    return (
        line(brief.standing, Role.DIM),
        *now_lines(replace(brief.now, because=""), glyphs),
        *_threads(brief),
    )


def finding_lines(text: str, step: Step, channel: Channel, glyphs: Glyphs) -> tuple[Line, ...]:
    """A line for each thing there is to say about a draft."""
    found = findings(check_draft(text, step, channel), step)
    if not found:
        return (line(EMPTY, Role.HINT),)
    return tuple(
        Line(
            (
                Span(f"{glyphs[Sign.DONE if each.good else Sign.OPEN]} ", _role(good=each.good)),
                Span(each.words, Role.DIM if each.good else Role.TEXT),
            ),
            hang=2,
        )
        for each in found
    )


def _role(*, good: bool) -> Role:
    return Role.GOOD if good else Role.WARN


def _threads(brief: Briefing) -> Iterator[Line]:
    if brief.last_when:
        yield _pair("last time", brief.last_when)
    for each in islice(brief.last_what, _TOLD):
        yield _pair("", each)
    others = (each for each in brief.open_ends if each.partition(": ")[2] not in brief.now.words)
    for each in islice(others, _OPEN):
        yield _pair("open", each, Role.WARN)
    if brief.shared:
        yield _pair("you share", ", ".join(brief.shared), Role.INFO)
    for each in islice(brief.questions, _QUESTIONS):
        yield _pair("ask", each)
    if brief.better:
        yield _pair("better", brief.better)


def _pair(label: str, text: str, role: Role = Role.TEXT) -> Line:
    return Line((Span(label, Role.DIM, width=LABEL), Span(text, role)), hang=LABEL)
