"""What a line of Today is: who, what, when, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relterm.domain import days
from relterm.domain.schedule import AgendaItem


class Section(StrEnum):
    """The sections of Today, in the order of the screen; the value is its heading."""

    WORD = "keep your word"
    TOUCH = "stay in touch"
    PLANNED = "you planned"
    DATES = "dates coming up"
    REST = "let it rest"
    NOT_YET = "not yet asking"


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

    @property
    def key(self) -> str:
        """What the cursor holds on to."""
        kind = self.item.agenda_class if self.item else ""
        return f"{self.section.name} {self.person} {self.ref} {kind}"


def when_words(day: date | None, today: date) -> str:
    """When a thing is due: `Monday`, or how late it is."""
    if day is None:
        return "no date"
    late = (today - day).days
    return f"{days.counted(late, 'day')} late" if late > 0 else days.near(day, today)
