"""Merging: those selected, or whoever the book holds twice."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from relterm.domain.days import counted
from relterm.domain.likeness import traits_of
from relterm.domain.people import Person
from relterm.errors import ReltermError
from relterm.service.commands.merging import MergePeople
from relterm.service.desk import Done
from relterm.service.views.alike import known_like
from relterm.service.views.merging import merge_view
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.working import Working, watched
from relterm.ui.flows import undoing
from relterm.ui.key_signs import taught
from relterm.ui.outcome import told
from relterm.ui.screens.look_alikes import LookAlikes
from relterm.ui.screens.side_by_side import Decision, SideBySide

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

LONG_LOG = 2_000
"""Entries to be moved from which on the work is watched."""
MOST_MERGED = 9
"""So many may be marked for a merge: they are compared two by two."""
TOO_MANY = (
    "{:,} people are selected. Select those who are one person; "
    "or clear the selection, and {{merge}} looks for people who are in the book twice."
)


async def merge(app: "ReltermApp") -> None:
    """Put those marked together, or look for people who are in the book twice."""
    marked = app.main.marked_people if app.main else ()
    if len(marked) > MOST_MERGED:
        app.say(taught(app, TOO_MANY.format(len(marked))), severity="warning")
        return
    if len(marked) > 1:
        await _merge_these(app, marked)
        return
    undo = partial(undoing.undo, app)
    redo, decide = partial(undoing.redo, app), partial(_decide, app)
    await app.push_screen_wait(
        LookAlikes(app.desk, app.database, decide, undo, redo, first=app.person)
    )


async def offer(app: "ReltermApp", doubtful: int) -> None:
    """After an import: some who came in are perhaps in the book already."""
    if doubtful < 1:
        return
    choices = [
        Choice("now", "compare them", "side by side; nothing is put together unasked"),
        Choice("later", "not now", taught(app, "{merge} compares them any time")),
    ]
    count = counted(doubtful, "of them is", "of them are")
    title = f"{count} perhaps in the book already. Compare them?"
    if await app.push_screen_wait(Choose(title, choices)) == "now":
        await merge(app)


async def after_edit(app: "ReltermApp", before: Person) -> None:
    """Say so when somebody who was edited has come to look like somebody else."""
    desk = app.desk
    now = desk.book.people.get(before.uid)
    if now is None or traits_of(now) == traits_of(before):
        return
    try:
        known = await app.database.run(lambda: known_like(desk, now))
        known_before = await app.database.run(lambda: known_like(desk, before))
    except ReltermError:
        return
    others = {each.who.uid for each in known_before}
    alike = next((each for each in known if each.who.uid not in others), None)
    if alike is not None:
        words = f"Saved. {now.name} looks like {alike.words}"
        app.say(f"{words} · {taught(app, '{merge} compares the two')}", severity="warning")


async def _merge_these(app: "ReltermApp", marked: tuple[str, ...]) -> None:
    """The first with the second, what comes of it with the third, and so on."""
    keep = marked[0]
    for other in marked[1:]:
        read = partial(merge_view, app.desk, keep, other)
        decision = await app.push_screen_wait(SideBySide(read, app.database))
        if decision is None or not await _decide(app, decision):
            return
        if isinstance(decision, MergePeople):
            keep = decision.keep
    if app.main is not None:
        await app.show_person(keep)


async def _decide(app: "ReltermApp", decision: Decision) -> bool:
    """Write what was decided; many entries under the eyes of the user."""
    if not isinstance(decision, MergePeople):
        return await app.perform(decision) is not None
    return await told(app, _merged(app, decision)) is not None


async def _merged(app: "ReltermApp", merging: MergePeople) -> Done:
    book, desk = app.desk.book, app.desk
    count = (await app.database.run(lambda: book.alike.belongings(merging.drop))).entries
    if count < LONG_LOG:
        return await app.database.run(lambda: desk.run(merging))

    def work(working: Working) -> Done:
        told = replace(merging, progress=lambda moved: working.progress(moved, 2 * count))
        return desk.run(told)

    return await watched(app, app.database, f"Merging into {merging.person.name}", work)
