"""A text to read in which some passages can be opened: one scroll, one cursor that comes along.

Down and up move the cursor to the next passage that can be opened while it is on screen, and
scroll by a line where there is none: so the words before the first one are never jumped over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from relterm.ui.glyphs import Sign, glyphs_of
from relterm.ui.roles import Ground, Role, palette_of
from relterm.ui.widgets.paint import paint, wrap
from relterm.ui.widgets.rows import BLANK, Line
from relterm.ui.widgets.scrolled import Scrolled, cursor_keys

_GUTTER = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together; with a key they can be opened."""

    lines: tuple[Line, ...]
    key: str = ""


class Reading(Scrolled, can_focus=True, inherit_bindings=False):
    """Passages, wrapped and scrolled, with a cursor over those that have a key."""

    DEFAULT_CSS = """
    Reading {
        height: auto;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = cursor_keys(
        "reading", first="top", last="bottom", page_down="pagedown,space"
    )

    @dataclass
    class Opened(Message):
        """A passage was opened, by Enter or a second click."""

        key: str

    def __init__(self, passages: Sequence[Passage] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._passages = tuple(passages)
        self._lines: list[tuple[Line, int]] = []
        self._spans: list[range] = []
        self._wrapped_at = -1
        self._cursor: int | None = None

    @property
    def cursor_key(self) -> str:
        """The key of the passage the cursor is on, empty when it is on none."""
        return "" if self._cursor is None else self._passages[self._cursor].key

    def on_mount(self) -> None:
        """The cursor begins on what can be opened, if that is on screen."""
        self.call_after_refresh(self._take_first)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's signature)
        """Lines after wrapping."""
        self._wrap(max(1, width - self.scrollbar_size_vertical))
        return max(1, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """One line on screen."""
        cells = self.scrollable_content_region.width
        self._wrap(cells)
        place = y + self.scroll_offset.y
        line, owner = self._lines[place] if place < len(self._lines) else (BLANK, -1)
        here = owner == self._cursor
        palette = palette_of(self, Ground.CURSOR if here else Ground.PLAIN)
        sign = glyphs_of(self.app)[Sign.CURSOR] if here else " "
        gutter = Segment(sign, palette.style(Role.ACCENT, bold=True))
        body = paint(line, max(0, cells - _GUTTER), palette)
        return Strip([gutter, *body], max(cells, _GUTTER))

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Wrap anew for the new width."""
        self._wrap(self.scrollable_content_region.width)
        self.virtual_size = Size(1, len(self._lines))

    def action_move(self, step: int) -> None:
        """To the next passage on screen, or a line on."""
        found = self._next(step)
        if found is None or not self._on_screen(found):
            self._go_to_line(self.scroll_offset.y + step)
            found = found if found is not None and self._on_screen(found) else self._cursor
        self._set_cursor(found if found is not None and self._on_screen(found) else None)

    def action_page(self, direction: int) -> None:
        """Scroll by a screenful less one line; the cursor comes along."""
        height = max(1, self.scrollable_content_region.height - 1)
        self._go_to_line(self.scroll_offset.y + direction * height)
        self._come_along(direction)

    def action_top(self) -> None:
        """Scroll to the top."""
        self._go_to_line(0)
        self._come_along(-1)

    def action_bottom(self) -> None:
        """Scroll to the end."""
        self._go_to_line(len(self._lines))
        self._come_along(1)

    def action_open(self) -> None:
        """Open the passage the cursor is on."""
        if self.cursor_key:
            self.post_message(self.Opened(self.cursor_key))

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse; open it if the cursor was there already."""
        offset = event.get_content_offset(self)
        place = -1 if offset is None else offset.y + self.scroll_offset.y
        owner = self._lines[place][1] if 0 <= place < len(self._lines) else -1
        if owner < 0 or not self._passages[owner].key:
            return
        event.stop()
        again = owner == self._cursor
        self._set_cursor(owner)
        if again:
            self.action_open()

    def _take_first(self) -> None:
        if self._cursor is None:
            self._come_along(-1)

    def _come_along(self, direction: int) -> None:
        """The cursor to the outermost passage on screen in a direction, or to none."""
        seen = [place for place in self._openable() if self._on_screen(place)]
        self._set_cursor((seen[-1] if direction > 0 else seen[0]) if seen else None)

    def _openable(self) -> Iterable[int]:
        return (place for place, passage in enumerate(self._passages) if passage.key)

    def _next(self, step: int) -> int | None:
        """The next passage that can be opened: after the cursor, or in view, or beyond it."""
        if self._cursor is not None:
            places = [each for each in self._openable() if (each - self._cursor) * step > 0]
        else:
            edge = self.scroll_offset.y
            bottom = edge + self.scrollable_content_region.height
            places = [
                each
                for each in self._openable()
                if (self._span(each).stop > edge if step > 0 else self._span(each).start < bottom)
            ]
        if not places:
            return None
        return places[0] if step > 0 else places[-1]

    def _span(self, place: int) -> range:
        """The lines of a passage."""
        return self._spans[place] if place < len(self._spans) else range(0)

    def _on_screen(self, place: int) -> bool:
        """Whether a passage is in view: whole, or filling half the view if it is higher."""
        lines, top = self._span(place), self.scroll_offset.y
        height = self.scrollable_content_region.height
        seen = min(lines.stop, top + height) - max(lines.start, top)
        return seen >= min(len(lines), (height + 1) // 2 if len(lines) > height else height)

    def _set_cursor(self, place: int | None) -> None:
        if place != self._cursor:
            self._cursor = place
            self.refresh()

    def _go_to_line(self, y: int) -> None:
        self.scroll_to(y=min(max(y, 0), self.max_scroll_y), animate=False, immediate=True)

    def _wrap(self, cells: int) -> None:
        if cells == self._wrapped_at:
            return
        self._wrapped_at = cells
        self._lines, self._spans = [], []
        for place, passage in enumerate(self._passages):
            start = len(self._lines)
            for line in passage.lines:
                parts = wrap(line, max(1, cells - _GUTTER))
                self._lines.extend((part, place) for part in parts)
            self._spans.append(range(start, len(self._lines)))
