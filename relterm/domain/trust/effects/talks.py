"""Meeting, video, call and group event (trust.md, 5.4, Talks)."""

from math import sqrt

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.trust.credit import credit, talk
from relterm.domain.trust.effects.common import outreach, release, strain, two_way
from relterm.domain.trust.parameters import CONFIRMED, MINE, MODEL, RECOGNISED, RELIED, THEIRS
from relterm.domain.trust.state import TrustState

_TALKS = MODEL.talks
_EVENT = Kind.EVENT
_SIDE = {Who.ME: 0, Who.BOTH: 1, Who.THEM: 2, None: 1}


def meet(state: TrustState, event: Event, t: float) -> None:
    """A talk, or an attempt at one when `answered` is no."""
    if event.answered is False:
        credit(state, RECOGNISED, _TALKS.recognition_missed)
        outreach(state, t)
        return
    kind = event.kind
    group = kind is _EVENT
    mood = event.mood or 0
    amount = weight(event)
    two_way(state, t, rich=not group)
    state.owe_reply = False
    credit(state, RECOGNISED, amount)
    credit(state, CONFIRMED, _TALKS.confidence_event if group else _TALKS.confidence)
    if mood < 0:
        strain(state, _TALKS.bad_mood)
        return
    depth = event.depth or (1 if group else 2)
    talk(state, amount, depth)
    if depth >= 2:
        state.owe_thanks = False
        bond = _TALKS.deep * amount if depth >= 3 else amount
        side = _SIDE[event.who]
        credit(state, MINE, _TALKS.mine[side] * bond)
        credit(state, THEIRS, _TALKS.theirs[side] * bond)
        credit(state, RELIED, _TALKS.reliability * amount)
    release(state)


def weight(event: Event) -> float:
    """Full contacts a talk is worth: richness · √(length / usual), a little more if glad."""
    amount = _TALKS.richness[event.kind]
    if event.minutes is not None:
        length = sqrt(max(event.minutes, 0.0) / _TALKS.minutes[event.kind])
        amount *= min(max(length, _TALKS.shortest), _TALKS.longest)
    return amount * _TALKS.glad if (event.mood or 0) > 0 else amount
