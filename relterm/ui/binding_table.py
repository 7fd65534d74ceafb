"""Every key that can be remapped, read from the classes that have it; nothing is listed twice."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import relterm.ui
from relterm.ui.action import ANYWHERE

FIXED = frozenset({"quit_always", "tour.on", "tour.leave"})
"""Not to be remapped: whatever a file says, there is a way on and a way out."""
WIDGET_SCREENS: dict[str, frozenset[str]] = {
    "list": ANYWHERE,
    "text": ANYWHERE,
    "chart": frozenset({"people"}),
    "gate": frozenset({"people", "asks"}),
    "form": frozenset({"you"}),
    "picker": frozenset({"you"}),
}
"""The main screens on which a widget stands, by the first part of its ids."""


@dataclass(frozen=True, slots=True)
class Known:
    """A binding as its class declares it."""

    id: str
    keys: tuple[str, ...]
    words: str
    """What it does."""
    owner: type[DOMNode]

    @property
    def prefix(self) -> str:
        """The first part of the id: `list` of `list.down`."""
        return self.id.partition(".")[0]


def import_everything() -> None:
    """Import all screens, dialogs and widgets, so that every binding is known."""
    for module in walk_packages(relterm.ui.__path__, "relterm.ui."):
        import_module(module.name)


def loaded() -> Iterator[Known]:
    """The bindings with an id of every class imported so far, in the order of their modules."""
    for owner in classes():
        for each in owner.__dict__.get("BINDINGS", ()):
            if isinstance(each, Binding) and each.id and each.id not in FIXED:
                keys = tuple(key.strip() for key in each.key.split(","))
                yield Known(each.id, keys, each.tooltip or each.description, owner)


def classes() -> list[type[DOMNode]]:
    """The classes of relterm that have bindings of their own; the app itself first."""
    found: list[type[DOMNode]] = []
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            ours = each.__module__.startswith("relterm.ui.") and each.__module__ in sys.modules
            if ours and "BINDINGS" in each.__dict__:
                found.append(each)
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda each: (not issubclass(each, App), each.__module__))


_DEFAULTS: dict[str, Known] = {}


def default_of(binding_id: str) -> Known | None:
    """A binding by its id; None when no class imported so far has it."""
    if binding_id not in _DEFAULTS:
        _DEFAULTS.update({each.id: each for each in loaded()})
    return _DEFAULTS.get(binding_id)
