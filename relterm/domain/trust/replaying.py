"""From a log to a state, and one event further (trust.md, 5.12)."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from relterm.domain.interactions import Event
from relterm.domain.trust.effects import EFFECTS
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import advance
from relterm.domain.trust.score import earned
from relterm.domain.trust.state import TrustState

_BY_TIME = attrgetter("t")
_BY_KEY = attrgetter("key")
_EXCHANGES = MODEL.trusted_exchanges
_RICH = MODEL.trusted_rich


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events in the model's total order on content.

    Sorting by time first spares the long key for the many events that share no instant.
    """
    ordered = sorted(events, key=_BY_TIME)
    start = 0
    for index in range(1, len(ordered) + 1):
        if index == len(ordered) or ordered[index].t != ordered[start].t:
            if index - start > 1:
                ordered[start:index] = sorted(ordered[start:index], key=_BY_KEY)
            start = index
    return ordered


def take_in(state: TrustState, event: Event) -> None:
    """Advance to an event and apply it, in place; then see whether they are trusted (5.8)."""
    t = event.t
    advance(state, t)
    EFFECTS[event.kind](state, event, t)
    if state.exchanges >= _EXCHANGES and state.rich >= _RICH:
        if state.open_wound:
            state.trusted = False
        else:
            bar = MODEL.trusted_until if state.trusted else MODEL.trusted_from
            state.trusted = earned(state) >= bar


def replay(events: Iterable[Event], until: float | None = None) -> TrustState:
    """The state after a log, in any order; events later than `until` (days) are left out."""
    state = TrustState()
    for event in in_order(events):
        if until is not None and event.t > until:
            break
        take_in(state, event)
    return state


def append(state: TrustState, event: Event) -> TrustState:
    """A new state after one more event, in constant time.

    The caller sees to it that the event's key is not before that of the last one; anything else
    needs a `replay`.
    """
    later = state.copy()
    take_in(later, event)
    return later


def append_all(state: TrustState, events: Sequence[Event]) -> TrustState:
    """A new state after several more events, which are already in order."""
    later = state.copy()
    for event in events:
        take_in(later, event)
    return later
