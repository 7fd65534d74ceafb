"""Keys one after the other: the next is read when the one before has done its work.

Textual hands every key at once to whatever has the focus. Whoever types faster than a dialog opens
would have the rest of their sentence read as keys of the screen behind it, and one of those keys
undoes, another skips. So a key is held until the one before has bubbled up to the app, until a
flow begun by it waits in a dialog or is done, and until the screen in front is there.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.events import Key
from textual.message import Message

AT_ONCE = frozenset({"ctrl+q", "ctrl+c"})
"""Keys that never wait."""
LOST_SECONDS = 0.25
"""After this long a key's trace is thought to be lost with the widget it was in."""
LOOK_SECONDS = 0.005
PATIENCE_SECONDS = 2.0
"""How long a key waits for a flow; a book that another process holds must not hold the keys."""
_ROUNDS = 2
"""Ways up to the app: one behind the key, one behind the message that the key called forth."""


class Seen(Message, bubble=True):
    """Follows a key through every queue; once at the app, all of them have seen the key."""

    def __init__(self, number: int, rounds: int) -> None:
        super().__init__()
        self.number = number
        self.rounds = rounds


class KeyOrder:
    """Holds keys back. The app gives it each key that arrives, and each `Seen`."""

    def __init__(
        self,
        app: App[Any],
        forward: Callable[[Key], Awaitable[None]],
        is_ready: Callable[[], bool],
    ) -> None:
        """`forward` does what Textual does with a key; `is_ready` tells that nothing is opening."""
        self._app = app
        self._forward = forward
        self._is_ready = is_ready
        self._held: deque[Key] = deque()
        self._number = 0
        self._under_way = False
        self._alarm: asyncio.TimerHandle | None = None
        self._since = 0.0

    @property
    def idle(self) -> bool:
        """Whether every key that arrived has done its work."""
        return not self._under_way

    async def take(self, key: Key) -> None:
        """A key has arrived."""
        if key.key in AT_ONCE:
            await self._forward(key)
            return
        self._held.append(key)
        if not self._under_way:
            await self._next()

    async def seen(self, message: Seen) -> None:
        """A trace has come up to the app."""
        if message.number != self._number or not self._under_way:
            return
        if message.rounds > 1:
            self._send(message.rounds - 1)
        elif self._is_ready() or self._waited_long:
            await self._next()
        else:
            self._later(LOOK_SECONDS)

    async def _next(self) -> None:
        self._quiet()
        self._under_way = bool(self._held)
        if not self._held:
            return
        self._number += 1
        self._since = asyncio.get_running_loop().time()
        await self._forward(self._held.popleft())
        self._send(_ROUNDS)

    @property
    def _waited_long(self) -> bool:
        return asyncio.get_running_loop().time() - self._since > PATIENCE_SECONDS

    def _send(self, rounds: int) -> None:
        """Post a trace; look again after a while in case it is lost."""
        self._later(LOST_SECONDS)
        if self._app.screen_stack:
            target = self._app.focused or self._app.screen
            target.post_message(Seen(self._number, rounds))

    def _later(self, seconds: float) -> None:
        self._quiet()
        loop = asyncio.get_running_loop()
        self._alarm = loop.call_later(seconds, self._app.post_message, Seen(self._number, 1))

    def _quiet(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
