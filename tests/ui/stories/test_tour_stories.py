"""The tour: ten cards, each done by doing it."""

import json
from pathlib import Path

import pytest
from app_driver import LARGE, SMALL, driven, told

from relterm.service.desk import Desk
from relterm.service.memory import AppMemory
from relterm.service.opening import TOUR
from relterm.ui.dialogs.quick_add import QuickAdd

pytestmark = pytest.mark.actions("tour")


@pytest.mark.actions("why", "log", "asks", "undo", "help")
@pytest.mark.parametrize("size", [(60, 20), SMALL, LARGE])
async def test_each_step_is_done_by_doing_it(
    demo_desk: Desk, size: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "app.json"
    before = told(demo_desk)
    async with driven(demo_desk, size, memory=AppMemory(path)) as driver:
        driver.app.sample = True
        await driver.do("tour")
        await driver.hush()
        assert "Tour · 1 of 10" in driver.seen
        await driver.keys("down")
        assert "Tour · 2 of 10" in driver.seen
        await driver.keys("enter")
        assert "Tour · 3 of 10" in driver.seen
        assert driver.app.current_mode == "people"
        await driver.do("why")
        assert "Tour · 3 of 10" in driver.seen, "the card stays while the reason is read"
        await driver.keys("escape")
        assert "Tour · 4 of 10" in driver.seen
        await driver.do("log")
        assert isinstance(driver.app.screen, QuickAdd)
        assert "call 20m *2 her plans" in driver.seen
        await driver.line("call 20m *2 her plans")
        await driver.hush()
        assert "Tour · 5 of 10" in driver.seen
        if size == LARGE:
            await driver.keys("tab", "tab", "tab", "tab")
            while driver.focused != "chart":
                await driver.keys("tab")
        else:
            await driver.keys("]")
        await driver.keys("left")
        assert "Tour · 6 of 10" in driver.seen
        await driver.keys("enter")
        assert "Tour · 7 of 10" in driver.seen
        await driver.do("asks")
        assert "Tour · 8 of 10" in driver.seen
        await driver.do("undo")
        await driver.hush()
        assert "Tour · 9 of 10" in driver.seen
        assert told(demo_desk) == before
        await driver.do("help")
        await driver.keys("escape")
        assert "Tour · 10 of 10" in driver.seen
        await driver.keys("enter")
        assert "Tour" not in driver.seen.replace("tour", "")
        assert driver.app.tour is None
    assert json.loads(path.read_text(encoding="utf-8"))["tour seen"] is True


async def test_enter_goes_on_and_esc_ends_it(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        driver.app.sample = True
        await driver.do("tour")
        await driver.keys("enter")
        assert "Tour · 2 of 10" in driver.seen
        await driver.keys("ctrl+p", "escape")
        assert "Tour · 2 of 10" in driver.seen
        await driver.keys("2", "enter", "enter", "enter", "enter", "enter")
        assert "You have written nothing yet" in driver.seen
        await driver.keys("escape")
        assert driver.app.tour is None
        assert "of 10" not in driver.seen
        assert driver.toast == "H takes the tour up again where you left it."
        await driver.keys("enter")
        assert driver.app.main is driver.app.screen
        await driver.do("tour")
        assert "Tour · 8 of 10" in driver.seen
        await driver.do("tour")
        assert "Tour · 1 of 10" in driver.seen, "the same key during the tour begins it again"


async def test_in_a_book_of_your_own_it_offers_the_sample_people(empty_desk: Desk) -> None:
    async with driven(empty_desk, (60, 20)) as driver:
        assert "H be shown round, in ten steps" in driver.seen
        await driver.do("tour")
        assert "The tour needs sample people" in driver.seen
        await driver.line("stay")
        assert driver.app.is_running
        assert driver.app.tour is None
        await driver.do("tour")
        await driver.keys("enter")
        assert driver.app.return_value == TOUR
