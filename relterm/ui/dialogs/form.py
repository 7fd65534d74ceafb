"""Forms as data: a table of fields makes the editors, checks them as you type, gives the values.

`Form` is a widget for any screen; `FormDialog` is a dialog around one.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from relterm.errors import BadInput
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.field_row import FieldRow
from relterm.ui.dialogs.fields import Field
from relterm.ui.dialogs.picker import Picker
from relterm.ui.dialogs.said import Said
from relterm.ui.widgets.pane import Pane

T = TypeVar("T")


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The editors of a table of fields. It holds the values it was given until it is saved."""

    DEFAULT_CSS = """
    Form {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;

        & > .group { color: $text-muted; text-style: bold; margin: 1 0 0 0; }
        & > .group.-first { margin: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "Field before", show=False, id="form.up"),
        Binding("down", "go(1)", "Next field", show=False, id="form.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="form.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="form.page_down"),
        Binding("ctrl+s", "save", "Save", show=True, id="form.save"),
    ]

    @dataclass
    class Saved(Message):
        """Everything could be read: these are the values, all of them."""

        form: "Form"
        values: dict[str, Any]

        @property
        def control(self) -> "Form":
            """The form, for `@on` with a selector."""
            return self.form

    @dataclass
    class Edited(Message):
        """A field was changed by the user."""

        form: "Form"
        name: str

        @property
        def control(self) -> "Form":
            """The form, for `@on` with a selector."""
            return self.form

    @dataclass
    class Entered(Message):
        """The focus came to a field; `hint` says how it is written."""

        form: "Form"
        name: str
        hint: str

        @property
        def control(self) -> "Form":
            """The form, for `@on` with a selector."""
            return self.form

    def __init__(
        self,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A form; `values` holds a value for the name of every field."""
        super().__init__(id=id, classes=classes)
        self._rows = {field.name: FieldRow(field, values[field.name]) for field in fields}

    def compose(self) -> ComposeResult:
        """The rows, each group under its name."""
        group = ""
        for place, row in enumerate(self._rows.values()):
            if row.field.group and row.field.group != group:
                group = row.field.group
                yield Static(Content(group), classes="group -first" if not place else "group")
            yield row

    @property
    def values(self) -> dict[str, Any]:
        """The values as they stand; a field that cannot be read keeps the value it had."""
        return {name: row.value for name, row in self._rows.items()}

    @property
    def problems(self) -> dict[str, str]:
        """Sentences by field name; empty when it can be saved."""
        return {name: row.problem for name, row in self._rows.items() if row.problem}

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        return any(row.changed for row in self._rows.values())

    def show(self, values: Mapping[str, Any]) -> None:
        """Show other values; nothing counts as typed."""
        for name, row in self._rows.items():
            row.show(values[name])

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        self._rows[name].take_focus()

    def action_save(self) -> None:
        """Post `Saved`, or go to the first field that cannot be read."""
        wrong = [name for name, row in self._rows.items() if not row.check()]
        if wrong:
            self.focus_field(wrong[0])
        else:
            self.post_message(self.Saved(self, self.values))

    def action_go(self, step: int) -> None:
        """Go to the field before or after; stay at the ends."""
        rows = list(self._rows.values())
        here = next((place for place, row in enumerate(rows) if row.has_focus_within), None)
        target = 0 if here is None else here + step
        if 0 <= target < len(rows):
            rows[target].take_focus()

    def action_page(self, direction: int) -> None:
        """Scroll by a screenful less one line."""
        lines = max(1, self.scrollable_content_region.height - 1)
        self.scroll_to(y=self.scroll_offset.y + direction * lines, animate=False)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Picker.Changed)
    def _edited(self, event: Input.Changed | TextArea.Changed | Picker.Changed) -> None:
        event.stop()
        row = _row_of(event.control)
        if row is not None:
            row.check()
            if row.changed:
                self.post_message(self.Edited(self, row.field.name))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go(1)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell which field the focus came to."""
        row = _row_of(event.widget)
        if row is not None:
            self.post_message(self.Entered(self, row.field.name, row.hint))


class FormDialog(Dialog[T]):
    """A form over the screen: ctrl+s saves, Esc asks before changes are lost."""

    DEFAULT_CSS = """
    FormDialog > Pane { width: 92; height: 90%; }
    FormDialog #message { height: 2; margin: 0; }
    FormDialog.-narrow > Pane { width: 100%; height: 100%; }
    """
    DROPS = "Esc again drops your changes; ctrl+s saves them."

    def __init__(self, title: str, fields: Sequence[Field], values: Mapping[str, Any]) -> None:
        super().__init__()
        self._title = title
        self._form = Form(fields, values)

    @abstractmethod
    def build(self, values: Mapping[str, Any]) -> T:
        """What the dialog gives back.

        Raises:
            BadInput: the values do not go together; the sentence says why.
        """

    @property
    def form(self) -> Form:
        """The form inside."""
        return self._form

    def compose(self) -> ComposeResult:
        """The form and the hint of the field in focus."""
        with Pane(title=self._title, hint="ctrl+s save   ⇥ next field   esc close"):
            yield self._form
            yield Said(id="message")

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        return self._form.dirty

    @on(Form.Saved)
    def _saved(self, event: Form.Saved) -> None:
        event.stop()
        try:
            self.dismiss(self.build(event.values))
        except BadInput as error:
            self.warn(str(error))

    @on(Form.Edited)
    def _typed(self, event: Form.Edited) -> None:
        event.stop()
        self.stay()

    @on(Form.Entered)
    def _entered(self, event: Form.Entered) -> None:
        event.stop()
        self.stay()
        self.hint(event.hint)


def _row_of(node: object) -> FieldRow | None:
    parents = getattr(node, "ancestors_with_self", ())
    return next((each for each in parents if isinstance(each, FieldRow)), None)
