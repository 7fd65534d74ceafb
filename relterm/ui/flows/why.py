"""Why: the reason behind whatever the cursor is on, and from there to the entry it rests on."""

from contextlib import suppress
from typing import TYPE_CHECKING

from relterm.errors import BookBusy
from relterm.service.views.agenda import many_due
from relterm.service.views.why.about import About, AboutDay, AboutLine
from relterm.service.views.why.answer import why as reason_of
from relterm.service.views.why.reasons import Reason
from relterm.ui.dialogs.why import WhyDialog
from relterm.ui.screens.base import LONG_LOG

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def why(app: "ReltermApp") -> None:
    """Show the reason; Enter on an entry goes to it in the timeline."""
    screen = app.main
    about = screen.asked_about if screen else None
    reason = await _read(app, about or AboutDay())
    chosen = await app.push_screen_wait(WhyDialog(reason, app.desk.now().today))
    if chosen is not None:
        await _open_entry(app, reason, chosen)


async def _read(app: "ReltermApp", about: About) -> Reason:
    """Read it here, or in the database thread when that takes long or the book is busy."""
    day = isinstance(about, AboutLine | AboutDay)
    with suppress(BookBusy):
        heavy = many_due(app.desk) if day else False
        if not heavy and app.desk.book.interactions.count(about.person) < LONG_LOG:
            return reason_of(app.desk, about)
    return await app.database.run(lambda: reason_of(app.desk, about))


async def _open_entry(app: "ReltermApp", reason: Reason, uid: str) -> None:
    entry = app.desk.book.interactions.get(uid)
    if entry is None or not entry.people:
        app.say("That entry is no longer in the log.", severity="warning")
        return
    person = reason.person if reason.person in entry.people else entry.people[0]
    await app.show_entry(person, uid)
