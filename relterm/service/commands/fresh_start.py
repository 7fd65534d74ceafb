"""A fresh start that is watched while it is written, and can be stopped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from relterm.service.commands.pacing import FreshStart

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

EACH = 200
"""People between two reports of progress."""


@dataclass(frozen=True, slots=True)
class WatchedFreshStart:
    """`FreshStart`, telling how many people are done; still one change, or none at all."""

    days: Mapping[str, date]
    progress: Callable[[int, int], None]
    """Called with people done and people in all; may raise `Cancelled`, which undoes everything."""

    @property
    def label(self) -> str:
        """For the list of changes."""
        return FreshStart(self.days).label

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the days, some people at a time.

        Raises:
            Cancelled: raised by `progress`; the book is as it was.
            BadInput: there is nobody to give a day.
        """
        rest, done = iter(self.days.items()), 0
        while part := dict(islice(rest, EACH)):
            FreshStart(part).apply(desk, session)
            done += len(part)
            self.progress(done, len(self.days))
        session.label = self.label
