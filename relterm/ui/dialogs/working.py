"""Long work, watched: a bar, a count, and Esc that stops it with nothing half done."""

from collections.abc import Callable
from threading import Event
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import ProgressBar

from relterm.errors import Cancelled, ReltermError
from relterm.service.desk import Done
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.said import Said, hint_line
from relterm.ui.widgets.pane import Pane


class Working(ModalScreen["Done | ReltermError"]):
    """Does the work in the database thread; gives back what was done, or what went wrong."""

    DEFAULT_CSS = """
    Working {
        align: center middle;
        background: $background 60%;
        & > Pane {
            width: 64;
            max-width: 100%;
            height: auto;
            padding: 0 1;
            background: $surface;
        }
        ProgressBar { height: 1; width: 1fr; }
        Bar { width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", show=False, id="working.stop"),
    ]

    class Told(Message):
        """How far it is, and what to say about it."""

        def __init__(self, done: int, expected: int, words: str) -> None:
            super().__init__()
            self.done = done
            self.expected = expected
            self.words = words

    def __init__(
        self, title: str, database: DatabaseThread, work: Callable[["Working"], Done]
    ) -> None:
        """`work` is run in the database thread and may call `progress` and `tell`."""
        super().__init__()
        self._title = title
        self._database = database
        self._work = work
        self._stop = Event()

    def compose(self) -> ComposeResult:
        """The bar, and the count below it."""
        with Pane(title=self._title, hint="{working.stop} stop, nothing is written"):
            yield ProgressBar(show_eta=False, show_percentage=False)
            yield Said([hint_line("just a moment")], id="count")

    def on_mount(self) -> None:
        """Begin at once."""
        self.run_worker(self._run())

    def on_unmount(self) -> None:
        """The app ends: nothing half done is left behind."""
        self._stop.set()

    def action_stop(self) -> None:
        """Ask it to stop; it does at the next report."""
        self._stop.set()
        self.query_one(Pane).set_hint("stopping")

    def progress(self, done: int, expected: int) -> None:
        """Called in the database thread: only posts a message, and stops when asked to.

        The first half is writing, the second, often not needed, computing anew what follows: the
        bar is filled by either.

        Raises:
            Cancelled: the user wants it to stop.
        """
        half = expected // 2
        if done < half:
            self.tell(f"{done:,} of {half:,}", done, half)
        else:
            words = f"nearly there: {done - half:,} of {half:,} looked at again"
            self.tell(words, done - half, half)

    def tell(self, words: str, done: int = 0, expected: int = 0) -> None:
        """Called in the database thread: say something; see `progress`."""
        if self._stop.is_set():
            msg = "Stopped. The book is as it was."
            raise Cancelled(msg)
        self.post_message(self.Told(done, expected, words))

    @on(Told)
    def _show(self, message: Told) -> None:
        if message.expected:
            self.query_one(ProgressBar).update(total=message.expected, progress=message.done)
        self.query_one("#count", Said).set_lines([hint_line(message.words)])

    async def _run(self) -> None:
        try:
            done = await self._database.run(lambda: self._work(self))
        except ReltermError as error:
            self.dismiss(error)
        else:
            self.dismiss(done)


async def watched(
    app: App[Any], database: DatabaseThread, title: str, work: Callable[[Working], Done]
) -> Done:
    """Do long work under the eyes of the user; to be called from a worker.

    Raises:
        ReltermError: it could not be done, or was stopped; nothing was changed.
    """
    result = await app.push_screen_wait(Working(title, database, work))
    if isinstance(result, ReltermError):
        raise result
    done: Done = result
    return done
