"""One person in detail: card, timeline, curve, gate, and everything that is known about them.

Wide, all of it stands side by side and `]` turns the lower pane between the ask and what is known.
Narrow, one pane is shown at a time under a line of tabs.
"""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize

from relterm.domain import days
from relterm.service.views.person import PersonView
from relterm.service.views.why.about import About
from relterm.ui.asked import asked_in_details
from relterm.ui.chart_view import ChartView
from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught, taught_lines
from relterm.ui.lines.chart import chart_view
from relterm.ui.lines.person import OWN_LINES, about_lines, card_lines
from relterm.ui.lines.timeline import EMPTY as NO_ENTRIES
from relterm.ui.lines.timeline import timeline_source
from relterm.ui.roles import Role
from relterm.ui.screens import person_panes as parts
from relterm.ui.screens.balance_card import BalanceCard
from relterm.ui.screens.gate_card import SIZES_HINT, GateCard, friend_lines
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Line, ListSource, line
from relterm.ui.widgets.tab_strip import TabStrip
from relterm.ui.widgets.text_pane import TextPane
from relterm.ui.widgets.trust_chart import TrustChart

CHART_TITLE = "Trust over time"
NOBODY = line("Nobody selected.", Role.DIM)
PANE_ENDS = 6
"""Cells that corners and blanks take of a pane's title line."""


