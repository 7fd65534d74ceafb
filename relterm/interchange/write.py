"""Domain values to relterm's own CSV tables (RFC 4180, UTF-8, ISO dates, CR LF).

What is written is decided by the values alone, so that exporting, importing into an empty book and
exporting again gives the same bytes.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TextIO

from relterm.interchange import own_people, tables
from relterm.interchange.cells import RISKY, guard

TABLES: Mapping[str, tuple[str, ...]] = {table.name: table.columns for table in tables.ALL}
"""The names of our tables and their columns, in the order they are read back."""

_RISKY = frozenset(RISKY + "'")


def file_name(table: str) -> str:
    """The file a table is written to."""
    return tables.BY_NAME[table].file


def write_table(
    name: str,
    rows: Iterable[Any],
    names: Callable[[str], str],
    out: TextIO,
    raw: bool = False,
    custom_names: Iterable[str] = (),
) -> int:
    """Write one of `TABLES` and return the number of rows, the header not counted.

    `rows` are domain values of that table (people for `people` and for `dates`, one `Settings` for
    `settings`); `names` gives a person's name by UID, or "". Cells that a spreadsheet would run are
    guarded unless `raw`. `custom_names` are the names of all custom fields that the people of
    `rows` have: each gets a column (`people` only); fields without one go to the column `custom`.
    `out` must have been opened with `newline=""`.
    """
    table = tables.BY_NAME[name]
    columns = table.columns
    write = table.write
    if table is tables.PEOPLE:
        custom = own_people.custom_columns(custom_names)
        columns = (*columns, *custom)
        write = partial(_write_person, custom)
    numeric = frozenset(index for index, column in enumerate(columns) if column in table.numeric)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns if raw else [guard(column) for column in columns])
    count = 0
    for value in rows:
        for cells in write(value, names):
            writer.writerow(cells if raw else _guarded(cells, numeric))
            count += 1
    return count


def _write_person(
    custom: tuple[str, ...], person: Any, names: Callable[[str], str]
) -> Iterable[tuple[str, ...]]:
    return (own_people.write_person(person, names, custom),)


def _guarded(cells: tuple[str, ...], numeric: frozenset[int]) -> list[str]:
    return [
        guard(cell) if cell and cell[0] in _RISKY and index not in numeric else cell
        for index, cell in enumerate(cells)
    ]
