"""The top line: what waits where, and how many reach-outs the day still has."""

from dataclasses import dataclass
from datetime import date

from relterm.service.desk import Desk
from relterm.service.views.asks import waiting_asks
from relterm.service.views.today import today_view


@dataclass(frozen=True, slots=True)
class TopView:
    """Numbers for the top line."""

    day: date
    counts: dict[str, int]
    reach_outs: int
    daily_number: int


def top_view(desk: Desk) -> TopView:
    """Read them."""
    today = today_view(desk)
    return TopView(
        day=today.day,
        counts={"today": today.due, "asks": waiting_asks(desk)},
        reach_outs=today.reach_outs,
        daily_number=today.daily_number,
    )
