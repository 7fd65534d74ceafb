"""People: new, edited, put away; files of them in and out."""

from typing import TYPE_CHECKING

from relterm.domain.circle_words import circle_words
from relterm.domain.kinds import Circle
from relterm.domain.people import State
from relterm.domain.schedule import CIRCLES
from relterm.errors import ReltermError
from relterm.service import noting
from relterm.service.commands.logging import EditInteraction, TrashInteraction
from relterm.service.commands.people import EditPerson, SetCircle, SetState
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.entry_form import EntryForm
from relterm.ui.dialogs.export_book import ExportBook
from relterm.ui.dialogs.import_file import ImportFile
from relterm.ui.dialogs.person_form import PersonForm
from relterm.ui.dialogs.quick_person import QuickPerson
from relterm.ui.flows import answering, triage

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def new_person(app: "ReltermApp") -> None:
    """Ask for a line about somebody new, and show them."""
    line = await app.push_screen_wait(QuickPerson(app.desk))
    if line is None:
        return
    try:
        command = noting.add_person(app.desk, line)
    except ReltermError as error:
        app.say(str(error), severity="error")
        return
    if await app.perform(command):
        await app.show_person(command.person.uid)


async def edit(app: "ReltermApp") -> None:
    """Edit the entry the cursor is on, or else the person."""
    screen = app.main
    if screen and screen.edit_here():
        return
    entry_uid = screen.selected_entry if screen else None
    entry = app.desk.book.interactions.get(entry_uid) if entry_uid else None
    if entry is not None:
        edited = await app.push_screen_wait(EntryForm(app.desk, entry))
        if edited is not None and edited != entry and await app.perform(EditInteraction(edited)):
            await answering.after_edit(app, entry, edited)
        return
    uid = app.person
    person = app.desk.book.people.get(uid) if uid else None
    if person is None:
        app.say("Choose a person or an entry first.", severity="warning")
        return
    changed = await app.push_screen_wait(PersonForm(app.desk, person))
    if changed is not None and changed != person:
        await app.perform(EditPerson(changed))


async def trash(app: "ReltermApp") -> None:
    """Move the entry the cursor is on, or else the person, to the trash."""
    screen = app.main
    entry = screen.selected_entry if screen else None
    if entry:
        await app.perform(TrashInteraction(entry))
    elif app.person:
        await app.perform(SetState((app.person,), State.TRASHED))
    else:
        app.say("Choose a person or an entry first.", severity="warning")


async def circle(app: "ReltermApp") -> None:
    """Choose how near to keep the selected person."""
    uid = app.person
    if uid is None:
        return
    choices = [
        Choice(each.value, each.value, f"{circle_words(each)} at the latest") for each in CIRCLES
    ]
    choices.append(Choice(Circle.NONE.value, "none", "kept in the book, never reminded"))
    chosen = await app.push_screen_wait(Choose("How near to keep them", choices))
    if chosen is not None:
        await app.perform(SetCircle((uid,), Circle(chosen)))


async def import_file(app: "ReltermApp") -> None:
    """Recognise, preview, commit; then say who waits in the triage."""
    before = triage.waiting(app)
    done = await app.push_screen_wait(ImportFile(app.desk, app.database))
    if done is not None:
        app.say(f"{done.said} · u undoes it")
        app.changed(done.changed)
        await triage.offer(app, triage.waiting(app) - before)


async def export_folder(app: "ReltermApp") -> None:
    """Write the whole book to a folder."""
    said = await app.push_screen_wait(ExportBook(app.desk, app.database))
    if said is not None:
        app.say(said)
