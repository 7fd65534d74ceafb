"""Another process holds the book: keys still work, nothing breaks, and the rows come afterwards."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app_driver import driven

from relterm.domain.kinds import Circle
from relterm.domain.people import Triage
from relterm.service.desk import Changed, Desk

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
            keys = ("down", "2", "down", "f", "m", "ü", "escape", "3", "down", "4", "1", "down")
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


async def test_the_triage_goes_on_while_another_process_holds_the_book(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("triage")
        waiting = [row.uid for row in demo_desk.book.people.to_triage(3)]
        with held(demo_desk.book.path):
            for key in ("3", "p", "down", "up", "enter", "escape", "f", "x", "escape"):
                driver._send(key)
            await driver.pilot.pause()
            driver.app.changed(Changed(everyone=True))
            assert driver.app.crash is None
        await driver.settle()
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main
        assert "1 to keep up with, 1 never" in driver.toast
        people = demo_desk.book.people.existing(waiting)
        assert people[waiting[0]].circle is Circle.FRIENDS
        assert people[waiting[1]].triage is Triage.NEVER
        assert people[waiting[2]].triage is Triage.OPEN
