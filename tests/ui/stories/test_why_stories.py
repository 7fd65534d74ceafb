"""Why on Today, Asks and You: a key on anything opens the rule and the entries it rests on."""

import pytest
from app_driver import LARGE, SMALL, driven
from why_story import TINY, focus, to_entry, to_line

from relterm.service.desk import Desk
from relterm.ui.dialogs.why import WhyDialog
from relterm.ui.screens.people import PeopleScreen


@pytest.mark.actions("why")
@pytest.mark.parametrize("size", [LARGE, SMALL, TINY])
async def test_every_section_of_today_tells_why(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        told, before = set(), None
        while True:
            line = driver.app.main.selected_line if driver.app.main else None
            assert line is not None
            if line.key == before:
                break
            before = line.key
            if line.section not in told:
                told.add(line.section)
                await driver.do("why")
                shown = driver.app.screen
                assert isinstance(shown, WhyDialog)
                assert line.name in str(shown.query_one("Pane").border_title)
                await driver.keys("escape")
                assert not isinstance(driver.app.screen, WhyDialog)
            await driver.keys("down")
        assert len(told) >= 5


@pytest.mark.actions("why")
@pytest.mark.parametrize("size", [LARGE, SMALL])
async def test_a_promise_opens_to_the_talk_it_was_made_over(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await to_line(driver, "keep your word", "Ann Kowalska")
        await driver.do("why")
        assert "You promised: introduce her to Bob." in driver.seen
        assert "What you promised comes before everything else" in driver.seen
        uid = await to_entry(driver, "tea, an hour and a half")
        await driver.keys("enter")
        assert isinstance(driver.app.screen, PeopleScreen)
        assert driver.focused == "timeline"
        assert driver.app.screen.selected_entry == uid


@pytest.mark.actions("why")
async def test_keeping_warm_shows_the_window_and_the_days_room(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to_line(driver, "stay in touch", "Chiara Neri")
        await driver.do("why")
        assert "Circle close: at the latest every 30 days" in driver.seen
        assert "28 Oct to 20 Nov" in driver.seen


@pytest.mark.actions("why")
async def test_the_briefing_opens_to_how_you_stand(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to_line(driver, "keep your word", "Ann Kowalska")
        await focus(driver, "brief")
        await driver.do("why")
        assert "Ann Kowalska · trust 53" in driver.seen


@pytest.mark.actions("asks", "why")
async def test_every_ask_opens_to_its_verdict_or_what_came_of_it(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("asks")
        await driver.keys("home")
        titles: list[str] = []
        while "Ann Kowalska · pilot at Northwind" not in titles:
            await driver.do("why")
            shown = driver.app.screen
            assert isinstance(shown, WhyDialog)
            titles.append(str(shown.query_one("Pane").border_title))
            await driver.keys("escape", "down")
        assert any(title.startswith("they asked") for title in titles)
        assert len(set(titles)) == len(titles)


@pytest.mark.actions("you", "why")
async def test_on_you_the_days_number_is_explained(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("you")
        await driver.do("why")
        assert "3 reach-outs left today, of 3." in driver.seen
        assert "Quality, not quantity" in driver.seen


@pytest.mark.actions("why")
@pytest.mark.parametrize("screen", ["today", "people", "asks", "you"])
async def test_an_empty_book_has_nothing_to_explain_yet(empty_desk: Desk, screen: str) -> None:
    async with driven(empty_desk) as driver:
        await driver.do(screen)
        await driver.do("why")
        assert "There is nothing to explain yet: this book is empty." in driver.seen
        await driver.keys("enter", "down", "escape")
        assert not isinstance(driver.app.screen, WhyDialog)
