"""Small bars that fit in a line: a curve of eighth-blocks, and a meter."""

from collections.abc import Sequence

from relterm.ui.glyphs import UNICODE, Glyphs
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Span


def spark(values: Sequence[float], width: int, glyphs: Glyphs = UNICODE) -> str:
    """Values of 0 … 100, oldest first, as `width` blocks of eighths.

    Each block is the last value of its stretch of the series, so that the right end is now.
    Every value shows at least one eighth. No values: spaces.
    """
    if width <= 0:
        return ""
    if not values:
        return " " * width
    count = len(values)
    chosen = (values[max(0, (column + 1) * count // width - 1)] for column in range(width))
    return "".join(_block(value, glyphs.blocks) for value in chosen)


def meter(
    progress: float, width: int, role: Role = Role.GOOD, glyphs: Glyphs = UNICODE
) -> tuple[Span, Span]:
    """A bar of `width` cells filled by `progress` (0 … 1): the filled and the empty part.

    Full only when the progress is 1, empty only when it is 0: rounding never claims a goal.
    The empty part is drawn dim; in ASCII it is drawn with dots, since colour says nothing there.
    """
    width = max(width, 0)
    progress = min(max(progress, 0.0), 1.0)
    filled = round(progress * width)
    if 0 < progress < 1 and width > 1:
        filled = min(max(filled, 1), width - 1)
    rest = "." if glyphs.ascii_only else "─"
    return Span(glyphs.bar * filled, role), Span(rest * (width - filled), Role.FAINT)


def _block(value: float, blocks: str) -> str:
    top = len(blocks) - 1
    if not value > 0:
        return blocks[1]
    return blocks[min(top, max(1, round(min(value, 100.0) / 100 * top)))]
