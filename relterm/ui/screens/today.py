"""Today: what is due and why, beside it the briefing for the selected person."""

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from relterm.errors import BookError
from relterm.service.desk import Changed
from relterm.service.views.agenda import many_due
from relterm.service.views.briefing import briefing, recent_curve
from relterm.service.views.person import PersonView
from relterm.service.views.today import TodayView, today_view
from relterm.service.views.today_lines import TodayLine
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.briefing import briefing_lines
from relterm.ui.lines.today import quiet_day, today_source
from relterm.ui.roles import Role
from relterm.ui.screens.base import MainScreen
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import ListSource, line
from relterm.ui.widgets.text_pane import TextPane

WIDE_NAME = 18
NARROW_NAME = 14
TIGHT = 72
"""Below so many columns the names get the smaller width."""
READING = (line("Reading the day …", Role.DIM),)


class TodayScreen(MainScreen):
    """The day."""

    NAME: ClassVar[str] = "today"
    DEFAULT_CSS = """
    TodayScreen {
        #day { width: 3fr; }
        #briefing { width: 2fr; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow #day { width: 1fr; height: 3fr; }
        &.-narrow #briefing { width: 1fr; height: 2fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, TodayLine] = {}
        self._moving = False
        self._briefed: str | None = None

    def body(self) -> Widget:
        """The agenda and the briefing."""
        return Horizontal(
            Pane(RowList(id="agenda"), title="Today", id="day"),
            Pane(TextPane(id="brief"), title="Briefing", hint="⏎ open · a log", id="briefing"),
        )

    @property
    def selected_person(self) -> str | None:
        """Whoever the cursor's line is about."""
        chosen = self.selected_line
        return chosen.person if chosen and chosen.person else None

    @property
    def selected_line(self) -> TodayLine | None:
        """The line the cursor is on."""
        return self._lines.get(self.query_one("#agenda", RowList).cursor_key or "")

    def reload(self, changed: Changed) -> None:  # noqa: ARG002 - the day depends on everybody
        """Read the day; of a neglected book in the database thread."""
        if not many_due(self.desk):
            self._put(today_view(self.desk))
            return
        if not self._lines:
            self.query_one("#agenda", RowList).set_source(ListSource(), empty=READING)
        self.run_worker(self._read_later(), group="day", exclusive=True)

    async def _read_later(self) -> None:
        with suppress(BookError):
            self._put(await self.relterm.database.run(lambda: today_view(self.desk)))

    def _put(self, view: TodayView) -> None:
        self._lines = {each.key: each for each in view.lines}
        width = NARROW_NAME if self.app.size.width < TIGHT else WIDE_NAME
        agenda = self.query_one("#agenda", RowList)
        agenda.set_source(today_source(view, glyphs_of(self.app), width), empty=quiet_day(view))
        self.query_one("#day", Pane).set_hint(_plenty(view))
        self._brief()

    @on(RowList.Highlighted, "#agenda")
    def _moved(self) -> None:
        """The list is painted first; of several moves before that only the last is followed."""
        if not self._moving:
            self._moving = True
            self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        self._moving = False
        if self.selected_person != self._briefed:
            self._brief()

    @on(RowList.Selected, "#agenda")
    async def _opened(self) -> None:
        await self.relterm.action_do("open")

    def _brief(self) -> None:
        """Show the briefing of whoever is selected."""
        pane, text = self.query_one("#briefing", Pane), self.query_one("#brief", TextPane)
        uid = self._briefed = self.selected_person
        if uid is None:
            pane.set_title("Briefing")
            text.set_lines((line("Nobody is selected.", Role.DIM),))
        else:
            self.with_person(uid, self._paint)

    def _paint(self, view: PersonView | None) -> None:
        if view is None:
            return
        pane, text = self.query_one("#briefing", Pane), self.query_one("#brief", TextPane)
        pane.set_title(f"Before you write to {view.person.given or view.person.name}")
        text.set_lines(
            briefing_lines(view, briefing(view), recent_curve(view), glyphs_of(self.app))
        )


def _plenty(view: TodayView) -> str:
    if view.waiting:
        return f"{view.daily_number} people a day is plenty · {view.waiting} can wait"
    return f"{view.daily_number} people a day is plenty"
