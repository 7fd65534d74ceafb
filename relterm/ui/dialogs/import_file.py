"""Import: recognise, preview, commit; with a progress bar, and nothing half done when cancelled."""

from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, ProgressBar

from relterm.clock import local_zone
from relterm.errors import Cancelled, ReltermError
from relterm.interchange.recognise import Recognised, recognise
from relterm.service.desk import Desk
from relterm.service.importing.plan import ImportPlan
from relterm.service.importing.run import Imported, commit, preview
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.path_suggester import PathSuggester
from relterm.ui.key_signs import taught
from relterm.ui.lines.importing import plan_source, recognised_lines
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import BLANK, Line, line
from relterm.ui.widgets.text_pane import TextPane

WELCOME: tuple[Line, ...] = (
    line(
        "A CSV file: relterm's own, LinkedIn's Connections.csv, Google Contacts, Outlook, "
        "or any with a name in it; or a folder that relterm exported.",
        Role.DIM,
    ),
    BLANK,
    line("Nothing is written before you have seen what it would do.", Role.DIM),
)


class ImportFile(ModalScreen[Imported | None]):
    """Asks for a file, shows what it would do, does it."""

    DEFAULT_CSS = """
    ImportFile {
        align: center middle;
        #import { width: 90%; max-width: 110; height: 90%; background: $surface; }
        #path { border: none; height: 1; background: $background; }
        #about { height: auto; max-height: 9; padding: 1 1 0 1; }
        ProgressBar { display: none; height: 1; padding: 0 1; width: 1fr; }
        ProgressBar.-running { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="import.cancel"),
        Binding("ctrl+s", "commit", "Import", id="import.commit", priority=True),
    ]

    class Progressed(Message):
        """So many rows of so many are done."""

        def __init__(self, done: int, expected: int) -> None:
            super().__init__()
            self.done = done
            self.expected = expected

    def __init__(self, desk: Desk, database: DatabaseThread, path: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._database = database
        self._path = path
        self._plan: ImportPlan | None = None
        self._stop = Event()
        self._busy = False
        self._safe = path.strip()
        """The path that may be left without asking: it was looked at, or asked about."""

    def compose(self) -> ComposeResult:
        """The path, what the file is, its rows, the progress."""
        with Pane(title="Import", hint="⏎ look · {import.cancel} cancel", id="import"):
            yield Input(
                self._path,
                placeholder="path of a file or folder: ~/Downloads/Connections.csv",
                suggester=PathSuggester(),
                id="path",
            )
            yield TextPane(WELCOME, id="about")
            yield ProgressBar(show_eta=False)
            yield RowList(id="rows")

    def on_mount(self) -> None:
        """The path first."""
        self.query_one("#path", Input).focus()

    @on(Input.Submitted, "#path")
    def _look(self) -> None:
        if not self._busy:
            self.run_worker(self._preview(self.query_one("#path", Input).value), exclusive=True)

    @on(RowList.Selected, "#rows")
    def _confirm(self) -> None:
        self.action_commit()

    def action_commit(self) -> None:
        """Import what the preview showed."""
        if self._plan is not None and not self._busy:
            self.run_worker(self._commit(self._plan.recognised), exclusive=True)

    def on_unmount(self) -> None:
        """The app ends: what runs stops, with nothing half done."""
        self._stop.set()

    def action_leave(self) -> None:
        """Stop what runs, or close; ask once before a path is lost that was not looked at."""
        typed = self.query_one("#path", Input).value.strip()
        if self._busy:
            self._stop.set()
        elif typed not in {"", self._safe}:
            self._safe = typed
            self._tell(taught(self.app, "{^import.cancel} again drops the path."), Role.WARN)
        else:
            self.dismiss(None)

    async def _preview(self, typed: str) -> None:
        self._plan = None
        self._safe = typed.strip()
        path = Path(typed).expanduser()

        def work() -> ImportPlan:
            return preview(self._desk, recognise(path, zone=local_zone()), self._progress)

        self._begin()
        try:
            plan = await self._database.run(work)
        except ReltermError as error:
            self._tell(str(error), Role.BAD)
            return
        finally:
            self._end()
        self._plan = plan
        self.query_one("#about", TextPane).set_lines(recognised_lines(plan))
        rows = self.query_one("#rows", RowList)
        rows.set_source(plan_source(plan))
        pane = self.query_one("#import", Pane)
        if plan.changes:
            pane.set_hint("⏎ or {import.commit} import · {import.cancel} cancel")
            rows.focus()
        else:
            pane.set_hint("nothing to change · {import.cancel} close")
            self._plan = None

    async def _commit(self, recognised: Recognised) -> None:
        self._begin()
        try:
            imported = await self._database.run(
                lambda: commit(self._desk, recognised, self._progress)
            )
        except ReltermError as error:
            self._tell(str(error), Role.BAD)
            return
        finally:
            self._end()
        self.dismiss(imported)

    def _progress(self, done: int, expected: int) -> None:
        """Called in the database thread: only posts a message, and stops when asked to."""
        if self._stop.is_set():
            msg = "Stopped. The book is as it was."
            raise Cancelled(msg)
        self.post_message(self.Progressed(done, expected))

    @on(Progressed)
    def _show_progress(self, message: Progressed) -> None:
        self.query_one(ProgressBar).update(total=max(message.expected, 1), progress=message.done)

    def _begin(self) -> None:
        self._stop.clear()
        self._busy = True
        self.query_one(ProgressBar).add_class("-running")
        self.query_one("#import", Pane).set_hint("{import.cancel} stop, nothing is written")

    def _end(self) -> None:
        self._busy = False
        self.query_one(ProgressBar).remove_class("-running")

    def _tell(self, sentence: str, role: Role) -> None:
        self.query_one("#about", TextPane).set_lines((line(sentence, role),))
        self.query_one("#rows", RowList).set_source(plan_source(None))
        self.query_one("#path", Input).focus()
