"""Ask for one line, and say below it what is not right yet."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from relterm.domain.clean_text import storable
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.widgets.pane import Pane

Check = Callable[[str], "str | None"]
"""From what was typed to a sentence about what is wrong with it, or None."""


class Prompt(Dialog[str]):
    """One line. Gives back what was typed, word for word, or None."""

    DEFAULT_CSS = """
    Prompt #message { margin: 1 0 0 0; min-height: 1; }
    """
    DROPS = "{^dialog.leave} again drops the line."

    def __init__(
        self,
        title: str,
        initial: str = "",
        hint: str = "",
        check: Check | None = None,
        *,
        verb: str = "save",
        understood: Callable[[str], str] | None = None,
    ) -> None:
        """`verb` is what Enter does; `understood` says what a line without a problem means."""
        super().__init__()
        self._title = title
        self._initial = initial
        self._hint = hint
        self._check = check
        self._verb = verb
        self._understood = understood

    def compose(self) -> ComposeResult:
        """The line and the sentence below it."""
        with Pane(title=self._title, hint=f"⏎ {self._verb}   {{dialog.leave}} close"):
            yield LineInput(self._initial)
            yield Said([hint_line(self._hint)] if self._hint else [], id="message")

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        typed = self.query_one(LineInput).value.strip()
        return bool(typed) and typed != self._initial.strip()

    @property
    def draft(self) -> str:
        """The line."""
        return self.query_one(LineInput).value if self.dirty else ""

    def take_up(self, draft: str) -> None:
        """The line as it was."""
        self.query_one(LineInput).replace_all(draft)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.stay()
        if not event.value.strip():
            self._say(None)
            return
        problem = self._problem(event.value)
        means = self._understood(event.value) if self._understood and problem is None else ""
        self._say(problem, means)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        problem = self._problem(event.value)
        if problem is None:
            self.dismiss(storable(event.value))
        else:
            self._say(problem)

    def _problem(self, typed: str) -> str | None:
        return self._check(storable(typed)) if self._check else None

    def _say(self, problem: str | None, means: str = "") -> None:
        words = means or self._hint
        hint = [hint_line(words)] if words else []
        self.query_one("#message", Said).set_lines([warn_line(problem)] if problem else hint)
