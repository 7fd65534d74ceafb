"""A day: looked up in a month, or typed in words; what it means is said below."""

from datetime import date
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from relterm.domain.date_phrases import Prefer, parse_when
from relterm.ui.dialogs.day_fields import away_words, day_words
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.month_grid import MonthGrid
from relterm.ui.dialogs.said import Said, hint_line
from relterm.ui.key_signs import taught
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import Line, Span

_WORDS = {
    "past": "yesterday, 3w ago, 12 mar",
    "future": "tomorrow, fri, 3w, 12 mar",
}

_KEYS = (
    "{day.back}{day.on} day · {day.week_back}{day.week_on} week · {day.today} today",
    "{day.month_back} {day.month_on} month",
    "{day.year_back} {day.year_on} year",
)


class DayPicker(Dialog[date]):
    """Gives back a day, or None. Arrows always move in the month; letters go into the line."""

    DEFAULT_CSS = """
    DayPicker > Pane { width: 36; padding: 0 2; }
    DayPicker MonthGrid { margin: 1 0 1 1; }
    DayPicker LineInput, DayPicker LineInput:focus { background: $background; padding: 0 1; }
    DayPicker #meant { min-height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "days(-1)", "A day back", show=False, priority=True, id="day.back"),
        Binding("right", "days(1)", "A day on", show=False, priority=True, id="day.on"),
        Binding("up", "days(-7)", "A week back", show=False, priority=True, id="day.week_back"),
        Binding("down", "days(7)", "A week on", show=False, priority=True, id="day.week_on"),
        Binding("pageup", "months(-1)", "A month back", show=False, id="day.month_back"),
        Binding("pagedown", "months(1)", "A month on", show=False, id="day.month_on"),
        Binding("shift+pageup", "months(-12)", "A year back", show=False, id="day.year_back"),
        Binding("shift+pagedown", "months(12)", "A year on", show=False, id="day.year_on"),
        Binding("home", "today", "Today", show=False, priority=True, id="day.today"),
    ]

    def __init__(self, title: str, today: date, prefer: Prefer, day: date | None = None) -> None:
        """Begin on a day, or today; `prefer` is which way words without a year lie."""
        super().__init__()
        self._title = title
        self._today = today
        self._prefer: Prefer = prefer
        self._day = day or today

    def compose(self) -> ComposeResult:
        """The line for words, the month, what is chosen."""
        with Pane(title=self._title, hint="⏎ take   {dialog.leave} back"):
            yield LineInput(placeholder=_WORDS[self._prefer])
            yield MonthGrid(self._day, self._today)
            yield Said(id="meant")
            yield Said(id="message")

    def on_mount(self) -> None:
        """Say which day is chosen, and the keys."""
        self._show(self._day)
        self._message().set_lines([hint_line(taught(self.app, each)) for each in _KEYS])

    def action_days(self, count: int) -> None:
        """Go on or back by days."""
        self._move(self._day.toordinal() + count)

    def action_months(self, count: int) -> None:
        """Go on or back by months, to the same day or the last there is."""
        try:
            self._take_up(self._day + relativedelta(months=count))
        except (ValueError, OverflowError):
            self._take_up(self._day)

    def action_today(self) -> None:
        """Go to today."""
        self._take_up(self._today)

    def _move(self, ordinal: int) -> None:
        self._take_up(date.fromordinal(min(max(ordinal, 1), date.max.toordinal())))

    def _take_up(self, day: date) -> None:
        """A day chosen in the month: the words are no longer what is meant."""
        line = self.query_one(LineInput)
        with self.prevent(Input.Changed):
            line.value = ""
        self._show(day)

    def _show(self, day: date) -> None:
        self._day = day
        self.query_one(MonthGrid).day = day
        said = (
            Line((Span(day_words(day, self._today), Role.NAME, bold=True),)),
            Line((Span(away_words(day, self._today), Role.DIM),)),
        )
        self.query_one("#meant", Said).set_lines(said)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        phrase = parse_when(event.value, self._today, self._prefer) if event.value.strip() else None
        if phrase is not None and phrase.day is not None:
            self._show(phrase.day)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        phrase = parse_when(typed, self._today, self._prefer) if typed else None
        if not typed or (phrase is not None and phrase.day is not None):
            self.dismiss(self._day)
        else:
            why = phrase.problem if phrase else "Not a day"
            self.warn(f"{why}: try {_WORDS[self._prefer]}.")

    @on(MonthGrid.Clicked)
    def _clicked(self, event: MonthGrid.Clicked) -> None:
        """A click chooses; a click on the day chosen takes it."""
        event.stop()
        if event.day == self._day:
            self.dismiss(self._day)
        else:
            self._take_up(event.day)
