"""The whole book as images, and undo and redo in a transaction of their own."""

from relterm.storage.book import Book
from relterm.storage.images import THINGS, Value, image_of, uid_of
from relterm.storage.records import Affected, ChangeRow, Thing


def everything(book: Book) -> dict[tuple[Thing, str], str]:
    """The image of every value in the book."""
    values: list[Value] = [
        *book.people.iter_all(),
        *book.interactions.iter_all(),
        *book.things.iter_promises(),
        *book.things.iter_asks(),
        *book.things.iter_reminders(),
        *book.things.iter_relations(),
        *book.things.iter_exchanges(),
        *book.things.imports(),
        *book.views.all(),
        book.things.settings(),
    ]
    return {(THINGS[type(value)], uid_of(value)): image_of(value) for value in values}


def undo(book: Book, change: int) -> Affected:
    with book.transaction() as session:
        return session.undo(change)


def redo(book: Book, change: int) -> Affected:
    with book.transaction() as session:
        return session.redo(change)


def latest(book: Book) -> ChangeRow:
    change = book.changes.latest()
    assert change is not None
    return change
