"""The entries each condition of the gate rests on (trust.md, 5.9)."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_logs import LOG_NAMES, SIZES, START, at, read_log
from trust_strategies import end_of, logs

from relterm.domain.evidence import MOST, Evidence, evidence
from relterm.domain.interactions import Event
from relterm.domain.kinds import REACTIONS, AskSize, Kind, Who
from relterm.domain.readiness import readiness
from relterm.domain.trust import TrustState, replay, standing, trust_at
from relterm.domain.trust.ledger import shares
from relterm.domain.trust.parameters import CONFIRMED, THEIRS
from relterm.domain.trust.score import earned, pressure_of

THEM, BOTH = Who.THEM, Who.BOTH
BUSINESS, FAVOUR = AskSize.BUSINESS, AskSize.FAVOUR
CONDITIONS = tuple(each.name for each in readiness(TrustState(), 0.0, FAVOUR).conditions)
later = st.sampled_from((0.0, 0.3, 4.0, 29.0, 90.0, 700.0))
sizes = st.sampled_from(SIZES)


def found(log: list[Event], now: float, name: str, size: AskSize = BUSINESS) -> list[Event]:
    return [each.event for each in evidence(log, now, size)[name]]


def noted(each: Evidence) -> int:
    """How many an entry counts for."""
    words = each.note.split()
    return int(words[-1]) if words[:2] == ["counts", "for"] else 1


def test_nothing_rests_on_an_empty_log() -> None:
    assert dict(evidence([], START, BUSINESS)) == dict.fromkeys(CONDITIONS, ())


def test_the_patient_log_in_april() -> None:
    log = read_log("patient")
    now = at("2024-04-05")
    rests = evidence(log, now, BUSINESS)
    gate = {each.name: each for each in readiness(replay(log, now), now, BUSINESS).conditions}
    assert tuple(rests) == CONDITIONS
    (turn,) = rests["turns"]
    assert turn.event.kind is Kind.GIVE
    assert turn.note == "counts as a good turn"
    assert gate["turns"].have == 1
    assert [each.event.kind for each in rests["no_strings"]] == [Kind.GIVE]
    assert now - rests["no_strings"][0].event.t == pytest.approx(gate["no_strings"].have)
    assert now - rests["time"][0].event.t == pytest.approx(gate["time"].have)
    last, before = rests["in_touch"]
    assert now - last.event.t == pytest.approx(3.0)
    assert (now - before.event.t) / 2 == pytest.approx(gate["in_touch"].have)
    assert rests["no_recent_ask"] == ()
    assert len(rests["rich"]) == gate["rich"].have
    assert rests["mended"] == ()


def test_talks_of_one_occasion_count_once() -> None:
    log = [Event(0, Kind.MEET), Event(0.3, Kind.CALL), Event(10, Kind.CALL), Event(10, Kind.MSG)]
    assert found(log, 11, "rich") == [log[2], log[0]]
    assert found(log, 11, "exchanges") == [log[2], log[0]]
    assert found(log, 11, "answered") == [log[2]], "in the model's order the message came first"


def test_a_message_at_the_same_minute_as_a_talk_did_not_take_part() -> None:
    talk, word = Event(5, Kind.CALL), Event(5, Kind.GIVE)
    assert found([talk, word], 6, "in_touch") == [talk]
    assert found([talk, word], 6, "no_strings") == [word]


def test_in_touch_names_the_occasion_before_from_advice_on() -> None:
    log = [Event(0, Kind.MEET), Event(30, Kind.MSG, BOTH), Event(44, Kind.CALL)]
    assert found(log, 50, "in_touch", FAVOUR) == [log[2]]
    assert found(log, 50, "in_touch", AskSize.ADVICE) == [log[2], log[1]]


def test_what_is_owed_is_named_until_it_is_done() -> None:
    early, late = Event(1, Kind.PROMISE, due=20), Event(0, Kind.PROMISE, due=30)
    wrote, helped = Event(2, Kind.MSG, THEM), Event(3, Kind.GIVE, THEM)
    log = [early, late, wrote, helped]
    assert evidence(log, 4, BUSINESS)["no_debts"] == (
        Evidence(early, "still open"),
        Evidence(late, "still open"),
        Evidence(wrote, "not answered yet"),
        Evidence(helped, "not thanked for yet"),
    )
    log += [Event(5, Kind.KEPT), Event(6, Kind.MSG), Event(7, Kind.THANKS)]
    assert found(log, 8, "no_debts") == [late]
    assert found([*log, Event(9, Kind.BROKEN)], 10, "no_debts") == [Event(9, Kind.BROKEN)]


def test_words_without_an_answer_are_named_and_forgiven() -> None:
    log = [Event(0, Kind.MEET), Event(9, Kind.MSG), Event(20, Kind.EMAIL)]
    assert found(log, 30, "answered") == [log[2], log[1]]
    assert found(log, 30, "mended") == [log[2], log[1]], "the second unanswered word presses"
    log.append(Event(31, Kind.MSG, THEM))
    assert evidence(log, 32, BUSINESS)["answered"] == (Evidence(log[3], "they took part"),)
    assert found(log, 32, "mended") == []


def test_pressure_and_strain_are_shared_out_among_what_caused_them() -> None:
    log = [
        Event(0, Kind.MEET),
        Event(1, Kind.ASK, size=3),
        Event(9, Kind.BROKEN, size=2),
        Event(11, Kind.SORRY),
        Event(15, Kind.CALL),
        Event(20, Kind.CONFLICT),
    ]
    rests = evidence(log, 25, BUSINESS)["mended"]
    assert {each.event for each in rests} == {log[1], log[2], log[3], log[5]}
    notes = {each.event: each.note for each in rests}
    assert notes[log[5]] == "5 of 30 days ago"
    state = replay(log, 25)
    weighed = [each for each in evidence(log, 60, BUSINESS)["mended"] if "weighs" in each.note]
    told = sum(float(each.note.split()[-1]) for each in weighed)
    assert {each.event for each in weighed} == {log[1], log[2], log[5]}
    assert told == pytest.approx(pressure_of(state) + state.strain_felt, rel=0.2)


def test_an_ask_of_theirs_is_not_mine() -> None:
    log = [Event(0, Kind.ASK, THEM), Event(1, Kind.ASK, size=1)]
    assert found(log, 2, "no_recent_ask") == [log[1]]
    assert found(log[:1], 2, "no_recent_ask") == []


def test_what_was_known_before_the_log_counts_for_several() -> None:
    known = Event(0, Kind.HISTORY, depth=3)
    rests = evidence([known], 1, BUSINESS)
    assert rests["exchanges"] == (Evidence(known, "counts for 10"),)
    assert rests["rich"] == (Evidence(known, "counts for 5"),)
    assert rests["time"] == (Evidence(known, "known since before"),)


def test_trust_rests_on_what_still_stands() -> None:
    log = read_log("old_friend")
    now = max(each.t for each in log) + 1.0
    best = max(standing(log, now), key=lambda line: line.points)
    first = evidence(log, now, BUSINESS)["trust"][0]
    assert first.event == best.event
    assert first.note.startswith("+")


@pytest.mark.parametrize("name", LOG_NAMES)
def test_shares_sum_to_what_the_gate_reads(name: str) -> None:
    log = read_log(name)
    for days in (100.0, 400.0, 1000.0):
        now = log[0].t + days
        seen = trust_at(replay(log, now), now)
        gate = {each.name: each for each in readiness(replay(log, now), now, BUSINESS).conditions}
        assert sum(left for _, left in shares(log, now, THEIRS)) == pytest.approx(
            gate["they_care"].have
        )
        assert sum(left for _, left in shares(log, now, CONFIRMED)) == pytest.approx(
            seen.confidence
        )
        assert sum(line.points for line in standing(log, now, recognised=False)) == pytest.approx(
            seen.earned
        )


@given(logs(), later, sizes)
@settings(max_examples=150)
def test_everything_named_is_in_the_log_and_not_to_come(
    log: list[Event], more: float, size: AskSize
) -> None:
    known = [replace(event, uid=str(place)) for place, event in enumerate(log)]
    now = end_of(log) + more
    future = [Event(now + 1.0, Kind.MEET, uid="to come")]
    rests = evidence([*known, *future], now, size)
    assert tuple(rests) == CONDITIONS
    for named in rests.values():
        assert len(named) <= MOST
        assert all(each.event in known for each in named)
        assert len({each.event.uid for each in named}) == len(named)


@given(logs(), later, sizes)
@settings(max_examples=150)
def test_what_is_counted_agrees_with_the_gate(log: list[Event], more: float, size: AskSize) -> None:
    now = end_of(log) + more
    rests = evidence(log, now, size)
    gate = {each.name: each for each in readiness(replay(log, now), now, size).conditions}
    for name in ("exchanges", "rich", "turns"):
        counted = sum(map(noted, rests[name]))
        assert counted == gate[name].have or (len(rests[name]) == MOST < gate[name].have)
    if not gate["no_debts"].met:
        open_ones = [each for each in rests["no_debts"] if each.note != "settled"]
        assert len(open_ones) >= min(gate["no_debts"].have, MOST)
    else:
        assert all(each.note == "settled" for each in rests["no_debts"])


@given(logs(), later, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_log_does_not_matter(
    log: list[Event], more: float, random: Random
) -> None:
    now = end_of(log) + more
    mixed = list(log)
    random.shuffle(mixed)
    assert evidence(mixed, now, BUSINESS) == evidence(log, now, BUSINESS)


@given(logs(), later)
@settings(max_examples=100)
def test_times_agree_with_the_gate(log: list[Event], more: float) -> None:
    now = end_of(log) + more
    rests = evidence(log, now, FAVOUR)
    gate = {each.name: each for each in readiness(replay(log, now), now, FAVOUR).conditions}
    for name in ("no_recent_ask", "no_strings", "in_touch"):
        if rests[name]:
            assert now - rests[name][0].event.t == pytest.approx(gate[name].have)
        else:
            assert gate[name].have == float("inf")
    first = rests["time"]
    if first and first[0].event.kind is not Kind.HISTORY:
        assert now - first[0].event.t == pytest.approx(gate["time"].have)


@given(logs(), later)
@settings(max_examples=100)
def test_likes_of_mine_are_evidence_for_nothing(log: list[Event], more: float) -> None:
    for named in evidence(log, end_of(log) + more, BUSINESS).values():
        assert not any(
            each.event.kind in REACTIONS and each.event.who is not THEM for each in named
        )


def test_earned_trust_leaves_out_a_known_name() -> None:
    log = [Event(0, Kind.LIKE), Event(5, Kind.MEET)]
    state = replay(log, 6)
    lines = standing(log, 6, recognised=False)
    assert lines[0].points == 0.0
    assert sum(line.points for line in lines) == pytest.approx(earned(state), abs=0.2)
