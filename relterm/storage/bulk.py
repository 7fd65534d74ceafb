"""Adding very many new things: in chunks, each followed by its part of the search table."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from relterm.storage.images import Value, cleaned
from relterm.storage.records import Thing
from relterm.storage.writing import Writer

T = TypeVar("T", bound=Value)
Progress = Callable[[int], None]
"""Called after each chunk with the number added so far; may raise Cancelled."""

BATCH = 2_000
"""Values inserted at a time."""


def add_all(
    writer: Writer,
    thing: Thing,
    values: Iterable[T],
    change: int,
    each: Progress | None,
    seen: Callable[[Sequence[T]], None],
) -> int:
    """Insert new values; the number of them.

    `seen` is given each chunk after it was written. Whatever `each` raises passes through, so that
    the transaction around is rolled back.
    """
    count = 0
    source = iter(values)
    while batch := list(islice(source, BATCH)):
        stored = insert(writer, thing, batch, [(change, change)] * len(batch))
        seen(stored)
        count += len(stored)
        if each is not None:
            each(count)
    return count


def insert(
    writer: Writer, thing: Thing, values: Sequence[T], written: Sequence[tuple[int, int]]
) -> Sequence[T]:
    """Insert new values and return them as stored: without lone surrogates."""
    try:
        with writer.database.savepoint():
            writer.insert(thing, values, written)
    except UnicodeEncodeError:
        values = [cleaned(value) for value in values]  # type: ignore[misc]  # same class
        writer.insert(thing, values, written)
    return values
