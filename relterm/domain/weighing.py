"""What decided how much one event of a log gave or cost: for explaining it, not for computing."""

from collections.abc import Iterable
from dataclasses import dataclass

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.readiness import readiness
from relterm.domain.trust.effects.asks import ask_size, is_invited
from relterm.domain.trust.parameters import (
    DEEP,
    GIVEN,
    LIGHT,
    MINE,
    MODEL,
    PARTS,
    REAL,
    RECOGNISED,
    RELIED,
    THEIRS,
    WARM,
)
from relterm.domain.trust.passing import advance
from relterm.domain.trust.replaying import in_order, take_in
from relterm.domain.trust.score import earned, points, pressure_of, score, strain_of
from relterm.domain.trust.state import TrustState

_CAPS = MODEL.caps
_WEIGHTS = {
    RECOGNISED: _CAPS.recognition,
    WARM: _CAPS.warmth,
    LIGHT: _CAPS.depth * _CAPS.light,
    REAL: _CAPS.depth * _CAPS.real,
    DEEP: _CAPS.depth * _CAPS.deep,
    MINE: _CAPS.mutuality / 2.0,
    THEIRS: _CAPS.mutuality / 2.0,
    RELIED: _CAPS.reliability,
}
_LEAST_GAIN = 0.02
"""Points below which a gain is too small to be compared."""


@dataclass(frozen=True, slots=True)
class AskWeighed:
    """What decided the price of an ask of mine (trust.md, 5.5)."""

    size: AskSize
    bar: float
    """T_earned from which an ask of this size is not premature."""
    earned: float
    """T_earned just before it."""
    invited: bool
    recent: float
    """Asks before it that still counted; fading, at most two raise the price."""
    relief: float
    """Share of the price that having given took off, 0..0.4."""
    early: bool
    """The gate was closed just before."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event just before and just after it was taken in."""

    event: Event
    before: float
    """The score just before."""
    after: float
    share: float | None
    """What it gave, of what it would have given with no contact close before it, 0..1; None for
    an event that gives nothing either way."""
    crowded_by: Event | None
    """The event before it that it overlaps with most."""
    streak: float
    """My words that stood unanswered just after it."""
    held: float
    """Share of the trust that was felt before it and no longer was after it, because of pressure
    and strain; 0 when nothing was added to them."""
    slowness: float
    """How many times slower than a new tie this one faded just before, 1..6."""
    ask: AskWeighed | None


def weigh(events: Iterable[Event], uid: str) -> Weighed | None:
    """Walk a log up to the event with this UID; None when it is not there."""
    state = TrustState()
    fed: list[Event | None] = [None] * PARTS
    for event in in_order(events):
        advance(state, event.t)
        before = state.copy() if event.uid == uid else None
        levels = state.levels[:]
        take_in(state, event)
        if before is not None:
            return _weighed(event, before, state, fed)
        for part in range(PARTS):
            if state.levels[part] > levels[part]:
                fed[part] = event
    return None


def _weighed(
    event: Event, before: TrustState, after: TrustState, fed: list[Event | None]
) -> Weighed:
    alone = before.copy()
    alone.levels = [0.0] * PARTS
    take_in(alone, event)
    start = sum(points(before))
    could, did = sum(points(alone)) - start, sum(points(after)) - start
    lost = {
        part: weight * (alone.values[part] - after.values[part])
        for part, weight in _WEIGHTS.items()
        if fed[part] is not None
    }
    most = max(lost, key=lambda part: lost[part], default=None)
    return Weighed(
        event=event,
        before=score(before),
        after=score(after),
        share=min(max(did / could, 0.0), 1.0) if could >= _LEAST_GAIN else None,
        crowded_by=None if most is None or lost[most] <= 0.0 else fed[most],
        streak=after.streak,
        held=max(0.0, 1.0 - _weight(before) / _weight(after)),
        slowness=before.slowness,
        ask=_ask_weighed(event, before),
    )


def _weight(state: TrustState) -> float:
    """What the points are divided by."""
    return 1.0 + pressure_of(state) + strain_of(state)


def _ask_weighed(event: Event, before: TrustState) -> AskWeighed | None:
    if event.kind is not Kind.ASK or event.who is Who.THEM:
        return None
    size = AskSize(ask_size(event))
    return AskWeighed(
        size=size,
        bar=MODEL.asks.bars[size - 1],
        earned=earned(before),
        invited=is_invited(before, event.t, size),
        recent=before.asks,
        relief=MODEL.asks.relief * before.values[GIVEN],
        early=not readiness(before, event.t, size).may_ask,
    )
