"""The drawing under the trust chart: values and a size in, cells out. Pure, tested as plain text.

Braille gives each cell 2 x 4 dots; terminals without it get three heights of plain ASCII. The
vertical range is always 0 … 100. The curve is whole, what lies ahead is dashed, the band of
uncertainty is its two dotted edges, a wanted level is a line: each is told apart without colour.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

TOP = 100.0
SOLID = (1, 0)
DASHED = (2, 2)
LONG_DASHED = (5, 1)


class Ink(StrEnum):
    """What a cell of the chart is part of."""

    EMPTY = "empty"
    CURVE = "curve"
    FORECAST = "forecast"
    GUESS = "guess"
    BAND = "band"
    LEVEL = "level"
    AXIS = "axis"
    AXIS_LEVEL = "axis-level"
    NOW = "now"
    EVENT = "event"
    HURT = "hurt"
    RUNG = "rung"
    RUNG_LINE = "rung-line"
    CURSOR = "cursor"


class Cell(NamedTuple):
    """One character and what it belongs to."""

    char: str
    ink: Ink


BLANK_CELL = Cell(" ", Ink.EMPTY)


class Point(NamedTuple):
    """The score at a time (days since 1970), between its lowest and highest plausible value."""

    t: float
    score: float
    low: float
    high: float


Row = tuple[Cell, ...]
Rows = tuple[Row, ...]
_Masks = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points sorted by time. `dash` is how many dots are drawn and left out."""

    points: Sequence[Point]
    ink: Ink = Ink.CURVE
    dash: tuple[int, int] = SOLID


@dataclass(frozen=True, slots=True)
class Pen:
    """How many dots a cell has across and down, and how dots and lines look."""

    across: int
    down: int
    char: Callable[[int], str]
    level: str
    cursor: str
    now: str
    band: str
    """What fills the band; empty where its edges are drawn in dots."""
    guess: str
    """What a guess is drawn with; empty where its dashes tell it apart."""


_BRAILLE_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_ASCII_CHARS = {0b001: "'", 0b010: "-", 0b100: "_"}
_THIN = 3
"""Dots from edge to edge below which a band would only blur the curve."""


def _braille(mask: int) -> str:
    bits = sum(
        _BRAILLE_BITS[row][column]
        for row in range(4)
        for column in range(2)
        if mask >> (row * 2 + column) & 1
    )
    return chr(0x2800 + bits)


BRAILLE = Pen(2, 4, _braille, "╌", "│", "┊", "", "")
ASCII_PEN = Pen(1, 3, lambda mask: _ASCII_CHARS.get(mask, "|"), "=", "|", ":", ".", "*")


@dataclass(frozen=True, slots=True)
class Grid:
    """The room to draw in: cells, the times of its left and right edge, and the pen."""

    width: int
    height: int
    start: float
    end: float
    pen: Pen = BRAILLE

    @property
    def span(self) -> float:
        """Days from edge to edge, never zero."""
        return max(self.end - self.start, 1e-9)

    def row_of(self, value: float) -> int:
        """The row of cells in which a value is drawn."""
        return self.dot_of(value) // self.pen.down

    def dot_of(self, value: float) -> int:
        """The row of dots of a value, 0 at the top."""
        dots = self.height * self.pen.down
        share = min(max(value, 0.0), TOP) / TOP
        return min(dots - 1, max(0, round((1 - share) * (dots - 1))))

    def column_of(self, t: float) -> int:
        """The column of cells in which a time is drawn, cut to the grid."""
        share = (t - self.start) / self.span
        return min(max(int(share * self.width), 0), self.width - 1)

    def has(self, t: float) -> bool:
        """Whether a time is on the grid."""
        return self.start <= t <= self.end


