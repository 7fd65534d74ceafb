"""What a search finds, grouped, with all that is needed to paint it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from relterm.domain import describe
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Promise,
    PromiseState,
    Reminder,
    ReminderState,
)
from relterm.domain.kinds import Circle
from relterm.domain.marking import Marked, excerpt, marked, words_meant
from relterm.domain.moments import Now
from relterm.domain.people import Person, State
from relterm.domain.search_query import SearchQuery, parse
from relterm.domain.search_words import Operator, Value
from relterm.domain.trust import trust_at
from relterm.service.contacts import state_at
from relterm.service.desk import Desk
from relterm.storage.hits import Hit, Match
from relterm.storage.records import PersonRow
from relterm.storage.search_conditions import states_of
from relterm.storage.tags import tags_in_use

PEOPLE_SHOWN = 20
ENTRIES_SHOWN = 20
DUTIES_SHOWN = 8
EXCERPT = 90
"""Characters of a text around what was found."""
NAMED = 3
"""So many people of an entry are named."""
OFFERED = 8
"""Tags or organisations offered at a time."""

NO_TEXT = Marked("")
_NEAREST = {State.ACTIVE: 0, State.ARCHIVED: 1, State.TRASHED: 2}


class Group(StrEnum):
    """The parts of the result, in the order in which they are shown."""

    PEOPLE = "people"
    ENTRIES = "entries"
    PROMISES = "promises"
    ASKS = "asks"
    REMINDERS = "reminders"


@dataclass(frozen=True, slots=True)
class Found:
    """One result: what it is called, why it was found, whom it is about, and when it was.

    `uid` is that of the thing itself; `person` that of whom to open it at; `aside` a word about
    its state.
    """

    group: Group
    uid: str
    person: str
    title: Marked
    detail: Marked = NO_TEXT
    day: date | None = None
    aside: str = ""

    @property
    def key(self) -> str:
        """What a list holds on to."""
        return f"{self.group} {self.uid}"


@dataclass(frozen=True, slots=True)
class Results:
    """What a query finds: the groups that hold anything, and which of them hold still more."""

    query: SearchQuery
    groups: tuple[tuple[Group, tuple[Found, ...]], ...] = ()
    more: frozenset[Group] = frozenset()
    today: date = date.min

    @property
    def count(self) -> int:
        """How many results there are."""
        return sum(len(found) for _, found in self.groups)

    def find(self, key: str) -> Found | None:
        """The result with this key."""
        every = chain.from_iterable(found for _, found in self.groups)
        return next((each for each in every if each.key == key), None)


def search_view(
    desk: Desk, typed: str, wanted: Callable[[], bool] = lambda: True
) -> Results | None:
    """Everything found for what is typed; None as soon as it is no longer `wanted`.

    People come by how well their names fit, then by how near the relationship is; entries newest
    first, the rest by what is open and due first.
    """
    now = desk.now()
    query = parse(typed, now.today)
    if not query:
        return Results(query, today=now.today)
    words = words_meant(query)
    finders: tuple[tuple[Group, int, Callable[[], Sequence[Found]]], ...] = (
        (Group.PEOPLE, PEOPLE_SHOWN, lambda: _people(desk, query, words, now)),
        (Group.ENTRIES, ENTRIES_SHOWN, lambda: _entries(desk, query, words, now)),
        (Group.PROMISES, DUTIES_SHOWN, lambda: _promises(desk, query, words, now)),
        (Group.ASKS, DUTIES_SHOWN, lambda: _asks(desk, query, words, now)),
        (Group.REMINDERS, DUTIES_SHOWN, lambda: _reminders(desk, query, words, now)),
    )
    groups, more = [], set()
    for group, limit, find in finders:
        if not wanted():
            return None
        found = find()
        if len(found) > limit:
            more.add(group)
        if found:
            groups.append((group, tuple(found[:limit])))
    return Results(query, tuple(groups), frozenset(more), now.today)


def values_in_use(desk: Desk, operator: Operator, typed: str) -> tuple[Value, ...]:
    """Tags or organisations of the book that begin so; empty for other operators."""
    if operator is Operator.TAG:
        tags = dict.fromkeys(
            chain(
                tags_in_use(desk.book.database, "person"),
                tags_in_use(desk.book.database, "interaction"),
            )
        )
        return tuple(Value(tag) for tag in tags)
    if operator is Operator.COMPANY:
        return tuple(Value(each) for each in desk.book.search.companies(typed, OFFERED))
    return ()


def _people(desk: Desk, query: SearchQuery, words: Sequence[str], now: Now) -> Sequence[Found]:
    states = states_of(query, archived=True)
    hits = desk.book.search.hits(query, PEOPLE_SHOWN + 1, now, states)
    rows = {row.id: row for row in desk.book.people.rows([hit.id for hit in hits])}
    known = [(hit, rows[hit.id]) for hit in hits if hit.id in rows]
    known.sort(key=lambda pair: _nearness(desk, pair[0], pair[1], now))
    said = [row.uid for hit, row in known if hit.match is Match.SAID and query.words]
    whole = desk.book.people.existing(said) if said else {}
    return [_person(hit, row, whole.get(row.uid), words) for hit, row in known]


def _nearness(desk: Desk, hit: Hit, row: PersonRow, now: Now) -> tuple[object, ...]:
    """Active people first, the better match, then the more trust, the nearer circle, the later."""
    score = 0.0
    if row.trust_state:
        score = trust_at(state_at(desk.book, row.uid, row.trust_state, now), now.t).score
    circle = list(Circle).index(row.circle)
    return (row.state is not State.ACTIVE, hit.match, -round(score), circle, -(row.last_at or 0))


def _person(hit: Hit, row: PersonRow, whole: Person | None, words: Sequence[str]) -> Found:
    slipped = hit.match is Match.SLIP
    hint = " · ".join(part for part in (row.title, row.organisation) if part)
    detail = marked(hint, words)
    if whole is not None and not detail.places:
        detail = _said(whole, words) or detail
    aside = {State.ARCHIVED: "archived", State.TRASHED: "in the trash"}.get(row.state, "")
    if not aside and row.circle is not Circle.NONE:
        aside = row.circle.value
    return Found(
        Group.PEOPLE,
        row.uid,
        row.uid,
        marked(row.name, words, slipped=slipped),
        detail,
        aside="nearly" if slipped else aside,
    )


def _said(person: Person, words: Sequence[str]) -> Marked | None:
    """The piece of what is said of somebody in which most of the words stand."""
    fields = [
        *((person.nickname, person.notes, person.met, person.why, person.goal_text)),
        *person.interests, *person.aspirations, *person.needs, *person.offers, *person.values,
        *(f"#{tag}" for tag in person.tags),
        *(item.value for item in (*person.emails, *person.phones, *person.links)),
        *(f"{item.label}: {item.value}" for item in person.custom),
        *(f"{day.label} {day.text}" for day in person.dates),
    ]  # fmt: skip
    best = max((excerpt(text, words, EXCERPT) for text in fields if text), key=_marks, default=None)
    return best if best and best.places else None


def _marks(text: Marked) -> int:
    return len(text.places)


def _entries(desk: Desk, query: SearchQuery, words: Sequence[str], now: Now) -> Sequence[Found]:
    entries = desk.book.log_search.interactions(query, ENTRIES_SHOWN + 1, now)
    everybody = dict.fromkeys(uid for entry in entries for uid in entry.people[:NAMED])
    names = desk.book.people.names_of(everybody)
    states = desk.book.marked.states(tuple(everybody))
    return [_entry(entry, names, states, words) for entry in entries if entry.people]


def _entry(
    entry: Interaction,
    names: dict[str, str],
    states: dict[str, tuple[int, State]],
    words: Sequence[str],
) -> Found:
    """An entry; it opens at somebody in it who is not put away, if there is one."""
    whom = ", ".join(names.get(uid, "") for uid in entry.people[:NAMED])
    texts = [entry.text, entry.note, " ".join(f"#{tag}" for tag in entry.tags)]
    best = max((excerpt(text, words, EXCERPT) for text in texts if text), key=_marks, default=None)
    if entry.line and not (best and best.places):
        written = excerpt(entry.line, words, EXCERPT)
        best = written if written.places else best
    title = entry.kind.value if describe.carries_text(entry) else describe.title(entry)
    known = [uid for uid in entry.people if uid in states]
    person = min(known, key=lambda uid: _NEAREST[states[uid][1]], default=entry.people[0])
    return Found(
        Group.ENTRIES,
        entry.uid,
        person,
        marked(whom, words),
        best or NO_TEXT,
        entry.moment.day,
        "planned" if entry.planned else title,
    )


def _promises(desk: Desk, query: SearchQuery, words: Sequence[str], now: Now) -> Sequence[Found]:
    found = desk.book.log_search.promises(query, DUTIES_SHOWN + 1, now)
    duties = [_Duty(each, each.due, _promise_words(each)) for each in found]
    return _duties(desk, Group.PROMISES, duties, words)


def _promise_words(promise: Promise) -> str:
    whose = "yours" if promise.direction is Direction.MINE else "theirs"
    return whose if promise.state is PromiseState.OPEN else f"{whose}, {promise.state}"


def _asks(desk: Desk, query: SearchQuery, words: Sequence[str], now: Now) -> Sequence[Found]:
    found = desk.book.log_search.asks(query, DUTIES_SHOWN + 1, now)
    duties = [_Duty(each, each.day, _ask_words(each)) for each in found]
    return _duties(desk, Group.ASKS, duties, words)


def _ask_words(ask: Ask) -> str:
    theirs = "theirs, " if ask.direction is Direction.THEIRS else ""
    answered = ask.outcome if ask.state is AskState.ANSWERED else ""
    return f"{theirs}{answered or ask.state}"


def _reminders(desk: Desk, query: SearchQuery, words: Sequence[str], now: Now) -> Sequence[Found]:
    found = desk.book.log_search.reminders(query, DUTIES_SHOWN + 1, now)
    duties = [
        _Duty(each, each.due, "" if each.state is ReminderState.OPEN else str(each.state))
        for each in found
    ]
    return _duties(desk, Group.REMINDERS, duties, words)


@dataclass(frozen=True, slots=True)
class _Duty:
    """A promise, an ask or a reminder, its day, and a word about its state."""

    value: Promise | Ask | Reminder
    day: date | None
    aside: str


def _duties(
    desk: Desk, group: Group, duties: Sequence[_Duty], words: Sequence[str]
) -> Sequence[Found]:
    names = desk.book.people.names_of(each.value.person for each in duties)
    return [_duty(group, each, names, words) for each in duties]


def _duty(group: Group, each: _Duty, names: dict[str, str], words: Sequence[str]) -> Found:
    value = each.value
    name = marked(names.get(value.person, ""), words)
    what = excerpt(value.what, words, EXCERPT)
    if isinstance(value, Ask) and not what.places and value.reason:
        what = excerpt(f"{value.what} · {value.reason}", words, EXCERPT)
    return Found(group, value.uid, value.person, name, what, each.day, each.aside)
