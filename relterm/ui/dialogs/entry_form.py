"""One entry of the log, in a form: everything quick-add can say, and corrections of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from relterm.domain.date_phrases import future_date, parse_when
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Moment, Now
from relterm.errors import BadInput
from relterm.service.desk import Desk
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.fields import Field, FieldKind, grouped
from relterm.ui.dialogs.form import FormDialog
from relterm.ui.dialogs.naming import Naming
from relterm.ui.dialogs.person_form import read_flag, read_text, show_flag

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


def read_moment(now: Now) -> Callable[[str], Moment]:
    """A reader of days: `2026-11-03`, `2026-11-03 14:30`, `yesterday`, `fri`, `12 mar`."""

    def read(typed: str) -> Moment:
        moment = Moment.parse(typed, now.zone)
        phrase = None if moment else parse_when(typed, now.today, "past")
        if phrase is not None and phrase.day is not None:
            if phrase.clock is None:
                return Moment.of_day(phrase.day, now.zone)
            return Moment.of_datetime(datetime.combine(phrase.day, phrase.clock, now.zone))
        if moment is None:
            why = phrase.problem if phrase else "Not a day"
            msg = f"{why}: try yesterday, fri, 12 mar or 2026-11-03 14:30."
            raise BadInput(msg)
        return moment

    return read


def read_due(now: Now) -> Callable[[str], date | None]:
    """A reader of days to come: `fri`, `3w`, `2026-11-03`; empty is None."""

    def read(typed: str) -> date | None:
        if not typed.strip():
            return None
        day = future_date(typed, now.today)
        if day is None:
            msg = "Not a day: try fri, 3w or 2027-01-05."
            raise BadInput(msg)
        return day

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
    ),
)
_BESIDE = grouped(
    "Beside it",
    Field("note", "Private note", FieldKind.TEXT, parse=read_text, hint="for you alone"),
    Field("tags", "Tags", FieldKind.WORDS, hint="conf, sailing"),
)


def entry_fields(naming: Naming, now: Now) -> tuple[Field, ...]:
    """The fields of an entry's form, from top to bottom."""
    moment = Field(
        "moment",
        "When",
        show=Moment.isoformat,
        parse=read_moment(now),
        hint="yesterday, fri, 12 mar, 2026-11-03 14:30; a day to come makes it a plan",
        group=_HAPPENED[0].group,
    )
    people = Field(
        "people",
        "People",
        show=naming.show_all,
        parse=naming.read_all,
        hint="names with ; between; → takes the name offered",
        group=_HAPPENED[0].group,
        suggest=naming.suggest,
    )
    due = Field(
        "due",
        "Due",
        show=lambda day: day.isoformat() if day else "",
        parse=read_due(now),
        hint="for a promise: fri, 3w, 2027-01-05",
        group=_DEEDS[0].group,
    )
    return (moment, people, *_HAPPENED, *_HOW, *_DEEDS, due, *_BESIDE)


class EntryForm(FormDialog[Interaction]):
    """Correct an entry. Gives back the entry as it is now, or None."""

    def __init__(self, desk: Desk, entry: Interaction) -> None:
        self._now = desk.now()
        fields = entry_fields(Naming(desk), self._now)
        values = {field.name: getattr(entry, field.name) for field in fields}
        super().__init__(f"{entry.kind} · {entry.moment.day.isoformat()}", fields, values)
        self._entry = entry

    def build(self, values: Mapping[str, Any]) -> Interaction:
        """The entry with the values of the form; a day to come makes it a plan."""
        entry = replace(self._entry, **values)
        to_come = entry.moment.seconds > self._now.moment.seconds
        if entry.moment != self._entry.moment and to_come:
            entry = replace(entry, planned=True)
        return entry