def raster(
    grid: Grid,
    traces: Sequence[Trace],
    *,
    band: Sequence[Point] = (),
    level: float | None = None,
) -> Rows:
    """Draw traces, the first on top, before the level and the band.

    Nothing is drawn before a trace's first point or after its last. Jumps are drawn as jumps: no
    extreme between two columns is lost.
    """
    if grid.width <= 0 or grid.height <= 0:
        return ()
    drawn = [(trace.ink, _dots(trace, grid)) for trace in traces]
    shade = _band(band, grid)
    level_row = None if level is None else grid.row_of(level)
    return tuple(
        tuple(
            _cell((x, y), drawn, shade, on_level=y == level_row, pen=grid.pen)
            for x in range(grid.width)
        )
        for y in range(grid.height)
    )


def plain(rows: Rows) -> list[str]:
    """The characters alone, without trailing blanks."""
    return ["".join(cell.char for cell in row).rstrip() for row in rows]


def _cell(
    at: tuple[int, int],
    drawn: Sequence[tuple[Ink, _Masks]],
    shade: _Masks,
    *,
    on_level: bool,
    pen: Pen,
) -> Cell:
    mask = 0
    top: Ink | None = None
    for ink, masks in drawn:
        if here := masks.get(at):
            mask |= here
            top = top or ink
    if top is not None:
        return Cell(pen.guess if pen.guess and top is Ink.GUESS else pen.char(mask), top)
    if any(at in masks for _, masks in drawn):
        return BLANK_CELL
    if on_level:
        return Cell(pen.level, Ink.LEVEL)
    if mask := shade.get(at, 0):
        return Cell(pen.band or pen.char(mask), Ink.BAND)
    return BLANK_CELL


def _dots(trace: Trace, grid: Grid) -> _Masks:
    """Cells that a trace touches, each with the mask of its dots; none in the gap of a dash."""
    masks: _Masks = {}
    points = trace.points
    if not points:
        return masks
    times = [point.t for point in points]
    scores = [point.score for point in points]
    on, off = trace.dash
    pen = grid.pen
    before: int | None = None
    for column, left, right in _columns(grid):
        if right < times[0] or left > times[-1]:
            continue
        middle = grid.dot_of(_score_at(points, times, (left + right) / 2))
        rows = [middle]
        inside = scores[bisect_left(times, left) : bisect_left(times, right)]
        if inside:
            rows += [grid.dot_of(min(inside)), grid.dot_of(max(inside))]
        if before is not None:
            rows.append(before + (before < middle) - (before > middle))
        before = middle
        drawn = column % (on + off) < on
        for row in range(min(rows), max(rows) + 1):
            _add(masks, column, row, pen, bit=drawn)
    return masks


def _band(points: Sequence[Point], grid: Grid) -> _Masks:
    """The edges of what is plausible as dotted lines."""
    masks: _Masks = {}
    if not points:
        return masks
    times = [point.t for point in points]
    for column, left, right in _columns(grid):
        t = (left + right) / 2
        if not times[0] <= t <= times[-1]:
            continue
        here = points[max(bisect_right(times, t) - 1, 0)]
        top, bottom = grid.dot_of(here.high), grid.dot_of(here.low)
        if bottom - top < _THIN:
            continue
        if grid.pen.band:
            for row in range(top, bottom + 1):
                _add(masks, column, row, grid.pen)
        elif not column % grid.pen.across:
            for row in (top, bottom):
                _add(masks, column, row, grid.pen)
    return masks


def _columns(grid: Grid) -> Iterator[tuple[int, float, float]]:
    """The columns of dots, each with the times of its edges."""
    columns = grid.width * grid.pen.across
    step = grid.span / columns
    for column in range(columns):
        left = grid.start + column * step
        yield column, left, left + step


def _add(masks: _Masks, column: int, row: int, pen: Pen, *, bit: int = 1) -> None:
    at = (column // pen.across, row // pen.down)
    masks[at] = masks.get(at, 0) | bit << (row % pen.down * pen.across + column % pen.across)


def _score_at(points: Sequence[Point], times: Sequence[float], t: float) -> float:
    """The score at a time, on the straight line between its neighbours."""
    right = bisect_right(times, t)
    if right == 0:
        return points[0].score
    if right == len(points):
        return points[-1].score
    one, two = points[right - 1], points[right]
    return one.score + (two.score - one.score) * (t - one.t) / (two.t - one.t)
