"""Export: the whole book to a folder of tables, one table, or the agenda as a calendar."""

from threading import Event
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from relterm.errors import Cancelled, ReltermError
from relterm.service.desk import Desk
from relterm.service.exporting import absolute, export
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.path_suggester import PathSuggester
from relterm.ui.key_signs import taught
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import line
from relterm.ui.widgets.text_pane import TextPane


class ExportBook(ModalScreen[str | None]):
    """Asks where to; gives back the sentence that says what was written."""

    DEFAULT_CSS = """
    ExportBook {
        align: center middle;
        #export { width: 80%; max-width: 90; height: 7; background: $surface; }
        #path { border: none; height: 1; background: $background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="export.cancel"),
    ]

    def __init__(self, desk: Desk, database: DatabaseThread) -> None:
        super().__init__()
        self._desk = desk
        self._database = database
        self._stop = Event()
        self._busy = False
        self._asked = ""

    def compose(self) -> ComposeResult:
        """The path and a word about it."""
        with Pane(title="Export", hint="⏎ write · {export.cancel} cancel", id="export"):
            yield Input(
                placeholder="a folder for all tables, people.csv, or agenda.ics",
                suggester=PathSuggester(),
                id="path",
            )
            yield TextPane(
                (
                    line("A folder or .csv: everything, as tables relterm reads back.", Role.DIM),
                    line("An .ics: dates, promises and whom to see, for your calendar.", Role.DIM),
                ),
                id="about",
            )

    def on_unmount(self) -> None:
        """The app ends: what runs stops, with nothing half done."""
        self._stop.set()

    def action_leave(self) -> None:
        """Stop what runs, or close; ask once before a path is lost."""
        typed = self.query_one("#path", Input).value.strip()
        if self._busy:
            self._stop.set()
        elif typed != self._asked:
            self._asked = typed
            words = taught(self.app, "{^export.cancel} again drops the path.")
            self.query_one("#about", TextPane).set_lines((line(words, Role.WARN),))
        else:
            self.dismiss(None)

    @on(Input.Submitted, "#path")
    def _write(self, message: Input.Submitted) -> None:
        if message.value.strip() and not self._busy:
            self.run_worker(self._export(message.value.strip()), exclusive=True)

    async def _export(self, typed: str) -> None:
        self._busy = True
        self._asked = typed
        self._stop.clear()
        try:
            done = await self._database.run(
                lambda: export(self._desk, absolute(typed), progress=self._progress)
            )
        except ReltermError as error:
            self.query_one("#about", TextPane).set_lines((line(str(error), Role.BAD),))
            return
        finally:
            self._busy = False
        self.dismiss(done.sentence)

    def _progress(self, done: int, expected: int) -> None:  # noqa: ARG002 - the shape of a Progress
        if self._stop.is_set():
            msg = "Stopped. Nothing was written."
            raise Cancelled(msg)
