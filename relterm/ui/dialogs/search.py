"""Search everything as you type: results in groups, operators that complete, past searches."""

from typing import ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from relterm.domain import search_query
from relterm.domain.search_completion import Slot, problem, slot_at, written
from relterm.domain.search_query import MAX_QUERY, Reading, SearchQuery
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.service.views.search import Results, search_view
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.past_lines import PastLines
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.dialogs.search_decided import Decided, NewPerson, Opened, SaveAs, ShowAll
from relterm.ui.dialogs.search_menu import ValueMenu, offers
from relterm.ui.lines import search as lines
from relterm.ui.roles import Role, palette_of
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import ListSource

_ROLES = {Reading.UNDERSTOOD: Role.ACCENT, Reading.OPEN: Role.HINT, Reading.REFUSED: Role.WARN}


class QueryHighlighter(Highlighter):
    """Shows in the line itself which operators are understood: bold, refused ones underlined."""

    def __init__(self, owner: Widget) -> None:
        self._owner = owner
        self.query = SearchQuery()

    def highlight(self, text: Text) -> None:
        """Style the pieces, if they are those of this very text."""
        if text.plain[:MAX_QUERY] != self.query.text:
            return
        palette = palette_of(self._owner)
        for piece in self.query.pieces:
            look = palette.style(_ROLES[piece.reading])
            refused = piece.reading is Reading.REFUSED
            style = Style(color=look.color, bold=not refused, underline=refused)
            text.stylize(style, piece.start, piece.end)


