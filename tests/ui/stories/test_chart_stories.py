"""The trust chart by keys: walking entries and silences, ranges, rungs, what if."""

import pytest
from app_driver import LARGE, SMALL, Driver, driven

from relterm.domain.what_if import Habit
from relterm.service.desk import Desk
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.trust_chart import TrustChart

WIDE, TINY = (150, 40), (60, 20)
SIZES = pytest.mark.parametrize("size", [LARGE, SMALL, WIDE])


async def to_chart(driver: Driver, name: str = "Ann Kowalska") -> TrustChart:
    """Go to somebody's chart by keys."""
    await driver.select(name)
    chart = driver.app.screen.query_one(TrustChart)
    if driver.app.screen.has_class("-narrow"):
        await driver.keys("]")
    else:
        await driver.keys("tab", "tab", "tab")
    assert driver.focused == "chart"
    return chart


@pytest.mark.actions("find")
@SIZES
async def test_what_if_says_what_a_coffee_a_month_comes_to_by_spring(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        chart = await to_chart(driver)
        assert "f what if" in driver.seen
        await driver.keys("f")
        assert "a coffee a month: 65" in driver.seen
        assert "silence: 41" in driver.seen
        assert "by late May" in driver.seen
        assert "if they come along" in driver.seen
        assert "○" in driver.seen
        for habit in (Habit.CALL, Habit.MESSAGE, Habit.GOOD_TURN):
            await driver.keys("f")
            assert f"{habit}: " in driver.seen
            assert chart.habit is habit
        await driver.keys("f")
        assert "if they come along" not in driver.seen.split("Ask ·")[0]
        assert chart.habit is None


@pytest.mark.actions("find", "maximise")
async def test_a_maximised_chart_explains_itself(demo_desk: Desk) -> None:
    async with driven(demo_desk, WIDE) as driver:
        await to_chart(driver)
        await driver.do("maximise")
        assert "Trust over time · all 12 months" in driver.seen
        for words in (
            "bar 45 for business",
            "├conversing",
            "├trusted",
            "what the 53 is made of",
            "◆ together",
            "if nothing happens",
            "anywhere between",
            "now: trusted",
        ):
            assert words in driver.seen
        await driver.keys("f")
        assert "a coffee a month: 65 by late May; silence: 41" in driver.seen
        assert "a guess, if they come along" in driver.seen
        assert "silence: under the bar of 45 about" in driver.seen
        await driver.do("maximise")
        assert driver.focused == "chart"


@pytest.mark.actions("find")
async def test_chart_and_timeline_walk_together_through_silences(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        chart = await to_chart(driver)
        timeline = driver.app.screen.query_one("#timeline", RowList)
        await driver.keys("left", "left")
        assert (chart.cursor_uid or "").startswith("quiet ")
        assert timeline.cursor_key == chart.cursor_uid
        assert "2 weeks quiet to 18 Nov" in driver.seen
        assert "halves in about" in driver.seen
        await driver.keys("shift+tab")
        assert driver.focused == "timeline"
        await driver.keys("down", "down", "down")
        assert (timeline.cursor_key or "").startswith("quiet ")
        assert chart.cursor_uid == timeline.cursor_key
        assert "5 weeks quiet to 29 Oct" in driver.seen


@pytest.mark.actions("find")
@SIZES
async def test_the_range_goes_from_three_months_to_everything_and_is_named(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await to_chart(driver, "Mira Vale")
        named = []
        for key in ("minus", "minus", *["plus"] * 4):
            await driver.keys(key)
            found = [
                words
                for words in ("3 months", "6 months", "12 months", "all ")
                if f"Trust over time · {words}" in driver.seen or f"Trust · {words}" in driver.seen
            ]
            named.append(found[-1].strip())
        assert named == ["all", "all", "12 months", "6 months", "3 months", "3 months"]


@pytest.mark.actions("find")
async def test_the_cursor_pulls_the_window_along(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        chart = await to_chart(driver, "Chiara Neri")
        await driver.keys("plus", "plus")
        assert chart.zoom == 3
        await driver.keys("home")
        first = demo_desk.book.interactions.all_of(driver.app.person or "")
        assert chart.cursor_uid == min(first, key=lambda entry: entry.moment.t).uid
        assert "→ conversing" in driver.seen
        await driver.keys("end")
        assert "weeks quiet" in driver.seen


@pytest.mark.actions("find")
async def test_enter_opens_the_entry_under_the_cursor(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        chart = await to_chart(driver)
        await driver.keys("left")
        title = demo_desk.book.interactions.get(chart.cursor_uid or "")
        assert title is not None
        await driver.keys("enter")
        assert "tea, an hour and a half" in driver.seen
        await driver.keys("escape")
        assert driver.focused == "chart"


@pytest.mark.actions("find")
@pytest.mark.parametrize("size", [TINY, SMALL])
async def test_small_screens_still_read_the_chart(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await to_chart(driver)
        await driver.keys("left")
        assert "+10.0 → 53" in driver.seen
        assert "warmth +3.7" in driver.seen
        await driver.keys("f", "left", "minus", "plus", "f", "home")
        assert "a call a fortnight: " in driver.seen


@pytest.mark.actions("new_person")
async def test_somebody_new_has_a_chart_that_says_so(empty_desk: Desk) -> None:
    async with driven(empty_desk) as driver:
        await driver.do("new_person")
        await driver.line("Bo Berg")
        await to_chart(driver, "Bo Berg")
        assert "Nothing is logged yet" in driver.seen
        await driver.keys("f")
        assert "a coffee a month: " in driver.seen
        await driver.keys("left", "home", "enter", "plus", "minus")
        assert "Nothing is logged yet" in driver.seen
