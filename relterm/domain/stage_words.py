"""What a rung means, in words a stranger to the model understands (trust.md, 5.8)."""

from collections.abc import Mapping
from types import MappingProxyType

from relterm.domain.ladder import Rung
from relterm.domain.ladder_rows import LadderRow, ladder_row
from relterm.domain.trust.state import TrustState

STANDING_WORDS: Mapping[LadderRow, str] = MappingProxyType(
    {
        LadderRow.STUDY: "nothing has passed between you; first read what they do",
        LadderRow.ENGAGE: "making your name known; no message yet",
        LadderRow.RECOGNISED: "your name is known; a first word may follow",
        LadderRow.OPENED: "you wrote; the next word is theirs",
        LadderRow.SIGN: "they gave a sign; a short word fits",
        LadderRow.BACK_TO_ONE: "no answer; back to small public signs",
        LadderRow.PAUSE: "no answer; a longer pause, at most a public sign",
        LadderRow.TRY_AGAIN: "the pause is over; one short word is fine",
        LadderRow.RESTING: "several words without an answer; it rests",
        LadderRow.AFTER_REST: "it has rested; begin with small public signs",
        LadderRow.HELLO_AFTER_REST: "it has rested; one short word is fine",
        LadderRow.WAITING: "your last words are unanswered; leave room",
        LadderRow.SPACE: "several words are unanswered; leave them space",
        LadderRow.DORMANT: "silent for long; old ties wake up easily",
        LadderRow.CONVERSING: "you talk with each other; nothing is sold",
        LadderRow.TRUSTED: "they take part; trust has grown",
        LadderRow.PARTNER: "you trust each other and work together",
    }
)
"""Each row of the ladder as a few words beside the stage's name."""


def standing_words(place: Rung, state: TrustState) -> str:
    """What the rung means for this person."""
    return STANDING_WORDS[ladder_row(place, state)]
