"""What has been understood of a line so far: the state the readers of the pieces share.

A reader looks at the word at an index and either takes it (and perhaps some after it), noting what
it means, or leaves it: it returns how many words it took. The sigil readers come first, the bare
words last, and what nobody takes is plain text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Moment, Now
from relterm.domain.quick_add.labels import part_chip_kind, part_label
from relterm.domain.quick_add.values import (
    Chip,
    ChipKind,
    Mention,
    NextStepNote,
    Part,
    Resolve,
)
from relterm.domain.quick_add.vocabulary import Vocabulary
from relterm.domain.quick_add.words import Word

Reader = Callable[["Reading", int], int]


@dataclass(slots=True)
class PlacedPart:
    """A deed and the place of its chip."""

    start: int
    end: int
    part: Part
    after: int = 0
    """Index of the first word behind it."""


@dataclass(slots=True)
class Reading:
    """The line, its words, and what was found; filled in by the readers."""

    line: str
    now: Now
    resolve: Resolve
    vocabulary: Vocabulary
    words: list[Word]
    moment: Moment
    planned: bool = False
    explicit_kind: bool = False
    """True when a `/kind` stands somewhere, so that a first word is no kind."""
    kind: Kind | None = None
    kind_word: str = ""
    kind_place: tuple[int, int] | None = None
    after_kind: int | None = None
    """Index of the first word behind the kind that is not a mention."""
    who: Who | None = None
    direction_place: tuple[int, int] | None = None
    answered: bool | None = None
    people: list[Mention] = field(default_factory=list)
    via: Mention | None = None
    minutes: float | None = None
    depth: int | None = None
    mood: int | None = None
    years: float | None = None
    parts: list[PlacedPart] = field(default_factory=list)
    outcome_at: int | None = None
    next_step: NextStepNote | None = None
    note: str = ""
    tags: list[str] = field(default_factory=list)
    waiting_place: tuple[int, int] | None = None
    chips: list[Chip] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Those of the problems that are about days which cannot be read."""
    leading_text: str = ""
    """Words at the front that look like a date but are none: kept, yet no first word."""
    plain: set[int] = field(default_factory=set)
    said: dict[int, str] = field(default_factory=dict)
    """Words that are people and tags, with what they say when they stand in running text."""
    linked: set[int] = field(default_factory=set)
    """Words taken by a mention, with the direction word before it."""

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.today

    def word(self, index: int) -> Word | None:
        """The word at an index, or None beyond the end."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def chip(self, start: int, end: int, kind: ChipKind, label: str) -> None:
        """Note what a piece of the line means."""
        self.chips.append(Chip(start, end, kind, label))

    def misread(self, problem: str) -> None:
        """Note why a day cannot be read, without the full stop."""
        self.problems.append(f"{problem}.")
        self.unread.append(f"{problem}.")

    def add_part(self, start: int, end: int, part: Part, after: int = 0) -> None:
        """Note a deed; its chip is written at the end, when all is known."""
        self.parts.append(PlacedPart(start, end, part, after))

    def named_part(self, kind: Kind) -> PlacedPart | None:
        """The deed of this kind that was the line's first word."""
        return next(
            (each for each in self.parts if each.part.named and each.part.kind is kind), None
        )

    def part_chips(self) -> None:
        """Write the chips of the deeds."""
        for placed in self.parts:
            kind = part_chip_kind(placed.part)
            label = part_label(placed.part, self.today, planned=self.planned)
            self.chip(placed.start, placed.end, kind, label)
