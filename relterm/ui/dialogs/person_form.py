"""Everything that is known about a person, in one form."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from relterm.domain.days import counted
from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.people import Person
from relterm.domain.schedule import CIRCLES
from relterm.errors import BadInput
from relterm.service.desk import Desk
from relterm.ui.dialogs import field_text as text
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.fields import Field, FieldKind, grouped
from relterm.ui.dialogs.form import FormDialog
from relterm.ui.dialogs.naming import Naming

YES_NO = (Choice("no", "no"), Choice("yes", "yes"))
_CIRCLES = (
    *(
        Choice(
            each, each, f"at the latest every {counted(round(CIRCLES[each].longest_gap), 'day')}"
        )
        for each in CIRCLES
    ),
    Choice(Circle.NONE, "none", "kept in the book, never reminded"),
)
_GOALS = (
    Choice("", "none"),
    Choice("favour", "a favour", "ten minutes of somebody's time"),
    Choice("advice", "advice", "their judgement, or an introduction"),
    Choice("business", "business", "money, a contract, a pilot"),
    Choice("big", "something big", "an investment, a job, a partnership"),
)
_INTENTS = tuple(Choice(each, each.value or "none") for each in Intent)


def show_flag(value: bool | None) -> str:
    """The key of the choice for yes, no, or not said."""
    return {True: "yes", False: "no", None: ""}[value]


def read_flag(key: str) -> bool | None:
    """Yes, no, or not said."""
    return {"yes": True, "no": False}.get(key)


def read_name(typed: str) -> str:
    """A name, which must not be empty.

    Raises:
        BadInput: it is.
    """
    if not typed.strip():
        msg = "A person needs a name."
        raise BadInput(msg)
    return typed.strip()


def read_text(typed: str) -> str:
    """Prose, without blanks around it."""
    return typed.strip()


_CARES = (
    ("interests", "Interests", "sailing, tidal energy"),
    ("aspirations", "Aspirations", "what they want to become"),
    ("needs", "Needs", "what would help them now"),
    ("offers", "Offers", "what they give gladly"),
    ("values", "Values", "what matters to them"),
)
WORDS_HINT = 'commas between; a comma inside is written in "quotation marks"'


def profile_fields(
    rows: Iterable[tuple[str, str, str]], group: str = "What they care about"
) -> tuple[Field, ...]:
    """Fields of word lists from rows of name, label and example; also for your own page."""
    return tuple(
        Field(name, label, FieldKind.WORDS, hint=f"{example} — {WORDS_HINT}", group=group)
        for name, label, example in rows
    )


_LINES, _PROSE, _CHOICE = FieldKind.LINES, FieldKind.TEXT, FieldKind.CHOICE
_WHO = grouped(
    "Who they are",
    Field("name", "Name", parse=read_name, hint="as you say it"),
    Field("given", "Given name"),
    Field("family", "Family name"),
    Field("nickname", "Nickname", hint="found by it too"),
    Field("pronouns", "Pronouns", hint="she/her, he/him, they/them …"),
)
_WORK = grouped(
    "Work",
    Field("organisation", "Organisation"),
    Field("title", "Title", hint="what they do there"),
    Field(
        "executive",
        "Executive",
        _CHOICE,
        show_flag,
        read_flag,
        "of a public company: cannot talk about numbers not announced yet",
        YES_NO,
    ),
)
_TOGETHER = grouped(
    "Together",
    Field("circle", "Circle", _CHOICE, str, Circle, "how near to keep them", _CIRCLES),
    Field(
        "cadence_days",
        "Cadence",
        show=text.show_cadence,
        parse=text.read_cadence,
        hint="every 6w, every 3 months; empty takes the circle's",
    ),
    Field(
        "intent",
        "Intent",
        _CHOICE,
        str,
        Intent,
        "what it is for; friends and family are never proposed for an ask",
        _INTENTS,
    ),
    Field("why", "Why", _PROSE, parse=read_text, hint="why you want them in your life"),
    Field(
        "goal",
        "Goal",
        _CHOICE,
        lambda goal: goal.word if goal else "",
        AskSize.from_word,
        "how big an ask you hope for one day",
        _GOALS,
    ),
    Field("goal_text", "Goal in words", hint="a pilot at Northwind"),
    Field(
        "private", "Private", _CHOICE, show_flag, read_flag, "also somebody for the weekend", YES_NO
    ),
    Field("met", "Met", hint="where and when you met"),
)
_REACH = grouped(
    "Reach",
    Field(
        "emails",
        "E-mail",
        _LINES,
        text.show_labelled,
        text.read_email,
        "ann@x.org work — one a line",
    ),
    Field(
        "phones",
        "Phone",
        _LINES,
        text.show_labelled,
        text.read_phone,
        "+49 30 1234 work — one a line",
    ),
    Field(
        "links",
        "Links",
        _LINES,
        text.show_labelled,
        text.read_link,
        "https://x.org blog — one a line",
    ),
    Field(
        "dates",
        "Dates",
        _LINES,
        text.show_date,
        text.read_date,
        "birthday 1984-11-13, or birthday --04-15 — one a line",
    ),
)
_NOTES = grouped(
    "Notes",
    Field("tags", "Tags", FieldKind.WORDS, hint="conf, sailing"),
    Field(
        "custom",
        "Own fields",
        _LINES,
        text.show_custom,
        text.read_custom,
        "shoe size: 42 — one a line",
    ),
    Field("notes", "Notes", _PROSE, parse=read_text, hint="whatever else is worth keeping"),
)


def person_fields(naming: Naming) -> tuple[Field, ...]:
    """The fields of a person's form, from top to bottom."""
    introducer = Field(
        "introduced_by",
        "Introduced by",
        show=naming.show,
        parse=naming.read,
        hint="a name in the book; → takes the name offered",
        group=_TOGETHER[0].group,
        suggest=naming.suggest,
    )
    return (*_WHO, *_WORK, *_TOGETHER, introducer, *_REACH, *profile_fields(_CARES), *_NOTES)


class PersonForm(FormDialog[Person]):
    """Edit a person. Gives back the person as they are now known, or None."""

    def __init__(self, desk: Desk, person: Person) -> None:
        fields = person_fields(Naming(desk))
        values = {field.name: getattr(person, field.name) for field in fields}
        super().__init__(person.name, fields, values)
        self._person = person

    def build(self, values: Mapping[str, Any]) -> Person:
        """The person with the values of the form."""
        if values["introduced_by"] == self._person.uid:
            msg = "Nobody introduces themselves to you through themselves: choose another person."
            raise BadInput(msg)
        return replace(self._person, **values)
