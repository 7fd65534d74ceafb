"""The next step with and without a goal, the gate's words, the game plan (trust.md, 5.9, 5.10)."""

from dataclasses import replace
from itertools import pairwise
from math import inf

import pytest
from trust_logs import SIZES, START, at, read_log, state_on

from relterm.domain.game_plan import GamePlan, game_plan
from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.next_step import next_step
from relterm.domain.readiness import Result, readiness
from relterm.domain.trust import TrustState, append, replay
from relterm.domain.trust.parameters import DEEP, LIGHT, MINE, REAL, RELIED, THEIRS, WARM

THEM, BOTH = Who.THEM, Who.BOTH
BUSINESS = AskSize.BUSINESS


@pytest.mark.parametrize(
    ("log", "step", "because"),
    [
        ([Event(0, Kind.MEET), Event(0, Kind.PROMISE, due=3)], Step.KEEP_PROMISE, "promise"),
        ([Event(0, Kind.MSG, THEM)], Step.ANSWER, "reply"),
        ([Event(0, Kind.ASK, THEM)], Step.MEET_INVITATION, "invitation"),
        ([Event(0, Kind.ASK, THEM), Event(1, Kind.MSG, THEM)], Step.ANSWER, "reply"),
        ([Event(0, Kind.GIVE, THEM)], Step.THANK, "thanks"),
        ([Event(0, Kind.CONFLICT)], Step.MEND, "wound"),
        ([], Step.STUDY, "ladder"),
        ([Event(0, Kind.MSG)], Step.WAIT, "ladder"),
        ([Event(-200, Kind.MEET)], Step.RECONNECT, "dormant"),
        ([Event(-9, Kind.MEET), Event(-5, Kind.MSG)], Step.WAIT, "quiet"),
    ],
)
def test_what_is_owed_and_the_ladder_come_first(log: list[Event], step: Step, because: str) -> None:
    for goal in (None, BUSINESS):
        planned = next_step(replay(log), 1.0, goal)
        assert (planned.step, planned.because) == (step, because)


def test_without_a_goal_talks_follow_the_rhythm_of_the_tie() -> None:
    log = [Event(0, Kind.MSG, BOTH)]
    assert next_step(replay(log), 9, None).step is Step.EXCHANGE
    log += [Event(14, Kind.MSG, BOTH), Event(28, Kind.MSG, BOTH)]
    assert next_step(replay(log), 30, None).step is Step.TALK
    log.append(Event(32, Kind.CALL))
    assert next_step(replay(log), 40, None).step is Step.EXCHANGE
    assert next_step(replay(log), 99, None).step is Step.TALK
    old_friend = replay([Event(0, Kind.HISTORY)])
    assert next_step(old_friend, 1, None).step is Step.TALK


def test_five_days_lie_between_words() -> None:
    state = replay([Event(0, Kind.MSG), Event(1, Kind.MSG, THEM)])
    assert next_step(state, 2, None).at == 5
    assert next_step(state, 8, None).at == 8


def warm() -> tuple[TrustState, float]:
    """A state in which the gate for business is open."""
    state, now = state_on("patient", "2024-09-27")
    assert readiness(state, now, BUSINESS).result is Result.READY
    return state.copy(), now


def step_of(state: TrustState, now: float) -> tuple[Step, str]:
    planned = next_step(state, now, BUSINESS)
    return planned.step, planned.because


def test_the_open_gate_warrants_the_ask() -> None:
    assert step_of(*warm()) == (Step.MAY_ASK, "ready")


