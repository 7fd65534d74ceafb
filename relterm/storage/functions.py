"""What SQL asks of the domain: where somebody stands, from the stored trust state.

Asked of many people in a row, so each answer is made of as little as it needs.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple


class _Silence(NamedTuple):
    attempts: int
    last_out: float | None
    last_two_way: float | None
    slowness: float


def stage_of(state: str, t: float) -> str:
    """The stage of the ladder at a time (days since 1970 in UTC)."""
    # Only those who ask for a rung pay for loading the model.
    from relterm.domain.ladder import rung
    from relterm.domain.trust.state import TrustState

    return rung(TrustState.from_json(state), t).stage.value


def overlay_of(
    attempts: int | None,
    last_out: float | None,
    last_two_way: float | None,
    roots: float | None,
    t: float,
    circle: str,
    cadence: int | None,
) -> str:
    """What lies over the stage of somebody who took part, at a time.

    From what the stored state says of their silence (None where it says nothing), for the circle
    and the gap wished for (days).
    """
    overlay, slowness_of = _model()
    silence = _Silence(attempts or 0, last_out, last_two_way, slowness_of(roots or 0.0))
    found: str = overlay(silence, t, _gap(circle, cadence)).value
    return found


@cache
def _model() -> tuple[Callable[..., Any], Callable[[float], float]]:
    from relterm.domain.ladder import overlay
    from relterm.domain.trust.state import slowness_of

    return overlay, slowness_of


@lru_cache(maxsize=500)
def _gap(circle: str, cadence: int | None) -> float:
    from relterm.domain.kinds import Circle
    from relterm.domain.schedule_circles import longest_gap

    return longest_gap(Circle(circle), cadence)
