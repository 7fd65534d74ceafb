"""The triage: who to keep up with; any time by its key, and offered after an import."""

from typing import TYPE_CHECKING

from relterm.domain.days import counted
from relterm.service.triage_queue import Sorted
from relterm.service.views.triage import triage_count
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.flows import bulk
from relterm.ui.key_signs import key_sign
from relterm.ui.screens.triage import TriageScreen

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def triage(app: "ReltermApp") -> None:
    """Go through those who wait, one by one; decide about all who are selected at once."""
    if bulk.several(app):
        await bulk.keep_up(app)
        return
    done = await app.push_screen_wait(TriageScreen(app.desk, app.database, app.changed))
    words = _words(done) if done else ""
    if words:
        app.say(words)


def waiting(app: "ReltermApp") -> int:
    """How many wait to be looked at, those put off for later aside."""
    return triage_count(app.desk).waiting


async def offer(app: "ReltermApp", new: int) -> None:
    """After an import: whoever came in may be gone through now, or any other time."""
    if new < 1:
        return
    key = key_sign(app, "triage")
    choices = [
        Choice("now", "one by one", "choose a circle for those who matter; stop any time"),
        Choice("later", "not now", f"{key} opens it any time; nobody is reminded of until then"),
    ]
    title = f"{counted(new, 'new person', 'new people')}. Who would you like to keep up with?"
    if await app.push_screen_wait(Choose(title, choices)) == "now":
        await triage(app)


def _words(done: Sorted) -> str:
    """`12 to keep up with, 3 never · 301 people wait`; empty when nothing was decided."""
    parts = (
        f"{done.kept:,} to keep up with" if done.kept else "",
        f"{done.later:,} for later" if done.later else "",
        f"{done.never:,} never" if done.never else "",
    )
    said = ", ".join(filter(None, parts))
    if not said:
        return ""
    waiting = done.left + done.later
    return f"{said} · {counted(waiting, 'person waits', 'people wait')}" if waiting else said
