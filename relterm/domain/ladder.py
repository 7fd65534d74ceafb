"""Where a relationship stands, and the step that fits (trust.md, 5.8).

The ladder is the essay's: study, find common ground, like, re-share, comment until the name is
recognised, a short compliment; no answer, back to the start; answered, exchanges that sell
nothing. It is derived from the log and never set by hand.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from relterm.domain.kinds import Kind
from relterm.domain.trust.parameters import MODEL, WARM
from relterm.domain.trust.passing import present
from relterm.domain.trust.score import is_trusted
from relterm.domain.trust.state import TrustState

_LADDER = MODEL.ladder
_SPACED = 2
"""Unanswered words after which somebody who took part is given space."""


class Stage(StrEnum):
    """How far it has come; the first five while they have not taken part yet."""

    STUDY = "study"
    ENGAGE = "engage"
    RECOGNISED = "recognised"
    OPENED = "opened"
    RESTING = "resting"
    CONVERSING = "conversing"
    TRUSTED = "trusted"
    PARTNER = "partner"


class Overlay(StrEnum):
    """What lies over the stage of somebody who took part once."""

    NONE = ""
    QUIET = "quiet"
    """My last words are unanswered."""
    DORMANT = "dormant"
    """Silent for long."""


class Step(StrEnum):
    """What to do next; the app words it and never writes the message."""

    STUDY = "study"
    REACT = "react"
    COMMENT = "comment"
    HELLO = "hello"
    WAIT = "wait"
    REST = "rest"
    ANSWER = "answer"
    THANK = "thank"
    KEEP_PROMISE = "keep_promise"
    MEND = "mend"
    EXCHANGE = "exchange"
    TALK = "talk"
    DEEPEN = "deepen"
    GIVE = "give"
    LET_LEAD = "let_lead"
    SMALL_PROMISE = "small_promise"
    CATCH_UP = "catch_up"
    SPACE = "space"
    RECONNECT = "reconnect"
    CELEBRATE = "celebrate"
    MEET_INVITATION = "meet_invitation"
    MAY_ASK = "may_ask"


IDLE_STEPS = frozenset({Step.WAIT, Step.REST})
"""Steps in which there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Rung:
    """Where it stands now."""

    stage: Stage
    overlay: Overlay
    step: Step
    not_before: float
    """Earliest time for the step, in days since 1970 in UTC; never before now."""
    since: float
    """From when the step has been open, which may lie in the past: what its lateness counts
    from. Equal to `not_before` when that lies ahead."""


def rung(state: TrustState, now: float, longest_gap_days: float = _LADDER.friends_gap) -> Rung:
    """The rung at `now` (days); `longest_gap_days` is the longest gap of the contact's circle."""
    seen = present(state, now)
    if seen.first_two_way is None:
        return _before_they_answered(seen, now)
    return _conversing(seen, now, longest_gap_days)


class Silence(Protocol):
    """What of a state decides whether a tie that was two-way is quiet or dormant."""

    @property
    def attempts(self) -> int:
        """My words since they last took part."""

    @property
    def last_out(self) -> float | None:
        """My last word, in days."""

    @property
    def last_two_way(self) -> float | None:
        """When they last took part, in days."""

    @property
    def slowness(self) -> float:
        """How many times slower than a new tie it fades."""


def overlay(state: Silence, now: float, longest_gap_days: float) -> Overlay:
    """What lies over the stage at `now` (days) of somebody who took part once.

    Quiet with a pause wins over dormant; when the pauses are over a long silence reads dormant.
    """
    tries = state.attempts
    if tries >= 1 and now < _paused_until(state, now):
        return Overlay.QUIET
    if tries >= _SPACED and now < spaced_until(state, now):
        return Overlay.QUIET
    dormant = dormant_from(state, longest_gap_days)
    if dormant is not None and now > dormant:
        return Overlay.DORMANT
    return Overlay.QUIET if tries >= 1 else Overlay.NONE


def dormant_from(state: Silence, longest_gap_days: float) -> float | None:
    """When silence makes the tie dormant, in days; None when they never took part."""
    if state.last_two_way is None:
        return None
    warmth = MODEL.half_lives[WARM] * state.slowness
    return state.last_two_way + max(
        _LADDER.dormant_least,
        _LADDER.dormant_warmth * warmth,
        _LADDER.dormant_gap * longest_gap_days,
    )


