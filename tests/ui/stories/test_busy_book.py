"""Another process holds the book: keys still work, nothing breaks, and the rows come afterwards."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app_driver import driven

from relterm.service.desk import Desk

HOLDER = """
import sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
book.execute("ROLLBACK")
"""


@contextmanager
def held(book: Path) -> Iterator[None]:
    """The book locked by another process, so that it cannot even be read."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(book)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline().strip() == "held"
        try:
            yield
        finally:
            holder.stdin.write("\n")
            holder.stdin.flush()
            holder.wait()


async def test_every_screen_lives_while_another_process_holds_the_book(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        with held(demo_desk.book.path):
            keys = ("down", "2", "down", "slash", "m", "ü", "escape", "3", "down", "4", "1", "down")
            for key in keys:
                await driver.pilot.press(key)
                await driver.pilot.pause()
            assert driver.app.crash is None
        await driver.keys("2")
        assert driver.app.main is not None
        driver.app.main.catch_up()
        await driver.settle()
        assert driver.app.crash is None
        assert "Ann Kowalska" in driver.seen
