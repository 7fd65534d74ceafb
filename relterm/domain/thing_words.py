"""What a thing of the book is called in a list: a person by name, an entry by what happened."""

from collections.abc import Mapping
from datetime import date

from relterm.domain import days, describe
from relterm.domain.interactions import (
    Ask,
    Direction,
    Exchange,
    ImportBatch,
    Interaction,
    Promise,
    Relation,
    Reminder,
    Settings,
)
from relterm.domain.people import Person
from relterm.domain.saved_views import View

SOMEBODY = "somebody no longer in the book"


def thing_words(value: object, names: Mapping[str, str], today: date) -> str:
    """A few words; `names` are people's names by uid."""
    if isinstance(value, Person):
        return value.name
    if isinstance(value, Interaction):
        return entry_words(value, names, today)
    if isinstance(value, Promise):
        whose = "your promise to" if value.direction is Direction.MINE else "a promise by"
        return f"{whose} {_named(value.person, names)}: {value.what or 'something'}"
    if isinstance(value, Ask):
        whose = "your ask of" if value.direction is Direction.MINE else "an ask by"
        return f"{whose} {_named(value.person, names)}: {value.what or value.size.word}"
    if isinstance(value, Reminder):
        what = value.what or "your next step"
        when = days.short(value.due, today)
        return f"a reminder for {when}, {_named(value.person, names)}: {what}"
    if isinstance(value, Relation):
        return f"{_named(value.person, names)} and {_named(value.other, names)}: {value.kind}"
    if isinstance(value, Exchange):
        return f"{value.kind}, {_named(value.person, names)}: {value.what or value.category}"
    if isinstance(value, ImportBatch):
        return f"the import of {value.file}"
    if isinstance(value, View):
        return f"the view {value.name}: {value.query}"
    if isinstance(value, Settings):
        return "your settings"
    return str(getattr(value, "name", "") or type(value).__name__.lower())


def entry_words(entry: Interaction, names: Mapping[str, str], today: date) -> str:
    """`met in person with Ann Lee, 12 Nov: her new job`."""
    people = " and ".join(_named(uid, names) for uid in entry.people)
    text = entry.text if entry.text and not describe.carries_text(entry) else ""
    head = f"{describe.title(entry)} · {people}, {days.short(entry.moment.day, today)}"
    return f"{head}: {text}" if text else head


def _named(uid: str, names: Mapping[str, str]) -> str:
    return names.get(uid, SOMEBODY)
