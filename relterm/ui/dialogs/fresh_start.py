"""Fresh start: shows what it would do, does it on Enter, stops on Esc with nothing half done."""

from threading import Event
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import ProgressBar

from relterm.errors import Cancelled, ReltermError
from relterm.service.commands.fresh_start import WatchedFreshStart
from relterm.service.desk import Desk, Done
from relterm.service.views.fresh_start import FreshStartView, fresh_start_view
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.key_signs import key_sign, taught_lines
from relterm.ui.lines.fresh_start import LOOKING, fresh_start_lines
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import line
from relterm.ui.widgets.text_pane import TextPane

_OFFER = "{fresh_start.go} spread them   {fresh_start.leave} leave it"


class FreshStartDialog(ModalScreen[Done | None]):
    """Gives back what was done, or None."""

    DEFAULT_CSS = """
    FreshStartDialog {
        align: center middle;
        background: $background 60%;
        & > Pane {
            width: 72;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $surface;
        }
        TextPane { height: auto; max-height: 30; }
        &.-narrow TextPane { max-height: 18; }
        ProgressBar { display: none; height: 1; padding: 0 1; width: 1fr; }
        ProgressBar.-running { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "Spread them", show=False, id="fresh_start.go"),
        Binding("escape", "leave", "Leave", show=False, id="fresh_start.leave"),
    ]

    class Progressed(Message):
        """So many people of so many have their day."""

        def __init__(self, done: int, expected: int) -> None:
            super().__init__()
            self.done = done
            self.expected = expected

    def __init__(self, desk: Desk, database: DatabaseThread) -> None:
        super().__init__()
        self._desk = desk
        self._database = database
        self._view: FreshStartView | None = None
        self._stop = Event()
        self._writing = False

    def compose(self) -> ComposeResult:
        """What it would do, and how far it is."""
        with Pane(title="Fresh start", hint="{fresh_start.leave} close"):
            yield TextPane(LOOKING, id="plan")
            yield ProgressBar(show_eta=False)

    def on_mount(self) -> None:
        """Read in the database thread: a neglected book takes a moment."""
        self.query_one(TextPane).focus()
        self.run_worker(self._look())

    def action_go(self) -> None:
        """Do it, if there is anything to do."""
        if self._view is not None and not self._writing:
            if self._view.few:
                self.dismiss(None)
            else:
                self.run_worker(self._write(self._view))

    def on_unmount(self) -> None:
        """The app ends: what runs stops, with nothing half done."""
        self._stop.set()

    def action_leave(self) -> None:
        """Stop what runs, or close."""
        if self._writing:
            self._stop.set()
        else:
            self.dismiss(None)

    async def _look(self) -> None:
        try:
            view = await self._database.run(lambda: fresh_start_view(self._desk))
        except ReltermError as error:
            self._tell(str(error))
            return
        self._view = view
        lines = fresh_start_lines(view, key_sign(self.app, "circle"))
        self.query_one(TextPane).set_lines(taught_lines(self.app, lines))
        self._hint("{fresh_start.go} {fresh_start.leave} close" if view.few else _OFFER)

    async def _write(self, view: FreshStartView) -> None:
        self._writing = True
        self._stop.clear()
        self.query_one(ProgressBar).add_class("-running")
        self._hint("{fresh_start.leave} stop, nothing is written")
        command = WatchedFreshStart(view.plan.days, self._progress)
        try:
            done = await self._database.run(lambda: self._desk.run(command))
        except ReltermError as error:
            self._tell(str(error))
        else:
            self.dismiss(done)
        finally:
            self._writing = False

    def _progress(self, done: int, expected: int) -> None:
        """Called in the database thread: only posts a message, and stops when asked to."""
        if self._stop.is_set():
            msg = "Stopped. The book is as it was."
            raise Cancelled(msg)
        self.post_message(self.Progressed(done, expected))

    @on(Progressed)
    def _show_progress(self, message: Progressed) -> None:
        self.query_one(ProgressBar).update(total=max(message.expected, 1), progress=message.done)
        if message.done >= message.expected:
            self._hint("nearly there")

    def _tell(self, sentence: str) -> None:
        self._view = None
        self.query_one(TextPane).set_lines((line(sentence, Role.WARN),))
        self.query_one(ProgressBar).remove_class("-running")
        self._hint("{fresh_start.leave} close")

    def _hint(self, words: str) -> None:
        self.query_one(Pane).set_hint(words)
