"""The briefing as lines to read."""

from collections.abc import Iterator, Sequence

from relterm.service.views.briefing import Briefing
from relterm.service.views.person import PersonView
from relterm.ui.glyphs import Glyphs
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line
from relterm.ui.widgets.spark import spark

LABEL = 12
"""Cells of the column of labels."""
SPARK = 12


def briefing_lines(
    view: PersonView, brief: Briefing, curve: Sequence[float], glyphs: Glyphs
) -> tuple[Line, ...]:
    """Everything worth knowing before a reach-out, in the order one needs it."""
    person = view.person
    head = " · ".join(part for part in (person.title, person.organisation) if part)
    lines = [
        Line((Span(person.name, Role.NAME, bold=True), Span(f" · {head}" if head else ""))),
        line(brief.standing, Role.DIM),
    ]
    for block in (
        _last_time(brief),
        _labelled("Open", brief.open_ends, Role.WARN),
        _labelled("They value", brief.cares),
        _labelled("You share", brief.shared, Role.INFO),
        _questions(brief, glyphs),
        _labelled("Better", (brief.better,) if brief.better else ()),
        _labelled("Mind", (brief.caution,) if brief.caution else (), Role.WARN),
        _trust(view, curve, glyphs),
    ):
        made = tuple(block)
        if made:
            lines += [BLANK, *made]
    return tuple(lines)


def _last_time(brief: Briefing) -> Iterator[Line]:
    if not brief.last_when:
        return
    yield _pair("Last time", brief.last_when)
    for text in brief.last_what:
        yield _pair("", text)


def _labelled(label: str, words: Sequence[str], role: Role = Role.TEXT) -> Iterator[Line]:
    if words:
        yield _pair(label, ", ".join(words), role)


def _questions(brief: Briefing, glyphs: Glyphs) -> Iterator[Line]:
    if brief.questions:
        yield Line((Span("Ask, and listen", Role.NAME, bold=True),))
        for question in brief.questions:
            yield Line((Span(f" {glyphs.dot} "), Span(question)), hang=3)


def _trust(view: PersonView, curve: Sequence[float], glyphs: Glyphs) -> Iterator[Line]:
    if not view.events:
        yield _pair("Trust", "nothing is logged yet; they are a stranger to this book", Role.DIM)
        return
    trust = view.trust
    yield Line(
        (
            Span("Trust", Role.DIM, width=LABEL),
            Span(spark(curve, SPARK, glyphs), Role.WARN if curve[0] > trust.score else Role.GOOD),
            Span(f"  {curve[0]:.0f} "),
            Span(f"→ {trust.score:.0f}", Role.NAME, bold=True),
            Span(f"  {trust.word}", Role.DIM),
        )
    )
    if trust.confidence_word == "low":
        guess = f"a guess from little: {trust.low:.0f} to {trust.high:.0f}"
        yield _pair("", guess, Role.DIM)


def _pair(label: str, text: str, role: Role = Role.TEXT) -> Line:
    return Line((Span(label, Role.DIM, width=LABEL), Span(text, role)), hang=LABEL)
