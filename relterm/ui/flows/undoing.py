"""Undo and redo, as far back as the book remembers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from relterm.errors import ReltermError
from relterm.service.desk import Done

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def undo(app: "ReltermApp") -> None:
    """Undo the last change."""
    await _turn(app, app.desk.undo, "ctrl+r does it again")


async def redo(app: "ReltermApp") -> None:
    """Do again what was undone last."""
    await _turn(app, app.desk.redo, "u undoes it")


async def _turn(app: "ReltermApp", work: Callable[[], Done], hint: str) -> None:
    try:
        done = await app.database.run(work)
    except ReltermError as error:
        app.say(str(error), severity="warning")
        return
    app.say(f"{done.said} · {hint}")
    app.changed(done.changed)
