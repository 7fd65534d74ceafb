"""The dialogs of an ask: what it is, when, and why now although it is early."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from relterm.domain.clean_text import storable
from relterm.domain.interactions import Ask
from relterm.domain.quick_add import PersonMatch
from relterm.service.desk import Desk
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.list_dialog import ListDialog, holds
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.dialogs.quick_add import QuickAdd
from relterm.ui.dialogs.said import Said, hint_line
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import Heading, Item, Line, Span

NEW = "new:"
"""How the result begins when something new is to be asked for; the words follow."""
PLANNED = "ask:"
"""How it begins when a planned ask was chosen; its uid follows."""
FEW_WORDS = "A few words, please."
_LABEL = 14


class AskWhat(ListDialog):
    """Type what to ask for one day, or choose one of the asks that are planned.

    Gives back `NEW` with the words, `PLANNED` with the uid, or None.
    """

    TYPING: ClassVar[str] = "what would you like to ask one day?"
    NOTHING: ClassVar[str] = "Type it in a few words: a pilot at Northwind, say."

    def __init__(self, name: str, planned: Sequence[Ask]) -> None:
        super().__init__(f"Ask {name} …")
        self._planned = tuple(planned)

    def on_mount(self) -> None:
        """Say what the line is for."""
        super().on_mount()
        if self._planned:
            self.hint("Enter on a planned one: you asked, or drop it.")

    def rows(self, words: Sequence[str]) -> Sequence[Item | Heading]:
        """What was typed, then the planned asks that hold the words."""
        typed = self._typed
        found = [
            _row(f"{PLANNED}{ask.uid}", "planned", ask.what or ask.size.word, ask.size.word)
            for ask in self._planned
            if holds(words, ask.what, ask.size.word)
        ]
        return [_row(f"{NEW}{typed}", "one day", typed, ""), *found] if typed else found

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        return bool(self._typed)

    @property
    def draft(self) -> str:
        """The line."""
        return self._typed

    def take_up(self, draft: str) -> None:
        """The line as it was."""
        self.query_one("#filter", LineInput).replace_all(draft)

    @on(Input.Changed, "#filter")
    def _still_here(self) -> None:
        self.stay()
        self.hint("")

    @on(Input.Submitted, "#filter")
    def _needs_words(self) -> None:
        if self._list.cursor_key is None:
            self.warn(FEW_WORDS)

    @property
    def _typed(self) -> str:
        return storable(self.query_one("#filter", LineInput).value).strip()


def _row(key: str, label: str, what: str, right: str) -> Item:
    spans = (Span(label, Role.DIM, width=_LABEL), Span(what, Role.NAME, bold=True))
    return Item(key, (Line(spans, (Span(right, Role.DIM),) if right else ()),))


class ChooseWith(Choose):
    """Choices, and below them a few sentences that help to choose."""

    DEFAULT_CSS = """
    ChooseWith #message { max-height: 10; margin: 1 0 0 0; }
    """

    def __init__(self, title: str, choices: Sequence[Choice], said: Sequence[Line]) -> None:
        super().__init__(title, choices)
        self._said = tuple(said)

    def on_mount(self) -> None:
        """Say them."""
        super().on_mount()
        self.query_one("#message", Said).set_lines(self._said)


class AskAnyway(Prompt):
    """Why not yet and what it would cost; gives back the typed reason, or None."""

    DEFAULT_CSS = """
    AskAnyway #why-not { max-height: 14; margin: 0 0 1 0; }
    """

    def __init__(self, said: Sequence[Line]) -> None:
        super().__init__("Ask anyway?", check=needed)
        self._said = tuple(said)

    def compose(self) -> ComposeResult:
        """The sentences, then the line for the reason."""
        with Pane(title="Ask anyway?", hint="⏎ record it   {dialog.leave} leave it"):
            yield Said(self._said, id="why-not")
            yield LineInput(placeholder="why now?")
            yield Said([hint_line(REASON_HINT)], id="message")


REASON_HINT = "Type why you ask anyway; the log will show that it was early."


class FollowUp(QuickAdd):
    """The quick-add line with a question above it and words to begin with; Esc leaves it out."""

    KEYS: ClassVar[str] = (
        "{line.save} log it   {line.complete} complete   {line.down} chips   "
        "{dialog.leave} leave it"
    )

    def __init__(self, desk: Desk, person: PersonMatch | None, title: str, initial: str) -> None:
        super().__init__(desk, person, initial)
        self.words = replace(self.words, title=title)


def needed(typed: str) -> str | None:
    """A reason is a few words."""
    return None if typed.strip() else FEW_WORDS
