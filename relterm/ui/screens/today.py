"""Today: what is due and why, beside it the briefing for the selected person."""

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from relterm.domain import days
from relterm.errors import BookError
from relterm.service.desk import Changed
from relterm.service.views.agenda import many_due
from relterm.service.views.briefing import briefing
from relterm.service.views.person import PersonView
from relterm.service.views.today import TodayView, today_view
from relterm.service.views.today_lines import TodayLine
from relterm.service.views.why.about import About, AboutLine, AboutPerson
from relterm.ui.glyphs import Glyphs, Sign, glyphs_of
from relterm.ui.key_signs import key_sign
from relterm.ui.lines.briefing import briefing_lines, briefing_title, nobody_chosen
from relterm.ui.lines.today import quiet_day, today_source
from relterm.ui.roles import Role
from relterm.ui.screens.base import MainScreen
from relterm.ui.screens.following import Following
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import ListSource, line
from relterm.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from relterm.ui.widgets.trust_chart import TrustChart

WIDE_NAME = 18
NARROW_NAME = 14
TIGHT = 72
"""Below so many columns the names get the smaller width."""
ROOMY = 30
"""From so many lines on there are empty lines between sections."""
MUCH = 3
"""With more waiting than so many days hold, a fresh start is offered."""
SOMEBODY_HINT = "{list.open} open · {one_person} one person"
READING = (line("Reading the day …", Role.DIM),)


class TodayScreen(MainScreen):
    """The day."""

    NAME: ClassVar[str] = "today"
    DEFAULT_CSS = """
    TodayScreen {
        #day { width: 3fr; }
        #beside { width: 2fr; }
        #curve-pane { display: none; height: 19; }
        &.-wide.-tall #curve-pane { display: block; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow #day { width: 1fr; height: 3fr; }
        &.-narrow #beside { width: 1fr; height: 2fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, TodayLine] = {}
        self._day: TodayView | None = None
        self._following = Following(self, self._follow_cursor)
        self._briefed: str | None = None
        self._curve: TrustChart | None = None

    def body(self) -> Widget:
        """The agenda and the briefing."""
        return Horizontal(
            Pane(RowList(id="agenda"), title="Today", id="day"),
            Vertical(
                Pane(
                    TextPane(id="brief"),
                    title="Briefing",
                    id="briefing",
                ),
                id="beside",
            ),
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

    @property
    def asked_about(self) -> About | None:
        """The line the cursor is on; with the briefing in focus, how you stand with them."""
        chosen = self.selected_line
        if chosen is None or not chosen.person:
            return None
        if self.query_one("#brief").has_focus:
            return AboutPerson(chosen.person)
        return AboutLine(chosen)

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
        self._day = view
        self._lines = {each.key: each for each in view.lines}
        self._paint_day()
        self._brief()

    def _paint_day(self) -> None:
        view, size = self._day, self.app.size
        if view is None:
            return
        key = key_sign(self.app, "triage")
        rows = today_source(
            view,
            glyphs_of(self.app),
            NARROW_NAME if size.width < TIGHT else WIDE_NAME,
            compact=size.height < ROOMY,
            triage_key=key,
        )
        self.query_one("#agenda", RowList).set_source(rows, empty=quiet_day(view, key))
        self.query_one("#day", Pane).set_hint(_plenty(view, key_sign(self.app, "fresh_start")))

    def on_resize(self) -> None:
        """How much of a line is shown depends on the room."""
        self.call_after_refresh(self._paint_again)

    def _paint_again(self) -> None:
        self._paint_day()
        if self._day is not None:
            self._brief()

    @on(RowList.Highlighted, "#agenda")
    def _moved(self) -> None:
        self._following.moved()

    def _follow_cursor(self) -> None:
        if self._here != self._briefed:
            self._brief()

    @property
    def _here(self) -> str | None:
        return self.selected_line.key if self.selected_line else None

    @on(RowList.Selected, "#agenda")
    async def _opened(self) -> None:
        await self.relterm.action_do("open")

    def _brief(self) -> None:
        """Show the briefing for the line the cursor is on."""
        pane, text = self.query_one("#briefing", Pane), self.query_one("#brief", TextPane)
        uid, self._briefed = self.selected_person, self._here
        if uid is None:
            pane.set_title("Briefing")
            pane.set_hint("")
            text.set_lines(nobody_chosen(self._day, key_sign(self.app, "people")))
        else:
            self.with_person(uid, self._paint)

    def _paint(self, view: PersonView | None) -> None:
        if view is None:
            return
        pane, text = self.query_one("#briefing", Pane), self.query_one("#brief", TextPane)
        glyphs = glyphs_of(self.app)
        brief = briefing(view, self.selected_line, glyphs[Sign.ARROW])
        pane.set_title(briefing_title(view, brief))
        pane.set_hint(SOMEBODY_HINT)
        text.set_lines(briefing_lines(view, brief, glyphs, compact=self.app.size.height < ROOMY))
        if self.has_class("-wide", "-tall"):
            self._show_curve(view, glyphs)

    def _show_curve(self, view: PersonView, glyphs: Glyphs) -> None:
        """The curve below the briefing: there is room for it. It is made when there first is."""
        from relterm.ui.lines.chart import chart_view
        from relterm.ui.widgets.trust_chart import TrustChart

        if self._curve is None:
            self._curve = TrustChart(id="curve")
            self._curve.can_focus = False
            pane = Pane(self._curve, title="Trust over time", id="curve-pane")
            self.query_one("#beside").mount(pane)
        self._curve.set_view(chart_view(view, glyphs))


def _plenty(view: TodayView, fresh_key: str) -> str:
    said = "that is plenty for today" if view.plenty else f"{_people(view)} a day is plenty"
    if not view.waiting:
        return said
    spread = f" · {fresh_key} spreads what waits" if view.waiting > MUCH * view.daily_number else ""
    return f"{said} · {view.waiting} can wait{spread}"


def _people(view: TodayView) -> str:
    return days.counted(view.daily_number, "person", "people")
