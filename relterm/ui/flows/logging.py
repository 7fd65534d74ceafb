"""Logging what happened: the quick-add line, and the usual step with one key."""

from typing import TYPE_CHECKING

from relterm.domain import wording
from relterm.domain.quick_add import PersonMatch
from relterm.errors import ReltermError
from relterm.service import noting
from relterm.service.commands.logging import LogInteraction
from relterm.ui.dialogs.quick_add import QuickAdd, Written

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def log(app: "ReltermApp") -> None:
    """Ask for a line and write it."""
    await log_line(app, "")


async def log_line(app: "ReltermApp", initial: str) -> bool:
    """Ask for a line, beginning with `initial`; True when something was written."""
    written = await app.push_screen_wait(QuickAdd(app.desk, selected_match(app), initial))
    if written is None:
        return False
    command = command_of(app, written)
    return command is not None and await app.perform(command) is not None


def command_of(app: "ReltermApp", written: Written) -> LogInteraction | None:
    """The command that writes a line; None, and a word why, when it cannot be written."""
    try:
        return noting.command_for(app.desk, written.line, written.chosen)
    except ReltermError as error:
        app.say(str(error), severity="error")
        return None


async def usual(app: "ReltermApp") -> None:
    """Log the most usual thing for the person's rung, without a line."""
    uid = app.person
    if uid is None:
        return
    command, step = noting.usual_step(app.desk, uid)
    if command is None:
        app.say(wording.intention(step), severity="warning")
        return
    await app.perform(command)


def selected_match(app: "ReltermApp") -> PersonMatch | None:
    """The selected person, for a line that names nobody."""
    return match_of(app, app.person)


def match_of(app: "ReltermApp", uid: str | None) -> PersonMatch | None:
    """Somebody as a line means them; None for nobody."""
    person = app.desk.book.people.get(uid) if uid else None
    return PersonMatch(person.uid, person.name, person.organisation) if person else None
