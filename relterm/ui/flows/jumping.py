"""Jump to any pane or row by the letter on it."""

from typing import TYPE_CHECKING

from relterm.ui.screens.jump import JumpScreen

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def jump(app: "ReltermApp") -> None:
    """Show the letters over the screen in front, and go where one leads."""
    app.clear_notifications()
    target = await app.push_screen_wait(JumpScreen(app.screen))
    if target is not None:
        target.go()
