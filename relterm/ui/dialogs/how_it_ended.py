"""How did it end: one of a few answers, and a line about it for whoever wants to add one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from relterm.domain.clean_text import fold, storable
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.said import Said
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Item, Line, ListSource, Span, line

_LABEL = 16
_SHORT = 2
"""Letters from which on an answer may be named by its beginning."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The key of the answer, and what was written about it (or nothing)."""

    key: str
    note: str = ""


_KEYS = "⏎ choose   {ended.up}{ended.down} answers   {dialog.leave} close"


class HowItEnded(Dialog[Ended]):
    """Arrows choose the answer, or the line begins with it; Enter takes it with the line."""

    DEFAULT_CSS = """
    HowItEnded RowList { height: auto; margin: 1 0 0 0; }
    HowItEnded #about { margin: 0 0 1 0; }
    HowItEnded #message { margin: 1 0 0 0; min-height: 1; }
    """
    DROPS: ClassVar[str] = "{^dialog.leave} again drops the line."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="ended.up"),
        Binding("down", "move(1)", "Down", show=False, id="ended.down"),
    ]

    def __init__(self, title: str, about: str, choices: Sequence[Choice]) -> None:
        """`about` is what it is about: the promise, the plan."""
        super().__init__()
        self._title = title
        self._about = about
        self._choices = tuple(choices)
        self._by_hand = False

    def compose(self) -> ComposeResult:
        """What it is about, the line, the answers."""
        rows = [
            Item(
                each.key,
                (Line((Span(each.label, width=_LABEL), Span(each.detail, Role.DIM))),),
            )
            for each in self._choices
        ]
        with Pane(title=self._title, hint=_KEYS):
            yield Said([line(self._about, Role.NAME)], id="about")
            yield LineInput(placeholder="a few words about it, if you like")
            answers = RowList(ListSource(rows))
            answers.styles.height = len(rows)
            yield answers
            yield Said(id="message")

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        return bool(self.query_one(LineInput).value.strip())

    @property
    def draft(self) -> str:
        """The line."""
        return self.query_one(LineInput).value if self.dirty else ""

    def take_up(self, draft: str) -> None:
        """The line as it was."""
        self.query_one(LineInput).replace_all(draft)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.stay()
        named = self._named(event.value)
        if named is not None and not self._by_hand:
            self._answers.choose(named.key)
        self._say()

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._say()

    @on(RowList.Selected)
    def _clicked(self, event: RowList.Selected) -> None:
        event.stop()
        self._take(event.key)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._answers.cursor_key is not None:
            self._take(self._answers.cursor_key)

    def action_move(self, step: int) -> None:
        """Move to another answer; from then on the words do not choose any more."""
        self._by_hand = True
        self._answers.action_move(step)

    @property
    def _answers(self) -> RowList:
        return self.query_one(RowList)

    def _take(self, key: str) -> None:
        self.dismiss(Ended(key, self._note(key)))

    def _say(self) -> None:
        """Below the answers: what of the line will be written down."""
        key = self._answers.cursor_key
        note = self._note(key) if key else ""
        self.hint(f"written down with it: {note}" if note else "")

    def _named(self, typed: str) -> Choice | None:
        """The answer the line begins with: whole, or as much of it as was typed."""
        words = fold(typed).split()
        if sum(map(len, words)) < _SHORT:
            return None
        for choice in self._choices:
            label = fold(choice.label).split()
            if words[: len(label)] == label or " ".join(label).startswith(" ".join(words)):
                return choice
        return None

    def _note(self, key: str) -> str:
        """The line without the answer it begins with."""
        typed = storable(self.query_one(LineInput).value).strip()
        choice = self._named(typed)
        if choice is None or choice.key != key:
            return typed
        words = len(choice.label.split())
        return "".join(typed.split(maxsplit=words)[words:])
