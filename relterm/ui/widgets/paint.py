"""From lines to strips: everything a line-drawn widget paints goes through here, and so `show`.

Widths are cells. A strip made here is exactly as wide as asked, whatever its spans hold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from relterm.ui.roles import Palette, Role
from relterm.ui.show import LIST_LIMIT, clusters, cut, fit, level, visible, width
from relterm.ui.widgets.rows import BLANK, Line, Span

_LEAST_LEFT = 6
"""Cells that the left part of a line keeps before the right part is cut too."""
_WIDEST = 2
"""Cells of the widest cluster that is not a long joined one."""
_WORDS = re.compile(r"\n| +|[^ \n]+")


def paint(line: Line, cells: int, palette: Palette) -> Strip:
    """One line on `cells` cells: left part cut with "…" first, then the right part."""
    if cells <= 0:
        return Strip([], 0)
    right = _shown(span for span in line.right if span.least <= cells)
    left = _shown(span for span in line.left if span.least <= cells)
    room = cells
    if right:
        least = min(_LEAST_LEFT, span_width(left)) + 1 if left else 0
        right = crop(right, max(0, cells - least))
        room = cells - span_width(right) - (1 if right and left else 0)
    left = crop(left, max(0, room))
    space = cells - span_width(left) - span_width(right)
    segments = [_segment(span, palette) for span in left if span.text]
    if space > 0:
        segments.append(Segment(" " * space, palette.style(Role.TEXT)))
    segments.extend(_segment(span, palette) for span in right if span.text)
    return Strip(segments, cells)


def empty_line(words: Sequence[Line], y: int, size: Size, palette: Palette) -> Strip:
    """A line of what an empty list says: a block in its middle, its lines flush with another."""
    lines = [part for each in words for part in wrap(each, max(1, size.width - 4))]
    top = max(0, (size.height - len(lines)) // 3)
    if 0 <= y - top < len(lines):
        block = max(span_width(_shown(each.left)) for each in lines)
        indent = Span(" " * max(0, (size.width - block) // 2))
        return paint(
            replace(lines[y - top], left=(indent, *lines[y - top].left)), size.width, palette
        )
    return paint(BLANK, size.width, palette)


def span_width(spans: Iterable[Span]) -> int:
    """Cells that spans already shown take."""
    return sum(width(span.text) for span in spans)


def crop(spans: Sequence[Span], cells: int) -> list[Span]:
    """Spans in at most `cells` cells; the last one kept ends in "…" if something was cut."""
    if span_width(spans) <= cells:
        return list(spans)
    kept: list[Span] = []
    room = cells
    for span in spans:
        size = width(span.text)
        if size < room:
            kept.append(span)
            room -= size
            continue
        short = cut(span.text, room) if size > room else cut(span.text + "…", room)
        if short:
            kept.append(replace(span, text=short))
        break
    return kept


def wrap(line: Line, cells: int) -> list[Line]:
    """The line as lines of at most `cells` cells, broken at spaces, indented by its `hang`.

    Newlines in a span break the line. The right part stays on the first line if it leaves the
    left part at least half the room; otherwise it is dropped to a line of its own.
    """
    if cells <= 0:
        return []
    right = tuple(_shown(line.right))
    right_cells = span_width(right) + 1 if right else 0
    beside = right_cells <= cells // 2
    hang = max(0, min(line.hang, cells // 2, cells - _WIDEST))
    filler = _Filler(cells, hang, right_cells if beside else 0)
    for span in line.left:
        if span.width is not None or span.badge:
            for whole in _shown([span]):
                filler.add_word(whole)
            continue
        for word in _WORDS.findall(visible(span.text, one_line=False)):
            if word == "\n":
                filler.end_line()
            elif word[0] == " ":
                filler.add_space(replace(span, text=word))
            else:
                filler.add_word(replace(span, text=word))
    filler.end_line()
    lines = [Line(tuple(spans)) for spans in filler.lines]
    if right and beside:
        lines[0] = replace(lines[0], right=right)
    elif right:
        lines.insert(1, Line((), right))
    return lines


class _Filler:
    """Collects words into lines of bounded width."""

    def __init__(self, cells: int, hang: int, reserved: int) -> None:
        self.lines: list[list[Span]] = []
        self._cells = cells
        self._hang = hang
        self._reserved = reserved
        self._now: list[Span] = []
        self._used = 0
        self._space: Span | None = None

    @property
    def _room(self) -> int:
        return self._cells - self._used - (0 if self.lines else self._reserved)

    def add_space(self, span: Span) -> None:
        """Blanks, kept unless the line breaks there."""
        before = self._space.text if self._space else ""
        self._space = replace(span, text=before + span.text)

    def add_word(self, span: Span) -> None:
        """A word that is only broken if a line cannot hold it."""
        blanks = len(self._space.text) if self._space else 0
        if blanks + width(span.text) > self._room and self._used > self._indent:
            self.end_line()
        elif self._space is not None:
            self._put(replace(self._space, text=cut(self._space.text, self._room, ellipsis="")))
        self._space = None
        for piece in self._pieces(span.text):
            self._put(replace(span, text=piece))

    def end_line(self) -> None:
        """Close the line and begin the next one with its indent."""
        self.lines.append(self._now)
        self._now = [Span(" " * self._hang)] if self._hang else []
        self._used = self._hang
        self._space = None

    @property
    def _indent(self) -> int:
        return self._hang if self.lines else 0

    def _put(self, span: Span) -> None:
        self._now.append(span)
        self._used += width(span.text)

    def _pieces(self, word: str) -> Iterator[str]:
        """The word, or parts of it that fit, closing lines in between."""
        if width(word) <= self._room:
            yield word
            return
        part: list[str] = []
        size = 0
        for piece, cells in clusters(word):
            if size + cells > self._room and (part or self._used > self._indent):
                yield "".join(part)
                self.end_line()
                part, size = [], 0
            part.append(piece)
            size += cells
        yield "".join(part)


def _shown(spans: Iterable[Span]) -> list[Span]:
    """Spans with their text made visible and fitted to their columns."""
    return [
        replace(span, text=fit(text, span.width, align=span.align), width=None)
        if span.width is not None
        else replace(span, text=text)
        for span in spans
        if (text := visible(span.text, limit=LIST_LIMIT)) or span.width
    ]


def _segment(span: Span, palette: Palette) -> Segment:
    style = palette.style(
        span.role, bold=span.bold, italic=span.italic, underline=span.underline, badge=span.badge
    )
    return Segment(level(span.text), style)
