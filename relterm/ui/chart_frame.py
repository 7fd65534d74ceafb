"""What stands around the curve: axis, months, the lane of events, the part of time that is shown.

Pure: an immutable `ChartView` and a size in, rows of cells out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from relterm.domain import days
from relterm.ui.raster import (
    ASCII_PEN,
    BRAILLE,
    Cell,
    Ink,
    Pen,
    Point,
    Rows,
    column_of,
    raster,
    row_of,
)

ZOOMS: tuple[int | None, ...] = (3, 6, 12, 24, None)
"""Months that can be shown; None is everything."""
AXIS_CELLS = 4
NARROW = 16
"""Cells below which the axis is left out."""
_DAYS_PER_MONTH = 30.44
_EPOCH = date(1970, 1, 1).toordinal()
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
_LABEL_CELLS = 6


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """An event on the curve: its day, what it was, what it gave or cost, and why."""

    uid: str
    t: float
    day: date
    glyph: str
    title: str
    delta: float | None = None
    score: float | None = None
    parts: str = ""


@dataclass(frozen=True, slots=True)
class ChartView:
    """All that the chart paints. Times are days since 1970; points and events sorted by time.

    `bar` is the score an ask waits for. `empty` is what the reading says without any event.
    """

    points: tuple[Point, ...] = ()
    events: tuple[ChartEvent, ...] = ()
    start: float = 0.0
    end: float = 1.0
    bar: float | None = None
    forecast: tuple[Point, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time on screen."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Parts:
    """How many rows each part of the chart gets."""

    plot: int
    lane: int
    months: int
    reading: int


def parts_of(height: int) -> Parts:
    """Share a height: the reading first, then the curve, the lane of events, the months."""
    reading = 2 if height >= 6 else min(1, height)
    lane = 1 if height >= 5 else 0
    months = 1 if height >= 8 else 0
    return Parts(max(0, height - reading - lane - months), lane, months, reading)


def axis_cells(width: int) -> int:
    """Cells that the axis takes of a width."""
    return AXIS_CELLS if width >= NARROW else 0


def zooms_for(view: ChartView) -> list[int | None]:
    """The zooms that differ from showing everything, and that one."""
    length = view.end - view.start
    return [zoom for zoom in ZOOMS if zoom is None or zoom * _DAYS_PER_MONTH < length]


def window_of(view: ChartView, months: int | None, cursor: float | None) -> Window:
    """The last so many months, or as far back as the cursor stands."""
    length = view.end - view.start if months is None else months * _DAYS_PER_MONTH
    end = view.end
    if cursor is not None and cursor < end - length:
        end = max(cursor - length / 10, view.start) + length
    return Window(end - length, end)


def frame(
    view: ChartView,
    window: Window,
    width: int,
    height: int,
    *,
    cursor: int | None = None,
    ascii_only: bool = False,
) -> Rows:
    """The curve with its axis, the lane of events and the months; the reading is not part of it.

    `height` is that of the whole chart, as for `parts_of`. `cursor` is the event to point at.
    """
    parts = parts_of(height)
    if width <= 0:
        return ()
    axis = axis_cells(width)
    room = width - axis
    pen = ASCII_PEN if ascii_only else BRAILLE
    rows = [
        list(row)
        for row in raster(
            _within(view.points, window),
            start=window.start,
            end=window.end,
            width=room,
            height=parts.plot,
            forecast=_within(view.forecast, window),
            level=view.bar,
            pen=pen,
        )
    ]
    here = view.events[cursor] if cursor is not None and view.events else None
    if here is not None and window.start <= here.t <= window.end:
        _point_at(rows, column_of(here.t, window.start, window.end, room), pen.cursor)
    labels = _axis(view.bar, parts.plot, axis, pen)
    margin = [Cell(" ", Ink.EMPTY)] * axis
    framed = [(*labels[y], *row) for y, row in enumerate(rows)]
    if parts.lane:
        framed.append((*margin, *_lane(view.events, here, window, room)))
    if parts.months:
        framed.append((*margin, *_months(window, room)))
    return tuple(framed)


def day_of(t: float) -> date:
    """The calendar day of a time, cut to what a calendar can hold."""
    return date.fromordinal(int(min(max(_EPOCH + t, 1), date.max.toordinal())))


def _within(points: tuple[Point, ...], window: Window) -> Sequence[Point]:
    """The points of the window and one neighbour on each side."""
    first = bisect_left(points, window.start, key=lambda point: point.t)
    last = bisect_right(points, window.end, key=lambda point: point.t)
    return points[max(0, first - 1) : last + 1]


def _point_at(rows: list[list[Cell]], column: int, char: str) -> None:
    """Draw the cursor through a column, behind the curve."""
    for row in rows:
        cell = row[column]
        keeps = cell.ink in {Ink.CURVE, Ink.FORECAST}
        row[column] = Cell(cell.char if keeps else char, Ink.CURSOR)


def _axis(bar: float | None, height: int, cells: int, pen: Pen) -> list[tuple[Cell, ...]]:
    """Labels of 0, 50, 100 and of the bar, which wins where two meet."""
    blank = (Cell(" ", Ink.EMPTY),) * cells
    rows = [blank] * height
    if not cells or not height:
        return rows
    for value in (100, 0) if height < 5 else (100, 50, 0):
        rows[row_of(value, height, pen)] = _label(str(value), cells, Ink.AXIS)
    if bar is not None:
        rows[row_of(bar, height, pen)] = _label(f"{bar:.0f}", cells, Ink.AXIS_LEVEL)
    return rows


def _label(text: str, cells: int, ink: Ink) -> tuple[Cell, ...]:
    padded = text.rjust(cells - 1)[: cells - 1] + " "
    return tuple(Cell(char, ink) for char in padded)


def _lane(
    events: Sequence[ChartEvent], here: ChartEvent | None, window: Window, width: int
) -> list[Cell]:
    """One glyph a column; where events share one, the weightiest is shown, the cursor's first."""
    chosen: dict[int, ChartEvent] = {}
    first = bisect_left(events, window.start, key=lambda event: event.t)
    last = bisect_right(events, window.end, key=lambda event: event.t)
    for event in events[first:last]:
        column = column_of(event.t, window.start, window.end, width)
        other = chosen.get(column)
        if event is here or other is None or (other is not here and _weight(event, other)):
            chosen[column] = event
    return [
        Cell(chosen[x].glyph, Ink.CURSOR if chosen[x] is here else Ink.EVENT)
        if x in chosen
        else Cell(" ", Ink.EMPTY)
        for x in range(width)
    ]


