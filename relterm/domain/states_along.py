"""The state at any time of a log, again and again, without replaying all of it each time."""

from bisect import bisect_right
from collections.abc import Iterable

from relterm.domain.interactions import Event
from relterm.domain.trust.passing import advance
from relterm.domain.trust.replaying import in_order, take_in
from relterm.domain.trust.state import TrustState

STRIDE = 64
"""Events between two remembered states."""


class StatesAlong:
    """States along one log; what is remembered is made when it is first needed."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._log = in_order(events)
        self._kept = [TrustState()]

    def at(self, t: float) -> TrustState:
        """The state at `t` (days), after all events of that instant; a copy of the caller's own."""
        count = bisect_right(self._log, t, key=lambda event: event.t)
        block = count // STRIDE
        while len(self._kept) <= block:
            last = len(self._kept) - 1
            self._kept.append(self._walked(last, (last + 1) * STRIDE))
        state = self._walked(block, count)
        advance(state, t)
        return state

    def _walked(self, block: int, count: int) -> TrustState:
        """The remembered state of a block, walked on to so many events."""
        state = self._kept[block].copy()
        for event in self._log[block * STRIDE : count]:
            take_in(state, event)
        return state
