"""THE table of actions: every key, every entry of the palette, every line of the help.

An action is found by its id in the bindings (so that keys can be remapped), runs a flow, and says
where it shows in the footer. The rows stand in the modules here, a group each.
"""

from textual.binding import Binding

from relterm.ui.action import ANYWHERE, EVERYWHERE, Action, import_flows
from relterm.ui.actions import about_the_book, changing, going, keeping, writing

__all__ = [
    "ACTIONS",
    "ALWAYS",
    "ANYWHERE",
    "BY_ID",
    "EVERYWHERE",
    "Action",
    "bindings",
    "import_flows",
]

ACTIONS: tuple[Action, ...] = (
    *writing.ROWS,
    *keeping.ROWS,
    *changing.ROWS,
    *going.ROWS,
    *about_the_book.ROWS,
)

ALWAYS: tuple[Binding, ...] = (
    Binding("ctrl+q", "do('quit')", "Quit", show=False, priority=True, id="quit_always"),
    Binding("ctrl+z", "do('suspend')", "Suspend", show=False, priority=True, id="suspend_always"),
    Binding(
        "ctrl+p",
        "command_palette",
        "palette",
        show=False,
        priority=True,
        id="palette",
        tooltip="Find every action, person, view and theme by name",
    ),
    Binding(
        "f1",
        "help_here",
        "Help",
        show=False,
        priority=True,
        id="help_here",
        tooltip="The keys of whatever is in front, also of a dialog",
    ),
    Binding("enter", "tour_on", "Next card", show=False, priority=True, id="tour.on"),
    Binding("escape", "tour_leave", "End the tour", show=False, priority=True, id="tour.leave"),
)
"""What works everywhere, in dialogs too."""

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
