"""The picture of the chart: axis, curve, what lies ahead, the lanes below; and the cursor in it.

Pure: an immutable `ChartView`, a window of time and a size in, rows of cells out. The picture
without the cursor is drawn once; `pointed` lays the cursor over it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from relterm.ui.chart_lanes import months_lane, rungs_lane, spell_cells, stops_lane
from relterm.ui.chart_view import TABLE_ROWS, Ahead, ChartStop, ChartView
from relterm.ui.chart_window import Window
from relterm.ui.glyphs import Glyphs
from relterm.ui.raster import (
    ASCII_PEN,
    BLANK_CELL,
    BRAILLE,
    DASHED,
    LONG_DASHED,
    Cell,
    Grid,
    Ink,
    Point,
    Row,
    Rows,
    Trace,
    raster,
)

AXIS_CELLS = 4
END_CELLS = 3
NARROW = 16
"""Cells below which the axis is left out."""
_WIDE = 40
"""Cells from which on the ends of what lies ahead are labelled."""
_TABLE_WIDE, _TABLE_HIGH = 72, 24
_ROOMY = 30
"""Rows from which on the table stands apart."""
_LEGEND_WIDE, _LEGEND_HIGH = 56, 14
_GUESS_HIGH, _GUESS_WIDE = 7, 60
_READING = ((3, 11), (2, 6), (1, 1))
"""Rows of the reading, each from so many rows on; a guess raises them by twice its own."""
_LOW_AXIS = 5
"""Rows below which the axis names its ends only."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How many rows each part of the chart gets, from the top down."""

    plot: int = 0
    stops: int = 0
    rungs: int = 0
    months: int = 0
    reading: int = 0
    guess: int = 0
    table: int = 0
    legend: int = 0

    @property
    def picture(self) -> int:
        """Rows of cells, above the words."""
        return self.plot + self.stops + self.rungs + self.months


def parts_of(width: int, height: int, *, guessing: bool = False) -> Parts:
    """Share a size out: the words of the cursor first, then the curve, the lanes, the rest."""
    if width <= 0 or height <= 0:
        return Parts()
    guess = _guess_rows(width, height) if guessing else 0
    reading = next((rows for rows, least in _READING if height - 2 * guess >= least), 0)
    table = TABLE_ROWS if width >= _TABLE_WIDE and height >= _TABLE_HIGH else 0
    if table and height >= _ROOMY:
        table += 1
    legend = 0
    if width >= _LEGEND_WIDE and height >= _LEGEND_HIGH:
        legend = 2 if table else 1
    stops, rungs, months = int(height >= 5), int(height >= 9), int(height >= 8)
    taken = stops + rungs + months + reading + guess + table + legend
    plot = max(0, height - taken)
    return Parts(plot, stops, rungs, months, reading, guess, table, legend)


def _guess_rows(width: int, height: int) -> int:
    """Rows for what a habit may come to; a narrow chart needs one more for the bar."""
    if height < _GUESS_HIGH:
        return 1
    return 3 if width < _GUESS_WIDE and height >= 2 * _GUESS_HIGH else 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the picture goes: the whole width, the parts, and the window of time."""

    width: int
    parts: Parts
    window: Window
    glyphs: Glyphs

    @property
    def axis(self) -> int:
        """Cells that the axis takes at the left."""
        return AXIS_CELLS if self.width >= NARROW else 0

    @property
    def margin(self) -> int:
        """Cells for the numbers at the right."""
        return END_CELLS if self.width >= _WIDE else 0

    @property
    def grid(self) -> Grid:
        """The room between them."""
        pen = ASCII_PEN if self.glyphs.ascii_only else BRAILLE
        room = max(1, self.width - self.axis - self.margin)
        return Grid(room, self.parts.plot, self.window.start, self.window.end, pen)


def frame(view: ChartView, sheet: Sheet, ahead: Ahead) -> Rows:
    """The curve with its axis and the lanes under it, without the cursor."""
    if not sheet.parts.picture:
        return ()
    grid = sheet.grid
    rows = [list(row) for row in _plot(view, sheet, grid, ahead)]
    if view.bar is not None and rows:
        _name_bar(rows[grid.row_of(view.bar)], view.bar_words)
    left, right = _axis(view.bar, sheet, grid), _ends(ahead, sheet, grid)
    framed: list[Row] = [(*left[y], *row, *right[y]) for y, row in enumerate(rows)]
    parts, ascii_only = sheet.parts, sheet.glyphs.ascii_only
    lanes = []
    if parts.stops:
        lanes.append(stops_lane(view.stops, sheet.window, grid, sheet.glyphs, ahead.times))
    if parts.rungs:
        lanes.append(rungs_lane(view.rungs, sheet.window, grid, ascii_only=ascii_only))
    if parts.months:
        somebody = view.points or view.start > 0
        lanes.append(months_lane(sheet.window, grid) if somebody else [BLANK_CELL] * grid.width)
    before, after = [BLANK_CELL] * sheet.axis, [BLANK_CELL] * sheet.margin
    return (*framed, *((*before, *lane, *after) for lane in lanes))


def pointed(rows: Rows, stop: ChartStop | None, sheet: Sheet) -> Rows:
    """The picture with the cursor at a stop: a line through it; a spell is marked from end to end.

    The curve stays visible; its part within a spell takes the cursor's colour, and the spell has a
    bracket in the lane of marks.
    """
    grid = sheet.grid
    if stop is None or not grid.has(stop.t):
        return rows
    columns = _columns(stop, grid)
    drawn = [list(row) for row in rows]
    for row in drawn[: sheet.parts.plot]:
        for x in columns:
            _point_at(row, x + sheet.axis, None if x < columns[-1] else grid.pen.cursor)
    if sheet.parts.stops:
        lane = drawn[sheet.parts.plot]
        mark = (
            [Cell(sheet.glyphs[stop.sign], Ink.CURSOR)]
            if stop.since is None
            else spell_cells(columns, ascii_only=sheet.glyphs.ascii_only)
        )
        lane[columns[0] + sheet.axis : columns[-1] + 1 + sheet.axis] = mark
    return tuple(tuple(row) for row in drawn)


def _columns(stop: ChartStop, grid: Grid) -> range:
    """The columns of a stop, at least one."""
    last = grid.column_of(stop.t)
    return range(last if stop.since is None else grid.column_of(stop.since), last + 1)


def _point_at(row: list[Cell], x: int, char: str | None) -> None:
    """Colour the curve in a column, and draw the cursor's line, if any, behind it and all words."""
    if row[x].ink in {Ink.CURVE, Ink.FORECAST, Ink.GUESS}:
        row[x] = Cell(row[x].char, Ink.CURSOR)
    elif char is not None and row[x].ink not in {Ink.AXIS, Ink.AXIS_LEVEL}:
        row[x] = Cell(char, Ink.CURSOR)


