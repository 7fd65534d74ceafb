"""How often people of a circle are meant to be in touch (trust.md, 5.11).

The layers are Dunbar's 5, 15, 50 and 150: weekly and monthly contact for the inner two, half-yearly
and yearly for the outer two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from types import MappingProxyType

from relterm.domain.kinds import Circle
from relterm.domain.trust.parameters import MODEL, WARM
from relterm.domain.trust.state import TrustState

_PACING = MODEL.pacing


@dataclass(frozen=True, slots=True)
class CircleNumbers:
    """What a circle means for reminders."""

    longest_gap: float
    """Days."""
    warmth_left: float
    """Share of warmth that is left when the reminder comes."""


CIRCLES: Mapping[Circle, CircleNumbers] = MappingProxyType(
    {
        Circle.INNER: CircleNumbers(7.0, 0.90),
        Circle.CLOSE: CircleNumbers(30.0, 0.70),
        Circle.FRIENDS: CircleNumbers(90.0, 0.50),
        Circle.ACTIVE: CircleNumbers(180.0, 0.25),
        Circle.WIDE: CircleNumbers(365.0, 0.10),
    }
)
"""The circles from the innermost outwards; NONE is not among them, it is never reminded."""

NEAR_CIRCLES = frozenset({Circle.INNER, Circle.CLOSE})
"""Circles one also sees at weekends."""


def longest_gap(circle: Circle, cadence_days: int | None = None) -> float:
    """Longest wished gap in days: one's own cadence, else the circle's, else that of friends."""
    if cadence_days is not None:
        return float(cadence_days)
    numbers = CIRCLES.get(circle)
    return MODEL.ladder.friends_gap if numbers is None else numbers.longest_gap


def interval(
    state: TrustState, circle: Circle, cadence_days: int | None = None, skips: int = 0
) -> float:
    """Days from one contact to the next reminder.

    A young tie is due when its warmth is down to the circle's share, a rooted one stretches to the
    longest gap. With a cadence of one's own the share is that of the innermost circle whose gap
    reaches it, so a cadence means the same in every circle.
    """
    gap = longest_gap(circle, cadence_days)
    if cadence_days is None:
        left = CIRCLES.get(circle, CIRCLES[Circle.FRIENDS]).warmth_left
    else:
        reaching = (n.warmth_left for n in CIRCLES.values() if n.longest_gap >= gap)
        left = next(reaching, CIRCLES[Circle.WIDE].warmth_left)
    fading = MODEL.half_lives[WARM] * state.slowness * log2(1.0 / left)
    return min(gap, fading) * stretch(skips)


def stretch(skips: int) -> float:
    """How many times longer the gaps are after some turns were left out; at most three times."""
    return 1.0 + _PACING.skip_stretch * min(max(skips, 0), _PACING.skips_most)


def wider_circle(circle: Circle, skips: int) -> Circle | None:
    """The circle to propose after three skips instead of nagging, or None."""
    if skips < _PACING.skips_before_wider or circle not in CIRCLES:
        return None
    outwards = list(CIRCLES)
    place = outwards.index(circle) + 1
    return outwards[place] if place < len(outwards) else None
