"""Properties of the model that must hold for every log (trust.md, 7.5)."""

from dataclasses import replace
from itertools import pairwise
from math import exp
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_logs import SIZES, START
from trust_strategies import crowded, end_of, events, good_events, logs

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.readiness import ask_cost, readiness
from relterm.domain.trust import (
    MODEL,
    TrustState,
    advanced,
    append,
    append_all,
    curve,
    in_order,
    ledger,
    replay,
    shown_deltas,
    standing,
    trust_at,
)
from relterm.domain.trust.passing import LN2

TINY = 1e-9
days = st.sampled_from((0.0, 0.25, 1.0, 6.0, 31.0, 90.0, 365.0, 4000.0))


@given(logs(), days)
def test_everything_stays_within_its_bounds(log: list[Event], later: float) -> None:
    trust = trust_at(replay(log), end_of(log) + later)
    caps = MODEL.caps
    most = (caps.recognition, caps.warmth, caps.depth, caps.reliability, caps.mutuality)
    for (_, points), cap in zip(trust.components, most, strict=True):
        assert 0.0 <= points <= cap
    assert 0.0 <= trust.earned <= trust.score <= 100.0
    assert 0.0 <= trust.low <= trust.score <= trust.high <= 100.0
    assert 0.0 <= trust.confidence < 1.0
    assert trust.pressure >= 0.0
    assert trust.strain >= 0.0


@given(logs(), st.lists(days, min_size=2, max_size=5))
def test_silence_never_raises_trust(log: list[Event], gaps: list[float]) -> None:
    state, now = replay(log), end_of(log)
    before = trust_at(state, now)
    for gap in sorted(gaps):
        after = trust_at(state, now + gap)
        assert after.score <= before.score + TINY
        assert after.earned <= before.earned + TINY
        before = after


@given(logs(least=1), days)
def test_quiet_lines_are_never_positive(log: list[Event], later: float) -> None:
    quiet = [line for line in ledger(log, end_of(log) + later) if line.event is None]
    assert all(line.delta <= TINY for line in quiet)
    assert all(points <= TINY for line in quiet for _, points in line.parts)


def _never_lower(log: list[Event], good: Event) -> None:
    """Compare the log with and without the good event at its time and at every later event."""
    times = [event.t for event in log if event.t >= good.t]
    times += [good.t, end_of(log) + 1.0, end_of(log) + 300.0]
    without = curve(log, times)
    with_it = curve([*log, good], times)
    for less, more in zip(without, with_it, strict=True):
        assert more.score >= less.score - 1e-7


@settings(max_examples=300)
@given(logs(), good_events(), st.randoms(use_true_random=False))
def test_a_good_contact_never_lowers_trust(log: list[Event], good: Event, random: Random) -> None:
    t = random.uniform(START, end_of(log) + 5.0)
    # history goes beside the buckets that the proof rests on, so it may be told once only
    first = next((event for event in log if event.kind is Kind.HISTORY), None)
    once = [event for event in log if event.kind is not Kind.HISTORY or event is first]
    _never_lower(once, replace(good, t=t))


@settings(max_examples=60)
@given(st.integers(0, 10**9), good_events())
def test_a_good_contact_never_lowers_crowded_trust(seed: int, good: Event) -> None:
    random = Random(seed)
    log = crowded(random)
    _never_lower(log, replace(good, t=random.uniform(START, end_of(log))))


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_insertion_is_irrelevant_bit_for_bit(log: list[Event], random: Random) -> None:
    shuffled = log[:]
    random.shuffle(shuffled)
    assert replay(shuffled) == replay(log)
    assert [event.key for event in in_order(shuffled)] == sorted(event.key for event in log)


@given(logs(), days)
def test_the_ledger_sums_to_trust(log: list[Event], later: float) -> None:
    now = end_of(log) + later
    lines = ledger(log, now)
    total = trust_at(replay(log), now).score
    assert sum(line.delta for line in lines) == pytest.approx(total, abs=TINY)
    for line in lines:
        assert sum(points for _, points in line.parts) == pytest.approx(line.delta, abs=TINY)
    last = lines[-1].score if lines else 0.0
    assert round(sum(shown_deltas(lines)), 1) == round(last, 1)
    assert last == pytest.approx(total, abs=TINY)


