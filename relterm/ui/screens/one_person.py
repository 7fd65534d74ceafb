"""One person and nothing else: who they are, the one step that fits, what to know before it.

It begins with whoever was selected. What is done, skipped or put off leads on to the next person of
today; when nobody is left, the day is good.
"""

from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from relterm.domain.people import State
from relterm.errors import BookError
from relterm.service.desk import Changed
from relterm.service.views.agenda import many_due
from relterm.service.views.briefing import briefing
from relterm.service.views.person import PersonView
from relterm.service.views.today import TodayView, today_view
from relterm.service.views.today_lines import TodayLine
from relterm.service.views.why.about import About, AboutLine, AboutPerson
from relterm.ui.glyphs import Sign, glyphs_of
from relterm.ui.key_signs import key_sign, taught, taught_lines
from relterm.ui.lines.briefing import head_lines, joined, known_blocks, now_lines, trust_lines
from relterm.ui.lines.chart import chart_view
from relterm.ui.lines.today import quiet_day
from relterm.ui.roles import Role
from relterm.ui.screens.base import MainScreen
from relterm.ui.screens.walk import Walk
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import BLANK, Line, line
from relterm.ui.widgets.text_pane import TextPane
from relterm.ui.widgets.trust_chart import TrustChart

ROOMY = 32
"""From so many lines on the curve has room of its own."""
READING = (line("Reading …", Role.DIM),)
GONE = (
    line("They are no longer in the book.", Role.NAME),
    line("{^one.leave} goes back; {undo} takes back what you did last.", Role.DIM),
)


class OnePersonScreen(MainScreen):
    """A single person, calm and whole."""

    NAME: ClassVar[str] = "one"
    COVERS: ClassVar[bool] = True
    AUTO_FOCUS = "#known"
    DEFAULT_CSS = """
    OnePersonScreen {
        align: center top;
        #page { width: 100%; max-width: 92; padding: 0 1; }
        #who { height: auto; }
        #curve { height: 9; margin: 1 0 0 0; }
        &.-tall #page { max-width: 110; }
        &.-tall #curve { height: 22; }
        #known { height: 1fr; margin: 1 0 0 0; }
        &.-tight #who, &.-tight #curve, &.-alone #who, &.-alone #curve { display: none; }
        &.-tight #known { margin: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,enter", "next", "Next", id="one.next"),
        Binding("left,h", "back", "The one before", show=False, id="one.back"),
        Binding("escape", "leave", "Back", id="one.leave"),
    ]

    def __init__(self, person: str, line_key: str | None) -> None:
        """Begin with a person; `line_key` is the line of Today they were chosen by, if any."""
        super().__init__()
        self._walk = Walk(person, line_key)
        self._day: TodayView | None = None
        self._view: PersonView | None = None

    def compose(self) -> ComposeResult:
        """The page and the keys; no top line, for its numbers are not about this person."""
        yield self.body()
        yield self.footer()

    def body(self) -> Widget:
        """Who it is and the step; what to know; the curve."""
        who, curve = TextPane(id="who"), TrustChart(id="curve")
        who.can_focus = curve.can_focus = False
        return Pane(who, TextPane(READING, id="known"), curve, id="page")

    @property
    def selected_person(self) -> str | None:
        """Whoever is shown."""
        return self._walk.person

    @property
    def selected_line(self) -> TodayLine | None:
        """The line of Today it is about, if there is one."""
        return self._walk.line

    @property
    def asked_about(self) -> About | None:
        """The step of today, or how you stand with them."""
        if self._walk.line is not None:
            return AboutLine(self._walk.line)
        return AboutPerson(self._walk.person) if self._walk.person else None

    def reload(self, changed: Changed) -> None:  # noqa: ARG002 - whoever is next depends on everybody
        """Read the day; of a neglected book in the database thread."""
        if many_due(self.desk):
            self.run_worker(self._read_later(), group="day", exclusive=True)
        else:
            self._arrange(today_view(self.desk))

    async def _read_later(self) -> None:
        with suppress(BookError):
            self._arrange(await self.relterm.database.run(lambda: today_view(self.desk)))

    def _show_top(self) -> None:
        """There is no top line."""

    def _arrange(self, day: TodayView) -> None:
        self._day = day
        self._walk.look(day.lines)
        self._show()

    def _show(self) -> None:
        """Whoever it has come to, or the good wishes."""
        uid = self._walk.person
        if uid is None:
            self._say((BLANK, *self._wishes()), "{one.leave} back")
            return
        if self._view is None or self._view.person.uid != uid:
            self._say(READING, "")
        self.with_person(uid, self._paint)

    def _wishes(self) -> tuple[Line, ...]:
        return quiet_day(self._day, key_sign(self.app, "triage")) if self._day else ()

    def _say(self, lines: tuple[Line, ...], hint: str) -> None:
        """Words and nobody."""
        self._view = None
        self.add_class("-alone")
        self.query_one("#page", Pane).set_hint(hint)
        self.query_one("#known", TextPane).set_lines(taught_lines(self.app, lines))

    def _paint(self, view: PersonView | None) -> None:
        if view is None or view.person.uid != self._walk.person:
            self._say(GONE, "{one.leave} back")
            return
        if view.person.state is State.TRASHED:
            name = view.person.name
            self._say((line(f"{name} is in the trash.", Role.NAME), GONE[1]), "{one.leave} back")
            return
        kept = self._view is not None and self._view.person.uid == view.person.uid
        self._view = view
        self.remove_class("-alone")
        tight = self.app.size.height < ROOMY or not view.events
        self.set_class(tight, "-tight")
        self._write(view, tight=tight, kept=kept)

    def _write(self, view: PersonView, *, tight: bool, kept: bool) -> None:
        glyphs = glyphs_of(self.app)
        brief = briefing(view, self._walk.line, glyphs[Sign.ARROW])
        head, now = tuple(head_lines(view, brief)), tuple(now_lines(brief.now, glyphs))
        known = tuple(known_blocks(brief, glyphs))
        if tight:
            first = (*head, *trust_lines(view, brief, glyphs))
            lines = joined((first, now, *known))
        else:
            self.query_one("#who", TextPane).set_lines(joined((head, now)))
            self.query_one("#curve", TrustChart).set_view(chart_view(view, glyphs))
            lines = joined(known)
        self.query_one("#known", TextPane).set_lines(lines, keep_scroll=kept)
        hint = "{one.next} next · {one.leave} back" if self._walk.has_next else "{one.leave} back"
        self.query_one("#page", Pane).set_hint(hint)

    def on_resize(self) -> None:
        """How much is shown depends on the room."""
        if self._built and self._view is not None:
            self.call_after_refresh(self._paint, self._view)

    def action_next(self) -> None:
        """Go to the next person of today."""
        self._step(1)

    def action_back(self) -> None:
        """Go to the person before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._walk.person is None:
            self.action_leave()
        elif self._walk.go(step):
            self._show()
        else:
            self.relterm.say(taught(self.app, "Nobody else today; {one.leave} goes back."))

    def action_leave(self) -> None:
        """Back to the screen it was opened from."""
        self.app.pop_screen()
