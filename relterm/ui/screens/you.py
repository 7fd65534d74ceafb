"""You: your own page, a form that saves."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from relterm.domain.interactions import Settings
from relterm.domain.people import Person
from relterm.errors import BookBusy
from relterm.service.commands.you import SaveYou
from relterm.service.desk import Changed
from relterm.service.views.you import YouView, you_view
from relterm.ui.dialogs.form import Form
from relterm.ui.dialogs.you_fields import YOU_FIELDS, read_you, you_values
from relterm.ui.screens.base import MainScreen
from relterm.ui.widgets.pane import Pane

NOTHING = YouView(Person(uid="", name="", is_me=True), Settings())
"""What the form holds before the book was read."""


class YouScreen(MainScreen):
    """Your interests, aspirations, offers and needs; your why; the day's number."""

    NAME: ClassVar[str] = "you"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    YouScreen #you { padding: 0 0 0 1; }
    """
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
            Form(YOU_FIELDS, you_values(NOTHING)),
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
        if self._stale:
            self.relterm.say("The book is busy just now; save again in a moment.")
            return
        try:
            me, settings = read_you(you_view(self.desk), message.values)
        except BookBusy as error:
            self.relterm.say(str(error), severity="error")
            return
        if await self.relterm.perform(SaveYou(me, settings)):
            message.form.show(you_values(YouView(me, settings)))
