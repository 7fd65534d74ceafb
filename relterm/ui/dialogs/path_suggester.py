"""Completes paths in an input: the rest of a name, taken with the right arrow."""

from pathlib import Path

from textual.suggester import Suggester

LOOKED_AT = 2000
"""Entries of a folder that are looked at."""


class PathSuggester(Suggester):
    """Suggests the first name that begins with what is typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path, `~` kept as typed."""
        if "/" not in value and not value:
            return None
        folder, _, start = value.rpartition("/")
        where = Path(f"{folder}/" if folder or value.startswith("/") else ".").expanduser()
        try:
            names = sorted(
                f"{entry.name}/" if entry.is_dir() else entry.name
                for _, entry in zip(range(LOOKED_AT), where.iterdir(), strict=False)
                if entry.name.startswith(start) and entry.name.isprintable()
            )
        except OSError:
            return None
        if not names or names[0] == start:
            return None
        return value + names[0][len(start) :]
