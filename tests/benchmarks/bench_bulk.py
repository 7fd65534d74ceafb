#!/usr/bin/env python3
"""Import, export and recomputing against the bare work: CPU time of whole processes.

    python -m tests.benchmarks.bench_bulk --people 100000 --interactions 1000000

The bare import puts the very rows of the imported book into empty tables with `executemany`, makes
the indexes afterwards and rebuilds the search tables; trust is not computed. The bare export is
`csv.writer` over a cursor.
"""

import argparse
import csv
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from relterm.clock import fixed_clock
from relterm.domain.trust import replay
from relterm.service.opening import open_desk
from relterm.service.remembering import recompute_all
from relterm.storage.search_index import INDEXES
from tests.benchmarks.make_book import TODAY, Size, make_csv
from tests.benchmarks.measuring import Row, cpu, process, show

TABLES_OF = {
    "people": ("person", "person_channel", "person_tag", "important_date", "topic"),
    "interactions": ("interaction", "participant", "interaction_tag"),
}
ME = "tests.benchmarks.bench_bulk"


def main() -> None:
    """Measure and print; `--bare-import` and `--bare-export` are the other processes."""
    if sys.argv[1:2] == ["--bare-import"]:
        bare_import(*sys.argv[2:])
    elif sys.argv[1:2] == ["--bare-export"]:
        bare_export(*sys.argv[2:])
    else:
        parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
        parser.add_argument("--people", type=int, default=20_000)
        parser.add_argument("--interactions", type=int, default=200_000)
        options = parser.parse_args()
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), Size(options.people, options.interactions))


def measure(folder: Path, size: Size) -> None:
    """Make the tables, import, export and recompute them."""
    make_csv(folder / "csv", size)
    book = folder / "book.db"
    rows = []
    for table, count in (("people", size.people), ("interactions", size.interactions)):
        file = folder / "csv" / f"{table}.csv"
        ours, peak = process(_relterm(book, "import", str(file), "--yes"))
        bare, _ = process(["-m", ME, "--bare-import", table, str(book), str(folder / "bare.db")])
        detail = f"{count / ours:,.0f} rows a CPU second, peak {peak / 1024:.0f} MiB"
        rows.append(
            Row(f"import of {table}, speed", bare / ours, "bare executemany", "≥ 0.33", detail)
        )
    ours, peak = process(_relterm(book, "export", str(folder / "out")))
    bare, _ = process(["-m", ME, "--bare-export", str(book), str(folder / "bare")])
    detail = f"peak {peak / 1024:.0f} MiB"
    rows.append(Row("export, speed", bare / ours, "csv.writer over a cursor", "≥ 0.50", detail))
    show(f"{size.people:,} people, {size.interactions:,} interactions", rows)
    show("Recomputing", _recomputing(book, size))


def _relterm(book: Path, *arguments: str) -> list[str]:
    return ["-m", "relterm", "--db", str(book), "--today", TODAY, *arguments]


def _recomputing(path: Path, size: Size) -> list[Row]:
    with open_desk(path, fixed_clock(TODAY)) as desk:
        names = desk.book.people.names()

        def again() -> None:
            with desk.book.transaction() as session:
                recompute_all(desk.book, session, names, desk.now(), lambda *_: None)

        logs = [events for _, events in desk.book.interactions.events_by_person(list(names)[:5000])]
        taken = cpu(lambda: [replay(events) for events in logs])[0]
        each = taken / max(1, sum(map(len, logs))) * 1e6
        whole = cpu(again)[0] / size.interactions * 1e6
    return [
        Row("trust replayed, an interaction", each / 12, "12 µs", "≤ 1", f"{each:.1f} µs"),
        Row("book recomputed, an interaction", whole / 12, "12 µs", "", f"{whole:.1f} µs, all in"),
    ]


def bare_import(table: str, source: str, target: str) -> None:
    """Copy the rows of a table and of what hangs on it, as fast as SQLite goes."""
    read = sqlite3.connect(source)
    into = sqlite3.connect(target, isolation_level=None)
    into.execute("PRAGMA journal_mode = TRUNCATE")
    into.execute("BEGIN")
    for statement in _made(read, "table", TABLES_OF[table]):
        into.execute(statement)
    for name in TABLES_OF[table]:
        cursor = read.execute(f"SELECT * FROM {name}")
        marks = ", ".join("?" * len(cursor.description))
        into.executemany(f"INSERT INTO {name} VALUES ({marks})", cursor)
    for statement in _made(read, "index", TABLES_OF[table]):
        into.execute(statement)
    for index in INDEXES:
        if index.table == TABLES_OF[table][0]:
            (statement,) = _made(read, "table", (index.name,))
            into.execute(statement)
            into.execute(f"INSERT INTO {index.name}({index.name}) VALUES ('rebuild')")
    into.execute("COMMIT")


def _made(book: sqlite3.Connection, kind: str, tables: Sequence[str]) -> list[str]:
    """The statements that made some tables, or their indexes."""
    marks = ", ".join("?" * len(tables))
    rows = book.execute(
        f"SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name IN ({marks}) "
        "AND sql IS NOT NULL",
        (kind, *tables),
    )
    return [row[0] for row in rows]


def bare_export(source: str, target: str) -> None:
    """Write the tables as they are."""
    read = sqlite3.connect(source)
    for name in (each for tables in TABLES_OF.values() for each in tables):
        with Path(f"{target}-{name}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(read.execute(f"SELECT * FROM {name}"))


if __name__ == "__main__":
    main()