def _weight(one: ChartEvent, other: ChartEvent) -> bool:
    return abs(one.delta or 0) > abs(other.delta or 0)


def _months(window: Window, width: int) -> list[Cell]:
    """Names of months, or years where those are too many."""
    cells = [Cell(" ", Ink.EMPTY)] * width
    wanted = max(1, width // _LABEL_CELLS)
    months = (window.end - window.start) / _DAYS_PER_MONTH
    step = next((step for step in _STEPS if months / step <= wanted), _STEPS[-1])
    free = 0
    for day in _firsts(window, step):
        t = float(day.toordinal() - _EPOCH)
        label = days.MONTHS[day.month - 1] if step < 12 and day.month != 1 else f"{day.year:04}"
        x = column_of(t, window.start, window.end, width)
        if x < free or x + len(label) > width:
            continue
        cells[x : x + len(label)] = [Cell(char, Ink.AXIS) for char in label]
        free = x + len(label) + 1
    return cells


def _firsts(window: Window, step: int) -> Iterator[date]:
    """First days of every `step`th month inside the window, counted from a January."""
    first = day_of(window.start)
    number = first.year * 12 + first.month - 1
    number += -number % step
    while number < 120_000:
        day = date(max(1, number // 12), number % 12 + 1, 1)
        if day.toordinal() - _EPOCH > window.end:
            return
        if day.toordinal() - _EPOCH >= window.start:
            yield day
        number += step
