"""Which keys stand first in the footer of a screen: there is never room for all of them."""

from collections.abc import Set
from enum import Enum

from textual.binding import Binding

from relterm.ui.action import WHEN_MARKED, Action

_ORDER: dict[str, tuple[str, ...]] = {
    "today": ("log", "done", "why", "search", "skip", "snooze", "edit", "undo", "open"),
    "people": ("log", "select", "find", "edit", "why", "undo", "ask", "new_person", "remind"),
    "asks": ("log", "outcome", "ask", "why", "edit", "open", "search", "undo", "remind"),
    "you": ("edit", "log", "search", "undo", "new_person"),
    "one": ("done", "log", "skip", "snooze", "why"),
}
"""By screen, the most useful first; what is not named here follows in the order of the table."""
_ONLY_IN = {"select": "people", "tag": "people", "find": "people", "people.leave_filter": "filter"}
"""What only makes sense while a certain widget has the focus, by its id."""

_ABOUT_SOMEBODY = frozenset({"done", "edit", "one_person", "outcome", "why"})
"""Actions besides those that need a person for which there must be somebody to be about."""


_BEGIN = ("new_person", "import", "sample", "tour", "log", "undo")
"""What stands in the footer of an empty book: the ways to begin, and back."""

_WITH_MARKED = (
    "tag", "circle", "archive", "merge", "triage", "snooze", "trash",
    "select", "select_range", "select_all", "undo",
)  # fmt: skip
"""What can be done with those who are marked."""


class Missing(Enum):
    """What there may be none of, and then some keys have nothing to do."""

    CHANGE = "nothing to undo"
    PERSON = "nobody to be selected"
    PEOPLE = "an empty book"


def rank(screen: str, binding: Binding, missing: Set[Missing], *, marked: bool) -> int:
    """How far to the left a key stands; the same for all that are not named."""
    order = _BEGIN if Missing.PEOPLE in missing else _ORDER.get(screen, ())
    order = _WITH_MARKED if marked else order
    return order.index(binding.id) if binding.id in order else len(order)


def fits_here(binding: Binding, focused: str | None) -> bool:
    """Whether a key is of use while the widget with this id has the focus."""
    wanted = _ONLY_IN.get(binding.id or "")
    return wanted is None or wanted == focused


def fits_now(action: Action, screen: str, missing: Set[Missing], *, marked: bool) -> bool:
    """Whether an action belongs into the footer of a screen, with what there is or is marked."""
    if action.id == "undo" and Missing.CHANGE in missing:
        return False
    if Missing.PEOPLE in missing:
        return action.id in _BEGIN
    if marked:
        return not WHEN_MARKED.isdisjoint(action.footer)
    alone = Missing.PERSON in missing and (action.needs_person or action.id in _ABOUT_SOMEBODY)
    return screen in action.footer and not alone
