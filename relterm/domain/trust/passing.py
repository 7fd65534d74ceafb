"""The passing of time: what fades, and how fast (trust.md, 5.3)."""

from math import exp

from relterm.domain.trust.parameters import DEEP, MINE, MODEL, RECOGNISED, WARM
from relterm.domain.trust.state import TrustState

LN2 = 0.6931471805599453
"""Natural logarithm of two: 2^(−x) = exp(−x·ln 2)."""

_RATE_NAME = LN2 / MODEL.half_lives[RECOGNISED]
_RATE_WARMTH = LN2 / MODEL.half_lives[WARM]
_RATE_GOODWILL = LN2 / MODEL.half_lives[MINE]
_RATE_KNOWING = LN2 / MODEL.half_lives[DEEP]
_RATE_BUCKET = 1.0 / MODEL.bucket_days
_RATE_ASK = LN2 / MODEL.ask_half_life
_RATE_ASKS = LN2 / MODEL.asks_half_life
_RATE_HURT = LN2 / MODEL.hurt_half_life
_RATE_MENDED = LN2 / MODEL.mended_half_life
_RATE_BROKEN = LN2 / MODEL.broken_half_life
_ROOTS_MOST = MODEL.roots_most
_ROOTS_HALF = MODEL.roots_half


def advance(state: TrustState, t: float) -> None:
    """Let time pass in place up to `t` (days); going back does nothing.

    The first call only sets the clock. A semigroup: advancing in steps equals advancing at once.
    """
    clock = state.t
    if clock is None:
        state.t = t
        return
    days = t - clock
    if days <= 0.0:
        return
    state.t = t
    roots = state.roots
    slowed = -days / (1.0 + _ROOTS_MOST * roots / (roots + _ROOTS_HALF))
    knowing = exp(slowed * _RATE_KNOWING)
    goodwill = exp(slowed * _RATE_GOODWILL)
    name, warm, light, real, deep, mine, theirs, relied, given, confirmed = state.values
    state.values = [
        name * exp(slowed * _RATE_NAME),
        warm * exp(slowed * _RATE_WARMTH),
        light * knowing,
        real * knowing,
        deep * knowing,
        mine * goodwill,
        theirs * goodwill,
        relied * knowing,
        given * goodwill,
        confirmed * goodwill,
    ]
    left = exp(-days * _RATE_BUCKET)
    state.levels = [level * left for level in state.levels]
    if state.asks:
        state.asks *= exp(-days * _RATE_ASKS)
    if state.ask_fading:
        state.ask_fading *= exp(-days * _RATE_ASK)
    if state.hurt_fading:
        state.hurt_fading *= exp(-days * _RATE_HURT)
    if state.mended_fading:
        state.mended_fading *= exp(-days * _RATE_MENDED)
    if state.broken_fading:
        state.broken_fading *= exp(-days * _RATE_BROKEN)


def advanced(state: TrustState, t: float) -> TrustState:
    """A copy of the state at `t`; its clock never goes back."""
    later = state.copy()
    advance(later, t)
    return later


def present(state: TrustState, t: float) -> TrustState:
    """The state at `t` for reading only: itself when no time has to pass."""
    if state.t is not None and state.t >= t:
        return state
    return advanced(state, t)