class PersonDetails(Horizontal):
    """The panes about one person; painted from an immutable view."""

    SCOPED_CSS = False  # the rules look at the screen's width class, above this widget

    DEFAULT_CSS = """
    PersonDetails {
        width: 1fr;
        #middle { width: 1fr; }
        #right { width: 44%; min-width: 34; }
        #card { height: auto; max-height: 45%; }
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
        #about-pane, #balance-pane { display: none; }
        &.-about #about-pane, &.-balance #balance-pane { display: block; }
        &.-about #gate-pane, &.-balance #gate-pane { display: none; }
    }
    .-wide.-tall PersonDetails #balance-pane { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: PersonView | None = None
        self._awaited: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """Tabs; card and timeline; chart, gate and what is known."""
        yield TabStrip(parts.TABS, id="tabs")
        with Vertical(id="middle", classes="holds-shown"):
            yield Pane(TextPane(id="card-text"), id="card", hint=parts.CARD_HINT)
            yield Pane(
                RowList(id="timeline", empty=NO_ENTRIES),
                title="Timeline",
                id="timeline-pane",
                classes="detail -shown",
            )
        with Vertical(id="right"):
            yield Pane(
                TrustChart(id="chart"),
                title=CHART_TITLE,
                hint=parts.CHART_HINT,
                id="chart-pane",
                classes="detail",
            )
            yield GateCard(id="gate-pane", classes="detail")
            yield BalanceCard(id="balance-pane", classes="detail")
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
        """The entry that the cursor of the timeline or the chart is on, if one has the focus."""
        timeline, chart = self.query_one("#timeline", RowList), self.query_one("#chart", TrustChart)
        key = timeline.cursor_key if timeline.has_focus else None
        key = chart.cursor_uid if chart.has_focus else key
        return None if key is None or key.startswith("quiet ") else key

    @property
    def selected_condition(self) -> str | None:
        """The condition the gate's cursor is on, when the gate has the focus."""
        return self.query_one(GateCard).selected_condition

    @property
    def selected_balance(self) -> str | None:
        """The line the balance's cursor is on, when the balance has the focus."""
        return self.query_one(BalanceCard).selected_balance

    @property
    def asked_about(self) -> About | None:
        """What `why` is about while a pane of the person has the focus."""
        if self._view is None:
            return None
        gate = self.query_one(GateCard).asked_about
        if gate is not None:
            return gate
        card = self.query_one("#card").display
        return asked_in_details(self.screen.focused, self._view.person.uid, card=card)

    def wait_for(self, person: str, entry: str) -> None:
        """Put the timeline's cursor on an entry of somebody as soon as they are shown."""
        self._awaited = (person, entry)

    def take_up_entry(self) -> None:
        """Go to the entry that is waited for, if its person is shown by now."""
        if self._awaited is None or self._view is None:
            return
        person, entry = self._awaited
        if self._view.person.uid != person:
            return
        self._awaited = None
        if self.narrow:
            self._show_tab(0)
        timeline = self.query_one("#timeline", RowList)
        timeline.choose(entry)
        timeline.focus()

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

    @on(TrustChart.Zoomed)
    def _name_chart(self) -> None:
        """The chart's title says how much time is shown."""
        pane = self.query_one("#chart-pane", Pane)
        words = self.query_one("#chart", TrustChart).range_words
        title = f"{CHART_TITLE} · {words}" if words else CHART_TITLE
        fits = len(title) + PANE_ENDS <= pane.outer_size.width
        pane.set_title(title if fits else f"Trust · {words}")

    def show(self, view: PersonView | None) -> None:
        """Paint somebody, or nobody."""
        self._view = view
        card, timeline = self.query_one("#card", Pane), self.query_one("#timeline", RowList)
        if view is None:
            card.set_title("")
            card.set_hint("")
            self.query_one("#card-text", TextPane).set_lines((NOBODY,))
            timeline.set_source(ListSource(), empty=(NOBODY,))
            frame = self.query_one("#timeline-pane", Pane)
            frame.set_title("Timeline")
            frame.set_hint(parts.TAB_HINT if self.narrow else "")
            self.query_one("#about-text", TextPane).set_lines(())
            self.query_one("#chart", TrustChart).set_view(ChartView())
            self._name_chart()
            self.query_one(GateCard).show_lines("Ask", ())
            hint = parts.TAB_HINT if self.narrow else parts.LOWER["gate-pane"]
            self.query_one("#gate-pane", Pane).set_hint(hint)
            self.query_one(BalanceCard).show_view(None)
            return
        glyphs = glyphs_of(self.app)
        card.set_title(view.person.name)
        card.set_hint(parts.CARD_HINT)
        self.query_one("#card-text", TextPane).set_lines(self._taught(card_lines(view)))
        timeline.set_source(timeline_source(view, glyphs), empty=NO_ENTRIES)
        frame = self.query_one("#timeline-pane", Pane)
        frame.set_title(self._title(view) if self.narrow else "Timeline")
        frame.set_hint(
            f"{parts.TAB_HINT} · {{maximise}} maximise" if self.narrow else _entries(view)
        )
        self.query_one("#chart", TrustChart).set_view(chart_view(view, glyphs))
        self._name_chart()
        known = self._taught(about_lines(view, card=self.narrow))
        self.query_one("#about-text", TextPane).set_lines(known)
        self._paint_gate(view)
        self.query_one(BalanceCard).show_view(view)
        for pane, other in parts.LOWER.items():
            more = f"{SIZES_HINT} · " if pane == "gate-pane" and view.gate else ""
            hint = parts.TAB_HINT if self.narrow else other
            self.query_one(f"#{pane}", Pane).set_hint(f"{more}{hint}")
        self.take_up_entry()

    def _taught(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Lines about somebody; our own ones name the keys in force."""
        for own in OWN_LINES:
            lines = taught_lines(self.app, lines, only=own)
        return lines

    def _title(self, view: PersonView) -> str:
        return f"{view.person.name} · {view.rung.stage} · {view.trust.score:.0f}"

    def _paint_gate(self, view: PersonView) -> None:
        card = self.query_one(GateCard)
        if view.gate is None:
            name = view.person.given or view.person.name
            card.show_lines("Ask", friend_lines(name, partial(taught, self.app)), view)
        else:
            card.show_gate(view, view.gate.size, view.gate.ask)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Titles and bars depend on the width."""
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        """Whoever is shown by now; a card that had the focus gives way to the tab in sight."""
        self.show(self._view)
        if self.narrow and self.screen.focused is None:
            self._focus_in(parts.TAB_PANES[self.query_one(TabStrip).chosen])

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane with the focus stays in sight when the screen turns narrow, or wide again."""
        for node in event.widget.ancestors_with_self:
            if node.id in parts.TAB_PANES:
                self._show_tab(parts.TAB_PANES.index(node.id))
                if self.narrow and node.id in parts.LOWER:
                    self._show_below(node.id)
                return

    def turn(self, step: int) -> None:
        """The next tab where only one fits; else the lower pane turns to the next."""
        if self.narrow:
            self._focus_in(self._show_tab(self.query_one(TabStrip).chosen + step))
            return
        panes = list(parts.LOWER)
        shown = next(
            place for place, pane in enumerate(panes) if self.query_one(f"#{pane}").display
        )
        held = self.query_one(f"#{panes[shown]}").has_focus_within
        after = panes[(shown + step) % len(panes)]
        self._show_below(after)
        if held:
            self.call_after_refresh(self._focus_in, after)

    def _show_below(self, shown: str) -> None:
        for pane in parts.LOWER:
            self.set_class(pane == shown, f"-{pane.removesuffix('-pane')}")

    @on(TabStrip.Chosen)
    def _tab_clicked(self, message: TabStrip.Chosen) -> None:
        self._focus_in(self._show_tab(message.place))

    def _show_tab(self, place: int) -> str:
        """Put a pane in sight where only one fits; its name."""
        tabs = self.query_one(TabStrip)
        tabs.chosen = place
        shown = parts.TAB_PANES[tabs.chosen]
        for pane in self.query(".detail"):
            pane.set_class(pane.id == shown, "-shown")
        self.query_one("#middle").set_class(shown == "timeline-pane", "holds-shown")
        self.query_one("#right").set_class(shown != "timeline-pane", "holds-shown")
        return shown

    def _focus_in(self, pane: str) -> None:
        self.query_one(parts.FOCUS.get(pane) or f"#{pane} TextPane").focus()


def _entries(view: PersonView) -> str:
    return days.counted(len(view.events), "entry", "entries")
