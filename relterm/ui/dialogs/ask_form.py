"""An ask in a short form: what, how big, where it stands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from relterm.domain.interactions import Ask, AskState, Direction, Outcome
from relterm.domain.kinds import AskSize
from relterm.service.commands.asks_corrected import EditAsk
from relterm.service.desk import Command, Desk
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.day_fields import day_field
from relterm.ui.dialogs.fields import Field, FieldKind
from relterm.ui.dialogs.form_dialog import FormDialog

_CHOICE = FieldKind.CHOICE
_SIZES = (
    Choice("favour", "a favour", "ten minutes of somebody's time"),
    Choice("advice", "advice", "their judgement, or an introduction"),
    Choice("business", "business", "money, a contract, a pilot"),
    Choice("big", "something big", "an investment, a job, a partnership"),
)
_SIDES = (Choice(Direction.MINE, "you"), Choice(Direction.THEIRS, "they"))
_DROPPED = Choice("dropped ", "dropped", "it is no longer intended")
_PLANNED = Choice("planned ", "planned", "that it was asked is recorded in sight of its gate")
_MADE = (
    Choice("asked ", "asked", "no answer yet"),
    Choice("answered yes", "yes"),
    Choice("answered no", "no"),
    Choice("answered later", "later"),
    Choice("answered no answer", "no answer"),
    Choice("planned ", "not asked after all", "planned again; its entry leaves the log"),
    Choice("dropped ", "taken out", "its entry leaves the log"),
)
Stand = tuple[AskState, Outcome]


def show_stand(stand: Stand) -> str:
    """The key of the choice; an answer that was not said counts as none."""
    state, outcome = stand
    if state is AskState.ANSWERED:
        return f"{state} {outcome or Outcome.NO_ANSWER}"
    return f"{state} "


def read_stand(key: str) -> Stand:
    """Where an ask stands, by the key of its choice."""
    state, _, outcome = key.partition(" ")
    return AskState(state), Outcome(outcome)


def ask_fields(desk: Desk, ask: Ask) -> tuple[Field, ...]:
    """The fields of an ask's form; of a planned one fewer, as nothing happened yet."""
    planned = ask.state is AskState.PLANNED
    stands = (_PLANNED, _DROPPED) if planned else _MADE
    rows = [
        Field(
            "what", "Ask", hint="what it is, in a few words", example="such as a pilot at Northwind"
        ),
        Field("size", "Size", _CHOICE, _word, AskSize.from_word, "how big it is", _SIZES),
        Field("stand", "It is", _CHOICE, show_stand, read_stand, "", stands),
        day_field(Field("day", "Since" if planned else "On"), desk.now().today, "past"),
    ]
    if not planned:
        rows += [
            Field("direction", "Who asked", _CHOICE, str, Direction, "", _SIDES),
            Field("reason", "Why so early", hint="why it was asked although it was early"),
        ]
    return tuple(rows)


def _word(size: AskSize) -> str:
    return size.word


def ask_values(ask: Ask | None) -> dict[str, Any]:
    """The values of the form, as the book has them."""
    if ask is None:
        return {}
    names = ("what", "size", "day", "direction", "reason")
    return {
        **{name: getattr(ask, name) for name in names},
        "stand": (ask.state, ask.outcome),
    }


class AskForm(FormDialog[Command]):
    """Correct an ask. Gives back the command that does, or None."""

    SHORT: ClassVar[bool] = True

    def __init__(self, desk: Desk, ask: Ask) -> None:
        self._desk = desk
        self._ask = ask
        person = desk.book.people.get(ask.person)
        title = f"Ask · {person.name}" if person else "Ask"
        super().__init__(title, ask_fields(desk, ask), ask_values(ask))

    @property
    def draft_about(self) -> str:
        """Which ask it is."""
        return self._ask.uid

    def stored(self) -> Mapping[str, Any]:
        """The ask as the book has it now."""
        return ask_values(self._desk.book.things.ask(self._ask.uid))

    def build(self, values: Mapping[str, Any], changed: frozenset[str]) -> Command:
        """The ask with what was changed."""
        before = self._desk.book.things.ask(self._ask.uid) or self._ask
        after = replace(before, **{each: values[each] for each in changed - {"stand"}})
        if "stand" in changed:
            state, outcome = values["stand"]
            after = replace(after, state=state, outcome=outcome)
        return EditAsk(after, before)
