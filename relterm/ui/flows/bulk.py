"""Selecting people in the list, and doing one thing to all of them: one change, undone at once."""

from datetime import date
from typing import TYPE_CHECKING

from relterm.domain.circle_words import circle_words
from relterm.domain.kinds import Circle
from relterm.domain.people import State, Triage
from relterm.domain.schedule import CIRCLES
from relterm.service.commands.bulk import (
    BACKED_UP,
    Circled,
    Decided,
    Deed,
    ForPeople,
    Moved,
    Paused,
    Snoozed,
    Tagged,
    back_up_before,
)
from relterm.service.commands.people import called
from relterm.service.desk import Done
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.snooze_until import WAKE, SnoozeUntil
from relterm.ui.dialogs.tags import TagLine
from relterm.ui.dialogs.working import Working, watched
from relterm.ui.outcome import told

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp
    from relterm.ui.screens.people_selection import PeopleSelection

BACKUP_WORDS = "taking a backup first"


async def select(app: "ReltermApp") -> None:
    """Mark the person under the cursor, or take the mark away, and move on."""
    selection = _selection(app)
    if selection is not None:
        selection.turn()


async def select_range(app: "ReltermApp") -> None:
    """Mark everybody from the last marked to the cursor."""
    selection = _selection(app)
    if selection is not None:
        selection.mark(await app.database.run(selection.range_reader()))


async def select_all(app: "ReltermApp") -> None:
    """Mark everybody the filter shows; nobody when all of them are marked."""
    selection = _selection(app)
    if selection is not None:
        await _all_listed(app)
        found = await app.database.run(selection.all_reader())
        selection.mark_or_clear(found)
        if not found:
            app.say("Nobody is in this list to be selected.", severity="warning")
        elif not _shows_all(app) and several(app):
            words = f"Selected the nearest {len(found):,}; more people match than are listed."
            app.say(words, severity="warning")


def _selection(app: "ReltermApp") -> "PeopleSelection | None":
    from relterm.ui.screens.people import PeopleScreen

    return app.main.selection if isinstance(app.main, PeopleScreen) else None


async def _all_listed(app: "ReltermApp") -> None:
    from relterm.ui.screens.people import PeopleScreen

    if isinstance(app.main, PeopleScreen):
        await app.main.all_listed()


def _shows_all(app: "ReltermApp") -> bool:
    from relterm.ui.screens.people import PeopleScreen

    return not isinstance(app.main, PeopleScreen) or app.main.shows_all_found


async def tag(app: "ReltermApp") -> None:
    """Give and take tags in one line."""
    uids = selected(app)
    if not uids:
        return
    marked = app.desk.book.marked
    theirs, in_use = await app.database.run(lambda: (marked.tags_of(uids), marked.tags_in_use()))
    known = sorted(in_use, key=lambda tag: (-in_use[tag], tag))
    dialog = TagLine(_whom(app, uids), len(uids), theirs, known)
    change = await app.push_screen_wait(dialog)
    if change is not None:
        await for_people(app, uids, Tagged(change))


async def archive(app: "ReltermApp") -> None:
    """Put the selected people away; bring them back when all of them are."""
    uids = selected(app)
    states = await app.database.run(lambda: app.desk.book.marked.states(uids))
    away = bool(states) and all(state is State.ARCHIVED for _, state in states.values())
    await for_people(app, uids, Moved(State.ACTIVE if away else State.ARCHIVED))


async def trash(app: "ReltermApp") -> None:
    """Move the selected people to the trash; undo and the trash bring them back."""
    await for_people(app, selected(app), Moved(State.TRASHED))


async def circle(app: "ReltermApp") -> None:
    """Choose how near to keep the selected people."""
    uids = selected(app)
    if not uids:
        return
    choices = [*_circles(), Choice(Circle.NONE.value, "none", "kept in the book, never reminded")]
    title = f"How near to keep {_whom(app, uids)}"
    chosen = await app.push_screen_wait(Choose(title, choices))
    if chosen is not None:
        await for_people(app, uids, Circled(Circle(chosen)))


async def keep_up(app: "ReltermApp") -> None:
    """Decide about all selected people at once: a circle, later, or never."""
    uids = selected(app)
    choices = [
        *_circles(),
        Choice(Triage.LATER.value, "later", "asked about again, some other time"),
        Choice(Triage.NEVER.value, "never", "kept in the book, never asked about again"),
    ]
    chosen = await app.push_screen_wait(Choose(f"Keep up with {_whom(app, uids)}", choices))
    if chosen is not None:
        decision = Triage(chosen) if chosen in set(Triage) else Circle(chosen)
        await for_people(app, uids, Decided(decision))


async def snooze(app: "ReltermApp") -> None:
    """Hide the reminders of all selected people until a day."""
    uids = selected(app)
    today = app.desk.now().today
    chosen = await app.push_screen_wait(SnoozeUntil(_whom(app, uids), today, None))
    if chosen is not None:
        until = None if chosen == WAKE else date.fromisoformat(chosen)
        await for_people(app, uids, Snoozed(until))


async def pause(app: "ReltermApp") -> None:
    """Let the reminders of all selected people rest."""
    await for_people(app, selected(app), Paused())


def selected(app: "ReltermApp") -> tuple[str, ...]:
    """The people marked, else the one under the cursor."""
    return app.main.selected_people if app.main else ()


def several(app: "ReltermApp") -> bool:
    """Whether people are marked."""
    return bool(app.main and app.main.marked_people)


async def for_people(app: "ReltermApp", uids: tuple[str, ...], deed: Deed) -> Done | None:
    """Do it to all of them as one change, watched when they are many; say what was done."""
    return await told(app, _done(app, uids, deed))


async def _done(app: "ReltermApp", uids: tuple[str, ...], deed: Deed) -> Done:
    if len(uids) <= BACKED_UP:
        return await app.database.run(lambda: app.desk.run(ForPeople(uids, deed)))

    def work(shown: Working) -> Done:
        back_up_before(app.desk, uids, lambda: shown.tell(BACKUP_WORDS))
        return app.desk.run(ForPeople(uids, deed, shown.progress), shown.progress)

    return await watched(app, app.database, called(len(uids)), work)


def _circles() -> list[Choice]:
    return [
        Choice(each.value, each.value, f"{circle_words(each)} at the latest") for each in CIRCLES
    ]


def _whom(app: "ReltermApp", uids: tuple[str, ...]) -> str:
    """Somebody's name, or how many they are."""
    person = app.desk.book.people.get(uids[0]) if len(uids) == 1 else None
    return person.name if person else called(len(uids))
