"""One row of a form: label, editor, what was understood, and what is not right yet."""

from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Static, TextArea

from relterm.errors import BadInput
from relterm.ui.dialogs.fields import Field, FieldKind
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.picker import Picker
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.dialogs.text_box import TextBox
from relterm.ui.key_signs import taught
from relterm.ui.widgets.rows import Line

LONGEST_EDIT = 50_000
"""Characters of one text that can be edited here; a longer one is shown in part and kept."""
_SHOWN_OF_LONG = 2_000
_LONG_LINE = 1_000
"""A single line longer than this is edited as a text, which wraps."""
_ROOMY = 72
"""From so many columns on there is room beside a day for what was understood."""


class NameSuggester(Suggester):
    """Offers the rest of a name while it is typed."""

    def __init__(self, field: Field) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._suggest = field.suggest

    async def get_suggestion(self, value: str) -> str | None:
        """The whole text with the name completed, if one is known."""
        return self._suggest(value) if self._suggest else None


class FieldRow(Widget):
    """A field with its editor. `problem` is what keeps it from being saved."""

    DEFAULT_CSS = """
    FieldRow {
        layout: horizontal;
        height: auto;

        & > .label { width: 16; color: $text-muted; }
        & Vertical, & Horizontal { height: auto; width: 1fr; }
        & LineInput, & LineInput:focus, & Picker { background: $background; padding: 0 1; }
        & LineInput:focus, & Picker:focus { background: $panel; }
        & Picker { padding: 0; }
        & TextArea, & TextArea:focus {
            height: auto; min-height: 1; max-height: 8;
            border: none; padding: 0 1; background: $background;
            scrollbar-size: 1 1;
        }
        & TextArea:focus { background: $panel; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder, & .input--placeholder {
            color: $text-muted; text-style: italic;
        }
        & .understood { display: none; width: 1fr; max-height: 3; padding: 0 0 0 1; }
        &.-day LineInput, &.-day LineInput:focus { width: 24; }
        &.-day .understood { display: block; }
        &.-day.-tight LineInput, &.-day.-tight LineInput:focus { width: 1fr; }
        &.-day.-tight .understood { display: none; }
    }
    /* Textual follows the focus only in widgets that a rule of their own names. */
    FieldRow:focus-within { color: $foreground; }
    FieldRow:focus-within > .label { color: $accent; text-style: bold; }
    """

    def __init__(self, field: Field, value: Any) -> None:
        super().__init__(classes=f"field-{field.name}")
        self.field = field
        self.given = value
        """The value at first."""
        self._long: str | None = None
        """The whole text, where it is too long for the editor."""
        self._editor = self._made_editor(field.text_of(value))
        self._shown = self.text
        self._said = Said()
        self._understood = Said(classes="understood")
        self.problem: str = ""
        self.warned = False
        """Whether it was said that the text is very long."""
        self.set_class(field.calendar is not None and not field.many_lines, "-day")

    def compose(self) -> ComposeResult:
        """Label, editor, what was understood, problem."""
        yield Static(Content(self.field.label), classes="label")
        with Vertical():
            if self.has_class("-day"):
                yield Horizontal(self._editor, self._understood)
            else:
                yield self._editor
            yield self._said

    def on_mount(self) -> None:
        """Begin at the end, where one goes on writing; say why a text cannot be edited."""
        if isinstance(self._editor, TextBox):
            self._editor.move_cursor(self._editor.document.end)
        self._tell()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """In a narrow terminal what was understood stands below."""
        tight = self.app.size.width < _ROOMY
        if tight != self.has_class("-tight"):
            self.set_class(tight, "-tight")
            self._tell()

    @property
    def text(self) -> str:
        """What stands in the editor, or would if it were not too long for it."""
        if self._long is not None:
            return self._long
        editor = self._editor
        if isinstance(editor, TextBox):
            return editor.text
        return editor.key if isinstance(editor, Picker) else editor.value

    @property
    def hint(self) -> str:
        """How the field is written, and the keys it has."""
        field, keys = self.field, ""
        if field.calendar is not None:
            keys = taught(self.app, "{form.choose} calendar")
        elif field.kind is FieldKind.CHOICE:
            keys = "←→ or a letter; ⏎ the list"
        elif field.many_lines:
            keys = taught(self.app, "{form.outside} your editor")
        return " · ".join(filter(None, (field.hint, keys)))

    @property
    def changed(self) -> bool:
        """Whether the text is another one than at first."""
        return self.text != self._shown

    @property
    def value(self) -> Any:
        """The value as it stands; the one at first while nothing was typed or it cannot be read."""
        if not self.changed:
            return self.given
        try:
            return self.field.value_of(self.text, self.given)
        except BadInput:
            return self.given

    @property
    def line_text(self) -> str:
        """The line the cursor is in; of a single line all of it."""
        return self._editor.cursor_line if isinstance(self._editor, TextBox) else self.text

    def show(self, value: Any) -> None:
        """Show another value; nothing counts as typed."""
        self.given = value
        self._put(self.field.text_of(value))
        self._shown = self.text
        self.check()

    def type_again(self, text: str) -> None:
        """Put a text in as if it had been typed."""
        self._put(text)
        self.check()

    def take_day(self, day: date | None) -> None:
        """Put a day that was chosen into the line the cursor is in."""
        calendar = self.field.calendar
        if day is None or calendar is None:
            return
        text = calendar.with_day(self.line_text, day)
        if isinstance(self._editor, TextBox):
            self._editor.replace_cursor_line(text)
        else:
            self.type_again(text)
            self.take_focus()

    def take_key(self, key: str | None) -> None:
        """Take what was chosen from the list."""
        if key is not None and isinstance(self._editor, Picker):
            self._editor.key = key

    def check(self) -> bool:
        """Say what is wrong with the text, or what was understood; True when nothing is wrong."""
        self.problem = ""
        if self.changed:
            try:
                self.field.value_of(self.text, self.given)
            except BadInput as error:
                self.problem = str(error)
        self._tell()
        if self.problem and self.has_focus_within:
            self.call_after_refresh(self.scroll_visible, animate=False)
        return not self.problem

    def take_focus(self) -> None:
        """Put the cursor into the editor, into the line that cannot be read if there is one."""
        self._editor.focus()
        if self.problem and isinstance(self._editor, TextBox):
            row = self.field.wrong_line(self.text, self.given)
            if row is not None and row != self._editor.cursor_location[0]:
                self._editor.move_cursor((row, len(self._editor.document.get_line(row))))

    def warn(self, sentence: str) -> None:
        """Say something about the text until the next key."""
        self.warned = True
        self._said.set_lines([warn_line(sentence)])

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._tell()

    def on_descendant_focus(self) -> None:
        """What was understood of a line shows while the cursor is there."""
        self._tell()

    def on_descendant_blur(self) -> None:
        """And only then."""
        self._tell()

    def _tell(self) -> None:
        """Below the editor: a problem, or that it is too long, or how the line was understood."""
        words = self.field.understood(self.line_text) if self.field.understood else ""
        beside = self.has_class("-day") and not self.has_class("-tight")
        if self.has_class("-day"):
            _put_lines(self._understood, [hint_line(words)] if words and beside else [])
        _put_lines(self._said, self._below("" if beside else words))

    def _below(self, words: str) -> list[Line]:
        if self.problem:
            return [warn_line(self.problem)]
        if self._long is not None:
            size = f"{len(self._long) / 1_000:,.0f} kB is too long to edit here"
            more = taught(self.app, "{form.outside} opens your editor.")
            return [warn_line(f"{size}; it is kept as it is. {more}")]
        if words and self.has_focus_within:
            return [hint_line(words)]
        return []

    def _put(self, text: str) -> None:
        editor = self._editor
        if isinstance(editor, TextBox):
            shown = self._cut(text)
            editor.read_only = self._long is not None
            editor.load_text(shown)
            editor.move_cursor(editor.document.end)
        elif isinstance(editor, Picker):
            editor.key = text
        else:
            editor.replace_all(text)

    def _cut(self, text: str) -> str:
        """What of a text the editor shows; the whole is kept beside it when that is too long."""
        self._long = text if len(text) > LONGEST_EDIT else None
        return text if self._long is None else text[:_SHOWN_OF_LONG]

    def _made_editor(self, text: str) -> LineInput | TextBox | Picker:
        field = self.field
        if field.kind is FieldKind.CHOICE:
            return Picker(field.choices, text)
        example = field.example or field.hint
        words = field.kind is FieldKind.WORDS
        if field.many_lines or words or len(text) > _LONG_LINE:
            shown = self._cut(text)
            return TextBox(
                shown,
                placeholder=example,
                read_only=self._long is not None,
                lines=field.many_lines,
                suggest=field.suggest if field.many_lines else None,
            )
        suggester = NameSuggester(field) if field.suggest else None
        return LineInput(text, placeholder=example, suggester=suggester)


def _put_lines(said: Said, lines: list[Line]) -> None:
    """Say something else; what is said already would only be laid out anew."""
    if list(said.lines) != lines:
        said.set_lines(lines)


def row_of(node: object) -> FieldRow | None:
    """The row a widget belongs to."""
    parents = getattr(node, "ancestors_with_self", ())
    return next((each for each in parents if isinstance(each, FieldRow)), None)
