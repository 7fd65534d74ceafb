"""Edit whatever the cursor is on: a promise, a reminder, an ask, an entry of the log, a person."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from relterm.domain import days
from relterm.domain.interactions import Ask, AskState, PromiseState, ReminderState
from relterm.service.desk import Command
from relterm.service.views.today_lines import Section, TodayLine
from relterm.ui.dialogs.ask_form import AskForm
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.duty_forms import PromiseForm, ReminderForm
from relterm.ui.dialogs.entry_form import EntryForm
from relterm.ui.dialogs.form_dialog import FormDialog
from relterm.ui.dialogs.person_form import PersonForm
from relterm.ui.flows import answering, merging

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

Make = Callable[[], "FormDialog[Command] | None"]
"""A form about something, as the book has it now; None when it is no longer there."""
_ABOUT = frozenset({"about-text", "gate-list", "brief"})
"""The panes in which more is told of a person than who they are."""
_WAITING = 30
"""So many open things of a person are offered at most."""


async def edit(app: "ReltermApp") -> None:
    """Edit what the cursor is on; about a person as a whole, ask what of them."""
    screen = app.main
    if screen is None or screen.edit_here():
        return
    if screen.selected_entry:
        await _entry(app, screen.selected_entry)
    elif screen.selected_ask:
        await _ask(app, screen.selected_ask)
    elif screen.selected_line is not None and not screen.COVERS:
        await _line(app, screen.selected_line)
    elif app.person is None:
        app.say("Choose a person or an entry first.", severity="warning")
    elif screen.COVERS or (screen.focused is not None and screen.focused.id in _ABOUT):
        await _of_person(app, app.person, screen.selected_line)
    else:
        await _person(app, app.person)


async def _line(app: "ReltermApp", line: TodayLine) -> None:
    """What a line of Today is about: a duty, a plan, an ask, a date, or else the person."""
    things = app.desk.book.things
    if line.section is Section.DATES:
        await _person(app, line.person, "dates")
    elif line.ref and things.promise(line.ref):
        await _promise(app, line.ref)
    elif line.ref and things.reminder(line.ref):
        await _reminder(app, line.ref)
    elif line.ref and things.ask(line.ref):
        await _ask(app, line.ref)
    elif line.ref and app.desk.book.interactions.get(line.ref):
        await _entry(app, line.ref)
    else:
        await _person(app, line.person)


async def _of_person(app: "ReltermApp", uid: str, line: TodayLine | None) -> None:
    """Choose between the person and what is open between you; the line's own thing first."""
    choices = _open_things(app, uid)
    if not choices:
        await _person(app, uid)
        return
    person = app.desk.book.people.get(uid)
    name = person.name if person else ""
    about = next((each.key for each in choices if line and each.key.endswith(f" {line.ref}")), None)
    whole = Choice("person ", name, "who they are, how to reach them")
    chosen = await app.push_screen_wait(Choose("Edit …", (whole, *choices), about))
    kind, _, ref = (chosen or "").partition(" ")
    if kind == "person":
        await _person(app, uid)
    elif chosen is not None:
        await _BY_KIND[kind](app, ref)


def _open_things(app: "ReltermApp", uid: str) -> list[Choice]:
    """Promises, reminders, asks and plans that are still open, as choices."""
    things, today = app.desk.book.things, app.desk.now().today
    found = [
        Choice(f"promise {each.uid}", each.what or "a promise", _due("promise", each.due, today))
        for each in things.promises_of(uid)
        if each.state is PromiseState.OPEN
    ]
    found += [
        Choice(f"reminder {each.uid}", each.what or "next step", _due("reminder", each.due, today))
        for each in things.reminders_of(uid)
        if each.state is ReminderState.OPEN
    ]
    found += [
        Choice(f"ask {each.uid}", each.what or each.size.word, f"ask, {_stand(each)}")
        for each in things.asks_of(uid)
        if each.state is not AskState.DROPPED
    ]
    found += [
        Choice(
            f"entry {each.uid}", each.text or str(each.kind), _due("plan", each.moment.day, today)
        )
        for each in app.desk.book.interactions.planned(uid)
    ]
    return found[:_WAITING]


def _due(kind: str, day: date | None, today: date) -> str:
    return f"{kind}, {days.near(day, today)}" if day else kind


def _stand(ask: Ask) -> str:
    return str(ask.outcome or ask.state)


async def _person(app: "ReltermApp", uid: str, first: str = "") -> None:
    def make() -> FormDialog[Command] | None:
        person = app.desk.book.people.get(uid)
        return PersonForm(app.desk, person, first) if person else None

    before = app.desk.book.people.get(uid)
    if await _save(app, make) and before is not None:
        await merging.after_edit(app, before)


async def _promise(app: "ReltermApp", uid: str) -> None:
    def make() -> FormDialog[Command] | None:
        promise = app.desk.book.things.promise(uid)
        return PromiseForm(app.desk, promise) if promise else None

    await _save(app, make)


async def _reminder(app: "ReltermApp", uid: str) -> None:
    def make() -> FormDialog[Command] | None:
        reminder = app.desk.book.things.reminder(uid)
        return ReminderForm(app.desk, reminder) if reminder else None

    await _save(app, make)


async def _ask(app: "ReltermApp", uid: str) -> None:
    def make() -> FormDialog[Command] | None:
        ask = app.desk.book.things.ask(uid)
        return AskForm(app.desk, ask) if ask else None

    await _save(app, make)


async def _entry(app: "ReltermApp", uid: str) -> None:
    """An entry of the log; an answer noted in it is followed up as by its own key."""

    def make() -> FormDialog[Command] | None:
        entry = app.desk.book.interactions.get(uid)
        return EntryForm(app.desk, entry) if entry else None

    before = app.desk.book.interactions.get(uid)
    if await _save(app, make) and before is not None:
        entry = app.desk.book.interactions.get(uid)
        if entry is not None:
            await answering.after_edit(app, before, entry)


_BY_KIND = {"promise": _promise, "reminder": _reminder, "ask": _ask, "entry": _entry}


async def _save(app: "ReltermApp", make: Make) -> bool:
    """Ask for the edits and write them; what cannot be written just now is not lost."""
    draft = ""
    while (form := make()) is not None:
        form.begin_with(draft)
        command = await app.push_screen_wait(form)
        if command is None:
            return False
        if await app.perform(command):
            return True
        draft = form.last_draft
    app.say("That is no longer in the book.", severity="warning")
    return False
