"""People as the scheduler sees them."""

from relterm.domain.kinds import PERSONAL_INTENTS
from relterm.domain.moments import Now
from relterm.domain.people import Person
from relterm.domain.schedule import Contact, longest_gap
from relterm.domain.trust import TrustState, replay
from relterm.storage.book import Book
from relterm.storage.records import AgendaRow


def contact_of_person(person: Person, state: TrustState) -> Contact:
    """The scheduler's view of a person."""
    return Contact(
        person=person.uid,
        circle=person.circle,
        state=state,
        goal=None if person.personal else person.goal,
        cadence_days=person.cadence_days,
        dates=person.dates,
        snooze_until=person.snooze_until,
        skips=person.skips,
        private=person.private,
        personal=person.personal,
        paused=person.paused,
    )


def contact_of_row(row: AgendaRow, state: TrustState) -> Contact:
    """The scheduler's view of a row of the agenda's index."""
    personal = row.intent in PERSONAL_INTENTS
    return Contact(
        person=row.uid,
        circle=row.circle,
        state=state,
        goal=None if personal else row.goal,
        cadence_days=row.cadence_days,
        dates=row.dates,
        snooze_until=row.snooze_until,
        skips=row.skips,
        private=row.private,
        personal=personal,
        paused=row.paused,
    )


def state_at(book: Book, uid: str, stored: str, now: Now) -> TrustState:
    """The trust state as of `now`, from the stored one unless that already knows the future."""
    if not stored:
        return TrustState()
    state = TrustState.from_json(stored)
    if state.t is not None and state.t > now.t:
        return replay(book.interactions.events(uid), until=now.t)
    return state


def wished_gap(person: Person) -> float:
    """The longest gap in days wished for with a person."""
    return longest_gap(person.circle, person.cadence_days)
