"""One entry of the log, in a form: everything quick-add can say, and corrections of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from relterm.domain.interactions import Exchange, Interaction
from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Now
from relterm.errors import BadInput
from relterm.service.commands.editing import SaveEntry
from relterm.service.desk import Command, Desk
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.day_fields import day_field, moment_field
from relterm.ui.dialogs.exchange_text import Passed
from relterm.ui.dialogs.field_text import read_tag
from relterm.ui.dialogs.fields import Field, FieldKind, grouped
from relterm.ui.dialogs.flags import YES_NO, read_flag, show_flag
from relterm.ui.dialogs.form_dialog import FormDialog
from relterm.ui.dialogs.naming import Naming
from relterm.ui.dialogs.person_fields import read_text

LONGEST_MINUTES = 24 * 60
LONGEST_YEARS = 120
_USUAL = Choice("", "not said", "counts as usual for the kind")
_KINDS = tuple(Choice(each, each) for each in Kind)
_WHOS = (_USUAL, Choice("me", "you"), Choice("both", "both of you"), Choice("them", "they"))
_ANSWERED = (_USUAL, Choice("yes", "yes"), Choice("no", "no", "still waiting, or not reached"))
_DEPTHS = (_USUAL, Choice("1", "small talk"), Choice("2", "real"), Choice("3", "deep"))
_MOODS = (
    _USUAL,
    Choice("1", "it went well"),
    Choice("0", "neither"),
    Choice("-1", "it went badly"),
)
_SIZES = (
    _USUAL,
    Choice("1", "small", "an ask: a favour"),
    Choice("2", "medium", "an ask: advice or an introduction"),
    Choice("3", "large", "an ask: business"),
    Choice("4", "very large", "an ask: something big"),
)
_OUTCOMES = (_USUAL, Choice("yes", "yes"), Choice("no", "no"))


def show_number(value: float | None) -> str:
    """A number as short as it can be; empty when it is not said."""
    return "" if value is None else f"{value:g}"


def read_number(most: float, unit: str) -> Callable[[str], float | None]:
    """A reader of numbers above 0 up to `most`; empty is None."""

    def read(typed: str) -> float | None:
        typed = typed.strip().replace(",", ".")
        if not typed:
            return None
        try:
            number = float(typed)
        except ValueError:
            number = -1.0
        if not 0.0 < number <= most:
            msg = f"Write a number of {unit}, {most:g} at most."
            raise BadInput(msg)
        return number

    return read


def _read_int(key: str) -> int | None:
    return int(key) if key else None


_CHOICE = FieldKind.CHOICE
_HAPPENED = grouped(
    "What happened",
    Field("kind", "Kind", _CHOICE, str, Kind, "a letter jumps", _KINDS),
    Field(
        "who",
        "Who",
        _CHOICE,
        lambda who: who or "",
        lambda key: Who(key) if key else None,
        "who began it, or whose deed it was",
        _WHOS,
    ),
    Field("text", "About", FieldKind.TEXT, parse=read_text, hint="what it was about"),
)
_HOW = grouped(
    "How it was",
    Field(
        "answered",
        "Answered",
        _CHOICE,
        show_flag,
        read_flag,
        "did they answer, or were they reached",
        _ANSWERED,
    ),
    Field(
        "minutes",
        "Minutes",
        show=show_number,
        parse=read_number(LONGEST_MINUTES, "minutes"),
        hint="how long it took, for talks",
    ),
    Field("depth", "Depth", _CHOICE, show_number, _read_int, "how deep the talk went", _DEPTHS),
    Field("mood", "Mood", _CHOICE, show_number, _read_int, "how it went", _MOODS),
)
_DEEDS = grouped(
    "Deeds",
    Field(
        "size",
        "Size",
        _CHOICE,
        show_number,
        _read_int,
        "of what was given, promised or asked",
        _SIZES,
    ),
    Field("outcome", "Outcome", _CHOICE, show_flag, read_flag, "what came of an ask", _OUTCOMES),
    Field(
        "years",
        "Years",
        show=show_number,
        parse=read_number(LONGEST_YEARS, "years"),
        hint="how long you had known each other, for history",
        example="such as 5",
    ),
)
_BESIDE = grouped(
    "Beside it",
    Field("note", "Private note", FieldKind.TEXT, parse=read_text, hint="for you alone"),
    Field(
        "tags",
        "Tags",
        FieldKind.WORDS,
        parse=read_tag,
        hint="commas between",
        example="such as conf",
    ),
)


def entry_fields(naming: Naming, now: Now, passed: Passed) -> tuple[Field, ...]:
    """The fields of an entry's form, from top to bottom."""
    group = _HAPPENED[0].group
    moment = moment_field(Field("moment", "When", group=group), now)
    people = Field(
        "people",
        "People",
        show=naming.show_all,
        parse=naming.read_all,
        hint="names with ; between; → takes the name offered",
        example="such as Ann Lee; Bob Osei",
        group=group,
        suggest=naming.suggest,
    )
    planned = Field(
        "planned",
        "Planned",
        _CHOICE,
        show_flag,
        read_flag,
        "a plan counts for nothing until it took place",
        YES_NO,
        group=group,
    )
    due = day_field(
        Field("due", "Due", hint="for a promise: fri, 3w, 2027-01-05", group=_DEEDS[0].group),
        now.today,
        "future",
    )
    exchanges = Field(
        "exchanges",
        "Given, received",
        FieldKind.LINES,
        passed.show,
        passed.read,
        "one a line: given intro: her to Bob; or received, thanked, was thanked",
        group=_DEEDS[0].group,
        example="such as given intro: her to Bob",
    )
    return (moment, people, planned, *_HAPPENED, *_HOW, *_DEEDS, due, exchanges, *_BESIDE)


