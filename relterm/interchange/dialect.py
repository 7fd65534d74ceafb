"""Which letter stands between cells, found by trying each and counting outside quotes."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from relterm.interchange import header
from relterm.interchange.records import Record, parse_lines

DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(.)"?[,;\s]*', re.IGNORECASE)


def declared(line: str) -> str:
    """The delimiter that a first line `sep=;` names, as spreadsheets write it; or empty."""
    match = _SEPARATOR_LINE.fullmatch(line.rstrip("\r\n"))
    return match[1] if match and match[1] not in '"\r\n' else ""


def choose(lines: list[str], score: Callable[[Sequence[str]], int]) -> tuple[str, list[Record]]:
    """The delimiter and the rows it gives.

    The one under which the first row, or else any row, has the most known column names wins; among
    equals, the one under which most rows have the same number of cells.
    """
    best: tuple[tuple[int, int, int], str, list[Record]] | None = None
    for delimiter in DELIMITERS:
        rows = parse_lines(lines, delimiter)
        found = header.find(rows, score)
        known = found.score if found else 0
        rank = (known if found and found.plain else 0, known, _even(rows))
        if best is None or rank > best[0]:
            best = (rank, delimiter, rows)
    assert best is not None
    return best[1], best[2]


def _even(rows: Sequence[Record]) -> int:
    """How many rows share the most usual width; 0 when that is a single cell."""
    widths = Counter(len(row.cells) for row in rows if row.cells)
    if not widths:
        return 0
    width, count = widths.most_common(1)[0]
    return count if width > 1 else 0
