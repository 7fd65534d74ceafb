"""Lines saved before, to bring back with the arrow keys: this session's, then the book's.

Nothing is written for this: the book holds every line word for word anyway.
"""

from collections import deque
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

from relterm.errors import BookError

LINES_KEPT = 50
PAGES_A_KEY = 4
"""Pages of the book looked through for one key; an older line takes another press."""
Older = Callable[[int | None], tuple[tuple[str, ...], int | None]]
"""A page of the book's lines, newest first: from where (None: the newest), and where to go on."""
_KEPT: "WeakKeyDictionary[App[Any], dict[str, deque[str]]]" = WeakKeyDictionary()


class PastLines:
    """Goes back and forth through the lines of one kind of dialog, newest first, each once.

    The line being written is kept when going back, and comes again behind the newest.
    """

    def __init__(self, app: App[Any], kind: str, older: Older | None = None) -> None:
        self._session = _KEPT.setdefault(app, {}).setdefault(kind, deque(maxlen=LINES_KEPT))
        self._lines = list(self._session)
        self._older = older
        self._next: int | None = None
        self._place = -1
        self._written = ""

    def keep(self, line: str) -> None:
        """Remember a line as the newest."""
        if line in self._session:
            self._session.remove(line)
        self._session.appendleft(line)

    def showing(self, line: str) -> bool:
        """Whether this line is the one brought back last."""
        return self._place >= 0 and self._lines[self._place] == line

    def turn(self, line: str, step: int) -> str | None:
        """The line before (1) or after (-1) the one on screen; None when there is none."""
        if not self.showing(line):
            self._place, self._written = -1, line
        place = self._place + step
        if place >= len(self._lines):
            self._look_further()
        if not -1 <= place < len(self._lines):
            return None
        self._place = place
        return self._lines[place] if place >= 0 else self._written

    def _look_further(self) -> None:
        known = set(self._lines)
        for _ in range(PAGES_A_KEY):
            if self._older is None:
                return
            try:
                page, self._next = self._older(self._next)
            except BookError:  # busy: the next press asks again
                return
            if self._next is None:
                self._older = None
            new = [line for line in dict.fromkeys(page) if line not in known]
            self._lines.extend(new)
            if new:
                return
