"""Names, notes and files that try to command the terminal or the app: shown, never obeyed.

What is looked at is what the widgets give to be painted, before the last net that deletes control
characters from it.
"""

import pytest
from app_driver import LARGE, SMALL, driven, told
from hostile_book import (
    DETAILED,
    STRINGS,
    fill,
    look,
)

from relterm.service.desk import Desk


@pytest.fixture
def hostile_desk(empty_desk: Desk) -> Desk:
    return fill(empty_desk)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_every_string_on_every_screen(hostile_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(hostile_desk, size) as driver:
        for _ in range(5):
            look(driver)
            await driver.keys("down")
        await driver.keys("end")
        look(driver)
        for screen in ("asks", "you", "people"):
            await driver.do(screen)
            look(driver)
            for _ in range(2):
                await driver.keys("pagedown")
                look(driver)
        for number in range(DETAILED):
            await driver.app.show_person(f"p{number}")
            await driver.settle()
            assert driver.app.person == f"p{number}"
            look(driver)
            for _ in range(3):
                await driver.keys("right_square_bracket")
                look(driver)


async def test_every_name_in_the_list(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        await driver.do("people")
        for _ in range(len(STRINGS) // 25):
            await driver.keys("pagedown")
            look(driver)
        assert driver.app.person is not None


async def test_dialogs_about_hostile_people(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        before = told(hostile_desk)
        for number, some in (
            (4, ("why", "edit")),
            (DETAILED - 1, ("log", "remind", "ask", "why", "edit", "done", "snooze")),
        ):
            await driver.app.show_person(f"p{number}")
            await driver.settle()
            for action in some:
                await driver.do(action)
                assert driver.app.screen is not driver.app.main, action
                look(driver)
                if action == "edit":
                    for _ in range(5):
                        await driver.keys("pagedown")
                        look(driver)
                await driver.keys("escape", "escape")
                assert driver.app.screen is driver.app.main
            await driver.keys("enter", "down", "down")
            await driver.do("edit")
            look(driver)
            await driver.keys("escape")
        await driver.do("asks")
        for _ in range(4):
            await driver.do("ask")
            look(driver)
            await driver.keys("escape", "down")
        assert told(hostile_desk) == before
