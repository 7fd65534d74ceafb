"""Google Contacts, in its present form and the one of before 2024.

After the fixed columns stand numbered groups, as many as the file needs (`E-mail 1 - Label`,
`E-mail 1 - Value` …); several values in one cell are joined by ` ::: `.
"""

import re
from collections.abc import Sequence

from relterm.interchange.fields import CUSTOM, NO_LABELS, SKIP, Field, Target
from relterm.interchange.source import PersonSource, Source

_SHARED = {
    "nickname": Target(Field.NICKNAME),
    "name prefix": Target(Field.PREFIX),
    "name suffix": Target(Field.SUFFIX),
    "file as": Target(Field.FILE_AS),
    "birthday": Target(Field.BIRTHDAY),
    "notes": Target(Field.NOTES),
}
_NEW = _SHARED | {
    "first name": Target(Field.GIVEN),
    "middle name": Target(Field.MIDDLE),
    "last name": Target(Field.FAMILY),
    "organization name": Target(Field.ORGANISATION),
    "organization title": Target(Field.TITLE),
    "labels": Target(Field.TAGS, " ::: "),
}
_OLD = _SHARED | {
    "name": Target(Field.NAME),
    "given name": Target(Field.GIVEN),
    "additional name": Target(Field.MIDDLE),
    "family name": Target(Field.FAMILY),
    "group membership": Target(Field.TAGS, " ::: "),
}
_GROUP = re.compile(r"(.+?) ([0-9]{1,4}) (.+)")
"""A numbered column in normal form: `e mail 2 value`."""
_VALUES = {
    "e mail": Target(Field.EMAIL),
    "phone": Target(Field.PHONE),
    "website": Target(Field.LINK),
    "event": Target(Field.DATE),
    "relation": Target(Field.CUSTOM, "relation: {}"),
    "custom field": Target(Field.CUSTOM, "{}"),
    "im": Target(Field.CUSTOM, "im: {}"),
}
_ORGANISATION = {"name": Target(Field.ORGANISATION), "title": Target(Field.TITLE)}
_EVERYBODY = frozenset({"* myContacts", "* starred", "myContacts", "starred"})
"""Groups Google puts everybody into; they say nothing."""


def _targets(meaning: dict[str, Target], header: Sequence[str]) -> list[Target]:
    places = {name: index for index, name in reversed(list(enumerate(header)))}
    return [meaning.get(name) or _grouped(name, places) for name in header]


def _grouped(name: str, places: dict[str, int]) -> Target:
    match = _GROUP.fullmatch(name)
    if match is None:
        return CUSTOM
    group, number, part = match[1], int(match[2]), match[3]
    if part in ("label", "type", "service"):
        has_value = any(f"{group} {number} {value}" in places for value in ("value", "formatted"))
        return SKIP if has_value or group == "organization" else CUSTOM
    label = next(
        (
            places[f"{group} {number} {word}"]
            for word in ("label", "service", "type")
            if f"{group} {number} {word}" in places
        ),
        NO_LABELS,
    )
    if part == "value" and group in _VALUES:
        plain = _VALUES[group]
        return Target(plain.field, plain.label, label)
    if group == "address":
        kind = Field.ADDRESS if part == "formatted" else Field.ADDRESS_PART
        return Target(kind, "", label, number)
    if group == "organization" and part in _ORGANISATION:
        return _ORGANISATION[part]
    return CUSTOM


SOURCE = PersonSource(
    Source.GOOGLE,
    "Google Contacts",
    frozenset(_NEW),
    frozenset({"first name", "last name", "labels", "name prefix"}).issubset,
    lambda header: _targets(_NEW, header),
    fillers=_EVERYBODY,
)
LEGACY = PersonSource(
    Source.GOOGLE_LEGACY,
    "Google Contacts (older form)",
    frozenset(_OLD),
    frozenset({"name", "given name", "family name", "group membership"}).issubset,
    lambda header: _targets(_OLD, header),
    fillers=_EVERYBODY,
)
