"""The rules of the model in plain words: the gate's conditions, and what trust is made of.

For whoever asks *why*. The numbers come from the model, so a sentence cannot fall behind it; what
each rule is for comes from the essays and studies named in trust.md, 2 and 3.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from relterm.domain.days import counted
from relterm.domain.kinds import AskSize
from relterm.domain.readiness import Result
from relterm.domain.trust.parameters import MODEL

_GATE = MODEL.gate
_CAPS = MODEL.caps
_OCCASION_HOURS = round(MODEL.occasion_days * 24)

COMPONENT_RULES: Mapping[str, str] = MappingProxyType(
    {
        "recognition": "your name is known; likes count only here",
        "warmth": "how recent and how regular the contact is",
        "depth": "how personal the talks were",
        "reliability": "promises kept, and simply turning up",
        "mutuality": "both sides, held down by the lesser one",
        "pressure": "asks and unanswered words, still felt",
        "strain": "hurts and quarrels still felt",
    }
)
"""What each part of a score means, in a few words."""

COMPONENT_CAPS: Mapping[str, float] = MappingProxyType(
    {
        "recognition": _CAPS.recognition,
        "warmth": _CAPS.warmth,
        "depth": _CAPS.depth,
        "reliability": _CAPS.reliability,
        "mutuality": _CAPS.mutuality,
    }
)
"""The most points a component can give."""

SCORE_RULES = (
    "Trust is five things added up, 100 points at most; what weighs on it holds a share of them "
    "back.",
    "Contacts close together count together: only what is spaced out stays. Silence fades it, "
    "the slower the longer and more regularly you have known each other.",
)
"""How a score comes about."""

QUIET_RULES = (
    "Time alone only fades: warmth first, then how well your name is known, then what you gave "
    "each other; what you know of each other and how far you rely on each other last longest.",
    "Each spaced contact gives a tie roots, and roots never fade: they slow everything else.",
    "What weighs on it is still felt as before, until they are with you again.",
)
"""What silence does."""

RESULT_RULES: Mapping[Result, str] = MappingProxyType(
    {
        Result.READY: "Every condition holds, so the relationship can carry this ask.",
        Result.NEARLY: "No hard condition fails, and every other one is at least "
        f"{_GATE.nearly:.0%} there.",
        Result.NOT_YET: "At least one condition fails that is hard, or less than "
        f"{_GATE.nearly:.0%} there.",
        Result.INVITED: f"They asked you within the last {MODEL.asks.invited_days:.0f} days, for "
        "something at least this big. Meeting their request is help, so nothing holds it up.",
    }
)
"""How each verdict of the gate is reached."""

HARD_RULE = (
    "Four conditions are hard: nothing to mend, nothing you owe, no words without an answer, no "
    "recent ask. While one of them fails the answer is not yet, however good the rest is."
)
WALK_RULE = (
    f"The date is a walk ahead, not a promise: a step about every {MODEL.pacing.pace:.0f} days, "
    "the very ones Today would propose, and each time they respond. Slower is fine; without an "
    "answer it takes longer, and there is nothing to chase."
)
COST_RULE = (
    "Asking before the relationship carries it costs trust: the more, the further it is short of "
    "the bar, the bigger the ask and the fresher your last one. What you gave eases it; a yes "
    "halves it."
)


def condition_rule(name: str, size: AskSize) -> str:
    """What a condition demands for an ask of a size, with its numbers."""
    return _CONDITIONS[name](size - 1)


def _mended(z: int) -> str:
    weight = _GATE.mended[z]
    return (
        "Asks, unanswered words and hurts that are still felt may together hold back at most "
        f"{weight / (1.0 + weight):.0%} of your trust, nothing you did may be left to make good, "
        f"and the last hurt lies at least {_GATE.hurt_days:.0f} days back."
    )


def _in_touch(z: int) -> str:
    near = f"They took part within the last {_GATE.in_touch[z]:.0f} days"
    if z == 0:
        return f"{near}."
    before = _GATE.in_touch[z] / _GATE.in_touch_before
    return f"{near}, and the time before that lies no more than {before:.0f} days back."


def _exchanges(z: int) -> str:
    return (
        f"At least {_GATE.exchanges[z]:.0f} occasions on which they took part and nothing was "
        f"asked of them. What lies less than {_OCCASION_HOURS} hours apart is one occasion."
    )


def _rich(z: int) -> str:
    need = round(_GATE.rich[z])
    if not need:
        return "For a favour no talk is needed."
    return (
        f"At least {counted(need, 'talk')} by voice, by video or in person, on separate "
        "occasions. Messages and group events do not count here."
    )


def _turns(z: int) -> str:
    need = round(_GATE.turns[z])
    if not need:
        return "For a favour no good turn is needed."
    turns = counted(need, "good turn")
    return f"At least {turns} from you, on separate occasions: things given and promises kept."


_CONDITIONS: Mapping[str, Callable[[int], str]] = {
    "mended": _mended,
    "no_debts": lambda _: (
        "Nothing of yours is open: no promise, no answer they wait for, no thanks."
    ),
    "answered": lambda z: (
        f"At most {_GATE.answered[z]:.0f} word of yours waits for an answer. A call not reached "
        "and an ask count as words, a gift not yet taken up as half of one."
    ),
    "no_recent_ask": lambda z: (
        f"At least {_GATE.no_recent_ask[z]:.0f} days since your last ask, whatever its size."
    ),
    "no_strings": lambda z: (
        f"At least {_GATE.no_strings[z]:.0f} days since you last gave them something."
    ),
    "in_touch": _in_touch,
    "time": lambda z: f"At least {_GATE.time[z]:.0f} days since they first took part.",
    "exchanges": _exchanges,
    "rich": _rich,
    "turns": _turns,
    "they_care": lambda z: (
        "What they put in themselves – writing first, coming along, helping, thanking, keeping "
        f"their word – reaches {_GATE.they_care[z]:.0%} of what it can."
    ),
    "trust": lambda z: (
        f"At least {_GATE.trust[z]:.0f} points of trust, recognition left out: being known is "
        "not being trusted."
    ),
    "confidence": lambda z: (
        f"Enough signs in the log that they took part: {_GATE.confidence[z]:.0%}. One coffee "
        "gives 22%, three give 48%, six about 70%."
    ),
}

CONDITION_WHY: Mapping[str, str] = MappingProxyType(
    {
        "mended": "An ask on top of something unmended hurts twice.",
        "no_debts": "Hold up your own end first: that is what makes you somebody to say yes to.",
        "answered": "More words on top of unanswered ones push. Let them come back first.",
        "no_recent_ask": "Somebody who asks again soon feels like somebody who only asks.",
        "no_strings": "Giving is not a down payment: a gift followed by an ask becomes a bill.",
        "in_touch": "An ask out of the blue says that only the ask brought you back.",
        "time": "Trust cannot be rushed, however much is put into it.",
        "exchanges": "They should know you as somebody who also comes without wanting anything.",
        "rich": "People trust people they have heard or seen; text alone says little.",
        "turns": "Put in more than you expect back, before you ask.",
        "they_care": "Who cares less should not be leaned on: it has to come from both sides.",
        "trust": "What you ask should be no heavier than what there is between you.",
        "confidence": "With little in the log the rest is a guess, and an ask should not rest on "
        "a guess.",
    }
)
"""What each condition of the gate is for, in one sentence."""
