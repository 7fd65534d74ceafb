"""The number itself: five components over one plus pressure and strain (trust.md, 5.3, 5.7).

The form is the Trust Equation (Maister, Green, Galford, *The Trusted Advisor*, 2000): credibility,
reliability and intimacy over self-orientation.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from relterm.domain.trust.parameters import (
    CONFIRMED,
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
from relterm.domain.trust.passing import present
from relterm.domain.trust.state import TrustState
from relterm.domain.trust.words import confidence_word, trust_word

_CAPS = MODEL.caps
_RECOGNITION = _CAPS.recognition
_WARMTH = _CAPS.warmth
_LIGHT = _CAPS.depth * _CAPS.light
_REAL = _CAPS.depth * _CAPS.real
_DEEP = _CAPS.depth * _CAPS.deep
_RELIABILITY = _CAPS.reliability
_MUTUALITY_TWICE = 2.0 * _CAPS.mutuality


@dataclass(frozen=True, slots=True)
class Components:
    """Points of the five components, before pressure and strain hold them back."""

    recognition: float
    warmth: float
    depth: float
    reliability: float
    mutuality: float

    def as_dict(self) -> dict[str, float]:
        """Points by name, in their fixed order."""
        return {name: getattr(self, name) for name in COMPONENT_NAMES}

    def __iter__(self) -> Iterator[tuple[str, float]]:
        return iter(self.as_dict().items())

    @property
    def total(self) -> float:
        """Sum of the points, 0..100."""
        return self.recognition + self.warmth + self.depth + self.reliability + self.mutuality


COMPONENT_NAMES: tuple[str, ...] = tuple(part.name for part in fields(Components))


@dataclass(frozen=True, slots=True)
class Trust:
    """Trust in one person at one time, with what it is made of and how sure it is."""

    at: float
    """Days since 1970 in UTC."""
    score: float
    """*T*, 0..100."""
    earned: float
    """*T_earned*: the score without recognition; what the gate and the cost of an ask use."""
    components: Components
    pressure: float
    strain: float
    confidence: float
    """0..1: how much evidence there is that they took part."""
    low: float
    high: float
    """The band around the score, cut to 0..100."""

    @property
    def word(self) -> str:
        """The score in a word: stranger … partner-like."""
        return trust_word(self.score)

    @property
    def confidence_word(self) -> str:
        """The confidence in a word: low, fair or good."""
        return confidence_word(self.confidence)

    @property
    def held_back(self) -> float:
        """Points that pressure and strain hold back."""
        return self.components.total - self.score


def pressure_of(state: TrustState) -> float:
    """Pressure: asks that are still felt, and my words since they last took part.

    The first unanswered word is free; n more weigh 0.06·n(n+1)/2, at most 2.
    """
    more = state.streak - 1.0
    if more <= 0.0:
        return state.ask_felt
    push = MODEL.push_step * more * (more + 1.0) / 2.0
    return state.ask_felt + min(MODEL.push_most, push)


def strain_of(state: TrustState) -> float:
    """Strain of wounds and quarrels as it is felt."""
    return state.strain_felt


def points(state: TrustState) -> tuple[float, float, float, float, float]:
    """Recognition, warmth, depth, reliability and mutuality as the state stands."""
    v = state.values
    mine, theirs = v[MINE], v[THEIRS]
    both = mine + theirs
    return (
        _RECOGNITION * v[RECOGNISED],
        _WARMTH * v[WARM],
        _LIGHT * v[LIGHT] + _REAL * v[REAL] + _DEEP * v[DEEP],
        _RELIABILITY * v[RELIED] / (1.0 + state.broken_felt),
        # the harmonic mean: held down by the side that gives less
        _MUTUALITY_TWICE * mine * theirs / both if mine > 0.0 and theirs > 0.0 else 0.0,
    )


def earned(state: TrustState) -> float:
    """*T_earned* as the state stands."""
    _, warmth, depth, reliability, mutuality = points(state)
    held = 1.0 + pressure_of(state) + state.strain_felt
    return (warmth + depth + reliability + mutuality) / held


def score(state: TrustState) -> float:
    """*T* as the state stands."""
    return sum(points(state)) / (1.0 + pressure_of(state) + state.strain_felt)


def band(value: float, confidence: float) -> tuple[float, float]:
    """The band T ± (4 + 18·(1 − confidence)), cut to 0..100."""
    width = MODEL.band_base + MODEL.band_extra * (1.0 - confidence)
    return max(0.0, value - width), min(100.0, value + width)


def trust_at(state: TrustState, t: float) -> Trust:
    """Trust at `t` (days); a `t` before the state's clock reads the state as it is."""
    now = present(state, t)
    components = Components(*points(now))
    pressure, strain = pressure_of(now), now.strain_felt
    held = 1.0 + pressure + strain
    value = components.total / held
    confidence = now.values[CONFIRMED]
    low, high = band(value, confidence)
    return Trust(
        t,
        value,
        (components.total - components.recognition) / held,
        components,
        pressure,
        strain,
        confidence,
        low,
        high,
    )


def is_trusted(state: TrustState) -> bool:
    """Whether they are trusted as the state stands: the flag, unless trust has faded since."""
    return state.trusted and earned(state) >= MODEL.trusted_until


def halves_in(state: TrustState, t: float) -> float | None:
    """Days of silence after `t` until the score is half of what it is; None when it is zero.

    Every component is an exponential, so the score is convex and bisection finds the day.
    """
    now = present(state, t)
    start = score(now)
    clock = now.t
    if start < 1e-9 or clock is None:
        return None
    low, high = 0.0, MODEL.half_lives[DEEP] * now.slowness
    while high - low > 0.5:
        middle = (low + high) / 2.0
        if score(present(now, clock + middle)) * 2.0 > start:
            low = middle
        else:
            high = middle
    return high
