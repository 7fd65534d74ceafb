"""A wider circle for somebody skipped again and again: less often, instead of nagging."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.kinds import Circle
from relterm.domain.people import Person
from relterm.domain.schedule import CIRCLES, longest_gap, wider_circle
from relterm.service.commands.people import existing, in_circle

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

EACH = 3
"""It is proposed at every third skip, not at each one after the third: no is an answer."""


def wider_for(person: Person) -> Circle | None:
    """The circle to propose now, in which one would keep in touch less often; None for none.

    It is the next wider one, or with a cadence of one's own the first with a longer gap.
    """
    proposed = wider_circle(person.circle, person.skips)
    if proposed is None or person.skips % EACH:
        return None
    wished = longest_gap(person.circle, person.cadence_days)
    outwards = list(CIRCLES)
    for circle in outwards[outwards.index(proposed) :]:
        if CIRCLES[circle].longest_gap > wished:
            return circle
    return None


@dataclass(frozen=True, slots=True)
class Widen:
    """Keep in touch less often: a wider circle, in place of the cadence there was."""

    uid: str
    circle: Circle

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"circle {self.circle} for one person"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the circle; a cadence of one's own was for the narrower one."""
        person = existing(desk, self.uid)
        session.put(replace(in_circle(person, self.circle), cadence_days=None))
        session.label = f"circle {self.circle} for {person.name}"
