"""The words quick-add knows: closed lists, to which a user can add.

A word that is not here is plain text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from relterm.domain.clean_text import fold
from relterm.domain.kinds import AskSize, Kind

_Name = TypeVar("_Name", bound=str)
_EVERYDAY: dict[Kind, str] = {
    Kind.HISTORY: "known",
    Kind.STUDY: "studied read",
    Kind.LIKE: "liked likes",
    Kind.SHARE: "shared reshare reshared repost reposted",
    Kind.COMMENT: "commented",
    Kind.MSG: (
        "dm message messaged text texted sms whatsapp signal telegram slack linkedin wrote"
        " compliment complimented"
    ),
    Kind.EMAIL: "mail emailed mailed e-mail e-mailed",
    Kind.LETTER: "card postcard",
    Kind.CALL: "called phone phoned rang",
    Kind.VIDEO: "zoom facetime teams skype videocall",
    Kind.MEET: (
        "met meeting coffee tea lunch dinner breakfast brunch drinks beer walk visit visited"
    ),
    Kind.EVENT: "conference meetup party",
    Kind.GIVE: "gave",
    Kind.THANKS: "thanked thank",
    Kind.PROMISE: "promised",
    Kind.BROKEN: "broke",
    Kind.CONFLICT: "argued argument quarrel quarrelled",
    Kind.SORRY: "apologised apologized apology",
    Kind.ASK: "asked",
}
_TWO_WORDS = {
    ("conference", "call"): Kind.CALL,
    ("phone", "call"): Kind.CALL,
    ("video", "call"): Kind.VIDEO,
    ("zoom", "call"): Kind.VIDEO,
    ("text", "message"): Kind.MSG,
}
RECEIVED_WORDS = frozenset({"got", "received"})
DEEDS = frozenset(
    {
        Kind.GIVE,
        Kind.THANKS,
        Kind.PROMISE,
        Kind.KEPT,
        Kind.BROKEN,
        Kind.CONFLICT,
        Kind.SORRY,
        Kind.ASK,
    }
)
"""Kinds that can be told beside another one: a promise made over coffee."""

_CATEGORIES = {
    "intro": "intro introduction introductions intros",
    "help": "help",
    "advice": "advice",
    "article": "article link",
    "paper": "paper",
    "book": "book",
    "gift": "gift present flowers",
    "lunch": "lunch coffee dinner drinks",
    "feedback": "feedback",
    "review": "review",
    "reference": "reference recommendation testimonial",
    "referral": "referral lead",
    "invitation": "invitation invite",
    "contact": "contact",
    "time": "time",
    "tip": "tip idea",
    "support": "support",
    "money": "money donation",
}
ASK_WORDS = {
    "favour": AskSize.FAVOUR,
    "favor": AskSize.FAVOUR,
    "advice": AskSize.ADVICE,
    "intro": AskSize.ADVICE,
    "introduction": AskSize.ADVICE,
    "business": AskSize.BUSINESS,
    "big": AskSize.BIG,
}
KIND_LABELS = {
    Kind.MSG: "message",
    Kind.EMAIL: "e-mail",
    Kind.MEET: "in person",
    Kind.STUDY: "studied",
    Kind.HISTORY: "known",
}
"""Kinds whose name on a chip is not their own word."""
DEPTH_LABELS = {1: "small talk", 2: "real", 3: "deep"}
MOODS = {"good": 1, "+": 1, "+1": 1, "bad": -1, "-": -1, "-1": -1, "0": 0, "neutral": 0}
MOOD_LABELS = {1: "went well", 0: "neither good nor bad", -1: "went badly"}
SIZES = {"small": 1, "medium": 2, "large": 3, "1": 1, "2": 2, "3": 3}
SIZE_LABELS = {1: "small", 2: "medium", 3: "large"}
ANSWERS = {"yes": True, "no": False}
SMALL_WORDS = frozenset({"a", "an", "the", "some", "for", "my", "his", "her", "their", "to"})
"""Words that may stand between a deed's verb and what it was: `asked for some advice`."""


def _by_word(groups: Mapping[_Name, str]) -> dict[str, _Name]:
    return {word: name for name, words in groups.items() for word in words.split()}


_KINDS: dict[str, Kind] = {
    **{kind.value: kind for kind in Kind},
    **_by_word(_EVERYDAY),
}
_CATEGORY_OF = _by_word(_CATEGORIES)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The known words, with the user's own; keys are folded."""

    kinds: Mapping[str, Kind]
    categories: Mapping[str, str]
    asks: Mapping[str, AskSize]

    @classmethod
    def of(cls, extra_kinds: Mapping[str, Kind]) -> "Vocabulary":
        """The built-in words and the user's.

        A word of kind *give* also names what was given (`+podcast`), one of kind *ask* also what
        was asked (`?pilot`), of the usual size of an ask.
        """
        if not extra_kinds:
            return _BUILT_IN
        own = {fold(word): kind for word, kind in extra_kinds.items() if word.strip()}
        gifts = {word: word for word, kind in own.items() if kind is Kind.GIVE}
        asks = {word: AskSize.BUSINESS for word, kind in own.items() if kind is Kind.ASK}
        return cls({**_KINDS, **own}, {**_CATEGORY_OF, **gifts}, {**asks, **ASK_WORDS})

    def kind(self, word: str, following: str = "") -> tuple[Kind, int] | None:
        """The kind a word (with the one after it) names, and how many words that took."""
        both = _TWO_WORDS.get((fold(word), fold(following)))
        if both is not None:
            return both, 2
        kind = self.kinds.get(fold(word))
        return None if kind is None else (kind, 1)

    def category(self, word: str) -> str | None:
        """The name of what can be given, or None when the word is not known."""
        return self.categories.get(fold(word))


_BUILT_IN = Vocabulary(_KINDS, _CATEGORY_OF, ASK_WORDS)


def kind_label(kind: Kind, word: str = "") -> str:
    """`call`, or `coffee · in person` when the word typed is another one."""
    label = KIND_LABELS.get(kind, kind.value)
    word = fold(word)
    return label if not word or word in {label, kind.value} else f"{word} · {label}"
