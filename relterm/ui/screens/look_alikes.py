"""Who is in the book twice: pairs with their reasons, the strongest first."""

from collections.abc import Awaitable, Callable
from threading import Event
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import ProgressBar

from relterm.errors import BookError, Cancelled, ReltermError
from relterm.service.commands.merging import KeepApart, MergePeople
from relterm.service.desk import Desk
from relterm.service.views.alike import Alike, AlikeList, find_look_alikes, look_alikes_of
from relterm.service.views.merging import merge_view
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.said import Said, hint_line
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.merging import ALL_DONE, LOOKING, NOBODY, found_words, pair_rows
from relterm.ui.screens.side_by_side import Decision, SideBySide
from relterm.ui.show import visible
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList

Perform = Callable[[Decision], Awaitable[bool]]
"""Writes what was decided, shows it and says so; False when it could not be written."""


class LookAlikes(ModalScreen[None]):
    """Pairs of people who may be one; each is opened, or said to be two."""

    COVERS = True
    AUTO_FOCUS = "#pairs"
    DEFAULT_CSS = """
    LookAlikes {
        background: $background;
        ProgressBar { display: none; height: 1; padding: 0 1; width: 1fr; }
        ProgressBar.-running { display: block; }
        Bar { width: 1fr; }
        #doing { padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Side by side", id="look.open"),
        Binding(
            "n", "apart", "Not the same", id="look.apart", tooltip="They are not the same person"
        ),
        Binding("u", "turn(False)", "Undo", id="look.undo"),
        Binding("ctrl+r", "turn(True)", "Redo", id="look.redo"),
        Binding("escape", "leave", "Back", id="look.leave"),
    ]

    class Progressed(Message):
        """So many comparisons of so many are made."""

        def __init__(self, done: int, expected: int) -> None:
            super().__init__()
            self.done = done
            self.expected = expected

    def __init__(
        self,
        desk: Desk,
        database: DatabaseThread,
        perform: Perform,
        undo: Callable[[], Awaitable[None]],
        redo: Callable[[], Awaitable[None]],
        first: str | None = None,
    ) -> None:
        """`first` is the UID of somebody whose look-alikes come first."""
        super().__init__()
        self._desk = desk
        self._database = database
        self._perform = perform
        self._undo = undo
        self._redo = redo
        self._first: str = first or ""
        self._first_name = ""
        self._pairs: list[Alike] = []
        self._total = 0
        self._decided = 0
        self._stop = Event()
        self._looking = False

    def compose(self) -> ComposeResult:
        """The pairs, and how far the search is."""
        with Pane(title="Who is in the book twice?", id="look"):
            yield Said(id="doing")
            yield ProgressBar(show_eta=False, show_percentage=False)
            yield RowList(id="pairs", empty=LOOKING)
        yield KeyFooter()

    def on_mount(self) -> None:
        """The person asked about at once, then the whole book."""
        self.run_worker(self._look(), exclusive=True, group="look")

    def on_resize(self) -> None:
        """A narrow list names the two without their work."""
        self.call_after_refresh(self._show)

    def on_unmount(self) -> None:
        """Nobody waits for the rest of the search."""
        self._stop.set()

    # looking

    async def _look(self) -> None:
        self._begin()
        try:
            if self._first:
                known = await self._database.run(self._of_first)
                if known:
                    self._pairs, self._total = list(known), len(known)
                    self._show()
            found = await self._database.run(lambda: find_look_alikes(self._desk, self._progress))
        except Cancelled:
            self._say("stopped; what was found before is listed")
        except ReltermError as error:
            self._say(str(error))
        else:
            self._take_over(found)
        finally:
            self._end()
        self._show()

    def _of_first(self) -> tuple[Alike, ...]:
        person = self._desk.book.people.get(self._first)
        self._first_name = person.name if person else ""
        return look_alikes_of(self._desk, self._first)

    def _take_over(self, found: AlikeList) -> None:
        """Everything found; the pairs of the person asked about stay at the top."""
        theirs = {pair.key: pair for pair in self._pairs if pair.has(self._first)}
        theirs |= {pair.key: pair for pair in found.pairs if pair.has(self._first)}
        rest = [pair for pair in found.pairs if pair.key not in theirs]
        self._pairs = [*theirs.values(), *rest]
        self._total = max(found.total, len(self._pairs))
        self._say("")

    def _progress(self, done: int, expected: int) -> None:
        """Called in the database thread: only posts a message, and stops when asked to."""
        if self._stop.is_set():
            msg = "Stopped."
            raise Cancelled(msg)
        self.post_message(self.Progressed(done, expected))

    @on(Progressed)
    def _show_progress(self, message: Progressed) -> None:
        if message.expected:
            bar = self.query_one(ProgressBar)
            bar.update(total=message.expected, progress=message.done)
            self._say(f"comparing: {message.done:,} of {message.expected:,} pairs")

    def _begin(self) -> None:
        self._stop.clear()
        self._looking = True
        self._say("reading the book")
        self.query_one(ProgressBar).add_class("-running")

    def _end(self) -> None:
        self._looking = False
        self.query_one(ProgressBar).remove_class("-running")

    def _say(self, words: str) -> None:
        self.query_one("#doing", Said).set_lines([hint_line(words)] if words else [])

    # the pairs

    @property
    def _list(self) -> RowList:
        return self.query_one("#pairs", RowList)

    @property
    def _pair(self) -> Alike | None:
        """The pair the cursor is on."""
        key = self._list.cursor_key
        return next((pair for pair in self._pairs if pair.key == key), None)

    def _show(self) -> None:
        rows = pair_rows(
            self._pairs,
            self._first,
            self._first_name,
            glyphs_of(self.app),
            short=self.has_class("-narrow"),
        )
        empty = LOOKING if self._looking else ALL_DONE if self._decided else NOBODY
        self._list.set_source(rows, empty=empty)
        found = found_words(len(self._pairs), self._total)
        hint = f"{found} · {{list.open}} side by side" if found else ""
        self.query_one("#look", Pane).set_hint(hint)

    @on(RowList.Selected, "#pairs")
    def action_open(self) -> None:
        """Look at the two side by side."""
        pair = self._pair
        if pair is None:
            return
        one, other = pair.one.uid, pair.other.uid
        if other == self._first:
            one, other = other, one
        screen = SideBySide(lambda: merge_view(self._desk, one, other), self._database)
        self.app.push_screen(screen, self._came_back)

    def _came_back(self, decision: Decision | None) -> None:
        if decision is not None:
            self.run_worker(self._decide(decision), group="decide")

    def action_apart(self) -> None:
        """They are two people; nobody asks again."""
        pair = self._pair
        if pair is not None:
            self._came_back(KeepApart(pair.one.uid, pair.other.uid))

    async def _decide(self, decision: Decision) -> None:
        if not await self._perform(decision):
            return
        self._decided += 1
        before = len(self._pairs)
        if isinstance(decision, MergePeople):
            gone = decision.drop
            self._pairs = [pair for pair in self._pairs if not pair.has(gone)]
        else:
            both = (decision.one, decision.other)
            self._pairs = [
                pair for pair in self._pairs if not (pair.has(both[0]) and pair.has(both[1]))
            ]
        self._total -= before - len(self._pairs)
        self._show()
        if not self._pairs and self._total:
            self.on_mount()

    def action_turn(self, again: bool) -> None:
        """Take back what was done last, or do it again, and look again."""
        self.run_worker(self._turn(self._redo if again else self._undo), group="decide")

    async def _turn(self, work: Callable[[], Awaitable[None]]) -> None:
        await work()
        try:
            if self._desk.book.people.get(self._first) is None:
                self._first = ""
        except BookError as error:
            self.app.notify(visible(str(error)), severity="error", markup=False)
            return
        self._stop.set()
        await self._database.run(lambda: None)
        self.on_mount()

    def action_leave(self) -> None:
        """Stop the search, or go back."""
        if self._looking and not self._pairs:
            self._stop.set()
            self.dismiss(None)
        elif self._looking:
            self._stop.set()
        else:
            self.dismiss(None)
