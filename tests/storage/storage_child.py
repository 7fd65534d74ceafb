"""What other processes do to a book in the tests: `python storage_child.py WHAT BOOK …`."""

import os
import resource
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from storage_makers import AT, entry

from relterm.domain.people import Person
from relterm.errors import ReltermError
from relterm.storage import database
from relterm.storage.book import Book


def add_one_by_one(path: Path, name: str, count: int) -> None:
    """Add people and an entry each, every one in its own transaction."""
    book = Book.open(path)
    for number in range(count):
        uid = f"{name}{number}"
        with book.write(f"add {uid}", AT) as session:
            session.put(Person(uid, uid))
            session.put(entry(f"e{uid}", "shared", uid))
    book.close()


def die_importing(path: Path, after: int) -> None:
    """Import many people and be killed when some of them, written early, are in the file."""
    database.PRAGMAS = (*database.PRAGMAS, ("cache_size", "20"), ("cache_spill", "20"))
    book = Book.open(path)

    def each(count: int) -> None:
        if count >= after:
            os.kill(os.getpid(), signal.SIGKILL)

    with book.write("import", AT, "b") as session:
        session.add_people(
            (Person(f"i{number}", f"Name {number}", notes="x" * 500) for number in range(20_000)),
            each,
        )


def fill_the_disk(path: Path, limit: int) -> None:
    """Import more than the limit on file sizes allows; print what went wrong, then write little."""
    book = Book.open(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with book.write("import", AT) as session:
            session.add_people(
                Person(f"i{number}", f"Name {number}", notes="x" * 2000) for number in range(4_000)
            )
    except ReltermError as error:
        print(type(error).__name__, error)
    with book.write("small", AT) as session:
        session.put(Person("small", "Small"))
    book.close()


def open_when_told(path: Path) -> None:
    """Say that all is ready, wait for a line, then open the book."""
    print("ready", flush=True)
    sys.stdin.readline()
    Book.open(path).close()


def die_migrating(path: Path, after: int) -> None:
    """Open an older book and be killed when so many statements of its migration are done."""
    database.PRAGMAS = (*database.PRAGMAS, ("cache_size", "2"), ("cache_spill", "2"))
    run, done = database.Database.run, 0

    def run_or_die(self: database.Database, sql: str, parameters: Sequence[Any] = ()) -> int:
        nonlocal done
        count = run(self, sql, parameters)
        done += 1
        if done >= after:
            os.kill(os.getpid(), signal.SIGKILL)
        return count

    database.Database.run = run_or_die  # type: ignore[method-assign]  # this process dies of it
    Book.open(path)


if __name__ == "__main__":
    what, where, *more = sys.argv[1:]
    if what == "open":
        open_when_told(Path(where))
    elif what == "migrate":
        die_migrating(Path(where), int(more[0]))
    elif what == "add":
        add_one_by_one(Path(where), more[0], int(more[1]))
    elif what == "die":
        die_importing(Path(where), int(more[0]))
    else:
        fill_the_disk(Path(where), int(more[0]))
