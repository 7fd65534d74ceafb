"""Undo and redo, as far back as the book remembers."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from relterm.errors import ReltermError
from relterm.service.desk import Done
from relterm.ui.dialogs.working import watched
from relterm.ui.key_signs import taught

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

MANY = 500
"""From so many things on it is watched by a bar and can be stopped."""
AGAIN, BACK = "{redo} does it again", "{undo} undoes it"
UNDOING, REDOING = "Taking it back", "Doing it again"


async def undo(app: "ReltermApp") -> None:
    """Undo the last change."""
    desk = app.desk
    change = await app.database.run(desk.next_undo)
    if change is not None and change.items >= MANY:
        work = watched(app, UNDOING, lambda shown: desk.undo_change(change, shown.progress))
    else:
        work = app.database.run(desk.undo)
    await _turn(app, work, AGAIN)


async def redo(app: "ReltermApp") -> None:
    """Do again what was undone last."""
    desk = app.desk
    change = await app.database.run(desk.next_redo)
    if change is not None and change.items >= MANY:
        work = watched(app, REDOING, lambda shown: desk.redo_change(change, shown.progress))
    else:
        work = app.database.run(desk.redo)
    await _turn(app, work, BACK)


async def _turn(app: "ReltermApp", work: Awaitable[Done], hint: str) -> None:
    try:
        done = await work
    except ReltermError as error:
        app.say(str(error), severity="warning")
        return
    app.say(f"{done.said} · {taught(app, hint)}")
    app.changed(done.changed)
