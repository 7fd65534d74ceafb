"""Gifts, thanks, promises, wounds and apologies (trust.md, 5.4, Deeds)."""

from relterm.domain.interactions import Event
from relterm.domain.kinds import Who
from relterm.domain.trust.credit import credit
from relterm.domain.trust.effects.common import (
    good_turn,
    outreach,
    release,
    size_index,
    strain,
    two_way,
)
from relterm.domain.trust.parameters import (
    CONFIRMED,
    GIVEN,
    MINE,
    MODEL,
    RECOGNISED,
    RELIED,
    THEIRS,
    WARM,
)
from relterm.domain.trust.state import TrustState

_DEEDS = MODEL.deeds
_THEM = Who.THEM


def give(state: TrustState, event: Event, t: float) -> None:
    """Help, an introduction, an article, a gift, in either direction."""
    size = size_index(event.size)
    credit(state, RECOGNISED, _DEEDS.gift_recognition)
    if event.who is _THEM:
        credit(state, THEIRS, _DEEDS.gift_theirs[size])
        credit(state, WARM, _DEEDS.gift_theirs_warm)
        two_way(state, t)
        state.owe_thanks = True
        release(state)
        return
    state.last_gift = state.last_deed = t
    credit(state, MINE, _DEEDS.gift_mine[size])
    credit(state, GIVEN, _DEEDS.gift_given[size])
    good_turn(state, t)
    if event.answered:
        credit(state, THEIRS, _DEEDS.gift_taken_theirs)
        credit(state, CONFIRMED, _DEEDS.gift_taken_confidence)
        two_way(state, t)
        release(state)
    else:
        outreach(state, t, _DEEDS.gift_outreach)


def thanks(state: TrustState, event: Event, t: float) -> None:
    """Thanks count for both sides (find-remind-bind, Algoe 2012)."""
    if event.who is _THEM:
        credit(state, THEIRS, _DEEDS.thanks_theirs)
        credit(state, WARM, _DEEDS.thanks_theirs_warm)
        credit(state, CONFIRMED, _DEEDS.thanks_theirs_confidence)
        two_way(state, t)
        release(state)
    else:
        credit(state, MINE, _DEEDS.thanks_mine)
        credit(state, WARM, _DEEDS.thanks_mine_warm)
        state.owe_thanks = False
        state.last_deed = t


def promise(state: TrustState, event: Event, t: float) -> None:
    """A promise of mine is open until it is kept or broken; theirs is only waited for."""
    if event.who is not _THEM:
        due = t + _DEEDS.promise_days if event.due is None else event.due
        state.open_promises = tuple(sorted((*state.open_promises, due)))
        state.last_deed = t


def kept(state: TrustState, event: Event, t: float) -> None:
    """A kept promise; it also lets a broken one count only for what time has left of it."""
    amount = _DEEDS.kept[size_index(event.size)]
    credit(state, CONFIRMED, _DEEDS.confidence)
    state.broken_felt = min(state.broken_felt, state.broken_fading)
    if event.who is _THEM:
        credit(state, RELIED, _DEEDS.theirs_factor * amount)
        credit(state, THEIRS, _DEEDS.kept_theirs)
    else:
        credit(state, RELIED, amount)
        credit(state, MINE, _DEEDS.kept_mine)
        good_turn(state, t)
        state.open_promises = state.open_promises[1:]
        state.last_deed = t


def broken(state: TrustState, event: Event, t: float) -> None:
    """A broken promise; theirs weighs less and closes none of mine."""
    theirs = event.who is _THEM
    factor = _DEEDS.theirs_factor if theirs else 1.0
    size = size_index(event.size)
    state.broken_fading += factor * _DEEDS.broken[size]
    state.broken_felt += factor * _DEEDS.broken[size]
    strain(state, factor * _DEEDS.strain[size], mine=not theirs)
    state.last_hurt = t
    credit(state, CONFIRMED, _DEEDS.confidence)
    if not theirs:
        state.open_promises = state.open_promises[1:]


def conflict(state: TrustState, event: Event, t: float) -> None:
    """A quarrel: whoever started it, it is mine to mend."""
    strain(state, _DEEDS.strain[size_index(event.size)], mine=True)
    state.last_hurt = t
    credit(state, CONFIRMED, _DEEDS.confidence)


def sorry(state: TrustState, event: Event, t: float) -> None:
    """An accepted apology leaves 60 % of the wound and makes the rest fade three times as fast."""
    if event.who is not _THEM:
        state.last_deed = t
    if event.answered is False or (event.mood is not None and event.mood < 0):
        return
    if state.hurt_fading > 0.0:
        state.last_hurt = t
    state.mended_fading += MODEL.mended_share * state.hurt_fading
    state.hurt_fading = 0.0
    state.strain_felt = min(state.strain_felt, state.mended_fading)
    state.unmended = False
