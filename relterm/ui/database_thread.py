"""The one thread that writes: another process's lock must never freeze the screen."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from relterm.storage.book import Book

T = TypeVar("T")

WRITE_WAIT_MS = 15_000
"""How long a write waits for another process (milliseconds)."""
READ_WAIT_MS = 50
"""How long the screen's own reads wait: short, they run in the message loop (milliseconds)."""


class DatabaseThread:
    """Runs work on the book in a thread of its own, one piece after the other."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._pool = ThreadPoolExecutor(
            max_workers=1,
            thread_name_prefix="relterm-book",
            initializer=lambda: book.connect_here(WRITE_WAIT_MS),
        )

    async def run(self, work: Callable[[], T]) -> T:
        """Wait, without blocking the screen, until the work is done."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def close(self) -> None:
        """Let the running piece finish, drop the waiting ones, close the connection."""
        self._pool.submit(self._book.close_here)
        self._pool.shutdown(wait=True)
