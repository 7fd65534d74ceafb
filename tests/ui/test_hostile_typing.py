"""Hostile text while typing, pasting, importing and clicking: only text, never obeyed."""

import csv
from pathlib import Path

import pytest
from app_driver import LARGE, SMALL, driven, told
from hostile_book import (
    DETAILED,
    OWN,
    STRINGS,
    fill,
    look,
    nameable,
)
from textual.events import Paste

from relterm.service.desk import Desk
from relterm.ui.screens.triage import TriageScreen


@pytest.fixture
def hostile_desk(empty_desk: Desk) -> Desk:
    return fill(empty_desk)


async def test_names_offered_while_typing(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        for typed in ("@[", "@x", "@e", "@1"):
            await driver.do("log")
            await driver.type(f"call {typed}")
            look(driver)
            await driver.keys("down", "tab")
            look(driver)
            await driver.keys("escape", "escape", "escape")
            assert driver.app.screen is driver.app.main


async def test_toasts_and_undo_tell_hostile_names(hostile_desk: Desk) -> None:
    async with driven(hostile_desk) as driver:
        for number in (2, DETAILED - 2, DETAILED - 1):
            await driver.app.show_person(f"p{number}")
            await driver.do("log")
            await driver.line("call about [/] and [@click=app.quit]it[/]")
            if driver.app.screen is not driver.app.main:
                await driver.keys("enter")
            assert driver.toast
            look(driver)
            await driver.do("undo")
            look(driver)
            await driver.hush()
        await driver.do("trash")
        look(driver)
        await driver.do("undo")
        look(driver)


@pytest.mark.parametrize("action", ["find", "log", "new_person", "import", "help"])
async def test_what_is_pasted_is_only_text(empty_desk: Desk, action: str) -> None:
    async with driven(empty_desk) as driver:
        await driver.do(action)
        short = [each for each in OWN if len(each) < 100]
        for start in range(0, len(short), 6):
            text = " ".join(short[start : start + 6])
            driver.app.post_message(Paste(text))
            await driver.settle()
            look(driver)
            await driver.keys("ctrl+u")
        driver.app.post_message(Paste("x" * 5_000))
        await driver.settle()
        look(driver)
        if action in {"log", "new_person"}:
            await driver.keys("enter", "enter")
            look(driver)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_a_hostile_file_is_previewed_and_imported(
    empty_desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "[@click=app.quit]\x1b[31m\x1b]0;x\x07\u202efile.csv"
    texts = [each[:5_000].replace("\x00", "") for each in STRINGS]
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["Name", "E-mail", "Company", "Notes", "[/] \x1b[2Jown", "Birthday"])
        for number, text in enumerate(texts):
            table.writerow([nameable(text), f"a{number}@x.example", text, text, text, text])
    async with driven(empty_desk, size) as driver:
        await driver.do("import")
        driver.app.post_message(Paste(str(path)))
        await driver.keys("enter")
        assert "new" in driver.seen
        look(driver)
        for _ in range(30):
            await driver.keys("pagedown")
            look(driver)
        await driver.keys("ctrl+s")
        assert empty_desk.book.people.total() > len(STRINGS) // 2
        look(driver)
        await driver.keys("enter")
        assert isinstance(driver.app.screen, TriageScreen)
        for key in ("1", "enter", "pagedown", "escape", "space", "p", "u", "end", "pageup", "3"):
            await driver.keys(key)
            look(driver)
        await driver.keys("escape")
        await driver.do("people")
        look(driver)


async def test_a_refusal_names_a_hostile_path_without_obeying_it(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "[b]x[\\i]\x1b]52;c;eA==\x07.xlsx"
    path.write_bytes(b"PK\x03\x04\x00\x00not a table")
    async with driven(empty_desk) as driver:
        for action in ("import", "export"):
            await driver.do(action)
            driver.app.post_message(Paste(str(path / "below" if action == "export" else path)))
            await driver.keys("enter")
            assert driver.app.screen is not driver.app.main
            look(driver)
            await driver.keys("escape")


async def test_nothing_that_is_clicked_acts(
    hostile_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with driven(hostile_desk) as driver:
        before = told(hostile_desk)
        for screen in ("today", "asks", "people"):
            await driver.do(screen)
            for y in range(1, 34, 4):
                for x in (8, 90):
                    await driver.click(x, y)
            assert driver.app.is_running
            while driver.app.screen is not driver.app.main:
                await driver.keys("escape")
        assert not opened
        assert driver.app.return_value is None
        assert told(hostile_desk) == before
