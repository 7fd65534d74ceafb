"""The ladder's history: spans without gaps, each as the rung would have been seen on its days."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trust_logs import LOG_NAMES, START, at, read_log
from trust_strategies import end_of, logs

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.ladder import Stage, rung
from relterm.domain.rung_history import RungSpan, rung_history
from relterm.domain.trust import replay

THEM, BOTH = Who.THEM, Who.BOTH
MINUTE = 2.0 / 1440.0
later = st.sampled_from((0.0, 1.0, 10.0, 14.0, 30.0, 75.0, 100.0, 365.0, 3000.0))
gaps = st.sampled_from((7.0, 90.0, 365.0))


def told(spans: tuple[RungSpan, ...]) -> list[tuple[float, str]]:
    return [(round(span.start, 3), f"{span.stage} {span.overlay}".strip()) for span in spans]


def test_the_ladder_is_climbed_and_fallen_off() -> None:
    log = [
        Event(0, Kind.STUDY),
        Event(1, Kind.LIKE),
        Event(4, Kind.COMMENT),
        Event(9, Kind.LIKE),
        Event(12, Kind.MSG),
        Event(40, Kind.MSG, THEM),
    ]
    assert told(rung_history(log, 200)) == [
        (0, "engage"),
        (9, "recognised"),
        (12, "opened"),
        (22, "engage"),
        (40, "conversing"),
        (152.5, "conversing dormant"),
    ]


def test_three_tries_without_an_answer_rest_for_a_year() -> None:
    log = [Event(day, Kind.MSG) for day in (0, 30, 90)]
    assert told(rung_history(log, 500)) == [
        (0, "opened"),
        (10, "engage"),
        (30, "opened"),
        (44, "engage"),
        (90, "opened"),
        (111, "resting"),
        (455, "engage"),
    ]


def test_unanswered_words_lie_over_the_stage() -> None:
    log = [Event(0, Kind.CALL), Event(20, Kind.MSG), Event(50, Kind.MSG, THEM)]
    assert told(rung_history(log, 60)) == [
        (0, "conversing"),
        (20, "conversing quiet"),
        (50, "conversing"),
    ]


def test_trust_is_won_and_fades() -> None:
    log = [Event(14.0 * turn, Kind.MEET, BOTH, depth=3) for turn in range(12)]
    spans = rung_history(log, 4000)
    assert [stage for _, stage in told(spans)] == [
        "conversing",
        "trusted",
        "trusted dormant",
        "conversing dormant",
    ]
    lost = spans[-1].start
    assert rung(replay(log), lost - 1).stage is Stage.TRUSTED
    assert rung(replay(log), lost + 1).stage is Stage.CONVERSING


def test_events_of_one_instant_are_one_step() -> None:
    log = [Event(0, Kind.STUDY), Event(0, Kind.MSG), Event(0, Kind.MSG, THEM)]
    assert told(rung_history(log, 1)) == [(0, "conversing")]


def test_before_anything_there_is_no_history() -> None:
    assert rung_history([], 10) == ()
    assert rung_history([Event(11, Kind.MEET)], 10) == ()


def test_what_happens_this_instant_has_no_length_yet() -> None:
    spans = rung_history([Event(0, Kind.MSG), Event(5, Kind.MSG, THEM)], 5)
    assert told(spans) == [(0, "opened"), (5, "conversing")]
    assert (spans[-1].start, spans[-1].end) == (5, 5)


@pytest.mark.parametrize("name", LOG_NAMES)
def test_the_fixtures_end_on_their_rung(name: str) -> None:
    log, now = read_log(name), at("2026-01-01")
    spans = rung_history(log, now)
    place = rung(replay(log, now), now)
    assert (spans[-1].stage, spans[-1].overlay) == (place.stage, place.overlay)


@given(logs(least=1), later, gaps)
def test_the_spans_have_no_gaps_and_end_now(log: list[Event], after: float, gap: float) -> None:
    now = end_of(log) + after
    spans = rung_history(log, now, gap)
    assert spans[0].start == log[0].t
    assert spans[-1].end == now
    assert all(one.end == two.start for one, two in pairwise(spans))
    assert all(span.start < span.end for span in spans[:-1])
    assert all((one.stage, one.overlay) != (two.stage, two.overlay) for one, two in pairwise(spans))
    here = rung(replay(log), now, gap)
    assert (spans[-1].stage, spans[-1].overlay) == (here.stage, here.overlay)


@given(logs(least=1), later, gaps, st.lists(st.floats(0.0, 1.0), min_size=1, max_size=12))
def test_every_day_is_as_the_rung_was_then(
    log: list[Event], after: float, gap: float, shares: list[float]
) -> None:
    now = end_of(log) + after
    spans = rung_history(log, now, gap)
    edges = [span.start for span in spans]
    for share in shares:
        t = log[0].t + share * (now - log[0].t)
        if any(abs(t - edge) < MINUTE for edge in edges):
            continue
        span = next(each for each in spans if each.start <= t <= each.end)
        then = rung(replay(log, t), t, gap)
        assert (span.stage, span.overlay) == (then.stage, then.overlay)


@given(logs(least=1), st.randoms(use_true_random=False))
def test_the_order_of_writing_changes_nothing(log: list[Event], random: Random) -> None:
    mixed = log[:]
    random.shuffle(mixed)
    now = START + 4000
    assert rung_history(mixed, now) == rung_history(log, now)
