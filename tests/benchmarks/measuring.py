"""What the benchmarks share: CPU seconds of work here and of whole processes, and a table."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what was measured, against what, and how it should be."""

    what: str
    ratio: float
    against: str
    goal: str
    detail: str = ""


def cpu(work: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds of this process for one call, and its result."""
    before = time.process_time()
    result = work()
    return time.process_time() - before, result


def typical(work: Callable[[], object], rounds: int = 7) -> float:
    """The median CPU seconds of several calls; the first one warms caches."""
    work()
    return median(cpu(work)[0] for _ in range(rounds))


def process(arguments: Sequence[str]) -> tuple[float, int]:
    """CPU seconds and peak memory (KiB) of a Python process that is run to its end."""
    child = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        msg = f"{arguments} ended with {child.returncode}"
        raise RuntimeError(msg)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def alternated(commands: Sequence[Sequence[str]], rounds: int = 7) -> list[float]:
    """The median CPU seconds of several processes, run in turns so that all see the same load."""
    samples: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds):
        for taken, arguments in zip(samples, commands, strict=True):
            taken.append(process(arguments)[0])
    return [median(taken) for taken in samples]


def show(title: str, rows: Sequence[Row]) -> None:
    """Print a table in Markdown."""
    print(f"\n### {title}\n\n| what | ratio | against | goal | |\n| --- | ---: | --- | --- | --- |")
    for row in rows:
        print(f"| {row.what} | {row.ratio:.2f} | {row.against} | {row.goal} | {row.detail} |")
    sys.stdout.flush()
