"""A form over the screen: ctrl+s saves, Esc asks before changes are lost.

What another window wrote meanwhile is never overwritten unseen: only the fields typed in are
saved, onto what the book holds by then, and where both sides changed the same field it is said.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult

from relterm.errors import ReltermError
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.fields import Field
from relterm.ui.dialogs.form import Form
from relterm.ui.dialogs.form_pane import FormPane
from relterm.ui.dialogs.said import Said
from relterm.ui.key_signs import taught

T = TypeVar("T")


class FormDialog(Dialog[T]):
    """A dialog around a form. Gives back what `build` makes of it; None when nothing was typed."""

    DEFAULT_CSS = """
    FormDialog #message { height: 2; margin: 0; }
    """
    DROPS: ClassVar[str] = "{^dialog.leave} again drops your changes; {form.save} saves them."
    SHORT: ClassVar[bool] = False
    """Whether the dialog is as high as its few fields."""

    def __init__(
        self, title: str, fields: Sequence[Field], values: Mapping[str, Any], first: str = ""
    ) -> None:
        """`first` is the name of the field to begin in."""
        super().__init__()
        self._title = title
        self._form = Form(fields, values)
        self._first = first
        self._agreed: Mapping[str, Any] | None = None
        self._draft = ""
        self.last_draft = ""
        """What was typed when it closed."""
        self.set_class(self.SHORT, "-short")

    @abstractmethod
    def stored(self) -> Mapping[str, Any]:
        """The values as the book has them now; empty when it has the thing no longer."""

    @abstractmethod
    def build(self, values: Mapping[str, Any], changed: frozenset[str]) -> T:
        """What the dialog gives back; `changed` names the fields that were typed in.

        Raises:
            ReltermError: the values do not go together, or the book cannot be read; it says why.
        """

    @property
    def form(self) -> Form:
        """The form inside."""
        return self._form

    def begin_with(self, draft: str) -> None:
        """Open with what was typed in another dialog like this one."""
        self._draft = draft

    def compose(self) -> ComposeResult:
        """The form and the hint of the field in focus."""
        keys = "{form.save} save   ⇥ next field   {dialog.leave} close"
        with FormPane(title=self._title, hint=keys):
            yield self._form
            yield Said(id="message")

    def on_mount(self) -> None:
        """Put back what was typed, and the cursor into the first field."""
        if self._draft:
            self.take_up(self._draft)
        if self._first:
            self._form.focus_field(self._first)

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        return self._form.dirty

    @property
    def draft(self) -> str:
        """The fields that were changed."""
        return self._form.draft

    def take_up(self, draft: str) -> None:
        """The fields as they were typed."""
        self._form.take_up(draft)

    @on(Form.Saved)
    def _saved(self, event: Form.Saved) -> None:
        event.stop()
        if not event.changed:
            self.dismiss(None)
            return
        try:
            if self._overtaken():
                return
            result = self.build(event.values, event.changed)
        except ReltermError as error:
            self.warn(str(error))
            return
        self.last_draft = self.draft
        self.dismiss(result)

    def _overtaken(self) -> bool:
        """Whether the book holds something newer in the same fields, which is said once."""
        stored = self.stored()
        over = self._form.overtaken(stored)
        if not over or self._agreed == stored:
            return False
        self._agreed = stored
        what_now = taught(self.app, "{form.save} again overwrites that; {dialog.leave} leaves it.")
        self.warn(f"Changed in another window since: {', '.join(over)}. {what_now}")
        return True

    @on(Form.Edited)
    def _typed(self, event: Form.Edited) -> None:
        event.stop()
        self.stay()

    @on(Form.Entered)
    def _entered(self, event: Form.Entered) -> None:
        event.stop()
        self.stay()
        self.hint(event.hint)
