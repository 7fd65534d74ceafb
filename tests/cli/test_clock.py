"""The day that scripts and tests set."""

import time
from collections.abc import Callable, Iterator

import pytest

from relterm.clock import fixed_clock
from relterm.errors import UsageError


@pytest.fixture
def live_in() -> Iterator[Callable[[str], None]]:
    with pytest.MonkeyPatch.context() as patch:

        def move(zone: str) -> None:
            patch.setenv("TZ", zone)
            time.tzset()

        yield move
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Pacific/Kiritimati", "0001-01-01"),
        ("Pacific/Kiritimati", "0001-01-01T00:00"),
        ("Pacific/Niue", "9999-12-31T23:59"),
        ("UTC", "tomorrow"),
        ("UTC", ""),
    ],
)
def test_a_day_the_zone_does_not_have_is_a_mistake_in_the_command(
    live_in: Callable[[str], None], zone: str, text: str
) -> None:
    live_in(zone)
    with pytest.raises(UsageError, match="--today"):
        fixed_clock(text)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "UTC"])
@pytest.mark.parametrize("text", ["0001-01-02", "2026-11-21", "9999-12-30"])
def test_a_date_alone_is_noon_wherever_one_lives(
    live_in: Callable[[str], None], zone: str, text: str
) -> None:
    live_in(zone)
    now = fixed_clock(text)()
    assert (now.today.isoformat(), now.at.hour) == (text, 12)
