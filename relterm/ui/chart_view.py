"""What the trust chart is given: an immutable picture of one person's time, and words on demand.

The picture holds what is needed to draw; a `Teller` says in words what the cursor points at. It is
asked only for what is on screen, so a log of thousands of entries costs no more than a short one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from relterm.domain.rung_history import RungSpan
from relterm.domain.what_if import Habit
from relterm.ui.glyphs import Sign
from relterm.ui.raster import Point

TABLE_ROWS = 7
"""Rows of the table of parts: a heading, five components, what holds them back."""


@dataclass(frozen=True, slots=True)
class ChartStop:
    """Something the cursor stops at: an entry of the log, or a quiet spell that ends at `t`."""

    key: str
    t: float
    sign: Sign
    delta: float = 0.0
    since: float | None = None
    """When the spell began; None for an entry."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the score: its name, its points, and the most it can be (0 for no bound)."""

    name: str
    points: float
    most: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A stop in words. Empty texts and None are not said."""

    day: str
    title: str
    delta: float | None = None
    score: float | None = None
    low: float = 0.0
    high: float = 0.0
    unsure: bool = False
    """Whether so little is known that the score is only a guess."""
    early: bool = False
    """Whether it is an ask that was made before its gate was open."""
    parts: tuple[Share, ...] = ()
    """What it gave or cost by part, the largest first."""
    notes: tuple[tuple[str, ...], ...] = ()
    """What else is to be said, the most telling first; each in wordings, the longest first."""
    rung: str = ""
    """`→ trusted` where the rung changed, else `then: conversing`."""
    changed: bool = False
    """Whether the rung changed here."""
    quiet: bool = False
    """Whether it is a quiet spell."""


@dataclass(frozen=True, slots=True)
class Level:
    """What the score at a stop is made of; `shares` add up to it."""

    score: float
    shares: tuple[Share, ...]
    held: tuple[Share, ...] = ()
    """What pressure and strain hold back, in points."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What may come: silence, and a habit beside it when one is asked about."""

    silence: tuple[Point, ...] = ()
    guess: tuple[Point, ...] = ()
    times: tuple[float, ...] = ()
    """When the habit would come round."""
    until: str = ""
    """The end in words: `late May`."""
    bar: tuple[str, ...] = ()
    """What becomes of the ask's bar, in wordings, the longest first; or nothing."""


class Teller(Protocol):
    """Says what is on screen in words."""

    def reading(self, place: int) -> Reading:
        """The stop at a place of the view's stops."""

    def level(self, place: int) -> Level:
        """What the score at a stop is made of."""

    def ahead(self, habit: Habit | None, until: float) -> Ahead:
        """From now until a time (days): silence, or a habit beside it."""


class Silent:
    """A teller with nothing to say, for a chart without a log."""

    def reading(self, place: int) -> Reading:
        """No words for any stop."""
        return Reading("", f"{place + 1}")

    def level(self, place: int) -> Level:  # noqa: ARG002 (the protocol's signature)
        """Nothing that it is made of."""
        return Level(0.0, ())

    def ahead(self, habit: Habit | None, until: float) -> Ahead:  # noqa: ARG002 (as above)
        """Nothing that may come."""
        return Ahead()


@dataclass(frozen=True, slots=True)
class ChartView:
    """All that the chart paints. Times are days since 1970; everything is sorted by time.

    `start` is the left edge of everything, `now` the present. `bar` is the score an ask waits for,
    `bar_words` what it is called. `empty` is what the reading says without any stop.
    """

    points: tuple[Point, ...] = ()
    stops: tuple[ChartStop, ...] = ()
    rungs: tuple[RungSpan, ...] = ()
    start: float = 0.0
    now: float = 1.0
    bar: float | None = None
    bar_words: Sequence[str] = ()
    """What the bar's line is called, the longest first."""
    empty: str = ""
    teller: Teller = field(default_factory=Silent)
