"""Every row of the ladder, and what lies over it (trust.md, 5.8)."""

import pytest

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.ladder import Overlay, Stage, Step, dormant_from, open_from, rung
from relterm.domain.trust import TrustState, replay

THEM, BOTH = Who.THEM, Who.BOTH
LIKES = [Event(0, Kind.LIKE), Event(3, Kind.COMMENT), Event(7, Kind.LIKE)]


def words(*days: float) -> list[Event]:
    return [Event(day, Kind.MSG) for day in days]


@pytest.mark.parametrize(
    ("log", "now", "stage", "step", "not_before"),
    [
        ([], 5, Stage.STUDY, Step.STUDY, 5),
        ([Event(0, Kind.STUDY)], 5, Stage.ENGAGE, Step.REACT, 5),
        ([Event(0, Kind.LIKE)], 1, Stage.ENGAGE, Step.COMMENT, 3),
        ([Event(0, Kind.LIKE)], 9, Stage.ENGAGE, Step.COMMENT, 9),
        (LIKES[:2], 9, Stage.ENGAGE, Step.REACT, 9),
        (LIKES, 8, Stage.RECOGNISED, Step.HELLO, 10),
        ([Event(day, Kind.LIKE) for day in (0, 4, 8)], 20, Stage.ENGAGE, Step.COMMENT, 20),
        ([Event(0, Kind.LIKE), Event(1, Kind.LIKE, THEM)], 5, Stage.RECOGNISED, Step.HELLO, 5),
        ([Event(0, Kind.LIKE, THEM)], 5, Stage.STUDY, Step.STUDY, 5),
        (words(0), 9, Stage.OPENED, Step.WAIT, 10),
        (words(0), 10, Stage.ENGAGE, Step.REACT, 10),
        ([*words(0), Event(10, Kind.LIKE)], 11, Stage.ENGAGE, Step.COMMENT, 13),
        (
            [*words(0), Event(8, Kind.LIKE), Event(11, Kind.COMMENT)],
            12,
            Stage.ENGAGE,
            Step.REACT,
            28,
        ),
        (
            [*words(0), Event(8, Kind.LIKE), Event(11, Kind.COMMENT)],
            20,
            Stage.ENGAGE,
            Step.REACT,
            30,
        ),
        (
            [*words(0), Event(8, Kind.LIKE), Event(11, Kind.COMMENT)],
            30,
            Stage.RECOGNISED,
            Step.HELLO,
            30,
        ),
        ([*words(0), Event(2, Kind.LIKE, THEM)], 3, Stage.RECOGNISED, Step.HELLO, 3),
        (words(0, 30), 40, Stage.OPENED, Step.WAIT, 44),
        (words(0, 30, 90), 100, Stage.OPENED, Step.WAIT, 111),
        (words(0, 30, 90), 120, Stage.RESTING, Step.REST, 455),
        (words(0, 30, 90, 91), 92, Stage.RESTING, Step.REST, 456),
        (words(0, 30, 90), 455, Stage.ENGAGE, Step.REACT, 455),
        (
            [*words(0, 30, 90), Event(455, Kind.LIKE), Event(458, Kind.LIKE)],
            459,
            Stage.RECOGNISED,
            Step.HELLO,
            459,
        ),
        ([*words(0, 30, 90), Event(95, Kind.LIKE, THEM)], 96, Stage.RECOGNISED, Step.HELLO, 96),
    ],
)
def test_before_they_answered(
    log: list[Event], now: float, stage: Stage, step: Step, not_before: float
) -> None:
    place = rung(replay(log), now)
    assert (place.stage, place.overlay, place.step) == (stage, Overlay.NONE, step)
    assert place.not_before == not_before
    assert place.since <= place.not_before


MET = [Event(0, Kind.MEET)]


@pytest.mark.parametrize(
    ("log", "now", "overlay", "step", "not_before"),
    [
        (MET, 5, Overlay.NONE, Step.EXCHANGE, 5),
        ([*MET, *words(10)], 15, Overlay.QUIET, Step.WAIT, 20),
        ([*MET, *words(10)], 21, Overlay.QUIET, Step.EXCHANGE, 21),
        ([*MET, *words(10, 25)], 30, Overlay.QUIET, Step.WAIT, 39),
        ([*MET, *words(10, 25)], 40, Overlay.QUIET, Step.SPACE, 40),
        ([*MET, *words(10, 25), Event(39, Kind.LIKE)], 40, Overlay.QUIET, Step.SPACE, 42),
        ([*MET, *words(10, 25)], 99, Overlay.QUIET, Step.SPACE, 99),
        ([*MET, *words(10, 25)], 101, Overlay.QUIET, Step.EXCHANGE, 101),
        ([*MET, *words(10, 25)], 130, Overlay.DORMANT, Step.RECONNECT, 130),
        ([*MET, *words(10, 25, 99)], 200, Overlay.QUIET, Step.SPACE, 200),
        ([*MET, *words(10, 25, 99)], 280, Overlay.DORMANT, Step.RECONNECT, 280),
        (MET, 130, Overlay.DORMANT, Step.RECONNECT, 130),
        (MET, 124, Overlay.NONE, Step.EXCHANGE, 124),
    ],
)
def test_after_they_took_part(
    log: list[Event], now: float, overlay: Overlay, step: Step, not_before: float
) -> None:
    place = rung(replay(log), now)
    assert place.stage is Stage.CONVERSING
    assert (place.overlay, place.step, place.not_before) == (overlay, step, not_before)


def test_a_wide_circle_is_dormant_later() -> None:
    state = replay(MET)
    assert rung(state, 200, 365.0).overlay is Overlay.NONE
    assert rung(state, 457, 365.0).overlay is Overlay.DORMANT
    assert dormant_from(TrustState(), 90.0) is None


def test_trusted_has_hysteresis_and_ends_with_a_wound() -> None:
    log = [Event(0, Kind.HISTORY, depth=3), Event(1, Kind.MEET)]
    state = replay(log)
    assert state.trusted
    assert rung(state, 2).stage is Stage.TRUSTED
    assert rung(state, 4000).stage is Stage.CONVERSING
    hurt = replay([*log, Event(2, Kind.CONFLICT)])
    assert not hurt.trusted
    assert replay([*log, Event(2, Kind.CONFLICT), Event(3, Kind.SORRY)]).trusted
    dealt = replay([*log, Event(5, Kind.ASK, size=3, outcome=True)])
    assert rung(dealt, 6).stage is Stage.PARTNER


def test_the_hello_may_come_before_a_public_touch_is_due_again() -> None:
    log = [*words(0), Event(12, Kind.LIKE), Event(29, Kind.COMMENT)]
    state = replay(log)
    place = rung(state, 29.5)
    assert place.not_before == 32
    assert open_from(state, place, 29.5) == 30
    assert rung(state, 30).step is Step.HELLO


def test_a_public_touch_is_enough_while_giving_space() -> None:
    state = replay([*MET, *words(10, 25), Event(40, Kind.LIKE)])
    assert open_from(state, rung(state, 50), 50) == 100
