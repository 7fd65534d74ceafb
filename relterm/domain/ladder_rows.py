"""Which row of the ladder applies, and what it says (trust.md, 5.8).

The ladder itself decides; here its decision is only read back, so that it can be explained.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from relterm.domain.ladder import Overlay, Rung, Stage, Step
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.state import TrustState
from relterm.domain.wording import CONDITION_WORDS

_LADDER = MODEL.ladder
_PACING = MODEL.pacing


class LadderRow(StrEnum):
    """The rows of the ladder: those before they took part, then those after."""

    STUDY = "study"
    ENGAGE = "engage"
    RECOGNISED = "recognised"
    OPENED = "opened"
    SIGN = "sign"
    BACK_TO_ONE = "back to one"
    PAUSE = "pause"
    TRY_AGAIN = "try again"
    RESTING = "resting"
    AFTER_REST = "after rest"
    HELLO_AFTER_REST = "hello after rest"
    WAITING = "waiting"
    SPACE = "space"
    DORMANT = "dormant"
    CONVERSING = "conversing"
    TRUSTED = "trusted"
    PARTNER = "partner"


_WAITS = ", ".join(f"{days:.0f}" for days in _LADDER.wait[:-1]) + f" or {_LADDER.wait[-1]:.0f}"
_TRIES = {2: "Two", 3: "Three", 4: "Four"}[_LADDER.tries]
_TRUSTED = (
    f"{MODEL.trusted_exchanges} exchanges, a talk, {MODEL.trusted_from:.0f} points of trust "
    "without recognition, and nothing of yours left to make good"
)

LADDER_RULES: Mapping[LadderRow, str] = MappingProxyType(
    {
        LadderRow.STUDY: "Nothing has passed between you. First find out what they do and care "
        "about, so that whatever you say later is about them.",
        LadderRow.ENGAGE: "Before a first word your name should mean something to them: "
        f"{_LADDER.recognised_touches} public touches over at least "
        f"{_LADDER.recognised_days:.0f} days with a comment or a share among them, or a single "
        f"one that they react to. One touch every {_LADDER.public_gap:.0f} days is enough.",
        LadderRow.RECOGNISED: "Your name is likely known to them by now: you were there often "
        "enough, or they reacted. So a short, sincere compliment fits, without any request.",
        LadderRow.OPENED: "You wrote and they have not answered yet. A word gets time: "
        f"{_WAITS} days after the first, second or third. An answer ends the wait at once.",
        LadderRow.SIGN: "They gave a sign after your last word, so the door is open: one short, "
        "sincere word fits.",
        LadderRow.BACK_TO_ONE: "No answer in time means back to the first rung, never a chaser: "
        f"{_LADDER.touches_before_word} light public touches come before another word.",
        LadderRow.PAUSE: "No answer in time means a growing pause: "
        f"{_LADDER.backoff[0]:.0f} days after the first word, {_LADDER.backoff[1]:.0f} after the "
        "second. A light public touch is all until then.",
        LadderRow.TRY_AGAIN: "The pause since your last word is over, and you have been there "
        f"in public since. One more short word is fine; {_LADDER.tries} in all are enough.",
        LadderRow.RESTING: f"{_TRIES} words without an answer are enough: it rests for "
        f"{_LADDER.rest:.0f} days. A sign from them ends the rest at once.",
        LadderRow.AFTER_REST: "The long rest is over. Begin small: "
        f"{_LADDER.touches_before_word} light public touches before any word.",
        LadderRow.HELLO_AFTER_REST: "The long rest is over, and you have been there in public "
        "since: one short word is fine.",
        LadderRow.WAITING: "Your last words have no answer yet. A word gets time: "
        f"{_WAITS} days after one, two or more in a row. Any answer ends the wait.",
        LadderRow.SPACE: "Several words in a row had no answer. Then they get room: "
        f"{_LADDER.backoff[1]:.0f} days after two, {_LADDER.space:.0f} after more. One light "
        "public touch, nothing direct; any answer ends it.",
        LadderRow.DORMANT: "They have not taken part for long: more than "
        f"{_LADDER.dormant_least:.0f} days, more than twice the time in which warmth halves "
        "here, and more than your circle allows for. Old ties wake up easily.",
        LadderRow.CONVERSING: "They have taken part, so you are in conversation. They count as "
        f"trusted with {_TRUSTED}.",
        LadderRow.TRUSTED: f"Trusted needs {_TRUSTED}; it then lasts until the points fall below "
        f"{MODEL.trusted_until:.0f}.",
        LadderRow.PARTNER: "Trusted, they said yes to business with you, and they put in enough "
        f"of their own ({_LADDER.partner_cares:.0%} at least).",
    }
)
"""What each row says, in plain words."""

BECAUSE_RULES: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: f"You have an ask in mind; what it waits for first is “{words}”, and this is "
            "the step that moves it. It sells nothing."
            for name, words in CONDITION_WORDS.items()
        },
        "promise": "A promise that is due comes before everything else.",
        "reply": "They wrote to you: the next word is yours.",
        "invitation": "They asked you for something: answering that well comes first.",
        "thanks": "They helped you: a thank you comes before anything new.",
        "wound": "Something you did still stands between you; it is made good before anything "
        "else.",
        "ladder": "They have not taken part yet, so the ladder decides, rung by rung.",
        "quiet": "Your last words are unanswered, so the ladder decides: no chaser.",
        "dormant": "After a long silence the first word only reconnects.",
        "ready": "Every condition of the ask you have in mind holds.",
        "talk": "You talk now and then, and the last talk lies longer back than is usual for the "
        "two of you.",
        "warmth": "Nothing is owed and nothing is missing: a short exchange keeps it warm.",
    }
)
"""Why a step was chosen, for every `because` of the model."""

PACING_RULE = (
    f"At most one direct word in {_PACING.word_gap:.0f} days; a talk, or a good turn, at most "
    f"every {_PACING.rich_gap:.0f} days."
)
NEVER_ASKED = "They are friend or family, so no ask is ever proposed."


def ladder_row(place: Rung, state: TrustState) -> LadderRow:
    """The row behind a rung; `state` is the one the rung was worked out from."""
    if state.first_two_way is None:
        return _before_they_answered(place, state)
    if place.step is Step.WAIT:
        return LadderRow.WAITING
    if place.step is Step.SPACE:
        return LadderRow.SPACE
    if place.overlay is Overlay.DORMANT:
        return LadderRow.DORMANT
    return _AFTER[place.stage]


_AFTER = {
    Stage.CONVERSING: LadderRow.CONVERSING,
    Stage.TRUSTED: LadderRow.TRUSTED,
    Stage.PARTNER: LadderRow.PARTNER,
}


def _before_they_answered(place: Rung, state: TrustState) -> LadderRow:
    if place.stage in _BY_STAGE:
        return _BY_STAGE[place.stage]
    hello = place.stage is Stage.RECOGNISED
    if state.attempts == 0:
        return LadderRow.RECOGNISED if hello else LadderRow.ENGAGE
    if hello and _sign_since(state):
        return LadderRow.SIGN
    if state.attempts >= _LADDER.tries:
        return LadderRow.HELLO_AFTER_REST if hello else LadderRow.AFTER_REST
    if hello:
        return LadderRow.TRY_AGAIN
    visible = state.public_since_out >= _LADDER.touches_before_word
    return LadderRow.PAUSE if visible else LadderRow.BACK_TO_ONE


_BY_STAGE = {
    Stage.STUDY: LadderRow.STUDY,
    Stage.OPENED: LadderRow.OPENED,
    Stage.RESTING: LadderRow.RESTING,
}


def _sign_since(state: TrustState) -> bool:
    if state.signal_t is None:
        return False
    return state.last_out is None or state.signal_t > state.last_out
