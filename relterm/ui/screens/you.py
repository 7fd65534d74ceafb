"""You: your own page, a form that saves."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from relterm.service.commands.you import SaveYou
from relterm.service.desk import Changed
from relterm.service.views.you import you_view
from relterm.ui.dialogs.form import Form
from relterm.ui.dialogs.you_fields import YOU_FIELDS, read_you, you_values
from relterm.ui.screens.base import MainScreen
from relterm.ui.widgets.pane import Pane


class YouScreen(MainScreen):
    """Your interests, aspirations, offers and needs; your why; the day's number."""

    NAME: ClassVar[str] = "you"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave the form", show=False, id="you.leave"),
        Binding("enter", "begin", "Edit", show=False, id="you.edit"),
    ]

    @property
    def selected_person(self) -> str | None:
        """Nobody else."""
        return None

    def body(self) -> Widget:
        """The form."""
        return Pane(
            Form(YOU_FIELDS, you_values(you_view(self.desk))),
            title="You",
            hint="e edit · ctrl+s save · esc leave",
            id="you",
        )

    def edit_here(self) -> bool:
        """Put the cursor into the form."""
        self.focus_next()
        return True

    def action_begin(self) -> None:
        """Put the cursor into the form."""
        self.edit_here()

    def action_leave(self) -> None:
        """Take the cursor out of the form, so that keys are keys again; nothing typed is lost."""
        self.set_focus(None)

    def reload(self, changed: Changed) -> None:  # noqa: ARG002 - one page
        """Show what is saved, unless something typed would be lost."""
        form = self.query_one(Form)
        if not form.dirty:
            form.show(you_values(you_view(self.desk)))

    @on(Form.Saved)
    async def _save(self, message: Form.Saved) -> None:
        me, settings = read_you(you_view(self.desk), message.values)
        if await self.relterm.perform(SaveYou(me, settings)) and message.form.values == message.values:
            # What is saved counts as typed no longer: an undo or another window may replace it.
            message.form.show(you_values(you_view(self.desk)))
