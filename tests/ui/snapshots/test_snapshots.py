"""What a person sees on the sample book of a fixed day, as plain text, screen by screen."""

import re
import shutil
from pathlib import Path

import pytest
from app_driver import LARGE, SMALL, driven
from snapshot import compare

from relterm.service.desk import Desk

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
LINKEDIN = Path(__file__).parents[2] / "data/csv/contact-formats-own/linkedin_connections.csv"

SCENES: dict[str, tuple[str, ...]] = {
    "today": (),
    "people": ("do:people",),
    "people-about": ("do:people", "]", "]", "]"),
    "people-filter": ("do:find", "type:vale"),
    "asks": ("do:asks", "down", "down", "down"),
    "you": ("do:you",),
    "you-edit": ("do:you", "do:edit"),
    "log": ("do:log", "type:fri: coffee 45m *2 her defence went well +paper >> 3w ask her"),
    "log-name": ("do:log", "type:call with @gr"),
    "new-person": ("do:new_person", "type:Ada Kestrel <ada@kestrel.example> at Fen Trust #birds"),
    "promise-done": ("do:done",),
    "snooze": ("do:snooze",),
    "ask-size": ("do:people", "do:ask", "type:a word with her", "enter"),
    "person-form": ("do:people", "do:edit"),
    "entry-form": ("do:people", "enter", "down", "do:edit"),
    "help": ("do:help",),
    "theme": ("do:theme",),
    "import": ("do:import",),
    "export": ("do:export",),
}


@SIZES
@pytest.mark.parametrize("scene", SCENES)
async def test_the_screen_is_the_one_that_was_looked_at(
    demo_desk: Desk, scene: str, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        for step in SCENES[scene]:
            kind, _, rest = step.partition(":")
            if rest and kind == "do":
                await driver.do(rest)
            elif rest and kind == "type":
                await driver.type(rest)
            else:
                await driver.keys(step)
        compare(f"{scene}-{size[0]}x{size[1]}", driver.lines)


@SIZES
async def test_an_empty_book(empty_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(empty_desk, size) as driver:
        for mode in ("today", "people", "asks"):
            await driver.do(mode)
            compare(f"empty-{mode}-{size[0]}x{size[1]}", driver.lines)


@SIZES
async def test_an_import_before_it_is_written(
    demo_desk: Desk, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(LINKEDIN, "Connections.csv")
    async with driven(demo_desk, size) as driver:
        await driver.do("import")
        await driver.line("Connections.csv")
        compare(f"import-preview-{size[0]}x{size[1]}", driver.lines)


@SIZES
async def test_an_ask_made_early(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.do("asks")
        await driver.keys("down", "down", "down", "down")
        await driver.do("ask")
        await driver.line("I asked")
        compare(f"ask-early-{size[0]}x{size[1]}", driver.lines)


def test_no_picture_is_kept_for_nothing() -> None:
    here = Path(__file__).parent
    kept = {re.sub(r"-\d+x\d+$", "", path.stem) for path in here.glob("*.txt")}
    more = {"empty-today", "empty-people", "empty-asks", "import-preview", "ask-early"}
    assert kept == {*SCENES, *more}