def test_each_condition_has_the_step_that_moves_it() -> None:
    state, now = warm()
    state.open_promises = (now + 9,)
    assert step_of(state, now) == (Step.EXCHANGE, "no_debts")
    state, now = warm()
    state.last_hurt = now - 3
    assert step_of(state, now) == (Step.GIVE, "mended")
    state.last_turn = now - 3
    assert step_of(state, now) == (Step.EXCHANGE, "mended")
    state, now = warm()
    state.streak = 2.0
    assert step_of(state, now) == (Step.LET_LEAD, "answered")
    state, now = warm()
    state.last_ask = now - 1
    assert step_of(state, now) == (Step.EXCHANGE, "no_recent_ask")
    state.last_rich = now - 40
    assert step_of(state, now) == (Step.DEEPEN, "no_recent_ask")
    state.rich = 0
    assert step_of(state, now) == (Step.EXCHANGE, "no_recent_ask")
    state, now = warm()
    state.last_gift, state.last_rich = now - 1, now - 40
    assert step_of(state, now) == (Step.DEEPEN, "no_strings")
    state, now = warm()
    state.first_two_way, state.last_rich = now - 30, None
    assert step_of(state, now) == (Step.DEEPEN, "time")
    state, now = warm()
    state.prev_exchange, state.last_rich = now - 400, None
    assert step_of(state, now) == (Step.CATCH_UP, "in_touch")
    state, now = warm()
    state.rich = 0
    state.last_rich = None
    assert step_of(state, now) == (Step.TALK, "rich")
    state.exchanges = 1
    assert step_of(state, now) == (Step.EXCHANGE, "rich")
    state, now = warm()
    state.turns, state.last_turn = 0, None
    assert step_of(state, now) == (Step.GIVE, "turns")
    state, now = warm()
    state.values[THEIRS] = 0.34
    state.values[MINE] = 0.999
    assert step_of(state, now) == (Step.LET_LEAD, "they_care")


@pytest.mark.parametrize(
    ("parts", "step"),
    [
        ((LIGHT, REAL, DEEP), Step.DEEPEN),
        ((MINE,), Step.LET_LEAD),
        ((RELIED,), Step.SMALL_PROMISE),
        ((WARM,), Step.CATCH_UP),
    ],
)
def test_missing_trust_looks_for_the_emptiest_component(parts: tuple[int, ...], step: Step) -> None:
    state, now = warm()
    state.last_rich = None
    for part in (WARM, LIGHT, REAL, DEEP, MINE, THEIRS, RELIED):
        state.values[part] = 0.05 if part in parts else 0.5
    state.values[THEIRS] = max(state.values[THEIRS], 0.36)
    assert next_step(state, now, AskSize.BIG).step is not Step.MAY_ASK
    state.exchanges, state.rich, state.turns = 20, 20, 20
    state.values[9] = 0.9
    gate = readiness(state, now, BUSINESS)
    assert gate.unmet == ("trust",)
    assert step_of(state, now) == (step, "trust")


def test_nearly_means_no_hard_condition_fails() -> None:
    state, now = warm()
    state.turns = 2
    assert readiness(state, now, BUSINESS).result is Result.NOT_YET
    state.turns, state.exchanges = 3, 5
    gate = readiness(state, now, BUSINESS)
    assert (gate.result, gate.weakest, gate.unmet) == (Result.NEARLY, "exchanges", ("exchanges",))
    state.streak = 2.0
    gate = readiness(state, now, BUSINESS)
    assert (gate.result, gate.weakest) == (Result.NOT_YET, "answered")
    assert not gate.may_ask


def test_the_gate_of_a_stranger() -> None:
    gate = readiness(TrustState(), START, AskSize.FAVOUR)
    assert gate.result is Result.NOT_YET
    haves = {condition.name: condition.have for condition in gate.conditions}
    assert haves["no_recent_ask"] == haves["in_touch"] == inf
    assert haves["time"] == 0.0
    assert len(gate.conditions) == 13
    assert [c.name for c in gate.conditions if c.hard] == [
        "mended",
        "no_debts",
        "answered",
        "no_recent_ask",
    ]
    met = {condition.name for condition in gate.conditions if condition.met}
    assert met.isdisjoint(gate.unmet)
    assert "rich" in met
    assert 0.0 < gate.progress < 1.0
    assert gate.weakest == "in_touch"


