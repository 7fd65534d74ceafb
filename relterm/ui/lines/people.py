"""The list of people: one line a person, with the small curve and the score."""

from collections.abc import Callable, Sequence

from relterm.service.views.people import ListedPerson, PeopleList
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Item, Line, PagedSource, Section, Span, line
from relterm.ui.widgets.spark import spark

SPARK = 5
ROOMY = 26
"""In a list of fewer cells the name is worth more than the curve and the hint."""
RISING = 1.0
"""Points the curve must have risen or fallen by to be drawn as rising or falling."""

EMPTY = (
    line("Nobody is here yet.", Role.NAME),
    BLANK,
    Line((Span("{new_person}", Role.ACCENT, bold=True), Span("  add a person"))),
    Line((Span("{import}", Role.ACCENT, bold=True), Span("  import a file"))),
)
NOBODY_FOUND = (
    line("Nobody matches.", Role.NAME),
    line("{^people.leave_filter} clears the filter, {new_person} adds somebody new.", Role.DIM),
)


def people_source(
    listed: PeopleList,
    fetch: Callable[[int, int], Sequence[ListedPerson]],
    find: Callable[[str], int | None],
    glyphs: Glyphs,
) -> PagedSource:
    """The rows, asked for a page at a time."""

    def items(start: int, count: int) -> list[Item]:
        return [Item(each.uid, (_row(each, glyphs),)) for each in fetch(start, count)]

    return PagedSource(items, find, _sections(listed))


def _sections(listed: PeopleList) -> list[Section]:
    total = len(listed.ids)
    if listed.filtered:
        return [Section((line("FOUND", Role.HEADER),), total)]
    rest = total - listed.due - listed.week
    sections: list[Section] = []
    for title, count in (("DUE", listed.due), ("THIS WEEK", listed.week), ("LATER", rest)):
        if count:
            top = (BLANK,) if sections else ()
            sections.append(Section((*top, line(title, Role.HEADER)), count))
    return sections


def _row(each: ListedPerson, glyphs: Glyphs) -> Line:
    due = Span(f"{glyphs[Sign.DUE]} ", Role.WARN) if each.due else Span("  ")
    hint = Span(f"  {each.hint}" if each.hint else "", Role.DIM, least=ROOMY)
    if not each.curve:
        blank = Span(" " * SPARK, least=ROOMY)
        return Line((due, Span(each.name), hint), (blank, Span(" " * 4)))
    change = each.curve[-1] - each.curve[0]
    role = Role.GOOD if change > RISING else Role.WARN if change < -RISING else Role.INFO
    score = f"{'~' if each.guess else ''}{each.score:.0f}"
    return Line(
        (due, Span(each.name), hint),
        (
            Span(spark(each.curve, SPARK, glyphs), role, least=ROOMY),
            Span(f"{score:>4}", Role.DIM if each.guess else Role.TEXT),
        ),
    )
