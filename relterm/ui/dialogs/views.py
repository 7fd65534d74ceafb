"""Choose a saved view, call it something else, or let it go."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from textual.binding import Binding, BindingType

from relterm.domain.saved_views import View
from relterm.ui.dialogs.list_dialog import ListDialog, holds
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import Heading, Item, Line, Span, line

EVERYBODY = "everybody"
_NAME = 26


class Wish(StrEnum):
    """What is to be done with a view."""

    SHOW = "show"
    RENAME = "rename"
    DELETE = "delete"


class ChooseView(ListDialog):
    """The views of the book; what was wished is in `chosen` when it closes with a key."""

    NOTHING: ClassVar[str] = "No view matches. Backspace shows more."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "wish('rename')", "Rename", show=False, id="views.rename"),
        Binding("f8", "wish('delete')", "Delete", show=False, id="views.delete"),
    ]

    def __init__(self, views: Sequence[View], shown: View | None) -> None:
        super().__init__("Views", selected=shown.uid if shown else None)
        self._views = {view.uid: view for view in views}
        self._wish = Wish.SHOW

    @property
    def chosen(self) -> Wish:
        """What is to be done with the view whose key is given back."""
        return self._wish

    def on_mount(self) -> None:
        """Show all views, and the keys that belong to them."""
        super().on_mount()
        keys = "⏎ show   {views.rename} rename   {views.delete} delete   {dialog.leave} close"
        self.query_one(Pane).set_hint(keys)

    def rows(self, words: Sequence[str]) -> Sequence[Item | Heading]:
        """Everybody, then the views whose name or query holds the words."""
        found = [view for view in self._views.values() if holds(words, view.name, view.query)]
        rows: list[Item | Heading] = []
        if not words:
            rows.append(Item(EVERYBODY, (line("everybody", Role.DIM),)))
        return [*rows, *(Item(view.uid, (_row(view),)) for view in found)]

    def action_wish(self, wish: str) -> None:
        """Rename or delete the view the cursor is on."""
        key = self._list.cursor_key
        if key in self._views:
            self._wish = Wish(wish)
            self.take(key)


def _row(view: View) -> Line:
    return Line((Span(view.name, width=_NAME), Span(view.query, Role.DIM)))
