"""Tags in one line, given and taken: `conf -old`, of one person or of many."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from relterm.domain.clean_text import fold
from relterm.domain.tag_line import TagChange, read_tags, tag_text, tag_words, typed_tag
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.key_signs import taught
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import Line, Span

_SHOWN = 12
"""Tags of each sort that are named."""


class TagSuggester(Suggester):
    """Completes the tag at the end of the line: after `-` one they have, else one in use."""

    def __init__(self, in_use: Sequence[str], theirs: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._in_use = in_use
        self._theirs = theirs

    async def get_suggestion(self, value: str) -> str | None:
        """The line with the rest of the tag."""
        start, typed = typed_tag(value, len(value))
        takes = value[:start].endswith(("-", "\u2212", '-"', "-#"))
        wanted = fold(typed)
        if not wanted:
            return None
        for tag in self._theirs if takes else self._in_use:
            if fold(tag).startswith(wanted) and len(tag) > len(typed):
                quoted = tag_text(tag) != tag and not value[:start].endswith('"')
                return f'{value[:start]}"{tag}"' if quoted else value + tag[len(typed) :]
        return None


class TagLine(Dialog[TagChange]):
    """Gives back the change, or None."""

    DEFAULT_CSS = """
    TagLine #theirs { margin: 1 0 0 0; }
    TagLine #message { min-height: 1; }
    """
    DROPS = "{^dialog.leave} again drops the line."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False, id="tags.complete"),
    ]

    def __init__(self, whom: str, count: int, theirs: Mapping[str, int], in_use: Sequence[str]):
        """`theirs` are the tags of the `count` people, with how many have each."""
        super().__init__()
        self._whom = whom
        self._count = count
        self._theirs = theirs
        self._in_use = in_use

    def compose(self) -> ComposeResult:
        """The line, what they have, and what it would do."""
        suggester = TagSuggester(self._in_use, tuple(self._theirs))
        with Pane(title=f"Tag {self._whom}", hint=self._keys()):
            yield LineInput(placeholder="conf sailing -old", suggester=suggester)
            yield Said(self._said(), id="theirs")
            yield Said([self._teaching()], id="message")

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        return bool(self.query_one(LineInput).value.strip())

    @property
    def draft(self) -> str:
        """What was typed."""
        return self.query_one(LineInput).value

    def take_up(self, draft: str) -> None:
        """Put back what was typed."""
        self.query_one(LineInput).replace_all(draft)

    def action_complete(self) -> None:
        """Take the tag that is suggested."""
        self.query_one(LineInput).action_cursor_right()

    def _keys(self) -> str:
        return "⏎ save   {tags.complete} complete   {dialog.leave} close"

    def _teaching(self) -> Line:
        return hint_line("a word gives a tag, a minus before it takes it away")

    def _said(self) -> list[Line]:
        """What all of them have, and what some have."""
        every = [tag for tag, count in self._theirs.items() if count >= self._count]
        some = [tag for tag, count in self._theirs.items() if count < self._count]
        if not self._theirs:
            return [hint_line("no tags yet")]
        lines = []
        if every:
            label = "has" if self._count == 1 else "all have"
            lines.append(_tags(label, [f"#{tag}" for tag in every]))
        if some:
            said = [f"#{tag} {self._theirs[tag]:,}" for tag in some]
            lines.append(_tags("some have", said))
        return lines

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.stay()
        change = self._change
        words = [hint_line(f"would give {tag_words(change)}")] if change.add else []
        if change.take and not change.add:
            words = [hint_line(f"would take {' '.join(f'#{tag}' for tag in change.take)}")]
        self.query_one("#message", Said).set_lines(words or [self._teaching()])

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._change:
            self.dismiss(self._change)
        else:
            words = "Type a tag, or {dialog.leave} closes."
            self.query_one("#message", Said).set_lines([warn_line(taught(self.app, words))])

    @property
    def _change(self) -> TagChange:
        known = (*self._theirs, *self._in_use)[::-1]
        return read_tags(self.query_one(LineInput).value, known)


def _tags(label: str, tags: Sequence[str]) -> Line:
    more = len(tags) - _SHOWN
    words = "  ".join(tags[:_SHOWN]) + (f"  and {more} more" if more > 0 else "")
    return Line((Span(label, Role.DIM, width=11), Span(words)), hang=11)
