"""A month as a page of a calendar: weeks begin on Monday, the day chosen stands in brackets."""

from calendar import Calendar as Months
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.domain.days import MONTH_NAMES, WEEKDAYS
from relterm.ui.roles import Role, palette_of
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import BLANK, Line, Span

CELLS = 4
"""Cells of one day."""
_HEAD = 2
_MONTHS = Months(firstweekday=0)


class MonthGrid(Widget, can_focus=False):
    """The month of the day chosen; a click chooses another day."""

    DEFAULT_CSS = """
    MonthGrid { width: 28; height: 8; }
    """
    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """A day was clicked."""

        day: date

    def __init__(self, day: date, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._day = day
        self._today = today

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._day

    @day.setter
    def day(self, day: date) -> None:
        self._day = day
        self.refresh()

    @property
    def _weeks(self) -> list[list[int]]:
        """The days of the month by weeks; 0 outside the month."""
        return _MONTHS.monthdayscalendar(self._day.year, self._day.month)

    def render_line(self, y: int) -> Strip:
        """Month and year, the weekdays, a week a line."""
        return paint(self._line(y), self.size.width, palette_of(self))

    def _line(self, y: int) -> Line:
        if y == 0:
            title = f"{MONTH_NAMES[self._day.month - 1]} {self._day.year}"
            return Line((Span(title, Role.HEADER, width=CELLS * 7, align="center"),))
        if y == 1:
            return Line(tuple(Span(f" {name[:2]} ", Role.DIM) for name in WEEKDAYS))
        weeks = self._weeks
        if y - _HEAD >= len(weeks):
            return BLANK
        return Line(tuple(map(self._cell, weeks[y - _HEAD])))

    def _cell(self, number: int) -> Span:
        """`[27]` is chosen, `(21)` is today: brackets are seen without colours too."""
        if not number:
            return Span(" " * CELLS)
        day = self._day.replace(day=number)
        if day == self._day:
            return Span(f"[{number:>2}]", Role.ACCENT, bold=True)
        if day == self._today:
            return Span(f"({number:>2})", Role.GOOD, bold=True)
        return Span(f" {number:>2} ", Role.TEXT if day.weekday() < 5 else Role.DIM)

    def on_click(self, event: events.Click) -> None:
        """Choose the day under the mouse."""
        row, column = event.y - _HEAD, event.x // CELLS
        weeks = self._weeks
        if 0 <= row < len(weeks) and 0 <= column < len(WEEKDAYS) and weeks[row][column]:
            self.post_message(self.Clicked(self._day.replace(day=weeks[row][column])))
