"""Why a condition of the gate holds or not, and why the verdict, the date and the cost are so."""

from collections.abc import Iterator
from math import inf

from relterm.domain import days, describe, wording
from relterm.domain.evidence import evidence
from relterm.domain.evidence_weights import weights
from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize
from relterm.domain.readiness import Condition, Readiness, readiness
from relterm.domain.rule_words import (
    CONDITION_WHY,
    condition_rule,
)
from relterm.domain.step_effect import step_effect
from relterm.domain.trust import Trust, trust_at
from relterm.service.views.why.reading import GAP, Known
from relterm.service.views.why.reasons import Reason

_FELT = 0.005
"""Pressure or strain below which nothing is felt."""


def condition_reason(who: Known, size: AskSize, name: str) -> Reason:
    """What a condition demands, what there is, why it matters, and the entries behind it."""
    gate = readiness(who.state, who.now.t, size)
    condition = next(each for each in gate.conditions if each.name == name)
    hard = ("It is one of the four hard ones: while it fails the answer is not yet.",)
    first = ("It is what holds the ask back most; the next step moves it.",)
    weakest = condition.name == gate.weakest
    return Reason(
        title=f"{who.person.name} · {wording.CONDITION_WORDS[name]}",
        claim=_condition_claim(who, condition, size),
        rules=(
            condition_rule(name, size),
            CONDITION_WHY[name],
            *(hard if condition.hard else ()),
            *(first if weakest else ()),
        ),
        facts=tuple(_condition_facts(who, condition, size)),
        person=who.person.uid,
        entries=who.lines(condition_grounds(who, size, name)),
    )


def condition_grounds(who: Known, size: AskSize, name: str) -> Iterator[tuple[Event, str]]:
    """The entries a condition rests on, each with what it has to do with it."""
    found = evidence(who.events, who.now.t, size)[name]
    felt = _felt_shares(who) if name == "mended" else {}
    for each in found:
        share = felt.get(each.event, 0.0)
        yield each.event, f"holds back {share:.0%}" if share >= _FELT else each.note


def _felt_shares(who: Known) -> dict[Event, float]:
    """Which share of the trust each entry that weighs holds back, 0..1."""
    trust = trust_at(who.state, who.now.t)
    whole = 1.0 + trust.pressure + trust.strain
    return {each.event: each.weight / whole for each in weights(who.events, who.now.t)}


def _condition_claim(who: Known, condition: Condition, size: AskSize) -> str:
    verb = "Holds" if condition.met else "Still missing"
    reading = condition_reading(who, condition)
    return f"{verb} for {describe.SIZE_WORDS[size]}: {reading}."


def condition_reading(who: Known, condition: Condition) -> str:
    """What there is of a condition today, in words."""
    have, need = condition.have, condition.need
    match condition.name:
        case "mended":
            return _weight_words(who)
        case "no_debts":
            return "nothing is open" if not have else f"{have:.0f} open"
        case "answered":
            return "nothing waits" if not have else f"{have:g} without an answer"
        case "no_recent_ask" | "no_strings":
            what = "asked them" if condition.name == "no_recent_ask" else "gave them something"
            if have == inf:
                return f"you never {what}"
            return f"you last {what} {days.counted(round(have), 'day')} ago"
        case "in_touch":
            return _touch_words(who, condition)
        case "time":
            return _amount(f"{have:.0f} days", f"{need:.0f}", met=condition.met)
        case "they_care" | "confidence":
            return _amount(f"{have:.0%}", f"{need:.0%}", met=condition.met)
        case _:
            return _amount(f"{have:.0f}", f"{need:.0f}", met=condition.met)


def _touch_words(who: Known, condition: Condition) -> str:
    last, before = who.state.last_two_way, who.state.prev_exchange
    if not condition.met and last is not None and who.now.t - last <= condition.need:
        return f"they took part {who.when(last)}, but the time before was {who.when(before)}"
    return f"they last took part {who.when(last)}"


def _amount(have: str, need: str, *, met: bool) -> str:
    return f"{have}, and {need} would do" if met else f"{have} of {need}"


def _weight_words(who: Known) -> str:
    trust = trust_at(who.state, who.now.t)
    weight = trust.pressure + trust.strain
    if who.state.open_wound:
        return "something is left to make good"
    if weight < _FELT:
        return "nothing weighs on it"
    return f"asks and hurts hold back {weight / (1 + weight):.0%} of your trust"


def _condition_facts(who: Known, condition: Condition, size: AskSize) -> Iterator[tuple[str, str]]:
    """The rest of the numbers, and what the next step would do."""
    state, now = who.state, who.now.t
    yield "progress", f"{condition.progress:.0%}"
    if condition.name == "mended":
        trust = trust_at(state, now)
        if trust.pressure >= _FELT:
            yield "asks and words", _held_back(trust, trust.pressure)
        if trust.strain >= _FELT:
            yield "hurts", _held_back(trust, trust.strain)
        yield "last hurt", who.when(state.last_hurt)
    elif condition.name == "no_debts":
        yield "promises", days.counted(len(state.open_promises), "open promise")
        yield "an answer", "owed" if state.owe_reply else "not owed"
        yield "a thank you", "owed" if state.owe_thanks else "not owed"
    elif condition.name == "in_touch" and size is not AskSize.FAVOUR:
        yield "the time before", who.when(state.prev_exchange)
    elif condition.name == "time":
        yield "first time", who.when(state.first_two_way)
    elif condition.name == "trust":
        trust = trust_at(state, now)
        yield "with recognition", f"{trust.score:.0f}"
    yield from _effect(who, condition, size)


def _held_back(trust: Trust, part: float) -> str:
    points = trust.held_back * part / (trust.pressure + trust.strain)
    return f"hold back {points:.1f} points"


def _effect(who: Known, condition: Condition, size: AskSize) -> Iterator[tuple[str, str]]:
    """What the next step does for the weakest condition."""
    effect = step_effect(who.state, who.now.t, size, who.contact.gap)
    if effect is None or effect.condition != condition.name:
        return
    opens, today = who.now.day_of(effect.opens), who.now.today
    when = "" if opens <= today else f", {days.near(opens, today)}"
    yield GAP
    yield "next step", f"{wording.step_words(effect.step)}{when}"
    yield "if they respond", f"{effect.progress_before:.0%} → {effect.progress_after:.0%}"


def missing_facts(who: Known, gate: Readiness) -> Iterator[tuple[str, str]]:
    """Every condition that is missing, and which of them comes first."""
    for each in gate.conditions:
        if each.met:
            continue
        sign = " · hard" if each.hard else ""
        first = " · this first" if each.name == gate.weakest else ""
        words = wording.CONDITION_WORDS[each.name]
        yield words, f"{condition_reading(who, each)}{sign}{first}"
