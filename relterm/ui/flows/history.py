"""The list of what was done."""

from typing import TYPE_CHECKING

from relterm.ui.dialogs.history import History

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def history(app: "ReltermApp") -> None:
    """Show what was done, and take back any of it."""
    app.clear_notifications()
    await app.push_screen_wait(History(app.desk, app.database, app.changed))
