"""Words of a dialog: a few lines, painted by role, never focused, as high as they need."""

from collections.abc import Sequence

from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Line, Span
from relterm.ui.widgets.text_pane import TextPane

WARN_SIGN = "! "


class Said(TextPane, can_focus=False):
    """Lines that only say something. Nothing to say takes no room unless CSS gives it some."""

    DEFAULT_CSS = """
    Said {
        height: auto;
        max-height: 5;
        padding: 0;
        overflow: hidden hidden;
        scrollbar-size: 0 0;
        scrollbar-gutter: auto;
        background: transparent;
    }
    """

    def on_mount(self) -> None:
        """Nothing to say at first takes no room."""
        self.display = bool(self.lines)

    def set_lines(self, lines: Sequence[Line], *, keep_scroll: bool = False) -> None:
        """Say these lines instead."""
        super().set_lines(lines, keep_scroll=keep_scroll)
        if self.is_mounted:
            self.display = bool(lines)


def hint_line(words: str) -> Line:
    """A hint."""
    return Line((Span(words, Role.HINT),))


def warn_line(words: str) -> Line:
    """A sentence about what is not right yet, with its sign."""
    return Line((Span(WARN_SIGN, Role.WARN, bold=True), Span(words, Role.WARN)), hang=2)