def _plot(view: ChartView, sheet: Sheet, grid: Grid, ahead: Ahead) -> Rows:
    traces = [Trace(_within(view.points, sheet.window))]
    if ahead.guess:
        traces.append(Trace(ahead.guess, Ink.GUESS, LONG_DASHED))
    traces.append(Trace(ahead.silence, Ink.FORECAST, DASHED))
    band = [*_within(view.points, sheet.window), *(ahead.guess or ahead.silence)]
    rows = raster(grid, traces, band=band, level=view.bar)
    if not ahead.silence or not grid.has(view.now) or grid.column_of(view.now) >= grid.width - 1:
        return rows
    return _now_marked(rows, grid.column_of(view.now), grid)


def _now_marked(rows: Rows, x: int, grid: Grid) -> Rows:
    """A line between what was and what may come, named at its top where there is room."""
    mark = Cell(grid.pen.now, Ink.NOW)
    behind = {Ink.EMPTY, Ink.BAND, Ink.LEVEL}
    marked = [list(row) for row in rows]
    for row in marked:
        if row[x].ink in behind:
            row[x] = mark
    top = marked[0]
    if all(cell == BLANK_CELL for cell in top[x + 1 : x + 4]) and x + 4 <= grid.width:
        top[x + 1 : x + 4] = [Cell(char, Ink.AXIS) for char in "now"]
    return tuple(tuple(row) for row in marked)


def _within(points: tuple[Point, ...], window: Window) -> Sequence[Point]:
    """The points of the window and one neighbour on each side."""
    first = bisect_left(points, window.start, key=lambda point: point.t)
    last = bisect_right(points, window.end, key=lambda point: point.t)
    return points[max(0, first - 1) : last + 1]


def _name_bar(row: list[Cell], words: Sequence[str]) -> None:
    """Write what the bar is called into the longest free part of its line."""
    best = range(0)
    x = 0
    while x < len(row):
        end = x
        while end < len(row) and row[end].ink is Ink.LEVEL:
            end += 1
        best = max(best, range(x, end), key=len)
        x = max(end, x + 1)
    for word in words:
        if len(word) + 4 <= len(best):
            left = best[-1] - len(word) - 2
            row[left : left + len(word) + 2] = [Cell(c, Ink.AXIS_LEVEL) for c in f" {word} "]
            return


def _axis(bar: float | None, sheet: Sheet, grid: Grid) -> list[Row]:
    """Labels of 0, 50, 100 and of the bar, which wins where two meet."""
    rows: list[Row] = [(BLANK_CELL,) * sheet.axis] * grid.height
    if not sheet.axis or not grid.height:
        return rows
    for value in (100, 0) if grid.height < _LOW_AXIS else (100, 50, 0):
        rows[grid.row_of(value)] = _label(str(value), sheet.axis, Ink.AXIS)
    if bar is not None:
        rows[grid.row_of(bar)] = _label(f"{bar:.0f}", sheet.axis, Ink.AXIS_LEVEL)
    return rows


def _ends(ahead: Ahead, sheet: Sheet, grid: Grid) -> list[Row]:
    """Where silence and the guess end, as numbers beside them; never one over the other."""
    rows: list[Row] = [(BLANK_CELL,) * sheet.margin] * grid.height
    if not sheet.margin or not grid.height:
        return rows
    taken = None
    for points, ink in ((ahead.guess, Ink.GUESS), (ahead.silence, Ink.FORECAST)):
        if points and grid.has(points[-1].t):
            y = grid.row_of(points[-1].score)
            if y == taken:
                y += 1 if y + 1 < grid.height else -1
            taken = y
            text = f"{points[-1].score:.0f}".rjust(sheet.margin)
            rows[y] = tuple(Cell(char, ink) for char in text)
    return rows


def _label(text: str, cells: int, ink: Ink) -> Row:
    padded = text.rjust(cells - 1)[: cells - 1] + " "
    return tuple(Cell(char, ink) for char in padded)
