"""Thunderbird's address book as CSV: a birthday in three columns, addresses in pieces."""

from collections.abc import Sequence

from relterm.interchange import generic
from relterm.interchange.fields import CUSTOM, Field, Target
from relterm.interchange.source import PersonSource, Source

_MEANING = generic.MEANING | {"birth day": Target(Field.BIRTH_DAY)}
_FINGERPRINT = frozenset({"display name", "primary email", "screen name"})


def _targets(header: Sequence[str]) -> list[Target]:
    return [_MEANING.get(name, CUSTOM) for name in header]


SOURCE = PersonSource(
    Source.THUNDERBIRD,
    "Thunderbird address book",
    frozenset(_MEANING),
    _FINGERPRINT.issubset,
    _targets,
)
