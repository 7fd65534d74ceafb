"""Trust over time: a curve, a lane of events, and a reading that says what the cursor points at.

The reading means that the picture is never the only source. Left and right walk from event to
event, plus and minus change how much time is shown, Enter opens the event.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.domain import days
from relterm.ui.chart_frame import (
    AXIS_CELLS,
    ChartEvent,
    ChartView,
    Window,
    axis_cells,
    day_of,
    frame,
    parts_of,
    window_of,
    zooms_for,
)
from relterm.ui.glyphs import Glyphs, Sign, glyphs_of
from relterm.ui.raster import Cell, Ink, Rows, column_of
from relterm.ui.roles import Palette, Role, palette_of
from relterm.ui.show import visible
from relterm.ui.widgets.paint import paint, span_width
from relterm.ui.widgets.rows import BLANK, Line, Span

_INKS: dict[Ink, Role] = {
    Ink.EMPTY: Role.TEXT,
    Ink.CURVE: Role.GOOD,
    Ink.FORECAST: Role.INFO,
    Ink.BAND: Role.FAINT,
    Ink.LEVEL: Role.WARN,
    Ink.AXIS: Role.DIM,
    Ink.AXIS_LEVEL: Role.WARN,
    Ink.EVENT: Role.INFO,
    Ink.CURSOR: Role.ACCENT,
}
_START_ZOOM = 12
_NARROW = 40


class TrustChart(Widget, can_focus=True):
    """The chart of one person's trust, with a cursor over the events."""

    DEFAULT_CSS = """
    TrustChart {
        height: 1fr;
    }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "walk(-1)", "Earlier", show=False, id="chart.left"),
        Binding("right,l", "walk(1)", "Later", show=False, id="chart.right"),
        Binding("home", "jump(0)", "First", show=False, id="chart.first"),
        Binding("end", "jump(-1)", "Last", show=False, id="chart.last"),
        Binding("plus,equals_sign", "zoom(-1)", "Closer", show=False, id="chart.zoom_in"),
        Binding("minus", "zoom(1)", "Wider", show=False, id="chart.zoom_out"),
        Binding("enter", "open", "Open", show=False, id="chart.open"),
    ]

    @dataclass
    class Moved(Message):
        """The cursor came to another event."""

        chart: "TrustChart"
        uid: str

        @property
        def control(self) -> "TrustChart":
            """The chart, for `@on` with a selector."""
            return self.chart

    @dataclass
    class Opened(Message):
        """An event was opened."""

        chart: "TrustChart"
        uid: str

        @property
        def control(self) -> "TrustChart":
            """The chart, for `@on` with a selector."""
            return self.chart

    def __init__(
        self, view: ChartView | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._view = ChartView()
        self._cursor: int | None = None
        self._zoom: int | None = None
        self._rows: tuple[object, Rows] | None = None
        self.set_view(view or ChartView())

    @property
    def view(self) -> ChartView:
        """What is painted."""
        return self._view

    @property
    def cursor_uid(self) -> str | None:
        """The event that the cursor points at."""
        here = self._here
        return None if here is None else here.uid

    @property
    def zoom(self) -> int | None:
        """Months on screen; None is everything."""
        return self._zoom

    def set_view(self, view: ChartView, *, keep_cursor: bool = True) -> None:
        """Show another curve; the cursor stays on its event, else goes to the last one.

        Unless `keep_cursor`, the zoom goes back to a year as well.
        """
        uid = self.cursor_uid if keep_cursor else None
        places = [place for place, event in enumerate(view.events) if event.uid == uid]
        fresh = not self._view.events or not keep_cursor
        self._view = view
        self._cursor = places[0] if places else len(view.events) - 1 if view.events else None
        zooms = zooms_for(view)
        if fresh or self._zoom not in zooms:
            self._zoom = _START_ZOOM if _START_ZOOM in zooms else None
        self._rows = None
        self.refresh()

    def choose(self, uid: str) -> bool:
        """Point at an event; False if it is not there."""
        for place, event in enumerate(self._view.events):
            if event.uid == uid:
                self._move_to(place)
                return True
        return False

    def render_line(self, y: int) -> Strip:
        """One line of the chart."""
        width, height = self.size
        palette = palette_of(self)
        rows = self._drawn(width, height)
        if y < len(rows):
            return _strip(rows[y], palette, width)
        lines = self._reading(width)
        place = y - len(rows)
        return paint(lines[place] if place < len(lines) else BLANK, width, palette)

    def action_walk(self, step: int) -> None:
        """Go to an earlier or later event."""
        if self._cursor is not None:
            self._move_to(self._cursor + step)

    def action_jump(self, place: int) -> None:
        """Go to the first or the last event."""
        self._move_to(place if place >= 0 else len(self._view.events) + place)

    def action_zoom(self, step: int) -> None:
        """Show less or more time."""
        zooms = zooms_for(self._view)
        place = zooms.index(self._zoom) if self._zoom in zooms else len(zooms) - 1
        self._zoom = zooms[min(max(place + step, 0), len(zooms) - 1)]
        self.refresh()

    def action_open(self) -> None:
        """Open the event under the cursor."""
        if (uid := self.cursor_uid) is not None:
            self.post_message(self.Opened(self, uid))

    def on_click(self, event: events.Click) -> None:
        """Point at the event nearest to the mouse; a double click opens it."""
        offset = event.get_content_offset(self)
        if offset is None or not self._view.events:
            return
        event.stop()
        axis = axis_cells(self.size.width)
        window, room = self._window, max(1, self.size.width - axis)
        columns = (
            abs(column_of(each.t, window.start, window.end, room) - (offset.x - axis))
            if window.start <= each.t <= window.end
            else room * 2
            for each in self._view.events
        )
        self._move_to(min(enumerate(columns), key=lambda pair: pair[1])[0])
        if event.chain > 1:
            self.action_open()

    @property
    def _here(self) -> ChartEvent | None:
        return None if self._cursor is None else self._view.events[self._cursor]

    @property
    def _window(self) -> Window:
        here = self._here
        return window_of(self._view, self._zoom, None if here is None else here.t)

    def _move_to(self, place: int) -> None:
        count = len(self._view.events)
        if not count:
            return
        place = min(max(place, 0), count - 1)
        if place != self._cursor:
            self._cursor = place
            self.refresh()
            self.post_message(self.Moved(self, self._view.events[place].uid))

    def _drawn(self, width: int, height: int) -> Rows:
        """The rows above the reading, drawn once for each state."""
        ascii_only = glyphs_of(self.app).ascii_only
        key = (width, height, self._cursor, self._zoom, ascii_only)
        if self._rows is None or self._rows[0] != key:
            rows = frame(
                self._view,
                self._window,
                width,
                height,
                cursor=self._cursor,
                ascii_only=ascii_only,
            )
            self._rows = (key, rows)
        return self._rows[1]

    def _reading(self, width: int) -> list[Line]:
        """The event under the cursor in words, and the parts of what it gave or cost."""
        if parts_of(self.size.height).reading == 0:
            return []
        here = self._here
        indent = (Span(" " * AXIS_CELLS),) if width >= _NARROW else ()
        if here is None or self._cursor is None:
            return [Line((*indent, Span(self._view.empty, Role.HINT)))]
        known = self._view.points or (here,)
        day = days.short(here.day, day_of(known[-1].t))
        title = (*indent, Span(day, Role.NAME), Span(f" {here.title}"))
        change = _change(here, glyphs_of(self.app))
        fits = span_width(title) + span_width(change) < width and visible(here.title) == here.title
        first = Line((*title, Span(" "), *change)) if fits else Line(title, change)
        count = f"{self._cursor + 1} of {len(self._view.events)}"
        second = Line((*indent, Span(here.parts, Role.DIM)), (Span(count, Role.DIM),))
        return [first, second]


def _change(event: ChartEvent, glyphs: Glyphs) -> tuple[Span, ...]:
    """What an event gave or cost, and the score after it."""
    spans: list[Span] = []
    if event.delta is not None:
        role = Role.GOOD if event.delta > 0 else Role.BAD if event.delta < 0 else Role.DIM
        amount = f"{event.delta:+.1f}"
        spans.append(Span(amount if glyphs.ascii_only else amount.replace("-", "−"), role))
    if event.score is not None:
        spans.append(Span(f" {glyphs[Sign.ARROW]} {event.score:.0f}", Role.NAME))
    return tuple(spans)


def _strip(row: tuple[Cell, ...], palette: Palette, width: int) -> Strip:
    """A row of cells as a strip, equal neighbours in one segment."""
    segments = [
        Segment("".join(cell.char for cell in cells), palette.style(_INKS[ink]))
        for ink, cells in groupby(row, key=lambda cell: cell.ink)
    ]
    return Strip(segments, width)
