"""What the help lists: the table of actions, and the bindings of the screen and of the focus."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Input, TextArea

from relterm.domain.search_words import OPERATORS, SIGNS, VALUES
from relterm.ui.actions import ACTIONS, ALWAYS, BY_ID
from relterm.ui.everyday_words import ALSO
from relterm.ui.key_signs import key_sign, sign_of

if TYPE_CHECKING:
    from relterm.ui.action import Action

PRESS = "key:"
"""Begins the id of a row that stands for a key and no action."""
SEARCH = "search:"
"""Begins the id of a row that opens the search, with what follows already typed."""
_SEARCHING = "In the search and the filter"
_SOME = 3
"""So many values of an operator are named."""
CONFIG = "config_file"
"""The id of the row about the configuration file."""
CONFIG_HELP = "Write a file to change keys, colours and words of your own"
NAMES = {"one": "one person"}
"""What a screen is called in a sentence, where that is not its id with a capital."""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A key and what it does."""

    id: str
    group: str
    key: str
    label: str
    help: str
    away: str = ""
    """Why it does nothing here, such as `on Asks`; empty when it works."""

    @property
    def also(self) -> str:
        """Everyday words that find it too."""
        return ALSO.get(self.id, "")


def main_rows(app: App[Any]) -> Iterator[HelpRow]:
    """The actions group by group, then what works on this screen and where the cursor is."""
    screen = next(each for each in reversed(app.screen_stack) if not each.is_modal)
    yield from _actions(app, screen)
    yield HelpRow(
        CONFIG,
        "Book",
        "",
        "Configure",
        CONFIG_HELP,
    )
    yield from _bindings(app, screen)


def rows_in_front(app: App[Any]) -> Iterator[HelpRow]:
    """The keys of a dialog."""
    yield from _bindings(app, app.screen)


def search_rows() -> Iterator[HelpRow]:
    """The operators of the search, with values to begin with; Enter opens the search with one."""
    for operator, meaning in OPERATORS.items():
        known = ", ".join(value.word for value in VALUES.get(operator, ())[:_SOME])
        yield HelpRow(f"{SEARCH}{operator}:", _SEARCHING, f"{operator}:", known, meaning)
    for sign, meaning in SIGNS.items():
        yield HelpRow(SEARCH, _SEARCHING, sign, "", meaning)


def where(action: "Action") -> str:
    """`on Asks`: where a key does what it does."""
    names = sorted(NAMES.get(each, each.capitalize()) for each in action.screens - {"one"})
    return "on " + " and ".join(names)


def _actions(app: App[Any], screen: Screen[Any]) -> Iterator[HelpRow]:
    keys: dict[str, list[str]] = {}
    for each in screen.active_bindings.values():
        if each.binding.id:
            keys.setdefault(each.binding.id, []).append(sign_of(app, each.binding.key))
    groups = list(dict.fromkeys(action.group for action in ACTIONS))
    nobody = getattr(screen, "selected_person", "") is None
    for action in sorted(ACTIONS, key=lambda action: groups.index(action.group)):
        shown = ", ".join(dict.fromkeys(keys.get(action.id, [])))
        away = "" if getattr(screen, "NAME", "") in action.screens else where(action)
        if not away and not shown and key_sign(app, action.id):
            away = "not while this has the focus"
        elif not away and action.needs_person and nobody:
            away = "choose a person first"
        key = shown or key_sign(app, action.id) or "no key"
        yield HelpRow(action.id, action.group, key, action.label, action.help, away)


def _bindings(app: App[Any], screen: Screen[Any]) -> Iterator[HelpRow]:
    """The keys of the widget that has the focus, of what it stands in, and of everywhere."""
    found: dict[tuple[int, str], tuple[ActiveBinding, list[str]]] = {}
    for each in screen.active_bindings.values():
        if each.binding.id in BY_ID or not each.binding.description or not each.enabled:
            continue
        name = (id(each.node), each.binding.action)
        found.setdefault(name, (each, []))[1].append(sign_of(app, each.binding.key))
    rows = []
    for each, keys in found.values():
        order, group = _group(app, each)
        id_ = f"{PRESS}{each.binding.key}"
        words = each.binding.tooltip if each.binding.tooltip != each.binding.description else ""
        row = HelpRow(id_, group, ", ".join(keys), each.binding.description, words)
        rows.append((order, row))
    for _, row in sorted(rows, key=lambda pair: pair[0]):
        yield row


def _group(app: App[Any], each: ActiveBinding) -> tuple[int, str]:
    if each.node is app or each.binding.id in {one.id for one in ALWAYS}:
        return 3, "Everywhere"
    if isinstance(each.node, Input | TextArea):
        return 2, "While typing"
    if isinstance(each.node, Screen) and each.binding.id is None:
        return 3, "Everywhere"
    return (1, "On this screen") if isinstance(each.node, Screen) else (0, "Where the cursor is")
