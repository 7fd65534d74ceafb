"""Help, colours, and leaving."""

from typing import TYPE_CHECKING

from relterm.service.opening import SAMPLE
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.help_keys import HelpKeys

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def help_keys(app: "ReltermApp") -> None:
    """All keys, searchable; Enter runs one."""
    chosen = await app.push_screen_wait(HelpKeys(app))
    if chosen is not None:
        await app.action_do(chosen)


async def theme(app: "ReltermApp") -> None:
    """Choose the colours; they are remembered."""
    choices = [Choice(name, name, "") for name in sorted(app.available_themes)]
    chosen = await app.push_screen_wait(Choose("Colours", choices, selected=app.theme))
    if chosen is not None:
        app.theme = chosen


async def sample(app: "ReltermApp") -> None:
    """Look around in a throw-away book of sample people; your own is opened again afterwards."""
    app.exit(SAMPLE)


async def quit_app(app: "ReltermApp") -> None:
    """Close the book."""
    app.exit()
