"""A draft of a message: written and looked at here, copied; never sent and never stored."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from relterm.domain.draft_check import Channel
from relterm.service.views.briefing import Briefing
from relterm.ui.clipboard import to_clipboard
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.outside import edit_outside
from relterm.ui.dialogs.said import Said
from relterm.ui.dialogs.text_box import TextBox
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.composing import about_lines, finding_lines
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.text_pane import TextPane

LONGEST = 20_000
"""Characters of a draft; what an editor gives beyond them is cut, and said."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was written, and how it goes out."""

    text: str
    channel: Channel


class Compose(Dialog[Drafted]):
    """Gives back what is to be noted as sent, or None."""

    DEFAULT_CSS = """
    Compose > Pane { width: 110; height: 90%; max-height: 34; }
    Compose #compose { layout: horizontal; height: 1fr; }
    Compose TextBox { width: 3fr; height: 1fr; background: $surface; border: none; padding: 0; }
    Compose #beside { width: 2fr; height: 1fr; margin: 0 0 0 2; }
    Compose #findings { height: auto; max-height: 10; margin: 0 0 1 0; }
    Compose #about { height: 1fr; }
    Compose TextPane { padding: 0; background: transparent; }
    Compose.-narrow > Pane { width: 100%; height: 100%; max-height: 100%; }
    Compose.-narrow #compose { layout: vertical; }
    Compose.-narrow TextBox { width: 1fr; min-height: 4; }
    Compose.-narrow #beside { width: 1fr; height: auto; max-height: 60%; margin: 1 0 0 0; }
    Compose.-narrow #findings { max-height: 5; margin: 0 0 1 0; }
    Compose.-narrow #about { height: auto; max-height: 6; }
    """
    AUTO_FOCUS = "TextBox"
    DROPS = "{^dialog.leave} again drops the draft; {compose.copy} copies it first."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+y", "copy", "Copy", show=False, priority=True, id="compose.copy"),
        Binding("ctrl+s", "sent", "Copy and log", show=False, priority=True, id="compose.sent"),
        Binding("ctrl+t", "channel", "Send as", show=False, priority=True, id="compose.channel"),
        Binding("ctrl+e", "outside", "Editor", show=False, priority=True, id="compose.outside"),
    ]

    def __init__(
        self, name: str, uid: str, brief: Briefing, channel: Channel, text: str = ""
    ) -> None:
        super().__init__()
        self._name = name
        self._uid = uid
        self._brief = brief
        self._channel = channel
        self._text = text

    def compose(self) -> ComposeResult:
        """The text; beside it, or below, what it looks like and what it is about."""
        glyphs = glyphs_of(self.app)
        hint = (
            "{compose.copy} copy · {compose.sent} and log · {compose.channel} send as · "
            "{compose.outside} editor · {dialog.leave} close"
        )
        with Pane(title=self._heading, hint=hint):
            with Vertical(id="compose"):
                yield TextBox(self._text, placeholder=f"Dear {self._name}, …")
                with Vertical(id="beside"):
                    yield TextPane(id="findings")
                    yield TextPane(about_lines(self._brief, glyphs), id="about")
            yield Said(id="message")

    def on_mount(self) -> None:
        """Say what it looks like so far, and write on at its end."""
        self._box.move_cursor(self._box.document.end)
        self._look()

    @property
    def dirty(self) -> bool:
        """Whether there is a draft, which is stored nowhere."""
        return bool(self._box.text.strip())

    @property
    def draft(self) -> str:
        """The draft."""
        return self._box.text if self.dirty else ""

    @property
    def draft_about(self) -> str:
        """Whom it is for."""
        return self._uid

    def take_up(self, draft: str) -> None:
        """The draft as it was."""
        self._put(draft)

    def action_copy(self) -> None:
        """Put the draft on the clipboard."""
        if self._written():
            to_clipboard(self.app, self._box.text, "The draft")

    def action_sent(self) -> None:
        """Put it on the clipboard, and go on to noting it as sent."""
        if self._written() and to_clipboard(self.app, self._box.text, "The draft"):
            self.dismiss(Drafted(self._box.text, self._channel))

    def action_channel(self) -> None:
        """The next way of sending it."""
        ways = list(Channel)
        self._channel = ways[(ways.index(self._channel) + 1) % len(ways)]
        self.query_one(Pane).set_title(self._heading)
        self._look()

    def action_outside(self) -> None:
        """Write on in the user's own editor."""
        text = edit_outside(self.app, self._box.text)
        if text is not None:
            self._put(text)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.stay()
        self.hint("")
        self._look()

    @property
    def _heading(self) -> str:
        article = "An" if self._channel is Channel.MAIL else "A"
        return f"{article} {self._channel} to {self._name} · relterm sends nothing"

    @property
    def _box(self) -> TextBox:
        return self.query_one(TextBox)

    def _written(self) -> bool:
        if not self.dirty:
            self.hint("There is nothing to copy yet.")
        return self.dirty

    def _put(self, text: str) -> None:
        self._box.load_text(text[:LONGEST])
        self._box.move_cursor(self._box.document.end)
        if len(text) > LONGEST:
            self.warn(f"Only the first {LONGEST:,} characters are kept here.")

    def _look(self) -> None:
        step, glyphs = self._brief.now.step, glyphs_of(self.app)
        lines = finding_lines(self._box.text, step, self._channel, glyphs)
        self.query_one("#findings", TextPane).set_lines(lines)
