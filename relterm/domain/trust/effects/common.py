"""Steps that several effects share (the helpers of trust.md, 5.4)."""

from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.state import TrustState

_OCCASION = MODEL.occasion_days


def two_way(state: TrustState, t: float, *, exchange: bool = True, rich: bool = False) -> None:
    """They took part: being answered is being forgiven.

    Counts an exchange, and a rich talk, unless it belongs to the occasion just before.
    """
    if state.first_two_way is None:
        state.first_two_way = t
    state.last_two_way = t
    state.streak = 0.0
    state.attempts = 0
    state.public_since_out = 0
    if exchange and (state.last_exchange is None or t - state.last_exchange >= _OCCASION):
        state.exchanges += 1
        state.prev_exchange = state.last_exchange
        state.last_exchange = t
    if rich and (state.last_rich is None or t - state.last_rich >= _OCCASION):
        state.rich += 1
        state.last_rich = t


def release(state: TrustState) -> None:
    """They are with me again: what is felt comes down to what time has left."""
    if state.ask_felt > state.ask_fading:
        state.ask_felt = state.ask_fading
    if state.strain_felt:
        left = state.hurt_fading + state.mended_fading
        if state.strain_felt > left:
            state.strain_felt = left


def outreach(state: TrustState, t: float, weight: float = 1.0, *, attempt: bool = True) -> None:
    """I reached out and nobody answered yet.

    An unasked gift weighs half: it lengthens the streak but is no word, so it is neither an
    attempt nor sets `last_out`.
    """
    state.streak += weight
    if weight >= 1.0:
        if attempt:
            state.attempts += 1
        state.last_out = t
        state.public_since_out = 0


def strain(state: TrustState, weight: float, *, mine: bool = False) -> None:
    """Something hurt; `mine` when I did it and it is mine to mend."""
    state.hurt_fading += weight
    state.strain_felt += weight
    if mine:
        state.unmended = True


def good_turn(state: TrustState, t: float) -> None:
    """I did something for them; several on one occasion count once."""
    if state.last_turn is None or t - state.last_turn >= _OCCASION:
        state.turns += 1
        state.last_turn = t


def size_index(size: int | None) -> int:
    """Position in a table by size for a deed of size 1..3; none given is small."""
    return 0 if size is None else min(max(size, 1), 3) - 1