def test_one_reunion_is_not_being_in_touch() -> None:
    log = [Event(0, Kind.MEET), Event(400, Kind.MEET)]
    state = replay(log)
    assert "in_touch" not in readiness(state, 401, AskSize.FAVOUR).unmet
    assert "in_touch" in readiness(state, 401, AskSize.ADVICE).unmet
    again = append(state, Event(420, Kind.MEET))
    assert "in_touch" not in readiness(again, 421, AskSize.ADVICE).unmet


@pytest.mark.parametrize("size", SIZES)
def test_the_plan_from_zero_is_made_of_small_things(size: AskSize) -> None:
    plan = game_plan(TrustState(), START, size)
    steps = [step for _, step in plan.steps]
    assert steps[:6] == [
        Step.STUDY,
        Step.REACT,
        Step.COMMENT,
        Step.REACT,
        Step.COMMENT,
        Step.HELLO,
    ]
    days = [t for t, _ in plan.steps][6:]
    assert all(later - earlier >= 12 for earlier, later in pairwise(days))


def test_an_open_gate_needs_no_plan() -> None:
    state, now = warm()
    assert game_plan(state, now, BUSINESS) == GamePlan(now, ())


def test_a_plan_pays_debts_mends_and_waits() -> None:
    base = replay([*read_log("patient")[:20]])
    now = at("2024-05-20")
    debts = [
        Event(now, Kind.CONFLICT),
        Event(now, Kind.GIVE, THEM),
        Event(now, Kind.PROMISE, due=now + 1),
        Event(now, Kind.ASK, THEM, size=1),
    ]
    state = base
    for event in debts:
        state = append(state, event)
    plan = game_plan(state, now, BUSINESS)
    assert [step for _, step in plan.steps][:4] == [
        Step.KEEP_PROMISE,
        Step.MEET_INVITATION,
        Step.THANK,
        Step.MEND,
    ]
    assert plan.earliest is not None
    waiting = append(base, Event(now, Kind.MSG))
    assert game_plan(waiting, now, BUSINESS).earliest is not None
    spaced = append(append(waiting, Event(now + 11, Kind.MSG)), Event(now + 12, Kind.NOTE))
    steps = [step for _, step in game_plan(spaced, now + 30, BUSINESS).steps]
    assert steps[0] is Step.SPACE


def test_a_plan_that_takes_too_long_is_none() -> None:
    log = [Event(day, Kind.BROKEN, size=3) for day in range(0, 40, 2)]
    log += [Event(day, Kind.ASK, size=4) for day in range(1, 40, 2)]
    plan = game_plan(replay(log), 40, AskSize.BIG)
    assert plan.earliest is None
    assert plan.steps


def test_a_plan_may_consist_of_waiting_only() -> None:
    state, now = warm()
    gift = append(state, Event(now, Kind.GIVE, answered=True))
    assert game_plan(gift, now + 1, BUSINESS).earliest == now + 14
    met = append(gift, Event(now + 2, Kind.MEET))
    plan = game_plan(met, now + 3, BUSINESS)
    assert plan == GamePlan(now + 14, ())


def test_a_plan_decides_again_when_time_has_passed() -> None:
    log = [Event(0, Kind.MEET), Event(0, Kind.CONFLICT), Event(569, Kind.MSG)]
    state = replay(log)
    assert next_step(state, 570, BUSINESS).step is Step.MEND
    assert next_step(state, 571, BUSINESS).step is Step.WAIT
    assert Step.MEND not in [step for _, step in game_plan(state, 570, BUSINESS).steps]


def test_a_plan_gives_up_after_400_rounds() -> None:
    state, now = warm()
    state.open_promises = tuple(now - n for n in range(500, 0, -1))
    plan = game_plan(state, now, BUSINESS)
    assert plan.earliest is None
    assert len(plan.steps) == 400


def test_events_of_the_same_instant_are_sorted_by_content() -> None:
    first, second = Event(0, Kind.MSG, THEM), Event(0, Kind.MSG)
    assert replay([first, second]) == replay([second, first])
    assert replay([first, second]) == replay([second, replace(first, uid="other")])
