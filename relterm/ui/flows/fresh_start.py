"""A fresh start: what is overdue comes back over the coming weeks."""

from typing import TYPE_CHECKING

from relterm.ui.dialogs.fresh_start import FreshStartDialog
from relterm.ui.outcome import tell

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def fresh_start(app: "ReltermApp") -> None:
    """Show what a fresh start would do, and do it on Enter."""
    done = await app.push_screen_wait(FreshStartDialog(app.desk, app.database))
    if done is not None:
        tell(app, done)
