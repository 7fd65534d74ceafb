"""Copying: one thing about whoever the cursor is on, chosen where there is a choice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relterm.domain.copies import Copy, copies_of, copies_of_several
from relterm.ui.clipboard import to_clipboard
from relterm.ui.dialogs.choose import Choice, Choose

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def copy(app: "ReltermApp") -> None:
    """Copy something of what the cursor is on; asked which where there is a choice."""
    found = await _offered(app)
    if not found:
        app.say("There is nothing here to copy.", severity="warning")
        return
    chosen = found[0] if len(found) == 1 else await _chosen(app, found)
    if chosen is not None:
        to_clipboard(app, chosen.text)


async def _offered(app: "ReltermApp") -> tuple[Copy, ...]:
    screen, people = app.main, app.desk.book.people
    if screen is None:
        return ()
    marked = screen.marked_people
    if len(marked) > 1:
        known = await app.database.run(lambda: people.existing(marked))
        return copies_of_several(known[uid] for uid in marked if uid in known)
    uid = marked[0] if marked else screen.selected_person
    person = people.get(uid) if uid else None
    if person is None:
        return ()
    entry, ask = screen.selected_entry, screen.selected_ask
    return copies_of(
        person,
        app.desk.book.interactions.get(entry) if entry else None,
        app.desk.book.things.ask(ask) if ask else None,
    )


async def _chosen(app: "ReltermApp", found: Sequence[Copy]) -> Copy | None:
    choices = [Choice(str(place), each.text, each.label) for place, each in enumerate(found)]
    key = await app.push_screen_wait(Choose("Copy to the clipboard", choices))
    return found[int(key)] if key is not None else None
