"""What follows a name stands in its column, whatever the terminal makes of the name.

Terminals do not agree on how wide vowel signs, joined emoji and the like are. So the cursor is put
where Textual counts it to be behind such text: the strip is rendered with marks (how many cells
from its beginning), and marks become moves when the update is written, which knows where on the
screen each strip begins.
"""

import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate

_DISPUTED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u109f\u1100-\u11ff"
    "\u1780-\u17ff\u1a20-\u1aff\u1b00-\u1c4f\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\ufe00-\ufe0f"
    "\U0001f000-\U0001faff]"
)
"""Scripts with signs around letters, combining marks, joiners, emoji."""
_FILLING = " \u2500\u2501"
"""What a name may cover where a terminal makes it wider: blanks, the line a title stands in."""
_MARK = "\x00"
"""No text that is shown has it, so nobody can write a mark."""
_PLACES = re.compile("\x1b\\[([0-9]+);([0-9]+)H|\x00([0-9]+)\x00")

_chops = ChopsUpdate.render_segments


def install_places() -> None:
    """Let updates turn marks into moves in this process; calling it again changes nothing."""
    ChopsUpdate.render_segments = _placed_chops  # type: ignore[method-assign]  # no hook for this
    LayoutUpdate.render_segments = _placed_layout  # type: ignore[method-assign]  # likewise


def is_disputed(text: str) -> bool:
    """Whether terminals may differ about the width of a text."""
    return not text.isascii() and _DISPUTED.search(text) is not None


def marked(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments of a strip, with marks around those that are disputed.

    Their cells are blanked first: a terminal that counts fewer would leave old signs in the rest.
    What fills the line behind is written before them: one that counts more may cover it.
    """
    rest = list(reversed(list(segments)))
    at = 0
    while rest:
        segment = rest.pop()
        cells = segment.cell_length
        if not is_disputed(segment.text):
            yield segment
            at += cells
            continue
        yield Segment(" " * cells, segment.style)
        filled = 0
        if rest:
            following = rest.pop()
            shown = following.text.lstrip(_FILLING)
            filled = len(following.text) - len(shown)
            yield Segment(following.text[:filled], following.style)
            rest.append(Segment(shown, following.style))
        yield _mark(at)
        yield segment
        at += cells + filled
        yield _mark(at)


def put_in_place(written: str) -> str:
    """Marks become moves: so many cells on from the last place that was moved to."""
    if _MARK not in written:
        return written
    row, column = "1", 1

    def moved(found: re.Match[str]) -> str:
        nonlocal row, column
        if found[3] is not None:
            return f"\x1b[{row};{column + int(found[3])}H"
        row, column = found[1], int(found[2])
        return found[0]

    return _PLACES.sub(moved, written)


def _mark(cells: int) -> Segment:
    return Segment(f"{_MARK}{cells}{_MARK}")


def _placed_chops(self: ChopsUpdate, console: Console) -> str:
    return put_in_place(_chops(self, console))


def _placed_layout(self: LayoutUpdate, console: Console) -> str:
    """As Textual does it, but moving to the beginning of each strip and not of lines alone."""
    parts: list[str] = []
    for y, line in enumerate(self.strips, self.region.y):
        x = self.region.x
        for strip in line:
            parts += (Control.move_to(x, y).segment.text, strip.render(console))
            x += strip.cell_length
    return put_in_place("".join(parts))
