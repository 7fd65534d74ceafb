"""The top line: what waits where, and how many reach-outs the day still has."""

from dataclasses import dataclass
from datetime import date

from relterm.service.desk import Desk
from relterm.service.views.agenda import pace_of
from relterm.service.views.asks import waiting_asks
from relterm.service.views.today import due_count


@dataclass(frozen=True, slots=True)
class TopView:
    """Numbers for the top line."""

    day: date
    counts: dict[str, int]
    reach_outs: int
    daily_number: int


def top_view(desk: Desk) -> TopView:
    """Read them."""
    now = desk.now()
    pace = pace_of(desk, now)
    return TopView(
        day=now.today,
        counts={"today": due_count(desk), "asks": waiting_asks(desk)},
        reach_outs=pace.done_today,
        daily_number=pace.daily_number,
    )
