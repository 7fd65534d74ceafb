"""Help, colours, and leaving."""

import os
import signal
from typing import TYPE_CHECKING

from relterm.service.opening import SAMPLE
from relterm.ui import drafts
from relterm.ui.action import EVERYWHERE
from relterm.ui.actions import BY_ID
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.help_keys import HelpKeys
from relterm.ui.flows import searching
from relterm.ui.help_rows import CONFIG, PRESS, SEARCH
from relterm.ui.screens.base import MainScreen
from relterm.ui.settings import write_default

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def help_keys(app: "ReltermApp") -> None:
    """All keys, searchable; Enter runs one."""
    chosen = await app.push_screen_wait(HelpKeys(app))
    if chosen is not None:
        await run_chosen(app, chosen)


def help_here(app: "ReltermApp") -> None:
    """The keys of what is in front; Enter presses one there. It may be a dialog that is awaited."""
    if isinstance(app.screen, HelpKeys):
        return
    if isinstance(app.screen, MainScreen):
        app.run_worker(app.action_do("help"))
        return

    def press(chosen: str | None) -> None:
        if chosen is not None and chosen.startswith(PRESS):
            app.simulate_key(chosen.removeprefix(PRESS))

    app.push_screen(HelpKeys(app, here=True), press)


async def run_chosen(app: "ReltermApp", chosen: str) -> None:
    """Run an action by its id, or press a key; an action of another screen goes there first."""
    if chosen.startswith(PRESS):
        app.simulate_key(chosen.removeprefix(PRESS))
    elif chosen == CONFIG:
        config_file(app)
    elif chosen.startswith(SEARCH):
        await searching.search(app, chosen.removeprefix(SEARCH))
    elif chosen in BY_ID:
        await run_anywhere(app, chosen)


async def run_anywhere(app: "ReltermApp", action_id: str) -> None:
    """Run an action, on another screen when it belongs there."""
    action, screen = BY_ID[action_id], app.main
    if screen is not None and screen.NAME not in action.screens:
        place = next(iter(sorted(action.screens & EVERYWHERE)), None)
        if place is None:
            app.say(f"{action.label} works with one person alone.", severity="warning")
            return
        await app.go(place)
    await app.action_do(action_id)


def config_file(app: "ReltermApp") -> None:
    """Write the commented configuration unless there is one, and say where it is.

    Raises:
        BookError: it cannot be written.
    """
    path = app.config.path
    if path is None:
        app.say("`relterm config --write` writes a file to change keys and colours.")
    elif path.exists():
        app.say(f"Keys and colours are in {path}; they change at the next start.")
    else:
        write_default(path)
        app.say(f"Written: {path}. What you change there is in force at the next start.")


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
    """Close the book; what is typed in a dialog is kept for the next start."""
    drafts.keep(app)
    app.exit()


async def suspend(app: "ReltermApp") -> None:
    """Go to the background, as other programs do; `fg` in the shell brings the screen back.

    Started without a shell that takes over (`ssh host relterm`, a window of its own), nobody could
    bring it back: then it stays.
    """
    driver = app._driver
    if driver is None or not driver.can_suspend or os.getpgrp() == os.getsid(0):
        app.say("There is no shell behind relterm that could bring it back.", severity="warning")
        return
    # Whatever started it (a wrapper, a script) stops with it, or the shell would not notice.
    os.killpg(os.getpgrp(), signal.SIGTSTP)
