"""What a line of Today is: who, what, when, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relterm.domain import days
from relterm.domain.moments import Now
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.domain.window import Window

_AWAITED = frozenset({AgendaClass.PROMISE, AgendaClass.ANSWER, AgendaClass.MEND})


class Section(StrEnum):
    """The sections of Today, in the order of the screen; the value is its heading."""

    WORD = "keep your word"
    TOUCH = "stay in touch"
    PLANNED = "you planned"
    DATES = "dates coming up"
    REST = "let it rest"
    NOT_YET = "not yet asking"


_TO_DO = frozenset({Section.WORD, Section.TOUCH, Section.PLANNED})


class Glyph(StrEnum):
    """What kind of thing a line is; the screen draws a sign and says the word."""

    PROMISE = "promise"
    DUE = "due"
    LATE = "late"
    DATE = "date"
    REST = "rest"
    ASK = "ask"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One thing to do or to leave: who, what, when, and why in one sentence."""

    section: Section
    glyph: Glyph
    person: str
    name: str
    what: str
    when: str
    why: str
    late: bool = False
    ref: str = ""
    """UID of the promise, reminder or ask behind the line, or empty."""
    item: AgendaItem | None = None
    topic: str = ""
    """What was told last time, where the step is to take it up again; or empty."""
    awaited: bool = False
    """True for what they promised: nothing is due from you."""

    @property
    def is_due(self) -> bool:
        """Whether it is something to do today, or soon and promised."""
        if self.section is Section.DATES:
            return self.item is not None
        return self.section in _TO_DO and not self.awaited

    @property
    def key(self) -> str:
        """What the cursor holds on to."""
        kind = self.item.agenda_class if self.item else ""
        return f"{self.section.name} {self.person} {self.ref} {kind}"


def is_late(item: AgendaItem, now: Now) -> bool:
    """Whether it should have been done by now: a window has passed, or they wait for an answer.

    A step of the ladder may be taken any day.
    """
    if item.window is not None:
        return item.window.past(now.today) > 0
    return item.agenda_class in _AWAITED and item.late_days > 0


def touch_words(item: AgendaItem, now: Now) -> str:
    """When something about a person fits: `any day until 12 Dec`, `since Tuesday`, `today`."""
    if item.window is not None:
        return window_words(item.window, now.today)
    if item.late_days == 0:
        return "today"
    if item.agenda_class in _AWAITED:
        return f"since {days.near(now.day_of(item.due), now.today)}"
    return "any day"


def window_words(window: Window, today: date) -> str:
    """What is left of a window: `any day until 12 Dec`, `best today`, `9 days late`."""
    past, left = window.past(today), (window.latest - today).days
    if past:
        return f"{days.counted(past, 'day')} late"
    if left == 0:
        return "best today"
    return "today or tomorrow" if left == 1 else f"any day until {days.near(window.latest, today)}"


def when_words(day: date | None, today: date) -> str:
    """When a thing is due: `Monday`, or how late it is."""
    if day is None:
        return "no date"
    late = (today - day).days
    return f"{days.counted(late, 'day')} late" if late > 0 else days.near(day, today)
