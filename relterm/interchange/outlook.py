"""Outlook's CSV: on the web, from the desktop, Google's "Outlook CSV", and the German desktop.

`Title` there is what stands before a name (`Dr.`); a date that is missing is `0/0/00`, and some
columns are always filled with words that say nothing.
"""

from collections.abc import Sequence

from relterm.interchange import generic
from relterm.interchange.fields import CUSTOM, Field, Target
from relterm.interchange.source import PersonSource, Source

_MEANING = generic.MEANING | {
    "title": Target(Field.PREFIX),
    "primary phone": Target(Field.PHONE),
    "web page": Target(Field.LINK),
    "categories": Target(Field.TAGS),
}
_ENGLISH = frozenset({"first name", "last name", "e mail address"})
_GERMAN = frozenset({"vorname", "nachname", "e mail adresse"})
_TELLING = frozenset(
    {"business phone", "e mail 2 address", "business street", "telefon geschäftlich", "anrede"}
)


def _matches(header: frozenset[str]) -> bool:
    language = _ENGLISH.issubset(header) or _GERMAN.issubset(header)
    return language and not _TELLING.isdisjoint(header)


def _targets(header: Sequence[str]) -> list[Target]:
    return [_MEANING.get(name, CUSTOM) for name in header]


SOURCE = PersonSource(
    Source.OUTLOOK,
    "Outlook contacts",
    frozenset(_MEANING),
    _matches,
    _targets,
    fillers=frozenset({"0/0/00", "0.0.00", "0/0/0000", "Unspecified", "Normal", "False"}),
)
