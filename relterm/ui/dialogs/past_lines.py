"""Lines saved while the app runs, to bring back with the arrow keys; never written anywhere."""

from collections import deque
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

LINES_KEPT = 50
_KEPT: "WeakKeyDictionary[App[Any], dict[str, deque[str]]]" = WeakKeyDictionary()


class PastLines:
    """Goes back and forth through the lines saved before in one kind of dialog, newest first."""

    def __init__(self, app: App[Any], kind: str) -> None:
        kinds = _KEPT.setdefault(app, {})
        self._lines = kinds.setdefault(kind, deque(maxlen=LINES_KEPT))
        self._place = -1

    def keep(self, line: str) -> None:
        """Remember a line as the newest."""
        if line in self._lines:
            self._lines.remove(line)
        self._lines.appendleft(line)

    def showing(self, line: str) -> bool:
        """Whether this line is the one brought back last."""
        return self._place >= 0 and self._lines[self._place] == line

    def turn(self, line: str, step: int) -> str | None:
        """The line before (1) or after (-1); None when the line on screen is being written."""
        if not line.strip():
            self._place = -1
        elif not self.showing(line):
            return None
        place = self._place + step
        if not -1 <= place < len(self._lines):
            return None
        self._place = place
        return self._lines[place] if place >= 0 else ""
