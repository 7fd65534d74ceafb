"""What an action is: something a key does, run as a flow."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

FLOWS = (
    "moving",
    "logging",
    "keeping",
    "finishing",
    "pacing",
    "fresh_start",
    "triage",
    "asking",
    "answering",
    "people",
    "editing",
    "why",
    "one_person",
    "undoing",
    "history",
    "trash",
    "bulk",
    "merging",
    "searching",
    "jumping",
    "copying",
    "composing",
    "touring",
    "helping",
)
"""The modules of flows; with the dialogs they need they are imported after the first frame."""
EVERYWHERE = frozenset({"today", "people", "asks", "you"})
WITH_PERSON = frozenset({"today", "people", "asks"})
PEOPLE = frozenset({"people"})
ASKS = frozenset({"asks"})
ONE = frozenset({"one"})
"""One person and nothing else."""
ANYWHERE = EVERYWHERE | ONE
IN_EMPTY = frozenset({"empty"})
"""For `Action.footer`: only in an empty book, on whatever screen."""
WHEN_MARKED = frozenset({"marked"})
"""For `Action.footer`: while people are marked for bulk work."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does."""

    id: str
    key: str
    label: str
    help: str
    run: Callable[["ReltermApp"], Awaitable[None]]
    group: str
    footer: frozenset[str] = frozenset()
    """The screens in whose footer it is shown."""
    screens: frozenset[str] = ANYWHERE
    """Where the key does this; elsewhere it may do something else."""
    needs_person: bool = False
    takes_marked: bool = False
    """True when those marked will do for `needs_person`, though the filter hides all of them."""
    instant: bool = False
    """True when it opens no dialog and writes nothing: done before the next key."""


def flow(path: str) -> Callable[["ReltermApp"], Awaitable[None]]:
    """The flow `module.name`, imported when it is first run."""
    module, name = path.split(".")

    async def run(app: "ReltermApp") -> None:
        await getattr(import_module(f"relterm.ui.flows.{module}"), name)(app)

    run.__name__ = path
    return run


def import_flows() -> None:
    """Import what the actions need, so that the first key does not wait for it."""
    for module in FLOWS:
        import_module(f"relterm.ui.flows.{module}")
