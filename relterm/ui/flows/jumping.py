"""Jump to any pane or row by the letter on it."""

import asyncio
from typing import TYPE_CHECKING

from textual.widgets._toast import Toast

from relterm.ui.screens.jump import JumpScreen

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def jump(app: "ReltermApp") -> None:
    """Show the letters over the screen in front, and go where one leads."""
    await _take_toasts_away(app)
    while (target := await app.push_screen_wait(JumpScreen(app.screen))) is not None:
        target.go()
        if not target.again:
            return
        await _painted(app)


async def _take_toasts_away(app: "ReltermApp") -> None:
    """Take them off the screen, of which the letters then show a picture."""
    toasts = app.screen.query(Toast)
    app.clear_notifications()
    if toasts:
        await toasts.remove()
        await _painted(app)


async def _painted(app: "ReltermApp") -> None:
    """Wait until the screen in front is painted as it now is."""
    painted = asyncio.Event()
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
