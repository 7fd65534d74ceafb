"""Jumping: a letter on every pane and row; typing it goes there."""

import pytest
from app_driver import LARGE, SMALL, Driver, driven

from relterm.service.desk import Desk
from relterm.ui.screens.base import MainScreen
from relterm.ui.screens.jump import JumpScreen
from relterm.ui.widgets.row_list import RowList

pytestmark = pytest.mark.actions("jump")


async def jump_to(driver: Driver, words: str) -> str:
    """Jump to the line or pane whose first words these are; the letters typed."""
    below = driver.app.screen._compositor.render_strips()
    await driver.do("jump")
    screen = driver.app.screen
    assert isinstance(screen, JumpScreen)
    label = next(
        name
        for name, target in screen.labels.items()
        if below[target.y].crop(target.x + 1).text.lstrip(" ─╭│●◇").startswith(words)
    )
    await driver.type(label)
    return label


def on_main(driver: Driver) -> bool:
    return isinstance(driver.app.screen, MainScreen)


async def test_rows_of_a_list_with_headings(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await jump_to(driver, "Chiara Neri")
        assert driver.app.main is driver.app.screen
        assert driver.app.desk.book.people.get(driver.app.person or "").name == "Chiara Neri"  # type: ignore[union-attr]  # she is there
        await jump_to(driver, "Before you write")
        assert driver.focused == "brief"


async def test_panes_and_rows_of_people_with_two_letters(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        assert len(await jump_to(driver, "Trust")) == 1
        assert driver.focused == "chart"
        assert len(await jump_to(driver, "Mei Lin")) == 2
        assert driver.focused == "people"
        assert "Mei Lin" in driver.lines[1]
        await jump_to(driver, "filter")
        assert driver.focused == "filter"


async def test_rows_further_down_in_a_list_longer_than_the_screen(demo_desk: Desk) -> None:
    async with driven(demo_desk, (60, 20)) as driver:
        await driver.do("people")
        await driver.hush()
        assert "Kiri Ngata" not in driver.seen
        chosen = driver.app.person
        await driver.do("jump")
        assert "more rows · esc stays here" in driver.lines[-1]
        await driver.keys("pagedown")
        assert isinstance(driver.app.screen, JumpScreen)
        assert "Kiri Ngata" in driver.seen
        await driver.keys("pageup", "pageup", "pagedown", "escape")
        assert on_main(driver)
        assert driver.app.person == chosen, "only what is in sight has moved"
        await jump_to(driver, "Kiri Ngata")
        assert driver.app.desk.book.people.get(driver.app.person or "").name == "Kiri Ngata"  # type: ignore[union-attr]  # they are there


async def test_a_toast_is_taken_away_first(demo_desk: Desk) -> None:
    async with driven(demo_desk, (60, 20)) as driver:
        await driver.hush()
        before = driver.lines
        driver.app.say("Something was saved just now.")
        await driver.settle()
        assert driver.lines != before
        await driver.do("jump")
        assert "Something" not in driver.seen
        await driver.keys("escape")
        assert driver.lines == before


async def test_tabs_of_a_small_screen(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.do("people")
        await jump_to(driver, "Balance")
        assert driver.focused == "balance-list"
        await jump_to(driver, "Trust ")
        assert driver.focused == "chart"
        await driver.do("asks")
        await jump_to(driver, "Game plan")
        assert driver.focused == "plan-text"


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_every_screen_has_letters_and_esc_leaves_all_as_it_was(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        for key in ("1", "2", "3", "4", "1", "o"):
            await driver.keys(key)
            before, focused = driver.lines, driver.app.focused
            await driver.do("jump")
            screen = driver.app.screen
            assert isinstance(screen, JumpScreen)
            assert screen.labels
            shown = screen._compositor.render_strips()
            for label, target in screen.labels.items():
                x = max(0, target.x - len(label) + 1)
                assert shown[target.y].crop(x).text.startswith(label)
                after = shown[target.y].crop(target.x + 1, target.x + 3).text
                assert after in before[target.y].ljust(size[0]), "no word is covered"
            assert "Type a letter to go there" in driver.lines[-1]
            await driver.keys("escape")
            assert driver.lines == before
            assert driver.app.focused is focused


async def test_the_first_of_two_letters_leaves_those_that_go_on(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        before = driver.app.focused
        await driver.do("jump")
        screen = driver.app.screen
        assert isinstance(screen, JumpScreen)
        first = next(label for label in screen.labels if len(label) == 2)[0]
        await driver.type(first)
        assert driver.app.screen is screen
        assert f"{first} … and the second letter" in driver.lines[-1]
        assert not driver.lines[1].startswith("╭a")
        await driver.type("9")
        assert on_main(driver)
        assert driver.app.focused is before


async def test_the_fields_of_your_own_page(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("you")
        await jump_to(driver, "sailing, grid storage")
        await driver.keys("end")
        await driver.type(", tides")
        assert "tides" in driver.seen


async def test_an_empty_book_and_a_resized_window_break_nothing(empty_desk: Desk) -> None:
    async with driven(empty_desk) as driver:
        await driver.do("people")
        await driver.do("jump")
        assert isinstance(driver.app.screen, JumpScreen)
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert on_main(driver)
        assert driver.app.screen.query(RowList)
