"""Trust over time: a curve, lanes of events and rungs, and a reading of what the cursor points at.

The reading means that the picture is never the only source. Left and right walk from stop to stop
(entries and quiet spells), plus and minus change how much time is shown, `f` asks what a quiet
habit would come to, Enter opens the stop.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.domain.what_if import Habit
from relterm.ui.chart_frame import Parts, Sheet, frame, parts_of, pointed
from relterm.ui.chart_lanes import nearest_stop
from relterm.ui.chart_reading import guess_lines, legend_lines, reading_lines, table_lines
from relterm.ui.chart_view import Ahead, ChartStop, ChartView
from relterm.ui.chart_window import (
    START_ZOOM,
    ahead_days,
    range_words,
    window_of,
    zooms_for,
)
from relterm.ui.glyphs import glyphs_of
from relterm.ui.raster import Rows
from relterm.ui.roles import Role, palette_of
from relterm.ui.widgets.chart_paint import strip_of
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import BLANK, Line, Span

HABITS: tuple[Habit | None, ...] = (None, *Habit)
"""What *what if* goes round through; None is silence."""

WALK, ZOOM = Binding.Group("Walk", compact=True), Binding.Group("Zoom", compact=True)


class TrustChart(Widget, can_focus=True):
    """The chart of one person's trust, with a cursor over what happened and what did not."""

    DEFAULT_CSS = """
    TrustChart {
        height: 1fr;
    }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "walk(-1)", "Earlier", id="chart.left", group=WALK),
        Binding("right,l", "walk(1)", "Later", id="chart.right", group=WALK),
        Binding("home", "jump(0)", "First", show=False, id="chart.first"),
        Binding("end", "jump(-1)", "Last", show=False, id="chart.last"),
        Binding("plus,equals_sign", "zoom(-1)", "Closer", id="chart.zoom_in", group=ZOOM),
        Binding("minus", "zoom(1)", "Wider", id="chart.zoom_out", group=ZOOM),
        Binding("f", "what_if", "What if", id="chart.what_if"),
        Binding("enter", "open", "Open", show=False, id="chart.open"),
    ]

    @dataclass
    class Moved(Message):
        """The cursor came to another stop; `uid` is its key, as in the timeline."""

        chart: "TrustChart"
        uid: str

        @property
        def control(self) -> "TrustChart":
            """The chart, for `@on` with a selector."""
            return self.chart

    @dataclass
    class Opened(Message):
        """An entry of the log was opened."""

        chart: "TrustChart"
        uid: str

        @property
        def control(self) -> "TrustChart":
            """The chart, for `@on` with a selector."""
            return self.chart

    @dataclass
    class Zoomed(Message):
        """More or less time is shown, or in another width: see `range_words`."""

        chart: "TrustChart"

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
        self._wish: int | None = START_ZOOM
        self._habit: Habit | None = None
        self._base: tuple[object, Rows] | None = None
        self._rows: tuple[object, Rows, list[Line]] | None = None
        self.set_view(view or ChartView())

    @property
    def view(self) -> ChartView:
        """What is painted."""
        return self._view

    @property
    def cursor_uid(self) -> str | None:
        """The key of the stop that the cursor points at."""
        here = self._here
        return None if here is None else here.key

    @property
    def zoom(self) -> int | None:
        """Months on screen; None is everything, which may be less than was wished for."""
        return self._wish if self._wish in zooms_for(self._view) else None

    @property
    def habit(self) -> Habit | None:
        """What is asked about beside silence."""
        return self._habit

    @property
    def range_words(self) -> str:
        """How much time is shown: `12 months`, `all 5 years`."""
        return range_words(self._view, self.zoom)

    def set_view(self, view: ChartView, *, keep_cursor: bool = True) -> None:
        """Show another curve; the cursor stays on its stop, else goes to the last one.

        Unless `keep_cursor`, the zoom goes back to a year as well. Somebody else is not asked
        what if.
        """
        uid = self.cursor_uid if keep_cursor else None
        places = [place for place, stop in enumerate(view.stops) if stop.key == uid]
        if _first(self._view) != _first(view):
            self._habit = None
        self._view = view
        self._cursor = places[0] if places else len(view.stops) - 1 if view.stops else None
        if not keep_cursor:
            self._wish = START_ZOOM
        self._base = self._rows = None
        self.refresh()

    def choose(self, uid: str) -> bool:
        """Point at a stop; False if it is not there."""
        for place, stop in enumerate(self._view.stops):
            if stop.key == uid:
                self._move_to(place)
                return True
        return False

    def render_line(self, y: int) -> Strip:
        """One line of the chart."""
        palette = palette_of(self)
        rows, lines = self._drawn()
        if y < len(rows):
            return strip_of(rows[y], palette, self.size.width)
        place = y - len(rows)
        line = lines[place] if place < len(lines) else BLANK
        return paint(line, self.size.width, palette)

    def action_walk(self, step: int) -> None:
        """Go to an earlier or later stop."""
        if self._cursor is not None:
            self._move_to(self._cursor + step)

    def action_jump(self, place: int) -> None:
        """Go to the first or the last stop."""
        self._move_to(place if place >= 0 else len(self._view.stops) + place)

    def action_zoom(self, step: int) -> None:
        """Show less or more time."""
        zooms = zooms_for(self._view)
        place = zooms.index(self.zoom)
        self._wish = zooms[min(max(place + step, 0), len(zooms) - 1)]
        self.refresh()
        self.post_message(self.Zoomed(self))

    def action_what_if(self) -> None:
        """Ask what the next habit would come to; after the last one silence again."""
        self._habit = HABITS[(HABITS.index(self._habit) + 1) % len(HABITS)]
        self.refresh()

    def action_open(self) -> None:
        """Open the entry under the cursor; there is nothing to open in a quiet spell."""
        if (here := self._here) is not None and here.since is None:
            self.post_message(self.Opened(self, here.key))

    def on_click(self, event: events.Click) -> None:
        """Point at what is nearest to the mouse; a double click opens it."""
        offset = event.get_content_offset(self)
        if offset is None or not self._view.stops:
            return
        event.stop()
        sheet = self._sheet
        self._move_to(nearest_stop(self._view.stops, sheet.grid, offset.x - sheet.axis))
        if event.chain > 1:
            self.action_open()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """A title that names the time shown may have more or less room now."""
        self.post_message(self.Zoomed(self))

    @property
    def _here(self) -> ChartStop | None:
        return None if self._cursor is None else self._view.stops[self._cursor]

    @property
    def _parts(self) -> Parts:
        return parts_of(*self.size, guessing=self._habit is not None)

    @property
    def _sheet(self) -> Sheet:
        here = self._here
        cursor = None if here is None else (here.t if here.since is None else here.since, here.t)
        guessing = self._habit is not None
        window = window_of(self._view, self.zoom, cursor, guessing=guessing)
        return Sheet(self.size.width, self._parts, window, glyphs_of(self.app))

    def _move_to(self, place: int) -> None:
        count = len(self._view.stops)
        if not count:
            return
        place = min(max(place, 0), count - 1)
        if place != self._cursor:
            self._cursor = place
            self.refresh()
            self.post_message(self.Moved(self, self._view.stops[place].key))

    def _drawn(self) -> tuple[Rows, list[Line]]:
        """The picture and the words under it, made once for each state."""
        state = (self.size, self._cursor, self.zoom, self._habit)
        if self._rows is None or self._rows[0] != state:
            sheet = self._sheet
            ahead = self._ahead()
            rows = pointed(self._picture(sheet, ahead), self._here, sheet)
            self._rows = (state, rows, self._words(sheet, ahead))
        return self._rows[1:]

    def _picture(self, sheet: Sheet, ahead: Ahead) -> Rows:
        """The picture without the cursor, which most steps leave as it is."""
        state = (sheet.width, sheet.parts, sheet.window, self._habit)
        if self._base is None or self._base[0] != state:
            self._base = (state, frame(self._view, sheet, ahead))
        return self._base[1]

    def _ahead(self) -> Ahead:
        """What may come, as far as the chart looks ahead."""
        view, habit = self._view, self._habit
        if not view.stops and habit is None:
            return Ahead()
        days = ahead_days(view, self.zoom, guessing=habit is not None)
        return view.teller.ahead(habit, view.now + days)

    def _words(self, sheet: Sheet, ahead: Ahead) -> list[Line]:
        """What stands under the picture."""
        parts, cells, glyphs = sheet.parts, sheet.width, sheet.glyphs
        teller, place = self._view.teller, self._cursor
        lines = [Line((Span(self._view.empty, Role.HINT),)), *[BLANK] * parts.reading]
        lines = lines[: parts.reading]
        table: list[Line] = [BLANK] * parts.table
        if place is not None:
            reading = teller.reading(place)
            lines = reading_lines(reading, cells, parts.reading, glyphs)
            if table:
                table = table_lines(reading, teller.level(place), cells, parts.table, glyphs)
        if self._habit is not None:
            lines += guess_lines(self._habit, ahead, cells, parts.guess, glyphs)
        lines += table
        return [*lines, *legend_lines(self._view.stops, cells, parts.legend, glyphs, self._habit)]


def _first(view: ChartView) -> str:
    return view.stops[0].key if view.stops else ""
