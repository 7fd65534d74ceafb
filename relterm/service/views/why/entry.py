"""Why one entry of the log gave or cost so much, and what a quiet spell did."""

from collections.abc import Iterable, Iterator

from relterm.domain import days, describe
from relterm.domain.entry_rules import IN_FULL, crowding_words, entry_rules
from relterm.domain.interactions import Event, Interaction
from relterm.domain.kinds import Kind
from relterm.domain.rule_words import QUIET_RULES
from relterm.domain.trust import LedgerLine, ledger, replay, standing
from relterm.domain.trust.parameters import DEEP, MINE, MODEL, RECOGNISED, RELIED, WARM
from relterm.domain.weighing import Weighed, weigh
from relterm.service.views.why.reading import GAP, Known, adding_up, points
from relterm.service.views.why.reasons import EntryLine, Reason, entry_line

WEIGHTLESS = frozenset({Kind.PROMISE, Kind.STUDY, Kind.NOTE})
"""Kinds that give no trust by themselves."""
_SMALL = 0.05
"""Points below which a part is not named."""
_SLOW = 1.15
"""A tie that fades so many times slower than a new one has roots worth naming."""
_INSTANT = 1e-6
"""Days within which two times are the same."""
_HIGH = 25.0
"""Score from which on it is said that more adds less."""


def entry_reason(who: Known, uid: str) -> Reason:
    """Why an entry gave or cost what it did, and what still stands of it."""
    entry = who.entry(uid)
    if entry is None:
        return _gone(who)
    title = f"{days.short(entry.moment.day, who.now.today)} · {describe.title(entry)}"
    if entry.planned:
        return Reason(
            title=title,
            claim="A plan: it counts for nothing until you confirm that it took place.",
            rules=("On its day it stands on Today; d there says how it went.",),
            person=who.person.uid,
            entries=(entry_line(entry),),
        )
    line = next((each for each in _ledger(who) if each.event and each.event.uid == uid), None)
    weighed = weigh(who.events, uid)
    if line is None or weighed is None:
        return Reason(
            title=title,
            claim="It lies ahead of today, so it does not count yet.",
            person=who.person.uid,
            entries=(entry_line(entry),),
        )
    return Reason(
        title=title,
        claim=_claim(entry, line),
        rules=_rules(who, weighed),
        facts=_facts(who, line),
        person=who.person.uid,
        entries=_around(who, entry, weighed),
    )


def quiet_reason(who: Known, t: float) -> Reason:
    """What the quiet spell that ended at `t` (days) took away, how fast, and what it left."""
    lines = _ledger(who)
    place = next(
        (i for i, each in enumerate(lines) if each.event is None and abs(each.at - t) < _INSTANT),
        None,
    )
    if place is None:
        return _gone(who)
    line = lines[place]
    length = line.quiet_days or 0.0
    before = replay(who.events, until=line.at - length + _INSTANT)
    until = "today" if place == len(lines) - 1 else who.day(line.at)
    around = [(each.event, "before it") for each in reversed(lines[:place]) if each.event][:1]
    after = next((each.event for each in lines[place + 1 :] if each.event), None)
    if after is not None:
        around.append((after, "after it"))
    return Reason(
        title=f"{days.span(length)} quiet",
        claim=_quiet_claim(who, line, until),
        rules=(_speed(before.slowness), *QUIET_RULES),
        facts=tuple(_fading(line, before.slowness)),
        person=who.person.uid,
        entries=who.lines(around),
    )


def _quiet_claim(who: Known, line: LedgerLine, until: str) -> str:
    began = who.day(line.at - (line.quiet_days or 0.0))
    faded = points(line.delta)
    if faded == "0.0":
        return f"From {began} to {until} nothing happened, and hardly anything faded."
    return f"From {began} to {until} nothing happened, and trust faded by {faded[1:]}."


def _ledger(who: Known) -> tuple[LedgerLine, ...]:
    return ledger(who.events, who.now.t)


def _gone(who: Known) -> Reason:
    return Reason(
        title="why",
        claim="That entry is no longer in the log.",
        person=who.person.uid,
    )


