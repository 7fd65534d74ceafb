"""Asks: mine cost trust, theirs invite (trust.md, 5.4 and 5.5)."""

from relterm.domain.interactions import Event
from relterm.domain.kinds import Who
from relterm.domain.trust.credit import credit, talk
from relterm.domain.trust.effects.common import outreach, release, two_way
from relterm.domain.trust.parameters import CONFIRMED, GIVEN, MODEL, RECOGNISED, THEIRS
from relterm.domain.trust.score import earned
from relterm.domain.trust.state import TrustState

_ASKS = MODEL.asks


def ask_size(event: Event) -> int:
    """Size 1..4 of an ask; none given is business."""
    return _ASKS.usual_size if event.size is None else min(max(event.size, 1), 4)


def is_invited(state: TrustState, t: float, size: int) -> bool:
    """Whether they asked me within 60 days for something at least this big."""
    asked = state.invited_t
    return asked is not None and t - asked <= _ASKS.invited_days and size <= state.invited_size


def ask(state: TrustState, event: Event, t: float) -> None:
    """An ask in either direction."""
    if event.who is Who.THEM:
        _from_them(state, ask_size(event), t)
    else:
        _from_me(state, event, t)


def _from_them(state: TrustState, size: int, t: float) -> None:
    fresh = state.invited_t is not None and t - state.invited_t <= _ASKS.invited_days
    state.invited_size = max(size, state.invited_size if fresh else 0)
    state.invited_t = t
    state.signal_t = t
    credit(state, RECOGNISED, _ASKS.theirs_recognition)
    credit(state, THEIRS, _ASKS.theirs_theirs)
    credit(state, CONFIRMED, _ASKS.theirs_confidence)
    two_way(state, t)
    talk(state, _ASKS.theirs_talk, 1)
    state.owe_reply = True
    release(state)


def _from_me(state: TrustState, event: Event, t: float) -> None:
    size = ask_size(event)
    weight = ask_weight(state, size, t)
    if event.outcome:
        weight *= _ASKS.glad
    state.asks += 1.0
    state.ask_fading = min(_ASKS.most, state.ask_fading + weight)
    state.ask_felt = min(_ASKS.most, state.ask_felt + weight)
    state.last_ask = t
    credit(state, RECOGNISED, _ASKS.recognition)
    if event.outcome is None:
        outreach(state, t)
        return
    two_way(state, t, exchange=False)
    if event.outcome:
        credit(state, THEIRS, _ASKS.yes_theirs * size)
        credit(state, CONFIRMED, _ASKS.yes_confidence)
        state.owe_thanks = True
        if size >= _ASKS.deal_size:
            state.deals += 1


def ask_weight(state: TrustState, size: int, t: float) -> float:
    """Pressure *j* an ask of a size adds: more when premature or repeated, less after giving."""
    bar = _ASKS.bars[size - 1]
    short = 0.0 if is_invited(state, t, size) else max(0.0, (bar - earned(state)) / bar)
    repeat = 1.0 + min(state.asks, _ASKS.repeats)
    relief = 1.0 - _ASKS.relief * state.values[GIVEN]
    return (_ASKS.base + _ASKS.premature * short) * size * repeat * relief
