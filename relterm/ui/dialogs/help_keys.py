"""All keys, searchable, made from the bindings that are really in force."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from relterm.ui.dialogs.list_dialog import ListDialog, holds
from relterm.ui.help_rows import HelpRow, main_rows, rows_in_front, search_rows
from relterm.ui.roles import Role
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import BLANK, Heading, Item, Line, Span

if TYPE_CHECKING:
    from textual.app import App

_SHORT = 100
"""Columns below which the help of a row is told below the list."""
_KEY_CELLS = 14
_LABEL_CELLS = 14


class HelpKeys(ListDialog):
    """Type to filter; Enter gives back the id of the action chosen, or `key:` and a key."""

    DEFAULT_CSS = """
    HelpKeys > Pane { width: 98; max-height: 100%; }
    HelpKeys RowList { max-height: 22; }
    HelpKeys.-narrow RowList { max-height: 70vh; }
    HelpKeys.-narrow Said { height: 2; }
    """
    NOTHING: ClassVar[str] = "No key does that. Backspace shows more."

    def __init__(self, app: "App[Any]", *, here: bool = False) -> None:
        """All keys of the screen, or with `here` those of the dialog in front of it."""
        super().__init__("Keys of this dialog" if here else "Keys")
        self._rows = tuple(rows_in_front(app) if here else (*main_rows(app), *search_rows()))
        self._shown: dict[str, HelpRow] = {}

    def rows(self, words: Sequence[str]) -> Sequence[Item | Heading]:
        """The keys that match, under the names of their groups."""
        shown: list[Item | Heading] = []
        group = ""
        for place, row in enumerate(self._rows):
            if not holds(words, row.key, row.label, row.help, row.group, row.also):
                continue
            if row.group != group:
                header = Line((Span(row.group, Role.HEADER),))
                shown.append(Heading((BLANK, header) if shown else (header,)))
                group = row.group
            key = row.id or f"nothing {place}"
            self._shown[key] = row
            shown.append(Item(key, (_line(row, told_below=self._short),)))
        return shown

    @property
    def _short(self) -> bool:
        """Whether the lines are too short for the help of a row."""
        return self.app.size.width < _SHORT

    @on(RowList.Highlighted)
    def _tell(self, event: RowList.Highlighted) -> None:
        """Where the lines are too short for it, the help of the row in full, below the list."""
        event.stop()
        row = self._shown.get(event.key or "")
        self.hint(" · ".join(filter(None, (row.help, row.away))) if row and self._short else "")

    def take(self, key: str) -> None:
        """Run what was chosen."""
        self.dismiss(key)


def _line(row: HelpRow, *, told_below: bool) -> Line:
    """A row; where its help is told below the list, only why it does nothing stands in it."""
    help_text = "" if told_below and row.away else f" {row.help}"
    return Line(
        (
            Span(row.key, Role.DIM if row.away else Role.ACCENT, bold=True, width=_KEY_CELLS),
            Span(row.label, Role.DIM if row.away else Role.TEXT, width=_LABEL_CELLS),
            Span(help_text, Role.DIM),
        ),
        (Span(row.away, Role.HINT),) if row.away else (),
    )