class EntryForm(FormDialog[Command]):
    """Correct an entry. Gives back the command that does, or None when nothing was changed."""

    def __init__(self, desk: Desk, entry: Interaction) -> None:
        self._desk = desk
        self._now = desk.now()
        self._entry = entry
        naming = Naming(desk)
        self._passed = Passed(naming, entry, desk.new_uid)
        fields = entry_fields(naming, self._now, self._passed)
        self._names = tuple(field.name for field in fields)
        given = self._values(entry)
        self._exchanges: tuple[Exchange, ...] = given["exchanges"]
        super().__init__(f"{entry.kind} · {entry.moment.day.isoformat()}", fields, given)

    @property
    def draft_about(self) -> str:
        """Which entry's form it is."""
        return self._entry.uid

    def stored(self) -> Mapping[str, Any]:
        """The entry as the book has it now."""
        entry = self._desk.book.interactions.get(self._entry.uid)
        return self._values(entry) if entry else {}

    def build(self, values: Mapping[str, Any], changed: frozenset[str]) -> Command:
        """The entry with what was changed; a day to come makes it a plan."""
        before = self._desk.book.interactions.get(self._entry.uid) or self._entry
        after = replace(before, **{name: values[name] for name in changed if name != "exchanges"})
        to_come = after.moment.seconds > self._now.moment.seconds
        if to_come and "planned" in changed and not after.planned:
            msg = "A day to come is a plan: it takes place first."
            raise BadInput(msg)
        if to_come and "moment" in changed:
            after = replace(after, planned=True)
        if "exchanges" not in changed:
            return SaveEntry(after, before, self._exchanges, self._exchanges)
        passed = self._passed.settled(values["exchanges"], after.people)
        return SaveEntry(after, before, passed, self._exchanges)

    def _values(self, entry: Interaction) -> dict[str, Any]:
        values = {name: getattr(entry, name) for name in self._names if name != "exchanges"}
        return {**values, "exchanges": tuple(self._desk.book.things.exchanges_of(entry.uid))}
