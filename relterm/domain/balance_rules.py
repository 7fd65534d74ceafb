"""What the lines of a balance are called, and the rule behind each, in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from relterm.domain.balance_lines import BalanceName
from relterm.domain.dialogue import ANSWER_DAYS, ONE_WORD_DAYS, PATIENCE_DAYS, SAME_TALK_DAYS

BALANCE_WORDS: Mapping[BalanceName, str] = MappingProxyType(
    {
        BalanceName.STARTS: "who begins",
        BalanceName.ANSWERS: "who answers",
        BalanceName.GIFTS: "who gives",
        BalanceName.THANKS: "who thanks",
        BalanceName.PROMISES: "whose word holds",
        BalanceName.ASKS: "who asks",
        BalanceName.LIKES: "likes, apart",
    }
)
"""What each line is called on screen."""

BALANCE_RULES: Mapping[BalanceName, str] = MappingProxyType(
    {
        BalanceName.STARTS: "A talk, letter, message or ask begins something unless it answers "
        f"a word that was waiting, or comes within {SAME_TALK_DAYS:.0f} days of the last contact. "
        "Where you logged who started a talk, that holds; a talk without it was begun together.",
        BalanceName.ANSWERS: "A word is answered when the other takes part within "
        f"{ANSWER_DAYS:.0f} days, before another word follows. Words less than "
        f"{ONE_WORD_DAYS * 24:.0f} hours apart are one, an answer waits for no answer, and a word "
        f"younger than {PATIENCE_DAYS:.0f} days is still on its way.",
        BalanceName.GIFTS: "Help, introductions, articles, gifts, in both directions, whatever "
        "their size.",
        BalanceName.THANKS: "Thanks you said, and thanks you were given.",
        BalanceName.PROMISES: "Promises kept out of those kept or broken. One that is still open "
        "counts for neither side yet.",
        BalanceName.ASKS: "Favours, advice, introductions, business: what each asked of the other.",
        BalanceName.LIKES: "Likes, shares and comments stand apart: they are a way of being seen, "
        "not of being with somebody, and weigh nothing here.",
    }
)
"""How each line is counted."""
