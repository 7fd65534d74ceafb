"""The trash."""

from typing import TYPE_CHECKING

from relterm.ui.dialogs.trash import TrashView

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def restore(app: "ReltermApp") -> None:
    """Show what is in the trash, and bring back any of it."""
    app.clear_notifications()
    await app.push_screen_wait(TrashView(app.desk, app.database, app.changed))
