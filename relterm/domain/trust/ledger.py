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


def standing(
    events: Iterable[Event], now: float, *, recognised: bool = True
) -> tuple[StandingLine, ...]:
    """What still stands at `now` from each interaction, in the log's order; sums to T(now).

    Without `recognised` the points of a name being known are left out, and it sums to T_earned.
    Mutuality is split by Euler's rule for homogeneous functions.
    """
    state, gained = _shares(events, now, _STANDING)
    worth = _worth(state)
    if not recognised:
        worth[RECOGNISED] = 0.0
    return tuple(
        StandingLine(
            event, sum(worth[part] * left for part, left in zip(_STANDING, lefts, strict=True))
        )
        for event, lefts in gained
    )


def shares(events: Iterable[Event], now: float, part: int) -> tuple[tuple[Event, float], ...]:
    """What is left at `now` of what each interaction added to one part of the memory.

    `part` is a position in `TrustState.values`; the shares sum to its value at `now`.
    """
    _, gained = _shares(events, now, (part,))
    return tuple((event, lefts[0]) for event, lefts in gained)


def _shares(
    events: Iterable[Event], now: float, parts: tuple[int, ...]
) -> tuple[TrustState, list[tuple[Event, list[float]]]]:
    """The state at `now`, and what is left of every event's gains in each of these parts.

    Each part is the sum of past gains, each faded by what came after it. All parts fade at rates
    in a fixed ratio, so one clock of slowed days serves them all.
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
        gained.append((event, slowed, [state.values[part] - before[part] for part in parts]))
    slowed += _slowed_days(state, now)
    advance(state, now)
    rates = [LN2 / MODEL.half_lives[part] for part in parts]
    return state, [
        (
            event,
            [
                gain * exp((since - slowed) * rate) if gain else 0.0
                for gain, rate in zip(gains, rates, strict=True)
            ],
        )
        for event, since, gains in gained
    ]


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
