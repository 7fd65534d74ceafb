"""One person in detail: card, timeline, curve, gate, and everything that is known about them.

Wide, all of it stands side by side and `]` turns the lower pane between the ask and what is known.
Narrow, one pane is shown at a time under a line of tabs.
"""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize

from relterm.domain import days
from relterm.service.views.person import PersonView
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.chart import chart_view
from relterm.ui.lines.gate import gate_lines
from relterm.ui.lines.person import about_lines, card_lines
from relterm.ui.lines.timeline import EMPTY as NO_ENTRIES
from relterm.ui.lines.timeline import timeline_source
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import ListSource, line
from relterm.ui.widgets.tab_strip import TabStrip
from relterm.ui.widgets.text_pane import TextPane
from relterm.ui.widgets.trust_chart import TrustChart

TABS = ("Timeline", "Trust", "Ask", "About")
TAB_PANES = ("timeline-pane", "chart-pane", "gate-pane", "about-pane")
"""The pane of each tab."""


class PersonDetails(Horizontal):
    """The panes about one person; painted from an immutable view."""

    SCOPED_CSS = False  # the rules look at the screen's width class, above this widget

    DEFAULT_CSS = """
    PersonDetails {
        width: 1fr;
        #middle { width: 1fr; }
        #right { width: 44%; min-width: 34; }
        #card { height: auto; max-height: 12; }
        #card TextPane { height: auto; }
        TabStrip { display: none; }
    }
    .-narrow PersonDetails {
        layout: vertical;
        #middle, #right { width: 100%; height: 1fr; display: none; }
        #middle.holds-shown, #right.holds-shown { display: block; }
        #card { display: none; }
        .detail { display: none; }
        .detail.-shown { display: block; height: 1fr; }
        TabStrip { display: block; }
    }
    .-wide PersonDetails {
        #about-pane { display: none; }
        &.-about #about-pane { display: block; }
        &.-about #gate-pane { display: none; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: PersonView | None = None

    def compose(self) -> ComposeResult:
        """Tabs; card and timeline; chart, gate and what is known."""
        yield TabStrip(TABS, id="tabs")
        with Vertical(id="middle", classes="holds-shown"):
            yield Pane(TextPane(id="card-text"), id="card", hint="e edit")
            yield Pane(
                RowList(id="timeline", empty=NO_ENTRIES),
                title="Timeline",
                id="timeline-pane",
                classes="detail -shown",
            )
        with Vertical(id="right"):
            yield Pane(
                TrustChart(id="chart"),
                title="Trust over time",
                hint="← → walk · + - zoom",
                id="chart-pane",
                classes="detail",
            )
            yield Pane(TextPane(id="gate-text"), title="Ask", id="gate-pane", classes="detail")
            yield Pane(TextPane(id="about-text"), title="About", id="about-pane", classes="detail")

    @property
    def view(self) -> PersonView | None:
        """Who is shown."""
        return self._view

    @property
    def narrow(self) -> bool:
        """Whether one pane is shown at a time."""
        return self.screen.has_class("-narrow")

    @property
    def selected_entry(self) -> str | None:
        """The entry the timeline's cursor is on, when the timeline has the focus."""
        timeline = self.query_one("#timeline", RowList)
        key = timeline.cursor_key
        if not timeline.has_focus or key is None or key.startswith("quiet "):
            return None
        return key

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

    def show(self, view: PersonView | None) -> None:
        """Paint somebody, or nobody."""
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
        frame.set_title(self._title(view) if self.narrow else "Timeline")
        frame.set_hint("[ ] tab · m maximise" if self.narrow else _entries(view))
        self.query_one("#chart", TrustChart).set_view(chart_view(view, glyphs))
        self.query_one("#about-text", TextPane).set_lines(about_lines(view))
        self._paint_gate(view)
        for pane, other in (("#gate-pane", "] about them"), ("#about-pane", "] the ask")):
            hint = "[ ] tab" if self.narrow else other
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

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Titles and bars depend on the width."""
        self.call_after_refresh(self.show, self._view)

    def turn(self, step: int) -> None:
        """The next tab where only one fits; else the lower pane turns to the other."""
        if self.narrow:
            self._choose_tab(self.query_one(TabStrip).chosen + step)
        else:
            self.toggle_class("-about")

    @on(TabStrip.Chosen)
    def _tab_clicked(self, message: TabStrip.Chosen) -> None:
        self._choose_tab(message.place)

    def _choose_tab(self, place: int) -> None:
        tabs = self.query_one(TabStrip)
        tabs.chosen = place
        shown = TAB_PANES[tabs.chosen]
        for pane in self.query(".detail"):
            pane.set_class(pane.id == shown, "-shown")
        self.query_one("#middle").set_class(shown == "timeline-pane", "holds-shown")
        self.query_one("#right").set_class(shown != "timeline-pane", "holds-shown")
        focus = {"timeline-pane": "#timeline", "chart-pane": "#chart"}.get(shown)
        self.query_one(focus or f"#{shown} TextPane").focus()


def _entries(view: PersonView) -> str:
    return days.counted(len(view.events), "entry", "entries")
