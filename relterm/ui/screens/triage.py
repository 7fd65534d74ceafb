"""The triage: choose by keyboard who to keep up with, one person after the other.

A decision is on screen at once and written behind it; the next person does not wait for it.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from relterm.domain.kinds import Circle
from relterm.domain.people import Triage
from relterm.errors import ReltermError
from relterm.service.desk import Changed, Desk
from relterm.service.triage_queue import Decision, Sorted, TriageQueue
from relterm.service.views.triage import triage_found
from relterm.storage.records import TriageRow
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught
from relterm.ui.lines.triage import NOBODY, NOBODY_FOUND, NOBODY_LISTED, all_done
from relterm.ui.screens.triage_card import AGAIN_SECONDS, DECISION_KEYS, TriageCard
from relterm.ui.screens.triage_source import TriageSource
from relterm.ui.show import visible
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList

AHEAD = 30
"""With fewer rows than this below the cursor the next page is read."""


class TriageScreen(ModalScreen[Sorted | None]):
    """One person at a time, and beside them those who come next."""

    COVERS = True
    AUTO_FOCUS = "#queue"
    DEFAULT_CSS = """
    TriageScreen {
        background: $background;
        #next { width: 2fr; }
        #filter { border: none; height: 1; padding: 0 1; background: $background; }
        #filter:focus { background: $surface; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow TriageCard { width: 1fr; height: 3fr; }
        &.-narrow #person { padding: 0 1; }
        &.-narrow #legend { padding: 0 1; }
        &.-narrow #next { width: 1fr; height: 2fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo", id="triage.undo"),
        Binding("enter", "more", "All about them", id="triage.more"),
        Binding("slash", "filter", "Find", id="triage.filter"),
        Binding("escape", "leave", "End", id="triage.leave"),
        *(
            Binding(key, f"decide('{decision}')", str(decision).capitalize(), id=name)
            for decision, (name, key) in DECISION_KEYS.items()
        ),
    ]

    @dataclass
    class Written(Message):
        """A decision was written, or taken back, or could not be; then `failed` puts it right."""

        task: "asyncio.Task[Changed]"
        failed: Callable[[], None]

    def __init__(
        self, desk: Desk, database: DatabaseThread, tell: Callable[[Changed], None]
    ) -> None:
        """`tell` is called in the message loop after each decision that was written."""
        super().__init__()
        self._desk = desk
        self._database = database
        self._tell = tell
        self._queue = TriageQueue(desk)
        self._found: list[TriageRow] | None = None
        self._everything = False
        self._leaving = False

    def compose(self) -> ComposeResult:
        """The person, what the keys mean, and who comes next."""
        with Horizontal():
            yield TriageCard(self._desk)
            with Pane(title="Who comes next", id="next"):
                find = taught(self.app, "{triage.filter} find…")
                yield Input(placeholder=find, id="filter", select_on_focus=False)
                yield RowList(id="queue")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the first page."""
        try:
            self._queue.begin()
        except ReltermError as error:
            self.app.notify(visible(str(error)), severity="error", markup=False)
            self.dismiss(None)
            return
        self._card.explain(anybody=self._queue.total > 0)
        self._refresh_rows(keep=False)
        self._show()

    def on_resize(self) -> None:
        """The keys are explained as far as there is room."""
        self._card.explain(anybody=self._queue.total > 0)

    # deciding

    def action_decide(self, word: str) -> None:
        """Decide about the person in front, and go on to the next."""
        place = self._list.cursor
        if place is None or self._leaving:
            return
        decision: Decision = Triage(word) if word in set(Triage) else Circle(word)
        step = self._queue.decide(self._rows[place], decision)
        self._send(lambda: self._queue.write(step), lambda: self._queue.drop(step))
        self._refresh_rows()
        self._go_on()

    def action_undo(self) -> None:
        """Take the last decision back, and go back to whom it was about."""
        step = self._queue.undo()
        if step is None:
            self.notify("Nothing was decided here yet.", severity="warning", markup=False)
            return
        self._send(lambda: self._queue.take_back(step), lambda: self._queue.hold(step))
        self._refresh_rows()
        if not self._list.choose(step.row.uid):
            self._found = None
            self.query_one("#filter", Input).value = ""
            self._queue.bring(step.row, 0)
            self._refresh_rows()
            self._list.choose(step.row.uid)
        self._list.focus()
        self._show()

    def _send(self, work: Callable[[], Changed], failed: Callable[[], None]) -> None:
        """Write in the database thread, in the order of the keys; `failed` puts things right.

        The task belongs to nobody: what was decided is written even when the app ends.
        """
        task = asyncio.get_running_loop().create_task(self._database.run(work))
        task.add_done_callback(lambda done: self.post_message(self.Written(done, failed)))

    @on(Written)
    def _written(self, message: Written) -> None:
        try:
            changed = message.task.result()
        except ReltermError as error:
            message.failed()
            self.notify(visible(str(error)), severity="error", markup=False)
            self._refresh_rows()
            self._show()
        else:
            self._tell(changed)

    def _go_on(self) -> None:
        """To the next person without a decision; from the end to those passed over before."""
        waits, place = self._queue.waits, self._list.cursor or 0
        while True:
            rows = self._rows
            following = next((n for n in range(place, len(rows)) if waits(rows[n])), None)
            if following is not None or not self._read_more():
                break
        if following is None:
            following = next((n for n, row in enumerate(rows) if waits(row)), None)
        self._list.focus()
        if following is None:
            self._show_end()
        else:
            self._list.choose(rows[following].uid)
            self._show()

    # who is shown

    @property
    def _list(self) -> RowList:
        return self.query_one("#queue", RowList)

    @property
    def _card(self) -> TriageCard:
        return self.query_one(TriageCard)

    @property
    def _rows(self) -> Sequence[TriageRow]:
        return self._queue.rows if self._found is None else self._found

    @on(RowList.Highlighted, "#queue")
    def _moved(self) -> None:
        self._show()
        if (self._list.cursor or 0) > len(self._queue.rows) - AHEAD:
            self._read_more()

    def _read_more(self) -> bool:
        """Read the next page; False when there is none, or it cannot be read just now."""
        if self._queue.complete or self._found is not None:
            return False
        before = len(self._queue.rows)
        try:
            self._queue.more()
        except ReltermError:
            return False
        self._refresh_rows()
        return len(self._queue.rows) > before

    def _refresh_rows(self, *, keep: bool = True) -> None:
        places = self._queue.places
        if self._found is not None:
            places = {row.uid: place for place, row in enumerate(self._found)}
        decided, now = self._queue.decided, self._desk.now()
        source = TriageSource(self._rows, places, decided, now, glyphs_of(self.app))
        empty = NOBODY_FOUND if self._found is not None else NOBODY_LISTED
        self._list.set_source(source, keep_key=keep, empty=empty)
        left = self._queue.left
        words = f"{left:,} to decide · {{triage.leave}} ends" if left else ""
        self.query_one("#next", Pane).set_hint(words)

    def _show(self, *, everything: bool = False) -> None:
        """Whoever the cursor is on."""
        place = self._list.cursor
        if place is None:
            self._card.say(NOBODY if self._found is None else ())
            return
        self._everything = everything
        row = self._rows[place]
        decision = self._queue.decided.get(row.uid)
        if not self._card.show(row, decision, everything=everything):
            self.set_timer(AGAIN_SECONDS, lambda: self._show(everything=self._everything))

    def _show_end(self) -> None:
        """Nobody of those listed is left to decide about."""
        if self._found is None:
            self._card.say(all_done(self._queue.kept, self._queue.total))
        else:
            self._show()

    # everything about them, the filter, the end

    @on(RowList.Selected, "#queue")
    def action_more(self) -> None:
        """Everything about them, to be scrolled; or back to the short of it."""
        if self._list.cursor_key is None:
            return
        self._show(everything=not self._everything)
        (self._card.text if self._everything else self._list).focus()

    def action_filter(self) -> None:
        """Put the cursor into the filter."""
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        typed = self.query_one("#filter", Input).value.strip()
        try:
            self._found = triage_found(self._desk, typed) if typed else None
        except ReltermError:
            self.set_timer(AGAIN_SECONDS, self._filtered)
            return
        self._refresh_rows(keep=not typed)
        self._show()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self._list.focus()

    def action_leave(self) -> None:
        """Out of the details or the filter; else the end, with everything written."""
        box = self.query_one("#filter", Input)
        if self._everything or self._card.text.has_focus:
            self._show()
        elif box.value:
            box.value = ""
        elif not box.has_focus:
            if not self._leaving:
                self._leaving = True
                self.run_worker(self._end())
            return
        self._list.focus()

    async def _end(self) -> None:
        """Wait for the last decisions to be written, and say what was done."""
        await self._database.run(lambda: None)
        self.dismiss(self._queue.sorted)
