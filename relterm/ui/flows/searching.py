"""Search everything; filters of people saved as views."""

from typing import TYPE_CHECKING

from relterm.domain.people import State
from relterm.domain.saved_views import View, called
from relterm.domain.search_words import Being, Operator
from relterm.errors import BadInput
from relterm.service.commands.views import DeleteView, RenameView, SaveView, usable_name
from relterm.service.views.search import Found, Group
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.dialogs.search import SearchDialog
from relterm.ui.dialogs.search_decided import NewPerson, Opened, SaveAs, ShowAll
from relterm.ui.dialogs.views import EVERYBODY, ChooseView, Wish
from relterm.ui.flows import people
from relterm.ui.key_signs import taught
from relterm.ui.screens.asks import AsksScreen
from relterm.ui.screens.people import NO_VIEW, PeopleScreen
from relterm.ui.screens.people_views import views_of

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

_AWAY = {State.ARCHIVED: Being.ARCHIVED, State.TRASHED: Being.TRASHED}


async def search(app: "ReltermApp", initial: str = "") -> None:
    """Search as you type; open what is chosen, or write down who is not found."""
    decided = await app.push_screen_wait(SearchDialog(app.desk, initial))
    match decided:
        case Opened(found):
            await _open(app, found)
        case ShowAll(query):
            await show(app, query)
        case NewPerson(name):
            await people.new_person(app, name)
        case SaveAs(query):
            await save(app, query)


async def views(app: "ReltermApp") -> None:
    """Choose a view to show, to rename or to delete."""
    known = views_of(app.desk)
    if not known:
        app.say(taught(app, NO_VIEW))
        return
    dialog = ChooseView(known, _shown(app, known))
    key = await app.push_screen_wait(dialog)
    view = next((each for each in known if each.uid == key), None)
    if key == EVERYBODY:
        await show(app, "")
    elif view is None:
        return
    elif dialog.chosen is Wish.DELETE:
        await app.perform(DeleteView(view.uid))
    elif dialog.chosen is Wish.RENAME:
        await _rename(app, view)
    else:
        await show(app, view.query)


async def save(app: "ReltermApp", query: str) -> None:
    """Ask for a name, save the query under it, and show it."""
    known = app.desk.book.views.all()
    name = await app.push_screen_wait(
        Prompt("Save as a view", "", f"a name for: {query}", _unusable)
    )
    if name is None:
        return
    name = usable_name(name)
    same = called(known, name)
    words = f"the view {same.name} now shows this" if same else ""
    if await app.perform(SaveView(View(app.desk.new_uid(), name, query)), words):
        await show(app, query)


async def show(app: "ReltermApp", query: str) -> None:
    """Go to People and filter the list."""
    await app.go("people")
    if isinstance(app.screen, PeopleScreen):
        app.screen.show_filtered(query)


async def _rename(app: "ReltermApp", view: View) -> None:
    others = [each for each in app.desk.book.views.all() if each.uid != view.uid]

    def wrong(typed: str) -> str | None:
        taken = called(others, typed)
        return f"Another view is called “{taken.name}”." if taken else _unusable(typed)

    name = await app.push_screen_wait(Prompt("Rename the view", view.name, "", wrong))
    if name is not None and name.strip() != view.name:
        await app.perform(RenameView(view.uid, usable_name(name)))


def _unusable(typed: str) -> str | None:
    try:
        usable_name(typed)
    except BadInput as error:
        return str(error)
    return None


def _shown(app: "ReltermApp", known: list[View]) -> View | None:
    """The view the list shows now."""
    screen = app.screen
    text = screen.filter_text if isinstance(screen, PeopleScreen) else ""
    return next((view for view in known if view.query.strip() == text.strip()), None)


async def _open(app: "ReltermApp", found: Found) -> None:
    """Go to where a result is shown."""
    book = app.desk.book
    if found.group is Group.ASKS:
        await app.go("asks")
        if isinstance(app.screen, AsksScreen):
            app.screen.show_ask(found.uid)
        return
    promise = book.things.promise(found.uid) if found.group is Group.PROMISES else None
    entry = found.uid if found.group is Group.ENTRIES else promise.made if promise else ""
    person = book.people.get(found.person)
    if person is not None and person.state in _AWAY:
        await show(app, f"{Operator.IS}:{_AWAY[person.state]}")
        if isinstance(app.screen, PeopleScreen):
            app.screen.show_among_them(found.person, entry)
    elif entry:
        await app.show_entry(found.person, entry)
    else:
        await app.show_person(found.person)
