"""An app whose every widget has the keys that the user chose, and which can show a tour.

No cursor blinks in it: nothing is painted while nobody does anything.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

from relterm.ui.keymap import Keymap, keymap_of
from relterm.ui.roles import legible

if TYPE_CHECKING:
    from textual.widgets import Input

    from relterm.ui.tour import Tour


class KeyedApp(App[str]):
    """Rewrites the bindings of each node when it is registered, see `relterm.ui.keymap`."""

    keymap = Keymap()
    """The keys in force."""
    tour: "Tour | None" = None
    """The tour, while there is one."""
    tour_left_at = 0
    """The step at which the tour was left, counted from 0."""
    tour_first = False
    """Whether it begins as soon as the app is there."""
    sample = False
    """Whether the book holds sample people, and is thrown away."""

    def _register_child(self, parent: DOMNode, child: Widget, *place: Any) -> None:
        """Give each widget and screen the keys that are in force."""
        super()._register_child(parent, child, *place)
        self.keymap.apply(child)
        if getattr(child, "cursor_blink", False):
            cast("Input", child).cursor_blink = False

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme, the faint ones made to read."""
        variables = super().get_css_variables()
        variables.update(legible(variables))
        self.theme_variables = variables
        return variables

    def set_keymap(self, keymap: Mapping[str, str]) -> None:
        """Change keys while the app runs: ids to keys."""
        self.keymap = keymap_of(keymap)
        for each in (self, *self._registry):
            self.keymap.apply_anew(each)
        self.refresh_bindings()

    def look_around(self) -> None:
        """A key has done its work, or a screen came to the front: the tour may go on."""
        if self.tour is not None and self.is_running and self.screen_stack:
            self.tour.look()

    def has_done(self, action_id: str) -> None:
        """An action of the table has run to its end."""
        if self.tour is not None:
            self.tour.did(action_id)

    def action_tour_on(self) -> None:
        """The next card of the tour."""
        if self.tour is not None:
            self.tour.go_on()

    def action_tour_leave(self) -> None:
        """End the tour."""
        if self.tour is not None:
            self.tour.leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the tour are keys only while it lasts."""
        if action in {"tour_on", "tour_leave"}:
            return self.tour is not None and self.tour.takes_key(action)
        return super().check_action(action, parameters)

    def action_help_here(self) -> None:
        """The keys of what is in front, a dialog too."""
        import_module("relterm.ui.flows.helping").help_here(self)
