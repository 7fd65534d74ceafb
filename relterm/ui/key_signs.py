"""The sign of an action's key, as it is now: keys can be remapped."""

from typing import Any

from textual.app import App
from textual.binding import Binding

from relterm.ui.actions import BY_ID
from relterm.ui.show import visible


def key_sign(app: App[Any], action_id: str) -> str:
    """The key of an action of the table as a sign to show; empty when there is no such action."""
    action = BY_ID.get(action_id)
    if action is None:
        return ""
    keys = app._keymap.get(action.id, action.key)
    return visible(app.get_key_display(Binding(keys.split(",")[0], "")))
