"""Keys of your own: they work, the old ones do not, and every word on screen knows them."""

import pytest
from app_driver import LARGE, SMALL, driven

from relterm.config import Config
from relterm.service.desk import Desk
from relterm.ui.dialogs.help_keys import HelpKeys
from relterm.ui.dialogs.quick_add import QuickAdd
from relterm.ui.screens.one_person import OnePersonScreen
from relterm.ui.widgets.trust_chart import TrustChart

MINE = Config(
    keys={
        "log": "f5, ctrl+l",
        "undo": "b",
        "redo": "B",
        "today": "f7",
        "why": "f6",
        "help": "f3",
        "palette": "f2",
        "dialog.leave": "f4, escape",
        "outcome": "O",
        "chart.left": "N",
        "history.filter": "f9",
        "triage.filter": "f8",
    }
)


async def test_keys_of_your_own_are_in_force_everywhere(demo_desk: Desk) -> None:
    async with driven(demo_desk, config=MINE) as driver:
        assert driver.app.problems == ()
        assert "f5 Log" in driver.lines[-1]
        assert "f6 Why" in driver.lines[-1]
        assert "b Undo" in driver.lines[-1]
        assert "f3 Help" in driver.lines[-1]
        assert "f2 palette" in driver.lines[-1]
        assert "f7 Today" in driver.lines[0]
        await driver.keys("a")
        assert not isinstance(driver.app.screen, QuickAdd)
        await driver.keys("ctrl+l")
        assert isinstance(driver.app.screen, QuickAdd)
        assert "f4 close" in driver.seen
        await driver.type("call")
        await driver.keys("f4")
        assert "F4 again drops the line." in driver.seen
        await driver.keys("f4", "f5")
        await driver.line("call 20m")
        assert driver.toast.endswith("· b undoes it")
        await driver.keys("b")
        assert driver.toast.endswith("· B does it again")
        await driver.keys("f3")
        await driver.type("log an interaction")
        assert "f5, ctrl+l" in driver.seen
        await driver.keys("escape", "f2")
        await driver.type("log")
        assert "Log f5" in driver.seen
        await driver.keys("escape")
        await driver.do("history")
        assert "f9 words, a day, undone…" in driver.seen
        await driver.keys("escape")
        await driver.do("triage")
        assert "f8 find…" in driver.seen


async def test_a_key_shared_with_another_screen_stays_there(demo_desk: Desk) -> None:
    async with driven(demo_desk, config=MINE) as driver:
        await driver.keys("o")
        assert isinstance(driver.app.screen, OnePersonScreen)
        await driver.keys("escape", "3", "O")
        assert "outcome" in driver.ran


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_is_typed_into_a_field_is_no_key(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size, config=MINE) as driver:
        await driver.do("find")
        await driver.type("bab")
        assert "bab" in driver.seen
        assert driver.toast == ""
        assert "f5 Log" in driver.lines[-1]
        assert "b Undo" not in driver.lines[-1]
        assert "f3 Help" in driver.lines[-1]


async def test_the_words_of_an_empty_book_know_the_keys(empty_desk: Desk) -> None:
    keys = {"new_person": "N", "import": "I", "sample": "f8", "tour": ""}
    async with driven(empty_desk, config=Config(keys=keys)) as driver:
        assert "N add a person in one line" in driver.seen
        assert "I import a file of people" in driver.seen
        assert "f8 look around with sample people" in driver.seen
        assert "ctrl+p “Tour”" in driver.seen
        await driver.keys("2")
        assert "N add a person" in driver.seen


async def test_without_a_key_the_palette_is_named(demo_desk: Desk) -> None:
    async with driven(demo_desk, config=Config(keys={"undo": ""})) as driver:
        await driver.do("log")
        await driver.line("call 20m")
        assert driver.toast.endswith("· ctrl+p “Undo” undoes it")
        await driver.keys("u")
        assert "Undone" not in driver.toast
        await driver.do("help")
        assert isinstance(driver.app.screen, HelpKeys)
        await driver.type("undo the last")
        assert "no key" in driver.seen


async def test_what_is_wrong_in_the_file_is_said_at_the_start(demo_desk: Desk) -> None:
    config = Config(
        keys={"log": "n", "lgo": "x"},
        theme="draculla",
        lines={"keys.log": 2, "keys.lgo": 3, "look.theme": 5},
    )
    async with driven(demo_desk, config=config) as driver:
        assert "config.toml, line 2, keys.log: “n” is already the key of new_person" in driver.toast
        assert "`relterm config` tells 2 more." in driver.toast
        await driver.hush()
        await driver.keys("a")
        assert isinstance(driver.app.screen, QuickAdd)


async def test_colours_and_signs_of_your_own(demo_desk: Desk) -> None:
    async with driven(demo_desk, config=Config(theme="nord", ascii=True)) as driver:
        assert driver.app.theme == "nord"
        assert driver.app.memory.theme == ""
        assert "╭" not in driver.seen
        assert "enter open" in driver.seen
        await driver.keys("2")
        while driver.focused != "chart":
            await driver.keys("tab")
        assert "left/right Walk" in driver.lines[-1]
        walked = driver.app.focused
        assert isinstance(walked, TrustChart)
        here = walked.cursor_uid
        x = driver.lines[-1].index("right")
        await driver.click(x - 2, LARGE[1] - 1)
        assert walked.cursor_uid != here, "the word of a key is clicked like its sign"
