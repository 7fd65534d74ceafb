"""What each kind of interaction credits (trust.md, 5.1, 5.4 and 5.5), in full contacts.

A full contact is an hour's talk in person. Tuples "by size" are for small, medium, large.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from relterm.domain.kinds import Kind

BySize = tuple[float, float, float]
ByAsk = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TalkAmounts:
    """Meeting, video, call, group event: voices and faces."""

    richness: Mapping[Kind, float] = field(
        default_factory=lambda: MappingProxyType(
            {Kind.MEET: 1.0, Kind.VIDEO: 0.8, Kind.CALL: 0.65, Kind.EVENT: 0.5}
        )
    )
    """ρ: in person > video > voice > text (Sherman et al. 2013)."""
    minutes: Mapping[Kind, float] = field(
        default_factory=lambda: MappingProxyType(
            {Kind.MEET: 60.0, Kind.VIDEO: 30.0, Kind.CALL: 20.0, Kind.EVENT: 60.0}
        )
    )
    """Usual length, which is both the default and the reference: hours matter with diminishing
    returns (Hall 2019), hence the square root."""
    shortest: float = 0.5
    longest: float = 1.5
    glad: float = 1.1
    """Factor when the mood was good."""
    recognition_missed: float = 0.3
    confidence: float = 1.0
    confidence_event: float = 0.5
    bad_mood: float = 0.10
    """Strain of a talk or a text that went badly."""
    deep: float = 1.25
    """Factor of mutuality for a deep talk."""
    mine: tuple[float, float, float] = (0.65, 0.6, 0.4)
    """Mutuality from my side when I, both or they started it."""
    theirs: tuple[float, float, float] = (0.5, 0.6, 0.8)
    """Mutuality from their side: who starts shows who cares."""
    reliability: float = 0.15
    """Showing up adds a little (Maister et al.: number and consistency of dealings)."""


@dataclass(frozen=True, slots=True)
class TextAmounts:
    """Letter, e-mail, message."""

    richness: Mapping[Kind, float] = field(
        default_factory=lambda: MappingProxyType(
            {Kind.LETTER: 0.45, Kind.EMAIL: 0.30, Kind.MSG: 0.25}
        )
    )
    recognition_mine: float = 0.3
    recognition: float = 0.4
    mine_first: float = 0.6
    """Share of ρ that my first word credits to my side."""
    confidence_theirs: float = 0.4
    confidence_both: float = 0.5
    theirs_talk: float = 0.8
    """Share of ρ that a text from them counts as talk."""
    both: tuple[float, float, float] = (0.3, 0.8, 1.0)
    """Mutuality of an exchange in shares of ρ, by depth."""


@dataclass(frozen=True, slots=True)
class PublicAmounts:
    """Like, share, comment: recognition only, worth little (essay E3)."""

    recognition_mine: Mapping[Kind, float] = field(
        default_factory=lambda: MappingProxyType(
            {Kind.LIKE: 0.12, Kind.SHARE: 0.25, Kind.COMMENT: 0.30}
        )
    )
    recognition_theirs: Mapping[Kind, float] = field(
        default_factory=lambda: MappingProxyType(
            {Kind.LIKE: 0.30, Kind.SHARE: 0.40, Kind.COMMENT: 0.40}
        )
    )
    theirs: float = 0.1
    """Their share or comment is a word, not a like."""


@dataclass(frozen=True, slots=True)
class DeedAmounts:
    """Gifts, thanks, promises, wounds."""

    gift_recognition: float = 0.3
    gift_mine: BySize = (0.4, 0.8, 1.2)
    gift_given: BySize = (0.7, 1.0, 1.3)
    gift_taken_theirs: float = 0.2
    gift_taken_confidence: float = 0.3
    gift_outreach: float = 0.5
    """An unasked gift counts half a word in the one-sided streak."""
    gift_theirs: BySize = (0.5, 0.9, 1.3)
    gift_theirs_warm: float = 0.15
    thanks_mine: float = 0.35
    thanks_mine_warm: float = 0.10
    thanks_theirs: float = 0.5
    thanks_theirs_warm: float = 0.15
    thanks_theirs_confidence: float = 0.3
    """Gratitude binds both sides (Algoe 2012)."""
    promise_days: float = 14.0
    """When a promise is due if no day was given."""
    confidence: float = 0.5
    kept: BySize = (0.7, 1.0, 1.3)
    kept_mine: float = 0.3
    kept_theirs: float = 0.4
    theirs_factor: float = 0.6
    """Their lapse (or kept word) moves the bond, not their trust in you."""
    broken: BySize = (0.35, 0.70, 1.80)
    strain: BySize = (0.15, 0.30, 0.55)
    """A medium breach costs about five average contacts (Gottman 5:1)."""


@dataclass(frozen=True, slots=True)
class AskAmounts:
    """Asks, mine and theirs."""

    usual_size: int = 3
    bars: ByAsk = (15.0, 30.0, 45.0, 60.0)
    """T_earned from which an ask of a size is not premature."""
    base: float = 0.015
    premature: float = 0.25
    """Pressure per size: a warranted business ask costs 2 points, a cold one nearly halves."""
    repeats: float = 2.0
    """Recent asks that count at most; the same person asking twice backfires (Burger 1999)."""
    relief: float = 0.4
    """How much having given eases an ask (Clark & Mills 1979)."""
    glad: float = 0.5
    """Factor when they said yes."""
    most: float = 3.0
    invited_days: float = 60.0
    """How long an ask of theirs invites one of mine."""
    recognition: float = 0.3
    yes_theirs: float = 0.3
    yes_confidence: float = 0.5
    deal_size: int = 3
    theirs_recognition: float = 0.5
    theirs_theirs: float = 0.4
    theirs_confidence: float = 0.4
    theirs_talk: float = 0.2


@dataclass(frozen=True, slots=True)
class HistoryAmounts:
    """What "we have known each other" is worth: by depth, acquaintance, friend, close."""

    credits: tuple[tuple[float, ...], ...] = (
        (1.0, 0.6, 1.2, 0.5, 0.0, 0.6, 0.6, 0.3, 0.0, 0.5),
        (3.0, 2.0, 5.0, 7.0, 1.5, 3.0, 3.0, 2.0, 0.0, 1.5),
        (4.0, 3.5, 9.0, 16.0, 12.0, 6.0, 6.0, 4.0, 0.0, 2.0),
    )
    """Credit of each of the ten components; there is none for given and little for confidence:
    a memory is not a record."""
    roots: tuple[float, float, float] = (1.0, 6.0, 15.0)
    full_years: tuple[float, float, float] = (1.0, 3.0, 5.0)
    """Years for the full amount, and the default."""
    exchanges: tuple[int, int, int] = (1, 5, 10)
    rich: tuple[int, int, int] = (0, 2, 5)
    turns: tuple[int, int, int] = (0, 2, 5)
    year_days: float = 365.25
