"""What was done, as rows by day; and one change in full."""

from collections.abc import Iterator, Sequence
from datetime import date

from relterm.domain import days
from relterm.domain.differences import Difference
from relterm.service.views.history import ChangedLine, ChangeView, Deed, DoneChange
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, ListSource, Span, line

TIME = 7
DEED = 8

EMPTY = (
    line("Nothing was done in this book yet.", Role.NAME),
    BLANK,
    line("Whatever you log, add or change is listed here, and can be taken back.", Role.DIM),
)
NOTHING_FOUND = (
    line("No change has these words.", Role.NAME),
    line("{^history.leave} shows all again.", Role.DIM),
)
_NEXT = {False: "{history.undo} takes it back", True: "{history.redo} does it again"}


def history_source(changes: Sequence[DoneChange], today: date, glyphs: Glyphs) -> ListSource:
    """The changes under their days, newest first."""
    rows: list[Item | Heading] = []
    day: date | None = None
    for each in changes:
        if each.day != day:
            day = each.day
            header = line(_day(day, today), Role.HEADER)
            rows.append(Heading((BLANK, header) if rows else (header,)))
        rows.append(Item(str(each.row.id), (_row(each, glyphs),)))
    return ListSource(rows)


def _day(day: date, today: date) -> str:
    """`TODAY · Sat 21 Nov`, with the year when it is another one."""
    near = days.near(day, today)
    year = "" if day.year == today.year else f" {day.year}"
    full = days.long(day) + year
    return f"{near.upper()} · {full}" if near in {"today", "yesterday"} else full


def _row(each: DoneChange, glyphs: Glyphs) -> Line:
    row = each.row
    sign, role = (Sign.OPEN, Role.DIM) if row.undone else (Sign.DONE, Role.GOOD)
    right = "undone" if row.undone else f"{row.items:,} things" if row.items > 1 else ""
    return Line(
        (
            Span(f"{each.at:%H:%M}", Role.DIM, width=TIME),
            Span(f"{glyphs[sign]} ", role),
            Span(row.label, Role.DIM if row.undone else Role.TEXT),
        ),
        (Span(f"  {right}" if right else "", Role.WARN if row.undone else Role.DIM),),
    )


def change_lines(view: ChangeView | None, today: date, glyphs: Glyphs) -> tuple[Line, ...]:
    """Everything that is known about one change."""
    if view is None:
        return (line("This is no longer in the history.", Role.DIM),)
    row = view.change.row
    when = f"{days.near(view.change.day, today)}, {days.long(view.change.day)}"
    if view.change.day.year != today.year:
        when += f" {view.change.day.year}"
    state = Span("undone", Role.WARN) if row.undone else Span("done", Role.GOOD)
    sign = glyphs[Sign.OPEN] if row.undone else glyphs[Sign.DONE]
    lines = [
        Line((Span(row.label, Role.NAME, bold=True),)),
        Line((Span(f"{sign} "), state, Span(f" · {when}, {view.change.at:%H:%M}", Role.DIM))),
        *_imported(view),
        BLANK,
    ]
    for each in view.things:
        lines += _thing(each, row.undone, glyphs)
    if view.more:
        lines.append(line(f"and {view.more:,} more", Role.DIM))
    return tuple(lines)


def next_words(undone: bool) -> str:
    """What the keys would do with it, for a pane's hint."""
    return _NEXT[undone]


def _imported(view: ChangeView) -> Iterator[Line]:
    batch = view.imported
    if batch is None:
        return
    counts = (
        (batch.created, "new"),
        (batch.changed, "changed"),
        (batch.same, "the same"),
        (batch.rejected, "left out"),
    )
    said = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    yield Line((Span("from ", Role.DIM), Span(batch.file), Span(f" ({batch.source})", Role.DIM)))
    if said:
        yield line(said, Role.DIM)


def _thing(each: ChangedLine, undone: bool, glyphs: Glyphs) -> Iterator[Line]:
    role = {Deed.NEW: Role.GOOD, Deed.GONE: Role.BAD}.get(each.deed, Role.INFO)
    word = {Deed.UNKNOWN: "changed", Deed.GONE: "gone"}.get(each.deed, str(each.deed))
    yield Line((Span(word, role, width=DEED), Span(f" {each.title}")), hang=DEED + 1)
    if each.deed is Deed.UNKNOWN:
        verb = "done" if undone else "undone"
        words = f"something else was changed in it since, so it may not be {verb} alone"
        yield Line((Span(" " * (DEED + 1)), Span(words, Role.DIM)), hang=DEED + 1)
    for one in each.differences:
        field = Span(f"{'':{DEED + 1}}{one.words}: ", Role.DIM)
        yield Line((field, *_before_after(one, glyphs)), hang=DEED + 3)


def _before_after(one: Difference, glyphs: Glyphs) -> tuple[Span, ...]:
    """`wide → close`; of a list `with #conf, without #old`."""
    if not one.listed:
        arrow = Span(f" {glyphs[Sign.ARROW]} ", Role.DIM)
        return Span(one.before, Role.DIM), arrow, Span(one.after)
    between = ", " if one.before and one.after else ""
    return (
        Span("with " if one.after else "", Role.DIM),
        Span(one.after),
        Span(f"{between}without {one.before}" if one.before else "", Role.DIM),
    )
