"""The words with which one usually tells how a step went, in the language of quick-add."""

from collections.abc import Mapping
from types import MappingProxyType

from relterm.domain.ladder import Step

_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.STUDY: "studied",
        Step.REACT: "liked",
        Step.SPACE: "liked",
        Step.COMMENT: "commented",
        Step.HELLO: "complimented",
        Step.RECONNECT: "message",
        Step.ANSWER: "message",
        Step.MEET_INVITATION: "message",
        Step.LET_LEAD: "message",
        Step.EXCHANGE: "message",
        Step.CELEBRATE: "message",
        Step.THANK: "thanked",
        Step.MEND: "apologised",
        Step.GIVE: "gave",
        Step.SMALL_PROMISE: "promised",
        Step.TALK: "call",
        Step.CATCH_UP: "call",
        Step.DEEPEN: "coffee",
    }
)


def first_words(step: Step | None) -> str:
    """What the line begins with; empty where there was nothing to do, or no telling what."""
    return _WORDS.get(step, "") if step else ""
