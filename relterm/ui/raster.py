"""The drawing under the trust chart: values and a size in, cells out. Pure, tested as plain text.

Braille gives each cell 2 x 4 dots; terminals without it get three heights of plain ASCII. The
vertical range is always 0 … 100. The curve is whole, the forecast dashed, the band of uncertainty
a sparse grid of dots, a wanted level a line: each is told apart without colour.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

TOP = 100.0


class Ink(StrEnum):
    """What a cell of the chart is part of."""

    EMPTY = "empty"
    CURVE = "curve"
    FORECAST = "forecast"
    BAND = "band"
    LEVEL = "level"
    AXIS = "axis"
    AXIS_LEVEL = "axis-level"
    EVENT = "event"
    CURSOR = "cursor"


class Cell(NamedTuple):
    """One character and what it belongs to."""

    char: str
    ink: Ink


class Point(NamedTuple):
    """The score at a time (days since 1970), between its lowest and highest plausible value."""

    t: float
    score: float
    low: float
    high: float


Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Pen:
    """How many dots a cell has across and down, and how dots and lines look."""

    across: int
    down: int
    char: Callable[[int], str]
    level: str
    band: str
    cursor: str


_BRAILLE_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_ASCII_CHARS = {0b001: "'", 0b010: "-", 0b100: "_"}


def _braille(mask: int) -> str:
    bits = sum(
        _BRAILLE_BITS[row][column]
        for row in range(4)
        for column in range(2)
        if mask >> (row * 2 + column) & 1
    )
    return chr(0x2800 + bits)


BRAILLE = Pen(2, 4, _braille, "╌", "⠅", "│")
ASCII_PEN = Pen(1, 3, lambda mask: _ASCII_CHARS.get(mask, "|"), "=", ":", "|")


def raster(
    points: Sequence[Point],
    *,
    start: float,
    end: float,
    width: int,
    height: int,
    forecast: Sequence[Point] = (),
    level: float | None = None,
    pen: Pen = BRAILLE,
) -> Rows:
    """Draw points sorted by time into `height` rows of `width` cells, for times start … end.

    Nothing is drawn before the first point or after the last. Jumps are drawn as jumps: no
    extreme between two columns is lost.
    """
    if width <= 0 or height <= 0:
        return ()
    columns = width * pen.across
    span = max(end - start, 1e-9)
    curve = _dots(points, start, span, columns, height, pen)
    ahead = _dots(forecast, start, span, columns, height, pen, dashed=True)
    band = _band([*points, *forecast], start, span, width, height)
    level_row = None if level is None else row_of(level, height, pen)
    return tuple(
        tuple(
            _cell((x, y), curve, ahead, band, on_level=y == level_row, pen=pen)
            for x in range(width)
        )
        for y in range(height)
    )


def row_of(value: float, height: int, pen: Pen = BRAILLE) -> int:
    """The row of cells in which a value is drawn."""
    return _dot_of(value, height * pen.down) // pen.down


def column_of(t: float, start: float, end: float, width: int) -> int:
    """The column of cells in which a time is drawn, cut to the chart."""
    share = (t - start) / max(end - start, 1e-9)
    return min(max(int(share * width), 0), width - 1)


def plain(rows: Rows) -> list[str]:
    """The characters alone, without trailing blanks."""
    return ["".join(cell.char for cell in row).rstrip() for row in rows]


def _cell(
    at: tuple[int, int],
    curve: dict[tuple[int, int], int],
    ahead: dict[tuple[int, int], int],
    band: frozenset[tuple[int, int]],
    *,
    on_level: bool,
    pen: Pen,
) -> Cell:
    if mask := curve.get(at):
        return Cell(pen.char(mask | ahead.get(at, 0)), Ink.CURVE)
    if mask := ahead.get(at):
        return Cell(pen.char(mask), Ink.FORECAST)
    if on_level:
        return Cell(pen.level, Ink.LEVEL)
    if at in band:
        return Cell(pen.band, Ink.BAND)
    return Cell(" ", Ink.EMPTY)


def _dots(
    points: Sequence[Point],
    start: float,
    span: float,
    columns: int,
    height: int,
    pen: Pen,
    *,
    dashed: bool = False,
) -> dict[tuple[int, int], int]:
    """Cells that the curve touches, each with the mask of its dots."""
    masks: dict[tuple[int, int], int] = {}
    if not points:
        return masks
    times = [point.t for point in points]
    step = span / columns
    down = height * pen.down
    before: int | None = None
    for column in range(columns):
        left = start + column * step
        if left + step < times[0] or left > times[-1]:
            continue
        middle = _dot_of(_score_at(points, times, left + step / 2), down)
        inside = points[bisect_left(times, left) : bisect_left(times, left + step)]
        rows = [middle, *(_dot_of(point.score, down) for point in inside)]
        if before is not None:
            rows.append(before + (before < middle) - (before > middle))
        before = middle
        if dashed and column // 2 % 2:
            continue
        for row in range(min(rows), max(rows) + 1):
            at = (column // pen.across, row // pen.down)
            bit = 1 << (row % pen.down * pen.across + column % pen.across)
            masks[at] = masks.get(at, 0) | bit
    return masks


def _band(
    points: Sequence[Point], start: float, span: float, width: int, height: int
) -> frozenset[tuple[int, int]]:
    """Cells that lie between low and high."""
    if not points:
        return frozenset()
    times = [point.t for point in points]
    cells: set[tuple[int, int]] = set()
    for x in range(width):
        t = start + (x + 0.5) * span / width
        if not times[0] <= t <= times[-1]:
            continue
        place = min(max(bisect_right(times, t) - 1, 0), len(points) - 1)
        top, bottom = (_dot_of(value, height) for value in (points[place].high, points[place].low))
        if points[place].high - points[place].low >= TOP / height / 2:
            cells.update((x, y) for y in range(top, bottom + 1))
    return frozenset(cells)


def _score_at(points: Sequence[Point], times: Sequence[float], t: float) -> float:
    """The score at a time, on the straight line between its neighbours."""
    right = bisect_right(times, t)
    if right == 0:
        return points[0].score
    if right == len(points):
        return points[-1].score
    one, two = points[right - 1], points[right]
    return one.score + (two.score - one.score) * (t - one.t) / (two.t - one.t)


def _dot_of(value: float, dots: int) -> int:
    """The row of dots of a value, 0 at the top."""
    share = min(max(value, 0.0), TOP) / TOP
    return min(dots - 1, max(0, round((1 - share) * (dots - 1))))
