"""What a circle means, in words: how often at least one is in touch with the people in it."""

from collections.abc import Mapping
from types import MappingProxyType

from relterm.domain.days import counted
from relterm.domain.kinds import Circle
from relterm.domain.schedule_circles import CIRCLES

_GAPS: Mapping[int, str] = MappingProxyType(
    {7: "week", 14: "fortnight", 30: "month", 60: "two months", 90: "three months"}
    | {180: "half year", 365: "year"}
)


def gap_words(longest_gap_days: float) -> str:
    """A longest gap in days as a rhythm: `every month`, `every 45 days`."""
    whole = max(1, round(longest_gap_days))
    if whole == 1:
        return "every day"
    return f"every {_GAPS.get(whole) or counted(whole, 'day')}"


def circle_words(circle: Circle) -> str:
    """How often one keeps in touch with a circle, at the latest: `every month`."""
    numbers = CIRCLES.get(circle)
    return "never reminded" if numbers is None else gap_words(numbers.longest_gap)
