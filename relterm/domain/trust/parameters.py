"""Every number of the trust model, with its unit and why it is what it is (trust.md, 5.13).

The numbers belong to a model version: changing one changes every curve, so `version` must grow
with it and every stored state is computed anew. They are not settings.
"""

from dataclasses import dataclass, field

from relterm.domain.trust.amounts import (
    AskAmounts,
    DeedAmounts,
    HistoryAmounts,
    PublicAmounts,
    TalkAmounts,
    TextAmounts,
)
from relterm.domain.trust.gate_numbers import GateNumbers, LadderNumbers, PacingNumbers

PARTS = 10
"""How many components the memory holds."""
RECOGNISED, WARM, LIGHT, REAL, DEEP, MINE, THEIRS, RELIED, GIVEN, CONFIRMED = range(PARTS)
"""Positions of the ten components: *rec, warm, light, real, deep, mine, theirs, r, give, conf*."""


@dataclass(frozen=True, slots=True)
class Caps:
    """Most points a component can earn (5.3); they sum to 100.

    Recognition is marginal, warmth (recency) alone must not carry trust; depth, mutuality and
    reliability make 76 %, like the numerator of the Trust Equation (Maister, Green, Galford 2000).
    """

    recognition: float = 6.0
    warmth: float = 18.0
    depth: float = 34.0
    reliability: float = 17.0
    mutuality: float = 25.0
    light: float = 0.20
    """Share of depth that small talk can reach (social penetration, Altman & Taylor 1973)."""
    real: float = 0.35
    deep: float = 0.45


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one version of the model."""

    version: int = 1
    caps: Caps = field(default_factory=Caps)
    scales: tuple[float, ...] = (2.0, 3.0, 3.0, 8.0, 8.0, 3.5, 3.5, 4.0, 2.0, 4.0)
    """*K*: spaced contacts that close 63 % of the gap, per component."""
    half_lives: tuple[float, ...] = (
        120.0,
        45.0,
        600.0,
        600.0,
        600.0,
        300.0,
        300.0,
        600.0,
        300.0,
        300.0,
    )
    """Days in which a component of a new tie halves (Roberts & Dunbar 2015): warmth fades in
    weeks, a name in months, goodwill in a year, knowledge of a person in years."""
    bucket_days: float = 8.0
    """τ: days in which a bucket empties to 1/e; contacts a fortnight apart hardly overlap."""
    bucket_cap: float = 1.2
    """The most one bucket holds, in full contacts."""
    roots_most: float = 5.0
    """How much slower a deeply rooted tie fades, beyond once (dormant ties, Levin et al. 2011)."""
    roots_half: float = 12.0
    """*G* (spaced contacts) at which half of that is reached."""
    ask_half_life: float = 120.0
    """Days in which the weight of an ask halves: a pitch is forgiven in a season."""
    asks_half_life: float = 60.0
    """Days in which the count of recent asks halves."""
    hurt_half_life: float = 360.0
    """Days in which a wound halves (Slovic 1993)."""
    mended_half_life: float = 120.0
    """Days in which a wound halves after an apology (Schweitzer, Hershey, Bradlow 2006)."""
    mended_share: float = 0.6
    """What an apology leaves of a wound."""
    broken_half_life: float = 360.0
    """Days in which a broken promise halves."""
    push_step: float = 0.06
    """Pressure per triangular number of unanswered words beyond the first."""
    push_most: float = 2.0
    occasion_days: float = 0.75
    """Contacts closer than this (18 hours) are one occasion."""
    open_wound: float = 0.05
    """Strain above which an unmended wound is open."""
    band_base: float = 4.0
    """Half width of the band in points with full confidence."""
    band_extra: float = 18.0
    """What no confidence at all adds to it."""
    trusted_exchanges: int = 6
    trusted_rich: int = 1
    trusted_from: float = 40.0
    """T_earned at which somebody becomes trusted."""
    trusted_until: float = 32.0
    """T_earned below which they no longer are (hysteresis)."""
    talks: TalkAmounts = field(default_factory=TalkAmounts)
    texts: TextAmounts = field(default_factory=TextAmounts)
    public: PublicAmounts = field(default_factory=PublicAmounts)
    deeds: DeedAmounts = field(default_factory=DeedAmounts)
    asks: AskAmounts = field(default_factory=AskAmounts)
    history: HistoryAmounts = field(default_factory=HistoryAmounts)
    gate: GateNumbers = field(default_factory=GateNumbers)
    ladder: LadderNumbers = field(default_factory=LadderNumbers)
    pacing: PacingNumbers = field(default_factory=PacingNumbers)


MODEL = Parameters()
"""The model in use."""
