"""Why the number is what it is: a ledger of causes, and what still stands of each (5.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from relterm.domain.interactions import Event
from relterm.domain.trust.parameters import (
    DEEP,
    LIGHT,
    MINE,
    MODEL,
    REAL,
    RECOGNISED,
    RELIED,
    THEIRS,
    WARM,
)
from relterm.domain.trust.passing import LN2, advance
from relterm.domain.trust.replaying import in_order, take_in
from relterm.domain.trust.score import COMPONENT_NAMES, points, pressure_of, strain_of
from relterm.domain.trust.state import TrustState

PART_NAMES = (*COMPONENT_NAMES, "pressure", "strain")
"""What a ledger line is split into."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One cause: an event, or a spell of quiet days ending at `at`."""

    at: float
    event: Event | None
    """None for quiet days."""
    quiet_days: float | None
    """None for events."""
    delta: float
    """Points this line added."""
    score: float
    """The exact running sum after this line."""
    parts: tuple[tuple[str, float], ...]
    """The delta by part, in the order of `PART_NAMES`; positive pressure reads "eased"."""


@dataclass(frozen=True, slots=True)
class StandingLine:
    """What still stands today of one interaction, in points."""

    event: Event
    points: float


def ledger(events: Iterable[Event], now: float) -> tuple[LedgerLine, ...]:
    """Every cause up to `now` (days), in order; the deltas sum to T(now).

    Exact because f⁺ − f⁻ = −f⁻f⁺(Δpressure + Δstrain) with f = 1/(1 + pressure + strain).
    """
    lines: list[LedgerLine] = []
    state = TrustState()
    running = 0.0
    for event in in_order(events):
        if event.t > now:
            break
        quiet = _quiet_line(state, event.t, running)
        if quiet is not None:
            running = quiet.score
            lines.append(quiet)
        parts = _event_parts(state, event)
        delta = sum(parts)
        running += delta
        named = tuple(zip(PART_NAMES, parts, strict=True))
        lines.append(LedgerLine(event.t, event, None, delta, running, named))
    quiet = _quiet_line(state, now, running)
    return tuple(lines if quiet is None else [*lines, quiet])


def shown_deltas(lines: Iterable[LedgerLine]) -> tuple[float, ...]:
    """Deltas with one decimal that add up exactly to the shown score (rounded running sums)."""
    shown = []
    before = 0.0
    for line in lines:
        after = round(line.score, 1)
        shown.append(round(after - before, 1))
        before = after
    return tuple(shown)


def _quiet_line(state: TrustState, t: float, running: float) -> LedgerLine | None:
    """Advance to `t`; the line for the silence up to then, if there was any."""
    began = state.t
    before = points(state)
    advance(state, t)
    if began is None or t <= began:
        return None
    freedom = _freedom(state)
    fades = [freedom * (new - old) for new, old in zip(points(state), before, strict=True)]
    parts = [*fades, 0.0, 0.0]
    delta = sum(parts)
    named = tuple(zip(PART_NAMES, parts, strict=True))
    return LedgerLine(t, None, t - began, delta, running + delta, named)


def _event_parts(state: TrustState, event: Event) -> list[float]:
    """Apply an event to a state already advanced to it; what each part gained."""
    before = points(state)
    free_before = _freedom(state)
    pressure, strain = pressure_of(state), strain_of(state)
    take_in(state, event)
    after = points(state)
    weight = -sum(after) * free_before * _freedom(state)
    gains = [free_before * (new - old) for new, old in zip(after, before, strict=True)]
    return [
        *gains,
        weight * (pressure_of(state) - pressure),
        weight * (strain_of(state) - strain),
    ]


def _freedom(state: TrustState) -> float:
    """*f*: the share of the components that pressure and strain leave."""
    return 1.0 / (1.0 + pressure_of(state) + strain_of(state))


_STANDING = (RECOGNISED, WARM, LIGHT, REAL, DEEP, MINE, THEIRS, RELIED)


def standing(events: Iterable[Event], now: float) -> tuple[StandingLine, ...]:
    """What still stands at `now` from each interaction, in the log's order; sums to T(now).

    Each component is the sum of past gains, each faded by what came after it. All components fade
    at rates in a fixed ratio, so one clock of slowed days serves them all. Mutuality is split by
    Euler's rule for homogeneous functions.
    """
    state = TrustState()
    slowed = 0.0
    gained: list[tuple[Event, float, list[float]]] = []
    for event in in_order(events):
        if event.t > now:
            break
        slowed += _slowed_days(state, event.t)
        advance(state, event.t)
        before = state.values[:]
        take_in(state, event)
        gains = [state.values[part] - before[part] for part in _STANDING]
        gained.append((event, slowed, gains))
    slowed += _slowed_days(state, now)
    advance(state, now)
    worth = _worth(state)
    lines = []
    for event, since, gains in gained:
        total = 0.0
        for part, gain in zip(_STANDING, gains, strict=True):
            if gain:
                left = exp((since - slowed) * LN2 / MODEL.half_lives[part])
                total += worth[part] * gain * left
        lines.append(StandingLine(event, total))
    return tuple(lines)


def _slowed_days(state: TrustState, t: float) -> float:
    """Days until `t`, divided by how slowly the tie fades."""
    return 0.0 if state.t is None or t <= state.t else (t - state.t) / state.slowness


def _worth(state: TrustState) -> dict[int, float]:
    """Points per unit of each component as things stand."""
    caps = MODEL.caps
    mine, theirs = state.values[MINE], state.values[THEIRS]
    square = (mine + theirs) ** 2
    twice = 2.0 * caps.mutuality
    free = _freedom(state)
    return {
        RECOGNISED: free * caps.recognition,
        WARM: free * caps.warmth,
        LIGHT: free * caps.depth * caps.light,
        REAL: free * caps.depth * caps.real,
        DEEP: free * caps.depth * caps.deep,
        MINE: free * twice * theirs * theirs / square if square > 0.0 else 0.0,
        THEIRS: free * twice * mine * mine / square if square > 0.0 else 0.0,
        RELIED: free * caps.reliability / (1.0 + state.broken_felt),
    }
