"""One sentence about a balance: kind, concrete, never blaming, in either direction."""

from collections.abc import Callable

from relterm.domain.balance_leaning import ENOUGH, Leaning, leaning
from relterm.domain.balance_lines import Balance, BalanceLine, BalanceName
from relterm.domain.kinds import Who


def balance_sentence(found: Balance, name: str) -> str:
    """The balance in one sentence; `name` is what the person is called.

    Says honestly when too little is logged, and plainly when it is even.
    """
    lean = leaning(found)
    if lean is not None:
        return _SENTENCES[lean.name](lean, name)
    if found.weight == 0:
        touched = found.line(BalanceName.LIKES).told
        return (
            "So far only public touches; they say nothing about balance."
            if touched
            else f"Nothing between you and {name} is logged yet."
        )
    if found.weight < ENOUGH:
        return "Too little is logged to say who carries it; that is no worry."
    return _even(found)


def _about_starts(lean: Leaning, name: str) -> str:
    if lean.mostly_together:
        begun = lean.count + lean.other
        times = f"all {begun} times" if not lean.other else f"{lean.count} of {begun} times"
        if lean.who is Who.THEM:
            return (
                f"Mostly nobody has to begin; where somebody did, it was {name}, {times}. "
                "A sign from you now and then would balance it."
            )
        return (
            f"Mostly nobody has to begin; where somebody did, it was you, {times}. "
            f"Let {name} begin now and then."
        )
    often = f"{lean.count} of the last {lean.of} contacts" if lean.of else _times(lean.count)
    if lean.who is Who.THEM:
        yours = "" if lean.of else f", you {_times(lean.other) if lean.other else 'never'}"
        return f"{name} has begun {often}{yours}; a small sign from you would balance it."
    theirs = "" if lean.of else f", {name} {_times(lean.other) if lean.other else 'never'}"
    return f"You have begun {often}{theirs}; perhaps leave the next move to {name}."


def _about_answers(lean: Leaning, name: str) -> str:
    if lean.silence:
        if lean.who is Who.THEM:
            return (
                f"The last {lean.count} words of {name} wait for you; "
                "even a short answer would do good."
            )
        return f"Your last {lean.count} words had no answer; leave the next move to {name}."
    if lean.who is Who.THEM:
        return (
            f"You have answered {lean.count} of {lean.of} words of {name}; "
            "the next answer would be welcome."
        )
    return (
        f"{name} has answered {lean.count} of your {lean.of} words; "
        "fewer, and more about their world, may suit them."
    )


def _about_gifts(lean: Leaning, name: str) -> str:
    given, back = _times(lean.count), _times(lean.other)
    if lean.who is Who.THEM:
        yours = f", you {back}" if lean.other else ""
        return f"{name} has given {given}{yours}; something useful to them would be a good turn."
    if lean.little_back:
        return (
            f"You have given {given} and heard little back; perhaps leave the next move to {name}."
        )
    theirs = back if lean.other else "not yet"
    return f"You have given {given}, {name} {theirs}; let them give something too."


def _about_promises(lean: Leaning, name: str) -> str:
    if lean.who is Who.THEM:
        return (
            f"{lean.count} of {lean.of} promises of {name} did not hold; "
            "count on a little less, without blame."
        )
    return (
        f"{lean.count} of your {lean.of} promises to {name} did not hold; "
        "one small promise, kept, would help."
    )


def _about_asks(lean: Leaning, name: str) -> str:
    never = lean.other == 0
    if lean.who is Who.THEM:
        yours = "you never" if never else f"you {_times(lean.other)}"
        return f"{name} has asked {_times(lean.count)}, {yours}; you may need something too."
    theirs = f"{name} never" if never else f"{name} {_times(lean.other)}"
    return f"You have asked {_times(lean.count)}, {theirs}; something for them comes first now."


def _about_thanks(lean: Leaning, name: str) -> str:
    given, heard = _times(lean.count), _times(lean.other)
    if lean.who is Who.THEM:
        yours = f"you thanked {heard}" if lean.other else "no thanks of yours are logged"
        return f"{name} has given {given} and {yours}; a thank-you would do good."
    theirs = f"{name} thanked {heard}" if lean.other else f"no thanks of {name} are logged"
    return f"You have given {given} and {theirs}; thanks come in many forms."


_SENTENCES: dict[BalanceName, Callable[[Leaning, str], str]] = {
    BalanceName.STARTS: _about_starts,
    BalanceName.ANSWERS: _about_answers,
    BalanceName.GIFTS: _about_gifts,
    BalanceName.PROMISES: _about_promises,
    BalanceName.ASKS: _about_asks,
    BalanceName.THANKS: _about_thanks,
}

_VERBS = (
    (BalanceName.STARTS, "begin"),
    (BalanceName.ANSWERS, "answer"),
    (BalanceName.GIFTS, "give"),
    (BalanceName.THANKS, "thank"),
)


def _even(found: Balance) -> str:
    """What both do, where nothing leans."""
    starts = found.line(BalanceName.STARTS)
    both = [verb for name, verb in _VERBS if _alike(found.line(name))]
    if not both and starts.together.count:
        return "You come together without either of you having to begin; nothing leans."
    if not both:
        return "Nothing leans to one side so far."
    words = both[0] if len(both) == 1 else f"{', '.join(both[:-1])} and {both[-1]}"
    return f"Even: you both {words}."


def _alike(line: BalanceLine) -> bool:
    """Whether both sides did it, and neither more than twice as often."""
    less, more = sorted((line.mine.count, line.theirs.count))
    return less > 0 and more <= max(2 * less, less + 1)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
