"""Text to rows of cells: streaming, bounded in memory, never swallowing a file into one cell.

Reading is done by the standard library's `csv`. A quote that is opened and never closed would
swallow the rest of the file without an error; such a row is cut at the end of its own line and
reading goes on with the next one.
"""

import csv
from collections import deque
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple, TextIO

FIELD_LIMIT = 8 * 1024 * 1024
"""Characters in one cell."""
LINE_LIMIT = 4 * FIELD_LIMIT
"""Characters in one line of the file."""
REREAD_LIMIT = 1_000_000
"""Lines read again because of never-closed quotes; beyond it every line is a row of its own."""

csv.field_size_limit(FIELD_LIMIT)


class Record(NamedTuple):
    """One row as it stands in the file."""

    line: int
    """Line on which it begins, 1 is the first."""
    cells: list[str]
    fault: str = ""
    """Why the row cannot be used, or empty."""
    unclosed: bool = False
    """True when a quote was opened and never closed."""


class _LineTooLong(Exception):
    """A line above `LINE_LIMIT`; the rest of it was passed over."""


class _Lines:
    """The lines of the file, remembering those of the present row so that they can be put back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0
        self.reread = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._stream.readline(LINE_LIMIT)
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        if len(line) >= LINE_LIMIT and line[-1] not in "\r\n":
            self._pass_over()
            raise _LineTooLong
        return line

    def put_back(self) -> str:
        """Return the first line of the row and let the others be read again."""
        first, *others = self.taken
        self._back.extendleft(reversed(others))
        self.number -= len(others)
        self.reread += len(others)
        return first

    def _pass_over(self) -> None:
        while (rest := self._stream.readline(LINE_LIMIT)) and rest[-1] not in "\r\n":
            pass


def records(stream: TextIO, delimiter: str, start_line: int = 1) -> Iterator[Record]:
    """The rows of a file opened with `newline=""`, from a line on.

    Blank lines come as rows without cells. Memory stays within a few cells of `FIELD_LIMIT`.
    """
    lines = _Lines(stream)
    try:
        for _ in range(start_line - 1):
            next(lines, None)
    except _LineTooLong:
        pass
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while lines.reread < REREAD_LIMIT:
        lines.taken.clear()
        start = lines.number + 1
        try:
            yield Record(start, next(reader))
        except StopIteration:
            return
        except _LineTooLong:
            yield _too_large(start, lines.taken[-1], "line", LINE_LIMIT)
        except csv.Error as error:
            if len(lines.taken) == 1 and "limit" in str(error):
                yield _too_large(start, lines.taken[0], "cell", FIELD_LIMIT)
            else:
                unclosed = len(lines.taken) > 1 or "end of data" in str(error)
                yield Record(start, _alone(lines.put_back(), delimiter), unclosed=unclosed)
    yield from _line_by_line(lines, delimiter)


def never_closed(stream: TextIO, delimiter: str, start_line: int) -> int:
    """The line of the first quote that is opened and never closed, or 0."""
    return next((row.line for row in records(stream, delimiter, start_line) if row.unclosed), 0)


def parse_lines(lines: list[str], delimiter: str) -> list[Record]:
    """Rows of a few lines that were read already (a sample from the beginning of a file)."""
    return list(records(StringIO("".join(lines), newline=""), delimiter))


def _alone(line: str, delimiter: str) -> list[str]:
    """One line read by itself; a quote left open ends with the line."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return [line[:1000]]
    if cells:
        cells[-1] = cells[-1].rstrip("\r\n")
    return cells


def _line_by_line(lines: _Lines, delimiter: str) -> Iterator[Record]:
    while True:
        lines.taken.clear()
        try:
            line = next(lines)
        except StopIteration:
            return
        except _LineTooLong:
            yield _too_large(lines.number, lines.taken[-1], "line", LINE_LIMIT)
            continue
        yield Record(lines.number, _alone(line, delimiter))


def _too_large(number: int, line: str, what: str, limit: int) -> Record:
    """The beginning of what is too large to keep; the file itself still has all of it."""
    size = limit // (1024 * 1024)
    return Record(number, [line[:1000]], f"a {what} is larger than {size} million characters")
