"""A note on the desktop, through the library `desktop-notifier` where it is installed.

The library is loaded only here and only when a note is to be shown. On Linux it speaks to the
desktop over the session's own local socket; any other way to it is refused, for relterm never opens
a network connection.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from html import escape

from relterm.domain.visible import visible

LONGEST_LINE = 60
MOST_LINES = 4
SECONDS = 5.0
"""How long the desktop is waited for."""
NO_LIBRARY = (
    "No notification: the library for it is not there. `pip install desktop-notifier` brings it "
    "(`pipx inject relterm desktop-notifier` where relterm came with pipx)."
)
NOT_LOCAL = (
    "No notification: DBUS_SESSION_BUS_ADDRESS leads over a network, which relterm never uses."
)
NOT_SHOWN = (
    "No notification: no desktop took it. It needs a session of yours, open on this machine."
)
_BUS = "DBUS_SESSION_BUS_ADDRESS"
_LIBRARY = "desktop_notifier"
_LOGGERS = (_LIBRARY, "dbus_fast", "asyncio")


def show_notice(title: str, lines: Sequence[str]) -> str:
    """Show a note; the result is empty, or a sentence that says why it was not shown.

    At most `MOST_LINES` lines are shown, and how many more there are. Each may be anybody's text:
    controls become visible, and nothing in it is markup to the desktop.
    """
    if _speaks_dbus() and not _bus_is_local():
        return NOT_LOCAL
    try:
        import desktop_notifier
    except ImportError:
        return NO_LIBRARY
    troubles = _Troubles()

    async def send() -> None:
        notifier = desktop_notifier.DesktopNotifier(app_name="relterm", app_icon=None)
        await notifier.send(title=title, message=body(lines))

    try:
        asyncio.run(asyncio.wait_for(send(), SECONDS))
    except Exception:
        # Broad on purpose: each desktop's backend (dbus_fast, rubicon, winrt) raises types of its
        # own, which cannot be imported elsewhere; whatever it was, the answer is that none came.
        return NOT_SHOWN
    return NOT_SHOWN if troubles.any else ""


def body(lines: Sequence[str]) -> str:
    """The text of a note, harmless to the desktop."""
    shown = [visible(line, limit=LONGEST_LINE) for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"and {len(lines) - MOST_LINES} more: relterm due")
    text = "\n".join(shown)
    # To desktops of the freedesktop kind the body is markup; the library passes it on as it is.
    return escape(text, quote=False) if _speaks_dbus() else text


class _Troubles(logging.Handler):
    """Hears of notes that were not shown: the library raises nothing, it logs a warning.

    What it logs holds the text of the note, so it goes nowhere else.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.any = False
        for name in _LOGGERS:
            logger = logging.getLogger(name)
            logger.addHandler(self)
            logger.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Remember that there was one."""
        self.any = self.any or record.name.startswith(_LIBRARY)


def _speaks_dbus() -> bool:
    return sys.platform.startswith("linux")


def _bus_is_local() -> bool:
    """Whether the session's bus is a local socket; the usual one where nobody says which (cron)."""
    if not os.environ.get(_BUS):
        os.environ[_BUS] = f"unix:path=/run/user/{os.getuid()}/bus"
    return all(part.startswith("unix:") for part in os.environ[_BUS].split(";") if part)
