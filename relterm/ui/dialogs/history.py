"""What was done: every change, by day, and what it did; any of them can be taken back."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input

from relterm.errors import ReltermError
from relterm.service.desk import Changed, Desk
from relterm.service.views.history import (
    ChangeView,
    DoneChange,
    HistoryPage,
    change_view,
    history_page,
)
from relterm.storage.records import ChangeRow
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.dialogs.turning import turned
from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught
from relterm.ui.lines.history import (
    EMPTY,
    NOTHING_FOUND,
    change_lines,
    history_source,
    next_words,
)
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.text_pane import TextPane

AHEAD = 50
"""With fewer rows than this below the cursor the next page is read."""


class History(ModalScreen[None]):
    """The list of what was done. `tell` is called for each change taken back or done again."""

    COVERS = True
    AUTO_FOCUS = "#changes"
    SCOPED_CSS = False
    DEFAULT_CSS = """
    History {
        background: $background;
        #done { width: 3fr; }
        #did { width: 2fr; }
        #message { height: auto; max-height: 3; padding: 0 1; }
        LineInput#filter { padding: 0 1; }
    }
    History.-narrow Horizontal { layout: vertical; }
    History.-narrow #done { width: 1fr; height: 3fr; }
    History.-narrow #did { width: 1fr; height: 2fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Take back", id="history.undo"),
        Binding("r,ctrl+r", "redo", "Do again", id="history.redo"),
        Binding("enter", "turn", "Either", show=False, id="history.turn"),
        Binding("slash", "filter", "Filter", id="history.filter"),
        Binding("escape", "leave", "Close", id="history.leave"),
    ]

    def __init__(
        self, desk: Desk, database: DatabaseThread, tell: Callable[[Changed], None]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._database = database
        self._tell = tell
        self._changes: list[DoneChange] = []
        self._older: int | None = None
        self._reading = False
        self._turning = False

    def compose(self) -> ComposeResult:
        """The list, what the change under the cursor did, and what was said."""
        with Horizontal():
            with Pane(title="What was done", id="done"):
                what = taught(self.app, "{history.filter} words, a day, undone…")
                yield LineInput(placeholder=what, id="filter")
                yield RowList(id="changes")
            with Pane(title="What it did", id="did"):
                yield TextPane(id="change")
        yield Said(id="message")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the newest."""
        self._read_first()

    @property
    def _list(self) -> RowList:
        return self.query_one("#changes", RowList)

    @property
    def _typed(self) -> str:
        return self.query_one("#filter", LineInput).value

    @property
    def _chosen(self) -> DoneChange | None:
        key = self._list.cursor_key
        return next((each for each in self._changes if str(each.row.id) == key), None)

    # reading

    def _read_first(self) -> None:
        self._reading = True
        self.run_worker(self._first(self._typed), group="read", exclusive=True)

    async def _first(self, typed: str) -> None:
        page = await self._page(typed, None)
        if page is not None:
            self._changes = list(page.changes)
            self._show_rows(keep=False)

    @on(RowList.Highlighted, "#changes")
    def _moved(self) -> None:
        self.run_worker(self._show_change(), group="change", exclusive=True)
        below = len(self._changes) - (self._list.cursor or 0)
        if self._older is not None and not self._reading and below < AHEAD:
            self._reading = True
            self.run_worker(self._next(self._typed, self._older), group="read", exclusive=True)

    async def _next(self, typed: str, before: int) -> None:
        page = await self._page(typed, before)
        if page is not None:
            self._changes += page.changes
            self._show_rows()

    async def _page(self, typed: str, before: int | None) -> HistoryPage | None:
        try:
            page = await self._database.run(lambda: history_page(self._desk, typed, before))
        except ReltermError as error:
            self._warn(str(error))
            return None
        finally:
            self._reading = False
        self._older = page.older
        return page

    def _show_rows(self, *, keep: bool = True) -> None:
        today = self._desk.now().today
        source = history_source(self._changes, today, glyphs_of(self.app))
        empty = NOTHING_FOUND if self._typed.strip() else EMPTY
        self._list.set_source(source, keep_key=keep, empty=empty)
        count = f"{len(self._changes):,}"
        more = "more below" if self._older is not None else ""
        self.query_one("#done", Pane).set_hint(", ".join(filter(None, (count, more))))
        self.run_worker(self._show_change(), group="change", exclusive=True)

    async def _show_change(self) -> None:
        chosen = self._chosen
        pane = self.query_one("#change", TextPane)
        hint = self.query_one("#did", Pane)
        if chosen is None:
            pane.set_lines(())
            hint.set_hint("")
            return
        number = chosen.row.id
        try:
            view: ChangeView | None = await self._database.run(
                lambda: change_view(self._desk, number)
            )
        except ReltermError as error:
            self._warn(str(error))
            return
        pane.set_lines(change_lines(view, self._desk.now().today, glyphs_of(self.app)))
        hint.set_hint(next_words(undone=chosen.row.undone))

    # the filter

    def action_filter(self) -> None:
        """Put the cursor into the filter."""
        self.query_one("#filter", LineInput).focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self._read_first()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self._list.focus()

    def action_leave(self) -> None:
        """Out of the filter or the details; else close."""
        box = self.query_one("#filter", LineInput)
        if box.value:
            box.value = ""
        elif self._list.has_focus:
            self.dismiss(None)
        self._list.focus()

    # taking back and doing again

    def action_undo(self) -> None:
        """Take the change under the cursor back."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Do the change under the cursor again."""
        self._turn(undo=False)

    @on(RowList.Selected, "#changes")
    def action_turn(self) -> None:
        """Take it back, or do it again when it is undone."""
        chosen = self._chosen
        if chosen is not None:
            self._turn(undo=not chosen.row.undone)

    def _turn(self, *, undo: bool) -> None:
        chosen = self._chosen
        if chosen is not None and not self._turning:
            self._turning = True
            self.run_worker(self._turned(chosen.row, undo=undo), group="flow")

    async def _turned(self, row: ChangeRow, *, undo: bool) -> None:
        try:
            done = await turned(self.app, self._desk, self._database, row, undo=undo)
        except ReltermError as error:
            self._warn(str(error))
        else:
            self._tell(done.changed)
            words = "{history.redo} does it again" if undo else "{history.undo} takes it back"
            said = f"{done.said} · {taught(self.app, words)}"
            self.query_one("#message", Said).set_lines([hint_line(said)])
            await self._read_again(row.id)
        finally:
            self._turning = False

    async def _read_again(self, change: int) -> None:
        """The line of a change that was turned."""
        row = await self._database.run(lambda: self._desk.book.changes.get(change))
        if row is not None:
            self._changes = [
                DoneChange(row, each.at) if each.row.id == change else each
                for each in self._changes
            ]
        self._show_rows()

    def _warn(self, sentence: str) -> None:
        self.query_one("#message", Said).set_lines([warn_line(sentence)])
