"""Rows to drafts: streaming, in constant memory, every row a draft, a problem or blank."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from relterm.domain.interactions import Settings
from relterm.errors import BadInput
from relterm.interchange import cells, header, own_tables, sources, tables
from relterm.interchange.decoding import open_text
from relterm.interchange.drafts import Draft, Problem, SettingsDraft
from relterm.interchange.own_people import OwnPeople
from relterm.interchange.person_columns import ColumnRules
from relterm.interchange.person_rows import PersonRows
from relterm.interchange.recognised import Recognised
from relterm.interchange.records import Record, records

BEFORE_HEADER = "this row stands before the header, or is mixed up with it"
TOO_MANY_CELLS = "the row has more cells than there are columns"


def drafts(recognised: Recognised) -> Iterator[Draft | Problem]:
    """What each row of the file says, in the order of the file.

    A folder's tables come so that what others refer to comes first. Can be called again to read
    again. Raises `BadInput` when the file cannot be read any more.
    """
    for table in recognised.tables:
        for draft in drafts(table):
            yield replace(draft, file=table.path.name) if isinstance(draft, Problem) else draft
    if not recognised.tables:
        yield from _file_drafts(recognised)


def rows_hint(recognised: Recognised) -> int:
    """About how many rows there are (lines, in fact), for showing progress."""
    if recognised.tables:
        return sum(rows_hint(table) for table in recognised.tables)
    lines = recognised.decoding.lines if recognised.decoding else 0
    return max(lines - recognised.header_line, 0)


def _file_drafts(found: Recognised) -> Iterator[Draft | Problem]:
    for line, row in found.preamble:
        yield Problem(line, BEFORE_HEADER, row)
    assert found.decoding is not None
    try:
        with open_text(found.path, found.decoding) as stream:
            rows = records(stream, found.delimiter, found.first_line)
            if found.header_line:
                next(rows, None)
            if found.table == tables.PEOPLE.name or not found.table:
                yield from _people(found, rows)
            elif found.table == tables.SETTINGS.name:
                yield from _settings(found, rows)
            else:
                yield from _table(found, rows)
    except OSError as error:
        raise BadInput(f"“{found.path}” cannot be read: {error.strerror or error}.") from error


def _people(found: Recognised, rows: Iterator[Record]) -> Iterator[Draft | Problem]:
    reader: OwnPeople | PersonRows
    if found.table:
        reader = OwnPeople(found.header, found.raw, found.source)
    else:
        source = sources.by_source(found.source)
        reader = PersonRows(
            [column.name for column in found.columns],
            found.targets,
            found.source,
            ColumnRules(found.day_first, source.century, source.fillers),
        )
    read = reader.read
    for line, row, fault, _unclosed in rows:
        if fault:
            yield Problem(line, fault, tuple(row))
        elif row and (draft := read(line, row)) is not None:
            yield draft


def _table(found: Recognised, rows: Iterator[Record]) -> Iterator[Draft | Problem]:
    table = tables.BY_NAME[found.table]
    assert table.read is not None
    rows_of = _Rows(found, table)
    for record in rows:
        row = rows_of.read(record)
        if isinstance(row, Problem):
            yield row
        elif row:
            try:
                yield table.read(record.line, row, found.zone)
            except ValueError as error:
                yield Problem(record.line, str(error), tuple(record.cells))


def _settings(found: Recognised, rows: Iterator[Record]) -> Iterator[Draft | Problem]:
    """All rows together are one value; it comes last."""
    rows_of = _Rows(found, tables.SETTINGS)
    settings, first = Settings(), 0
    for record in rows:
        row = rows_of.read(record)
        if isinstance(row, Problem):
            yield row
        elif row:
            try:
                settings = own_tables.read_setting(settings, row)
            except ValueError as error:
                yield Problem(record.line, str(error), tuple(record.cells))
            else:
                first = first or record.line
    if first:
        yield SettingsDraft(first, settings)


class _Rows:
    """Rows of one of our tables as cells by column."""

    def __init__(self, found: Recognised, table: tables.Table) -> None:
        places: dict[str, int] = {}
        for index, cell in enumerate(found.header):
            places.setdefault(header.normal(cell), index)
        self._places = [
            (
                column,
                places.get(header.normal(column), len(found.header)),
                not found.raw and column not in table.numeric,
            )
            for column in table.columns
        ]
        self._width = len(found.header)

    def read(self, record: Record) -> dict[str, str] | Problem:
        """The row, empty when it is blank, or the problem with it."""
        row: Sequence[str] = record.cells
        if record.fault:
            return Problem(record.line, record.fault, tuple(row))
        if not any(row):
            return {}
        if any(row[self._width :]):
            return Problem(record.line, TOO_MANY_CELLS, tuple(row))
        width = min(len(row), self._width)
        return {
            column: "" if at >= width else cells.unguard(row[at]) if guarded else row[at]
            for column, at, guarded in self._places
        }
