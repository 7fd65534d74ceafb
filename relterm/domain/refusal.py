"""The refusal of an ask: kind and concrete (trust.md, 9).

"Not yet: you have talked once, and nothing you promised is open. Weakest: good turns, 1 of 3.
If they respond, early October. Now: give something useful to THEM."
"""

from collections.abc import Mapping
from types import MappingProxyType

from relterm.domain import days
from relterm.domain.ladder import Step
from relterm.domain.readiness import Condition, Readiness, Result
from relterm.domain.readings import reading
from relterm.domain.trust.passing import present
from relterm.domain.trust.state import TrustState

NOT_IN_SIGHT = (
    "Not within two years at this pace; perhaps this relationship is worth having without an ask."
)
"""What is said instead of a date when there is none."""

NOW_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.STUDY: "read what they do, and find one thing you share",
        Step.REACT: "like or re-share something of theirs you value",
        Step.COMMENT: "add a thoughtful comment to something of theirs",
        Step.HELLO: "write a sincere compliment, and ask for nothing",
        Step.WAIT: "leave room for their answer",
        Step.REST: "let it rest; a sign from them reopens the door",
        Step.ANSWER: "answer what they wrote",
        Step.THANK: "say thank you",
        Step.KEEP_PROMISE: "keep your word",
        Step.MEND: "own it plainly, with no excuse and no request",
        Step.EXCHANGE: "ask one thing about their world that makes you curious",
        Step.TALK: "have a call or a coffee with no agenda but them",
        Step.DEEPEN: "have a real conversation about what matters to them",
        Step.GIVE: "give something useful to THEM",
        Step.LET_LEAD: "ask something they would enjoy teaching you",
        Step.SMALL_PROMISE: "offer one small thing, give a date, and do it",
        Step.CATCH_UP: "catch up, with no agenda",
        Step.SPACE: "leave room: one light public touch, no message",
        Step.RECONNECT: "recall something you shared, and ask for nothing",
        Step.CELEBRATE: "wish them well",
        Step.MEET_INVITATION: "answer their request well",
        Step.MAY_ASK: "ask plainly, and make a no easy",
    }
)
"""Each step as something to do, after the word "now"."""

_WEAK: Mapping[str, str] = MappingProxyType(
    {
        "mended": "something to mend",
        "no_debts": "what you owe them",
        "answered": "your last words",
        "no_recent_ask": "the time since your last ask",
        "no_strings": "the time since your last gift",
        "in_touch": "being in touch",
        "time": "days known",
        "exchanges": "exchanges",
        "rich": "talks",
        "turns": "good turns",
        "they_care": "what they have shown",
        "trust": "trust",
        "confidence": "enough to go by",
    }
)
"""What a condition is called when it is the one that fails most."""


def refusal(
    state: TrustState, now: float, gate: Readiness, when: str | None, step: Step | None
) -> str:
    """Why an ask is not warranted at `now` (days), and what to do instead; empty when it is.

    `when` is the earliest day in words, None when it is not within two years; `step` the next
    step towards the ask.
    """
    weakest = next((each for each in gate.conditions if each.name == gate.weakest), None)
    if gate.may_ask or weakest is None:
        return ""
    seen = present(state, now)
    verdict = "Nearly" if gate.result is Result.NEARLY else "Not yet"
    parts = [
        f"{verdict}: {_between(seen)}, and {_owed(seen)}.",
        f"Weakest: {weakest_phrase(weakest, seen, now)}.",
        NOT_IN_SIGHT if when is None else f"If they respond, {when}.",
    ]
    if step is not None:
        parts.append(f"Now: {NOW_WORDS[step]}.")
    return " ".join(parts)


def weakest_phrase(condition: Condition, state: TrustState, now: float) -> str:
    """The failing condition with its numbers: "good turns, 1 of 3"."""
    return f"{_WEAK[condition.name]}, {reading(condition, present(state, now), now)}"


def _between(state: TrustState) -> str:
    """What there has been so far."""
    if state.first_two_way is None:
        return "they have not answered yet" if state.attempts else "they have not taken part yet"
    if state.rich == 0:
        return "you have never talked"
    return f"you have talked {_times(state.rich)}"


def _owed(state: TrustState) -> str:
    promises = len(state.open_promises)
    if promises:
        verb = "is" if promises == 1 else "are"
        return f"{days.counted(promises, 'thing')} you promised {verb} open"
    if state.owe_reply:
        return "they wait for an answer"
    if state.owe_thanks:
        return "a thank you is open"
    return "nothing you promised is open"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
