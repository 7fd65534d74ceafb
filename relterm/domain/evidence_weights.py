"""What still weighs on a relationship: asks, wounds, and what was done about them (trust.md, 5.5).

What is felt as pressure and strain is shared out among the entries that caused it, each faded by
the time since and by an apology. Watched in the model's own memory, like the rest of the evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from relterm.domain.interactions import Event
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import advance
from relterm.domain.trust.replaying import take_in
from relterm.domain.trust.state import TrustState

_LEAST = 0.005
"""Pressure or strain below which an entry is not worth naming."""


@dataclass(frozen=True, slots=True)
class Weight:
    """An entry that weighs, or that made one lighter."""

    event: Event
    weight: float
    """Pressure or strain that is felt today because of it; 0 for an apology."""
    note: str


@dataclass(slots=True)
class _Part:
    event: Event
    since: float
    """From when this much was left (days)."""
    left: float
    half_life: float
    """Days in which it halves from then on."""

    def at(self, t: float) -> float:
        """What is left at `t`."""
        return self.left * float(2.0 ** (-(t - self.since) / self.half_life))


def weights(log: Sequence[Event], now: float) -> tuple[Weight, ...]:
    """What weighs at `now` (days), the heaviest first.

    A wound or an apology of the last month comes along however light it is, and so does the last
    apology while something weighs. `log` is in the model's order and not after now.
    """
    state = TrustState()
    asks: list[_Part] = []
    wounds: list[_Part] = []
    sorry: list[Event] = []
    last_hurt: Event | None = None
    for event in log:
        advance(state, event.t)
        before = state.copy()
        take_in(state, event)
        if state.ask_fading > before.ask_fading:
            gained = state.ask_fading - before.ask_fading
            asks.append(_Part(event, event.t, gained, MODEL.ask_half_life))
        if state.hurt_fading > before.hurt_fading:
            gained = state.hurt_fading - before.hurt_fading
            wounds.append(_Part(event, event.t, gained, MODEL.hurt_half_life))
            last_hurt = event if state.last_hurt == event.t else last_hurt
        elif state.hurt_fading < before.hurt_fading:
            _mend(wounds, event.t, before, state)
            sorry.append(event)
            last_hurt = event
    advance(state, now)
    found = [
        *_felt(asks, now, state.ask_fading, state.ask_felt),
        *_felt(wounds, now, state.hurt_fading + state.mended_fading, state.strain_felt),
    ]
    found.sort(key=lambda each: (-each.weight, -each.event.t, each.event.key))
    if last_hurt is not None and now - last_hurt.t < MODEL.gate.hurt_days:
        found = _with_month(found, last_hurt, now)
    if found:
        named = {each.event for each in found}
        found += [Weight(each, 0.0, "made it lighter") for each in sorry[-1:] if each not in named]
    return tuple(found)


def _mend(wounds: list[_Part], t: float, before: TrustState, after: TrustState) -> None:
    """An apology: every open wound leaves its share of what is left, which fades faster."""
    open_wounds = [part for part in wounds if part.half_life == MODEL.hurt_half_life]
    left = after.mended_fading - before.mended_fading
    for part in open_wounds:
        part.left = left * part.at(t) / before.hurt_fading
        part.since = t
        part.half_life = MODEL.mended_half_life


def _felt(parts: Sequence[_Part], now: float, fading: float, felt: float) -> list[Weight]:
    """What is felt, shared out by what time has left of each."""
    if fading <= 0.0:
        return []
    shared = [(part.event, part.at(now) * felt / fading) for part in parts]
    return [
        Weight(event, weight, f"weighs {weight:.2f}")
        for event, weight in shared
        if weight >= _LEAST
    ]


def _with_month(found: list[Weight], hurt: Event, now: float) -> list[Weight]:
    """The last wound or apology is named while its month runs, however light it is."""
    note = f"{now - hurt.t:.0f} of {MODEL.gate.hurt_days:.0f} days ago"
    rest = [each for each in found if each.event != hurt]
    weight = sum(each.weight for each in found if each.event == hurt)
    return [*rest, Weight(hurt, weight, note)]
