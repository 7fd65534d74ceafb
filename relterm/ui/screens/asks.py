"""Asks: every ask with its gate, condition by condition, and the way there."""

from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from relterm.domain import days
from relterm.service.desk import Changed
from relterm.service.views.asks import AskRow, ask_rows
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.asks import EMPTY, asks_source
from relterm.ui.lines.gate import gate_lines, plan_lines
from relterm.ui.roles import Role
from relterm.ui.screens.base import MainScreen
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import BLANK, Line, Span, line
from relterm.ui.widgets.text_pane import TextPane


class AsksScreen(MainScreen):
    """Every ask."""

    NAME: ClassVar[str] = "asks"
    DEFAULT_CSS = """
    AsksScreen {
        #asks { width: 2fr; }
        #detail { width: 3fr; }
        #gate { height: 3fr; }
        #plan { height: 2fr; }
        &.-narrow #body { layout: vertical; }
        &.-narrow #asks { width: 1fr; height: 2fr; }
        &.-narrow #detail { width: 1fr; height: 3fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, AskRow] = {}

    def body(self) -> Widget:
        """The list, the gate and the game plan."""
        return Horizontal(
            Pane(
                RowList(id="ask-list", empty=EMPTY), title="Asks", hint="nearest first", id="asks"
            ),
            Vertical(
                Pane(TextPane(id="gate-text"), title="Gate", hint="x ask · o outcome", id="gate"),
                Pane(
                    TextPane(id="plan-text"),
                    title="Game plan",
                    hint="if they respond; nothing to chase",
                    id="plan",
                ),
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

    def reload(self, changed: Changed) -> None:  # noqa: ARG002 - few asks, all read
        """Read all asks."""
        rows = ask_rows(self.desk)
        self._rows = {row.ask.uid: row for row in rows}
        self.query_one("#ask-list", RowList).set_source(asks_source(rows, glyphs_of(self.app)))
        self._show()

    @on(RowList.Highlighted, "#ask-list")
    def _moved(self) -> None:
        self._show()

    @on(RowList.Selected, "#ask-list")
    async def _opened(self) -> None:
        await self.relterm.action_do("open")

    def _show(self) -> None:
        gate_pane, gate_text = self.query_one("#gate", Pane), self.query_one("#gate-text", TextPane)
        plan_text = self.query_one("#plan-text", TextPane)
        row = self._rows.get(self.selected_ask or "")
        if row is None:
            gate_pane.set_title("Gate")
            gate_text.set_lines(())
            plan_text.set_lines(())
            return
        gate_pane.set_title(f"{row.name} · {row.ask.what or row.ask.size.word}")
        if row.gate is None:
            gate_text.set_lines(self._past(row))
            plan_text.set_lines((line("Nothing is planned for this one.", Role.DIM),))
            return
        today = self.desk.now().today
        width = gate_text.scrollable_content_region.width
        gate_text.set_lines(gate_lines(row.gate, today, glyphs_of(self.app), width))
        plan_text.set_lines(plan_lines(row.gate, today))

    def _past(self, row: AskRow) -> tuple[Line, ...]:
        """An ask that was made: when, how big, what came of it, and why it was early."""
        ask, today = row.ask, self.desk.now().today
        when = days.short(ask.day, today) if ask.day else "some time ago"
        lines = [
            Line((Span(row.status, Role.NAME, bold=True),)),
            BLANK,
            line(f"{ask.size.word} · {when}", Role.DIM),
        ]
        if ask.reason:
            lines += [BLANK, line(f"Asked early, because: {ask.reason}", Role.WARN)]
        return tuple(lines)
