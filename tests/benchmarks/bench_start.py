#!/usr/bin/env python3
"""Starting: the command line, and the app to its first useful frame, against the least possible.

    python -m tests.benchmarks.bench_start big.db small.db neglected.db

CPU time, which other work on the machine disturbs least; the programs take turns.
"""

import fcntl
import os
import pty
import resource
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.make_book import TODAY
from tests.benchmarks.measuring import Row, alternated, show

FLOOR = """
from textual.app import App
from textual.widgets import Static
class Floor(App):
    def compose(self):
        yield Static("floor ready")
Floor().run()
"""
NEEDED = "import argparse, sqlite3, peewee, dateutil.tz, platformdirs"
FIRST_FRAME = b"STAY IN TOUCH"
PATIENCE = 20.0


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        books = [
            Path(shutil.copy(each, Path(folder) / f"{place}.db"))
            for place, each in enumerate(sys.argv[1:4])
        ]
        show("Command line", _command_line(*books[:2]))
        show("The app, from start to the first useful frame", _app(*books))


def _relterm(book: Path, *words: str) -> list[str]:
    return ["-m", "relterm", "--db", str(book), "--today", TODAY, *words]


def _command_line(big: Path, small: Path) -> list[Row]:
    names = ["python -c pass", "what is needed", "--help", "due, big", "due, small", "add, big"]
    taken = dict(
        zip(
            names,
            alternated(
                [
                    ["-c", "pass"],
                    ["-c", NEEDED],
                    ["-m", "relterm", "--help"],
                    _relterm(big, "due"),
                    _relterm(small, "due"),
                    _relterm(big, "add", "note @p" + f"{7:031x}" + " hello"),
                ]
            ),
            strict=True,
        )
    )
    bare, needed = taken["python -c pass"], taken["what is needed"]
    allowed = 2.5 * bare + needed - bare
    rows = [Row("--help", taken["--help"] / bare, "python -c pass", "≤ 2.5", "")]
    for name in names[3:]:
        detail = f"{taken[name] / bare:.1f} of python -c pass"
        rows.append(Row(name, taken[name] / allowed, "2.5 python + its imports", "≤ 1", detail))
    return rows


def _app(big: Path, small: Path, neglected: Path) -> list[Row]:
    programs = {
        "floor": (["-c", FLOOR], b"floor ready"),
        "big": (_relterm(big), FIRST_FRAME),
        "small": (_relterm(small), FIRST_FRAME),
        "neglected": (_relterm(neglected), FIRST_FRAME),
    }
    samples: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(5):
        for name, (arguments, awaited) in programs.items():
            samples[name].append(first_frame(arguments, awaited))
    taken = {name: median(values) for name, values in samples.items()}
    floor, small_cpu = taken["floor"], taken["small"]
    return [
        Row("100 people", small_cpu / floor, "empty Textual app", "≤ 1.5"),
        Row("100,000 people", taken["big"] / floor, "empty Textual app", "≤ 1.5"),
        Row("100,000 people", taken["big"] / small_cpu, "100 people", "0.9 to 1.1"),
        Row("thousands due, agenda read", taken["neglected"] / floor, "empty Textual app", ""),
    ]


def first_frame(arguments: list[str], awaited: bytes) -> float:
    """CPU seconds a program has used when the text is on its terminal; it is ended then."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40")
        os.execv(sys.executable, [sys.executable, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen, end = b"", time.monotonic() + PATIENCE
    while awaited not in seen:
        if time.monotonic() > end or not select.select([terminal], [], [], PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
            raise TimeoutError(arguments)
        seen += os.read(terminal, 1 << 16)
    used = _cpu_of(child)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return used


def _cpu_of(process: int) -> float:
    """CPU seconds a running process has used (Linux)."""
    nanoseconds = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]
    threads = Path(f"/proc/{process}/task").iterdir()
    return max(
        int(nanoseconds) / 1e9,
        sum(int((each / "schedstat").read_text(encoding="ascii").split()[0]) for each in threads)
        / 1e9,
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
