"""What an ask would cost if it were made now: in points, in time, in quiet (trust.md, 5.5, 5.10).

Nothing is estimated beside the model: the ask is taken into a copy of the memory, its outcome
open, and the walk to the earliest date is made from there and from here.
"""

from dataclasses import dataclass

from relterm.domain.game_plan import GamePlan, game_plan
from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.readiness import ask_cost
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import advanced
from relterm.domain.trust.replaying import take_in
from relterm.domain.trust.state import TrustState


@dataclass(frozen=True, slots=True)
class AskPrice:
    """The price of asking now."""

    points: float
    """Points of trust it would take at once; never negative."""
    days: float | None
    """How many days later the same ask could be warranted than if one waited, should this one
    stay open; never negative; None when afterwards it is not within two years."""
    cool_off_until: float
    """Until when no other ask of this size is warranted (days since 1970 in UTC)."""


def ask_price(
    state: TrustState,
    now: float,
    size: AskSize,
    longest_gap_days: float = MODEL.ladder.friends_gap,
    waiting: GamePlan | None = None,
) -> AskPrice:
    """The price of an ask of a size made at `now` (days), its outcome open.

    `waiting` is the game plan of the same arguments, where it is at hand already.
    """
    if waiting is None:
        waiting = game_plan(state, now, size, longest_gap_days)
    return AskPrice(
        ask_cost(state, now, size),
        _later(state, now, size, longest_gap_days, waiting.earliest),
        cool_off_until(now, size),
    )


def cool_off_until(asked: float, size: AskSize) -> float:
    """Until when after an ask of mine at `asked` (days) no ask of a size is warranted (5.9)."""
    return asked + MODEL.gate.no_recent_ask[size - 1]


def _later(
    state: TrustState, now: float, size: AskSize, gap: float, waited: float | None
) -> float | None:
    asked = advanced(state, now)
    take_in(asked, Event(t=now, kind=Kind.ASK, who=Who.ME, size=int(size)))
    after = game_plan(asked, now, size, gap).earliest
    if after is None:
        return None
    return 0.0 if waited is None else max(0.0, after - waited)
