"""The readiness card: one gate, condition by condition, and the gates of the other sizes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from relterm.domain.interactions import Ask
from relterm.domain.kinds import AskSize
from relterm.service.views.gate import GateView, gate_view
from relterm.service.views.gate_in_full import gate_in_full, planned_ask
from relterm.service.views.person import PersonView
from relterm.service.views.why.about import About, AboutCondition, AboutVerdict
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.gate import CONDITION, gate_source
from relterm.ui.roles import Role
from relterm.ui.screens.base import LONG_LOG, MainScreen
from relterm.ui.widgets.paint import wrap
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Item, Line, ListSource, Span, line

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

GUTTER = 1
SIZES = Binding.Group("Other sizes", compact=True)
SIZES_HINT = "{gate.smaller} {gate.bigger} other sizes"


class GateList(RowList):
    """The rows of a gate; comma and full stop turn to the gates of the other sizes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("comma", "turn(-1)", "Smaller ask", id="gate.smaller", group=SIZES),
        Binding("full_stop", "turn(1)", "Bigger ask", id="gate.bigger", group=SIZES),
    ]

    @dataclass
    class Turned(Message):
        """Another size is wanted."""

        step: int

    def action_turn(self, step: int) -> None:
        """Ask for the next size."""
        self.post_message(self.Turned(step))

    def _painted(self, place: int, cells: int, *, here: bool, mark: bool) -> Strip:
        """The cursor is seen only while the card has the focus: it is read more than walked."""
        return super()._painted(place, cells, here=here and self.has_focus, mark=mark)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marking is not allowed here."""
        return True if action == "turn" else super().check_action(action, parameters)


class GateCard(Pane):
    """A gate with everything behind it; it holds the view it was painted from, nothing more."""

    class Shown(Message):
        """Another gate than the one asked for is shown, or more of it than before."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(GateList(id="gate-list"), title="Ask", id=id, classes=classes)
        self._view: PersonView | None = None
        self._gate: GateView | None = None
        self._lines: tuple[Line, ...] = ()
        self._whose = ""
        self._shown: object = None

    @property
    def gate(self) -> GateView | None:
        """The gate that is shown, None when there is none to show."""
        return self._gate

    @property
    def rows(self) -> GateList:
        """The rows."""
        return self.query_one(GateList)

    @property
    def cells(self) -> int:
        """Cells of a row."""
        return max(1, self.rows.scrollable_content_region.width - GUTTER)

    @property
    def selected_condition(self) -> str | None:
        """The condition the cursor is on, when the card has the focus."""
        key = self.rows.cursor_key or ""
        if not self.rows.has_focus or not key.startswith(CONDITION):
            return None
        return key.removeprefix(CONDITION)

    @property
    def asked_about(self) -> About | None:
        """What `why` is about while the card has the focus."""
        if self._view is None or not self.rows.has_focus:
            return None
        uid, gate = self._view.person.uid, self._gate
        if gate is None:
            return AboutVerdict(uid, AskSize.FAVOUR)
        name = self.selected_condition
        if name is not None:
            return AboutCondition(uid, gate.size, name)
        return AboutVerdict(uid, gate.size, gate.ask.uid if gate.ask else "")

    def show_gate(
        self, view: PersonView, size: AskSize, ask: Ask | None = None, name: str = ""
    ) -> None:
        """Show the gate of one size; `name` goes before what it is for in the title."""
        self._view, self._lines, self._whose = view, (), name
        what = ask.what or ask.size.word if ask else f"if you asked: {size.word}"
        self.set_title(f"{name or 'Ask'} · {what}")
        if len(view.events) < LONG_LOG:
            self._paint(gate_in_full(view, size, ask))
            return
        self._paint(gate_view(view.person, ask, size, view.state, view.now))
        self.run_worker(self._gather(view, size, ask), group="gate", exclusive=True)

    def show_lines(self, title: str, lines: Sequence[Line], view: PersonView | None = None) -> None:
        """Show words instead of a gate."""
        self._view, self._gate, self._lines = view, None, tuple(lines)
        self.set_title(title)
        self.repaint()

    def repaint(self) -> None:
        """Lay the rows out for the width there is."""
        if not self.is_mounted or not self.rows.scrollable_content_region.width:
            return
        if self._gate is not None and self._view is not None:
            source = gate_source(self._gate, self._view.now, glyphs_of(self.app), self.cells)
        else:
            source = ListSource(
                Item(f"words:{place}", tuple(wrap(each, self.cells)))
                for place, each in enumerate(self._lines)
            )
        shown = (self.border_title, self._view.person.uid if self._view else "")
        self.rows.set_source(source, keep_key=shown == self._shown)
        self._shown = shown

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Columns come and go with the width, which is known after the layout."""
        self.call_after_refresh(self.repaint)

    @on(GateList.Turned)
    def _turned(self, message: GateList.Turned) -> None:
        message.stop()
        if self._view is None or self._gate is None:
            return
        sizes = list(AskSize)
        size = sizes[(sizes.index(self._gate.size) + message.step) % len(sizes)]
        self.show_gate(self._view, size, planned_ask(self._view, size), self._whose)
        self.post_message(self.Shown())

    @on(RowList.Selected)
    async def _opened(self, message: RowList.Selected) -> None:
        """Enter asks why."""
        message.stop()
        await self._app.action_do("why")

    def _paint(self, gate: GateView) -> None:
        self._gate = gate
        self.repaint()

    async def _gather(self, view: PersonView, size: AskSize, ask: Ask | None) -> None:
        """A long log: the entries come from the database thread, which has nothing to draw."""
        gate = await self._app.database.run(lambda: gate_in_full(view, size, ask))
        if self._view is view and self._gate is not None and self._gate.size is size:
            self._paint(gate)
            self.post_message(self.Shown())

    @property
    def _app(self) -> "ReltermApp":
        screen = self.screen
        if not isinstance(screen, MainScreen):
            msg = "a gate card belongs on a main screen"
            raise TypeError(msg)
        return screen.relterm


def friend_lines(name: str, teach: Callable[[str], str]) -> tuple[Line, ...]:
    """Why friends and family have no gate; `teach` puts the keys in force into a sentence."""
    return (
        Line((Span("Friendship is not leverage.", Role.NAME, bold=True),)),
        line(
            f"{name} is a friend or family: nothing is proposed, and no ask is weighed.", Role.DIM
        ),
        line(teach("If you asked for something anyway, {log} logs it as it happened."), Role.DIM),
    )
