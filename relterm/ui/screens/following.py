"""Following a cursor: what stands beside a list is read once the list itself is painted."""

from collections.abc import Callable

from textual.message_pump import MessagePump


class Following:
    """Calls `follow` after a move of a cursor; of several moves in a row only after the last."""

    def __init__(self, screen: MessagePump, follow: Callable[[], None]) -> None:
        self._screen = screen
        self._follow = follow
        self._moved = False

    def moved(self) -> None:
        """The cursor has moved."""
        if not self._moved:
            self._moved = True
            self._screen.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._moved = False
        self._follow()
