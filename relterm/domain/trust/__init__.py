"""The trust model: a pure function from a log to a score, its causes and its uncertainty.

Version 1, as specified in trust.md. Nothing here reads a clock, a file or chance.
"""

from relterm.domain.trust.curve import CurvePoint, curve
from relterm.domain.trust.ledger import (
    PART_NAMES,
    LedgerLine,
    StandingLine,
    ledger,
    shown_deltas,
    standing,
)
from relterm.domain.trust.parameters import MODEL, Parameters
from relterm.domain.trust.passing import advanced
from relterm.domain.trust.replaying import append, append_all, in_order, replay
from relterm.domain.trust.score import Components, Trust, halves_in, trust_at
from relterm.domain.trust.state import TrustState
from relterm.domain.trust.words import confidence_word, trust_word

__all__ = [
    "MODEL",
    "PART_NAMES",
    "Components",
    "CurvePoint",
    "LedgerLine",
    "Parameters",
    "StandingLine",
    "Trust",
    "TrustState",
    "advanced",
    "append",
    "append_all",
    "confidence_word",
    "curve",
    "halves_in",
    "in_order",
    "ledger",
    "replay",
    "shown_deltas",
    "standing",
    "trust_at",
    "trust_word",
]