def _before_they_answered(state: TrustState, now: float) -> Rung:
    """Rows 1 to 10 of the table; the first that matches."""
    if state.attempts == 0:
        return _first_word(state, now)
    tries = state.attempts
    last_out = _known(state.last_out, now)
    public_from = _known(state.last_public, last_out - _LADDER.public_gap) + _LADDER.public_gap
    pause = last_out + _LADDER.wait[min(tries, _LADDER.tries) - 1]
    many = tries >= _LADDER.tries
    no_signal = state.signal_t is None or state.signal_t <= last_out
    if not no_signal:
        return _open(Stage.RECOGNISED, Step.HELLO, now, _known(state.signal_t, now))
    if tries <= _LADDER.tries and now < pause:
        return _closed(Stage.OPENED, Step.WAIT, pause)
    if many:
        rested = last_out + _LADDER.rest
        if now < rested:
            return _closed(Stage.RESTING, Step.REST, rested)
        if state.public_since_out < _LADDER.touches_before_word:
            return _open(Stage.ENGAGE, Step.REACT, now, max(rested, public_from))
        return _open(Stage.RECOGNISED, Step.HELLO, now, rested)
    if state.public_since_out < _LADDER.touches_before_word:
        step = Step.COMMENT if state.public_since_out else Step.REACT
        return _open(Stage.ENGAGE, step, now, max(pause, public_from))
    patience = last_out + _LADDER.backoff[tries - 1]
    if now < patience:
        soon = max(now, public_from)
        return _closed(
            Stage.ENGAGE, Step.REACT, max(soon, min(patience, soon + _LADDER.back_to_one))
        )
    return _open(Stage.RECOGNISED, Step.HELLO, now, patience)


def _first_word(state: TrustState, now: float) -> Rung:
    """Rows 1 to 3: nothing was written yet."""
    if not state.studied and state.public == 0:
        return _open(Stage.STUDY, Step.STUDY, now, _known(state.signal_t, now))
    public_from = now
    if state.last_public is not None:
        public_from = state.last_public + _LADDER.public_gap
    if _recognised(state):
        return _open(Stage.RECOGNISED, Step.HELLO, now, public_from)
    step = Step.COMMENT if state.public % 2 else Step.REACT
    return _open(Stage.ENGAGE, step, now, public_from)


def _recognised(state: TrustState) -> bool:
    """Whether my name is likely to be known: enough touches over enough days, or they reacted.

    The days are those from the first to the last touch (decided by the reference: only so a
    stranger reaches a favour on day 47).
    """
    if state.public >= 1 and state.signal_t is not None:
        return True
    first, last = state.first_public, state.last_public
    return (
        state.public >= _LADDER.recognised_touches
        and first is not None
        and last is not None
        and last - first >= _LADDER.recognised_days
        and not state.public_kinds.isdisjoint({Kind.COMMENT, Kind.SHARE})
    )


def _conversing(state: TrustState, now: float, longest_gap_days: float) -> Rung:
    """They have taken part: the stage by trust, and what lies over it."""
    stage = Stage.CONVERSING
    if is_trusted(state):
        partner = state.deals >= 1 and state.they_care >= _LADDER.partner_cares
        stage = Stage.PARTNER if partner else Stage.TRUSTED
    over = overlay(state, now, longest_gap_days)
    if over is Overlay.QUIET:
        pause = _paused_until(state, now)
        if now < pause:
            return Rung(stage, over, Step.WAIT, pause, pause)
        if state.attempts >= _SPACED and now < spaced_until(state, now):
            last_out = _known(state.last_out, now)
            touched = _known(state.last_public, last_out - _LADDER.public_gap)
            since = max(pause, touched + _LADDER.public_gap)
            return Rung(stage, over, Step.SPACE, max(now, since), since)
    if over is Overlay.DORMANT:
        since = _known(dormant_from(state, longest_gap_days), now)
        return Rung(stage, over, Step.RECONNECT, now, since)
    return Rung(stage, over, Step.EXCHANGE, now, _known(state.last_two_way, now))


def open_from(state: TrustState, place: Rung, now: float) -> float:
    """A time before which the ladder opens no step, as long as nothing is logged; never too late.

    The light touch of row 9 and the hello of row 10 take turns: the hello may come sooner than a
    public touch that has to keep its distance from the last one. Space is one touch only.
    """
    if place.step is Step.SPACE and state.public_since_out > 0:
        return spaced_until(state, now)
    if place.step is Step.REACT and 1 <= state.attempts < _LADDER.tries:
        patience = _known(state.last_out, now) + _LADDER.backoff[state.attempts - 1]
        return min(place.not_before, max(now, patience))
    return place.not_before


def _paused_until(state: Silence, now: float) -> float:
    """Until when my last word waits for an answer."""
    return _known(state.last_out, now) + _LADDER.wait[min(state.attempts, _LADDER.tries) - 1]


def spaced_until(state: Silence, now: float) -> float:
    """Until when somebody who left several words unanswered is given space."""
    many = state.attempts >= _LADDER.tries
    return _known(state.last_out, now) + (_LADDER.space if many else _LADDER.backoff[1])


def _known(t: float | None, otherwise: float) -> float:
    return otherwise if t is None else t


def _open(stage: Stage, step: Step, now: float, since: float) -> Rung:
    return Rung(stage, Overlay.NONE, step, max(now, since), since)


def _closed(stage: Stage, step: Step, until: float) -> Rung:
    return Rung(stage, Overlay.NONE, step, until, until)
