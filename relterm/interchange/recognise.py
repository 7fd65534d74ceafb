"""Finding out what a file is: encoding, delimiter, header row, program, meaning of each column.

Nothing is read into memory but the first rows; a file that cannot be used is refused with one
sentence.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from itertools import islice
from pathlib import Path

from relterm.errors import BadInput
from relterm.interchange import dates, dialect, glance, guessing, header, sources, tables
from relterm.interchange.columns import uses_of_people, uses_of_table
from relterm.interchange.decoding import Decoding, open_text, survey
from relterm.interchange.fields import Field, Target, target_of
from relterm.interchange.recognised import ColumnUse, Recognised
from relterm.interchange.records import Record, never_closed, parse_lines, records
from relterm.interchange.source import PersonSource, Source

__all__ = ["ColumnUse", "Recognised", "Source", "recognise"]

SAMPLE = 20
"""Rows kept for the preview."""
DATE_ROWS = 2000
"""Rows looked at to see whether dates begin with the day or the month."""

_OWN_NAMES = frozenset(header.normal(column) for table in tables.ALL for column in table.columns)
_DATED = frozenset({Field.BIRTHDAY, Field.DATE, Field.DAY})
_UNKNOWN = (
    "“{}” has no column that relterm knows, such as Name, E-mail or Phone. "
    'Say what a column is with --map "Column=name".'
)


def recognise(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    zone: tzinfo = UTC,
    raw: bool = False,
) -> Recognised:
    """Find out what a file, or a folder of our own tables, is and what its columns mean.

    `mapping` says what columns mean (`{"Shoe size": "custom", "Mail": "email: work"}`; a file
    without a header has `column 1` and so on); `encoding` overrides the guess; `zone` is that of
    dates and times that name none; `raw` reads our own tables written with `raw`.

    Raises `BadInput` with one sentence when the path is missing, is a pipe or device, holds
    something else than a table, or when no column says whom a row is about.
    """
    if os.path.isdir(path):  # noqa: PTH112 (False, never an error, where one may not look)
        return _folder(path, mapping, encoding, zone, raw)
    reading = _Reading(path, survey(path, encoding), _meanings(mapping), zone, raw)
    return reading.result()


def _meanings(mapping: Mapping[str, str] | None) -> dict[str, tuple[str, Target]]:
    return {
        header.normal(name): (name, target_of(words, name))
        for name, words in (mapping or {}).items()
    }


def _folder(
    path: Path,
    mapping: Mapping[str, str] | None,
    encoding: str | None,
    zone: tzinfo,
    raw: bool,
) -> Recognised:
    found: list[Recognised] = []
    for table in tables.ALL:
        file = path / table.file
        if not file.is_file() or (table is tables.DATES and found and found[0].table == "people"):
            continue
        one = recognise(file, None, encoding, zone, raw)
        if one.table != table.name:
            raise BadInput(f"“{file}” is not relterm's table of {table.name}.")
        found.append(one)
    if not found:
        connections = path / "Connections.csv"
        if connections.is_file():
            return recognise(connections, mapping, encoding, zone, raw)
        raise BadInput(f"The folder “{path}” holds none of relterm's tables, such as people.csv.")
    warnings = [f"{one.path.name}: {warning}" for one in found for warning in one.warnings]
    title = "relterm's tables: " + ", ".join(one.table for one in found)
    return Recognised(
        path, Source.RELTERM, title, tables=tuple(found), warnings=tuple(warnings), zone=zone
    )


@dataclass(slots=True)
class _Reading:
    """One file while it is being found out about."""

    path: Path
    decoding: Decoding
    meanings: dict[str, tuple[str, Target]]
    zone: tzinfo
    raw: bool

    def result(self) -> Recognised:
        lines = glance.first_lines(self.path, self.decoding)
        declared = dialect.declared(lines[0])
        skipped = 1 if declared else 0
        if declared:
            rows = parse_lines(lines[1:], declared)
            delimiter = declared
        else:
            delimiter, rows = dialect.choose(lines, self._score)
        if not any("".join(row.cells).strip() for row in rows):
            raise BadInput(f"“{self.path}” holds no rows.")
        base = Recognised(
            self.path,
            Source.GENERIC,
            "",
            encoding=self.decoding.encoding,
            delimiter=delimiter,
            decoding=self.decoding,
            zone=self.zone,
            raw=self.raw,
            warnings=(self.decoding.warning,) if self.decoding.warning else (),
        )
        choice = header.find(rows, self._score)
        if choice is not None and not header.plausible(rows, choice):
            choice = None
        found = None if choice is None else self._with_header(base, rows, choice.index, skipped)
        if found is None:
            found = self._without_header(base, rows, skipped)
        return self._look_further(found)

    def _score(self, cells: Sequence[str]) -> int:
        names = {header.normal(cell) for cell in cells if len(cell) < 100}
        return sum(
            name in sources.KNOWN_NAMES or name in _OWN_NAMES or name in self.meanings
            for name in names
        )

    def _with_header(
        self, base: Recognised, rows: list[Record], index: int, skipped: int
    ) -> Recognised | None:
        """What the file is by its header row, or None when no source knows that header."""
        line = rows[index].line + skipped
        cells = glance.cells_at(self.path, self.decoding, base.delimiter, line)
        normal = [header.normal(cell) for cell in cells]
        base = replace(base, header_line=line, first_line=line, header=tuple(cells))
        known = frozenset(normal)
        table = None if self.meanings else tables.known_as(known)
        if table is not None:
            return _as_table(base, table, normal)
        source = next((one for one in sources.SOURCES if one.matches(known)), None)
        if source is None and not self.meanings:
            if {"date", "kind"} <= known:
                raise BadInput(
                    f"“{self.path}” says what happened but not with whom: "
                    "it needs a column “people”."
                )
            return None
        source = source or sources.by_source(Source.GENERIC)
        base = self._with_preamble(base, source, rows[:index], skipped)
        return self._as_people(base, source, cells, normal, source.targets(normal))

    def _with_preamble(
        self, base: Recognised, source: PersonSource, rows: list[Record], skipped: int
    ) -> Recognised:
        """What stands before the header, or in it, is not lost without a word."""
        warnings = list(base.warnings)
        before = [row for row in rows if any(cell.strip() for cell in row.cells)]
        data = [
            (row.line + skipped, tuple(row.cells))
            for row in before
            if sum(bool(cell.strip()) for cell in row.cells) > 1
        ]
        if source.preamble:
            data = []
        elif before:
            warnings.append(
                f"The header is on line {base.header_line}; "
                f"{len(before)} rows before it are left out."
            )
        if guessing.holds_mail(base.header):
            data.append((base.header_line, base.header))
            warnings.append("The header row holds data too, which is left out.")
        return replace(base, preamble=tuple(data), warnings=tuple(warnings))

    def _without_header(self, base: Recognised, rows: list[Record], skipped: int) -> Recognised:
        """A file that begins with its first row: what columns mean is guessed from the cells."""
        filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
        width = max(len(row.cells) for row in filled)
        names = [f"column {number}" for number in range(1, width + 1)]
        by_hand = bool(self.meanings) and self.meanings.keys() <= set(names)
        targets = guessing.targets([row.cells for row in filled], width)
        if targets is None and not by_hand:
            if self.meanings:
                self._refuse_unknown_columns(rows[0].cells)
            raise BadInput(_UNKNOWN.format(self.path))
        base = replace(
            base,
            first_line=1 + skipped,
            warnings=(*base.warnings, "There is no header row; the columns were guessed."),
        )
        source = sources.by_source(Source.GENERIC)
        guessed = targets or [Target(Field.CUSTOM)] * width
        return self._as_people(base, source, names, names, guessed)

    def _as_people(
        self,
        base: Recognised,
        source: PersonSource,
        cells: Sequence[str],
        normal: Sequence[str],
        targets: Sequence[Target],
    ) -> Recognised:
        missing = self.meanings.keys() - set(normal)
        if missing:
            self._refuse_unknown_columns(cells)
        chosen = tuple(
            self.meanings[name][1] if name in self.meanings else target
            for name, target in zip(normal, targets, strict=True)
        )
        warnings = list(base.warnings)
        if doubled := header.doubled(normal):
            several = ", ".join(f"“{name}”" for name in doubled[:5])
            warnings.append(f"Several columns are called {several}.")
        return replace(
            base,
            source=source.source,
            title=source.title,
            columns=uses_of_people(header.names_of(cells), chosen),
            targets=chosen,
            warnings=tuple(warnings),
        )

    def _refuse_unknown_columns(self, cells: Sequence[str]) -> None:
        names = {header.normal(cell) for cell in cells}
        for normal, (name, _target) in self.meanings.items():
            if normal not in names:
                there = ", ".join(f"“{cell.strip()[:40]}”" for cell in cells[:12])
                raise BadInput(f"“{self.path}” has no column “{name}”; it has {there}.")

    def _look_further(self, found: Recognised) -> Recognised:
        """The first rows as they will be read, the order of dates, and quotes left open."""
        warnings = list(found.warnings)
        with open_text(self.path, self.decoding) as stream:
            rows = records(stream, found.delimiter, found.first_line)
            if found.header_line:
                next(rows, None)
            dated = [n for n, target in enumerate(found.targets) if target.field in _DATED]
            sample: list[tuple[str, ...]] = []
            order = dates.Order(dated)
            for number, row in enumerate(islice(rows, DATE_ROWS if dated else SAMPLE)):
                if number < SAMPLE:
                    sample.append(tuple(row.cells))
                order.look_at(row.cells)
        if order.unclear:
            warnings.append(
                "Dates such as 3/4/1984 can be read two ways here; they are kept as written."
            )
        if self.decoding.odd_quotes:
            with open_text(self.path, self.decoding) as stream:
                line = never_closed(stream, found.delimiter, found.first_line)
            if line:
                warnings.append(
                    f"A quote is opened on line {line} and never closed; "
                    "the row was cut at the end of its line."
                )
        return replace(
            found, sample=tuple(sample), day_first=order.day_first, warnings=tuple(warnings)
        )


def _as_table(base: Recognised, table: tables.Table, normal: Sequence[str]) -> Recognised:
    """One of our own tables."""
    columns = uses_of_table(table, base.header, normal)
    warnings = list(base.warnings)
    if unread := [column.name for column in columns if column.field == Field.SKIP]:
        warnings.append(f"Columns that are not read: {', '.join(unread[:12])}.")
    return replace(
        base,
        source=Source.RELTERM,
        title=f"relterm's table of {table.name}",
        table=table.name,
        columns=columns,
        warnings=tuple(warnings),
    )
