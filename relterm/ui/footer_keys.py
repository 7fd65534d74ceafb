"""Which keys stand first in the footer of a screen: there is never room for all of them."""

from textual.binding import Binding

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


def rank(screen: str, binding: Binding) -> int:
    """How far to the left a key stands; the same for all that are not named."""
    order = _ORDER.get(screen, ())
    return order.index(binding.id) if binding.id in order else len(order)


def fits_here(binding: Binding, focused: str | None) -> bool:
    """Whether a key is of use while the widget with this id has the focus."""
    wanted = _ONLY_IN.get(binding.id or "")
    return wanted is None or wanted == focused
