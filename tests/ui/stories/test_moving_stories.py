"""Moving about: screens, the filter, tabs, whole-screen panes, colours, help, the palette."""

import json
from pathlib import Path

import pytest
from app_driver import LARGE, SMALL, driven, told

from relterm.service.desk import Desk
from relterm.service.memory import AppMemory
from relterm.ui.themes import DEFAULT_THEME


@pytest.mark.actions("today", "people", "asks", "you")
@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_the_four_screens_are_a_key_away(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        for action, words in (
            ("people", "Ann Kowalska"),
            ("asks", "a reference for Oslo"),
            ("you", "Robin Vale"),
            ("today", "KEEP YOUR WORD"),
        ):
            await driver.do(action)
            assert words in driver.seen


@pytest.mark.actions("find")
async def test_the_filter_finds_without_accents_and_esc_clears_it(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("find")
        await driver.type("gudrun")
        assert "Guðrún Þórsdóttir" in driver.seen
        assert "Chiara Neri" not in driver.seen
        assert "FOUND" in driver.seen
        await driver.type(" zzz")
        assert "Nobody matches." in driver.seen
        await driver.keys("escape")
        assert "Chiara Neri" in driver.seen
        assert driver.focused == "people"


@pytest.mark.actions("find")
@pytest.mark.parametrize("query", ['"', "AND", "anna AND", "c++", "-anna", "*", "NEAR(a b)", "%"])
async def test_a_filter_is_words_never_a_language(demo_desk: Desk, query: str) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("find")
        await driver.type(query)
        assert driver.focused == "filter"
        await driver.keys("escape")
        assert "Chiara Neri" in driver.seen


@pytest.mark.actions("find", "log")
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_whoever_types_at_once_is_not_misunderstood(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        before = told(demo_desk)
        await driver.type("fussusu")
        assert "Nobody matches." in driver.seen
        await driver.keys("escape")
        await driver.type("1asunday was quiet")
        assert "sunday was quiet" in driver.seen
        await driver.keys("escape", "escape")
        assert told(demo_desk) == before


@pytest.mark.actions("open")
async def test_today_leads_to_the_person(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.keys("down")
        uid = driver.app.person
        await driver.do("open")
        assert driver.app.person == uid
        assert "Tidal-energy researcher" in driver.seen
        await driver.do("today")
        await driver.keys("down", "enter")
        assert "Ingrid Dahl" in driver.lines[1]


@pytest.mark.actions("people")
async def test_the_tabs_of_a_small_screen_turn(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.do("people")
        assert "keep your word" in driver.seen
        await driver.keys("]")
        assert "] about them" not in driver.seen
        assert any("⠉" in line or "⠒" in line for line in driver.lines)
        await driver.keys("]")
        assert "NOT YET" in driver.seen
        await driver.keys("]")
        assert "who begins" in driver.seen
        await driver.keys("]")
        assert "Tidal-energy researcher" in driver.seen
        assert "who begins" not in driver.seen
        await driver.keys("]")
        assert "met in person" in driver.seen
        await driver.keys("[")
        assert "Tidal-energy researcher" in driver.seen


@pytest.mark.actions("people")
async def test_a_wide_screen_turns_between_ask_balance_and_person(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        assert "NOT YET" in driver.seen
        await driver.keys("]")
        assert "NOT YET" not in driver.seen
        assert "who begins" in driver.seen
        await driver.keys("]")
        assert "who begins" not in driver.seen
        assert "cares about" in driver.seen
        await driver.keys("]")
        assert "NOT YET" in driver.seen
        await driver.keys("[", "[")
        assert "who begins" in driver.seen


@pytest.mark.actions("people")
async def test_chart_and_timeline_walk_together(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        await driver.keys("tab", "tab", "tab", "left")
        assert driver.focused == "chart"
        where = driver.lines
        await driver.keys("left", "left")
        assert driver.lines != where
        await driver.keys("plus")
        assert "Trust over time · 6 months" in driver.seen


@pytest.mark.actions("maximise")
async def test_a_pane_takes_the_whole_screen_and_gives_it_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        before = driver.lines
        await driver.do("maximise")
        assert "Trust over time" not in driver.seen
        assert "Ann Kowalska Tidal-energy researcher · Univ. of Gdańsk" in driver.seen
        assert "57 · m puts it back" in driver.seen
        await driver.do("maximise")
        assert driver.lines == before


@pytest.mark.actions("maximise")
@pytest.mark.parametrize("size", [(60, 20), LARGE])
async def test_every_pane_fills_the_screen_when_it_is_maximised(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        for key, pane in (("1", "day"), ("2", "list"), ("3", "asks")):
            await driver.keys(key, "m")
            largest = driver.app.screen.maximized
            assert largest is not None
            assert largest.id == pane
            assert largest.outer_size == (size[0], size[1] - 2)
            await driver.keys("m", "tab")
            if key == "2" and size == LARGE:
                await driver.keys("m")
                assert driver.app.screen.maximized is not None
                assert driver.app.screen.maximized.id == "card"
                assert driver.app.screen.maximized.outer_size == (size[0], size[1] - 2)
                await driver.keys("m")
        await driver.keys("4", "m")
        assert driver.toast == "There is nothing here to make larger."


@pytest.mark.actions("theme")
async def test_the_colours_are_remembered(demo_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    async with driven(demo_desk, memory=AppMemory(path)) as driver:
        assert driver.app.theme == DEFAULT_THEME
        await driver.do("theme")
        await driver.line("dracula")
        assert driver.app.theme == "dracula"
    assert json.loads(path.read_text(encoding="utf-8")) == {"theme": "dracula"}
    async with driven(demo_desk, memory=AppMemory(path)) as driver:
        assert driver.app.theme == "dracula"


@pytest.mark.actions("help", "people")
async def test_help_filters_and_runs(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("help")
        assert "Log an interaction in one line" in driver.seen
        await driver.type("go to people")
        assert "Log an interaction in one line" not in driver.seen
        await driver.keys("enter")
        assert driver.app.main is driver.app.screen
        assert driver.app.current_mode == "people"


@pytest.mark.actions("asks")
async def test_the_palette_finds_an_action(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.keys("ctrl+p")
        await driver.type("go to asks")
        await driver.settle()
        assert "Asks" in driver.seen
        await driver.keys("enter")
        assert driver.app.current_mode == "asks"


@pytest.mark.actions("edit", "you", "undo")
async def test_your_own_page_saves(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        before = told(demo_desk)
        await driver.do("you")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type(" II")
        await driver.keys("ctrl+s")
        me = demo_desk.book.people.me()
        assert me is not None
        assert me.name == "Robin Vale II"
        assert "saved your own page" in driver.toast
        await driver.keys("escape")
        await driver.do("undo")
        assert told(demo_desk) == before
        await driver.hush()
        assert "Robin Vale II" not in driver.seen


@pytest.mark.actions("quit", "log")
@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting(demo_desk: Desk, key: str) -> None:
    async with driven(demo_desk) as driver:
        if key == "ctrl+q":
            await driver.do("log")
            await driver.type("half a sentence")
        else:
            await driver.do("log")
            await driver.keys("escape")
        await driver.keys(key)
        assert driver.app.return_code == 0
        assert driver.app.crash is None


async def test_the_mouse_does_what_keys_do(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.click(driver.lines[0].index("People"), 0)
        assert driver.app.current_mode == "people"
        row = next(y for y, line in enumerate(driver.lines) if "Ingrid Dahl" in line)
        await driver.click(8, row)
        assert "Ingrid Dahl" in driver.lines[1]
        await driver.click(driver.lines[-1].index("? Help"), 35)
        assert "Log an interaction in one line" in driver.seen
