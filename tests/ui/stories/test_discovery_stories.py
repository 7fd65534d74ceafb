"""Finding out what can be done: the footer, the help, the palette."""

from pathlib import Path

import pytest
from app_driver import LARGE, SMALL, Driver, driven

from relterm.config import Config
from relterm.domain.saved_views import View
from relterm.service.commands.views import SaveView
from relterm.service.desk import Desk
from relterm.ui.dialogs.help_keys import HelpKeys
from relterm.ui.dialogs.quick_add import QuickAdd
from relterm.ui.widgets.key_footer import KeyFooter

SIZES = [(60, 20), SMALL, LARGE, (200, 60)]


def footer(driver: Driver) -> str:
    return driver.lines[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_the_footer_shows_whole_words_help_and_palette_on_every_screen(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        for key in ("1", "2", "3", "4", "1", "o"):
            await driver.keys(key)
            shown = driver.app.screen.query_one(KeyFooter).shown
            assert (
                footer(driver).split()
                == " ".join(f"{each.key} {each.words}" for each in shown).split()
            )
            assert [each.words for each in shown][-2:] == ["Help", "palette"]
            assert len(shown) >= 5


async def test_with_nobody_there_the_footer_names_the_ways_to_begin(empty_desk: Desk) -> None:
    async with driven(empty_desk, SMALL) as driver:
        for key in ("1", "2", "3"):
            await driver.keys(key)
            begun = footer(driver).split("?")[0].split()
            assert " ".join(begun) == "n New person i Import S Sample people H Tour a Log"
        await driver.keys("4")
        assert footer(driver).startswith(" e Edit")
        assert "Undo" not in footer(driver), "there is nothing to undo"
        await driver.do("new_person")
        await driver.line("Ann Lee <ann@x.org>")
        assert "e Edit" in footer(driver)
        assert "u Undo" in footer(driver)
        assert "Import" not in footer(driver)
        await driver.do("undo")
        assert "Undo" not in footer(driver)
        assert footer(driver).startswith(" n New person")


@pytest.mark.parametrize("size", SIZES[:3])
async def test_the_footer_follows_the_focus(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.keys("2")
        assert "space Select" in footer(driver)
        assert "Walk" not in footer(driver)
        if size == LARGE:
            while driver.focused != "chart":
                await driver.keys("tab")
        else:
            await driver.keys("]")
        assert footer(driver).startswith(" ←→ Walk  +- Zoom  f What if")
        await driver.do("snooze")
        assert "Walk" not in footer(driver), "the keys behind a dialog do nothing"
        await driver.keys("escape")
        assert footer(driver).startswith(" ←→ Walk")
        assert "space Select" not in footer(driver)
        await driver.do("asks")
        await driver.keys("]")
        assert driver.focused
        await driver.keys("2")
        await driver.app.action_do("find")
        await driver.settle()
        assert footer(driver).split()[:3] == ["esc", "Clear", "filter"]
        assert "f1 Help ^p palette" in " ".join(footer(driver).split())


async def test_a_click_on_one_of_two_keys_is_that_key(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.keys("2")
        while driver.focused != "chart":
            await driver.keys("tab")
        await driver.click(footer(driver).index("+"), 35)
        assert "6 months" in driver.seen
        await driver.click(footer(driver).index("-", footer(driver).index("+")), 35)
        assert "6 months" not in driver.seen


@pytest.mark.actions("help", "people", "find")
@pytest.mark.parametrize("size", SIZES[:3])
async def test_the_help_knows_the_widget_and_the_screen(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.keys("2")
        if size == LARGE:
            while driver.focused != "chart":
                await driver.keys("tab")
        else:
            await driver.keys("]")
        await driver.do("help")
        await driver.type("what if")
        assert "Where the cursor is" in driver.seen
        await driver.keys("enter")
        assert driver.app.main is driver.app.screen
        assert "a coffee a month" in driver.seen
        await driver.do("help")
        await driver.type("next tab")
        assert "On this screen" in driver.seen
        await driver.keys("escape")
        await driver.do("help")
        await driver.type("filter the list")
        assert "not while this has the focus" in driver.seen, "f is what if here"
        await driver.keys("enter")
        assert driver.focused == "filter"


@pytest.mark.actions("help", "outcome")
async def test_what_belongs_to_another_screen_says_so_and_goes_there(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("help")
        await driver.type("what came of")
        assert "on Asks" in driver.seen
        await driver.keys("enter")
        assert driver.app.current_mode == "asks"


async def test_a_dialog_has_a_help_of_its_own(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("log")
        await driver.type("call no")
        await driver.keys("f1")
        assert isinstance(driver.app.screen, HelpKeys)
        assert "Keys of this dialog" in driver.seen
        assert "Log an interaction in one line" not in driver.seen
        await driver.keys("f1")
        await driver.type("close")
        await driver.keys("enter")
        assert isinstance(driver.app.screen, QuickAdd)
        assert "Esc again drops the line." in driver.seen
        assert driver.app.screen.line.value == "call no"


@pytest.mark.actions("log", "outcome")
async def test_the_palette_finds_people_and_actions_of_other_screens(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.keys("ctrl+p")
        await driver.type("gudrun")
        await driver.keys("enter")
        assert driver.app.current_mode == "people"
        assert "Guðrún Þórsdóttir" in driver.lines[1]
        await driver.keys("1", "ctrl+p")
        await driver.type("outcome")
        assert "on Asks" in driver.seen
        await driver.keys("enter")
        assert driver.app.current_mode == "asks"
        await driver.keys("ctrl+p")
        await driver.type("log")
        await driver.keys("enter")
        assert isinstance(driver.app.screen, QuickAdd)


async def test_the_palette_shows_a_view(demo_desk: Desk) -> None:
    demo_desk.run(SaveView(View("view", "[b]Norway", "oslo")))
    async with driven(demo_desk) as driver:
        await driver.keys("ctrl+p")
        await driver.type("view: [b]norway")
        assert "View: [b]Norway" in driver.seen
        await driver.keys("enter")
        assert driver.app.current_mode == "people"
        assert "Grace O’Neill" in driver.seen
        assert "Chiara Neri" not in driver.seen


@pytest.mark.parametrize(
    "query", ["[/red]", "[@click=app.quit]x", "\x1b[31m", "(((", "%", "a" * 300]
)
async def test_what_is_typed_into_the_palette_harms_nothing(demo_desk: Desk, query: str) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.keys("ctrl+p")
        await driver.type(query)
        await driver.keys("escape")
        assert driver.app.main is driver.app.screen
        assert driver.app.crash is None


@pytest.mark.actions("help")
async def test_the_help_writes_a_configuration_once(demo_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with driven(demo_desk, config=Config(path=path)) as driver:
        for words in ("Written: ", "they change at the next start"):
            await driver.do("help")
            await driver.line("change keys, colours")
            assert words in driver.toast
    assert '#log = "a"' in path.read_text(encoding="utf-8")
