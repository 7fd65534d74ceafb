"""Reading the history of changes."""

from typing import Any

from relterm.storage.database import Database
from relterm.storage.records import ChangeRow

_SELECT = "SELECT id, label, at, undone, items, batch FROM change"


class Changes:
    """What was done, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, change: int) -> ChangeRow | None:
        """One change, or None."""
        return self._first("WHERE id = ?", change)

    def latest(self, *, undone: bool = False) -> ChangeRow | None:
        """The newest change that is done (the next to undo) or, with `undone`, undone."""
        return self._first("WHERE undone = ? ORDER BY id DESC LIMIT 1", int(undone))

    def next_redo(self) -> ChangeRow | None:
        """The change undone last, unless something else was done since: then None."""
        return self._first(
            "WHERE id > (SELECT coalesce(max(id), 0) FROM change WHERE undone = 0) "
            "AND undone = 1 AND past = ? ORDER BY id LIMIT 1",
            0,
        )

    def list(self, limit: int) -> list[ChangeRow]:
        """The newest changes, undone ones included."""
        rows = self._database.rows(f"{_SELECT} ORDER BY id DESC LIMIT ?", (limit,))
        return [_change(row) for row in rows]

    def _first(self, condition: str, parameter: int) -> ChangeRow | None:
        row = self._database.row(f"{_SELECT} {condition}", (parameter,))
        return None if row is None else _change(row)


def _change(row: tuple[Any, ...]) -> ChangeRow:
    return ChangeRow(row[0], row[1], row[2], bool(row[3]), row[4], row[5])
