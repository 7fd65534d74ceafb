"""Likes, shares and comments (trust.md, 5.4, Public): a name gets known, nothing more."""

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.trust.credit import credit
from relterm.domain.trust.parameters import MODEL, RECOGNISED, THEIRS
from relterm.domain.trust.state import TrustState

_PUBLIC = MODEL.public
_OCCASION = MODEL.occasion_days


def react(state: TrustState, event: Event, t: float) -> None:
    """A public touch, mine on something of theirs or theirs on something of mine.

    The kind of my touch is remembered even when several touches make one occasion.
    """
    kind = event.kind
    if event.who is Who.THEM:
        credit(state, RECOGNISED, _PUBLIC.recognition_theirs[kind])
        state.signal_t = t
        if kind is not Kind.LIKE:
            credit(state, THEIRS, _PUBLIC.theirs)
        return
    credit(state, RECOGNISED, _PUBLIC.recognition_mine[kind])
    if state.last_public is None or t - state.last_public >= _OCCASION:
        state.public += 1
        state.public_since_out += 1
        state.last_public = t
        if state.first_public is None:
            state.first_public = t
    if kind not in state.public_kinds:
        state.public_kinds |= {kind}