@given(logs(), days)
def test_what_stands_sums_to_trust(log: list[Event], later: float) -> None:
    now = end_of(log) + later
    lines = standing(log, now)
    assert [line.event for line in lines] == in_order(log)
    total = trust_at(replay(log), now).score
    assert sum(line.points for line in lines) == pytest.approx(total, abs=1e-7)
    assert all(line.points >= -TINY for line in lines)


@given(logs(), st.sampled_from((-9000.0, -0.25, 365.0, 12345.5)))
def test_only_differences_of_time_count(log: list[Event], shift: float) -> None:
    moved = [
        replace(
            event,
            t=event.t + shift,
            due=None if event.due is None else event.due + shift,
        )
        for event in log
    ]
    now = end_of(log) + 3.0
    here, there = trust_at(replay(log), now), trust_at(replay(moved), now + shift)
    assert there.score == pytest.approx(here.score, abs=1e-6)
    assert there.confidence == pytest.approx(here.confidence, abs=1e-6)


@given(logs(), days, st.floats(0.001, 5.0))
def test_the_curve_is_continuous_in_silence(log: list[Event], later: float, step: float) -> None:
    state, now = replay(log), end_of(log) + later
    before, after = trust_at(state, now).score, trust_at(state, now + step).score
    fastest = LN2 / MODEL.half_lives[1]
    assert abs(after - before) <= before * fastest * step + TINY


@given(logs(), st.lists(st.floats(0.0, 400.0), min_size=1, max_size=12))
def test_sampling_more_often_changes_nothing(log: list[Event], offsets: list[float]) -> None:
    state = replay(log)
    end = end_of(log)
    often = state
    for offset in sorted(offsets):
        often = advanced(often, end + offset)
    last = end + max(offsets)
    assert trust_at(often, last).score == pytest.approx(trust_at(state, last).score, abs=TINY)
    points = curve(log, [end + offset for offset in offsets])
    assert points[-1].score == pytest.approx(trust_at(state, last).score, abs=TINY)


def _no_rush(span: float) -> float:
    """The most that can be earned within some days, whatever is logged (section 6)."""
    credit = 1.2 * (1.0 + span / 8.0)
    v = [1.0 - exp(-credit / scale) for scale in MODEL.scales]
    depth = 34.0 * (0.20 * v[2] + 0.35 * v[3] + 0.45 * v[4])
    return 6.0 * v[0] + 18.0 * v[1] + depth + 17.0 * v[7] + 25.0 * v[5]


def test_the_bounds_against_rushing_are_those_that_were_promised() -> None:
    assert [round(_no_rush(span)) for span in (1.0, 7.0, 30.0, 90.0)] == [29, 43, 74, 95]


@settings(max_examples=40)
@given(
    st.lists(events(st.sampled_from([kind for kind in Kind if kind is not Kind.HISTORY]))),
    st.sampled_from((0.0, 1.0, 7.0, 30.0, 90.0)),
    st.sampled_from((1, 12)),
)
def test_nothing_rushes_trust(flood: list[Event], span: float, times: int) -> None:
    many = flood * times
    log = [replace(event, t=START + span * n / max(1, len(many))) for n, event in enumerate(many)]
    assert trust_at(replay(log), START + span).score <= _no_rush(span) + TINY


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_flood_of_messages_is_less_than_being_together(depth: int) -> None:
    def worth(*log: Event) -> float:
        return trust_at(replay(log), START + 1.0).score

    def flood(count: int) -> list[Event]:
        return [Event(START + n / count, Kind.MSG, Who.BOTH, depth=depth) for n in range(count)]

    coffee = worth(Event(START + 1.0, Kind.MEET, depth=depth))
    call = worth(Event(START + 1.0, Kind.CALL, depth=depth))
    for count in range(1, 61):
        assert worth(*flood(count)) < coffee
        if count <= 20:
            assert worth(*flood(count)) <= call


