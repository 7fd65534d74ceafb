"""Which part of time the chart shows: from three months to everything, and a little ahead."""

from dataclasses import dataclass

from relterm.domain import days
from relterm.ui.chart_view import ChartView

ZOOMS: tuple[int | None, ...] = (3, 6, 12, 24, None)
"""Months that can be shown; None is everything."""
START_ZOOM = 12
AHEAD_SHARE = 0.12
"""How far silence is drawn ahead, as a share of the time shown."""
GUESS_DAYS = 183.0
"""How far a habit is drawn ahead: half a year."""
DAYS_PER_MONTH = 30.44
_EDGE = 0.1
"""Nearer to the left edge than this share of the window the cursor pulls it along."""


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time on screen."""

    start: float
    end: float

    @property
    def months(self) -> float:
        """Its length in months."""
        return (self.end - self.start) / DAYS_PER_MONTH


def zooms_for(view: ChartView) -> list[int | None]:
    """The zooms that differ from showing everything, and that one."""
    length = view.now - view.start
    return [zoom for zoom in ZOOMS if zoom is None or zoom * DAYS_PER_MONTH < length]


def past_days(view: ChartView, months: int | None) -> float:
    """How much of the past is shown."""
    return view.now - view.start if months is None else months * DAYS_PER_MONTH


def ahead_days(view: ChartView, months: int | None, *, guessing: bool) -> float:
    """How far ahead the chart looks."""
    return GUESS_DAYS if guessing else past_days(view, months) * AHEAD_SHARE


def window_of(
    view: ChartView,
    months: int | None,
    cursor: tuple[float, float] | None = None,
    *,
    guessing: bool = False,
) -> Window:
    """The last so many months and what lies ahead, or as far back as the cursor stands.

    `cursor` is the time it points at, from … to.
    """
    past = past_days(view, months)
    length = past + ahead_days(view, months, guessing=guessing)
    start = view.now - past
    if cursor is not None and cursor[1] < start + length * _EDGE and start > view.start:
        # a spell longer than the window is shown at its end
        first = max(cursor[0], cursor[1] - length / 2)
        start = max(first - length * _EDGE, view.start)
    return Window(start, start + length)


def range_words(view: ChartView, months: int | None) -> str:
    """`12 months`, `all 5 years`; empty when there is nothing to show."""
    if not view.points:
        return ""
    if months is None:
        return f"all {days.span(max(view.now - view.points[0].t, 1.0))}"
    return days.counted(months, "month")
