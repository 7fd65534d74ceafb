"""The list of asks as rows."""

from relterm.domain.readiness import Result
from relterm.service.views.asks import AskGroup, AskRow
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, ListSource, Span, line

_SIGNS: dict[AskGroup, tuple[Sign, Role]] = {
    AskGroup.READY: (Sign.READY, Role.GOOD),
    AskGroup.INVITED: (Sign.INVITED, Role.INFO),
    AskGroup.NOT_YET: (Sign.NOT_YET, Role.WARN),
    AskGroup.WAITING: (Sign.REST, Role.DIM),
    AskGroup.ANSWERED: (Sign.DONE, Role.DIM),
}

EMPTY = (
    line("No asks, and that is fine.", Role.NAME),
    BLANK,
    line(
        "Choose a person and press x to plan one: relterm will say when the relationship "
        "is ready for it, and what to do until then.",
        Role.DIM,
    ),
)


def asks_source(rows: tuple[AskRow, ...], glyphs: Glyphs) -> ListSource:
    """The asks in their groups."""
    items: list[Item | Heading] = []
    for group in AskGroup:
        found = [row for row in rows if row.group is group]
        if found:
            top = (BLANK,) if items else ()
            items.append(Heading((*top, line(group.value.upper(), Role.HEADER))))
            items += [Item(row.ask.uid, _row(row, glyphs)) for row in found]
    return ListSource(items)


def _row(row: AskRow, glyphs: Glyphs) -> tuple[Line, ...]:
    sign, role = _SIGNS[row.group]
    if row.gate is not None and row.gate.readiness.result is Result.NEARLY:
        sign = Sign.NEARLY
    what = row.ask.what or "an ask"
    return (
        Line(
            (Span(f"{glyphs[sign]} ", role), Span(row.name, Role.NAME, bold=True)),
            (Span(row.status, role),),
        ),
        Line((Span("  "), Span(what, Role.DIM)), (Span(row.ask.size.word, Role.DIM),)),
    )
