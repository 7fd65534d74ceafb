"""A promise and a reminder, each in a short form."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Outcome,
    Promise,
    PromiseState,
    Reminder,
    ReminderState,
)
from relterm.service.commands.corrections import EditPromise, EditReminder
from relterm.service.desk import Command, Desk
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.day_fields import day_field
from relterm.ui.dialogs.fields import Field, FieldKind
from relterm.ui.dialogs.form_dialog import FormDialog

_CHOICE = FieldKind.CHOICE
_SIDES = (
    Choice(Direction.MINE, "you", "it is yours to keep"),
    Choice(Direction.THEIRS, "they", "nothing is due from you"),
)
_PROMISE_STATES = (
    Choice(PromiseState.OPEN, "open"),
    Choice(PromiseState.KEPT, "kept", "goes into the log"),
    Choice(PromiseState.BROKEN, "broken", "goes into the log"),
    Choice(PromiseState.DROPPED, "released", "it no longer stands, and leaves the log"),
)
_REMINDER_STATES = (
    Choice(ReminderState.OPEN, "open"),
    Choice(ReminderState.DONE, "done"),
    Choice(ReminderState.DROPPED, "dropped", "no longer wanted"),
)


class PromiseForm(FormDialog[Command]):
    """Correct a promise. Gives back the command that does, or None."""

    SHORT: ClassVar[bool] = True

    def __init__(self, desk: Desk, promise: Promise) -> None:
        self._desk = desk
        self._promise = promise
        today = desk.now().today
        self._fields = (
            Field("what", "Promise", hint="in a few words", example="such as send the paper"),
            day_field(Field("due", "Until"), today, "future"),
            Field("direction", "Who promised", _CHOICE, str, Direction, "", _SIDES),
            Field("state", "It is", _CHOICE, str, PromiseState, "", _PROMISE_STATES),
        )
        super().__init__(_title("Promise", desk, promise.person), self._fields, _of(self, promise))

    @property
    def draft_about(self) -> str:
        """Which promise it is."""
        return self._promise.uid

    @property
    def fields_shown(self) -> tuple[Field, ...]:
        """The fields, from top to bottom."""
        return self._fields

    def stored(self) -> Mapping[str, Any]:
        """The promise as the book has it now."""
        return _of(self, self._desk.book.things.promise(self._promise.uid))

    def build(self, values: Mapping[str, Any], changed: frozenset[str]) -> Command:
        """The promise with what was changed."""
        before = self._desk.book.things.promise(self._promise.uid) or self._promise
        return EditPromise(replace(before, **{each: values[each] for each in changed}), before)


class ReminderForm(FormDialog[Command]):
    """Correct a reminder. Gives back the command that does, or None."""

    SHORT: ClassVar[bool] = True

    def __init__(self, desk: Desk, reminder: Reminder) -> None:
        self._desk = desk
        self._reminder = reminder
        today = desk.now().today
        about = _asks_meant(desk, reminder)
        self._fields = (
            Field(
                "what",
                "Reminder",
                hint="the next step, in a few words",
                example="such as send the paper",
            ),
            day_field(Field("due", "On"), today, "future", needed=True),
            Field(
                "ask",
                "About an ask",
                _CHOICE,
                hint="it waits until that ask's gate is open",
                choices=(Choice("", "no ask"), *about),
            ),
            Field("state", "It is", _CHOICE, str, ReminderState, "", _REMINDER_STATES),
        )
        super().__init__(
            _title("Reminder", desk, reminder.person), self._fields, _of(self, reminder)
        )

    @property
    def draft_about(self) -> str:
        """Which reminder it is."""
        return self._reminder.uid

    @property
    def fields_shown(self) -> tuple[Field, ...]:
        """The fields, from top to bottom."""
        return self._fields

    def stored(self) -> Mapping[str, Any]:
        """The reminder as the book has it now."""
        return _of(self, self._desk.book.things.reminder(self._reminder.uid))

    def build(self, values: Mapping[str, Any], changed: frozenset[str]) -> Command:
        """The reminder with what was changed."""
        before = self._desk.book.things.reminder(self._reminder.uid) or self._reminder
        return EditReminder(replace(before, **{each: values[each] for each in changed}), before)


def _of(form: PromiseForm | ReminderForm, thing: Promise | Reminder | None) -> dict[str, Any]:
    if thing is None:
        return {}
    return {field.name: getattr(thing, field.name) for field in form.fields_shown}


def _title(kind: str, desk: Desk, uid: str) -> str:
    person = desk.book.people.get(uid)
    return f"{kind} · {person.name}" if person else kind


def _asks_meant(desk: Desk, reminder: Reminder) -> tuple[Choice, ...]:
    """The asks a reminder can be about: those for which there is still something to ask for."""
    found = [
        ask
        for ask in desk.book.things.asks_of(reminder.person)
        if ask.uid == reminder.ask or _still_meant(ask)
    ]
    return tuple(Choice(ask.uid, ask.what or ask.size.word, str(ask.state)) for ask in found)


def _still_meant(ask: Ask) -> bool:
    mine = ask.direction is Direction.MINE
    return mine and ask.state is not AskState.DROPPED and ask.outcome is not Outcome.YES
