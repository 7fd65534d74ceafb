"""A pane to read: lines of roles, wrapped to the width, scrolled by keys.

For the card, the briefing, readiness and the ledger. Like every widget it holds no truth: it is
given its lines whole and paints them. Very long texts are cut at 20,000 characters, and say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from relterm.ui.roles import Role, palette_of
from relterm.ui.show import PANE_LIMIT
from relterm.ui.widgets.paint import paint, wrap
from relterm.ui.widgets.rows import BLANK, Line, Span
from relterm.ui.widgets.scrolled import Scrolled


class TextPane(Scrolled, can_focus=True, inherit_bindings=False):
    """Read-only lines, wrapped and scrollable."""

    DEFAULT_CSS = """
    TextPane {
        height: 1fr;
        padding: 0 0 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_by(-1)", "Up", show=False, id="text.up"),
        Binding("down,j", "scroll_by(1)", "Down", show=False, id="text.down"),
        Binding("pageup", "scroll_page(-1)", "Page up", show=False, id="text.page_up"),
        Binding("pagedown", "scroll_page(1)", "Page down", show=False, id="text.page_down"),
        Binding("home", "scroll_start", "Top", show=False, id="text.first"),
        Binding("end,G", "scroll_finish", "Bottom", show=False, id="text.last"),
    ]

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._wrapped: list[Line] = []
        self._wrapped_at = -1
        self.set_lines(lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the pane was given, cut to its limit."""
        return self._lines

    def set_lines(self, lines: Sequence[Line], *, keep_scroll: bool = False) -> None:
        """Show other lines, from the top unless `keep_scroll`."""
        self._lines = tuple(capped(lines, PANE_LIMIT))
        self._wrapped_at = -1
        if self.is_mounted:
            self._fit(self.scrollable_content_region.width)
            if not keep_scroll:
                self.scroll_to(y=0, animate=False)
        self.refresh(layout=self.styles.is_auto_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's signature)
        """Lines after wrapping, for panes that are as high as their text."""
        self._wrap(max(1, width - self.scrollbar_size_vertical))
        return max(1, len(self._wrapped))

    def render_line(self, y: int) -> Strip:
        """One line on screen."""
        cells = self.scrollable_content_region.width
        self._wrap(cells)
        place = y + self.scroll_offset.y
        line = self._wrapped[place] if place < len(self._wrapped) else BLANK
        return paint(line, cells, palette_of(self))

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Wrap anew for the new width."""
        self._fit(self.scrollable_content_region.width)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_scroll_page(self, direction: int) -> None:
        """Scroll by a screenful less one line."""
        self.action_scroll_by(direction * max(1, self.scrollable_content_region.height - 1))

    def action_scroll_start(self) -> None:
        """Scroll to the top."""
        self.scroll_to(y=0, animate=False)

    def action_scroll_finish(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def _fit(self, cells: int) -> None:
        self._wrap(cells)
        self.virtual_size = Size(1, len(self._wrapped))

    def _wrap(self, cells: int) -> None:
        if cells != self._wrapped_at:
            self._wrapped = [part for line in self._lines for part in wrap(line, cells)]
            self._wrapped_at = cells


def capped(lines: Iterable[Line], limit: int) -> list[Line]:
    """Lines of at most `limit` characters together; what is left out is counted in a last line."""
    kept: list[Line] = []
    room = limit
    left_out = 0
    for line in lines:
        size = sum(len(span.text) for span in (*line.left, *line.right))
        if size <= room and not left_out:
            kept.append(line)
            room -= size
            continue
        if not left_out:
            short = _first_characters(line, room)
            kept.append(short)
            size -= sum(len(span.text) for span in short.left)
        left_out += max(1, size)
    if left_out:
        kept.append(Line((Span(f"… {_amount(left_out)} more", Role.HINT),)))
    return kept


def _first_characters(line: Line, room: int) -> Line:
    spans: list[Span] = []
    for span in line.left:
        spans.append(replace(span, text=span.text[:room]))
        room -= len(span.text)
        if room <= 0:
            break
    return Line(tuple(spans), (), line.hang)


def _amount(characters: int) -> str:
    return f"{characters} characters" if characters < 2_000 else f"{characters // 1_000} kB"
