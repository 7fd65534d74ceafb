"""LinkedIn's `Connections.csv`: some lines of notes, then a fixed header.

`Connected On` (`12 Mar 2024`, or `7-Feb-22` once a spreadsheet has saved it) becomes the custom
field `connected on`; older files have no `URL`.
"""

from collections.abc import Sequence

from relterm.interchange.fields import CUSTOM, Field, Target
from relterm.interchange.source import PersonSource, Source

_MEANING = {
    "first name": Target(Field.GIVEN),
    "last name": Target(Field.FAMILY),
    "url": Target(Field.LINK, "LinkedIn"),
    "profile url": Target(Field.LINK, "LinkedIn"),
    "email address": Target(Field.EMAIL),
    "company": Target(Field.ORGANISATION),
    "position": Target(Field.TITLE),
    "connected on": Target(Field.DAY, "connected on"),
}
_FINGERPRINT = frozenset({"first name", "last name", "connected on"})


def _targets(header: Sequence[str]) -> list[Target]:
    return [_MEANING.get(name, CUSTOM) for name in header]


SOURCE = PersonSource(
    Source.LINKEDIN,
    "LinkedIn connections",
    frozenset(_MEANING),
    _FINGERPRINT.issubset,
    _targets,
    century=2000,
    preamble=True,
)
