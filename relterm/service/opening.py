"""Opening a book: the user's own, or a throw-away one with sample people."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from relterm.clock import Clock
from relterm.domain.kinds import Kind
from relterm.service.desk import Desk
from relterm.service.remembering import recompute, renew
from relterm.storage.book import Book

SAMPLE = "sample people"
"""What the app gives back when a book of sample people is to be opened instead of the user's."""
TOUR = "tour"
"""The same, and the tour is to begin in it."""


@contextmanager
def open_desk(
    path: Path, clock: Clock, *, wait_ms: int = 15_000, kinds: Mapping[str, Kind] | None = None
) -> Iterator[Desk]:
    """The book at `path`, made when it is not there; closed at the end.

    `kinds` are the user's own words for kinds of interaction.

    Raises:
        BookError: it cannot be opened; the sentence says why.
    """
    book = Book.open(path, wait_ms=wait_ms)
    try:
        renew(book, clock())
        yield Desk(book, clock, kinds=kinds or {})
    finally:
        book.close()


@contextmanager
def open_demo(clock: Clock) -> Iterator[Desk]:
    """A new book of sample people in a private temporary folder, gone when it is closed."""
    with (
        tempfile.TemporaryDirectory(prefix="relterm-demo-") as folder,
        open_desk(Path(folder) / "demo.db", clock) as desk,
    ):
        fill_with_demo(desk)
        yield desk


def fill_with_demo(desk: Desk) -> None:
    """Put the sample people into an empty book, as one change."""
    from relterm.service.demo_book import build_demo

    demo = build_demo(desk.now())
    with desk.book.write("sample people", desk.seconds) as session:
        session.add_people(demo.people)
        for relation in demo.relations:
            session.put(relation)
        for promise in demo.promises:
            session.put(promise)
        for ask in demo.asks:
            session.put(ask)
        session.add_interactions(demo.interactions)
        for exchange in demo.exchanges:
            session.put(exchange)
        for reminder in demo.reminders:
            session.put(reminder)
        session.put(demo.settings)
        recompute(desk.book, session, [person.uid for person in demo.people], desk.now())
