"""What a line was understood to say, as values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Moment

Role = Literal["with", "to", "from", "via"]


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """Somebody in the book whom a typed name may mean; `hint` tells namesakes apart."""

    uid: str
    name: str
    hint: str = ""


Resolve = Callable[[str], Sequence[PersonMatch]]
"""From a typed name to the people it may mean, best first: none, the one, or several."""


class ChipKind(StrEnum):
    """What a chip is about; the value is the word used for it on screen."""

    KIND = "kind"
    PERSON = "person"
    UNKNOWN_PERSON = "unknown person"
    AMBIGUOUS_PERSON = "ambiguous person"
    DATE = "date"
    PLAN = "plan"
    MINUTES = "minutes"
    DEPTH = "depth"
    GAVE = "gave"
    RECEIVED = "received"
    ASKED = "asked"
    THEY_ASKED = "they asked"
    PROMISED = "promised"
    THEY_PROMISED = "they promised"
    THANKS = "thanks"
    """I thanked them."""
    THANKED = "thanked"
    """They thanked me."""
    NEXT = "next"
    WAITING = "waiting"
    TAG = "tag"
    NOTE = "note"
    VIA = "via"
    DIRECTION = "direction"
    HISTORY = "history"
    DETAIL = "detail"
    """Mood, size, not reached; in a person's line: address, number, organisation and so on."""
    WARNING = "warning"
    """Something that looks meant but is not read; it has no effect."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One understood piece: its place in the line and what the screen shows for it.

    The place 0 to 0 is that of the selected person, who is not in the line at all.
    """

    start: int
    end: int
    kind: ChipKind
    label: str

    @property
    def span(self) -> tuple[int, int]:
        """The place in the line, as dismissal names it."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in the line, and whom that may mean."""

    start: int
    end: int
    typed: str
    matches: tuple[PersonMatch, ...]
    role: Role = "with"

    @property
    def resolved(self) -> PersonMatch | None:
        """The one person meant, or None when nobody or several could be."""
        return self.matches[0] if len(self.matches) == 1 else None


@dataclass(frozen=True, slots=True)
class Part:
    """A deed told within a line: something given, asked, promised, thanked for, kept or broken.

    `size` is that of trust.md 5.1 (an ask's 1 to 4, else 1 to 3). `named` is True when the deed
    was the line's own first word (`gave @ann intro`), which makes it what the line is about.
    """

    kind: Kind
    who: Who
    what: str = ""
    size: int | None = None
    due: date | None = None
    category: str = ""
    answered: bool | None = None
    outcome: bool | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class NextStepNote:
    """What comes next and when; `due` None leaves the day to the rung."""

    due: date | None
    what: str
    ask: Part | None = None
    """The ask that is meant to be made then (`>> 3w ?advice on pricing`): it waits for its gate."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A quick-add line, understood. Whatever is not in a field is plain text in `text`."""

    line: str
    """The sentence word for word (lone surrogates, which no file can hold, replaced)."""
    today: date
    kind: Kind | None
    """The kind named in the line; None when none is. See `stored_kind`."""
    kind_word: str
    who: Who | None
    answered: bool | None
    people: tuple[Mention, ...]
    via: Mention | None
    moment: Moment
    planned: bool
    minutes: float | None
    depth: int | None
    mood: int | None
    years: float | None
    parts: tuple[Part, ...]
    next_step: NextStepNote | None
    note: str
    tags: tuple[str, ...]
    text: str
    waiting: bool
    chips: tuple[Chip, ...]
    problems: tuple[str, ...]
    wrote: bool = False
    """Who reached out is told but not how: it counts as a message."""
    unread: tuple[str, ...] = ()
    """Those of the problems that are about days which cannot be read."""

    @property
    def main_part(self) -> Part | None:
        """The deed the line is about, when it tells of nothing else."""
        named = next((part for part in self.parts if part.named), None)
        if named is not None and self.kind is named.kind:
            return named
        if self.kind is None and not self.wrote and self.parts:
            return self.parts[0]
        return None

    @property
    def stored_kind(self) -> Kind:
        """The kind the main entry gets."""
        part = self.main_part
        if part is not None:
            return part.kind
        if self.kind is not None:
            return self.kind
        return Kind.MSG if self.wrote else Kind.NOTE

    @property
    def size(self) -> int | None:
        """The size of the deed the line is about."""
        part = self.main_part
        return None if part is None else part.size

    @property
    def unresolved(self) -> tuple[Mention, ...]:
        """The names that mean nobody or several people, in the line's order."""
        named = (*self.people, self.via) if self.via is not None else self.people
        open_names = (each for each in named if each.resolved is None)
        return tuple(sorted(open_names, key=lambda each: each.start))
