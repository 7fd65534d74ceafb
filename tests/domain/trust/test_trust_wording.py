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
    assert wording.step_words(Step.SMALL_PROMISE) == "small promise"
    assert wording.because_words("turns") == "weakest: good turns"
    assert wording.because_words("ready")
    assert wording.because_words("unheard of") == ""


def test_conditions_are_worded_with_their_numbers() -> None:
    state, now = state_on("patient", "2024-04-05")
    gate = readiness(state, now, BUSINESS)
    phrases = {c.name: wording.condition_phrase(c) for c in gate.conditions}
    assert phrases == {
        "mended": "nothing weighs on it",
        "no_debts": "nothing owed to them",
        "answered": "they answered you",
        "no_recent_ask": "days since your last ask, never yet",
        "no_strings": "days since your last gift, 45 of 14",
        "in_touch": "days since they took part, 8, at most 60",
        "time": "days known, 73 of 90",
        "exchanges": "exchanges, 7 of 6",
        "rich": "talks by voice or in person, 2 of 2",
        "turns": "good turns, 1 of 3",
        "they_care": phrases["they_care"],
        "trust": phrases["trust"],
        "confidence": phrases["confidence"],
    }
    assert phrases["they_care"].endswith("% of 35%")
    assert phrases["trust"].endswith(" of 45")
    assert phrases["confidence"].endswith("% of 55%")
    assert "no_debts" in gate.unmet


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
