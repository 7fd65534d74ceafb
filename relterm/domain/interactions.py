"""The log: what happened between you and people, and what hangs on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relterm.domain.kinds import KIND_ORDER, WHO_ORDER, AskSize, Kind, Who
from relterm.domain.moments import SECONDS_PER_DAY, Moment
from relterm.domain.people import State


@dataclass(frozen=True, slots=True)
class Interaction:
    """One entry of the log; it counts for each of the people in it.

    Fields left None take the model's defaults for the kind. `text` is what it was about, `note` is
    private, `line` is the quick-add sentence word for word. `part_of` is the UID of the entry this
    one was logged with (a gift handed over during a coffee). A `planned` entry feeds nothing until
    it is confirmed.
    """

    uid: str
    moment: Moment
    people: tuple[str, ...]
    kind: Kind
    who: Who | None = None
    answered: bool | None = None
    minutes: float | None = None
    depth: int | None = None
    mood: int | None = None
    size: int | None = None
    outcome: bool | None = None
    due: date | None = None
    years: float | None = None
    text: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    line: str = ""
    part_of: str = ""
    planned: bool = False
    state: State = State.ACTIVE


@dataclass(frozen=True, slots=True)
class Event:
    """What the trust model reads of an interaction, for one person.

    `t` and `due` are days since 1970 in UTC; None means "not given".
    """

    t: float
    kind: Kind
    who: Who | None = None
    answered: bool | None = None
    minutes: float | None = None
    depth: int | None = None
    mood: int | None = None
    size: int | None = None
    outcome: bool | None = None
    due: float | None = None
    years: float | None = None
    note: str = ""
    uid: str = ""

    @property
    def key(self) -> tuple[float | int | str, ...]:
        """The model's total order on content (5.12, rule 1); empty comes before any value."""
        return (
            self.t,
            KIND_ORDER[self.kind],
            -1 if self.who is None else WHO_ORDER[self.who],
            -1 if self.answered is None else int(self.answered),
            -1.0 if self.minutes is None else self.minutes,
            -1 if self.depth is None else self.depth,
            0 if self.mood is None else self.mood,
            -1 if self.size is None else self.size,
            -1 if self.outcome is None else int(self.outcome),
            -1.0 if self.due is None else self.due,
            -1.0 if self.years is None else self.years,
            self.note,
        )


def event_of(entry: Interaction) -> Event:
    """The model's view of an entry (a due day is noon at the entry's own offset)."""
    due = None
    if entry.due is not None:
        noon = entry.due.toordinal() - date(1970, 1, 1).toordinal() + 0.5
        due = noon - entry.moment.offset * 60 / SECONDS_PER_DAY
    return Event(
        entry.moment.t,
        entry.kind,
        entry.who,
        entry.answered,
        entry.minutes,
        entry.depth,
        entry.mood,
        entry.size,
        entry.outcome,
        due,
        entry.years,
        entry.text,
        entry.uid,
    )


class Direction(StrEnum):
    """From whom to whom something went."""

    MINE = "mine"
    THEIRS = "theirs"


class ExchangeKind(StrEnum):
    """What passed between two people."""

    GIVEN = "given"
    RECEIVED = "received"
    THANKED = "thanked"
    WAS_THANKED = "was thanked"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something given, received or thanked for: the *what* behind a give or thanks entry."""

    uid: str
    interaction: str
    person: str
    kind: ExchangeKind
    what: str
    category: str = ""
    """intro, help, article, gift … or empty."""


class PromiseState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise in either direction; `made` and `closed` are UIDs of log entries, or empty."""

    uid: str
    person: str
    direction: Direction
    what: str
    due: date | None = None
    state: PromiseState = PromiseState.OPEN
    made: str = ""
    closed: str = ""


class AskState(StrEnum):
    """Where an ask stands."""

    PLANNED = "planned"
    ASKED = "asked"
    ANSWERED = "answered"
    DROPPED = "dropped"


class Outcome(StrEnum):
    """What came of an ask."""

    NONE = ""
    YES = "yes"
    NO = "no"
    LATER = "later"
    NO_ANSWER = "no answer"


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask, planned or made, in either direction; `interaction` is the UID of its log entry."""

    uid: str
    person: str
    direction: Direction
    size: AskSize
    what: str
    state: AskState = AskState.PLANNED
    outcome: Outcome = Outcome.NONE
    reason: str = ""
    """Why it was asked although the gate was closed, in the user's words."""
    day: date | None = None
    """Day it was planned, asked or answered last."""
    interaction: str = ""


class ReminderState(StrEnum):
    """Where a reminder stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A next step the user set for a day."""

    uid: str
    person: str
    what: str
    due: date
    state: ReminderState = ReminderState.OPEN
    made: str = ""
    """UID of the log entry it was set with, or empty."""
    ask: str = ""
    """UID of the ask it is about, or empty; shown as such only while that ask's gate is open."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two people who have to do with each other (colleague, partner, sister …)."""

    uid: str
    person: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import that was committed."""

    uid: str
    file: str
    source: str
    at: int
    """UTC seconds."""
    created: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user decided about the book as a whole (kept in the book itself)."""

    success: str = ""
    game_plan: str = ""
    daily_number: int = 3
    theme: str = ""
    quiet_weekdays: tuple[int, ...] = (5, 6)
    """Weekdays without professional reminders, Monday = 0."""
