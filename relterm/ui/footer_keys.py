"""Which keys stand first in the footer of a screen: there is never room for all of them."""

from textual.binding import Binding

from relterm.ui.action import Action

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


def rank(screen: str, binding: Binding) -> int:
    """How far to the left a key stands; the same for all that are not named."""
    order = _ORDER.get(screen, ())
    return order.index(binding.id) if binding.id in order else len(order)


def fits_here(binding: Binding, focused: str | None) -> bool:
    """Whether a key is of use while the widget with this id has the focus."""
    wanted = _ONLY_IN.get(binding.id or "")
    return wanted is None or wanted == focused


def useless_alone(action: Action) -> bool:
    """Whether there is nothing for an action to do while nobody is selected."""
    return action.needs_person or action.id in _ABOUT_SOMEBODY
