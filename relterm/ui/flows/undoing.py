"""Undo and redo, as far back as the book remembers."""

from typing import TYPE_CHECKING

from relterm.ui.dialogs.turning import turned_last
from relterm.ui.outcome import AGAIN, BACK, told

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def undo(app: "ReltermApp") -> None:
    """Undo the last change."""
    await told(app, turned_last(app, app.desk, app.database), hint=AGAIN)


async def redo(app: "ReltermApp") -> None:
    """Do again what was undone last."""
    await told(app, turned_last(app, app.desk, app.database, undo=False), hint=BACK)
