"""The rows that could not be imported, as a CSV beside the file: nothing is lost without a name."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from relterm.interchange.cells import guard
from relterm.interchange.drafts import Problem


def rejected_path(path: Path) -> Path:
    """Where the rejected rows of an import of `path` go: `contacts.rejected.csv`."""
    return path.with_name(f"{path.stem if path.suffix else path.name}.rejected.csv")


def write_rejected(problems: Iterable[Problem], header: Sequence[str], out: TextIO) -> int:
    """Write the rows with line and reason before their own columns; return how many there were.

    `header` are the names of the file's columns, so that the file can be mended and imported;
    cells that a spreadsheet would run are guarded. `out` must have been opened with `newline=""`.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["rejected line", "rejected reason", *map(guard, header)])
    count = 0
    for problem in problems:
        reason = f"{problem.file}: {problem.reason}" if problem.file else problem.reason
        writer.writerow([str(problem.line), guard(reason), *map(guard, problem.cells)])
        count += 1
    return count
