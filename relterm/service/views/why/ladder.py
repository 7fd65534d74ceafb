"""Why somebody stands on their rung, and why the next step is what it is."""

from collections.abc import Iterator

from relterm.domain import days, wording
from relterm.domain.interactions import Event
from relterm.domain.kinds import TALKS
from relterm.domain.ladder import Overlay, Rung, dormant_from, rung
from relterm.domain.ladder_rows import (
    BECAUSE_RULES,
    LADDER_RULES,
    NEVER_ASKED,
    PACING_RULE,
    LadderRow,
    ladder_row,
)
from relterm.domain.log_roles import is_sign, is_touch, took_part
from relterm.domain.next_step import DUTIES, NextStep, Step, next_step
from relterm.domain.trust import trust_at
from relterm.domain.trust.parameters import MODEL
from relterm.service.views.why.grounds import contact_grounds, duty_grounds, waiting_words
from relterm.service.views.why.reading import GAP, Known
from relterm.service.views.why.reasons import Reason

_MOST = 8
_BECAUSE_LADDER = frozenset({"ladder", "quiet", "dormant"})
_TRUST_ROWS = frozenset({LadderRow.CONVERSING, LadderRow.TRUSTED, LadderRow.PARTNER})


def rung_reason(who: Known) -> Reason:
    """The row of the ladder that applies and why, and the next step it leads to."""
    place, step = standing_of(who)
    row = ladder_row(place, who.state)
    stage = f"{place.stage} · {place.overlay}" if place.overlay else str(place.stage)
    return Reason(
        title=f"{who.person.name} · {stage}",
        claim=f"Next: {wording.intention(step.step)}",
        rules=tuple(_rules(who, row, step)),
        facts=(*_facts(who, place, row), GAP, *_next_facts(who, step)),
        person=who.person.uid,
        entries=who.lines(_grounds(who, row, step)),
    )


def standing_of(who: Known) -> tuple[Rung, NextStep]:
    """The rung and the next step now."""
    gap = who.contact.gap
    place = rung(who.state, who.now.t, gap)
    return place, next_step(who.state, who.now.t, who.contact.aim, gap)


def _rules(who: Known, row: LadderRow, step: NextStep) -> Iterator[str]:
    yield LADDER_RULES[row]
    if step.because not in _BECAUSE_LADDER:
        yield BECAUSE_RULES[step.because]
        if step.step not in DUTIES:
            yield PACING_RULE
    if who.person.personal:
        yield NEVER_ASKED


def _facts(who: Known, place: Rung, row: LadderRow) -> Iterator[tuple[str, str]]:
    """The numbers the row was read from."""
    state = who.state
    yield "rung", f"{place.stage}, {place.overlay}" if place.overlay else str(place.stage)
    yield "they took part", who.when(state.last_two_way)
    if state.attempts:
        yield "without an answer", days.counted(state.attempts, "word")
        yield "your last word", who.when(state.last_out)
    if state.first_two_way is None:
        yield "studied", "yes" if state.studied else "not yet"
        touches = days.counted(state.public, "public touch", "public touches")
        since = f", {state.public_since_out} since your last word" if state.last_out else ""
        yield "seen in public", f"{touches}{since}"
        if state.signal_t is not None:
            yield "their last sign", who.when(state.signal_t)
    if row in _TRUST_ROWS:
        earned = trust_at(state, who.now.t).earned
        bar = MODEL.trusted_until if state.trusted else MODEL.trusted_from
        yield "exchanges", f"{state.exchanges} of {MODEL.trusted_exchanges}"
        yield "talks", f"{state.rich} of {MODEL.trusted_rich}"
        yield "trust", f"{earned:.0f} without recognition, {bar:.0f} needed"
        if state.open_wound:
            yield "left to make good", "yes"
    dormant = dormant_from(state, who.contact.gap)
    if dormant is not None and place.overlay is Overlay.DORMANT:
        yield "dormant since", who.day(dormant)


def _next_facts(who: Known, step: NextStep) -> Iterator[tuple[str, str]]:
    yield "next step", wording.step_words(step.step)
    yield "because", wording.because_words(step.because)
    until = step.at > who.now.t
    if step.step in {Step.WAIT, Step.REST}:
        yield "until", days.near(who.now.day_of(step.at), who.now.today)
    elif until:
        yield "not before", days.near(who.now.day_of(step.at), who.now.today)
    if who.contact.aim is not None:
        yield "an ask in mind", who.contact.aim.word


def _grounds(who: Known, row: LadderRow, step: NextStep) -> Iterator[tuple[Event, str]]:
    """What is owed, then the entries the row rests on, newest first."""
    yield from duty_grounds(who, step.step)
    if who.state.first_two_way is not None:
        yield from contact_grounds(who)
        newest = reversed(who.events)
        talk = next((each for each in newest if each.kind in TALKS and took_part(each)), None)
        if row in _TRUST_ROWS and talk is not None:
            yield talk, "your last talk"
        return
    yield from waiting_words(who, _MOST)
    found = [event for event in reversed(who.events) if is_sign(event) or is_touch(event)]
    for event in found[:_MOST]:
        yield event, "a sign from them" if is_sign(event) else "a public touch"
