"""What every kind of interaction does to the memory, in place (trust.md, 5.4 and 5.5)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from relterm.domain.interactions import Event
from relterm.domain.kinds import REACTIONS, TALKS, TEXTS, Kind
from relterm.domain.trust.effects.asks import ask
from relterm.domain.trust.effects.deeds import broken, conflict, give, kept, promise, sorry, thanks
from relterm.domain.trust.effects.history import history
from relterm.domain.trust.effects.public import react
from relterm.domain.trust.effects.talks import meet
from relterm.domain.trust.effects.texts import write
from relterm.domain.trust.state import TrustState

Effect = Callable[[TrustState, Event, float], None]


def study(state: TrustState, _event: Event, _t: float) -> None:
    """I read their profile and work."""
    state.studied = True


def note(_state: TrustState, _event: Event, _t: float) -> None:
    """A note changes nothing between two people."""


EFFECTS: Mapping[Kind, Effect] = MappingProxyType(
    {
        **dict.fromkeys(TALKS, meet),
        **dict.fromkeys(TEXTS, write),
        **dict.fromkeys(REACTIONS, react),
        Kind.HISTORY: history,
        Kind.STUDY: study,
        Kind.GIVE: give,
        Kind.THANKS: thanks,
        Kind.PROMISE: promise,
        Kind.KEPT: kept,
        Kind.BROKEN: broken,
        Kind.CONFLICT: conflict,
        Kind.SORRY: sorry,
        Kind.ASK: ask,
        Kind.NOTE: note,
    }
)
"""The effect of each kind on a state that was advanced to the event's time."""
