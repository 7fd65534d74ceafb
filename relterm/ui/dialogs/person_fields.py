"""Everything that is known about a person, as the fields of a form."""

from collections.abc import Iterable
from datetime import date

from relterm.domain.days import counted
from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.people import Triage
from relterm.domain.schedule import CIRCLES
from relterm.errors import BadInput
from relterm.ui.dialogs import field_text as text
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.fields import Field, FieldKind, grouped
from relterm.ui.dialogs.flags import YES_NO, read_flag, show_flag
from relterm.ui.dialogs.naming import Naming
from relterm.ui.dialogs.person_days import dates_field, pace_fields
from relterm.ui.dialogs.relation_text import Relations

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
_TRIAGE = (
    Choice(Triage.OPEN, "not decided", "they wait in the triage"),
    Choice(Triage.LATER, "later"),
    Choice(Triage.NEVER, "never", "kept in the book, never asked about again"),
)
_INTENTS = tuple(Choice(each, each.value or "none") for each in Intent)


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
    ("interests", "Interests", "such as sailing, tidal energy"),
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
        Field(name, label, FieldKind.WORDS, hint=WORDS_HINT, group=group, example=example)
        for name, label, example in rows
    )


_LINES, _PROSE, _CHOICE = FieldKind.LINES, FieldKind.TEXT, FieldKind.CHOICE
_WHO = grouped(
    "Who they are",
    Field("name", "Name", parse=read_name, hint="as you say it"),
    Field("given", "Given name"),
    Field("family", "Family name"),
    Field("nickname", "Nickname", hint="they are found by it too"),
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
        example="as the circle",
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
    Field(
        "goal_text",
        "Goal in words",
        hint="what you hope for, in a few words",
        example="such as a pilot at Northwind",
    ),
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
        "one a line; what it is for comes behind",
        example="such as ann@x.org work",
    ),
    Field(
        "phones",
        "Phone",
        _LINES,
        text.show_labelled,
        text.read_phone,
        "one a line; what it is for comes behind",
        example="such as +49 30 1234 work",
    ),
    Field(
        "links",
        "Links",
        _LINES,
        text.show_labelled,
        text.read_link,
        "one a line; what it is comes behind",
        example="such as https://x.org blog",
    ),
)
_NOTES = grouped(
    "Notes",
    Field(
        "tags",
        "Tags",
        FieldKind.WORDS,
        parse=text.read_tag,
        hint="commas between",
        example="such as conf",
    ),
    Field(
        "custom",
        "Own fields",
        _LINES,
        text.show_custom,
        text.read_custom,
        "one a line: a name, a colon, the value",
        example="such as shoe size: 42",
    ),
    Field("notes", "Notes", _PROSE, parse=read_text, hint="whatever else is worth keeping"),
)


def person_fields(
    naming: Naming, relations: Relations, today: date, *, in_triage: bool = False
) -> tuple[Field, ...]:
    """The fields of a person's form, from top to bottom; the triage is for those in no circle."""
    together = _TOGETHER[0].group
    introducer = Field(
        "introduced_by",
        "Introduced by",
        show=naming.show,
        parse=naming.read,
        hint="a name in the book; → takes the name offered",
        example="nobody",
        group=together,
        suggest=naming.suggest,
    )
    related = Field(
        "relations",
        "Relations",
        _LINES,
        relations.show,
        relations.read,
        "one a line: sister: Eva Lee, or sister of: Eva Lee; → takes the name offered",
        example="such as colleague: Bob Osei",
        group=together,
        suggest=relations.suggest,
    )
    triage = Field("triage", "Triage", _CHOICE, str, Triage, "whether to keep up", _TRIAGE)
    return (
        *_WHO,
        *_WORK,
        *_TOGETHER,
        introducer,
        related,
        *_REACH,
        dates_field(today, _REACH[0].group),
        *profile_fields(_CARES),
        *_NOTES,
        *grouped("Reminders", *([triage] if in_triage else []), *pace_fields(today)),
    )
