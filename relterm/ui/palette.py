"""The command palette: every action, view, theme and person, by name.

People are found while typing, never all listed. What belongs to another screen goes there first.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from relterm.domain.clean_text import fold
from relterm.errors import ReltermError
from relterm.service.views.people import people_list, people_page
from relterm.ui.actions import ACTIONS, Action
from relterm.ui.dialogs.list_dialog import holds
from relterm.ui.everyday_words import ALSO
from relterm.ui.help_rows import CONFIG, CONFIG_HELP, where
from relterm.ui.key_signs import key_sign
from relterm.ui.screens.base import MainScreen
from relterm.ui.show import LIST_LIMIT, visible

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

MOST_PEOPLE = 10
"""People found by a name."""
_BEGINS, _CALLED, _PERSON, _ALSO, _SAID = 1_000.0, 600.0, 500.0, 400.0, 0.1
"""Scores: a name that begins so, everyday words, a person, their beginnings, letters, the help."""


@dataclass(frozen=True, slots=True)
class _Command:
    name: str
    help: str
    run: Callable[[], Any]
    outside: bool = False
    """Whether the name was written by somebody else."""
    also: str = ""
    """Everyday words for it."""


class ReltermCommands(Provider):
    """Commands with their keys. While a dialog is open only the themes are offered."""

    async def search(self, query: str) -> Hits:
        """What matches by name or help, best first; then people of that name."""
        matcher = self.matcher(query)
        words = fold(query).split()
        for command in self._commands():
            score = matcher.match(command.name)
            if words and fold(command.name).startswith(" ".join(words)):
                score += _BEGINS
            elif said := _said(words, command):
                score += said
            elif not score and words and holds(words, command.help):
                score = _SAID
            if score > 0:
                # Textual's highlight reads its text as markup; the name of a view is data.
                ours = not command.outside
                shown = matcher.highlight(command.name) if ours else Content(command.name)
                yield Hit(score, shown, command.run, text=command.name, help=command.help)
        for place, command in enumerate(self._people(query)):
            name = Content(command.name)
            yield Hit(_PERSON - place, name, command.run, text=command.name, help=command.help)

    async def discover(self) -> Hits:
        """Every command."""
        for command in self._commands():
            yield DiscoveryHit(
                Content(command.name), command.run, text=command.name, help=command.help
            )

    @property
    def _relterm(self) -> "ReltermApp | None":
        """The app, while one of its main screens is in front."""
        return self.screen.relterm if isinstance(self.screen, MainScreen) else None

    def _commands(self) -> Iterator[_Command]:
        app = self._relterm
        if app is not None and isinstance(self.screen, MainScreen):
            for action in ACTIONS:
                here = self.screen.NAME in action.screens
                name = f"{action.label}   {key_sign(app, action.id)}".rstrip()
                help_text = action.help if here else f"{action.help} · {where(action)}"
                run = partial(_run, app, action)
                yield _Command(name, help_text, run, also=ALSO.get(action.id, ""))
            configure = partial(_configure, app)
            yield _Command("Configure", CONFIG_HELP, configure, also=ALSO[CONFIG])
            yield from self._views(app)
        for theme in sorted(self.app.available_themes):
            name = visible(theme)
            run = partial(self._wear, theme)
            yield _Command(f"Theme: {name}", "Change the colours", run, outside=True)

    def _views(self, app: "ReltermApp") -> Iterator[_Command]:
        """The filters that were saved."""
        with suppress(ReltermError):  # the book is busy: no views this time
            for view in app.desk.book.views.all():
                name = visible(view.name, limit=LIST_LIMIT)
                query = visible(view.query, limit=LIST_LIMIT)
                help_text = f"Show these people: {query}"
                run = partial(_filter, app, view.query)
                yield _Command(f"View: {name}", help_text, run, outside=True)

    def _people(self, query: str) -> Iterator[_Command]:
        """Those whose name matches, quick in a book of any size."""
        app = self._relterm
        if app is None or not query.strip():
            return
        with suppress(ReltermError):  # the book is busy: no people this time
            found = people_list(app.desk, query)
            if not found.filtered:
                return
            for each in people_page(app.desk, found.ids[:MOST_PEOPLE]):
                name = visible(each.name, limit=LIST_LIMIT)
                hint = visible(each.hint, limit=LIST_LIMIT)
                run = partial(app.show_person, each.uid)
                yield _Command(name, f"Open in People{f' · {hint}' if hint else ''}", run)

    def _wear(self, theme: str) -> None:
        self.app.theme = theme


def _run(app: "ReltermApp", action: Action) -> None:
    """Run it in a worker: it may wait for dialogs."""
    flow = import_module("relterm.ui.flows.helping").run_anywhere
    app.run_worker(flow(app, action.id), group="palette")


def _said(words: Sequence[str], command: _Command) -> float:
    """A score for everyday words: all that was typed are whole words of it, or begin some."""
    known = fold(f"{command.name} {command.help} {command.also}").split()
    if not words or not command.also or not holds(words, *known):
        return 0
    if all(word in known for word in words):
        return _CALLED
    return _ALSO if all(any(each.startswith(word) for each in known) for word in words) else 0


def _filter(app: "ReltermApp", query: str) -> None:
    flow = import_module("relterm.ui.flows.searching").show
    app.run_worker(flow(app, query), group="palette")


def _configure(app: "ReltermApp") -> None:
    try:
        import_module("relterm.ui.flows.helping").config_file(app)
    except ReltermError as error:
        app.say(str(error), severity="error")
