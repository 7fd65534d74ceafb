"""The timeline as rows, newest first: entries with what they gave or cost, and quiet gaps."""

from relterm.domain import days, wording
from relterm.domain.kinds import REACTIONS, Kind, Who
from relterm.service.views.now_step import reminders_shown, rest_until
from relterm.service.views.person import PersonView, TimelineEntry
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, ListSource, Span, line

DAY = 9
REMINDERS = 3
"""Reminders shown above the log."""
SMALL = 0.05
"""A change below this is said to count with what was before (points)."""

WEIGHTLESS = frozenset({Kind.PROMISE, Kind.STUDY, Kind.NOTE})
"""Kinds that give no trust by themselves: nothing is said of points."""

EMPTY = (
    line("Nothing is logged yet.", Role.NAME),
    BLANK,
    Line((Span("a", Role.ACCENT, bold=True), Span("  log what happened, in one line"))),
    Line((Span("+", Role.ACCENT, bold=True), Span("  log the usual step"))),
)


def timeline_source(view: PersonView, glyphs: Glyphs) -> ListSource:
    """The next step on top, then the log."""
    rows: list[Item | Heading] = []
    if view.timeline or view.reminders:
        rows.append(Heading(_next(view, glyphs)))
    day = ""
    for each in view.timeline:
        here = days.short(view.now.day_of(each.t), view.now.today)
        rows.append(Item(each.key, _row(each, "" if here == day else here, glyphs)))
        day = here
    return ListSource(rows)


def _next(view: PersonView, glyphs: Glyphs) -> tuple[Line, ...]:
    """What comes: the steps the user set, then the rung's own, or until when it rests."""
    today = view.now.today
    lines = [
        _coming(each.what or "your next step", days.near(each.due, today), glyphs)
        for each in reminders_shown(view)[:REMINDERS]
    ]
    rest = rest_until(view)
    if rest is not None:
        return (*lines, _coming("let it rest", f"until {days.near(rest, today)}", glyphs))
    when = days.near(view.next_on, today) if view.next_on else "when you like"
    return (*lines, _coming(wording.step_words(view.next.step), when, glyphs))


def _coming(what: str, when: str, glyphs: Glyphs) -> Line:
    return Line(
        (
            Span("next", Role.NEXT, width=DAY, align="right"),
            Span(f" {glyphs[Sign.PROMISE]} ", Role.NEXT),
            Span(what, Role.NEXT),
        ),
        (Span(when, Role.DIM),),
    )


def _row(each: TimelineEntry, day: str, glyphs: Glyphs) -> tuple[Line, ...]:
    if each.entry is None:
        return (
            Line(
                (
                    Span("", width=DAY),
                    Span(f" {glyphs[Sign.GAP]} ", Role.DIM),
                    Span(each.title, Role.DIM),
                ),
                _delta(each),
            ),
        )
    sign, role = sign_of(each)
    first = Line(
        (
            Span(day, Role.DIM, width=DAY, align="right"),
            Span(f" {glyphs[sign]} ", role),
            Span(each.title, Role.NAME, bold=True),
            Span("  early" if each.early else "", Role.BAD),
            Span("  planned" if each.planned else "", Role.INFO),
        ),
        () if each.planned else _delta(each),
    )
    if not each.detail:
        return (first,)
    stem = Span(f"{'':{DAY}} {glyphs[Sign.STEM]} ", Role.DIM)
    return first, Line((stem, Span(each.detail, Role.DIM)))


def _delta(each: TimelineEntry) -> tuple[Span, ...]:
    if abs(each.delta) < SMALL:
        counts = each.entry is not None and each.entry.kind not in WEIGHTLESS
        return (Span("+0.0" if counts else "", Role.DIM),)
    return (Span(f"{each.delta:+.1f}", Role.GOOD if each.delta > 0 else Role.BAD),)


def sign_of(each: TimelineEntry) -> tuple[Sign, Role]:
    """The sign of an entry, and what its colour means."""
    entry = each.entry
    if entry is None:
        return Sign.GAP, Role.DIM
    if entry.kind is Kind.PROMISE:
        return Sign.PROMISE, Role.WARN
    if entry.kind is Kind.ASK:
        return (Sign.EARLY, Role.BAD) if each.early else (Sign.ASKED, Role.WARN)
    if entry.kind in {Kind.BROKEN, Kind.CONFLICT}:
        return Sign.OVERDUE, Role.BAD
    if entry.kind in REACTIONS or entry.kind is Kind.STUDY:
        return Sign.REACTION, Role.INFO
    if entry.kind is Kind.NOTE:
        return Sign.NOTE, Role.DIM
    if entry.kind is Kind.GIVE and entry.who is not Who.THEM:
        return Sign.GIVE, Role.GOOD
    if entry.who is Who.THEM:
        return Sign.THEM, Role.INFO
    return (Sign.BOTH, Role.GOOD) if _together(each) else (Sign.ME, Role.INFO)


def _together(each: TimelineEntry) -> bool:
    entry = each.entry
    if entry is None or entry.answered is False:
        return False
    talked = entry.kind in {Kind.MEET, Kind.VIDEO, Kind.CALL, Kind.EVENT, Kind.HISTORY}
    return talked or entry.who is Who.BOTH or bool(entry.answered)
