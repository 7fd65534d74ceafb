"""Taking a change back, or doing it again: much of it under the eyes of the user."""

from functools import partial
from typing import Any

from textual.app import App

from relterm.service.desk import Desk, Done
from relterm.storage.records import ChangeRow
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.working import watched

MANY = 2_000
"""From so many things on it is watched by a bar and can be stopped."""
UNDOING, REDOING = "Taking it back", "Doing it again"


async def turned(
    app: App[Any], desk: Desk, database: DatabaseThread, change: ChangeRow, *, undo: bool
) -> Done:
    """Take a change back, or do it again; to be called from a worker.

    Raises:
        ReltermError: it could not be done, or was stopped; nothing was changed.
    """
    turn = partial(desk.undo_change if undo else desk.redo_change, change)
    if change.items < MANY:
        return await database.run(turn)
    title = UNDOING if undo else REDOING
    return await watched(app, database, title, lambda shown: turn(shown.progress))


async def turned_last(
    app: App[Any], desk: Desk, database: DatabaseThread, *, undo: bool = True
) -> Done:
    """`turned` for what was done, or undone, last.

    Raises:
        UndoRefused: there is nothing.
        ReltermError: as `turned`.
    """

    def at_once() -> Done | ChangeRow:
        change = desk.next_undo() if undo else desk.next_redo()
        if change is not None and change.items >= MANY:
            return change
        return desk.undo() if undo else desk.redo()

    found = await database.run(at_once)
    if isinstance(found, Done):
        return found
    return await turned(app, desk, database, found, undo=undo)
