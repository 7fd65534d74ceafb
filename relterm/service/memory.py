"""What the app remembers about itself between runs: the theme, whether the tour was seen.

Never anything about people.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from relterm.errors import ReltermError


class AppMemory:
    """A small JSON file; unreadable or unwritable, the app simply remembers nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        kept = self._read()
        theme = kept.get("theme", "")
        self._theme = theme if isinstance(theme, str) else ""
        self._tour_seen = kept.get("tour seen") is True

    @property
    def theme(self) -> str:
        """The theme chosen last, or empty."""
        return self._theme

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was taken to its end; it is not offered by itself then."""
        return self._tour_seen

    def keep_theme(self, name: str) -> None:
        """Remember the theme."""
        if name != self._theme:
            self._theme = name
            self._write()

    def keep_tour_seen(self) -> None:
        """Remember that the tour was taken."""
        if not self._tour_seen:
            self._tour_seen = True
            self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        from relterm.interchange.files import private_file

        kept: dict[str, Any] = {"theme": self._theme}
        if self._tour_seen:
            kept["tour seen"] = True
        with suppress(ReltermError), private_file(self._path) as out:
            out.write(json.dumps(kept))

    def _read(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}
