"""What columns without names mean, by what stands in them."""

import re
from collections.abc import Sequence

from relterm.interchange.fields import CUSTOM, Field, Target
from relterm.interchange.values import trim

_MAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.\-]{5,20}")
MOST_COLUMNS = 100
"""A table with more columns and no header is not guessed at."""


def targets(rows: Sequence[Sequence[str]], width: int) -> list[Target] | None:
    """A meaning for each column, or None when nothing looks like an e-mail address.

    The first column that is no address, number or link is taken for the name.
    """
    if width > MOST_COLUMNS:
        return None
    columns = [[trim(row[at]) for row in rows if at < len(row)] for at in range(width)]
    if not any(_mostly(_MAIL, column) for column in columns):
        return None
    found: list[Target] = []
    named = False
    for column in columns:
        if _mostly(_MAIL, column):
            found.append(Target(Field.EMAIL))
        elif _mostly(_LINK, column):
            found.append(Target(Field.LINK))
        elif _mostly(_PHONE, column):
            found.append(Target(Field.PHONE))
        elif not named and any(column):
            found.append(Target(Field.NAME))
            named = True
        else:
            found.append(CUSTOM)
    return found


def holds_mail(cells: Sequence[str]) -> bool:
    """True when an e-mail address stands in some cell, as it never does in a header."""
    return any("@" in cell and _MAIL.search(cell) for cell in cells)


def _mostly(pattern: re.Pattern[str], column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and sum(bool(pattern.fullmatch(cell)) for cell in filled) * 2 > len(filled)
