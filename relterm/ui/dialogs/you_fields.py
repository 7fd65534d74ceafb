"""Your own page as a form: what it asks, and how its values become you and your settings."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from relterm.domain.days import WEEKDAYS
from relterm.domain.interactions import Settings
from relterm.domain.people import Labelled, Person
from relterm.errors import BadInput
from relterm.service.views.you import YouView
from relterm.ui.dialogs.fields import Field, FieldKind
from relterm.ui.dialogs.person_fields import profile_fields, read_name, read_text

MOST_A_DAY = 50
"""Reach-outs a day that can be asked for at most."""
_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WHY, _LISTS, _BOOK = "Why you do this", "You", "How the book works"
_LIST_ROWS = (
    ("interests", "Interests", "what you share shows up in briefings"),
    ("aspirations", "Aspirations", "what you want to become"),
    ("offers", "Offers", "knowledge, introductions, a hand"),
    ("needs", "Needs", "what would help you now"),
    ("values", "Values", "what matters to you"),
)
_OWN_FIELDS = {"events": "events", "learn_from": "learn from"}
"""Values of the form that are kept among your own fields, with the names they have there."""
_OF_ME = ("name", "why", *(name for name, _, _ in _LIST_ROWS))
_OF_BOOK = ("success", "game_plan", "daily_number", "quiet_weekdays")


def read_daily(typed: str) -> int:
    """How many reach-outs a day are proposed.

    Raises:
        BadInput: it is no number from 1 to `MOST_A_DAY`.
    """
    text = typed.strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    if not 1 <= number <= MOST_A_DAY:
        msg = f"Write a number from 1 to {MOST_A_DAY}; three is plenty."
        raise BadInput(msg)
    return number


def show_weekdays(days: tuple[int, ...]) -> str:
    """`Sat, Sun`."""
    return ", ".join(WEEKDAYS[day] for day in days)


def read_weekdays(typed: str) -> tuple[int, ...]:
    """Weekdays by their names, Monday = 0; nothing is none.

    Raises:
        BadInput: one of the words is no weekday.
    """
    found = set()
    for word in typed.replace(",", " ").split():
        number = _NUMBERS.get(word[:3].lower())
        if number is None:
            msg = f"“{word}” is not a weekday: write Sat, Sun."
            raise BadInput(msg)
        found.add(number)
    return tuple(sorted(found))


YOU_FIELDS: tuple[Field, ...] = (
    Field("name", "Name", parse=read_name, hint="as others call you", group=_LISTS),
    *profile_fields(_LIST_ROWS, _LISTS),
    Field("events", "Events", FieldKind.TEXT, parse=read_text, hint="where you go", group=_LISTS),
    Field(
        "learn_from",
        "Learn from",
        FieldKind.TEXT,
        parse=read_text,
        hint="whom you hope to meet there",
        group=_LISTS,
    ),
    Field(
        "why",
        "Why",
        FieldKind.TEXT,
        parse=read_text,
        hint="why these people matter to you",
        group=_WHY,
    ),
    Field(
        "success",
        "Success",
        FieldKind.TEXT,
        parse=read_text,
        hint="how you will know that it goes well",
        group=_WHY,
    ),
    Field(
        "game_plan",
        "Game plan",
        FieldKind.TEXT,
        parse=read_text,
        hint="what you do every week",
        group=_WHY,
    ),
    Field(
        "daily_number",
        "A day",
        parse=read_daily,
        hint="reach-outs proposed on one day at most",
        example="3",
        group=_BOOK,
    ),
    Field(
        "quiet_weekdays",
        "Quiet days",
        show=show_weekdays,
        parse=read_weekdays,
        hint="weekdays without reminders about work: Sat, Sun",
        example="such as Sat, Sun",
        group=_BOOK,
    ),
)


def you_values(view: YouView) -> dict[str, Any]:
    """The values of the form, as the book has them."""
    own = {item.label: item.value for item in view.me.custom}
    return {
        **{name: getattr(view.me, name) for name in _OF_ME},
        **{name: getattr(view.settings, name) for name in _OF_BOOK},
        **{name: own.get(label, "") for name, label in _OWN_FIELDS.items()},
    }


def read_you(view: YouView, values: Mapping[str, Any]) -> tuple[Person, Settings]:
    """You and your settings, with the values of the form."""
    labels = set(_OWN_FIELDS.values())
    own = [item for item in view.me.custom if item.label not in labels]
    own += [Labelled(values[name], label) for name, label in _OWN_FIELDS.items() if values[name]]
    me = replace(view.me, custom=tuple(own), **{name: values[name] for name in _OF_ME})
    return me, replace(view.settings, **{name: values[name] for name in _OF_BOOK})
