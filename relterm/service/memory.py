"""What the app remembers about itself between runs: the theme; never anything about people."""

import json
from contextlib import suppress
from pathlib import Path

from relterm.errors import ReltermError


class AppMemory:
    """A small JSON file; unreadable or unwritable, the app simply remembers nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._theme = self._read()

    @property
    def theme(self) -> str:
        """The theme chosen last, or empty."""
        return self._theme

    def keep_theme(self, name: str) -> None:
        """Remember the theme."""
        if name == self._theme or self._path is None:
            return
        self._theme = name
        from relterm.interchange.files import private_file

        with suppress(ReltermError), private_file(self._path) as out:
            out.write(json.dumps({"theme": name}))

    def _read(self) -> str:
        if self._path is None:
            return ""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return ""
        theme = kept.get("theme", "") if isinstance(kept, dict) else ""
        return theme if isinstance(theme, str) else ""
