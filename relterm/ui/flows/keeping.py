"""Keeping in touch: done, snooze, skip, promises, reminders, gratitude."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from relterm.domain.date_phrases import parse_when
from relterm.domain.interactions import Reminder
from relterm.domain.schedule import AgendaClass
from relterm.service.commands.logging import ConfirmPlan, TrashInteraction
from relterm.service.commands.people import Skip, Snooze
from relterm.service.commands.word import AddReminder, ClosePromise, CloseReminder, DropPromise
from relterm.service.views.today_lines import Section
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.flows import logging

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def done(app: "ReltermApp") -> None:
    """Ask how it went, in one line; a promise or a reminder is closed."""
    screen = app.main
    line = screen.selected_line if screen else None
    entry = screen.selected_entry if screen else None
    if entry is not None:
        await _confirm_plan(app, entry)
    elif line is None:
        app.say("Nothing is selected.", severity="warning")
    elif line.section is Section.WORD:
        await _close_promise(app, line.ref)
    elif line.section is Section.PLANNED:
        await _close_planned(app, line.ref)
    else:
        await logging.log(app)


async def _close_promise(app: "ReltermApp", uid: str) -> None:
    choices = [
        Choice("kept", "kept", "the word was kept"),
        Choice("broken", "broken", "it was not kept; it is better to log it than to forget it"),
        Choice("dropped", "released", "it no longer stands, and both know it"),
    ]
    chosen = await app.push_screen_wait(Choose("How did it go with this promise?", choices))
    if chosen == "dropped":
        await app.perform(DropPromise(uid))
    elif chosen is not None:
        await app.perform(ClosePromise(uid, kept=chosen == "kept"))


async def _close_planned(app: "ReltermApp", uid: str) -> None:
    """A reminder is done; a planned entry took place, or did not."""
    if app.desk.book.things.reminder(uid) is not None:
        await app.perform(CloseReminder(uid))
    else:
        await _confirm_plan(app, uid)


async def _confirm_plan(app: "ReltermApp", uid: str) -> None:
    entry = app.desk.book.interactions.get(uid)
    if entry is None or not entry.planned:
        app.say("That is no plan: it counts already.", severity="warning")
        return
    choices = [
        Choice("yes", "it took place", "from now on it counts"),
        Choice("no", "it did not", "the plan goes to the trash"),
    ]
    chosen = await app.push_screen_wait(Choose("Did it take place?", choices))
    if chosen == "yes":
        await app.perform(ConfirmPlan(uid))
    elif chosen == "no":
        await app.perform(TrashInteraction(uid))


async def snooze(app: "ReltermApp") -> None:
    """Hide the selected person's reminders until a day."""
    uid = app.person
    if uid is None:
        return
    today = app.desk.now().today
    text = await app.push_screen_wait(
        Prompt("Snooze until", "2w", "a day: 2w, fri, 12 dec, 2027-01-05", _day_check(today))
    )
    day = _day(text, today)
    if day is None:
        return
    line = app.main.selected_line if app.main else None
    await app.perform(Snooze(uid, day))
    if line is not None and line.item is not None and line.item.agenda_class <= AgendaClass.DATE:
        app.say("Snoozed, but what you owe stays: answers, thanks and promises are never hidden.")


async def skip(app: "ReltermApp") -> None:
    """Leave this turn out."""
    if app.person:
        await app.perform(Skip(app.person))


async def promise(app: "ReltermApp") -> None:
    """Note a promise to the selected person, in the quick-add line."""
    await logging.log_line(app, "!")


async def gratitude(app: "ReltermApp") -> None:
    """Log thanks to the selected person."""
    await logging.log_line(app, "thanks ")


async def remind(app: "ReltermApp") -> None:
    """Set a reminder: a day, then what."""
    uid = app.person
    if uid is None:
        return
    today = app.desk.now().today
    text = await app.push_screen_wait(
        Prompt(
            "Remind me",
            "",
            "when, then what: 3w send the paper",
            lambda typed: None if _split(typed, today) else "Begin with a day: 3w, fri, 12 dec.",
        )
    )
    found = _split(text, today) if text else None
    if found:
        day, what = found
        await app.perform(AddReminder(Reminder(app.desk.new_uid(), uid, what, day)))


def _split(typed: str, today: date) -> tuple[date, str] | None:
    """The longest day phrase in front, and the words after it."""
    words = typed.split()
    for count in range(min(4, len(words)), 0, -1):
        day = _day(" ".join(words[:count]), today)
        if day is not None:
            return day, " ".join(words[count:])
    return None


def _day(typed: str | None, today: date) -> date | None:
    phrase = parse_when(typed, today, prefer="future") if typed else None
    return phrase.day if phrase else None


def _day_check(today: date) -> Callable[[str], str | None]:
    return lambda typed: None if _day(typed, today) else "Not a day: try 2w, fri or 2027-01-05."
