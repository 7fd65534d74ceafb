"""The app: wiring only. Keys reach flows through the table of actions; flows run commands."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.command import Provider
from textual.css.query import NoMatches
from textual.events import Event, Key
from textual.screen import Screen

from relterm import crash
from relterm.config import Config
from relterm.errors import BookBusy, BookError, Exit, ReltermError
from relterm.service.desk import Changed, Command, Desk, Done
from relterm.service.drafts import Drafts
from relterm.service.memory import AppMemory
from relterm.service.remembering import chunks, settle_some
from relterm.ui import actions, drafts, outcome, safe_strip
from relterm.ui.database_thread import READ_WAIT_MS, DatabaseThread
from relterm.ui.glyphs import Glyphs
from relterm.ui.key_order import KeyOrder, Seen
from relterm.ui.key_signs import taught
from relterm.ui.keyed_app import KeyedApp
from relterm.ui.palette import ReltermCommands
from relterm.ui.screens.base import MainScreen
from relterm.ui.screens.today import TodayScreen
from relterm.ui.settings import take_up, told
from relterm.ui.show import LIST_LIMIT, visible
from relterm.ui.themes import register_themes

WATCH_SECONDS = 0.5
"""How often another process's changes are looked for (seconds)."""
PREPARE_SECONDS = 0.3
"""How long after the start, when the first frame is out, other screens are made ready (seconds)."""

TOUR_OFFER = "Sample people, thrown away afterwards. {tour} shows you round in ten steps."


def _later(module: str, name: str) -> Callable[[], Screen[Any]]:
    """A screen whose module is imported when it is first shown."""

    def screen() -> Screen[Any]:
        made: Screen[Any] = getattr(import_module(f"relterm.ui.screens.{module}"), name)()
        return made

    return screen


