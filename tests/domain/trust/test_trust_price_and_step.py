"""What an ask would cost now, and what the next step would do for it (trust.md, 5.5, 5.10)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_logs import LOG_NAMES, SIZES, at, read_log, state_on
from trust_strategies import end_of, logs

from relterm.domain.ask_price import ask_price, cool_off_until
from relterm.domain.game_plan import game_plan
from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.ladder import IDLE_STEPS, Step
from relterm.domain.next_step import next_step
from relterm.domain.readiness import ask_cost, readiness
from relterm.domain.step_effect import step_effect
from relterm.domain.trust import TrustState, append, replay

THEM, BOTH = Who.THEM, Who.BOTH
BUSINESS, FAVOUR = AskSize.BUSINESS, AskSize.FAVOUR
later = st.sampled_from((0.0, 0.5, 6.0, 31.0, 200.0))
sizes = st.sampled_from(SIZES)


def test_asking_early_costs_points_and_weeks() -> None:
    state, now = state_on("patient", "2024-04-05")
    price = ask_price(state, now, BUSINESS)
    assert price.points == ask_cost(state, now, BUSINESS)
    assert price.points > 2
    assert price.days is not None
    assert price.days > 7
    assert price.cool_off_until == now + 60


def test_the_days_are_those_between_the_two_walks() -> None:
    state, now = state_on("patient", "2024-04-05")
    asked = append(state, Event(now, Kind.ASK, Who.ME, size=3))
    waited = game_plan(state, now, BUSINESS).earliest
    after = game_plan(asked, now, BUSINESS).earliest
    assert waited is not None
    assert after is not None
    assert ask_price(state, now, BUSINESS).days == after - waited


def test_a_warranted_ask_only_starts_the_cool_off() -> None:
    state, now = state_on("patient", "2024-09-27")
    assert readiness(state, now, BUSINESS).may_ask
    price = ask_price(state, now, BUSINESS)
    assert price.points < 3
    assert price.days == pytest.approx(60, abs=25)


def test_asking_can_put_it_out_of_reach() -> None:
    pitched = [Event(day, Kind.ASK, size=4) for day in (0.0, 20.0, 40.0)]
    state = replay(pitched)
    assert game_plan(state, 41, AskSize.BIG).earliest is None
    assert ask_price(state, 41, AskSize.BIG).days is None


@pytest.mark.parametrize(("size", "days"), zip(SIZES, (14, 30, 60, 120), strict=True))
def test_the_cool_off_grows_with_the_ask(size: AskSize, days: int) -> None:
    assert cool_off_until(100.0, size) == 100.0 + days
    assert not readiness(
        replay([Event(0, Kind.HISTORY, depth=3), Event(100, Kind.ASK, size=1, outcome=True)]),
        100.0 + days - 0.1,
        size,
    ).may_ask


@given(logs(most=16), later, sizes)
@settings(max_examples=60)
def test_a_price_is_the_models_and_never_a_gain(
    log: list[Event], more: float, size: AskSize
) -> None:
    now = end_of(log) + more
    state = replay(log)
    price = ask_price(state, now, size)
    assert price.points == ask_cost(state, now, size) >= 0
    assert price.days is None or price.days >= 0
    assert price.cool_off_until > now
    assert ask_price(state, now, size) == price


def test_the_step_for_the_weakest_condition() -> None:
    state, now = state_on("patient", "2024-04-05")
    effect = step_effect(state, now, BUSINESS)
    assert effect is not None
    assert effect.step is Step.KEEP_PROMISE
    state = append(state, Event(now, Kind.KEPT))
    effect = step_effect(state, now + 22, BUSINESS)
    assert effect is not None
    assert (effect.step, effect.condition, effect.need) == (Step.DEEPEN, "trust", 45)
    assert effect.after > effect.before + 5
    assert effect.at > now
    assert effect.progress_after > effect.progress_before


def test_a_debt_is_settled_by_its_step() -> None:
    state = replay([Event(0, Kind.MEET), Event(0.5, Kind.PROMISE, due=2)])
    effect = step_effect(state, 1, FAVOUR)
    assert effect is not None
    assert effect.step is Step.KEEP_PROMISE
    assert (effect.condition, effect.before, effect.after) == ("no_debts", 1, 0)
    assert (effect.progress_before, effect.progress_after) == (0, 1)


def test_while_waiting_the_step_is_to_wait() -> None:
    state = replay([Event(-30, Kind.MEET), Event(-8, Kind.MSG), Event(0, Kind.MSG)])
    effect = step_effect(state, 1, FAVOUR)
    assert effect is not None
    assert effect.step is Step.WAIT
    assert effect.at == 14
    assert (effect.condition, effect.before, effect.after) == ("answered", 2, 0)


def test_rest_changes_nothing_by_itself() -> None:
    state, now = state_on("cold_seller", "2024-06-29")
    effect = step_effect(state, now, BUSINESS)
    assert effect is not None
    assert effect.step is Step.REST
    assert effect.condition == "mended"
    assert effect.after == effect.before


def test_an_open_gate_needs_no_step() -> None:
    assert step_effect(*state_on("patient", "2024-09-27"), BUSINESS) is None
    assert step_effect(*state_on("inbound_business", "2024-03-01"), BUSINESS) is None
    assert step_effect(TrustState(), 0.0, FAVOUR) is not None


@pytest.mark.parametrize("name", LOG_NAMES)
@pytest.mark.parametrize("size", SIZES)
def test_the_step_is_the_first_of_the_game_plan(name: str, size: AskSize) -> None:
    log = read_log(name)
    for text in ("2024-02-10", "2024-05-20", "2024-11-02"):
        now = at(text)
        state = replay(log, now)
        effect = step_effect(state, now, size)
        plan = game_plan(state, now, size)
        idle = next_step(state, now, size).step in IDLE_STEPS
        if effect is not None and plan.steps and not idle:
            assert (effect.at, effect.step) == plan.steps[0]


@given(logs(most=20), later, sizes)
@settings(max_examples=100)
def test_a_step_is_never_an_ask_and_starts_from_the_gate(
    log: list[Event], more: float, size: AskSize
) -> None:
    now = end_of(log) + more
    state = replay(log)
    gate = readiness(state, now, size)
    effect = step_effect(state, now, size)
    assert (effect is None) == gate.may_ask
    if effect is not None:
        weakest = next(each for each in gate.conditions if each.name == gate.weakest)
        assert effect.step is not Step.MAY_ASK
        assert effect.condition == weakest.name
        assert (effect.before, effect.need) == (weakest.have, weakest.need)
        assert effect.progress_before == weakest.progress
        assert 0 <= effect.progress_after <= 1
        assert effect.at >= now
