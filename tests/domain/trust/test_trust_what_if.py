"""What a habit would come to: honest about silence, never a rush, never below it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trust_logs import LOG_NAMES, at, read_log
from trust_strategies import end_of, logs

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.states_along import STRIDE, StatesAlong
from relterm.domain.trust import TrustState, advanced, replay, trust_at
from relterm.domain.trust.score import earned
from relterm.domain.what_if import Habit, falls_below, habit_events, reaches, what_if

TINY = 1e-9
HALF_A_YEAR = 183.0
habits = st.sampled_from(Habit)
later = st.sampled_from((0.0, 3.0, 20.0, 100.0, 900.0))
EVERY = {
    Habit.COFFEE: 30.4375,
    Habit.CALL: 14.0,
    Habit.MESSAGE: 7.0,
    Habit.GOOD_TURN: 91.3125,
}


@given(logs(), later, habits)
def test_it_begins_with_the_present(log: list[Event], after: float, habit: Habit) -> None:
    state, now = replay(log), end_of(log) + after
    points = what_if(state, now, habit, now + HALF_A_YEAR)
    assert points[0].t == now
    assert points[0].score == trust_at(state, now).score
    assert points[-1].t == pytest.approx(now + HALF_A_YEAR)
    assert all(one.t <= two.t for one, two in pairwise(points))
    assert all(0.0 <= point.low <= point.score <= point.high <= 100.0 for point in points)


@given(logs(), later, habits)
def test_a_habit_is_never_below_silence(log: list[Event], after: float, habit: Habit) -> None:
    state, now = replay(log), end_of(log) + after
    silence = {point.t: point.score for point in what_if(state, now, None, now + HALF_A_YEAR)}
    guess = what_if(state, now, habit, now + HALF_A_YEAR)
    compared = [point for point in guess if point.t in silence]
    assert len(compared) >= len(silence)
    assert all(point.score >= silence[point.t] - TINY for point in compared)


@given(logs(), later)
def test_silence_is_the_model_in_silence(log: list[Event], after: float) -> None:
    state, now = replay(log), end_of(log) + after
    for point in what_if(state, now, None, now + HALF_A_YEAR):
        there = trust_at(state, point.t)
        assert point.score == pytest.approx(there.score, abs=1e-9)
        assert (point.low, point.high) == pytest.approx((there.low, there.high), abs=1e-9)
        assert point.before == point.score


@given(logs(), later, habits)
def test_a_habit_keeps_its_distance(log: list[Event], after: float, habit: Habit) -> None:
    state, now = replay(log), end_of(log) + after
    times = [event.t for event in habit_events(state, now, habit, now + 400)]
    assert all(t >= now + 5.0 for t in times)
    assert all(two - one >= EVERY[habit] - 1e-6 for one, two in pairwise(times))


def test_a_coffee_yesterday_puts_the_next_one_off_by_a_month() -> None:
    state = replay([Event(0, Kind.MEET)])
    first = next(iter(habit_events(state, 1, Habit.COFFEE, 100)))
    assert first.t == pytest.approx(EVERY[Habit.COFFEE])
    assert first.kind is Kind.MEET
    assert next(iter(habit_events(state, 1, Habit.GOOD_TURN, 100))).t == 6.0


def test_it_changes_nothing_and_says_the_same_again() -> None:
    state = replay(read_log("patient"))
    before, now = state.copy(), at("2024-10-01")
    for habit in (None, *Habit):
        assert what_if(state, now, habit, now + 90) == what_if(state, now, habit, now + 90)
    assert state == before


def test_no_time_ahead_is_the_present_alone() -> None:
    state = replay([Event(0, Kind.MEET)])
    for until in (30.0, 29.0):
        (only,) = what_if(state, 30.0, Habit.CALL, until)
        assert only.score == trust_at(state, 30.0).score


@pytest.mark.parametrize("habit", Habit)
def test_nobody_is_won_in_half_a_year_from_nothing(habit: Habit) -> None:
    points = what_if(TrustState(), 0.0, habit, HALF_A_YEAR)
    assert points[0].score == 0.0
    assert 0.0 < points[-1].score < 60.0


@pytest.mark.parametrize("name", LOG_NAMES)
@pytest.mark.parametrize("habit", Habit)
def test_a_bar_is_reached_when_earned_trust_is_there(name: str, habit: Habit) -> None:
    now = at("2025-06-01")
    log = [event for event in read_log(name) if event.t <= now]
    state = replay(log)
    until = now + 365
    here = earned(advanced(state, now))
    bar = here + 5.0
    assert reaches(state, now, habit, until, here) == now
    when = reaches(state, now, habit, until, bar)
    coming = list(habit_events(state, now, habit, until))
    before = [event for event in coming if when is None or event.t < when]
    assert all(earned(replay([*log, *before[: n + 1]])) < bar for n in range(len(before)))
    if when is not None:
        assert earned(replay([*log, *coming[: len(before) + 1]])) >= bar


@given(logs(), later, st.sampled_from((5.0, 15.0, 45.0)))
def test_silence_falls_below_a_bar_once(log: list[Event], after: float, bar: float) -> None:
    state, now = replay(log), end_of(log) + after
    until = now + 2000
    when = falls_below(state, now, until, bar)
    if when is None:
        assert earned(advanced(state, until)) >= bar
    else:
        assert earned(advanced(state, when)) < bar
        assert when == now or earned(advanced(state, when - 1.0)) >= bar


@given(logs(), st.lists(st.floats(-10.0, 3000.0), max_size=8))
def test_states_along_a_log_are_those_of_a_replay(log: list[Event], days: list[float]) -> None:
    along = StatesAlong(reversed(log))
    for day in days:
        t = (log[0].t if log else 0.0) + day
        assert along.at(t) == advanced(replay(log, t), t)


def test_long_logs_are_replayed_in_stretches() -> None:
    log = [Event(float(n), Kind.MSG, Who.BOTH) for n in range(5 * STRIDE + 3)]
    along = StatesAlong(log)
    for t in (0.0, STRIDE - 1.0, float(STRIDE), 200.5, 4.0 * STRIDE, 1e4, 70.0):
        assert along.at(t) == advanced(replay(log, t), t)
