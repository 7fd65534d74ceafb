"""Whom a typed name means, and who is offered while it is typed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from relterm.domain import days, names
from relterm.domain.clean_text import fold
from relterm.domain.moments import SECONDS_PER_DAY
from relterm.domain.names import meant
from relterm.domain.people import Person
from relterm.domain.quick_add import PersonMatch
from relterm.domain.quick_add.words import is_email
from relterm.service.desk import Desk
from relterm.service.views.alike import known_like
from relterm.storage.records import Candidate, Order, PeopleFilter

WIDE = 50
"""People looked at when a name is typed."""
CANDIDATES = 8
"""People offered for a name that could mean several."""
_NOBODY: Mapping[str, int] = {}


class Lookup:
    """Looks names up in the book; what was found is remembered, so keep one for one line."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._exact: dict[str, list[Candidate]] = {}
        self._begun: dict[str, list[Candidate]] = {}

    def meant(self, typed: str) -> list[PersonMatch]:
        """The people a typed name means, best first: none, the one, or several to choose from.

        A UID or an e-mail address means whoever has it.
        """
        exact = self._called(typed)
        if is_email(typed) or any(each.uid == typed.strip() for each in exact):
            return _matches(self._desk, exact)
        both = {each.uid: each for each in (*self._beginning(typed), *exact)}
        called = {each.uid for each in exact}
        known = meant(typed, [_candidate(each, typed, called, _NOBODY) for each in both.values()])
        return _matches(self._desk, [both[each.uid] for each in known[:CANDIDATES]])

    def offered(self, typed: str, beside: Sequence[str] = ()) -> tuple[PersonMatch, ...]:
        """People to choose from while a name is typed; those met last when nothing is typed yet.

        In the order of the nearness of the match, then of the day of the last contact, then of how
        often they were met together with the people `beside` them in the line (uids).
        """
        desk = self._desk
        together = desk.book.line_help.together(beside) if beside else _NOBODY
        if not typed.strip():
            order = sorted(_met_last(desk), key=lambda each: _lately(each, together))
        else:
            order = self._ranked(typed, together)
        others = [each for each in order if each.uid not in set(beside)]
        matches = _matches(desk, others[:CANDIDATES])
        asked = (_candidate(each, typed, (), together) for each in others)
        if " " not in typed.strip() or self._called(typed) or names.rank(typed, asked):
            return tuple(matches)
        # a whole name that nobody has: whoever is spelt nearly so is only perhaps meant
        return tuple(LookAlikeMatch(each.uid, each.name, each.hint) for each in matches)

    def _ranked(self, typed: str, together: Mapping[str, int]) -> list[Candidate]:
        exact = self._called(typed)
        found = [*exact, *self._beginning(typed)]
        if not found:
            found = self._desk.book.people.complete(typed, WIDE) or self._alike(typed)
        unique = {each.uid: each for each in found}
        called = {each.uid for each in exact}
        asked = [_candidate(each, typed, called, together) for each in unique.values()]
        near = [unique.pop(each.uid) for each in names.rank(typed, asked)]
        # what the book finds by another spelling comes behind what is spelt so
        return [*near, *unique.values()]

    def _alike(self, typed: str) -> list[Candidate]:
        """People whose names look like one that nobody has: it may be misspelt."""
        if "@" in typed:
            return []
        known = [each.who for each in known_like(self._desk, Person("", typed))]
        return [Candidate(each.uid, each.name, each.place, None) for each in known]

    def _called(self, typed: str) -> list[Candidate]:
        if typed not in self._exact:
            self._exact[typed] = self._desk.book.people.named(typed, nicknames=False)
        return self._exact[typed]

    def _beginning(self, typed: str) -> list[Candidate]:
        """People whose names begin like this; nobody where nobody did for less of it."""
        if typed not in self._begun:
            less = typed[:-1]
            nobody = "@" in typed or (less.strip() and self._begun.get(less) == [])
            complete = self._desk.book.people.complete
            self._begun[typed] = [] if nobody else complete(typed, WIDE, inside=False)
        return self._begun[typed]


def people_meant(desk: Desk, typed: str) -> list[PersonMatch]:
    """Whom a typed name means; see `Lookup.meant`."""
    return Lookup(desk).meant(typed)


class LookAlikeMatch(PersonMatch):
    """Somebody who is called otherwise, but may be meant: to be offered, never taken unasked."""

    __slots__ = ()


def _met_last(desk: Desk) -> list[Candidate]:
    people = desk.book.people
    rows = people.rows(people.ids(PeopleFilter(order=Order.RECENT), WIDE))
    return [Candidate(each.uid, each.name, each.organisation, each.last_at) for each in rows]


def _lately(found: Candidate, together: Mapping[str, int]) -> tuple[float, int, str]:
    last = float("inf") if found.last_at is None else -(found.last_at // SECONDS_PER_DAY)
    return last, -together.get(found.uid, 0), fold(found.name)


def _candidate(
    found: Candidate, typed: str, called: Iterable[str], together: Mapping[str, int]
) -> names.Candidate:
    """As the ranking knows them; whom the book calls just so is called so."""
    last_at = None if found.last_at is None else found.last_at / SECONDS_PER_DAY
    nickname = typed if found.uid in called else found.nickname
    return names.Candidate(
        found.uid,
        found.name,
        nickname,
        found.organisation,
        last_at,
        together.get(found.uid, 0),
    )


def _matches(desk: Desk, found: Sequence[Candidate]) -> list[PersonMatch]:
    """With what tells namesakes apart: the organisation, else when they were met last."""
    alike = Counter((fold(each.name), each.organisation) for each in found)
    return [
        PersonMatch(
            each.uid,
            each.name,
            each.organisation
            if alike[fold(each.name), each.organisation] == 1
            else _with_last_day(desk, each),
        )
        for each in found
    ]


def _with_last_day(desk: Desk, found: Candidate) -> str:
    if found.last_at is None:
        last = "never in touch"
    else:
        now = desk.now()
        last = f"last {days.short(now.day_of(found.last_at / SECONDS_PER_DAY), now.today)}"
    return f"{found.organisation}, {last}" if found.organisation else last
