"""The briefing as lines to read: what fits now, then everything worth knowing before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from relterm.domain.ladder import Step
from relterm.service.views.briefing import Briefing
from relterm.service.views.now_step import NowStep
from relterm.service.views.person import PersonView
from relterm.service.views.today import TodayView
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.show import visible, width
from relterm.ui.widgets.rows import BLANK, Line, Span, line
from relterm.ui.widgets.spark import spark

GAP = 2
"""Cells between a label and its text."""
SPARK = 12
_NO_WORD = frozenset({Step.STUDY, Step.REACT, Step.COMMENT, Step.SPACE, Step.WAIT, Step.REST})


def briefing_lines(
    view: PersonView, brief: Briefing, glyphs: Glyphs, *, compact: bool = False
) -> tuple[Line, ...]:
    """Everything worth knowing before a reach-out, in the order one needs it.

    It stands beside Today's line, so the line's own reason is not said again. `compact` leaves the
    empty lines out, where there are few lines.
    """
    head = (*head_lines(view, brief), *trust_lines(view, brief, glyphs))
    now = now_lines(replace(brief.now, because=""), glyphs)
    return joined((head, now, *known_blocks(brief, glyphs)), compact=compact)


def briefing_title(view: PersonView, brief: Briefing) -> str:
    """`Before you write to Chiara`, or what there is to be done instead of writing."""
    name = view.person.given or view.person.name
    if brief.now.resting:
        return f"Leave {name} room"
    if brief.now.step in _NO_WORD:
        return f"Before you turn to {name}"
    return f"Before you write to {name}"


def nobody_chosen(day: TodayView | None, people_key: str) -> tuple[Line, ...]:
    """What stands there while no line about somebody is chosen; an empty book says what it is."""
    if day is not None and not day.anybody:
        return (line("Before you write to somebody, this says:", Role.NAME), *_PROMISED)
    if day is not None and not day.lines:
        where = f"{people_key} shows everybody you know." if people_key else ""
        return tuple(line(each, Role.DIM) for each in ("Nobody waits for a word today.", where))
    return (line("Choose somebody in the list to read what is worth knowing first.", Role.DIM),)


_PROMISED = tuple(
    Line((Span("  "), Span(each, Role.DIM)), hang=2)
    for each in (
        "what you talked about last time, and what is still open",
        "what they care about, and what you share",
        "questions worth asking, and whether a call would be better",
    )
)
"""What a briefing is, for somebody who has not seen one yet."""


def joined(blocks: Iterable[Iterable[Line]], *, compact: bool = False) -> tuple[Line, ...]:
    """Blocks of lines one below the other, an empty line between them; empty ones left out."""
    lines: list[Line] = []
    for block in blocks:
        made = tuple(block)
        if made and lines and not compact:
            lines.append(BLANK)
        lines += made
    return tuple(lines)


def head_lines(view: PersonView, brief: Briefing) -> Iterator[Line]:
    """Who it is, and where you stand."""
    person = view.person
    head = " · ".join(part for part in (person.title, person.organisation) if part)
    yield Line((Span(person.name, Role.NAME, bold=True), Span(f" · {head}" if head else "")))
    yield line(brief.standing, Role.DIM)


def now_lines(step: NowStep, glyphs: Glyphs) -> Iterator[Line]:
    """The one step and its intention: never a text to send."""
    sign, role = (Sign.REST, Role.INFO) if step.resting else (Sign.ARROW, Role.ACCENT)
    yield Line(
        (
            Span(f"{glyphs[sign]} ", role),
            Span(step.words, Role.NAME, bold=True),
            Span(f"  {step.when}" if step.when else "", Role.DIM),
        ),
        hang=2,
    )
    if step.because:
        yield Line((Span("  "), Span(step.because, Role.DIM)), hang=2)
    if step.intention:
        yield Line((Span("  "), Span(step.intention, Role.NEXT)), hang=2)


def known_blocks(brief: Briefing, glyphs: Glyphs) -> Iterator[Iterable[Line]]:
    """What is known, block by block."""
    yield _last_time(brief)
    yield _listed("Open", brief.open_ends, Role.WARN)
    yield _labelled(brief.cares_label, brief.cares)
    yield _labelled("You share", brief.shared, Role.INFO)
    yield _questions(brief, glyphs)
    yield _labelled("Better than a message", (brief.better,) if brief.better else ())
    yield _labelled("Mind", (brief.caution,) if brief.caution else (), Role.WARN)


def _last_time(brief: Briefing) -> Iterator[Line]:
    if not brief.last_when:
        return
    yield pair("Last time", brief.last_when)
    for text in brief.last_what:
        yield pair("", text, under="Last time")
    for text in brief.before:
        yield pair("", text, Role.DIM, under="Last time")


def _labelled(label: str, words: Sequence[str], role: Role = Role.TEXT) -> Iterator[Line]:
    if words:
        yield pair(label, ", ".join(words), role)


def _listed(label: str, words: Sequence[str], role: Role = Role.TEXT) -> Iterator[Line]:
    for place, each in enumerate(words):
        yield pair(label if place == 0 else "", each, role, under=label)


def _questions(brief: Briefing, glyphs: Glyphs) -> Iterator[Line]:
    if brief.questions:
        yield Line((Span("Ask, and listen", Role.NAME, bold=True),))
        for question in brief.questions:
            yield Line((Span(f" {glyphs.dot} "), Span(question)), hang=3)


def trust_lines(view: PersonView, brief: Briefing, glyphs: Glyphs) -> Iterator[Line]:
    """The small curve, from where to where, and what silence does."""
    if not view.events:
        yield line("nothing is logged yet; they are a stranger to this book", Role.DIM)
        return
    found = brief.curve
    role = Role.INFO if found.guess else Role.WARN if found.fell else Role.GOOD
    yield Line(
        (
            Span(spark(found.samples, SPARK, glyphs), role),
            Span(f"  {found.text}", Role.DIM if found.guess else Role.NAME),
            Span(f" {glyphs.dot} {view.trust.word}", Role.DIM),
        ),
        hang=SPARK + GAP,
    )
    if found.silence:
        yield line(found.silence, Role.DIM)


def pair(label: str, text: str, role: Role = Role.TEXT, *, under: str = "") -> Line:
    """A dim label and its text; without a label the text stands below that of `under`."""
    cells = width(visible(label or under)) + GAP
    return Line((Span(label, Role.DIM, width=cells), Span(text, role)), hang=cells)
