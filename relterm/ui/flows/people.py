"""People: new, put away; files of them in and out."""

from typing import TYPE_CHECKING

from relterm.errors import ReltermError
from relterm.service import noting
from relterm.service.commands.logging import TrashInteraction
from relterm.service.importing.plan import Action
from relterm.service.views.alike import Who
from relterm.ui.dialogs.export_book import ExportBook
from relterm.ui.dialogs.import_file import ImportFile
from relterm.ui.dialogs.quick_person import QuickPerson
from relterm.ui.flows import bulk, merging, triage
from relterm.ui.outcome import tell

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def new_person(app: "ReltermApp", initial: str = "") -> None:
    """Ask for a line about somebody new, beginning with `initial`, and show them."""
    line = await app.push_screen_wait(QuickPerson(app.desk, initial))
    if isinstance(line, Who):
        await app.show_person(line.uid)
        return
    if line is None:
        return
    try:
        command = noting.add_person(app.desk, line)
    except ReltermError as error:
        app.say(str(error), severity="error")
        return
    if await app.perform(command):
        await app.show_person(command.person.uid)


async def trash(app: "ReltermApp") -> None:
    """Move the entry the cursor is on, or else the selected people, to the trash."""
    screen = app.main
    entry = screen.selected_entry if screen else None
    if entry:
        await app.perform(TrashInteraction(entry))
    elif bulk.selected(app):
        await bulk.trash(app)
    else:
        app.say("Choose a person or an entry first.", severity="warning")


async def circle(app: "ReltermApp") -> None:
    """Choose how near to keep the selected people."""
    await bulk.circle(app)


async def import_file(app: "ReltermApp") -> None:
    """Recognise, preview, commit; then say who is perhaps known, and who waits in the triage."""
    before = triage.waiting(app)
    imported = await app.push_screen_wait(ImportFile(app.desk, app.database))
    if imported is not None:
        tell(app, imported.done)
        await merging.offer(app, imported.plan.counts[Action.DOUBTFUL])
        await triage.offer(app, triage.waiting(app) - before)


async def export_folder(app: "ReltermApp") -> None:
    """Write the whole book to a folder."""
    said = await app.push_screen_wait(ExportBook(app.desk, app.database))
    if said is not None:
        app.say(said)
