"""The second net: whatever slipped past `show` loses its control characters before the terminal.

Textual writes every painted line through `Strip.render`; cursor moves and the like are written
elsewhere. So a control character inside a strip's text can only be somebody's data. It has no
width in Textual's layout, so deleting it here moves nothing.

Terminals do not agree on how wide vowel signs, joined emoji and the like are. So that what follows
them stands in its column all the same, the cursor is put there, whatever the terminal counted.
"""

import re
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from relterm.ui.show import delete_controls

_original = Strip.render
_DISPUTED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u109f\u1100-\u11ff"
    "\u1780-\u17ff\u1a20-\u1aff\u1b00-\u1c4f\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\ufe00-\ufe0f"
    "\U0001f000-\U0001faff]"
)
"""Scripts with signs around letters, combining marks, joiners, emoji."""
_SAVE, _BACK = "\x1b7", "\x1b8"
_FILLING = " \u2500\u2501"
"""What a name may cover where a terminal makes it wider: blanks, the line a title stands in."""


def install_net() -> None:
    """Put the net in place for this process; calling it again changes nothing."""
    if Strip.render is not _render:
        Strip.render = _render  # type: ignore[method-assign]  # Textual offers no hook here


def _render(self: Strip, console: Console) -> str:
    if self._render_cache is None and not all(map(_plain, self)):
        segments = _held_in_place([_cleaned(each) for each in self])
        self._render_cache = _original(Strip(segments, self._cell_length), console)
        return self._render_cache
    return _original(self, console)


def _plain(segment: Segment) -> bool:
    return _harmless(segment) and (segment.text.isascii() or not _DISPUTED.search(segment.text))


def _held_in_place(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, and behind disputed ones the cursor put where Textual counts it to be.

    The cells are blanked first: a terminal that counts fewer would leave old signs in the rest.
    What fills the line behind is written before them: one that counts more may cover it.
    """
    rest = list(reversed(segments))
    while rest:
        segment = rest.pop()
        if segment.text.isascii() or not _DISPUTED.search(segment.text):
            yield segment
            continue
        cells = segment.cell_length
        yield Segment(_SAVE)
        yield Segment(" " * cells, segment.style)
        if rest:
            following = rest.pop()
            shown = following.text.lstrip(_FILLING)
            filled = len(following.text) - len(shown)
            yield Segment(following.text[:filled], following.style)
            rest.append(Segment(shown, following.style))
            cells += filled
        yield Segment(_BACK)
        yield segment
        yield Segment(f"{_BACK}\x1b[{cells}C" if cells else _BACK)


def _harmless(segment: Segment) -> bool:
    link = segment.style.link if segment.style is not None else None
    return segment.text.isprintable() and (link is None or link.isprintable())


def _cleaned(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link is not None:
        style = style.update_link(delete_controls(style.link))
    return Segment(delete_controls(segment.text), style, segment.control)
