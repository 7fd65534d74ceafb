"""The balance of a person: reached by keys, one kind sentence, both sides, each with its reason."""

import pytest
from app_driver import LARGE, SMALL, Driver, driven

from relterm.service.desk import Desk
from relterm.ui.dialogs.why import WhyDialog
from relterm.ui.screens.person_details import PersonDetails
from relterm.ui.widgets.text_pane import TextPane

TIGHT = (60, 20)


def said(driver: Driver) -> str:
    """The sentence, however it is broken into lines."""
    lines = driver.app.screen.query_one("#balance-said", TextPane).lines
    return " ".join(span.text for line in lines for span in line.left)


async def open_balance(driver: Driver, size: tuple[int, int]) -> None:
    for _ in range(1 if size == LARGE else 3):
        await driver.keys("]")


@pytest.mark.actions("find")
@pytest.mark.parametrize("size", [TIGHT, SMALL, LARGE])
async def test_the_balance_is_a_bracket_away(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.select("Ann Kowalska")
        if size != LARGE:
            await driver.keys("]", "[")
        await open_balance(driver, size)
        expected = "Ann has begun 6 times, you twice; a small sign from you would balance it."
        assert said(driver) == expected
        assert "Ann has begun 6" in driver.seen
        assert "who begins" in driver.seen
        assert "6 they" in driver.seen


@pytest.mark.actions("find")
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Stefan Grubješin", "Your last 4 words had no answer; leave the next move to Stefan."),
        ("Brendan Achterberg", "You have given 4 times, Brendan not yet; let them give"),
        ("Wanjikũ Mwangi", "Wanjikũ has given 4 times; something useful to them"),
        ("Yusuf Çakırtaş", "Even: you both give and thank."),
        ("Eun-ji Park", "So far only public touches; they say nothing about balance."),
    ],
)
async def test_a_one_sided_relationship_is_named_kindly(
    demo_desk: Desk, name: str, sentence: str
) -> None:
    async with driven(demo_desk) as driver:
        await driver.select(name)
        await driver.keys("]")
        assert said(driver).startswith(sentence)


@pytest.mark.actions("find", "why")
async def test_every_line_answers_for_itself(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.select("Ann Kowalska")
        await open_balance(driver, SMALL)
        assert driver.focused == "balance-list"
        details = driver.app.screen.query_one(PersonDetails)
        assert details.selected_balance == "starts"
        await driver.keys("down")
        assert details.selected_balance == "answers"
        await driver.do("why")
        assert isinstance(driver.app.screen, WhyDialog)
        await driver.keys("escape")
        assert details.selected_balance == "answers"


@pytest.mark.actions("find", "log")
async def test_what_is_logged_moves_the_balance(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Wanjikũ Mwangi")
        await driver.keys("]")
        assert said(driver).startswith("Wanjikũ has given 4 times;")
        await driver.do("log")
        await driver.line("+paper two papers about her river")
        await driver.do("log")
        await driver.line("2d: +intro to Ann")
        assert said(driver) == "Even: you both give."
