"""What SQL asks of the domain: where somebody stands, from the stored trust state."""


def stage_of(state: str, t: float) -> str:
    """The stage of the ladder at a time (days since 1970 in UTC)."""
    # Only those who ask for a rung pay for loading the model.
    from relterm.domain.ladder import rung
    from relterm.domain.trust.state import TrustState

    return rung(TrustState.from_json(state), t).stage.value


def overlay_of(state: str, t: float, circle: str, cadence: int | None) -> str:
    """What lies over the stage at a time, for the circle and the gap wished for (days)."""
    from relterm.domain.kinds import Circle
    from relterm.domain.ladder import rung
    from relterm.domain.schedule_circles import longest_gap
    from relterm.domain.trust.state import TrustState

    return rung(TrustState.from_json(state), t, longest_gap(Circle(circle), cadence)).overlay.value
