"""Letters, e-mails and messages (trust.md, 5.4, Text)."""

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.trust.credit import credit, talk
from relterm.domain.trust.effects.common import outreach, release, strain, two_way
from relterm.domain.trust.parameters import CONFIRMED, MINE, MODEL, RECOGNISED, THEIRS
from relterm.domain.trust.state import TrustState

_TEXTS = MODEL.texts
_RICHNESS = dict(_TEXTS.richness)
_BAD_MOOD = MODEL.talks.bad_mood
_LETTER = Kind.LETTER
_BOTH = Who.BOTH
_THEM = Who.THEM


def write(state: TrustState, event: Event, t: float) -> None:
    """A text from me, from them, or a whole exchange."""
    who = event.who
    if who is _THEM:
        _from_them(state, event, t)
    elif who is _BOTH or event.answered:
        _exchange(state, event, t)
    else:
        _from_me(state, event, t)


def _from_me(state: TrustState, event: Event, t: float) -> None:
    credit(state, RECOGNISED, _TEXTS.recognition_mine)
    if state.streak <= 0.0:
        credit(state, MINE, _TEXTS.mine_first * _RICHNESS[event.kind])
    outreach(state, t, attempt=not state.owe_reply)
    state.owe_reply = False


def _from_them(state: TrustState, event: Event, t: float) -> None:
    richness = _RICHNESS[event.kind]
    credit(state, RECOGNISED, _TEXTS.recognition)
    state.owe_reply = state.attempts == 0 and event.answered is not True
    two_way(state, t)
    state.signal_t = t
    credit(state, CONFIRMED, _TEXTS.confidence_theirs)
    if event.mood is not None and event.mood < 0:
        strain(state, _BAD_MOOD)
        return
    talk(state, _TEXTS.theirs_talk * richness, _depth(event))
    credit(state, THEIRS, richness)
    release(state)


def _exchange(state: TrustState, event: Event, t: float) -> None:
    richness = _RICHNESS[event.kind]
    credit(state, RECOGNISED, _TEXTS.recognition)
    two_way(state, t)
    state.owe_reply = False
    credit(state, CONFIRMED, _TEXTS.confidence_both)
    if event.mood is not None and event.mood < 0:
        strain(state, _BAD_MOOD)
        return
    depth = _depth(event)
    talk(state, richness, depth)
    bond = _TEXTS.both[depth - 1] * richness
    credit(state, MINE, bond)
    credit(state, THEIRS, bond)
    release(state)


def _depth(event: Event) -> int:
    depth = event.depth
    if depth is None:
        return 2 if event.kind is _LETTER else 1
    return min(max(depth, 1), 3)