class ReltermApp(KeyedApp):
    """relterm, full screen; it gives back `SAMPLE` when sample people are asked for."""

    TITLE = "relterm"
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "css/app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {ReltermCommands}
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": TodayScreen,
        "people": _later("people", "PeopleScreen"),
        "asks": _later("asks", "AsksScreen"),
        "you": _later("you", "YouScreen"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(), *actions.ALWAYS]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 (Textual declares it so)
        (0, "-narrow"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (54, "-tall")]  # noqa: RUF012 (likewise)

    glyphs: Glyphs

    def __init__(self, desk: Desk, memory: AppMemory, config: Config | None = None) -> None:
        super().__init__()
        safe_strip.install_net()
        self.desk = desk
        self.memory = memory
        self.database = DatabaseThread(desk.book)
        self.drafts = Drafts(desk.book.path)
        self.crash: crash.Report | None = None
        self.animation_level = "none"
        self.config = config or Config()
        self._seen_version = 0
        self._day = desk.now().today
        register_themes(self)
        self.problems = take_up(self, self.config)
        self.key_order = KeyOrder(self, super().on_event, self._nothing_opens)

    async def on_event(self, event: Event) -> None:
        """Keys one after the other, each once the one before has done its work."""
        if isinstance(event, Key) and not event.is_forwarded:
            await self.key_order.take(event)
        else:
            await super().on_event(event)

    async def on_seen(self, message: Seen) -> None:
        """A key has done its work."""
        await self.key_order.seen(message)
        self.look_around()

    def _nothing_opens(self) -> bool:
        """Whether the screen in front is there, and no flow is on its way to the next."""
        if not self.screen_stack or not self.screen.is_mounted:
            return False
        if not isinstance(self.screen, MainScreen):
            return True
        return all(each.is_finished for each in self.workers if each.group == "flow")

    async def on_mount(self) -> None:
        """Open on Today and watch for changes from elsewhere."""
        self.theme_changed_signal.subscribe(self, lambda theme: self.memory.keep_theme(theme.name))
        self.desk.book.connect_here(READ_WAIT_MS)
        self._seen_version = self.desk.book.data_version()
        for each in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(each, drafts.end_by, self, each)
        await self.switch_mode("today")
        if self.problems:
            self.call_after_refresh(self.say, told(self.problems), severity="warning")
        elif self.tour_first:
            self.call_after_refresh(self.action_do, "tour")
        elif self.sample and not self.memory.tour_seen:
            self.call_after_refresh(self.say, taught(self, TOUR_OFFER))
        self.run_worker(self._begin_day(), group="day")
        self.run_worker(drafts.offer(self), group="flow")
        self.set_timer(PREPARE_SECONDS, self._prepare_people)
        self.set_interval(WATCH_SECONDS, self._look_for_changes)

    def on_unmount(self) -> None:
        """Let a running write finish."""
        self.database.close()

    @property
    def main(self) -> MainScreen | None:
        """The main screen in front or under a dialog; None while it is being built."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, MainScreen) and screen.is_mounted:
                return screen
        return None

    @property
    def person(self) -> str | None:
        """UID of the person selected on the main screen."""
        return self.main.selected_person if self.main else None

    async def action_do(self, action_id: str) -> None:
        """Run an action of the table as a flow: it may wait for dialogs."""
        action = actions.BY_ID[action_id]
        if action.needs_person and not self._whom(action):
            self.say_whom_first()
            return
        if action.instant:
            await self._told(action)
        else:
            self.run_worker(self._told(action), group="flow", exclusive=True)

    def _whom(self, action: actions.Action) -> bool:
        """Whether there is somebody the action can be about."""
        marked = self.main.marked_people if self.main and action.takes_marked else ()
        return bool(marked) or self.person is not None

    async def _told(self, action: actions.Action) -> None:
        """Run an action; what goes wrong as expected is said, nothing more."""
        self.drafts.action = action.id
        try:
            await action.run(self)
        except ReltermError as error:
            self.say(str(error), severity="error")
        self.has_done(action.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the main screens do nothing while a dialog is open, nor where they do not belong.

        A key may do one thing on one screen and another elsewhere.
        """
        if action != "do":
            return super().check_action(action, parameters)
        if not isinstance(self.screen, MainScreen):
            return parameters in {("quit",), ("suspend",)}
        return self.screen.NAME in actions.BY_ID[str(parameters[0])].screens

    async def perform(self, command: Command, said: str = "") -> Done | None:
        """Run a command in the database thread, show what changed, offer to undo it.

        `said` is what the toast says instead of the command's label.
        """
        return await outcome.told(self, self.database.run(lambda: self.desk.run(command)), said)

    def changed(self, changed: Changed) -> None:
        """Tell every main screen whose data changed; hidden ones read again when shown."""
        with suppress(BookBusy):  # the next write is under way: the watch will look again
            self._seen_version = self.desk.book.data_version()
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, MainScreen):
                    screen.show_change(changed)

    async def go(self, mode: str) -> None:
        """Go to one of the four screens; what hides the one in front is closed."""
        if isinstance(self.screen, MainScreen) and self.screen.COVERS:
            await self.pop_screen()
        await self.switch_mode(mode)

    async def show_person(self, uid: str) -> None:
        """Go to People with the cursor on somebody."""
        await self.go("people")
        from relterm.ui.screens.people import PeopleScreen

        if isinstance(self.screen, PeopleScreen):
            self.screen.show_person(uid)

    async def show_entry(self, person: str, entry: str) -> None:
        """Go to People with the cursor on an entry of somebody's timeline."""
        await self.go("people")
        from relterm.ui.screens.people import PeopleScreen

        if isinstance(self.screen, PeopleScreen):
            self.screen.show_entry(person, entry)

    def say(self, sentence: str, *, severity: str = "information") -> None:
        """A toast; the sentence may hold outside text."""
        level = {"warning": "warning", "error": "error"}.get(severity, "information")
        text = visible(sentence, limit=LIST_LIMIT)
        self.clear_notifications()
        if level == "error":
            self.notify(text, severity="error", markup=False, timeout=8)
        elif level == "warning":
            self.notify(text, severity="warning", markup=False)
        else:
            self.notify(text, markup=False)

    def say_whom_first(self) -> None:
        """Nobody is chosen whom a key could be about; in an empty book nobody can be."""
        anybody = True
        with suppress(BookError):
            anybody = self.desk.book.people.anybody()
        nobody = taught(self, "Nobody is in this book yet: {new_person} adds somebody.")
        self.say("Choose a person first." if anybody else nobody, severity="warning")

    def _prepare_people(self) -> None:
        """Build People behind Today's first frame, so that the next key finds it there."""
        if not self.is_running:
            return
        self.run_worker(actions.import_flows, thread=True, group="imports")
        if "people" not in self._screen_stacks:
            self._init_mode("people")

    async def _begin_day(self) -> None:
        """Let lists and agenda agree about who is due today."""
        self._day = self.desk.now().today
        try:
            if await self._settle():
                self.changed(Changed(everyone=True))
        except BookError:
            return

    async def _settle(self) -> bool:
        """Settle those who are due, a few at a time: what the user writes goes in between."""
        book, now = self.desk.book, self.desk.now()
        due = await self.database.run(lambda: book.agenda.due(now.today.toordinal()))
        moved = False
        for part in chunks(due):
            work = partial(settle_some, book, part, now)
            moved = await self.database.run(work) or moved
        return moved

    def _look_for_changes(self) -> None:
        """Another window or a shell command wrote to the book: read again."""
        try:
            version = self.desk.book.data_version()
        except BookError:
            return
        if version != self._seen_version:
            self._seen_version = version
            self.changed(Changed(everyone=True))
        if self.main is not None:
            self.main.catch_up()
        if self.desk.now().today != self._day:
            self.run_worker(self._begin_day(), group="day", exclusive=True)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing in the data opens anything by itself."""

    def _handle_exception(self, error: Exception) -> None:
        """End within a second, with a report that holds nothing of the user's."""
        ending = self._exit or (self._is_mounted and not self.is_running)
        if ending and isinstance(error, NoMatches):
            return  # a screen that was being built: on its way out Textual mounts nothing more
        drafts.keep(self)
        self.crash = crash.report_of(error)
        self._return_code = int(Exit.CRASH)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()
