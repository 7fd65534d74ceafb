"""The one list of relterm: drawn line by line, as quick with a hundred thousand rows as with ten.

A `RowList` holds a cursor, marks and a scroll position, nothing else. Its rows come from a
`RowSource`, which is asked only for the lines on screen. The chosen row is shown by its ground
and by a glyph in the first column, a marked one by another glyph, so colour is never needed.

There is no key `g` for the first row: on every screen that key records gratitude. A click chooses
a row, a second click on it opens it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from relterm.ui.glyphs import Sign, glyphs_of
from relterm.ui.key_signs import taught_lines
from relterm.ui.roles import Ground, Role, palette_of
from relterm.ui.widgets.marking import Marking
from relterm.ui.widgets.paint import empty_line, paint
from relterm.ui.widgets.rows import BLANK, Line, ListSource, RowSource, nearest_item
from relterm.ui.widgets.scrolled import Scrolled, cursor_keys

_STRIPS_KEPT = 512
_GUTTER = 1
_HEADINGS_SHOWN = 3
"""Heading lines above a row that come into view with it when the cursor moves up."""


@dataclass
class _About(Message):
    """A message about a list."""

    row_list: "RowList"

    @property
    def control(self) -> "RowList":
        """The list, for `@on` with a selector."""
        return self.row_list


class RowList(Marking, Scrolled, can_focus=True, inherit_bindings=False):
    """A list with a cursor over the rows of a source."""

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *cursor_keys("list", first="jump(0)", last="jump(-1)"),
        Binding("space", "mark", "Select", show=False, id="list.mark"),
        Binding("v", "mark_range", "Select range", show=False, id="list.mark_range"),
        Binding("asterisk", "mark_all", "Select all", show=False, id="list.mark_all"),
    ]

    @dataclass
    class Highlighted(_About):
        """The cursor came to another row, or `key` is None: no row is left."""

        item: int | None
        key: str | None

    @dataclass
    class Selected(_About):
        """A row was opened, by Enter or a second click."""

        item: int
        key: str

    @dataclass
    class Marked(_About):
        """The set of marked rows changed."""

        keys: frozenset[str]

    def __init__(
        self,
        source: RowSource | None = None,
        *,
        empty: Sequence[Line] = (),
        marking: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A list; `empty` is what it says without rows, `marking` allows space to select."""
        super().__init__(id=id, classes=classes)
        self._source: RowSource = ListSource()
        self._cursor: int | None = None
        self._key: str | None = None
        self._clicked: int | None = None
        self._empty = tuple(empty)
        self._marking = marking
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(_STRIPS_KEPT)
        if source is not None:
            self.set_source(source)

    @property
    def source(self) -> RowSource:
        """Where the rows come from."""
        return self._source

    @property
    def cursor(self) -> int | None:
        """The chosen item, None if there is none."""
        return self._cursor

    @property
    def cursor_key(self) -> str | None:
        """The key of the chosen item."""
        return self._key

    def set_source(
        self, source: RowSource, *, keep_key: bool = True, empty: Sequence[Line] | None = None
    ) -> None:
        """Show other rows. The cursor stays on its key, else on its place, else on the last row.

        With `keep_key` false it goes to the first row. `Highlighted` follows if the key changed.
        """
        place = source.find(self._key) if keep_key and self._key is not None else None
        if place is None and source.item_count():
            place = min(self._cursor or 0, source.item_count() - 1) if keep_key else 0
        self._source = source
        if empty is not None:
            self._empty = tuple(empty)
        self._strips.clear()
        self._clicked = None
        self.virtual_size = Size(1, source.line_count())
        self._set_cursor(place)
        self.refresh()
        if self.is_mounted:
            self.call_after_refresh(self._show_cursor)

    def choose(self, key: str) -> bool:
        """Put the cursor on the row with this key; False if there is none."""
        place = self._source.find(key)
        if place is not None:
            self._move_to(place)
        return place is not None

    def marks_changed(self) -> None:
        """Paint the marks anew, and tell."""
        self.refresh()
        self.post_message(self.Marked(self, self.marked))

    def render_line(self, y: int) -> Strip:
        """One line on screen; only this one is asked of the source."""
        size = self.scrollable_content_region.size
        cells = size.width
        if not self._source.line_count():
            return empty_line(taught_lines(self.app, self._empty), y, size, palette_of(self))
        place = y + self.scroll_offset.y
        item = self._source.item_at(place)
        here = item is not None and item == self._cursor
        mark = item is not None and bool(self._marked) and self._source.key(item) in self._marked
        key = (place, cells, here, mark, self.has_focus, self.app.theme, glyphs_of(self.app).bar)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._painted(place, cells, here=here, mark=mark)
            self._strips[key] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget painted lines when the theme or the style changes."""
        self._strips.clear()
        super().notify_style_update()

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        if self._cursor is not None:
            self._move_to(self._cursor + step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        if self._cursor is None:
            return
        lines = self._source.lines_of(self._cursor)
        page = max(1, self.scrollable_content_region.height - 1)
        target = nearest_item(self._source, lines.start + direction * page, direction)
        self._move_to(target if target != self._cursor else target + direction)

    def action_jump(self, item: int) -> None:
        """Go to a row, counted from the end if negative."""
        self._move_to(item if item >= 0 else self._source.item_count() + item)

    def action_open(self) -> None:
        """Open the chosen row."""
        if self._cursor is not None and self._key is not None:
            self.post_message(self.Selected(self, self._cursor, self._key))

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse; open it if it was clicked before."""
        offset = event.get_content_offset(self)
        item = None if offset is None else self._source.item_at(offset.y + self.scroll_offset.y)
        if item is None:
            return
        event.stop()
        again = event.chain > 1 or self._clicked == item
        self._move_to(item)
        self._clicked = item
        if again:
            self.action_open()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Repaint the cursor as the active or the resting one."""
        super().watch_has_focus(has_focus)
        self._clicked = None
        self._repaint(self._cursor)

    def on_resize(self) -> None:
        """Keep the chosen row in view."""
        self._show_cursor()

    def _move_to(self, item: int) -> None:
        count = self._source.item_count()
        if not count:
            return
        before = self._cursor
        self._set_cursor(min(max(item, 0), count - 1))
        if before != self._cursor:
            self._clicked = None
            self._repaint(before)
            self._repaint(self._cursor)
        self._show_cursor()

    def _set_cursor(self, place: int | None) -> None:
        key = None if place is None else self._source.key(place)
        changed = key != self._key
        self._cursor, self._key = place, key
        if changed:
            self.post_message(self.Highlighted(self, place, key))

    def _show_cursor(self) -> None:
        """Scroll just far enough; headings right above the row come along."""
        if self._cursor is None:
            return
        lines = self._source.lines_of(self._cursor)
        height = self.scrollable_content_region.height
        if not lines or height <= 0:
            return
        top = lines.start
        for _ in range(min(_HEADINGS_SHOWN, height - len(lines))):
            if top == 0 or self._source.item_at(top - 1) is not None:
                break
            top -= 1
        now = self.scroll_offset.y
        if top < now:
            self.scroll_to(y=top, animate=False)
        elif lines.stop > now + height:
            self.scroll_to(y=lines.stop - height, animate=False)

    def _repaint(self, item: int | None) -> None:
        if item is not None and (lines := self._source.lines_of(item)):
            y = lines.start - self.scroll_offset.y
            self.refresh(Region(0, y, self.size.width, len(lines)))

    def _painted(self, place: int, cells: int, *, here: bool, mark: bool) -> Strip:
        ground = Ground.PLAIN
        if here:
            ground = Ground.CURSOR if self.has_focus else Ground.CURSOR_BLURRED
        palette = palette_of(self, ground)
        glyphs = glyphs_of(self.app)
        sign = glyphs[Sign.MARKED] if mark else glyphs[Sign.CURSOR] if here else " "
        role = Role.ACCENT if mark or self.has_focus else Role.DIM
        gutter = Segment(sign, palette.style(role, bold=True, badge=mark and here))
        body = paint(self._source.line(place) or BLANK, cells - _GUTTER, palette)
        return Strip([gutter, *body], _GUTTER + max(0, cells - _GUTTER))
