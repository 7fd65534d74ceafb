"""All keys, searchable, made from the bindings that are really in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import ActiveBinding
from textual.screen import Screen

from relterm.ui.dialogs.list_dialog import ListDialog, holds
from relterm.ui.roles import Role
from relterm.ui.show import visible
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, Span

if TYPE_CHECKING:
    from textual.app import App

    from relterm.ui.action import Action

_HERE = "here"
_KEY_CELLS = 14
_LABEL_CELLS = 14


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    """Empty for a key of the focused widget, which only works there."""
    group: str
    key: str
    label: str
    help: str


class HelpKeys(ListDialog):
    """Type to filter; Enter gives back the id of the action chosen."""

    DEFAULT_CSS = """
    HelpKeys > Pane { width: 98; max-height: 100%; }
    HelpKeys RowList { max-height: 22; }
    HelpKeys.-narrow RowList { max-height: 17; }
    """
    NOTHING: ClassVar[str] = "No key does that. Backspace shows more."

    def __init__(self, app: "App[Any]") -> None:
        super().__init__("Keys")
        self._rows = (*_actions(app), *_here(app))

    def rows(self, words: Sequence[str]) -> Sequence[Item | Heading]:
        """The keys that match, under the names of their groups."""
        shown: list[Item | Heading] = []
        group = ""
        for place, row in enumerate(self._rows):
            if not holds(words, row.key, row.label, row.help, row.group):
                continue
            if row.group != group:
                header = Line((Span(row.group, Role.HEADER),))
                shown.append(Heading((BLANK, header) if shown else (header,)))
                group = row.group
            shown.append(Item(row.id or f"{_HERE} {place}", (_line(row),)))
        return shown

    def take(self, key: str) -> None:
        """Run an action; a key of a list only works in the list."""
        if key.startswith(_HERE):
            self.hint("That key works where the cursor was: Esc, then press it.")
        else:
            self.dismiss(key)


def _line(row: _Row) -> Line:
    return Line(
        (
            Span(row.key, Role.ACCENT, bold=True, width=_KEY_CELLS),
            Span(row.label, width=_LABEL_CELLS),
            Span(f" {row.help}", Role.DIM),
        )
    )


def _actions(app: "App[Any]") -> Iterable[_Row]:
    """The table of actions, with the keys that are bound to them now, group by group."""
    # The table imports the flows, which import this dialog.
    from relterm.ui.actions import ACTIONS
    from relterm.ui.key_signs import key_sign

    screen = _main_screen(app)
    keys: dict[str, list[str]] = {}
    for each in screen.active_bindings.values():
        if each.binding.id:
            keys.setdefault(each.binding.id, []).append(_shown(app, each))
    groups = list(dict.fromkeys(action.group for action in ACTIONS))
    for action in sorted(ACTIONS, key=lambda action: groups.index(action.group)):
        shown = ", ".join(dict.fromkeys(keys.get(action.id, [])))
        help_text = action.help
        if not shown:
            shown = key_sign(app, action.id)
            help_text = f"{help_text} ({_where(action)})"
        yield _Row(action.id, action.group, shown, action.label, help_text)


def _where(action: "Action") -> str:
    """`on Asks`: where a key does what it does."""
    return "on " + " and ".join(sorted(each.capitalize() for each in action.screens - {"one"}))


def _here(app: "App[Any]") -> Iterable[_Row]:
    """The keys of the widget that has the focus, and of what it stands in."""
    screen = _main_screen(app)
    found: dict[tuple[int, str], tuple[ActiveBinding, list[str]]] = {}
    for each in screen.active_bindings.values():
        if each.node is app or isinstance(each.node, Screen) or not each.binding.description:
            continue
        name = (id(each.node), each.binding.action)
        found.setdefault(name, (each, []))[1].append(_shown(app, each))
    for each, keys in found.values():
        yield _Row("", "Where the cursor is", ", ".join(keys), each.binding.description, "")


def _main_screen(app: "App[Any]") -> Screen[object]:
    return next(each for each in reversed(app.screen_stack) if not each.is_modal)


def _shown(app: "App[Any]", each: ActiveBinding) -> str:
    return visible(app.get_key_display(each.binding))
