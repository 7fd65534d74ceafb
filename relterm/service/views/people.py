"""The list of people: a page at a time, whatever the size of the book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from relterm.domain.kinds import Circle
from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.domain.trust import TrustState, trust_at
from relterm.service import marks
from relterm.service.contacts import state_at
from relterm.service.desk import Desk
from relterm.storage.records import Order, PeopleFilter, PersonRow

LOW_CONFIDENCE = 0.35
"""Below this a score is a guess and drawn as one (trust.md 5.7)."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A row of the list: all that is needed to paint it."""

    uid: str
    name: str
    hint: str
    score: float
    guess: bool
    curve: tuple[float, ...]
    due: bool
    circle: Circle


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The order of the list: row ids, and how many of the first are due today and this week."""

    ids: Sequence[int]
    due: int
    week: int
    filtered: bool


def people_list(desk: Desk, text: str = "", state: State = State.ACTIVE) -> PeopleList:
    """Who is in the list, in order: due first, then this week, then the rest by name.

    A filter orders by how well it matches instead.
    """
    now = desk.now()
    if text.strip():
        return PeopleList(desk.book.search.people(text, 1000), 0, 0, filtered=True)
    wanted = PeopleFilter(state=state, order=Order.DUE)
    week = now.today + timedelta(days=7)
    due, soon = desk.book.people.counts_until((now.today.toordinal(), week.toordinal()))
    return PeopleList(desk.book.people.ids(wanted, None), due, soon - due, filtered=False)


def people_page(desk: Desk, ids: Sequence[int]) -> list[ListedPerson]:
    """The rows of some ids, in their order."""
    now = desk.now()
    return [_listed(desk, row, now) for row in desk.book.people.rows(ids)]


def _listed(desk: Desk, row: PersonRow, now: Now) -> ListedPerson:
    state = state_at(desk.book, row.uid, row.trust_state, now) if row.trust_state else TrustState()
    trust = trust_at(state, now.t)
    curve = marks.shown(marks.from_json(row.marks), state, now.t) if row.trust_state else ()
    return ListedPerson(
        uid=row.uid,
        name=row.name,
        hint=" · ".join(part for part in (row.title, row.organisation) if part),
        score=trust.score,
        guess=trust.confidence < LOW_CONFIDENCE,
        curve=curve,
        due=row.next_look is not None and row.next_look <= now.today.toordinal(),
        circle=row.circle,
    )
