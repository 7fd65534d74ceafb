"""Today as rows: sections, one thing to do a row, its reason below it."""

from relterm.domain import days
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


def today_source(
    view: TodayView, glyphs: Glyphs, name_width: int, *, compact: bool = False, triage_key: str = ""
) -> ListSource:
    """The rows of the day, in their sections; on a quiet day the good wishes on top.

    `compact` leaves the empty lines out. `triage_key` is the key that sorts new people.
    """
    rows: list[Item | Heading] = []
    if view.lines and view.quiet:
        rows.append(Heading(good_day(view, triage_key)))
    for section in Section:
        found = view.of(section)
        if not found:
            continue
        top = (BLANK,) if rows and not compact else ()
        rows.append(Heading((*top, line(section.value.upper(), Role.HEADER))))
        rows.extend(Item(each.key, _row(each, glyphs, name_width)) for each in found)
    return ListSource(rows)


def _row(each: TodayLine, glyphs: Glyphs, name_width: int) -> tuple[Line, ...]:
    sign, role = _SIGNS[each.glyph]
    topic = f" {glyphs.dot} {each.topic}" if each.topic else ""
    first = Line(
        (
            Span(f"{glyphs[sign]} ", role),
            Span(each.name, Role.NAME, bold=True, width=name_width),
            Span(" "),
            Span(each.what),
            Span(topic, Role.INFO),
        ),
        (Span(each.when, Role.WARN if each.late else Role.DIM),),
    )
    if not each.why:
        return (first,)
    return first, Line((Span(" " * (name_width + 3)), Span(each.why, Role.DIM)))


def good_day(view: TodayView, triage_key: str = "") -> tuple[Line, ...]:
    """What is said when nothing is left to do: warmly, and without inventing work."""
    if view.plenty and view.waiting:
        can = "one person can wait" if view.waiting == 1 else f"{view.waiting} people can wait"
        return (
            line("That is plenty for today. Have a good day.", Role.NAME),
            line(f"{can[:1].upper()}{can[1:]}; tomorrow is soon enough.", Role.DIM),
        )
    if view.triage:
        return (line("Nothing is due today.", Role.NAME), *_waiting_room(view, triage_key))
    wish = "The people you know are well kept. Have a good day."
    lines = [line("Nothing is due today.", Role.NAME), line(wish, Role.DIM)]
    if view.coming is not None:
        when = days.near(view.coming.day, view.day)
        lines.append(
            Line(
                (
                    Span("next: ", Role.DIM),
                    Span(view.coming.name),
                    Span(f", {when}", Role.DIM),
                    Span(f" ({view.coming.what})" if view.coming.what else "", Role.DIM),
                )
            )
        )
    return tuple(lines)


def _waiting_room(view: TodayView, triage_key: str) -> tuple[Line, ...]:
    """Nobody is kept up with yet, and people wait to be sorted."""
    who = "1 person waits" if view.triage == 1 else f"{view.triage:,} people wait"
    said = line(f"{who} for you to choose whom to keep up with.", Role.DIM)
    if not triage_key:
        return (said,)
    return said, Line((Span(triage_key, Role.ACCENT, bold=True), Span("  choose, one by one")))


def quiet_day(view: TodayView, triage_key: str = "") -> tuple[Line, ...]:
    """What stands there when there is not one line; an empty book says how to begin."""
    if view.anybody:
        return good_day(view, triage_key)
    return (
        line("This book is empty. Ways to begin:", Role.NAME),
        BLANK,
        Line((Span("{new_person}", Role.ACCENT, bold=True), Span("  add a person in one line"))),
        Line((Span("{import}", Role.ACCENT, bold=True), Span("  import a file of people"))),
        Line((Span("{sample}", Role.ACCENT, bold=True), Span("  look around with sample people"))),
        Line((Span("{tour}", Role.ACCENT, bold=True), Span("  be shown round, in ten steps"))),
    )
