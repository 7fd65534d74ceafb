"""The numbers of the ask gate, the ladder and the pacing (trust.md, 5.8 to 5.11)."""

from dataclasses import dataclass

from relterm.domain.trust.amounts import ByAsk


@dataclass(frozen=True, slots=True)
class GateNumbers:
    """What each condition needs for a favour, advice, business and a big ask (5.9).

    Reached one after the other on the patient path: a favour in week 9, advice in month 5,
    business in month 8; counts are what those months naturally contain.
    """

    mended: ByAsk = (0.35, 0.30, 0.20, 0.15)
    """Pressure plus strain at most."""
    hurt_days: float = 30.0
    answered: ByAsk = (1.0, 1.0, 1.0, 1.0)
    """One-sided words at most."""
    no_recent_ask: ByAsk = (14.0, 30.0, 60.0, 120.0)
    """Days since my last ask at least."""
    no_strings: ByAsk = (3.0, 7.0, 14.0, 14.0)
    """Days since my last gift at least: giving is not a down payment (Clark & Mills 1979)."""
    in_touch: ByAsk = (45.0, 45.0, 60.0, 60.0)
    """Days since they took part at most."""
    in_touch_before: float = 0.5
    """Share of the days since the occasion before that counts, from size 2 on."""
    time: ByAsk = (14.0, 45.0, 90.0, 180.0)
    """Days since the first two-way contact at least."""
    exchanges: ByAsk = (2.0, 4.0, 6.0, 10.0)
    rich: ByAsk = (0.0, 1.0, 2.0, 4.0)
    turns: ByAsk = (0.0, 1.0, 3.0, 5.0)
    they_care: ByAsk = (0.10, 0.20, 0.35, 0.45)
    trust: ByAsk = (15.0, 30.0, 45.0, 60.0)
    confidence: ByAsk = (0.25, 0.40, 0.55, 0.65)
    nearly: float = 0.75
    """Progress every failing condition needs for "nearly"."""


@dataclass(frozen=True, slots=True)
class LadderNumbers:
    """Pauses of the ladder in days (5.8): growing, three tries, then a year of rest (E1)."""

    wait: tuple[float, float, float] = (10.0, 14.0, 21.0)
    backoff: tuple[float, float] = (30.0, 75.0)
    space: float = 180.0
    """Days of space after three or more unanswered words to somebody who took part before."""
    tries: int = 3
    rest: float = 365.0
    public_gap: float = 3.0
    """Days between public touches."""
    back_to_one: float = 14.0
    recognised_touches: int = 3
    recognised_days: float = 7.0
    touches_before_word: int = 2
    dormant_least: float = 90.0
    dormant_warmth: float = 2.0
    """Half-lives of warmth in silence after which a tie is dormant."""
    dormant_gap: float = 1.25
    """Share of the circle's longest gap after which a tie is dormant."""
    friends_gap: float = 90.0
    """Longest gap of the circle of friends in days, taken when there is no circle."""
    partner_cares: float = 0.4


@dataclass(frozen=True, slots=True)
class PacingNumbers:
    """How often to be in touch (5.10, 5.11), in days unless said otherwise."""

    pace: float = 12.0
    """Two or three contacts a month are attentive, not pushy."""
    rich_gap: float = 21.0
    """Days between proposed talks and between good turns."""
    word_gap: float = 5.0
    """Days between direct words."""
    promise_ahead: float = 2.0
    answer_after: float = 0.5
    horizon: float = 730.0
    rounds: int = 400
    talk_least: float = 30.0
    talk_warmth: float = 0.5
    """Half-lives of warmth that count as the usual gap between talks without a goal."""
    may_ask_gap: int = 14
    skip_stretch: float = 0.5
    skips_most: int = 4
    skips_before_wider: int = 3
    talks_a_day: int = 2
    lateness_week: float = 7.0
