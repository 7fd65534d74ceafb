"""A person and everything that is known about them."""

from dataclasses import dataclass
from enum import StrEnum

from relterm.domain.kinds import PERSONAL_INTENTS, AskSize, Circle, Intent


class State(StrEnum):
    """Whether a person (or an interaction) is in use, put away, or in the trash."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    TRASHED = "trashed"


class Triage(StrEnum):
    """What was decided about somebody in no circle: whether to keep up with them."""

    OPEN = ""
    """Nothing yet; they wait in the triage."""
    LATER = "later"
    NEVER = "never"
    """Kept in the book, never asked about again."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An e-mail address, phone number, link or custom field, with what it is for."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ImportantDate:
    """A birthday or other date; year, month and day are each optional and never invented.

    `text` keeps what was written when it is not a date at all ("soon after Easter").
    """

    label: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody you know; *you* are a person of the same kind, with `is_me` set."""

    uid: str
    name: str
    given: str = ""
    family: str = ""
    nickname: str = ""
    pronouns: str = ""
    organisation: str = ""
    title: str = ""
    circle: Circle = Circle.NONE
    cadence_days: int | None = None
    """Longest gap in days wished for; None takes the circle's."""
    goal: AskSize | None = None
    goal_text: str = ""
    why: str = ""
    intent: Intent = Intent.NONE
    private: bool = False
    """True for people one also sees at weekends."""
    executive: bool = False
    """True for an executive of a public company, who cannot talk about unannounced numbers."""
    met: str = ""
    introduced_by: str = ""
    """UID of the person who introduced them, or empty."""
    notes: str = ""
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    links: tuple[Labelled, ...] = ()
    tags: tuple[str, ...] = ()
    dates: tuple[ImportantDate, ...] = ()
    interests: tuple[str, ...] = ()
    aspirations: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    custom: tuple[Labelled, ...] = ()
    """Custom fields: `label` is the field's name."""
    line: str = ""
    """The quick-add line they were added by, word for word; empty for everybody else."""
    snooze_until: int | None = None
    """Day (date ordinal) until which reminders are hidden."""
    skips: int = 0
    paused: bool = False
    """True while reminders rest until the user resumes them; what is owed stays."""
    triage: Triage = Triage.OPEN
    is_me: bool = False
    state: State = State.ACTIVE

    @property
    def personal(self) -> bool:
        """True for friends and family, who are never proposed for an ask."""
        return self.intent in PERSONAL_INTENTS

    @property
    def tracked(self) -> bool:
        """True when reminders may be made for this person."""
        return self.circle is not Circle.NONE and self.state is State.ACTIVE and not self.is_me
