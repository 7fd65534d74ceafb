"""The command palette: every action of the table, and the themes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from relterm.ui.actions import ACTIONS, Action
from relterm.ui.screens.base import MainScreen
from relterm.ui.show import visible


@dataclass(frozen=True, slots=True)
class _Command:
    name: str
    help: str
    run: Callable[[], Any]


class ReltermCommands(Provider):
    """Commands with their keys. While a dialog is open only the themes are offered."""

    async def search(self, query: str) -> Hits:
        """The commands whose name or help matches, best first."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = max(matcher.match(command.name), matcher.match(command.help) * 0.8)
            if score > 0:
                shown = matcher.highlight(command.name)
                yield Hit(score, shown, command.run, text=command.name, help=command.help)

    async def discover(self) -> Hits:
        """Every command."""
        for command in self._commands():
            yield DiscoveryHit(
                Content(command.name), command.run, text=command.name, help=command.help
            )

    def _commands(self) -> Iterator[_Command]:
        if isinstance(self.screen, MainScreen):
            for action in ACTIONS:
                if self.screen.NAME not in action.screens:
                    continue
                name = f"{action.label}   {self._key(action)}"
                run = partial(self.app.run_action, f"app.do('{action.id}')")
                yield _Command(name, action.help, run)
        for theme in sorted(self.app.available_themes):
            name = visible(theme)
            yield _Command(f"Theme: {name}", "Change the colours", partial(self._wear, theme))

    def _key(self, action: Action) -> str:
        """The key of an action, remapped or not; the palette in front hides the bindings."""
        keys = self.app._keymap.get(action.id, action.key)
        return visible(self.app.get_key_display(Binding(keys.split(",")[0], "")))

    def _wear(self, theme: str) -> None:
        self.app.theme = theme
