"""You: your own page, a form that saves."""

from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from relterm.domain.interactions import Settings
from relterm.domain.people import Person
from relterm.errors import BookBusy
from relterm.service.commands.you import SaveYou
from relterm.service.desk import Changed
from relterm.service.views.you import YouView, you_view
from relterm.ui.dialogs.form import Form
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.dialogs.you_fields import YOU_FIELDS, read_you, you_values
from relterm.ui.key_signs import taught
from relterm.ui.screens.base import MainScreen
from relterm.ui.widgets.pane import Pane

NOTHING = YouView(Person(uid="", name="", is_me=True), Settings())
"""What the form holds before the book was read."""
_HINT = "{edit} edit · {form.save} save · {you.leave} leave"
_UNSAVED = "not saved yet · {form.save} save · {you.leave} leave"


class YouScreen(MainScreen):
    """Your interests, aspirations, offers and needs; your why; the day's number."""

    NAME: ClassVar[str] = "you"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    YouScreen #you { padding: 0 0 0 1; }
    YouScreen Form { max-width: 130; }
    YouScreen #message { height: auto; min-height: 1; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave the form", show=False, id="you.leave"),
        Binding("enter", "begin", "Edit", show=False, id="you.edit"),
        Binding("ctrl+s", "save", "Save", show=False, id="you.save"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown = NOTHING
        self._agreed: dict[str, Any] | None = None
        self._dropping = False

    @property
    def selected_person(self) -> str | None:
        """Nobody else."""
        return None

    def body(self) -> Widget:
        """The form, and how the field in focus is written."""
        form = Vertical(Form(YOU_FIELDS, you_values(NOTHING)), Said(id="message"))
        return Pane(form, title="You", hint=_HINT, id="you")

    @property
    def _form(self) -> Form:
        return self.query_one(Form)

    def edit_here(self) -> bool:
        """Put the cursor into the form."""
        self.focus_next()
        return True

    def action_begin(self) -> None:
        """Put the cursor into the form."""
        self.edit_here()

    def action_save(self) -> None:
        """Save, with the cursor in the form or out of it."""
        self._form.action_save()

    def action_leave(self) -> None:
        """Take the cursor out of the form, so that keys are keys again; nothing typed is lost.

        Out of it already, put back what is saved, when asked twice.
        """
        if self.focused is not None:
            self.set_focus(None)
            words = "Not saved yet: {form.save} saves it, {edit} goes on, {you.leave} drops it."
            self._say(words if self._form.dirty else "", warn=True)
        elif self._form.dirty and not self._dropping:
            self._dropping = True
            self._say("{^you.leave} again drops what you changed; {form.save} saves it.", warn=True)
        elif self._form.dirty:
            self._show(you_view(self.desk))

    @property
    def draft(self) -> str:
        """The fields that were changed and not saved."""
        return self._form.draft

    @property
    def draft_about(self) -> str:
        """There is only one such page."""
        return ""

    def take_up(self, draft: str) -> None:
        """The fields as they were typed, with the cursor in the form."""
        self.edit_here()
        self._form.take_up(draft)

    def reload(self, changed: Changed) -> None:  # noqa: ARG002 - one page
        """Show what is saved, unless something typed would be lost."""
        if not self._form.dirty:
            self._show(you_view(self.desk))

    def _show(self, view: YouView) -> None:
        self._shown = view
        self._agreed = None
        self._dropping = False
        self._form.show(you_values(view))
        self._mark()
        self._say("")

    def _mark(self) -> None:
        """The frame says whether something is not saved yet."""
        self.query_one("#you", Pane).set_hint(_UNSAVED if self._form.dirty else _HINT)

    def _say(self, words: str, *, warn: bool = False) -> None:
        said = taught(self.app, words)
        line = warn_line(said) if warn else hint_line(said)
        self.query_one("#message", Said).set_lines([line] if said else [])

    def on_screen_suspend(self) -> None:
        """Going elsewhere loses nothing, and says that something is left here."""
        if self._built and self._form.dirty and isinstance(self.app.screen, MainScreen):
            words = "Your own page is not saved yet: {you} goes back to it."
            self.relterm.say(taught(self.app, words), severity="warning")

    @on(Form.Edited)
    def _edited(self) -> None:
        self._dropping = False
        self._mark()

    @on(Form.Entered)
    def _entered(self, message: Form.Entered) -> None:
        self._dropping = False
        words = message.hint
        self.query_one("#message", Said).set_lines([hint_line(words)] if words else [])

    @on(Form.Saved)
    async def _save(self, message: Form.Saved) -> None:
        if not message.changed:
            return
        if self._stale and self._shown is NOTHING:
            self.relterm.say("The book is busy just now; save again in a moment.")
            return
        try:
            stored = you_view(self.desk)
        except BookBusy as error:
            self.relterm.say(str(error), severity="error")
            return
        before = you_values(stored)
        over = self._form.overtaken(before)
        if over and self._agreed != before:
            self._agreed = before
            self._say(
                f"Changed in another window since: {', '.join(over)}. "
                "{form.save} again overwrites that.",
                warn=True,
            )
            return
        typed = {name: message.values[name] for name in message.changed}
        me, settings = read_you(stored, {**before, **typed})
        if await self.relterm.perform(SaveYou(me, settings, stored.me, stored.settings)):
            self._show(YouView(me, settings))
