"""Drives the whole app by keys alone, and reads what a user would see."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from quiet import paint, sparing_the_processor, until_quiet
from textual.events import Key, MouseDown, MouseUp
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets._toast import Toast

from relterm.config import Config
from relterm.domain.people import Person
from relterm.service.desk import Desk
from relterm.service.memory import AppMemory
from relterm.ui.actions import BY_ID
from relterm.ui.app import ReltermApp

LARGE, SMALL = (120, 36), (80, 24)


_QUIET_LOOKS = 2
"""Looks in a row that must find nothing going on; a message may be between two queues at one."""


class Driver:
    """A running app under a test's fingers."""

    def __init__(self, app: ReltermApp, pilot: Pilot[str]) -> None:
        self.app = app
        self.pilot = pilot
        self.ran: set[str] = set()

    async def settle(self) -> None:
        """Wait until nothing is left to do, and see the screen that then is there."""
        await self._rest()
        paint(self.app)

    async def _rest(self) -> None:
        """Wait until the screen, the flows and the database thread have nothing left to do."""
        quiet = 0
        while quiet < _QUIET_LOOKS:
            await until_quiet(self.app)
            if not self.app.is_running:
                return
            await self.app.database.run(lambda: None)
            quiet = 0 if self._busy() else quiet + 1

    def _busy(self) -> bool:
        """A flow between two dialogs, a dialog at work, or messages not yet read."""
        workers = [each for each in self.app.workers if not each.is_finished]
        if isinstance(self.app.screen, ModalScreen):
            workers = [each for each in workers if each.group != "flow"]
        pumps = (self.app, self.app.screen, *self.app.screen.walk_children())
        if workers or not self.app.key_order.idle or self.app._batch_count:  # still composing
            return True
        return any(each._message_queue.qsize() for each in pumps)

    async def keys(self, *keys: str) -> None:
        """Press keys, each seen through to its end; signs may be given as themselves."""
        for key in keys:
            self._send(key)
            await self._rest()
        paint(self.app)

    async def click(self, x: int, y: int) -> None:
        """Press and release the mouse somewhere."""
        for kind in (MouseDown, MouseUp):
            event = kind(None, x, y, 0, 0, 1, False, False, False, x, y)
            event.set_sender(self.app)
            assert self.app._driver is not None
            self.app._driver.send_message(event)
        await self.settle()

    async def do(self, action_id: str) -> None:
        """Press the key of an action of the table."""
        await self.keys(BY_ID[action_id].key)

    async def type(self, text: str) -> None:
        """Type a text, faster than anybody can."""
        for sign in text:
            self._send(sign)
        await self.settle()

    def _send(self, key: str) -> None:
        sign = key if len(key) == 1 else None
        event = Key(_character_to_key(key) if sign else key, sign)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def line(self, text: str) -> None:
        """Type a line and press Enter."""
        await self.type(text)
        await self.keys("enter")

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, without colours."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def seen(self) -> str:
        """The screen as one text, blanks run together and frames taken out, toasts included."""
        plain = "\n".join(self.lines)
        for sign in "│╭╮╰╯─▌":
            plain = plain.replace(sign, " ")
        return " ".join(plain.split())

    @property
    def toast(self) -> str:
        """The newest toast's words, empty when there is none."""
        toasts = list(self.app.screen.query(Toast))
        return toasts[-1]._notification.message if toasts else ""

    async def hush(self) -> None:
        """Take the toasts away, which lie over the screen for a few seconds."""
        self.app.clear_notifications()
        await self.settle()

    @property
    def focused(self) -> str:
        """The id of the widget that has the focus."""
        return (self.app.focused.id if self.app.focused else "") or ""

    async def select(self, name: str) -> Person:
        """Go to People and find somebody by typing their name."""
        await self.do("find")
        await self.type(name)
        await self.keys("enter")
        person = self.app.desk.book.people.get(self.app.person or "")
        assert person is not None, f"{name} was not found"
        assert person.name == name
        return person


@asynccontextmanager
async def driven(
    desk: Desk,
    size: tuple[int, int] = LARGE,
    memory: AppMemory | None = None,
    config: Config | None = None,
) -> AsyncIterator[Driver]:
    """A running app; which actions ran is noted in `ran`."""
    app = ReltermApp(desk, memory or AppMemory(None), config)
    run: Callable[[str], Any] = app.action_do
    with sparing_the_processor():
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot)

            async def noted(action_id: str) -> None:
                driver.ran.add(action_id)
                RAN.add(action_id)
                await run(action_id)

            app.action_do = noted  # type: ignore[method-assign]  # a spy, for the table's test
            await driver.settle()
            yield driver


RAN: set[str] = set()
"""Actions run since the test began; see the stories' conftest."""


def told(desk: Desk) -> dict[str, list[object]]:
    """Everything a book says, kind by kind, without its history."""
    book = desk.book
    return {
        "people": list(book.people.iter_all()),
        "interactions": list(book.interactions.iter_all()),
        "promises": list(book.things.iter_promises()),
        "asks": list(book.things.iter_asks()),
        "reminders": list(book.things.iter_reminders()),
        "relations": list(book.things.iter_relations()),
        "exchanges": list(book.things.iter_exchanges()),
        "settings": [book.things.settings()],
    }
