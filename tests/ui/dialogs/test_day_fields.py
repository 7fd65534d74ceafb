"""Days in forms: in words, read back in full, or chosen from a month."""

from datetime import date, datetime, timedelta, timezone

import pytest
from dialog_host import SMALL, hosted, typed
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.moments import Moment, Now
from relterm.errors import BadInput
from relterm.ui.dialogs.day_fields import (
    away_words,
    day_field,
    day_words,
    moment_field,
    read_day,
    read_moment,
    show_moment,
)
from relterm.ui.dialogs.day_picker import DayPicker
from relterm.ui.dialogs.fields import Field
from relterm.ui.dialogs.month_grid import MonthGrid

TODAY = date(2026, 11, 21)
"""A Saturday."""
NOW = Now(datetime(2026, 11, 21, 12, 0, tzinfo=timezone(timedelta(hours=1))))
AHEAD = day_field(Field("due", "Due"), TODAY, "future")
BEHIND = day_field(Field("day", "Day"), TODAY, "past")
WHEN = moment_field(Field("moment", "When"), NOW)


@pytest.mark.parametrize(
    ("text", "behind", "ahead"),
    [
        ("fri", date(2026, 11, 20), date(2026, 11, 27)),
        ("sat", date(2026, 11, 21), date(2026, 11, 28)),
        ("3w", date(2026, 10, 31), date(2026, 12, 12)),
        ("12 mar", date(2026, 3, 12), date(2027, 3, 12)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("tomorrow", date(2026, 11, 22), date(2026, 11, 22)),
        ("2026-11-03", date(2026, 11, 3), date(2026, 11, 3)),
        ("", None, None),
    ],
)
def test_the_same_words_behind_and_ahead(
    text: str, behind: date | None, ahead: date | None
) -> None:
    assert BEHIND.value_of(text, None) == behind
    assert AHEAD.value_of(text, None) == ahead


def test_what_was_understood_is_said_in_full() -> None:
    assert AHEAD.understood is not None
    assert AHEAD.understood("fri") == "Friday 27 November, in 6 days"
    assert AHEAD.understood("12 mar") == "Friday 12 March 2027, in 4 months"
    assert AHEAD.understood("soon") == ""
    assert WHEN.understood is not None
    assert WHEN.understood("fri 9:15") == "Friday 20 November, 09:15, yesterday"
    assert WHEN.understood("tomorrow") == "Sunday 22 November, a plan"
    assert away_words(TODAY, TODAY) == "today"
    assert day_words(date(1984, 2, 29), TODAY) == "Wednesday 29 February 1984"


@pytest.mark.parametrize("text", ["03/04", "May", "soon", "2026-02-30", "32 mar", "x" * 500])
def test_no_day_says_what_to_write(text: str) -> None:
    with pytest.raises(BadInput, match=r"try .*2027-01-05"):
        read_day(TODAY, "future")(text)
    with pytest.raises(BadInput, match="needs a day"):
        read_day(TODAY, "future", needed=True)(" ")


FIRST, LAST = datetime.fromisoformat("1900-01-02"), datetime.fromisoformat("2100-01-01")
OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))


@given(st.datetimes(FIRST, LAST), OFFSETS, st.booleans())
def test_a_moment_shown_reads_back(at: datetime, offset: timedelta, timed: bool) -> None:
    zone = timezone(offset)
    moment = Moment.of_datetime(at.replace(tzinfo=zone)) if timed else Moment.of_day(at.date())
    shown = show_moment(NOW)(moment)
    read = read_moment(NOW)(shown)
    if timed:
        assert read == moment
    else:
        assert (read.day, read.timed) == (moment.day, False)


def test_a_day_from_the_calendar_keeps_the_time_of_day() -> None:
    assert WHEN.calendar is not None
    assert WHEN.calendar.with_day("fri 9:15", date(2026, 11, 3)) == "2026-11-03 09:15"
    assert WHEN.calendar.with_day("nonsense", date(2026, 11, 3)) == "2026-11-03"
    assert WHEN.calendar.day_in("fri 9:15") == date(2026, 11, 20)


@pytest.mark.parametrize("size", [SMALL, (60, 20)])
async def test_the_month_and_its_keys(size: tuple[int, int]) -> None:
    async with hosted(lambda: DayPicker("Due", TODAY, "future"), size) as (app, pilot):
        assert "November 2026" in app.painted
        assert app.painted.index(" Mo ") < app.painted.index(" Su ")
        assert "[21]" in app.painted
        await pilot.press("right", "down")
        assert "[29]" in app.painted
        assert "(21)" in app.painted
        await pilot.press("pagedown")
        assert "Tuesday 29 December" in app.painted
        await pilot.press("pagedown", "pagedown")
        assert "[28]" in app.painted, "February has no 29 in 2027"
        await pilot.press("home", "left", "enter")
        assert app.given == [date(2026, 11, 20)]


async def test_words_in_the_calendar() -> None:
    async with hosted(lambda: DayPicker("Due", TODAY, "future")) as (app, pilot):
        await typed(pilot, "12 mar")
        assert "[12]" in app.painted
        assert "March 2027" in app.painted
        await pilot.press("x", "enter")
        await pilot.pause()
        assert app.given == []
        assert "Not a day: try" in app.painted
        await pilot.press("backspace", "enter")
        assert app.given == [date(2027, 3, 12)]


async def test_a_click_chooses_and_a_second_one_takes() -> None:
    async with hosted(lambda: DayPicker("Due", TODAY, "future")) as (app, pilot):
        await pilot.click(MonthGrid, offset=(1, 3))
        assert "[ 2]" in app.painted
        assert app.given == []
        await pilot.click(MonthGrid, offset=(1, 3))
        assert app.given == [date(2026, 11, 2)]


async def test_the_ends_of_the_calendar_hold() -> None:
    async with hosted(lambda: DayPicker("Due", TODAY, "future", date.max)) as (app, pilot):
        await pilot.press("right", "down", "pagedown", "shift+pagedown")
        assert "31 December 9999" in app.painted
    async with hosted(lambda: DayPicker("Due", TODAY, "future", date.min)) as (app, pilot):
        await pilot.press("left", "up", "pageup")
        assert "1 January 1" in app.painted