class SearchDialog(Dialog[Decided]):
    """One line and what it finds. Gives back what to do, or None."""

    DEFAULT_CSS = """
    SearchDialog { align: center top; }
    SearchDialog > Pane { width: 104; height: 100%; max-height: 40; }
    SearchDialog #results { height: 1fr; margin: 1 0 0 0; }
    SearchDialog #message { max-height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="search.up", priority=True),
        Binding("down", "move(1)", "Down", show=False, id="search.down", priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, id="search.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="search.page_down"),
        Binding("tab", "complete", "Complete", show=False, id="search.complete", priority=True),
        Binding("ctrl+s", "save", "Save as a view", show=False, id="search.save"),
    ]
    KEYS: ClassVar[str] = (
        "⏎ open   {search.complete} complete   {search.save} save view   {dialog.leave} close"
    )

    def __init__(self, desk: Desk, initial: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._initial = initial
        self._reader = DatabaseThread(desk.book)
        self._results = Results(SearchQuery())
        self._shut: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """The line, the menu of values, the results."""
        with Pane(title="Search", hint=self.KEYS):
            self._looks = QueryHighlighter(self)
            yield LineInput(
                self._initial,
                placeholder="names, notes, entries, promises …",
                highlighter=self._looks,
                id="line",
            )
            yield ValueMenu(id="menu")
            yield Said(id="message")
            yield RowList(id="results", empty=lines.teaching())

    def on_mount(self) -> None:
        """Search for what the line begins with."""
        self._past = PastLines(self.app, "search")
        self.watch(self.line, "selection", self._look_at_cursor, init=False)
        self._understand()

    def on_unmount(self) -> None:
        """Let a running search finish."""
        self._reader.close()

    @property
    def line(self) -> LineInput:
        """The line's field."""
        return self.query_one(LineInput)

    @property
    def menu(self) -> ValueMenu:
        """The menu of operators and values."""
        return self.query_one(ValueMenu)

    @property
    def results(self) -> RowList:
        """The list of results."""
        return self.query_one("#results", RowList)

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._understand()

    def _understand(self) -> None:
        """Show what of the line is understood, and look for it."""
        typed = self.line.value
        self._looks.query = search_query.parse(typed, self._desk.now().today)
        self.line.refresh()
        self._look_at_cursor()
        if self._looks.query:
            self.run_worker(self._look_for(typed), group="search", exclusive=True)
        else:
            self.workers.cancel_group(self, "search")
            self._show(Results(self._looks.query))

    async def _look_for(self, typed: str) -> None:
        """Search beside the message loop; what is no longer typed is dropped."""
        try:
            results = await self._reader.run(
                lambda: search_view(self._desk, typed, lambda: self._wants(typed))
            )
        except BookError as error:
            self.warn(str(error))
            return
        if results is not None and self._wants(typed):
            self._show(results)

    def _wants(self, typed: str) -> bool:
        return self.is_running and self._looks.query.text == typed[:MAX_QUERY]

    def _show(self, results: Results) -> None:
        self._results = results
        rows = lines.found_rows(results, self.results.size.width)
        if not rows and results.query:
            rows = lines.nothing(results)
        self.results.set_source(ListSource(rows), keep_key=False, empty=lines.teaching())
        refused = problem(self._looks.query)
        said = [warn_line(refused)] if refused else []
        if results.more:
            said.append(hint_line("There is more: another word finds it sooner."))
        self._message().set_lines(said)

    def on_resize(self) -> None:
        """The columns depend on the width."""
        if self._results.groups:
            rows = lines.found_rows(self._results, self.results.size.width)
            self.results.set_source(ListSource(rows))

    # the menu

    def _look_at_cursor(self) -> None:
        """Offer what may be written where the cursor stands."""
        place = (self.line.value, self.line.cursor_position)
        slot = slot_at(self._looks.query, self.line.cursor_position)
        if slot is None or place == self._shut or (slot.operator is None and len(slot.typed) < 2):
            self.menu.close()
            return
        self._offer(slot)

    def _offer(self, slot: Slot) -> None:
        self.menu.show(slot, offers(self._desk, slot, lambda: True))

    def action_complete(self) -> None:
        """Write the value chosen; without a menu, offer the operators."""
        slot, value = self.menu.slot, self.menu.pick
        if slot is None or value is None:
            at = self.line.cursor_position
            here = slot_at(self._looks.query, at)
            self._offer(here or Slot(at, at, ""))
            return
        text = self.line.value
        put = written(slot, value)
        after = text[slot.end :]
        self.menu.close()
        self.line.replace_all(text[: slot.start] + put + after.lstrip(" "), slot.start + len(put))
        self.line.focus()

    def action_leave(self) -> None:
        """Close the menu, else the dialog."""
        if self.menu.is_open:
            self._shut = (self.line.value, self.line.cursor_position)
            self.menu.close()
        else:
            super().action_leave()

    # moving and deciding

    def action_move(self, step: int) -> None:
        """Up and down in the menu, else in the results; up on an empty line: past searches."""
        typed = self.line.value
        if self.menu.steers or (self.menu.is_open and not self._results.groups):
            self.menu.move(step)
        elif not typed.strip() or self._past.showing(typed):
            past = self._past.turn(typed, -step)
            if past is not None:
                self.line.replace_all(past)
            elif step > 0:
                self.results.action_move(step)
        else:
            self.results.action_move(step)

    def action_page(self, direction: int) -> None:
        """Move by a screenful of results."""
        self.results.action_page(direction)

    @on(Input.Submitted, "#line")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.menu.steers and self.menu.moved:
            self.action_complete()
        else:
            self._open(self.results.cursor_key)

    @on(RowList.Selected, "#menu")
    def _clicked_value(self, event: RowList.Selected) -> None:
        event.stop()
        self.action_complete()

    @on(RowList.Selected, "#results")
    def _clicked_result(self, event: RowList.Selected) -> None:
        event.stop()
        self._open(event.key)

    def _open(self, key: str | None) -> None:
        query = self._results.query
        found = self._results.find(key or "")
        if found is not None:
            self._past.keep(self.line.value)
            self.dismiss(Opened(found))
        elif key == lines.NEW_PERSON:
            self.dismiss(NewPerson(" ".join(query.plain.split())))
        elif key == lines.ALL_PEOPLE:
            self._past.keep(self.line.value)
            self.dismiss(ShowAll(self.line.value.strip()))
        elif key == lines.FEWER:
            starts = [word.start for word in query.words]
            last = max([*starts, *(clause.start for clause in query.clauses)])
            self.line.replace_all(self.line.value[:last].rstrip())

    def action_save(self) -> None:
        """Save what is typed as a view of the list of people."""
        if self._looks.query:
            self._past.keep(self.line.value)
            self.dismiss(SaveAs(self.line.value.strip()))
        else:
            self.hint("Type what the view is to show, then save it.")
