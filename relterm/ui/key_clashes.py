"""Two things on one key: found before anything is bound."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.dom import DOMNode

from relterm.ui.actions import BY_ID
from relterm.ui.binding_table import WIDGET_SCREENS, Known, classes
from relterm.ui.screens.base import MainScreen

_SCREENS = ("today", "people", "asks", "you", "one")
Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two bindings want one key; the loser is the one that was remapped, and later in the file."""

    key: str
    winner: str
    loser: str
    where: str
    """The screen on which they meet; empty when they meet in one widget or dialog."""


def clashes(table: Mapping[str, Known], chosen: Chosen, order: Mapping[str, int]) -> Clash | None:
    """The first clash there is, or None. What shares a key by default may go on sharing it."""
    for where, ids in _meetings(table):
        holders: dict[str, str] = {}
        for each in sorted(ids, key=lambda one: (one in chosen, order.get(one, 0))):
            for key in chosen.get(each, table[each].keys):
                held = holders.setdefault(key, each)
                if held == each or key in {*table[held].keys} & {*table[each].keys}:
                    continue
                if each in chosen and _meet(table[held], table[each]):
                    return Clash(key, held, each, where)
    return None


def _meetings(table: Mapping[str, Known]) -> Iterator[tuple[str, list[str]]]:
    """Ids that are in force at the same time, and on which screen."""
    widgets = [each.id for each in table.values() if each.prefix in WIDGET_SCREENS]
    for name in _SCREENS:
        own = [each for each in classes() if issubclass(each, MainScreen) and name == each.NAME]
        ids = [each for each, action in BY_ID.items() if name in action.screens]
        ids += [each.id for each in table.values() if _is_app(each) and each.id not in BY_ID]
        ids += [each for one in own for each in _ids(one)]
        ids += [each for each in widgets if name in WIDGET_SCREENS[table[each].prefix]]
        yield name, [each for each in dict.fromkeys(ids) if each in table]
    for owner in classes():
        if not any(table[each].owner is owner and _is_app(table[each]) for each in table):
            yield "", [each for each in _ids(owner) if each in table]


def _ids(owner: type[DOMNode]) -> list[str]:
    merged = owner._merged_bindings
    found = (each.id for _, each in merged) if merged is not None else ()
    return list(dict.fromkeys(each for each in found if each))


def _is_app(known: Known) -> bool:
    return "." not in known.id


def _meet(one: Known, other: Known) -> bool:
    """Two widgets never have the focus at once; a list and what is made of it do."""
    if one.prefix not in WIDGET_SCREENS or other.prefix not in WIDGET_SCREENS:
        return True
    return issubclass(one.owner, other.owner) or issubclass(other.owner, one.owner)
