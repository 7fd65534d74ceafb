"""Where things are kept on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

BOOK_NAME = "relterm.db"


@dataclass(frozen=True, slots=True)
class Paths:
    """The files relterm uses: the book, its backups, the configuration, the app's memory."""

    book: Path
    config: Path
    memory: Path
    """What the app remembers about itself, such as the theme; never anything about people."""

    @property
    def backups(self) -> Path:
        """The folder of automatic backups, beside the book."""
        return self.book.parent / "backups"


def find_paths(book: str | None = None, config: str | None = None) -> Paths:
    """Decide where things are: options, then RELTERM_DB and RELTERM_HOME, then the system."""
    import platformdirs

    home = os.environ.get("RELTERM_HOME", "")
    data = Path(home) if home else platformdirs.user_data_path("relterm", appauthor=False)
    settings = Path(home) if home else platformdirs.user_config_path("relterm", appauthor=False)
    chosen = book or os.environ.get("RELTERM_DB", "")
    return Paths(
        book=Path(chosen).expanduser() if chosen else data / BOOK_NAME,
        config=Path(config).expanduser() if config else settings / "config.toml",
        memory=data / "app.json",
    )
