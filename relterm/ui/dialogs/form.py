"""Forms as data: a table of fields makes the editors, checks them as you type, gives the values.

`Form` is a widget for any screen; `form_dialog` has the dialog around one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from relterm.ui.dialogs.choose import Choose
from relterm.ui.dialogs.day_picker import DayPicker
from relterm.ui.dialogs.field_row import FieldRow, row_of
from relterm.ui.dialogs.fields import Field, FieldKind
from relterm.ui.dialogs.outside import edit_outside
from relterm.ui.dialogs.picker import Picker
from relterm.ui.dialogs.text_box import TextBox
from relterm.ui.drafts import form_texts
from relterm.ui.key_signs import taught

WARN_OUTSIDE = 200_000
"""Characters from which on a text is not opened in the editor without a word."""


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
        Binding("ctrl+t", "choose", "Calendar or list", show=False, id="form.choose"),
        Binding("ctrl+e", "outside", "Editor", show=False, priority=True, id="form.outside"),
    ]

    @dataclass
    class Saved(Message):
        """Everything could be read: these are the values, all of them."""

        form: "Form"
        values: dict[str, Any]
        changed: frozenset[str]
        """Names of the fields that were typed in."""

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
    def changed(self) -> frozenset[str]:
        """Names of the fields that hold another value than at first."""
        return frozenset(
            name for name, row in self._rows.items() if row.changed and row.value != row.given
        )

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        return any(row.changed for row in self._rows.values())

    def overtaken(self, stored: Mapping[str, Any]) -> tuple[str, ...]:
        """Labels of the fields typed in here that meanwhile hold something else in the book."""
        return tuple(
            row.field.label
            for name, row in self._rows.items()
            if name in stored and row.changed and stored[name] not in (row.given, row.value)
        )

    def show(self, values: Mapping[str, Any]) -> None:
        """Show other values; nothing counts as typed."""
        for name, row in self._rows.items():
            row.show(values[name])

    @property
    def draft(self) -> str:
        """The texts of the fields that were changed, as JSON; empty when none was."""
        texts = {name: row.text for name, row in self._rows.items() if row.changed}
        return json.dumps(texts) if texts else ""

    def take_up(self, draft: str) -> None:
        """Type what a draft holds into its fields again."""
        for name, text in form_texts(draft).items():
            if name in self._rows:
                self._rows[name].type_again(text)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        self._rows[name].take_focus()

    def action_save(self) -> None:
        """Post `Saved`, or go to the first field that cannot be read."""
        wrong = [name for name, row in self._rows.items() if not row.check()]
        if wrong:
            self.focus_field(wrong[0])
        else:
            self.post_message(self.Saved(self, self.values, self.changed))

    def action_choose(self) -> None:
        """Open the calendar of a day, or the list of a choice."""
        row = self._row_here
        if row is None:
            return
        field, calendar = row.field, row.field.calendar
        if calendar is not None:
            day = calendar.day_in(row.line_text)
            self.app.push_screen(
                DayPicker(field.label, calendar.today, calendar.prefer, day), row.take_day
            )
        elif field.kind is FieldKind.CHOICE:
            self.app.push_screen(
                Choose(field.label, field.choices, selected=row.text), row.take_key
            )

    def action_outside(self) -> None:
        """Edit the text of the field in $EDITOR; a very long one only when asked twice."""
        row = self._row_here
        if row is None:
            return
        if len(row.text) > WARN_OUTSIDE and not row.warned:
            again = taught(self.app, "{form.outside} again opens your editor.")
            row.warn(f"That is {len(row.text) / 1_000:,.0f} kB: {again}")
            return
        text = edit_outside(self.app, row.text)
        if text is not None:
            row.type_again(text)
            if row.changed:
                self.post_message(self.Edited(self, row.field.name))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Keys of a field do nothing of their own in a field of another kind."""
        row = self._row_here if action in {"choose", "outside"} else None
        if action == "outside":
            return row is not None and row.field.many_lines
        if action == "choose":
            choice = row is not None and row.field.kind is FieldKind.CHOICE
            return choice or (row is not None and row.field.calendar is not None)
        return True

    @property
    def _row_here(self) -> FieldRow | None:
        return next((row for row in self._rows.values() if row.has_focus_within), None)

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
        row = row_of(event.control)
        if row is not None:
            row.check()
            if row.changed:
                self.post_message(self.Edited(self, row.field.name))

    @on(TextBox.Left)
    def _left(self, event: TextBox.Left) -> None:
        event.stop()
        self.action_go(event.step)

    @on(Picker.Opened)
    def _opened(self, event: Picker.Opened) -> None:
        event.stop()
        self.action_choose()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go(1)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell which field the focus came to."""
        row = row_of(event.widget)
        if row is not None:
            self.post_message(self.Entered(self, row.field.name, row.hint))
