"""What a column of somebody else's file can mean for a person, and the words to say so."""

from dataclasses import dataclass
from enum import StrEnum

from relterm.errors import BadInput


class Field(StrEnum):
    """Where the cells of a column go."""

    UID = "uid"
    NAME = "name"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    FILE_AS = "file as"
    """A name used only when there is no better one."""
    PRONOUNS = "pronouns"
    ORGANISATION = "organisation"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    TAGS = "tags"
    CIRCLE = "circle"
    INTENT = "intent"
    GOAL_TEXT = "goal"
    WHY = "why"
    MET = "met"
    INTRODUCED_BY = "introduced by"
    NOTES = "notes"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth year"
    BIRTH_MONTH = "birth month"
    BIRTH_DAY = "birth day"
    DATE = "date"
    INTERESTS = "interests"
    ASPIRATIONS = "aspirations"
    NEEDS = "needs"
    OFFERS = "offers"
    VALUES = "values"
    DAY = "day"
    """A custom field that holds a date; written as ISO when it can be read."""
    ADDRESS = "address"
    ADDRESS_PART = "address part"
    CUSTOM = "custom"
    SKIP = "skip"


IDENTITY = frozenset(
    {
        Field.NAME,
        Field.GIVEN,
        Field.FAMILY,
        Field.NICKNAME,
        Field.FILE_AS,
        Field.ORGANISATION,
        Field.EMAIL,
        Field.PHONE,
        Field.LINK,
    }
)
"""Fields of which a row needs one, to say whom it is about."""


NO_LABELS = 1 << 30
"""A label column beyond every row: several values may stand in a cell, but none is labelled."""


@dataclass(frozen=True, slots=True)
class Target:
    """What one column means."""

    field: Field
    label: str = ""
    """Label of the value (`work`), the custom field's name (a `{}` in it takes the label column),
    or what joins several tags."""
    label_column: int = -1
    """Index of the column that holds the labels, `NO_LABELS`, or -1 for an ordinary column."""
    group: int = 0
    """Number of the group the column belongs to (parts of the second address: 2)."""


CUSTOM = Target(Field.CUSTOM)
SKIP = Target(Field.SKIP)

_SPELLINGS = {
    "organization": Field.ORGANISATION,
    "company": Field.ORGANISATION,
    "e-mail": Field.EMAIL,
    "emails": Field.EMAIL,
    "phones": Field.PHONE,
    "links": Field.LINK,
    "tag": Field.TAGS,
    "first name": Field.GIVEN,
    "last name": Field.FAMILY,
    "note": Field.NOTES,
    "ignore": Field.SKIP,
    "": Field.SKIP,
}
_NOT_BY_HAND = frozenset({Field.ADDRESS, Field.ADDRESS_PART})


def target_of(words: str, column: str) -> Target:
    """What the user said a column means: `email`, `email: work`, `custom`, `custom: shoe size`.

    Raises `BadInput` naming the possible words.
    """
    word, _, label = words.partition(":")
    word, label = word.strip().lower().replace("_", " "), label.strip()
    field = _SPELLINGS.get(word)
    if field is None:
        try:
            field = Field(word)
        except ValueError:
            field = Field.ADDRESS
    if field in _NOT_BY_HAND:
        known = ", ".join(field for field in Field if field not in _NOT_BY_HAND)
        raise BadInput(f"Column “{column}” cannot become “{words}”; the fields are: {known}.")
    return Target(field, label)
