"""Pacing: snooze, skip and pause, three different things; and the fresh start."""

from datetime import date
from typing import TYPE_CHECKING

from relterm.domain import days
from relterm.domain.circle_words import circle_words, gap_words
from relterm.domain.kinds import Circle
from relterm.domain.people import Person
from relterm.domain.schedule import AgendaClass, longest_gap
from relterm.service.commands.pacing import Pause, Resume, Skip, Snooze, ease_back
from relterm.service.commands.widening import Widen
from relterm.service.views.pacing import wider_circle_for
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.snooze_until import WAKE, SnoozeUntil
from relterm.ui.flows import bulk

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


async def snooze(app: "ReltermApp") -> None:
    """Hide the selected person's reminders until a day, or those of all who are selected."""
    if bulk.several(app):
        await bulk.snooze(app)
        return
    person = _selected(app)
    if person is None:
        return
    today = app.desk.now().today
    name = person.given or person.name
    chosen = await app.push_screen_wait(SnoozeUntil(name, today, _snoozed(person, today)))
    if chosen is None:
        return
    until = None if chosen == WAKE else date.fromisoformat(chosen)
    owed = _is_owed(app)
    if until is None:
        said = f"{name}: woken up; reminders come as they fall due"
    else:
        stays = "what you owe stays in sight" if owed else "the cadence stays"
        said = f"{name}: snoozed until {days.near(until, today)}; {stays}"
    await app.perform(Snooze(person.uid, until), said)


def _snoozed(person: Person, today: date) -> date | None:
    """Until when somebody is snoozed; None when they are not."""
    until = person.snooze_until
    if until is None or until <= today.toordinal():
        return None
    return date.fromordinal(min(until, date.max.toordinal()))


def _is_owed(app: "ReltermApp") -> bool:
    """Whether the selected line is an answer, thanks, a promise or a date, which always show."""
    line = app.main.selected_line if app.main else None
    return line is not None and line.item is not None and line.item.agenda_class <= AgendaClass.DATE


async def skip(app: "ReltermApp") -> None:
    """Leave this turn out; after the third time ask whether less often would be kinder."""
    person = _selected(app)
    if person is None:
        return
    name = person.given or person.name
    said = f"{name}: skipped one turn; a quiet week, then a little later each time"
    if await app.perform(Skip(person.uid), said) is None:
        return
    circle = wider_circle_for(app.desk, person.uid)
    skipped = app.desk.book.people.get(person.uid)
    if skipped is not None and circle is not None:
        await _offer_wider(app, skipped, circle)


async def _offer_wider(app: "ReltermApp", person: Person, circle: Circle) -> None:
    """Less often, instead of being reminded again and again of somebody one skips."""
    wished = gap_words(longest_gap(person.circle, person.cadence_days))
    name = person.given or person.name
    times = {3: "three", 6: "six", 9: "nine"}.get(person.skips, str(person.skips))
    choices = [
        Choice("yes", f"circle {circle}", f"{circle_words(circle)} instead of {wished}"),
        Choice("no", "leave it", "as it is; nothing changes"),
    ]
    title = f"You have skipped {name} {times} times. Keep in touch less often?"
    chosen = await app.push_screen_wait(Choose(title, choices))
    if chosen == "yes":
        await app.perform(Widen(person.uid, circle), f"{name}: {circle_words(circle)} from now on")


async def pause(app: "ReltermApp") -> None:
    """Let the selected person's reminders rest until they are resumed, or resume them."""
    if bulk.several(app):
        await bulk.pause(app)
        return
    person = _selected(app)
    if person is None:
        return
    name = person.given or person.name
    if person.paused:
        today = app.desk.now().today
        back = max(ease_back(person, today), _snoozed(person, today) or today)
        said = f"{name}: resumed; reminders come again from {days.near(back, today)}"
        await app.perform(Resume(person.uid), said)
    else:
        said = f"{name}: paused; no reminders until you resume, and what you owe stays"
        await app.perform(Pause(person.uid), said)


def _selected(app: "ReltermApp") -> Person | None:
    uid = app.person
    return app.desk.book.people.get(uid) if uid else None