def _claim(entry: Interaction, line: LedgerLine) -> str:
    if entry.kind in WEIGHTLESS:
        return "It gives no trust by itself."
    amount = points(line.delta)
    if amount == "0.0":
        return "It changed next to nothing."
    verb = "gave" if line.delta > 0 else "cost"
    before, after = f"{line.score - line.delta:.0f}", f"{line.score:.0f}"
    if before == after:
        before, after = f"{line.score - line.delta:.1f}", f"{line.score:.1f}"
    return f"It {verb} {amount[1:]} points: trust went from {before} to {after}."


def _rules(who: Known, weighed: Weighed) -> tuple[str, ...]:
    said = list(entry_rules(weighed))
    event = weighed.event
    gains = event.kind not in WEIGHTLESS and event.kind is not Kind.HISTORY
    if gains and weighed.ask is None:
        other = weighed.crowded_by
        days_before = event.t - other.t if other else 0.0
        said.append(crowding_words(weighed, days_before, who.naming(other) if other else ""))
        if weighed.before >= _HIGH and weighed.after > weighed.before:
            said.append("The more there already is, the less one more adds: it closes a gap.")
    return tuple(each for each in said if each)


def _facts(who: Known, line: LedgerLine) -> tuple[tuple[str, str], ...]:
    if line.event is None or line.event.kind in WEIGHTLESS:
        return ()
    left = sum(
        each.points for each in standing(who.events, who.now.t) if each.event.uid == line.event.uid
    )
    return (*_changes(line), GAP, ("still stands", f"{left:5.1f}   of today’s trust"))


def _changes(line: LedgerLine) -> tuple[tuple[str, str], ...]:
    """The parts that changed, the largest first, and their sum."""
    ordered = sorted(line.parts, key=lambda part: -abs(part[1]))
    named = [part for part in ordered if abs(part[1]) >= _SMALL]
    rest = sum(value for _, value in ordered) - sum(value for _, value in named)
    values = [value for _, value in named]
    shown = adding_up([*values, rest])
    facts = [
        (_part_word(name, value), f"{points(amount):>5}")
        for (name, value), amount in zip(named, shown, strict=False)
    ]
    if shown[-1]:
        facts.append(("the rest", f"{points(shown[-1]):>5}"))
    return (*facts, ("together", f"{points(line.delta):>5}"))


def _part_word(name: str, value: float) -> str:
    eased = name in {"pressure", "strain"} and value > 0
    return f"{name}, eased" if eased else name


def _around(who: Known, entry: Interaction, weighed: Weighed) -> tuple[EntryLine, ...]:
    """The entry itself, what it was logged with, and what it overlaps with."""
    own = entry_line(entry, "this one")
    found: list[tuple[Event, str]] = []
    if weighed.crowded_by is not None and (weighed.share or 0.0) < IN_FULL:
        found.append((weighed.crowded_by, "close before it"))
    logged = [(each, "logged with it") for each in _logged_with(who, entry)]
    others = (*who.lines(found), *(entry_line(each, note) for each, note in logged))
    return (own, *(each for each in others if each.uid != entry.uid))


def _logged_with(who: Known, entry: Interaction) -> Iterable[Interaction]:
    parent = who.entry(entry.part_of)
    return () if parent is None else (parent,)


def _speed(slowness: float) -> str:
    if slowness < _SLOW:
        return "This tie was young then: it faded as fast as a new one does."
    return (
        f"Spaced contact had given it roots: it faded {slowness:.1f} times slower than a new tie."
    )


def _fading(line: LedgerLine, slowness: float) -> Iterator[tuple[str, str]]:
    """What each part lost in that spell and how fast it fades; then all of it together."""
    lost = dict(line.parts)
    named = [(name, half_life) for name, half_life in _HALF_LIVES if abs(lost[name]) >= _SMALL]
    rest = line.delta - sum(lost[name] for name, _ in named)
    shown = adding_up([*(lost[name] for name, _ in named), rest])
    for (name, half_life), value in zip(named, shown, strict=False):
        speed = f"halves in about {days.span(half_life * slowness)}"
        yield name, f"{points(value):>5}   {speed}"
    if shown[-1]:
        yield "the rest", f"{points(shown[-1]):>5}"
    yield "together", f"{points(line.delta):>5}"


_HALF_LIVES = tuple(
    (name, MODEL.half_lives[part])
    for name, part in (
        ("warmth", WARM),
        ("recognition", RECOGNISED),
        ("mutuality", MINE),
        ("depth", DEEP),
        ("reliability", RELIED),
    )
)
"""Days in which each component of a new tie halves; both sides of mutuality fade alike."""
