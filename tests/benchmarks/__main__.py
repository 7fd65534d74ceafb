"""All benchmarks, one after the other: `python -m tests.benchmarks [--small]`."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.make_book import Size, make_book


def main() -> None:
    """Make the books and run each benchmark in a process of its own."""
    part = 10 if "--small" in sys.argv else 1
    sizes = {
        "big": Size(100_000 // part, 1_000_000 // part),
        "small": Size(100, 1_000),
        "neglected": Size(20_000 // part, 60_000 // part, 20_000 // part),
    }
    with tempfile.TemporaryDirectory() as folder:
        books = {name: Path(folder) / f"{name}.db" for name in sizes}
        for name, size in sizes.items():
            make_book(books[name], size)
        big, small, neglected = (str(path) for path in books.values())
        _run("bench_start", big, small, neglected)
        _run("bench_views", big, small)
        _run("bench_bulk", "--people", str(sizes["big"].people),
             "--interactions", str(sizes["big"].interactions))  # fmt: skip


def _run(name: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=True)


if __name__ == "__main__":
    main()
