"""A bank of open questions to draw on (mission: ask the right questions, out of real curiosity).

Every one can be answered in a sentence or in an evening, and none of them sells anything.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from relterm.domain.ladder import Step


class Theme(StrEnum):
    """What a question is good for."""

    LIGHT = "light"
    REAL = "real"
    DEEP = "deep"
    TEACH = "teach"
    """Something they would enjoy explaining."""
    REUNION = "reunion"
    """After a long silence."""


BANK: Mapping[Theme, tuple[str, ...]] = MappingProxyType(
    {
        Theme.LIGHT: (
            "What made you smile this week?",
            "What are you looking forward to?",
            "What have you read or seen that stayed with you?",
            "What does a good ordinary day look like for you just now?",
            "What did you find out lately that surprised you?",
            "Which place do you like to be in at the moment?",
            "What takes up more of your time than you expected?",
            "What are you glad to have behind you?",
        ),
        Theme.REAL: (
            "What are you working on that you are proud of?",
            "What is harder just now than it looks from outside?",
            "What would you do more of if you had the time?",
            "Who are you learning from at the moment?",
            "What have you changed your mind about lately?",
            "What would make the next few months good ones?",
            "What do people usually get wrong about what you do?",
            "What are you trying out for the first time?",
            "What is the part of your work that nobody sees?",
            "Which problem would you love to think about for a whole day?",
        ),
        Theme.DEEP: (
            "What matters most to you these days?",
            "What are you hoping for that you rarely say aloud?",
            "What has been weighing on you?",
            "When did you last feel entirely in the right place?",
            "What do you want to be able to say of this year?",
            "Who has shaped how you look at things?",
            "What would you like to be asked more often?",
            "What have you had to let go of, and what came instead?",
        ),
        Theme.TEACH: (
            "How did you get into what you do?",
            "What would you tell somebody who begins with it today?",
            "Which mistake taught you most?",
            "What do you look at first that others overlook?",
            "Which book or person would you send me to?",
            "How do you decide what to leave out?",
        ),
        Theme.REUNION: (
            "What has been good since we last spoke?",
            "Where has life taken you in the meantime?",
            "What has changed most for you since then?",
            "What are you spending your days on now?",
        ),
    }
)

THEMES: Mapping[Step, tuple[Theme, ...]] = MappingProxyType(
    {
        Step.ANSWER: (Theme.LIGHT,),
        Step.MEET_INVITATION: (Theme.REAL,),
        Step.THANK: (Theme.LIGHT,),
        Step.KEEP_PROMISE: (Theme.LIGHT,),
        Step.EXCHANGE: (Theme.REAL, Theme.LIGHT),
        Step.TALK: (Theme.REAL, Theme.DEEP),
        Step.CATCH_UP: (Theme.REAL, Theme.LIGHT),
        Step.DEEPEN: (Theme.DEEP, Theme.REAL),
        Step.GIVE: (Theme.REAL,),
        Step.LET_LEAD: (Theme.TEACH, Theme.REAL),
        Step.SMALL_PROMISE: (Theme.REAL,),
        Step.RECONNECT: (Theme.REUNION,),
        Step.CELEBRATE: (Theme.LIGHT, Theme.REAL),
        Step.MAY_ASK: (Theme.REAL,),
    }
)
"""The themes that fit a step. Steps that are not here send nothing, or nothing with a question:
reading, likes, a first compliment, waiting, resting, making space, mending."""
