"""One row of a form: the label, the editor, and below it what is not right yet."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from relterm.errors import BadInput
from relterm.ui.dialogs.fields import Field, FieldKind
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.picker import Picker
from relterm.ui.dialogs.said import Said, warn_line

LONGEST_EDIT = 100_000
"""Characters of one text that can be edited here; a longer one is shown in part and kept."""
_SHOWN_OF_LONG = 2_000
_LONG_LINE = 1_000
"""A single line longer than this is edited as a text, which wraps."""


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
        & > Vertical { height: auto; width: 1fr; }
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
    }
    FieldRow:focus-within > .label { color: $accent; text-style: bold; }
    """

    def __init__(self, field: Field, value: Any) -> None:
        super().__init__(classes=f"field-{field.name}")
        self.field = field
        self._value = value
        shown = field.text_of(value)
        self._frozen = len(shown) > LONGEST_EDIT
        self._shown = shown[:_SHOWN_OF_LONG] if self._frozen else shown
        self._editor = self._made_editor()
        self._shown = self.text
        self._said = Said()
        self.problem: str = ""

    def compose(self) -> ComposeResult:
        """Label, editor, problem."""
        yield Static(Content(self.field.label), classes="label")
        with Vertical():
            yield self._editor
            yield self._said

    def on_mount(self) -> None:
        """Begin at the end, where one goes on writing; say why a text cannot be edited."""
        if isinstance(self._editor, TextArea):
            self._editor.move_cursor(self._editor.document.end)
        if self._frozen:
            self._said.set_lines([warn_line("Too long to edit here; it is kept as it is.")])

    @property
    def text(self) -> str:
        """What stands in the editor."""
        editor = self._editor
        if isinstance(editor, TextArea):
            return editor.text
        return editor.key if isinstance(editor, Picker) else editor.value

    @property
    def hint(self) -> str:
        """How the field is written."""
        return self.field.hint

    @property
    def changed(self) -> bool:
        """Whether the text is another one than at first."""
        return not self._frozen and self.text != self._shown

    @property
    def value(self) -> Any:
        """The value as it stands; the one at first while nothing was typed or it cannot be read."""
        if not self.changed:
            return self._value
        try:
            return self.field.value_of(self.text, self._value)
        except BadInput:
            return self._value

    def show(self, value: Any) -> None:
        """Show another value; nothing counts as typed."""
        self._value = value
        shown = self.field.text_of(value)
        self._frozen = len(shown) > LONGEST_EDIT
        self._put(shown[:_SHOWN_OF_LONG] if self._frozen else shown)
        self._shown = self.text
        self.check()

    def check(self) -> bool:
        """Say what is wrong with the text; True when nothing is."""
        self.problem = ""
        if self.changed:
            try:
                self.field.value_of(self.text, self._value)
            except BadInput as error:
                self.problem = str(error)
        if not self._frozen:
            self._said.set_lines([warn_line(self.problem)] if self.problem else [])
        return not self.problem

    def take_focus(self) -> None:
        """Put the cursor into the editor."""
        self._editor.focus()

    def _put(self, text: str) -> None:
        if isinstance(self._editor, TextArea):
            self._editor.load_text(text)
        elif isinstance(self._editor, Picker):
            self._editor.key = text
        else:
            self._editor.value = text

    def _made_editor(self) -> Input | TextArea | Picker:
        field, text = self.field, self._shown
        if field.kind is FieldKind.CHOICE:
            return Picker(field.choices, text)
        many = field.kind in {FieldKind.TEXT, FieldKind.LINES}
        if many or self._frozen or len(text) > _LONG_LINE:
            return TextArea(
                text, compact=True, read_only=self._frozen, placeholder=Content(field.hint)
            )
        suggester = NameSuggester(field) if field.suggest else None
        return LineInput(text, placeholder=field.hint, suggester=suggester)
