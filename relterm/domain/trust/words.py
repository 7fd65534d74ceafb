"""Words before numbers: what a score and a confidence are called (trust.md, 5.7 and 9)."""

_TRUST_WORDS = (
    (10.0, "stranger"),
    (25.0, "acquaintance"),
    (45.0, "warming"),
    (65.0, "trusted"),
    (80.0, "close"),
)
_CONFIDENCE_WORDS = ((0.35, "low"), (0.7, "fair"))


def trust_word(score: float) -> str:
    """The word for a score of 0..100; each word ends below its bound."""
    for bound, word in _TRUST_WORDS:
        if score < bound:
            return word
    return "partner-like"


def confidence_word(confidence: float) -> str:
    """The word for a confidence of 0..1."""
    for bound, word in _CONFIDENCE_WORDS:
        if confidence < bound:
            return word
    return "good"
