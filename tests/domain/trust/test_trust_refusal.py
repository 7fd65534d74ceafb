"""The words of a closed gate: readings that read well, and a kind refusal (trust.md, 9)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_logs import SIZES, state_on
from trust_strategies import end_of, logs

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.readiness import readiness
from relterm.domain.readings import reading
from relterm.domain.refusal import NOT_IN_SIGHT, NOW_WORDS, refusal, weakest_phrase
from relterm.domain.trust import TrustState, advanced, replay

THEM, BOTH = Who.THEM, Who.BOTH
BUSINESS, FAVOUR, ADVICE = AskSize.BUSINESS, AskSize.FAVOUR, AskSize.ADVICE
LONGEST = 22


def read(log: list[Event], now: float, name: str, size: AskSize = BUSINESS) -> str:
    state = advanced(replay(log), now)
    gate = readiness(state, now, size)
    return next(reading(each, state, now) for each in gate.conditions if each.name == name)


@pytest.mark.parametrize(
    ("log", "now", "name", "size", "words"),
    [
        ([], 0, "no_recent_ask", BUSINESS, "never"),
        ([], 0, "in_touch", BUSINESS, "not yet"),
        ([Event(0, Kind.ASK, size=1)], 430, "no_recent_ask", FAVOUR, "14 months ago"),
        ([Event(0, Kind.ASK, size=1)], 9, "no_recent_ask", FAVOUR, "9 of 14 days"),
        ([Event(0, Kind.GIVE)], 3, "no_strings", ADVICE, "3 of 7 days"),
        ([Event(0, Kind.MEET)], 3, "in_touch", BUSINESS, "3 days ago"),
        ([Event(0, Kind.MEET)], 70, "in_touch", BUSINESS, "70 days, 60 at most"),
        ([Event(0, Kind.MEET), Event(200, Kind.CALL)], 203, "in_touch", ADVICE, "only just again"),
        ([Event(0, Kind.MEET), Event(16, Kind.CALL)], 19, "in_touch", ADVICE, "3 days ago"),
        ([Event(0, Kind.HISTORY, depth=3)], 1, "rich", FAVOUR, "5"),
        ([Event(0, Kind.HISTORY, depth=3)], 1, "time", FAVOUR, "5 years"),
        ([Event(0, Kind.MEET)], 326, "time", BUSINESS, "326"),
        ([Event(0, Kind.MEET)], 40, "time", BUSINESS, "40 of 90"),
        ([Event(0, Kind.MEET)], 89.8, "time", BUSINESS, "89 of 90"),
        ([Event(0, Kind.MEET)], 1, "rich", BUSINESS, "1 of 2"),
        ([Event(0, Kind.MEET), Event(0, Kind.PROMISE)], 1, "no_debts", BUSINESS, "1 open"),
        ([Event(0, Kind.MSG), Event(9, Kind.MSG)], 12, "answered", BUSINESS, "2 unanswered"),
        ([Event(0, Kind.CONFLICT)], 12, "mended", BUSINESS, "yours to mend"),
        ([Event(0, Kind.CONFLICT), Event(1, Kind.SORRY)], 12, "mended", FAVOUR, "11 of 30 days"),
        ([Event(0, Kind.ASK, size=3)], 1, "mended", BUSINESS, "holds back 44%"),
        ([], 0, "mended", BUSINESS, "clear"),
    ],
)
def test_readings(log: list[Event], now: float, name: str, size: AskSize, words: str) -> None:
    assert read(log, now, name, size) == words


def test_the_sentence_of_the_specification() -> None:
    log = [
        Event(0, Kind.CALL),
        Event(14, Kind.MSG, BOTH, depth=2),
        Event(28, Kind.GIVE, answered=True),
        Event(45, Kind.MSG, BOTH, depth=2),
        Event(60, Kind.MSG, BOTH, depth=2),
        Event(75, Kind.MSG, BOTH, depth=2),
    ]
    state = replay(log)
    gate = readiness(state, 80, BUSINESS)
    turns = next(each for each in gate.conditions if each.name == "turns")
    assert weakest_phrase(turns, state, 80) == "good turns, 1 of 3"
    assert gate.weakest == "turns"
    assert refusal(state, 80, gate, "early October", Step.GIVE) == (
        "Not yet: you have talked once, and nothing you promised is open. "
        "Weakest: good turns, 1 of 3. If they respond, early October. "
        "Now: give something useful to THEM."
    )


def test_what_is_not_in_sight_is_said_kindly() -> None:
    state, now = state_on("cold_seller", "2024-06-29")
    said = refusal(state, now, readiness(state, now, BUSINESS), None, Step.REST)
    assert NOT_IN_SIGHT in said
    assert said.startswith("Not yet: they have not answered yet")
    assert said.endswith("Now: let it rest; a sign from them reopens the door.")


def test_what_is_owed_is_said() -> None:
    talk = Event(0, Kind.MEET)
    for log, words in (
        ([talk, Event(1, Kind.PROMISE)], "1 thing you promised is open"),
        ([talk, Event(1, Kind.MSG, THEM)], "they wait for an answer"),
        ([talk, Event(1, Kind.GIVE, THEM)], "a thank you is open"),
    ):
        state = replay(log)
        assert words in refusal(state, 2, readiness(state, 2, FAVOUR), "March", None)


def test_an_open_gate_refuses_nothing() -> None:
    state, now = state_on("patient", "2024-09-27")
    assert refusal(state, now, readiness(state, now, BUSINESS), "now", None) == ""


def test_every_step_can_be_said() -> None:
    assert set(NOW_WORDS) == set(Step)


def test_the_empty_memory_has_readings() -> None:
    for size in SIZES:
        gate = readiness(TrustState(), 0.0, size)
        assert all(reading(each, TrustState(), 0.0) for each in gate.conditions)


@given(logs(), st.sampled_from((0.0, 0.4, 6.0, 50.0, 800.0)), st.sampled_from(SIZES))
@settings(max_examples=150)
def test_readings_are_short_finite_and_never_negative(
    log: list[Event], more: float, size: AskSize
) -> None:
    now = end_of(log) + more
    state = advanced(replay(log), now)
    gate = readiness(state, now, size)
    for each in gate.conditions:
        words = reading(each, state, now)
        assert 0 < len(words) <= LONGEST
        assert "inf" not in words
        assert "-" not in words
        if not each.met and " of " in words and "days" not in words and "%" not in words:
            have, need = (int(number) for number in words.split(" of "))
            assert have < need, "what fails never reads as if it held"
