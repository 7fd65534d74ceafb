"""What all work on the book ends with: what was done is said, with its undoing, and shown."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from relterm.errors import BadInput, Cancelled, ReltermError, UndoRefused
from relterm.service.desk import Done
from relterm.ui.key_signs import taught

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

BACK, AGAIN = "{undo} undoes it", "{redo} does it again"


async def told(
    app: "ReltermApp", work: Awaitable[Done], said: str = "", hint: str = BACK
) -> Done | None:
    """Wait for the work and tell what came of it; None when it was not done, and why is said.

    `said` is told instead of what the work itself says, `hint` behind it.
    """
    try:
        done = await work
    except (BadInput, Cancelled, UndoRefused) as nothing:
        app.say(str(nothing), severity="warning")
        return None
    except ReltermError as error:
        app.say(str(error), severity="error")
        return None
    tell(app, done, said, hint)
    return done


def tell(app: "ReltermApp", done: Done, said: str = "", hint: str = BACK) -> None:
    """Say what was done, and let the screens show it."""
    app.say(f"{said or done.said} · {taught(app, hint)}")
    app.changed(done.changed)
