"""What was found out about a file before reading it."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path

from relterm.interchange.decoding import Decoding
from relterm.interchange.fields import Target
from relterm.interchange.source import Source


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What becomes of a column."""

    name: str
    """The column's name as the file has it; a missing one is `column 3`."""
    field: str
    """The field it goes to; `skip` when it is not read."""
    custom: bool
    """True when it becomes a custom field."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file, or a folder of our own tables, as it will be read."""

    path: Path
    source: Source
    title: str
    """What to call it on screen: `LinkedIn connections`."""
    encoding: str = ""
    delimiter: str = ""
    header_line: int = 0
    """Line of the header row, 1 is the first; 0 when there is none."""
    columns: tuple[ColumnUse, ...] = ()
    tables: "tuple[Recognised, ...]" = ()
    """The tables of a folder, in the order they are read."""
    sample: tuple[tuple[str, ...], ...] = ()
    """The first rows, for a preview."""
    warnings: tuple[str, ...] = ()
    """Sentences about what was guessed or looks wrong."""
    table: str = ""
    """Which of our own tables it is, or empty."""
    first_line: int = 1
    """Line at which rows begin: the header's, or the first row's when there is no header."""
    decoding: Decoding | None = None
    targets: tuple[Target, ...] = ()
    """What the columns mean, for a file that is not ours."""
    header: tuple[str, ...] = ()
    """The header row as it stands in the file."""
    preamble: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Rows before the header, or in it, that look like data, with their lines; they become
    problems."""
    day_first: bool | None = None
    """How `3/4/1984` is meant; None: not known."""
    zone: tzinfo = UTC
    """Zone of dates and times that name none."""
    raw: bool = False
    """True: our own table was written without guards against spreadsheets."""
