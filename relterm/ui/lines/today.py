"""Today as rows: sections, one thing to do a row, its reason below it."""

from relterm.service.views.today import TodayView
from relterm.service.views.today_lines import Glyph, Section, TodayLine
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, ListSource, Span, line

_SIGNS: dict[Glyph, tuple[Sign, Role]] = {
    Glyph.PROMISE: (Sign.PROMISE, Role.WARN),
    Glyph.DUE: (Sign.DUE, Role.WARN),
    Glyph.LATE: (Sign.DUE, Role.WARN),
    Glyph.DATE: (Sign.DATE, Role.BAD),
    Glyph.REST: (Sign.REST, Role.DIM),
    Glyph.ASK: (Sign.ASK, Role.INFO),
    Glyph.PLAN: (Sign.NOTE, Role.INFO),
}


def today_source(view: TodayView, glyphs: Glyphs, name_width: int) -> ListSource:
    """The rows of the day, in their sections."""
    rows: list[Item | Heading] = []
    for section in Section:
        found = view.of(section)
        if not found:
            continue
        top = (BLANK,) if rows else ()
        rows.append(Heading((*top, line(section.value.upper(), Role.HEADER))))
        rows.extend(Item(each.key, _row(each, glyphs, name_width)) for each in found)
    return ListSource(rows)


def _row(each: TodayLine, glyphs: Glyphs, name_width: int) -> tuple[Line, ...]:
    sign, role = _SIGNS[each.glyph]
    first = Line(
        (
            Span(f"{glyphs[sign]} ", role),
            Span(each.name, Role.NAME, bold=True, width=name_width),
            Span(" "),
            Span(each.what),
        ),
        (Span(each.when, Role.WARN if each.late else Role.DIM),),
    )
    if not each.why:
        return (first,)
    return first, Line((Span(" " * (name_width + 3)), Span(each.why, Role.DIM)))


def quiet_day(view: TodayView) -> tuple[Line, ...]:
    """What stands there when nothing is due; an empty book says how to begin."""
    if view.anybody:
        return (
            line("Nothing is due today.", Role.NAME),
            line("The people you know are well kept. Have a good day.", Role.DIM),
        )
    return (
        line("This book is empty. Three ways to begin:", Role.NAME),
        BLANK,
        Line((Span("n", Role.ACCENT, bold=True), Span("  add a person in one line"))),
        Line((Span("i", Role.ACCENT, bold=True), Span("  import a file of people"))),
        Line((Span("S", Role.ACCENT, bold=True), Span("  look around with sample people"))),
    )
