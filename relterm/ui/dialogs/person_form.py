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
from relterm.ui.dialogs.fields import Field, FieldKind
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


def person_fields(naming: Naming) -> tuple[Field, ...]:
    """The fields of a person's form, from top to bottom."""
    line, prose, many, choice = FieldKind.LINE, FieldKind.TEXT, FieldKind.LINES, FieldKind.CHOICE
    return (
        Field("name", "Name", line, parse=read_name, hint="as you say it", group="Who they are"),
        Field("given", "Given name", line, group="Who they are"),
        Field("family", "Family name", line, group="Who they are"),
        Field("nickname", "Nickname", line, hint="found by it too", group="Who they are"),
        Field(
            "pronouns", "Pronouns", line, hint="she/her, he/him, they/them …", group="Who they are"
        ),
        Field("organisation", "Organisation", line, group="Work"),
        Field("title", "Title", line, hint="what they do there", group="Work"),
        Field(
            "executive",
            "Executive",
            choice,
            show_flag,
            read_flag,
            "of a public company: cannot talk about numbers not announced yet",
            YES_NO,
            "Work",
        ),
        Field(
            "circle", "Circle", choice, str, Circle, "how near to keep them", _CIRCLES, "Together"
        ),
        Field(
            "cadence_days",
            "Cadence",
            line,
            text.show_cadence,
            text.read_cadence,
            "every 6w, every 3 months; empty takes the circle's",
            group="Together",
        ),
        Field(
            "intent",
            "Intent",
            choice,
            str,
            Intent,
            "what it is for; friends and family are never proposed for an ask",
            _INTENTS,
            "Together",
        ),
        Field(
            "why",
            "Why",
            prose,
            parse=read_text,
            hint="why you want them in your life",
            group="Together",
        ),
        Field(
            "goal",
            "Goal",
            choice,
            lambda goal: goal.word if goal else "",
            AskSize.from_word,
            "how big an ask you hope for one day",
            _GOALS,
            "Together",
        ),
        Field("goal_text", "Goal in words", line, hint="a pilot at Northwind", group="Together"),
        Field(
            "private",
            "Private",
            choice,
            show_flag,
            read_flag,
            "also somebody for the weekend",
            YES_NO,
            "Together",
        ),
        Field("met", "Met", line, hint="where and when you met", group="Together"),
        Field(
            "introduced_by",
            "Introduced by",
            line,
            naming.show,
            naming.read,
            "a name in the book; → takes the name offered",
            group="Together",
            suggest=naming.suggest,
        ),
        Field(
            "emails",
            "E-mail",
            many,
            text.show_labelled,
            text.read_email,
            "ann@x.org work — one a line",
            group="Reach",
        ),
        Field(
            "phones",
            "Phone",
            many,
            text.show_labelled,
            text.read_phone,
            "+49 30 1234 work — one a line",
            group="Reach",
        ),
        Field(
            "links",
            "Links",
            many,
            text.show_labelled,
            text.read_link,
            "https://x.org blog — one a line",
            group="Reach",
        ),
        Field(
            "dates",
            "Dates",
            many,
            text.show_date,
            text.read_date,
            "birthday 1984-11-13, or birthday --04-15 — one a line",
            group="Remember",
        ),
        *profile_fields(_CARES),
        Field("tags", "Tags", FieldKind.WORDS, hint="conf, sailing", group="Notes"),
        Field(
            "custom",
            "Own fields",
            many,
            text.show_custom,
            text.read_custom,
            "shoe size: 42 — one a line",
            group="Notes",
        ),
        Field(
            "notes",
            "Notes",
            prose,
            parse=read_text,
            hint="whatever else is worth keeping",
            group="Notes",
        ),
    )


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
