"""The fixtures: every reference value and every statement about the seven logs."""

from math import inf
from typing import Any

import pytest
from trust_logs import SIZES, START, expectations, read_log, reference, state_on

from relterm.domain.game_plan import game_plan
from relterm.domain.kinds import AskSize
from relterm.domain.ladder import rung
from relterm.domain.next_step import next_step
from relterm.domain.readiness import readiness
from relterm.domain.trust import TrustState, curve, replay, trust_at

VALUES = [(name, row) for name, rows in reference().items() for row in rows]


@pytest.mark.parametrize(("name", "row"), VALUES, ids=lambda v: v if isinstance(v, str) else None)
def test_values_agree_with_the_reference(name: str, row: dict[str, Any]) -> None:
    state, now = state_on(name, row["date"])
    trust = trust_at(state, now)
    seen = [
        trust.score,
        *(points for _, points in trust.components),
        trust.pressure,
        trust.strain,
        trust.confidence,
    ]
    wanted = [row["T"], *row["components"], row["pressure"], row["strain"], row["confidence"]]
    assert seen == pytest.approx(wanted, abs=0.01)
    assert rung(state, now).stage == row["stage"]
    assert [readiness(state, now, size).result for size in SIZES] == row["gate"]


def _score(name: str, text: str) -> float:
    return trust_at(*state_on(name, text)).score


def _confidence(name: str, text: str) -> float:
    return trust_at(*state_on(name, text)).confidence


def _gate(name: str, text: str, size: int) -> str:
    return str(readiness(*state_on(name, text), AskSize(size)).result)


def _unmet(name: str, text: str, size: int) -> list[str]:
    return list(readiness(*state_on(name, text), AskSize(size)).unmet)


def _stage(name: str, text: str) -> str:
    return str(rung(*state_on(name, text)).stage)


def _step(name: str, text: str) -> str:
    return str(next_step(*state_on(name, text), AskSize.BUSINESS).step)


def _days_to(name: str, text: str) -> float:
    state, now = state_on(name, text)
    earliest = game_plan(state, now, AskSize.BUSINESS).earliest
    return inf if earliest is None else earliest - now


def _peak(name: str) -> float:
    events = read_log(name)
    return max(point.score for point in curve(events, [event.t for event in events]))


NAMES: dict[str, Any] = {
    "__builtins__": {},
    "all": all,
    "min": min,
    "T": _score,
    "conf": _confidence,
    "gate": _gate,
    "unmet": _unmet,
    "stage": _stage,
    "step": _step,
    "days_to": _days_to,
    "peak": _peak,
}


@pytest.mark.parametrize("statement", expectations(), ids=lambda statement: statement["text"])
def test_what_the_essays_expect_holds(statement: dict[str, str]) -> None:
    # the statements are part of the repository, and their names are all they can reach
    assert eval(statement["expr"], dict(NAMES)) is True


@pytest.mark.parametrize(
    ("size", "days"),
    [
        (AskSize.FAVOUR, 47),
        (AskSize.ADVICE, 107),
        (AskSize.BUSINESS, 191),
        (AskSize.BIG, 293),
    ],
)
def test_earliest_days_from_zero(size: AskSize, days: int) -> None:
    plan = game_plan(TrustState(), START, size)
    assert plan.earliest is not None
    assert round(plan.earliest - START) == days


@pytest.mark.parametrize(
    ("name", "days"),
    [("old_friend", 63), ("spaced_same", 79), ("burst_silence", 154), ("cold_seller", 472)],
)
def test_earliest_days_of_the_archetypes(name: str, days: int) -> None:
    last = {"old_friend": 2190, "spaced_same": 386, "burst_silence": 386, "cold_seller": 180}[name]
    now = START + last
    plan = game_plan(replay(read_log(name), now), now, AskSize.BUSINESS)
    assert plan.earliest is not None
    assert round(plan.earliest - now) == days
