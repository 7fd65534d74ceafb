"""Why a score is what it is: its five parts, what weighs on it, what still stands of each entry."""

from relterm.domain import wording
from relterm.domain.rule_words import COMPONENT_CAPS, COMPONENT_RULES, SCORE_RULES
from relterm.domain.trust import Trust, confidence_word, halves_in, standing, trust_at
from relterm.service.views.why.reading import (
    GAP,
    MOST_ENTRIES,
    Known,
    adding_up,
    and_more,
    points,
)
from relterm.service.views.why.reasons import EntryLine, Reason

_LEAST = 0.05
"""Points below which an entry is counted with the rest."""
_HELD = 0.05
"""Points held back from which on it is said."""
_SURE_WORDS = {
    "low": "little: a guess",
    "fair": "fair",
    "good": "good",
}


def score_reason(who: Known, due: tuple[tuple[str, str], ...] = ()) -> Reason:
    """Why the trust in somebody is what it is; `due` are facts about their next reminder."""
    if not who.events:
        return Reason(
            title=f"{who.person.name} · trust",
            claim="Nothing is logged yet, so there is nothing to go by: a stranger to this book.",
            rules=SCORE_RULES,
            facts=due,
            person=who.person.uid,
        )
    trust = trust_at(who.state, who.now.t)
    entries, more = _standing(who)
    fading = halves_in(who.state, who.now.t)
    silence = () if fading is None else (f"In silence: {wording.fading_phrase(fading)}.",)
    whose = wording.honesty(len(who.events), who.name)
    return Reason(
        title=f"{who.person.name} · trust {trust.score:.0f}",
        claim=_claim(trust),
        rules=(*SCORE_RULES, *silence, f"{whose[:1].upper()}{whose[1:]}."),
        facts=(*_parts(trust), *_sure(trust), *((GAP, *due) if due else ())),
        person=who.person.uid,
        entries=entries,
        more=more,
    )


def _claim(trust: Trust) -> str:
    if trust.confidence_word == "low":
        return (
            f"A guess from little: {trust.word}, somewhere between {trust.low:.0f} and "
            f"{trust.high:.0f} of 100."
        )
    return f"{trust.word.capitalize()}: {trust.score:.0f} of 100, give or take {_width(trust)}."


def _width(trust: Trust) -> str:
    return f"{max(trust.high - trust.score, trust.score - trust.low):.0f}"


def _parts(trust: Trust) -> tuple[tuple[str, str], ...]:
    """The components, what holds them back, and their sum, with one decimal."""
    parts = dict(trust.components.as_dict())
    weight = trust.pressure + trust.strain
    held = {
        "pressure": -trust.held_back * trust.pressure / weight if weight else 0.0,
        "strain": -trust.held_back * trust.strain / weight if weight else 0.0,
    }
    named = {**parts, **{name: value for name, value in held.items() if value <= -_HELD}}
    shown = adding_up(list(named.values()))
    facts = []
    for (name, _), value in zip(named.items(), shown, strict=True):
        if name in COMPONENT_CAPS:
            amount = f"{value:4.1f} of {COMPONENT_CAPS[name]:2.0f}"
        else:
            amount = f"{points(value):>5}      "
        facts.append((name, f"{amount}   {COMPONENT_RULES[name]}"))
    return (*facts, ("trust", f"{sum(shown):4.1f}"))


def _sure(trust: Trust) -> tuple[tuple[str, str], ...]:
    sure = _SURE_WORDS[confidence_word(trust.confidence)]
    return (
        GAP,
        ("likely between", f"{trust.low:.0f} and {trust.high:.0f}"),
        ("evidence", f"{sure} ({trust.confidence:.0%} of what would make it sure)"),
    )


def _standing(who: Known) -> tuple[tuple[EntryLine, ...], str]:
    """What still stands today, the largest first; the rest in one sum, so that it adds up."""
    found = standing(who.events, who.now.t)
    ordered = sorted(found, key=lambda line: (-line.points, -line.event.t, line.event.key))
    named = [line for line in ordered if line.points >= _LEAST][:MOST_ENTRIES]
    rest = ordered[len(named) :]
    shown = adding_up([*(line.points for line in named), sum(line.points for line in rest)])
    entries = who.lines(
        (line.event, points(value)) for line, value in zip(named, shown, strict=False)
    )
    left = f", together {points(shown[-1])}" if shown[-1] else ", of which nothing is left"
    return entries, and_more(len(rest), left)
