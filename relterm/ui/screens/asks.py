"""Asks: every ask with its gate, condition by condition, and the way there."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget

from relterm.domain.interactions import AskState
from relterm.service.desk import Changed
from relterm.service.views.asks import AskRow, ask_rows
from relterm.service.views.now_step import now_step
from relterm.service.views.person import PersonView
from relterm.service.views.why.about import About, AboutAsk, AboutVerdict
from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught
from relterm.ui.lines.asks import EMPTY, asks_source, made_lines
from relterm.ui.lines.briefing import now_lines
from relterm.ui.lines.game_plan import plan_lines
from relterm.ui.screens.base import MainScreen
from relterm.ui.screens.following import Following
from relterm.ui.screens.gate_card import GUTTER, SIZES_HINT, GateCard, friend_lines
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.tab_strip import TabStrip
from relterm.ui.widgets.text_pane import TextPane

TABS = ("Gate", "Game plan")
TAB_PANES = ("gate", "plan")
"""The pane of each tab, where only one fits."""
TAB_HINT = "{asks.tab_back} {asks.tab_next} tab"
MADE_HINT = "{ask} ask · {outcome} outcome"
PLAN_HINT = "if they respond; nothing to chase"


class AskList(RowList):
    """The list of asks; it says when its width has changed, as its rows depend on it."""

    class Widened(Message):
        """There are more or fewer cells than before."""

    def on_resize(self) -> None:
        """Keep the cursor in view, and have the rows laid out anew."""
        super().on_resize()
        self.post_message(self.Widened())


class AsksScreen(MainScreen):
    """Every ask."""

    NAME: ClassVar[str] = "asks"
    DEFAULT_CSS = """
    AsksScreen {
        #asks { width: 2fr; max-width: 52; }
        #detail { width: 3fr; }
        #gate { height: 7fr; }
        #plan { height: 3fr; }
        TabStrip { display: none; }
        &.-narrow {
            #asks { width: 42%; min-width: 27; max-width: 36; }
            #detail { width: 1fr; }
            #gate, #plan { display: none; height: 1fr; }
            #gate.-shown, #plan.-shown { display: block; }
            TabStrip { display: block; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "tab(-1)", "Tab back", show=False, id="asks.tab_back"),
        Binding("right_square_bracket", "tab(1)", "Next tab", show=False, id="asks.tab_next"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, AskRow] = {}
        self._following = Following(self, self._show)

    def body(self) -> Widget:
        """The list; the gate and the game plan beside it, or one of them under a line of tabs."""
        return Horizontal(
            Pane(
                AskList(id="ask-list", empty=EMPTY), title="Asks", hint="nearest first", id="asks"
            ),
            Vertical(
                TabStrip(TABS, id="ask-tabs"),
                GateCard(id="gate", classes="-shown"),
                Pane(TextPane(id="plan-text"), title=TABS[1], hint=PLAN_HINT, id="plan"),
                id="detail",
            ),
            id="body",
        )

    @property
    def selected_ask(self) -> str | None:
        """The ask the cursor is on."""
        return self.query_one("#ask-list", RowList).cursor_key or None

    @property
    def selected_person(self) -> str | None:
        """Whom that ask is for."""
        row = self._rows.get(self.selected_ask or "")
        return row.ask.person if row else None

    @property
    def selected_condition(self) -> str | None:
        """The condition the gate's cursor is on, when the gate has the focus."""
        return self.query_one(GateCard).selected_condition

    @property
    def asked_about(self) -> About | None:
        """A condition or the whole gate while it has the focus, else the ask."""
        row = self._rows.get(self.selected_ask or "")
        if row is None:
            return None
        card = self.query_one(GateCard)
        if card.gate is not None and card.asked_about is not None:
            return card.asked_about
        if row.ask.state is AskState.PLANNED:
            return AboutVerdict(row.ask.person, row.ask.size, row.ask.uid)
        return AboutAsk(row.ask.person, row.ask.uid)

    def show_ask(self, uid: str) -> None:
        """Put the cursor on an ask."""
        self.catch_up()
        asks = self.query_one("#ask-list", RowList)
        if asks.choose(uid):
            asks.focus()

    def reload(self, changed: Changed) -> None:  # noqa: ARG002 - few asks, all read
        """Read all asks."""
        rows = ask_rows(self.desk)
        self._rows = {row.ask.uid: row for row in rows}
        self._list()
        self._show()

    def _list(self) -> None:
        """Paint the list for the width there is; before the first layout that is none."""
        asks = self.query_one("#ask-list", RowList)
        cells = asks.scrollable_content_region.width - GUTTER
        asks.set_source(asks_source(self._rows.values(), glyphs_of(self.app), max(cells, 0)))

    @on(RowList.Highlighted, "#ask-list")
    def _moved(self) -> None:
        self._following.moved()

    @on(RowList.Selected, "#ask-list")
    async def _opened(self) -> None:
        await self.relterm.action_do("open")

    def _show(self) -> None:
        row = self._rows.get(self.selected_ask or "")
        if row is None:
            self.query_one(GateCard).show_lines(TABS[0], ())
            self.query_one("#plan-text", TextPane).set_lines(())
            return
        self.with_person(row.ask.person, lambda view: self._paint(row, view))

    def _paint(self, row: AskRow, view: PersonView | None) -> None:
        """The gate and the plan of an ask, unless the cursor has moved on meanwhile."""
        if view is None or row.ask.uid != self.selected_ask:
            return
        card, plan = self.query_one(GateCard), self.query_one("#plan-text", TextPane)
        frame = self.query_one("#plan", Pane)
        planned = row.ask.state is AskState.PLANNED
        closed = row.gate is not None and not row.gate.open
        card.set_hint(self._hint(f"{{ask}} ask · {SIZES_HINT}" if planned else MADE_HINT))
        frame.set_title(TABS[1] if planned else "What next")
        frame.set_hint(self._hint(PLAN_HINT if closed else ""))
        title = f"{row.name} · {row.ask.what or row.ask.size.word}"
        if planned and not view.person.personal:
            card.show_gate(view, row.ask.size, row.ask, row.name)
            self._paint_plan()
            return
        teach = partial(taught, self.app)
        lines = friend_lines(row.name, teach) if planned else made_lines(row, view, teach)
        card.show_lines(title, lines, view)
        plan.set_lines(tuple(now_lines(now_step(view), glyphs_of(self.app))))

    def _paint_plan(self) -> None:
        gate = self.query_one(GateCard).gate
        if gate is not None:
            plan = self.query_one("#plan-text", TextPane)
            cells = plan.scrollable_content_region.width
            plan.set_lines(plan_lines(gate, self.desk.now().today, cells))

    @on(GateCard.Shown)
    def _other_size(self) -> None:
        """The plan goes with the gate that is shown."""
        self._paint_plan()

    def _hint(self, words: str) -> str:
        return " · ".join(part for part in (TAB_HINT, words) if part) if self._narrow else words

    @property
    def _narrow(self) -> bool:
        return self.has_class("-narrow")

    @on(AskList.Widened)
    def _relaid(self) -> None:
        """Rows, hints and columns depend on the width."""
        self._list()
        self._show()

    def action_tab(self, step: int) -> None:
        """The other pane, where only one fits; else the focus goes to it."""
        self._choose_tab(self.query_one(TabStrip).chosen + step)

    @on(TabStrip.Chosen)
    def _tab_clicked(self, message: TabStrip.Chosen) -> None:
        self._choose_tab(message.place)

    def _choose_tab(self, place: int) -> None:
        shown = self._show_tab(place)
        self.query_one(("#gate-list", "#plan-text")[shown]).focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane with the focus stays in sight when the screen turns narrow."""
        for node in event.widget.ancestors_with_self:
            if node.id in TAB_PANES:
                self._show_tab(TAB_PANES.index(node.id))

    def _show_tab(self, place: int) -> int:
        """Put a pane in sight where only one fits; its place."""
        tabs = self.query_one(TabStrip)
        tabs.chosen = place
        for name in TAB_PANES:
            self.query_one(f"#{name}").set_class(name == TAB_PANES[tabs.chosen], "-shown")
        return tabs.chosen
