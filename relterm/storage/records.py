"""What storage hands out besides domain values: rows made for lists, and derived data."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate, Person, State, Triage
from relterm.domain.search_query import SearchQuery
from relterm.storage.text import digits_of, email_key, link_key, name_key

NO_QUERY = SearchQuery()
Key = TypeVar("Key", str, tuple[str, str])


class Thing(StrEnum):
    """The aggregates of a book: what is written, recorded and undone as one."""

    PERSON = "person"
    INTERACTION = "interaction"
    PROMISE = "promise"
    ASK = "ask"
    REMINDER = "reminder"
    RELATION = "relation"
    EXCHANGE = "exchange"
    SETTINGS = "settings"
    IMPORT_BATCH = "import_batch"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class StoredTrust:
    """The trust model's memory of one person; derived data, never in the change record.

    `state`, `last_key` and `marks` are JSON made by the service; `next_look` is the day (date
    ordinal) on which the agenda has to look at the person again, None for never.
    """

    person: str
    version: int
    state: str
    last_key: str
    marks: str
    next_look: int | None
    rest_until: int | None = None
    """Day (date ordinal) until which there is nothing to send, None when nobody waits."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a line of the list of people is painted from.

    `last_at` is UTC seconds of the last active interaction that is not planned; `trust_state` and
    `marks` are JSON as stored, or empty.
    """

    id: int
    uid: str
    name: str
    organisation: str
    title: str
    circle: Circle
    goal: AskSize | None
    intent: Intent
    state: State
    next_look: int | None
    trust_state: str
    marks: str
    last_at: int | None


@dataclass(frozen=True, slots=True)
class TriagePlace:
    """Where somebody stands in the triage, also when they have left it since; asks for a page."""

    triage: Triage
    unmet: int
    sort_name: str
    id: int


@dataclass(frozen=True, slots=True)
class TriageRow:
    """Somebody of whom it is to be decided whether to keep up with them.

    `last_at` is UTC seconds of the last entry with them that took place, None without one.
    """

    uid: str
    name: str
    organisation: str
    title: str
    last_at: int | None
    place: TriagePlace

    @property
    def triage(self) -> Triage:
        """Whether they were put off before."""
        return self.place.triage


@dataclass(frozen=True, slots=True)
class TriageCount:
    """How many people the triage has: those not looked at yet, and those put off for later."""

    waiting: int
    later: int


class Order(StrEnum):
    """How the list of people is sorted."""

    DUE = "due"
    NAME = "name"
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people are listed, and in which order.

    `text` is words that are said of them. The conditions of `query` (not its words) are looked at
    as of `now`, without which there must be none.
    """

    text: str = ""
    state: State = State.ACTIVE
    order: Order = Order.DUE
    query: SearchQuery = NO_QUERY
    now: Now | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant by a few letters."""

    uid: str
    name: str
    organisation: str
    last_at: int | None
    nickname: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One user action in the history; `at` is UTC seconds, `items` how many things it wrote."""

    id: int
    label: str
    at: int
    undone: bool
    items: int
    batch: str


@dataclass(frozen=True, slots=True)
class Affected:
    """People whose fields or log an undo or redo changed.

    `kept` is how many things of an import were left alone because they changed since.
    """

    people: frozenset[str]
    kept: int = 0


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """What the agenda reads of a person."""

    uid: str
    name: str
    circle: Circle
    cadence_days: int | None
    goal: AskSize | None
    intent: Intent
    private: bool
    snooze_until: int | None
    skips: int
    paused: bool
    dates: tuple[ImportantDate, ...]
    trust_state: str


@dataclass(frozen=True, slots=True)
class DayDone:
    """For whom the user did something on a day."""

    steps: frozenset[str]
    """UIDs of those towards whom a step was taken: texts, talks, gifts, reactions … (the kinds of
    `schedule.STEP_KINDS`)."""
    duties: int
    """How many others there were for whom only a duty was done: a promise kept, thanks (the kinds
    of `schedule.DUTY_KINDS`)."""
    talks: int
    """With how many the user talked, or tried to."""


CROWD = 32
"""People with the same phone number beyond whom it is no longer noted whose it is."""


@dataclass(slots=True)
class MatchKeys:
    """An index in memory by which imported people are recognised, those put away included.

    Each key leads to the uids of everybody who has it. `trashed` are the uids of people in the
    trash, who are found by a key only when nobody else has it; `bare` those of people without any
    link, e-mail address or phone number.
    """

    uids: set[str] = field(default_factory=set)
    trashed: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    emails: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phones: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    numbers: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """Index one more person."""
        self.uids.add(person.uid)
        if person.state is State.TRASHED:
            self.trashed.add(person.uid)
        self.name(person.uid, person.name, person.organisation)
        for link in person.links:
            self.reach(self.links, link_key(link.value), person.uid)
        for email in person.emails:
            self.reach(self.emails, email_key(email.value), person.uid)
        for phone in person.phones:
            self.reach(self.phones, digits_of(phone.value), person.uid)

    def name(self, uid: str, name: str, organisation: str) -> None:
        """Index a person's name; they are bare until `reach`."""
        folded = self.folded[uid] = name_key(name)
        self._enter(self.names, folded, uid)
        self._enter(self.places, (folded, name_key(organisation)), uid)
        self.bare.add(uid)

    def reach(self, index: dict[str, tuple[str, ...]], key: str, uid: str) -> None:
        """Index an address, link or number of a person who was named."""
        self.bare.discard(uid)
        if not key:
            return
        if index is self.phones:
            self._enter(self.numbers, (key, self.folded[uid]), uid)
            if len(index.get(key, ())) >= CROWD:
                return
        self._enter(index, key, uid)

    def _enter(self, index: dict[Key, tuple[str, ...]], key: Key, uid: str) -> None:
        known: tuple[str, ...] = index.get(key, ())
        if uid not in known and not (known and uid in self.trashed):
            index[key] = (*known, uid)

    def by_link(self, link: str) -> tuple[str, ...]:
        """People with this address on the web (scheme, `www.`, case and last slash aside)."""
        return self.links.get(link_key(link), ())

    def by_email(self, address: str) -> tuple[str, ...]:
        """People with this e-mail address, case aside."""
        return self.emails.get(email_key(address), ())

    def by_phone(self, number: str) -> tuple[str, ...]:
        """People with this phone number, by its digits; of very many only the first."""
        return self.phones.get(digits_of(number), ())

    def by_number(self, number: str, name: str) -> tuple[str, ...]:
        """People of this name with this phone number."""
        return self.numbers.get((digits_of(number), name_key(name)), ())

    def by_name(self, name: str) -> tuple[str, ...]:
        """People of this name, case, accents and punctuation aside."""
        return self.names.get(name_key(name), ())

    def by_name_at(self, name: str, organisation: str) -> tuple[str, ...]:
        """People of this name at this organisation."""
        return self.places.get((name_key(name), name_key(organisation)), ())
