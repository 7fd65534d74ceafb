"""The closed vocabularies of relterm: kinds of interaction, who acted, sizes, circles and intents.

The same words are used in the schema, the CSV, quick-add and on screen.
"""

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What an interaction was; the order of definition is the model's sorting order."""

    HISTORY = "history"
    STUDY = "study"
    LIKE = "like"
    SHARE = "share"
    COMMENT = "comment"
    MSG = "msg"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"
    VIDEO = "video"
    MEET = "meet"
    EVENT = "event"
    GIVE = "give"
    THANKS = "thanks"
    PROMISE = "promise"
    KEPT = "kept"
    BROKEN = "broken"
    CONFLICT = "conflict"
    SORRY = "sorry"
    ASK = "ask"
    NOTE = "note"


KIND_ORDER: dict[Kind, int] = {kind: index for index, kind in enumerate(Kind)}

TALKS = frozenset({Kind.MEET, Kind.VIDEO, Kind.CALL, Kind.EVENT})
"""Kinds in which voices or faces met."""
TEXTS = frozenset({Kind.LETTER, Kind.EMAIL, Kind.MSG})
"""Kinds written by one person to another."""
REACTIONS = frozenset({Kind.LIKE, Kind.SHARE, Kind.COMMENT})
"""Public touches on something the other person published."""


class Who(StrEnum):
    """Who started an interaction, or whose deed it was."""

    ME = "me"
    BOTH = "both"
    THEM = "them"


WHO_ORDER: dict[Who, int] = {Who.ME: 0, Who.BOTH: 1, Who.THEM: 2}


class AskSize(IntEnum):
    """How much an ask weighs; the number is the model's *z*."""

    FAVOUR = 1
    ADVICE = 2
    BUSINESS = 3
    BIG = 4

    @property
    def word(self) -> str:
        """The word used in CSV, JSON and on screen."""
        return self.name.lower()

    @classmethod
    def from_word(cls, text: str) -> "AskSize | None":
        """Read `favour` … `big` or `1` … `4`; None for anything else."""
        word = text.strip().lower()
        if word in {"1", "2", "3", "4"}:
            return cls(int(word))
        return _SIZE_WORDS.get(word)


_SIZE_WORDS = {
    **{size.word: size for size in AskSize},
    "favor": AskSize.FAVOUR,
    "intro": AskSize.ADVICE,
    "introduction": AskSize.ADVICE,
}


class Circle(StrEnum):
    """How near somebody is meant to be kept; NONE means never reminded."""

    INNER = "inner"
    CLOSE = "close"
    FRIENDS = "friends"
    ACTIVE = "active"
    WIDE = "wide"
    NONE = "none"


class Intent(StrEnum):
    """What a relationship is for; none is the default."""

    NONE = ""
    LEARN = "learn"
    MENTOR = "mentor"
    BE_MENTORED = "be mentored"
    COLLABORATE = "collaborate"
    HELP = "help"
    FRIENDSHIP = "friendship"
    FAMILY = "family"
    HIRE = "hire"
    BE_HIRED = "be hired"
    INVEST = "invest"
    SELL = "sell"
    OTHER = "other"


PERSONAL_INTENTS = frozenset({Intent.FRIENDSHIP, Intent.FAMILY})
"""Friendship is not leverage: these people have no goal and no gate."""
