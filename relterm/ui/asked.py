"""From where the cursor is, in the panes about somebody, to what `why` is asked about."""

from textual.widget import Widget

from relterm.service.views.why.about import (
    About,
    AboutBalance,
    AboutEntry,
    AboutPerson,
    AboutQuiet,
    AboutRung,
)
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.trust_chart import TrustChart

BALANCE = "balance:"
QUIET = "quiet "
"""How the keys of rows begin that are no entries of the log."""


def asked_in_details(focused: Widget | None, person: str, *, card: bool) -> About | None:
    """What the focused pane is asked for; None when no pane about the person has the focus.

    `card` tells whether the card is on screen: without it the page about them answers for it.
    """
    if isinstance(focused, RowList) and focused.id != "people":
        return about_row(person, focused.cursor_key or "")
    if isinstance(focused, TrustChart):
        return about_row(person, focused.cursor_uid or "") or AboutPerson(person)
    name = "" if focused is None else focused.id
    if name == "card-text" or (name == "about-text" and not card):
        return AboutRung(person)
    return None


def about_row(person: str, key: str) -> About | None:
    """What a row with this key is about: an entry, a quiet spell, a line of the balance."""
    if not key:
        return None
    if key.startswith(QUIET):
        return AboutQuiet(person, float(key.removeprefix(QUIET)))
    if key.startswith(BALANCE):
        return AboutBalance(person, key.removeprefix(BALANCE))
    return AboutEntry(person, key)
