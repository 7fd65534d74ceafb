"""The words of the model (trust.md, 5.7, 5.8 and 9)."""

import pytest
from trust_logs import state_on

from relterm.domain import wording
from relterm.domain.kinds import AskSize, Who
from relterm.domain.ladder import Step
from relterm.domain.readiness import readiness

THEM, BOTH = Who.THEM, Who.BOTH
BUSINESS = AskSize.BUSINESS


def test_every_step_has_its_sentence() -> None:
    assert set(wording.STEP_SENTENCES) == set(Step)
    assert wording.intention(Step.WAIT) == "Nothing to send. Leave room for their answer."
    assert all(wording.step_words(step) for step in Step)
    assert wording.CONDITION_WORDS["turns"] in wording.because_words("turns")
    assert wording.because_words("ready")
    assert wording.because_words("unheard of") == ""


def test_conditions_are_worded_with_their_numbers() -> None:
    gate = readiness(*state_on("patient", "2024-04-05"), BUSINESS)
    names = wording.CONDITION_WORDS
    phrases = {c.name: wording.condition_phrase(c) for c in gate.conditions}
    assert set(phrases) == set(names)
    assert all(phrase.startswith(names[name]) for name, phrase in phrases.items())
    numbers = {name: phrase.removeprefix(names[name]) for name, phrase in phrases.items()}
    assert numbers["mended"] == numbers["no_debts"] == numbers["answered"] == ""
    assert "never" in numbers["no_recent_ask"]
    assert "8" in numbers["in_touch"]
    assert "60" in numbers["in_touch"]
    assert "45 of 14" in numbers["no_strings"]
    assert "73 of 90" in numbers["time"]
    assert "7 of 6" in numbers["exchanges"]
    assert "2 of 2" in numbers["rich"]
    assert "1 of 3" in numbers["turns"]
    assert numbers["they_care"].endswith("% of 35%")
    assert numbers["trust"].endswith(" of 45")
    assert numbers["confidence"].endswith("% of 55%")


@pytest.mark.parametrize(
    ("days", "phrase"),
    [
        (3, "1 week"),
        (30, "4 weeks"),
        (120, "4 months"),
        (365 * 3, "3 years"),
    ],
)
def test_fading_is_said_kindly(days: float, phrase: str) -> None:
    assert wording.fading_phrase(days) == f"fading slowly, halves in about {phrase}"


def test_it_is_always_said_whose_view_it_is() -> None:
    assert wording.honesty(12, "Anna") == (
        "your view, from 12 things you logged – not what Anna thinks"
    )
    assert wording.honesty(1, "Bo").startswith("your view, from 1 thing you")


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (0, "stranger"),
        (9.99, "stranger"),
        (10, "acquaintance"),
        (25, "warming"),
        (45, "trusted"),
        (65, "close"),
        (80, "partner-like"),
        (100, "partner-like"),
    ],
)
def test_scores_have_words(score: float, word: str) -> None:
    assert wording.trust_word(score) == word


def test_confidence_has_words() -> None:
    assert [wording.confidence_word(c) for c in (0.0, 0.35, 0.7)] == ["low", "fair", "good"]
