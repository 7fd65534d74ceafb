"""Choose one of a few things."""

from collections.abc import Sequence
from dataclasses import dataclass

from relterm.domain.clean_text import fold
from relterm.ui.dialogs.list_dialog import ListDialog, holds
from relterm.ui.roles import Role
from relterm.ui.show import visible, width
from relterm.ui.widgets.rows import Heading, Item, Line, Span

_WIDEST_LABEL = 30
_GAP = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its key, what it is called, and a few words about it."""

    key: str
    label: str
    detail: str = ""


class Choose(ListDialog):
    """A list of choices. Gives back the key of the one taken, or None."""

    def __init__(self, title: str, choices: Sequence[Choice], selected: str | None = None) -> None:
        super().__init__(title, selected=selected)
        self._choices = tuple(choices)

    def rows(self, words: Sequence[str]) -> Sequence[Item | Heading]:
        """The choices whose label or detail holds the words; a label that begins so comes first."""
        labels = [width(visible(each.label)) for each in self._choices]
        column = min(max(labels, default=0), _WIDEST_LABEL) + _GAP
        found = [each for each in self._choices if holds(words, each.label, each.detail)]
        if words:
            found.sort(key=lambda each: not fold(each.label).startswith(" ".join(words)))
        return [Item(each.key, (_line(each, column),)) for each in found]


def _line(choice: Choice, column: int) -> Line:
    if not choice.detail:
        return Line((Span(choice.label),))
    label = Span(choice.label, width=column - _GAP)
    return Line((label, Span(" " * _GAP), Span(choice.detail, Role.DIM)))
