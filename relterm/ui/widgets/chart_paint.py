"""The chart's cells in the theme's colours."""

from itertools import groupby

from rich.segment import Segment
from textual.strip import Strip

from relterm.ui.raster import Ink, Row
from relterm.ui.roles import Palette, Role

_INKS: dict[Ink, Role] = {
    Ink.EMPTY: Role.TEXT,
    Ink.CURVE: Role.GOOD,
    Ink.FORECAST: Role.DIM,
    Ink.GUESS: Role.INFO,
    Ink.BAND: Role.FAINT,
    Ink.LEVEL: Role.WARN,
    Ink.AXIS: Role.DIM,
    Ink.AXIS_LEVEL: Role.WARN,
    Ink.NOW: Role.FAINT,
    Ink.EVENT: Role.INFO,
    Ink.HURT: Role.BAD,
    Ink.RUNG: Role.TEXT,
    Ink.RUNG_LINE: Role.FAINT,
    Ink.CURSOR: Role.ACCENT,
}
"""What each part of the picture means; the signs tell them apart without any colour."""


def strip_of(row: Row, palette: Palette, width: int) -> Strip:
    """A row of cells as a strip, equal neighbours in one segment."""
    segments = [
        Segment("".join(cell.char for cell in cells), palette.style(_INKS[ink]))
        for ink, cells in groupby(row, key=lambda cell: cell.ink)
    ]
    return Strip(segments, width)
