"""A writer that dies for want of space leaves a journal behind; the next one puts the book back."""

import subprocess
import sys
from pathlib import Path

from storage_makers import AT

from relterm.domain.people import Person
from relterm.storage.book import Book

WRITER = """
import resource, signal, sys
from pathlib import Path
from relterm.domain.people import Person
from relterm.errors import ReltermError
from relterm.storage.book import Book

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
book = Book.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with book.write("many", 1) as session:
        session.add_people(Person(f"new-{n}", f"New {n}", notes="x" * 300) for n in range(600))
except ReltermError as error:
    sys.exit(int(error.code))
"""
BASE = 40


def test_a_book_opens_after_a_write_that_failed_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    book = Book.open(path)
    with book.write("base", AT) as session:
        session.add_people(Person(f"base-{n}", f"Base {n}") for n in range(BASE))
    book.close()
    start = path.read_bytes()
    left_behind = 0
    for limit in range(20_000, len(start) + 200_000, 23_456):
        path.write_bytes(start)
        done = subprocess.run(
            [sys.executable, "-c", WRITER, str(path), str(limit)], capture_output=True, check=False
        )
        assert done.returncode in {0, 73}, done.stderr
        journal = path.with_name("book.db-journal")
        left_behind += journal.exists() and journal.stat().st_size > 0
        again = Book.open(path)
        assert again.people.total() in {BASE, BASE + 600}
        assert (again.people.total() > BASE) == (done.returncode == 0)
        assert again.problems() == []
        again.close()
    assert left_behind, "no write died in mid-transaction: the limits no longer test anything"
