"""A look at the beginning of a file."""

from pathlib import Path

from relterm.interchange.decoding import Decoding, open_text
from relterm.interchange.records import records

FIRST_LINES = 60
"""Lines looked at to find the delimiter and the header."""
FIRST_CHARACTERS = 4 << 20
"""Characters looked at for the same."""


def first_lines(path: Path, decoding: Decoding) -> list[str]:
    """The first lines of a file, fewer when they are very long."""
    lines: list[str] = []
    left = FIRST_CHARACTERS
    with open_text(path, decoding) as stream:
        while len(lines) < FIRST_LINES and left > 0 and (line := stream.readline(left)):
            lines.append(line)
            left -= len(line)
    return lines


def cells_at(path: Path, decoding: Decoding, delimiter: str, line: int) -> list[str]:
    """The row that begins on a line, to its end however many lines it has."""
    with open_text(path, decoding) as stream:
        return next((row.cells for row in records(stream, delimiter, line)), [])