@given(logs(), days)
def test_an_ask_never_earns_and_a_bigger_one_never_costs_less(
    log: list[Event], later: float
) -> None:
    state, now = replay(log), end_of(log) + later
    before = trust_at(state, now).earned
    scores = []
    for size in SIZES:
        after = append(state, Event(now, Kind.ASK, Who.ME, size=int(size)))
        assert trust_at(after, now).earned <= before + TINY
        scores.append(trust_at(after, now).score)
    assert all(bigger <= smaller + TINY for smaller, bigger in pairwise(scores))
    costs = [ask_cost(state, now, size) for size in SIZES]
    assert all(bigger >= smaller - TINY for smaller, bigger in pairwise(costs))


@given(logs(), days, st.sampled_from((1, 2, 3)), st.sampled_from((None, Who.ME, Who.THEM)))
def test_a_broken_promise_never_raises_trust(
    log: list[Event], later: float, size: int, who: Who | None
) -> None:
    state, now = replay(log), end_of(log) + later
    hurt = append(state, Event(now, Kind.BROKEN, who, size=size))
    assert trust_at(hurt, now).score <= trust_at(state, now).score + TINY


@given(logs())
def test_appending_is_the_same_as_replaying(log: list[Event]) -> None:
    ordered = in_order(log)
    state = TrustState()
    for event in ordered:
        before = state.to_json()
        later = append(state, event)
        assert state.to_json() == before
        state = later
    assert state == replay(log)
    assert append_all(TrustState(), ordered) == state


@given(logs(), st.sampled_from((1.0, 20.0, 200.0)))
def test_events_after_the_present_do_not_count(log: list[Event], back: float) -> None:
    now = end_of(log) - back
    assert replay(log, now) == replay([event for event in log if event.t <= now])
    until = replay(log, now)
    assert sum(line.delta for line in ledger(log, now)) == pytest.approx(
        trust_at(until, now).score, abs=TINY
    )
    assert len(standing(log, now)) == sum(event.t <= now for event in log)


@given(
    logs(),
    st.lists(st.tuples(st.floats(0.0, 300.0), st.sampled_from((Who.ME, Who.THEM))), max_size=20),
)
def test_likes_touch_nothing_that_counts_for_an_ask(
    log: list[Event], likes: list[tuple[float, Who]]
) -> None:
    now = end_of(log) + 10.0
    added = [Event(START + offset, Kind.LIKE, who) for offset, who in likes]
    added = [event for event in added if event.t <= now]
    plain, liked = replay(log), replay([*log, *added])
    assert trust_at(liked, now).earned == pytest.approx(trust_at(plain, now).earned, abs=TINY)
    assert trust_at(liked, now).confidence == pytest.approx(trust_at(plain, now).confidence)
    for size in SIZES:
        without, with_likes = readiness(plain, now, size), readiness(liked, now, size)
        assert [c.have for c in with_likes.conditions] == pytest.approx(
            [c.have for c in without.conditions], abs=TINY
        )
        assert with_likes.result == without.result


@given(logs())
def test_a_state_survives_json_bit_for_bit(log: list[Event]) -> None:
    state = replay(log)
    again = TrustState.from_json(state.to_json())
    assert again == state
    assert again.to_json() == state.to_json()
    event = Event(end_of(log) + 1.0, Kind.MEET)
    assert append(again, event) == append(state, event)


@given(logs(least=1))
def test_the_curve_steps_at_events_and_keeps_to_the_state(log: list[Event]) -> None:
    times = [event.t for event in log] + [event.t + 0.5 for event in log]
    drawn = curve(log, times)
    assert [point.t for point in drawn] == sorted(times)
    for point in drawn:
        assert point.score == pytest.approx(trust_at(replay(log, point.t), point.t).score)
        earlier = replay([event for event in log if event.t < point.t])
        assert point.before == pytest.approx(trust_at(earlier, point.t).score, abs=TINY)
        assert point.low <= point.score <= point.high
