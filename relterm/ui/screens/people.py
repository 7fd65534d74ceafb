"""People: the list with its live filter; the person's card, timeline, curve and gate."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input

from relterm.domain import days
from relterm.errors import ReltermError
from relterm.service.desk import Changed
from relterm.service.views.people import ListedPerson, PeopleList, people_list, people_page
from relterm.service.views.person import PersonView
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.chart import chart_view
from relterm.ui.lines.gate import gate_lines
from relterm.ui.lines.people import EMPTY, NOBODY_FOUND, people_source
from relterm.ui.lines.person import about_lines, card_lines
from relterm.ui.lines.timeline import EMPTY as NO_ENTRIES
from relterm.ui.lines.timeline import timeline_source
from relterm.ui.roles import Role
from relterm.ui.screens.base import MainScreen
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import ListSource, line
from relterm.ui.widgets.tab_strip import TabStrip
from relterm.ui.widgets.text_pane import TextPane
from relterm.ui.widgets.trust_chart import TrustChart

TABS = ("Timeline", "Trust", "Ask", "About")
NO_LIST = PeopleList((), 0, 0, filtered=False)


class PeopleScreen(MainScreen):
    """Everybody, and one of them in detail."""

    NAME: ClassVar[str] = "people"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PeopleScreen {
        #list { width: 30%; min-width: 30; max-width: 46; }
        #middle { width: 1fr; }
        #details { width: 1fr; }
        #right { width: 44%; min-width: 34; }
        #card { height: auto; max-height: 12; }
        #card TextPane { height: auto; }
        #filter { border: none; height: 1; padding: 0 1; background: $background; }
        #filter:focus { background: $surface; }
        TabStrip { display: none; }
        &.-narrow {
            #list { width: 40%; min-width: 24; max-width: 36; }
            #details { layout: vertical; width: 1fr; }
            #middle, #right { width: 100%; height: 1fr; display: none; }
            #middle.holds-shown, #right.holds-shown { display: block; }
            #card { display: none; }
            .detail { display: none; }
            .detail.-shown { display: block; height: 1fr; }
            TabStrip { display: block; }
        }
        &.-wide #about-pane { display: none; }
        &.-wide.-about #about-pane { display: block; }
        &.-wide.-about #gate-pane { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "tab(-1)", "Tab back", show=False, id="people.tab_back"),
        Binding("right_square_bracket", "tab(1)", "Next tab", show=False, id="people.tab_next"),
        Binding("escape", "leave_filter", "Clear filter", show=False, id="people.leave_filter"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._listed = NO_LIST
        self._view: PersonView | None = None
        self._wanted: str | None = None
        self._moving = False
        self._filter_first = False
        self._shown_first: str | None = None

    def body(self) -> Widget:
        """The list on the left, the details beside it."""
        return Horizontal(
            Pane(
                Input(placeholder="/ find…", id="filter", select_on_focus=False),
                RowList(id="people", empty=EMPTY),
                title="People",
                id="list",
            ),
            Horizontal(
                TabStrip(TABS, id="tabs"),
                Vertical(
                    Pane(TextPane(id="card-text"), id="card", hint="e edit", classes="card"),
                    Pane(
                        RowList(id="timeline", empty=NO_ENTRIES),
                        title="Timeline",
                        id="timeline-pane",
                        classes="detail -shown",
                    ),
                    id="middle",
                    classes="holds-shown",
                ),
                Vertical(
                    Pane(
                        TrustChart(id="chart"),
                        title="Trust over time",
                        hint="← → walk · + - zoom",
                        id="chart-pane",
                        classes="detail",
                    ),
                    Pane(
                        TextPane(id="gate-text"),
                        title="Ask",
                        hint="] about them",
                        id="gate-pane",
                        classes="detail",
                    ),
                    Pane(
                        TextPane(id="about-text"),
                        title="About",
                        hint="] the ask",
                        id="about-pane",
                        classes="detail",
                    ),
                    id="right",
                ),
                id="details",
            ),
        )

    @property
    def selected_person(self) -> str | None:
        """Whoever the cursor is on."""
        return self.query_one("#people", RowList).cursor_key or None

    @property
    def selected_entry(self) -> str | None:
        """The entry the timeline's cursor is on, when the timeline has the focus."""
        timeline = self.query_one("#timeline", RowList)
        key = timeline.cursor_key
        if not timeline.has_focus or key is None or key.startswith("quiet "):
            return None
        return key

    def reload(self, changed: Changed) -> None:
        """Read the list, and the person if they changed."""
        self._read_list()
        uid = self.selected_person
        if changed.everyone or self._view is None or uid in changed.people:
            self._show(uid)
        if self._shown_first is not None:
            first, self._shown_first = self._shown_first, None
            self._go_to(first)

    def on_mount(self) -> None:
        """The list has the focus, unless the filter was asked for."""
        self.set_focus(self.query_one("#filter" if self._filter_first else "#people"))

    # the list and its filter

    def start_filter(self) -> None:
        """Put the cursor into the filter at once: the next key already belongs to it."""
        self._filter_first = True
        for box in self.query("#filter").results(Input):
            self.set_focus(box)

    def show_person(self, uid: str) -> None:
        """Put the cursor on somebody, whatever the filter, as soon as the list is there."""
        if self._stale:
            self._shown_first = uid
        else:
            self._go_to(uid)

    def _go_to(self, uid: str) -> None:
        people = self.query_one("#people", RowList)
        if self.query_one("#filter", Input).value:
            self.query_one("#filter", Input).value = ""
            self._read_list()
        if people.choose(uid):
            people.focus()
        else:
            self._show(uid)

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.if_free(lambda: self._read_list(keep=False))

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self.query_one("#people", RowList).focus()

    def action_leave_filter(self) -> None:
        """Esc: give the whole list back."""
        box = self.query_one("#filter", Input)
        if box.value:
            box.value = ""
        self.query_one("#people", RowList).focus()

    def _read_list(self, *, keep: bool = True) -> None:
        text = self.query_one("#filter", Input).value
        self._listed = people_list(self.desk, text)
        source = people_source(self._listed, self._fetch, self._find, glyphs_of(self.app))
        empty = NOBODY_FOUND if text else EMPTY
        self.query_one("#people", RowList).set_source(source, keep_key=keep, empty=empty)
        self.query_one("#list", Pane).set_hint(
            f"{len(self._listed.ids)}{' · esc clears' if text else ''}"
        )

    def _fetch(self, start: int, count: int) -> Sequence[ListedPerson]:
        try:
            return people_page(self.desk, self._listed.ids[start : start + count])
        except ReltermError:
            # Another process is writing; the lines stay empty until the next look.
            self._stale = True
            return ()

    def _find(self, uid: str) -> int | None:
        row = self.desk.book.people.row_id(uid)
        return None if row is None else self._listed.place(row)

    # the person

    @on(RowList.Highlighted, "#people")
    def _moved(self) -> None:
        """The list is painted first; of several moves before that only the last is followed."""
        if not self._moving:
            self._moving = True
            self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        self._moving = False
        uid = self.selected_person
        if uid != self._wanted:
            self._show(uid)

    @on(RowList.Selected, "#people")
    def _opened(self) -> None:
        self.query_one("#timeline", RowList).focus()

    @on(RowList.Selected, "#timeline")
    async def _edit_entry(self) -> None:
        await self.relterm.action_do("edit")

    @on(RowList.Highlighted, "#timeline")
    def _follow(self, message: RowList.Highlighted) -> None:
        """The chart's cursor follows the timeline's."""
        if message.key and self.query_one("#timeline", RowList).has_focus:
            self.query_one("#chart", TrustChart).choose(message.key)

    @on(TrustChart.Moved)
    def _walked(self, message: TrustChart.Moved) -> None:
        """The timeline's cursor follows the chart's."""
        if self.query_one("#chart", TrustChart).has_focus:
            self.query_one("#timeline", RowList).choose(message.uid)

    def _show(self, uid: str | None) -> None:
        self._wanted = uid
        if uid is None:
            self._paint(None)
        else:
            self.with_person(uid, self._paint)

    def _paint(self, view: PersonView | None) -> None:
        self._view = view
        card, timeline = self.query_one("#card", Pane), self.query_one("#timeline", RowList)
        if view is None:
            card.set_title("")
            self.query_one("#card-text", TextPane).set_lines((line("Nobody selected.", Role.DIM),))
            timeline.set_source(ListSource())
            for pane in ("#gate-text", "#about-text"):
                self.query_one(pane, TextPane).set_lines(())
            return
        glyphs = glyphs_of(self.app)
        card.set_title(view.person.name)
        self.query_one("#card-text", TextPane).set_lines(card_lines(view))
        timeline.set_source(timeline_source(view, glyphs))
        frame = self.query_one("#timeline-pane", Pane)
        frame.set_title(self._title(view) if self.has_class("-narrow") else "Timeline")
        frame.set_hint("[ ] tab · m maximise" if self.has_class("-narrow") else _entries(view))
        self.query_one("#chart", TrustChart).set_view(chart_view(view, glyphs))
        self.query_one("#about-text", TextPane).set_lines(about_lines(view))
        self._paint_gate(view)
        for pane, other in (("#gate-pane", "] about them"), ("#about-pane", "] the ask")):
            hint = "[ ] tab" if self.has_class("-narrow") else other
            self.query_one(pane, Pane).set_hint(hint)

    def _title(self, view: PersonView) -> str:
        return f"{view.person.name} · {view.rung.stage} · {view.trust.score:.0f}"

    def _paint_gate(self, view: PersonView) -> None:
        pane, text = self.query_one("#gate-pane", Pane), self.query_one("#gate-text", TextPane)
        if view.gate is None:
            pane.set_title("Ask")
            text.set_lines((line("A friend or family: friendship is not leverage.", Role.DIM),))
            return
        what = view.gate.ask.what if view.gate.ask else f"if you asked: {view.gate.size.word}"
        pane.set_title(f"Ask · {what}")
        width = text.scrollable_content_region.width
        text.set_lines(gate_lines(view.gate, view.now.today, glyphs_of(self.app), width))

    # tabs and turns, where the terminal is narrow

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Titles and bars depend on the width."""
        self.call_after_refresh(self._paint, self._view)

    def action_tab(self, step: int) -> None:
        """The next pane, where only one fits; else the lower pane turns between ask and about."""
        if self.has_class("-narrow"):
            self._choose_tab(self.query_one(TabStrip).chosen + step)
        else:
            self.toggle_class("-about")

    @on(TabStrip.Chosen)
    def _tab_clicked(self, message: TabStrip.Chosen) -> None:
        self._choose_tab(message.place)

    def _choose_tab(self, place: int) -> None:
        tabs = self.query_one(TabStrip)
        tabs.chosen = place
        shown = ("timeline-pane", "chart-pane", "gate-pane", "about-pane")[tabs.chosen]
        for pane in self.query(".detail"):
            pane.set_class(pane.id == shown, "-shown")
        self.query_one("#middle").set_class(shown == "timeline-pane", "holds-shown")
        self.query_one("#right").set_class(shown != "timeline-pane", "holds-shown")
        focus = {"timeline-pane": "#timeline", "chart-pane": "#chart"}.get(shown)
        self.query_one(focus or f"#{shown} TextPane").focus()


def _entries(view: PersonView) -> str:
    return days.counted(len(view.events), "entry", "entries")
