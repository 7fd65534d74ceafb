"""Why: the reason behind what the cursor was on, and the entries it rests on."""

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from relterm.service.views.why.reasons import Reason
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.why import reason_passages
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.reading import Reading

_FRAME = 2
"""Lines that the pane's border takes."""
_MARGIN = 4
"""Lines left free around the pane where there is room."""
_SMALL = 28
"""Lines of a screen below which the pane may take all of it."""


class WhyDialog(Dialog[str]):
    """Read a reason; gives back the uid of the entry to open, or None."""

    DEFAULT_CSS = """
    WhyDialog > Pane { width: 92; }
    """
    AUTO_FOCUS = "Reading"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "leave", "Close", show=False, id="why.close"),
    ]

    def __init__(self, reason: Reason, today: date) -> None:
        super().__init__()
        self._reason = reason
        self._today = today

    def compose(self) -> ComposeResult:
        """The reason in one pane."""
        hint = "{reading.open} open the entry   " if self._reason.entries else ""
        passages = reason_passages(self._reason, self._today, glyphs_of(self.app))
        with Pane(title=self._reason.title, hint=f"{hint}{{dialog.leave}} close"):
            yield Reading(passages, id="reason")

    def on_resize(self, event: events.Resize) -> None:
        """The pane is as high as its words, but never higher than the screen."""
        height = event.size.height
        room = height - _FRAME - (_MARGIN if height >= _SMALL else 0)
        self.query_one(Reading).styles.max_height = max(1, room)

    @on(Reading.Opened)
    def _opened(self, message: Reading.Opened) -> None:
        message.stop()
        self.dismiss(message.key)
