"""The rows under the curve: marks of what happened, the rungs by name, the months. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from relterm.domain import days
from relterm.domain.ladder import Overlay
from relterm.domain.rung_history import RungSpan
from relterm.ui.chart_view import ChartStop
from relterm.ui.chart_window import Window
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.raster import BLANK_CELL, Cell, Grid, Ink

_EPOCH = date(1970, 1, 1).toordinal()
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
_LABEL_CELLS = 6
_SPELL = ("├", "╌", "┤")
_SPELL_ASCII = ("[", "~", "]")
_LINES = {Overlay.NONE: "─", Overlay.QUIET: "╌", Overlay.DORMANT: "·"}
_LINES_ASCII = {Overlay.NONE: "-", Overlay.QUIET: "~", Overlay.DORMANT: "."}
_START, _START_ASCII = "├", "|"

_NEAR = 1.5
"""Columns from a mark at which a click means the quiet spell around it."""
_HURTS = frozenset({Sign.EARLY, Sign.OVERDUE})
LEGEND: Mapping[Sign, str] = {
    Sign.BOTH: "together",
    Sign.THEM: "they did",
    Sign.ME: "you did",
    Sign.GIVE: "a good turn",
    Sign.PROMISE: "a promise",
    Sign.ASKED: "asked",
    Sign.EARLY: "asked early",
    Sign.OVERDUE: "a hurt",
    Sign.REACTION: "a public touch",
    Sign.NOTE: "a note",
}
"""What the marks of events mean here, in the order of the legend."""


def stops_lane(
    stops: Sequence[ChartStop],
    window: Window,
    grid: Grid,
    glyphs: Glyphs,
    times: Iterable[float] = (),
) -> list[Cell]:
    """A mark a column; where events share one the weightiest is shown.

    `times` are when a habit would come round.
    """
    cells = [BLANK_CELL] * grid.width
    for t in times:
        if grid.has(t):
            cells[grid.column_of(t)] = Cell(glyphs[Sign.OPEN], Ink.GUESS)
    chosen: dict[int, ChartStop] = {}
    first = bisect_left(stops, window.start, key=lambda stop: stop.t)
    last = bisect_right(stops, window.end, key=lambda stop: stop.t)
    for stop in stops[first:last]:
        if stop.since is not None:
            continue
        column = grid.column_of(stop.t)
        other = chosen.get(column)
        if other is None or abs(stop.delta) > abs(other.delta):
            chosen[column] = stop
    for column, stop in chosen.items():
        cells[column] = Cell(glyphs[stop.sign], Ink.HURT if stop.sign in _HURTS else Ink.EVENT)
    return cells


def spell_cells(columns: range, *, ascii_only: bool) -> list[Cell]:
    """A quiet spell as a bracket over its columns."""
    left, line, right = _SPELL_ASCII if ascii_only else _SPELL
    if len(columns) < len(_SPELL):
        return [Cell(line, Ink.CURSOR)] * len(columns)
    return [Cell(char, Ink.CURSOR) for char in (left, *line * (len(columns) - 2), right)]


def nearest_stop(stops: Sequence[ChartStop], grid: Grid, column: int) -> int:
    """The place of the stop at a column: the nearest mark, or the quiet spell around it."""

    def away(stop: ChartStop) -> float:
        if not grid.has(stop.t):
            return 2.0 * grid.width
        here = grid.column_of(stop.t)
        if stop.since is None:
            return abs(here - column)
        inside = grid.column_of(stop.since) + 1 < column < here - 1
        return _NEAR if inside else grid.width

    return min(range(len(stops)), key=lambda place: away(stops[place]))


def rungs_lane(
    rungs: Sequence[RungSpan], window: Window, grid: Grid, *, ascii_only: bool
) -> list[Cell]:
    """Every rung by its name where there is room, what lies over it by the line's sign and name."""
    lines, begin = (_LINES_ASCII, _START_ASCII) if ascii_only else (_LINES, _START)
    cells = [BLANK_CELL] * grid.width
    shown = [span for span in rungs if span.end >= window.start and span.start <= window.end]
    stage = None
    for span in shown:
        for column in _columns(span, grid):
            cells[column] = Cell(lines[span.overlay], Ink.RUNG_LINE)
    for place, span in enumerate(shown):
        if span.stage is not stage:
            stage = span.stage
            left = grid.column_of(span.start)
            if span.start >= window.start:
                cells[left] = Cell(begin, Ink.RUNG_LINE)
                left += 1
            _write(cells, left, _room(shown, place, grid), str(span.stage))
    for span in shown:
        if span.overlay is not Overlay.NONE:
            columns = _columns(span, grid)
            _write_in_line(cells, columns, str(span.overlay), lines[span.overlay])
    return cells


def _columns(span: RungSpan, grid: Grid) -> range:
    return range(grid.column_of(span.start), grid.column_of(span.end) + 1)


def _room(shown: Sequence[RungSpan], place: int, grid: Grid) -> int:
    """The column before which the name of a stage must end: where the next stage begins."""
    stage = shown[place].stage
    later = next((span for span in shown[place:] if span.stage is not stage), None)
    return grid.width if later is None else grid.column_of(later.start)


def _write(cells: list[Cell], left: int, end: int, word: str) -> None:
    """A word where it fits whole."""
    if left + len(word) <= end:
        cells[left : left + len(word)] = [Cell(char, Ink.RUNG) for char in word]


def _write_in_line(cells: list[Cell], columns: range, word: str, line: str) -> None:
    """A word into the free part of a line, if it leaves some of the line."""
    free = [column for column in columns if cells[column] == Cell(line, Ink.RUNG_LINE)]
    if len(free) >= len(word) + 2 and free[-1] - free[0] + 1 == len(free):
        left = free[0] + 1
        cells[left : left + len(word)] = [Cell(char, Ink.RUNG) for char in word]


def months_lane(window: Window, grid: Grid) -> list[Cell]:
    """Names of months, or years where those are too many."""
    cells = [BLANK_CELL] * grid.width
    wanted = max(1, grid.width // _LABEL_CELLS)
    step = next((step for step in _STEPS if window.months / step <= wanted), _STEPS[-1])
    free = 0
    for day in _firsts(window, step):
        label = days.MONTHS[day.month - 1] if step < 12 and day.month != 1 else f"{day.year:04}"
        x = grid.column_of(float(day.toordinal() - _EPOCH))
        if x < free or x + len(label) > grid.width:
            continue
        cells[x : x + len(label)] = [Cell(char, Ink.AXIS) for char in label]
        free = x + len(label) + 1
    return cells


def day_of(t: float) -> date:
    """The calendar day of a time, cut to what a calendar can hold."""
    return date.fromordinal(int(min(max(_EPOCH + t, 1), date.max.toordinal())))


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
