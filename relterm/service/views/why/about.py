"""What can be asked about with `why`: the things a screen claims."""

from dataclasses import dataclass

from relterm.domain.kinds import AskSize
from relterm.service.views.today_lines import TodayLine


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Somebody's score, and why they are due."""

    person: str


@dataclass(frozen=True, slots=True)
class AboutRung:
    """Somebody's rung and the next step."""

    person: str


@dataclass(frozen=True, slots=True)
class AboutEntry:
    """An entry of somebody's log: what it gave or cost."""

    person: str
    entry: str


@dataclass(frozen=True, slots=True)
class AboutQuiet:
    """A quiet spell in somebody's log."""

    person: str
    t: float
    """When it ended, in days since 1970 in UTC."""


@dataclass(frozen=True, slots=True)
class AboutCondition:
    """A condition of the gate for an ask of a size."""

    person: str
    size: AskSize
    name: str


@dataclass(frozen=True, slots=True)
class AboutVerdict:
    """Whether an ask of a size is warranted, when, and what it would cost today."""

    person: str
    size: AskSize
    ask: str = ""
    """UID of the planned ask, or empty."""


@dataclass(frozen=True, slots=True)
class AboutAsk:
    """An ask: planned, made or answered, of mine or of theirs."""

    person: str
    ask: str


@dataclass(frozen=True, slots=True)
class AboutBalance:
    """A line of the balance with somebody."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class AboutLine:
    """A line of Today."""

    line: TodayLine

    @property
    def person(self) -> str:
        """UID of whom it is about."""
        return self.line.person


@dataclass(frozen=True, slots=True)
class AboutDay:
    """The day's number and the counts in the top line."""

    person: str = ""


About = (
    AboutPerson
    | AboutRung
    | AboutEntry
    | AboutQuiet
    | AboutCondition
    | AboutVerdict
    | AboutAsk
    | AboutBalance
    | AboutLine
    | AboutDay
)
"""What can be asked about."""
