"""THE table of actions: every key, every entry of the palette, every line of the help.

An action is found by its id in the bindings (so that keys can be remapped), runs a flow, and says
where it shows in the footer.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

FLOWS = ("moving", "logging", "keeping", "asking", "people", "undoing", "helping")
"""The modules of flows; with the dialogs they need they are imported after the first frame."""
EVERYWHERE = frozenset({"today", "people", "asks", "you"})
WITH_PERSON = frozenset({"today", "people", "asks"})


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
    needs_person: bool = False
    instant: bool = False
    """True when it opens no dialog and writes nothing: done before the next key."""


def _flow(path: str) -> Callable[["ReltermApp"], Awaitable[None]]:
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


ACTIONS: tuple[Action, ...] = (
    Action(
        "log",
        "a",
        "Log",
        "Log an interaction in one line",
        _flow("logging.log"),
        "Write",
        EVERYWHERE,
    ),
    Action(
        "new_person",
        "n",
        "New person",
        "Add a person in one line",
        _flow("people.new_person"),
        "Write",
        EVERYWHERE,
    ),
    Action(
        "quick",
        "plus",
        "Usual step",
        "Log the most usual thing for the selected person's rung",
        _flow("logging.usual"),
        "Write",
        needs_person=True,
    ),
    Action(
        "promise",
        "p",
        "Promise",
        "Note a promise you made",
        _flow("keeping.promise"),
        "Write",
        needs_person=True,
    ),
    Action(
        "remind",
        "r",
        "Remind",
        "Set a reminder for the selected person",
        _flow("keeping.remind"),
        "Write",
        WITH_PERSON,
        needs_person=True,
    ),
    Action(
        "gratitude",
        "g",
        "Thanks",
        "Log gratitude, given or received",
        _flow("keeping.gratitude"),
        "Write",
        needs_person=True,
    ),
    Action(
        "ask",
        "x",
        "Ask…",
        "Plan an ask, or record one",
        _flow("asking.ask"),
        "Write",
        WITH_PERSON,
        needs_person=True,
    ),
    Action(
        "outcome",
        "o",
        "Outcome",
        "Record what came of the selected ask",
        _flow("asking.outcome"),
        "Write",
        frozenset({"asks"}),
    ),
    Action(
        "done",
        "d",
        "Done",
        "Say how it went; close the promise, reminder or plan",
        _flow("keeping.done"),
        "Keep",
        frozenset({"today"}),
    ),
    Action(
        "snooze",
        "z",
        "Snooze",
        "Hide this person's reminders until a day",
        _flow("keeping.snooze"),
        "Keep",
        frozenset({"today", "people"}),
        needs_person=True,
    ),
    Action(
        "skip",
        "s",
        "Skip",
        "Leave this turn out; the cadence stays",
        _flow("keeping.skip"),
        "Keep",
        frozenset({"today"}),
        needs_person=True,
    ),
    Action(
        "circle",
        "C",
        "Circle",
        "Say how near to keep the selected person",
        _flow("people.circle"),
        "Keep",
        needs_person=True,
    ),
    Action(
        "edit",
        "e",
        "Edit",
        "Edit the selected entry or person",
        _flow("people.edit"),
        "Change",
        frozenset({"people", "you"}),
    ),
    Action(
        "trash",
        "ctrl+d",
        "To trash",
        "Move the selected entry or person to the trash",
        _flow("people.trash"),
        "Change",
    ),
    Action(
        "undo", "u", "Undo", "Undo the last change", _flow("undoing.undo"), "Change", EVERYWHERE
    ),
    Action("redo", "ctrl+r", "Redo", "Do again what was undone", _flow("undoing.redo"), "Change"),
    Action(
        "find",
        "slash",
        "Find",
        "Filter the people as you type",
        _flow("moving.find"),
        "Go",
        EVERYWHERE,
        instant=True,
    ),
    Action("today", "1", "Today", "Go to Today", _flow("moving.today"), "Go", instant=True),
    Action("people", "2", "People", "Go to People", _flow("moving.people"), "Go", instant=True),
    Action("asks", "3", "Asks", "Go to Asks", _flow("moving.asks"), "Go", instant=True),
    Action("you", "4", "You", "Go to You", _flow("moving.you"), "Go", instant=True),
    Action(
        "open",
        "ctrl+o",
        "Open",
        "Open the selected person in People",
        _flow("moving.open_person"),
        "Go",
        frozenset({"today", "asks"}),
        needs_person=True,
        instant=True,
    ),
    Action(
        "maximise",
        "m",
        "Maximise",
        "Give the focused pane the whole screen",
        _flow("moving.maximise"),
        "Go",
        instant=True,
    ),
    Action(
        "import", "i", "Import", "Bring people in from a file", _flow("people.import_file"), "Book"
    ),
    Action(
        "export",
        "E",
        "Export",
        "Write everything to a folder",
        _flow("people.export_folder"),
        "Book",
    ),
    Action("theme", "T", "Theme", "Choose the colours", _flow("helping.theme"), "Book"),
    Action(
        "help",
        "question_mark",
        "Help",
        "All keys, searchable",
        _flow("helping.help_keys"),
        "Book",
        EVERYWHERE,
    ),
    Action(
        "sample",
        "S",
        "Sample people",
        "Look around in a throw-away book of sample people",
        _flow("helping.sample"),
        "Book",
    ),
    Action("quit", "q", "Quit", "Close the book", _flow("helping.quit_app"), "Book"),
)

BY_ID = {action.id: action for action in ACTIONS}


def bindings() -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """The app's bindings, made from the table."""
    return [
        Binding(
            action.key,
            f"do('{action.id}')",
            action.label,
            show=bool(action.footer),
            id=action.id,
            tooltip=action.help,
        )
        for action in ACTIONS
    ]
