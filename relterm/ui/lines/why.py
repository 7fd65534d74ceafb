"""A reason as passages to read: the claim, the rule, the numbers, and what it rests on."""

from collections.abc import Iterator
from datetime import date

from relterm.domain import days
from relterm.service.views.why.reasons import EntryLine, Reason
from relterm.ui.glyphs import Glyphs
from relterm.ui.roles import Role
from relterm.ui.show import LIST_LIMIT, visible, width
from relterm.ui.widgets.reading import Passage
from relterm.ui.widgets.rows import BLANK, Line, Span, line

_WIDEST_LABEL = 20
_DAY = 10
_GAP = 2


def reason_passages(reason: Reason, today: date, glyphs: Glyphs) -> tuple[Passage, ...]:
    """Everything about a reason, in the order one reads it."""
    said = [Line((Span(_short(reason.claim), Role.NAME, bold=True),))]
    if reason.rules:
        said += [BLANK, *(_rule(each, glyphs) for each in reason.rules)]
    if reason.facts:
        said += [BLANK, *_facts(reason.facts)]
    found = [Passage(tuple(said))]
    if reason.entries:
        found.append(Passage((BLANK, line("IT RESTS ON", Role.HEADER))))
        found += [Passage(tuple(_entry(each, today)), each.uid) for each in reason.entries]
    if reason.more:
        found.append(Passage((line(f"{'':{_DAY + _GAP}}{reason.more}", Role.DIM),)))
    return tuple(found)


def _rule(text: str, glyphs: Glyphs) -> Line:
    return Line((Span(f"{glyphs.dot} ", Role.DIM), Span(_short(text))), hang=2)


def _short(text: str) -> str:
    """At most as much of a text as a list shows."""
    return visible(text, limit=LIST_LIMIT)


def _facts(facts: tuple[tuple[str, str], ...]) -> Iterator[Line]:
    """Labels and values in two columns; a pair of empty words is a gap."""
    widest = max(width(visible(label)) for label, _ in facts)
    column = min(widest, _WIDEST_LABEL) + _GAP
    for label, value in facts:
        if not label and not value:
            yield BLANK
        else:
            yield Line((Span(label, Role.DIM, width=column), Span(_short(value))), hang=column)


def _entry(each: EntryLine, today: date) -> Iterator[Line]:
    """The day, what happened, what it has to do with it; below, what was written about it."""
    day = Span(days.short(each.day, today), Role.DIM, width=_DAY, align="right")
    indent = _DAY + _GAP
    note = (Span(each.note, Role.INFO),) if each.note else ()
    yield Line(
        (day, Span(" " * _GAP), Span(_short(each.title), Role.NAME, bold=True)), note, hang=indent
    )
    if each.text:
        yield Line((Span(" " * indent), Span(_short(each.text), Role.DIM)), hang=indent)
