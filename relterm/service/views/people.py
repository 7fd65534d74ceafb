"""The list of people: a page at a time, whatever the size of the book."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from relterm.domain import days
from relterm.domain.kinds import Circle
from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.domain.search_query import Is, SearchQuery, parse
from relterm.domain.trust import TrustState, trust_at
from relterm.service import marks
from relterm.service.contacts import state_at
from relterm.service.desk import Desk
from relterm.storage.records import Order, PeopleFilter, PersonRow
from relterm.storage.search_conditions import AWAY, only_kept, states_of

WEEK_DAYS = 7
LOW_CONFIDENCE = 0.35
"""Below this a score is a guess and drawn as one (trust.md 5.7)."""
HELD = 2_000
"""Row ids of a list without operators are held up to so many; of more they are read in pages."""
LARGE = 3_000
"""People from which on a book is large for a filter that looks at everybody."""
MOST_FOUND = 1_000
"""Words of a filter find so many people at once; the others are read beside the message loop."""


_AWAY = {State.ACTIVE: "", State.ARCHIVED: "archived", State.TRASHED: "in the trash"}


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


class Roll(Sequence[int]):
    """The row ids of a long list, read a page at a time when they are asked for.

    What follows or precedes a page read before, and the two ends, are reached at once; only a jump
    into the middle counts its way there along the index.
    """

    def __init__(self, desk: Desk, wanted: PeopleFilter, total: int) -> None:
        self._people = desk.book.people
        self._wanted = wanted
        self._total = total
        self._known: dict[int, int] = {}

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, int):
            return self[place : place + 1 or None][0]
        start, stop, _ = place.indices(self._total)
        ids = self._read(start, max(stop - start, 0))
        if ids:
            self._known[start] = ids[0]
            self._known[start + len(ids) - 1] = ids[-1]
        return ids

    def find(self, number: int) -> int | None:
        """The place of a row id, None when it is not in the list."""
        return self._people.due_place(number, self._wanted)

    def _read(self, start: int, count: int) -> Sequence[int]:
        people, stop = self._people, start + count
        if start - 1 in self._known:
            return people.ids_beside(self._wanted, self._known[start - 1], count)
        if stop in self._known:
            return people.ids_beside(self._wanted, self._known[stop], count, before=True)
        if start > 0 and stop == self._total:
            return people.ids_beside(self._wanted, None, count, before=True)
        return people.ids(self._wanted, count, start)


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The order of the list: row ids, and how many of the first are due today and this week.

    `cut` is whether more people match, of whom only the nearest are listed.
    """

    ids: Sequence[int]
    due: int
    week: int
    filtered: bool
    cut: bool = False

    @property
    def long(self) -> bool:
        """Whether the list is too long to be held."""
        return isinstance(self.ids, Roll)

    def place(self, number: int) -> int | None:
        """The place of a row id, None when it is not in the list."""
        if isinstance(self.ids, Roll):
            return self.ids.find(number)
        try:
            return self.ids.index(number)
        except ValueError:
            return None


def people_list(
    desk: Desk, text: str = "", state: State = State.ACTIVE, *, whole: bool = False
) -> PeopleList:
    """Who is in the list, in order: due first, then this week, then the rest by name.

    What is typed may hold the operators of the search. Words order by how well they match instead:
    of very many found only the `MOST_FOUND` nearest, unless the `whole` list is asked for, in which
    the others follow, those met last first. Operators alone keep the order and find everybody. An
    operator still without its value changes nothing.
    """
    now = desk.now()
    query = parse(text, now.today)
    if query.words:
        return _by_words(desk, query, now, whole=whole)
    if text.strip() and not query and not query.pieces:
        return PeopleList((), 0, 0, filtered=True)
    if query:
        state = states_of(query, archived=False)[0]
    wanted = PeopleFilter(state=state, order=Order.DUE, query=query, now=now)
    until = (now.today.toordinal(), days.later(now.today, WEEK_DAYS).toordinal())
    ids: Sequence[int]
    if _only_away(query):
        ids = _paged(desk, wanted)
        due, soon = desk.book.people.counts_until(until, wanted)
    else:
        ids, looks = desk.book.people.ids_and_days(wanted)
        due, soon = (bisect_right(looks, day) for day in until)
    if state is not State.ACTIVE:
        return PeopleList(ids, 0, 0, filtered=True)
    return PeopleList(ids, due, soon - due, filtered=False)


def _by_words(desk: Desk, query: SearchQuery, now: Now, *, whole: bool) -> PeopleList:
    states = states_of(query, archived=False)
    hits = desk.book.search.hits(query, MOST_FOUND + 1, now, states)
    nearest = array("q", (hit.id for hit in hits[:MOST_FOUND]))
    cut = len(hits) > MOST_FOUND
    if cut and whole:
        known = set(nearest)
        every = desk.book.search.matching(query, now, states)
        nearest.extend(number for number in every if number not in known)
    return PeopleList(nearest, 0, 0, filtered=True, cut=cut and not whole)


def _paged(desk: Desk, wanted: PeopleFilter) -> Sequence[int]:
    ids = desk.book.people.ids(wanted, HELD + 1)
    return ids if len(ids) <= HELD else Roll(desk, wanted, desk.book.people.count(wanted))


def _only_away(query: SearchQuery) -> bool:
    """Whether nothing is asked but where people were put, which has an index of its own."""
    return all(
        isinstance(each.condition, Is) and each.condition.being in AWAY for each in query.clauses
    )


def is_slow(desk: Desk, text: str) -> bool:
    """Whether a filter may take so long that it is better read beside the message loop.

    In a large book operators have to look at everybody, unless they ask for a circle.
    """
    query = parse(text, desk.now().today)
    return not (_only_away(query) or only_kept(query)) and desk.book.people.last_id() > LARGE


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
        hint=" · ".join(part for part in (_AWAY[row.state], row.title, row.organisation) if part),
        score=trust.score,
        guess=trust.confidence < LOW_CONFIDENCE,
        curve=curve,
        due=(
            row.state is State.ACTIVE
            and row.next_look is not None
            and row.next_look <= now.today.toordinal()
        ),
        circle=row.circle,
    )
