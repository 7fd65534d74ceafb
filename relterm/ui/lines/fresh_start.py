"""The fresh start as lines: what waits, week by week, and what stays as it is."""

from datetime import date

from relterm.domain import days
from relterm.domain.days import counted
from relterm.service.views.fresh_start import FreshStartView, Week
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import BLANK, Line, Span, line

_WEEK = 15
_COLUMN = 8

LOOKING = (line("Looking at who waits …", Role.DIM),)


def fresh_start_lines(view: FreshStartView, circle_key: str) -> tuple[Line, ...]:
    """What it would do; or that there is no need. `circle_key` chooses a circle."""
    if view.few:
        return _no_need(view)
    return (
        line(f"{view.total:,} people wait.", Role.NAME),
        BLANK,
        line(_what(view)),
        line(_stays(view), Role.DIM),
        *((line(_crowded(view, circle_key), Role.WARN),) if view.crowded else ()),
        BLANK,
        _heading(view),
        *(_row(view, week) for week in view.weeks),
        _totals(view),
        BLANK,
        line("It counts as no contact and changes no cadence. One {undo} undoes it.", Role.DIM),
    )


def _no_need(view: FreshStartView) -> tuple[Line, ...]:
    if not view.total:
        return (
            line("Nothing is overdue, so there is nothing to spread.", Role.NAME),
            line("Have a good day.", Role.DIM),
        )
    waits = counted(view.total, "person waits", "people wait")
    return (
        line(f"Only {waits}: the coming days have room for that.", Role.NAME),
        line("Nothing needs spreading. Have a good day.", Role.DIM),
    )


def _what(view: FreshStartView) -> str:
    weeks = counted(view.weeks_in_all, "week")
    stay = f"Today's {view.stay} {'stays' if view.stay == 1 else 'stay'}"
    today = f"{stay}; the others" if view.stay else "They"
    said = f"{today} come back over the next {weeks}, the nearest circles first"
    if view.crowded:
        return f"{said}, up to {view.plan.a_day:,} a day."
    return f"{said}, at most {view.plan.a_day} a day: there is room for what falls due meanwhile."


def _stays(view: FreshStartView) -> str:
    owed = f" ({view.owed:,} now)" if view.owed else ""
    return f"What you owe is never moved: promises, answers, thanks{owed}."


def _crowded(view: FreshStartView, circle_key: str) -> str:
    return (
        f"That is more than your {view.daily_number} a day, even in half a year. "
        f"A wider circle for some of them ({circle_key}) would be kinder to you."
    )


def _heading(view: FreshStartView) -> Line:
    names = (
        Span(circle, Role.HEADER, width=_COLUMN, align="right") for circle, _ in view.plan.circles
    )
    return Line((Span("WEEK", Role.HEADER, width=_WEEK), *names))


def _row(view: FreshStartView, week: Week) -> Line:
    end = days.later(week.start, days.WEEK - 1)
    return Line((Span(f"{_short(week.start)} – {_short(end)}", width=_WEEK), *_counts(view, week)))


def _short(day: date) -> str:
    return f"{day.day} {days.MONTHS[day.month - 1]}"


def _counts(view: FreshStartView, week: Week) -> tuple[Span, ...]:
    """A column for each circle in which anybody waits."""
    return tuple(
        Span(f"{week.counts[circle]:,}", width=_COLUMN, align="right")
        if circle in week.counts
        else Span("·", Role.DIM, width=_COLUMN, align="right")
        for circle, _ in view.plan.circles
    )


def _totals(view: FreshStartView) -> Line:
    whole = Week(view.today, dict(view.plan.circles))
    return Line((Span("in all", Role.DIM, width=_WEEK), *_counts(view, whole)))
