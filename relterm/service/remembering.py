"""Trust states kept with the book: appended to in O(1), recomputed for one person when need be.

The log is the truth; a stored state only saves replaying it (trust.md 5.12).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from relterm.domain.interactions import Event
from relterm.domain.kinds import Circle
from relterm.domain.moments import Now
from relterm.domain.schedule import Contact
from relterm.domain.trust import MODEL, TrustState, append, in_order
from relterm.service import marks as small_curve
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.looking import look_day, on_agenda, rest_day
from relterm.service.marks import Marks
from relterm.storage.book import Book
from relterm.storage.records import AgendaRow, StoredTrust
from relterm.storage.session import Session

FEW = 200
"""So many people are recomputed between two reports."""
SETTLED_AT_ONCE = 500
"""So many people are settled in one go, so that other work gets in between."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A trust state with what is needed to carry it on: the last event's key and the marks."""

    state: TrustState
    last_key: tuple[float | int | str, ...] = ()
    marks: Marks = ()


def chunks(people: Sequence[str]) -> list[Sequence[str]]:
    """People in portions of `SETTLED_AT_ONCE`."""
    starts = range(0, len(people), SETTLED_AT_ONCE)
    return [people[start : start + SETTLED_AT_ONCE] for start in starts]


def recompute(
    book: Book,
    session: Session,
    people: Iterable[str],
    now: Now,
    each: Callable[[int], None] | None = None,
) -> None:
    """Bring the stored trust of these people up to date, inside the transaction.

    `each` is called now and then with how many are done, and may raise Cancelled.
    """
    wanted = sorted(people)
    for start in range(0, len(wanted), FEW):
        if each is not None:
            each(start)
        _recompute_few(book, session, wanted[start : start + FEW], now)


def _recompute_few(book: Book, session: Session, people: Sequence[str], now: Now) -> None:
    """A log that is as it was is not read: only the days are worked out again."""
    rows, stored = book.agenda.others(people), book.trust.of(people)
    looks: list[tuple[str, int | None, int | None]] = []
    kept: list[tuple[AgendaRow, Remembered]] = []
    from_log: list[str] = []
    for uid, row in rows.items():
        fresh = session.appended.get(uid, [])
        known = None if uid in session.rewritten else _read(stored.get(uid))
        memory = known and _carried_on(known, fresh)
        if memory is None:
            from_log.append(uid)
        elif fresh or (memory.state.t is None and row.circle is Circle.NONE):
            kept.append((row, memory))
        else:
            contact = contact_of_row(row, memory.state)
            looks.append((uid, look_day(contact, now), rest_day(contact, now)))
    for row, events in book.interactions.events_by_person(from_log):
        kept.append((row, from_scratch(events)))
    lost = {row.uid for row, memory in kept if memory.state.t is None and row.circle is Circle.NONE}
    session.drop_trust(*lost, *(uid for uid in people if uid not in rows))
    session.put_trust_many(
        to_store(memory, contact_of_row(row, memory.state), now)
        for row, memory in kept
        if row.uid not in lost
    )
    session.move_looks(looks)


def from_scratch(events: Iterable[Event]) -> Remembered:
    """Everything worked through from the first event on."""
    ordered = in_order(events)
    if not ordered:
        return Remembered(TrustState())
    state, marks = small_curve.worked_through(ordered)
    return Remembered(state, ordered[-1].key, marks)


def _carried_on(known: Remembered, fresh: Sequence[Event]) -> Remembered | None:
    """The state with the new events appended; None when one of them is back-dated."""
    for event in sorted(fresh, key=lambda event: event.key):
        if event.key < known.last_key:
            return None
        known = Remembered(
            append(known.state, event),
            event.key,
            small_curve.extended(known.marks, known.state, event.t),
        )
    return known


def _read(stored: StoredTrust | None) -> Remembered | None:
    if stored is None or stored.version != MODEL.version:
        return None
    return Remembered(
        TrustState.from_json(stored.state),
        tuple(json.loads(stored.last_key)),
        small_curve.from_json(stored.marks),
    )


def to_store(memory: Remembered, contact: Contact, now: Now) -> StoredTrust:
    """The form in which the book keeps it, with the days on which the agenda looks."""
    return StoredTrust(
        person=contact.person,
        version=MODEL.version,
        state=memory.state.to_json(),
        last_key=json.dumps(memory.last_key),
        marks=small_curve.to_json(memory.marks),
        next_look=look_day(contact, now),
        rest_until=rest_day(contact, now),
    )


def settle(book: Book, now: Now) -> bool:
    """Move on the looks of people who are not due after all; True when any moved.

    Done when the app opens and when a new day begins, so that lists and agenda agree.
    """
    parts = chunks(book.agenda.due(now.today.toordinal()))
    return sum(settle_some(book, part, now) for part in parts) > 0


def settle_some(book: Book, people: Sequence[str], now: Now) -> bool:
    """`settle` for some of those who are due, in a transaction of its own if any moved.

    Whoever has something on the agenda today stays; only the days of the others are worked out.
    """
    today = now.today.toordinal()
    moved = []
    for row in book.agenda.of(people).values():
        contact = contact_of_row(row, state_at(book, row.uid, row.trust_state, now))
        if not on_agenda(contact, now):
            day = look_day(contact, now)
            if day is None or day > today:
                moved.append((row.uid, day, rest_day(contact, now)))
    if moved and not book.read_only:
        with book.transaction() as session:
            session.move_looks(moved)
    return bool(moved)


def renew(book: Book, now: Now) -> None:
    """Recompute whoever is remembered by another version of the model (trust.md 5.12, rule 4)."""
    outdated = book.trust.outdated(MODEL.version)
    if outdated and not book.read_only:
        with book.transaction() as session:
            recompute_all(book, session, outdated, now, lambda _done, _expected: None)


def recompute_all(
    book: Book,
    session: Session,
    people: Iterable[str],
    now: Now,
    progress: Callable[[int, int], None],
) -> None:
    """Bring many people's trust up to date in one pass over the log; may be cancelled."""
    wanted = set(people)
    if len(wanted) <= FEW:
        recompute(book, session, sorted(wanted), now)
        return
    done = 0

    def states() -> Iterator[StoredTrust]:
        nonlocal done
        for row, events in book.interactions.events_by_person(wanted):
            memory = from_scratch(events)
            if memory.state.t is None and row.circle is Circle.NONE:
                continue
            yield to_store(memory, contact_of_row(row, memory.state), now)
            done += 1
            if done % FEW == 0:
                progress(done, len(wanted))

    session.put_trust_many(states())
