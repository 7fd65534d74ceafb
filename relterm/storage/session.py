"""One transaction on a book: everything that writes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from relterm.domain.interactions import (
    Event,
    Interaction,
)
from relterm.domain.people import Person
from relterm.errors import BookError
from relterm.storage import search_index
from relterm.storage.database import Database
from relterm.storage.images import SETTINGS_UID, Value
from relterm.storage.keeping import Keeper
from relterm.storage.moving import move_entries
from relterm.storage.recording import Record
from relterm.storage.records import Affected, StoredTrust, Thing
from relterm.storage.schema import NEVER
from relterm.storage.undoing import Swap

Progress = Callable[[int], None]


class Session:
    """Writes to a book inside one transaction; made by `Book.write` and `Book.transaction`.

    NoSuchPerson is raised when something names a person who is not in the book.
    """

    def __init__(self, database: Database, record: Record, *, named: bool) -> None:
        self._database = database
        self._keeper = Keeper(database, record)
        self._named = named

    @property
    def label(self) -> str:
        """What undo shows; may be said more exactly while the change is written."""
        return self._keeper.record.label

    @label.setter
    def label(self, label: str) -> None:
        self._keeper.record.label = label

    @property
    def touched(self) -> set[str]:
        """UIDs of people whose fields or log changed."""
        return self._keeper.touched

    @property
    def unsettled(self) -> set[str]:
        """UIDs of those whose trust or agenda is to be worked out anew: a tag changes neither."""
        return self._keeper.unsettled

    @property
    def appended(self) -> dict[str, list[Event]]:
        """What the trust model reads of entries that are new in this transaction, by person."""
        return self._keeper.appended

    @property
    def rewritten(self) -> set[str]:
        """UIDs of people whose log changed otherwise than by single new entries."""
        return self._keeper.rewritten

    def put(self, value: Value) -> None:
        """Insert a value, or replace the one with its uid; nothing when it is the same already.

        Promises and asks that follow from a log entry are written before the commit.
        """
        self._recorded().put(value)

    def change_people(
        self, uids: Sequence[str], change: Callable[[Person], Person]
    ) -> tuple[int, list[Person]]:
        """Write over people (some hundreds at a time) what `change` makes of each of them.

        Returns how many of them are in the book, and those who differ now, as they are.
        """
        return self._recorded().change_people(uids, change)

    def delete(self, thing: Thing | str, uid: str = SETTINGS_UID) -> None:
        """Take a thing out of the book, with what hangs on it; undo brings all of it back.

        A person leaves every log entry (an entry with nobody left goes too); a log entry takes its
        exchanges along. Nothing happens when there is no such thing.
        """
        self._recorded().delete(Thing(thing), uid)

    def add_people(self, people: Iterable[Person], each: Progress | None = None) -> int:
        """Add very many new people; the number of them (see `add`)."""
        return self.add(Thing.PERSON, people, each)

    def add_interactions(self, entries: Iterable[Interaction], each: Progress | None = None) -> int:
        """Add very many new log entries; the number of them (see `add`)."""
        return self.add(Thing.INTERACTION, entries, each)

    def add(self, thing: Thing | str, values: Iterable[Value], each: Progress | None = None) -> int:
        """Add very many new values of one kind, at nearly the speed of bare SQLite.

        Their uids must be new. `each` is called after every chunk with the number added so far; it
        may raise Cancelled, which rolls the transaction back.
        """
        return self._recorded().add(Thing(thing), values, each)

    def move_entries(self, source: str, target: str, each: Progress | None = None) -> int:
        """Put one person in the place of another in every log entry; how many there were.

        Who takes part changes and nothing else: promises and asks are for the caller to move.
        `each` is told how many were moved so far; it may raise Cancelled.
        """
        return move_entries(self._recorded(), source, target, each)

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """A hint that very much is written in this context."""
        self._recorded().begin_bulk()
        yield

    def put_trust(self, trust: StoredTrust) -> None:
        """Keep the trust model's memory of a person; not part of the change record."""
        self.put_trust_many((trust,))

    def put_trust_many(self, trusts: Iterable[StoredTrust]) -> None:
        """Keep the trust model's memory of many people."""
        source = iter(trusts)
        while batch := list(islice(source, 2_000)):
            self._database.many(
                "INSERT INTO trust_state(person_id, version, state, last_key, marks, rest_until) "
                "SELECT id, ?, ?, ?, ?, ? FROM person WHERE uid = ? "
                "ON CONFLICT (person_id) DO UPDATE SET version = excluded.version, "
                "state = excluded.state, last_key = excluded.last_key, marks = excluded.marks, "
                "rest_until = excluded.rest_until",
                [
                    (one.version, one.state, one.last_key, one.marks, one.rest_until, one.person)
                    for one in batch
                ],
            )
            self._database.many(
                "UPDATE person SET look = ?1 WHERE uid = ?2 AND look <> ?1",
                [(NEVER if one.next_look is None else one.next_look, one.person) for one in batch],
            )

    def move_looks(self, days: Iterable[tuple[str, int | None, int | None]]) -> None:
        """Set when the agenda looks at people again, and until when they rest (date ordinals)."""
        moved = list(days)
        self._database.many(
            "UPDATE person SET look = ?1 WHERE uid = ?2 AND look <> ?1",
            [(NEVER if look is None else look, uid) for uid, look, _ in moved],
        )
        self._database.many(
            "UPDATE trust_state SET rest_until = ?1 WHERE rest_until IS NOT ?1 "
            "AND person_id = (SELECT id FROM person WHERE uid = ?2)",
            [(rest, uid) for uid, _, rest in moved],
        )

    def drop_trust(self, *uids: str) -> None:
        """Forget the trust model's memory of people."""
        self._database.many(
            "DELETE FROM trust_state WHERE person_id = (SELECT id FROM person WHERE uid = ?)",
            [(uid,) for uid in uids],
        )
        self._database.many(
            "UPDATE person SET look = ?1 WHERE uid = ?2 AND look <> ?1",
            [(NEVER, uid) for uid in uids],
        )

    def undo(self, change: int, each: Progress | None = None) -> Affected:
        """Take a change back; UndoRefused, with nothing changed, when it was built upon since.

        Of an import, what changed since is kept and counted; the rest goes. `each` is called now
        and then with how many things are done, and may raise Cancelled.
        """
        return self._swap(change, each, undo=True)

    def redo(self, change: int, each: Progress | None = None) -> Affected:
        """Do an undone change again; UndoRefused and `each` as for undo."""
        return self._swap(change, each, undo=False)

    def purge(self, uids: Sequence[str], each: Progress | None = None) -> None:
        """Delete people for good: out of the tables, the history and the search index.

        Past changes that hold anything of what is deleted leave the history and cannot be undone.
        To be used alone in its transaction; the space is overwritten by the commit. `each` is told
        how many are deleted so far; it may raise.
        """
        keeper = self._recorded()
        for done, uid in enumerate(uids):
            if each is not None:
                each(done)
            keeper.delete(Thing.PERSON, uid)
        keeper.settle()
        keeper.record.forget()
        search_index.tighten(self._database)

    def finish(self) -> None:
        """Bring promises, asks and derived columns in step; `Book` calls it before the commit."""
        self._keeper.settle()
        self._keeper.record.finish()

    def _recorded(self) -> Keeper:
        if not self._named:
            raise BookError("This change was begun without a name, so it was not made.")
        return self._keeper

    def _swap(self, change: int, each: Progress | None, *, undo: bool) -> Affected:
        swap = Swap(self._keeper.writer, change, each, undo=undo)
        swap.run()
        self._keeper.touched |= swap.people
        self._keeper.unsettled |= swap.unsettled
        self._keeper.stale |= swap.relogged
        self._keeper.rewritten |= swap.relogged
        return Affected(frozenset(swap.people), swap.kept)
