"""The words of the model for people: steps, scores, conditions, honesty (trust.md, 5.7, 5.8, 9).

The app words the step and its intention; it never writes the message. "Person", "contact",
"friend": never lead, prospect, funnel or pipeline.
"""

from collections.abc import Mapping
from types import MappingProxyType

from relterm.domain.ladder import Step
from relterm.domain.readiness import Condition
from relterm.domain.trust.words import confidence_word, trust_word

__all__ = [
    "BECAUSE_WORDS",
    "CONDITION_WORDS",
    "NOT_WITHIN_TWO_YEARS",
    "STEP_SENTENCES",
    "STEP_WORDS",
    "because_words",
    "condition_phrase",
    "confidence_word",
    "fading_phrase",
    "honesty",
    "intention",
    "step_words",
    "trust_word",
]

STEP_SENTENCES: Mapping[Step, str] = MappingProxyType(
    {
        Step.STUDY: "Read their profile and latest work. "
        "Write down one thing you find genuinely interesting or share.",
        Step.REACT: "Like or re-share something of theirs you actually value.",
        Step.COMMENT: "Add a thoughtful comment; no mention of yourself.",
        Step.HELLO: "Two or three sentences: a sincere compliment on something specific. "
        "Ask for nothing.",
        Step.WAIT: "Nothing to send. Leave room for their answer.",
        Step.REST: "Let it rest. A sign from them reopens the door.",
        Step.ANSWER: "They wrote to you.",
        Step.THANK: "Say thank you, and what their help changed for you.",
        Step.KEEP_PROMISE: "Do what you said you would, or tell them today when you will.",
        Step.MEND: "Own it plainly: what you did, what it cost them, what you will do. "
        "No excuse, no request.",
        Step.EXCHANGE: "A short exchange about their world: one question you are curious about. "
        "Nothing to sell.",
        Step.TALK: "A call or a coffee with no agenda but them.",
        Step.DEEPEN: "A real conversation: what matters to them now; share something of your own.",
        Step.GIVE: "Something useful to THEM: an introduction, an article, a hand. "
        "Expect nothing back.",
        Step.LET_LEAD: "Ask something they would enjoy teaching you, "
        "or leave the next move to them.",
        Step.SMALL_PROMISE: "Offer one small concrete thing, give a date, and do it.",
        Step.CATCH_UP: "Catch up first, with no agenda.",
        Step.SPACE: "Step back: one light public touch, no direct message until they respond.",
        Step.RECONNECT: "After the long silence: recall something you shared, wish them well, "
        "ask for nothing.",
        Step.CELEBRATE: "Wish them well in your own words – better a call than a message.",
        Step.MEET_INVITATION: "They asked you: answer their request well. "
        "That is help, not a pitch.",
        Step.MAY_ASK: "The relationship warrants it. "
        "Ask plainly, make a no easy, keep it good for both.",
    }
)
"""The intention of each step, word for word as the model says it."""

STEP_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.STUDY: "study what they do",
        Step.REACT: "like or re-share",
        Step.COMMENT: "a thoughtful comment",
        Step.HELLO: "a sincere compliment",
        Step.WAIT: "wait",
        Step.REST: "let it rest",
        Step.ANSWER: "answer them",
        Step.THANK: "say thank you",
        Step.KEEP_PROMISE: "keep your word",
        Step.MEND: "mend it",
        Step.EXCHANGE: "a short exchange",
        Step.TALK: "a call or a coffee",
        Step.DEEPEN: "a real conversation",
        Step.GIVE: "something useful",
        Step.LET_LEAD: "let them lead",
        Step.SMALL_PROMISE: "a small promise",
        Step.CATCH_UP: "catch up",
        Step.SPACE: "leave room",
        Step.RECONNECT: "reconnect",
        Step.CELEBRATE: "wish them well",
        Step.MEET_INVITATION: "meet their request",
        Step.MAY_ASK: "you may ask",
    }
)
"""Each step as it stands in a list."""

CONDITION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "mended": "nothing to mend",
        "no_debts": "nothing you owe",
        "answered": "they answered you",
        "no_recent_ask": "no recent ask",
        "no_strings": "no strings",
        "in_touch": "in touch",
        "time": "days known",
        "exchanges": "exchanges",
        "rich": "talks",
        "turns": "good turns",
        "they_care": "they care",
        "trust": "trust",
        "confidence": "enough to go by",
    }
)
"""What each condition of the gate is called on screen."""

BECAUSE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **{name: f"weakest: {words}" for name, words in CONDITION_WORDS.items()},
        "promise": "you promised",
        "reply": "they wrote to you",
        "invitation": "they asked you",
        "thanks": "they helped you",
        "wound": "it is yours to mend",
        "ladder": "they have not taken part yet",
        "quiet": "your last words are unanswered",
        "dormant": "a long silence",
        "ready": "everything it needs is there",
        "talk": "it is time to talk again",
        "warmth": "to keep it warm",
        "date": "a day of theirs",
    }
)
"""Why a step was chosen, for every `because` of the model."""

NOT_WITHIN_TWO_YEARS = (
    "not within two years; perhaps this relationship is worth having without an ask"
)
"""What a game plan says that does not reach its ask."""

_COUNTED = frozenset({"exchanges", "rich", "turns"})
_SINCE = frozenset({"no_recent_ask", "no_strings", "in_touch", "time"})
_SHARES = frozenset({"they_care", "confidence"})
_MONTH_DAYS = 30.44


def intention(step: Step) -> str:
    """What a step is meant to be, in a sentence or two."""
    return STEP_SENTENCES[step]


def because_words(because: str) -> str:
    """Why a step was chosen, in a few words; empty for a reason the model does not know."""
    return BECAUSE_WORDS.get(because, "")


def step_words(step: Step) -> str:
    """The step in a few words, for lists: "a call or a coffee"."""
    return STEP_WORDS[step]


def condition_phrase(condition: Condition) -> str:
    """A condition with its numbers: "good turns, 1 of 3", "days known, 40 of 90"."""
    name = CONDITION_WORDS[condition.name]
    if condition.have == float("inf"):
        return f"{name}, never yet"
    if condition.name in _COUNTED:
        return f"{name}, {condition.have:.0f} of {condition.need:.0f}"
    if condition.name == "in_touch":
        return f"{name}, {max(condition.have, 0.0):.0f}, at most {condition.need:.0f}"
    if condition.name in _SINCE:
        return f"{name}, {max(condition.have, 0.0):.0f} of {condition.need:.0f}"
    if condition.name in _SHARES:
        return f"{name}, {condition.have:.0%} of {condition.need:.0%}"
    if condition.name == "trust":
        return f"{name}, {condition.have:.0f} of {condition.need:.0f}"
    return name


def fading_phrase(halves_in_days: float) -> str:
    """What silence does, said kindly: "fading slowly, halves in about 4 months"."""
    months = halves_in_days / _MONTH_DAYS
    if months < 1.5:
        count, unit = max(1, round(halves_in_days / 7)), "week"
    elif months < 24:
        count, unit = round(months), "month"
    else:
        count, unit = round(months / 12), "year"
    return f"fading slowly, halves in about {count} {unit}{'' if count == 1 else 's'}"


def honesty(logged: int, name: str) -> str:
    """Whose view it is: "your view, from 12 things you logged – not what Anna thinks"."""
    things = "1 thing" if logged == 1 else f"{logged} things"
    return f"your view, from {things} you logged – not what {name} thinks"
