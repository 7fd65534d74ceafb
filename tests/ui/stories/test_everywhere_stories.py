"""Any size, any script, by mouse as well as by keys: nothing overlaps, nothing is out of reach."""

import csv
import random
from itertools import combinations
from pathlib import Path

import pytest
from app_driver import Driver, driven
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets._toast import Toast

from relterm.domain.people import Person
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.ui.dialogs.import_file import ImportFile
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.quick_add import QuickAdd
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.trust_chart import TrustChart

SIZES = ((60, 20), (79, 23), (80, 24), (99, 30), (100, 30), (132, 43), (200, 60), (250, 70))
TINY = ((40, 12), (59, 19), (20, 5), (1, 1), (1, 60), (250, 2))
PLACES: dict[str, tuple[str, ...]] = {
    "today": (),
    "people": ("do:people",),
    "asks": ("do:asks",),
    "you": ("do:you",),
    "one person": ("do:people", "do:one_person"),
    "triage": ("do:triage",),
    "log": ("do:log", "type:call with @gr"),
    "person form": ("do:people", "do:edit"),
    "help": ("do:help",),
    "import": ("do:import",),
    "snooze": ("do:snooze",),
    "why": ("do:people", "do:why"),
}
NAMES = (
    "王小明", "山田太郎さん", "김민준 박사", "Ｆｕｌｌ Ｗｉｄｔｈ",
    "דוד לוי", "محمد بن سلمان", "ליאור Cohen 12", "علی 34 رضا",
    "สมชาย ใจดี", "अनन्या शर्मा", "ক্ষুদিরাম", "မောင်မောင်", "ཀརྨ",
    "Zoë A\u0301\u0302\u0303", "e\u0301e\u0301e\u0301 Ünï", "Z̸a̷l̶g̵o̴ T̸e̷x̶t̵",
    "👩‍👩‍👧‍👦 Family", "🇺🇳🇩🇪 Flags", "🧑🏽‍🚀 Ada", "❤️ Heart", "1️⃣ Keycap",
    "ﷺ﷽", "Nguyễn Thị Minh Khai", "\u200bzero\u200d\ufeffwidth\u00ad",
)  # fmt: skip


async def take(driver: Driver, steps: tuple[str, ...]) -> None:
    for step in steps:
        kind, _, rest = step.partition(":")
        if kind == "do":
            await driver.do(rest)
        elif kind == "type":
            await driver.type(rest)
        else:
            await driver.keys(step)


@pytest.mark.parametrize("size", [(60, 20), (100, 30)])
async def test_a_toast_lies_over_no_title_no_line_and_no_key(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.select("Ann Kowalska")
        await driver.do("log")
        await driver.line("call 20m")
        (toast,) = driver.app.screen.query(Toast)
        assert (toast.region.y, toast.region.height) == (0, 1)
        assert "u undoes it" in driver.lines[0]
        await driver.do("log")
        await driver.type("coffee")
        (toast,) = driver.app.screen.query(Toast)
        assert toast.region.bottom <= driver.app.screen.query_one(LineInput).region.y
        await driver.keys("escape", "escape")
        await driver.do("edit")
        assert "u undoes it" in driver.lines[0]
        assert "Who they are" in driver.seen


async def resize(driver: Driver, width: int, height: int) -> None:
    await driver.pilot.resize_terminal(width, height)
    await driver.settle()


def check_screen(driver: Driver, width: int, height: int) -> None:
    strips = driver.app.screen._compositor.render_strips()
    assert len(strips) == height
    assert {strip.cell_length for strip in strips} == {width}
    panes = [
        each
        for each in driver.app.screen.query(Pane)
        if each.is_on_screen and each.region.area and not each.query(Pane)
    ]
    for one, other in combinations(panes, 2):
        if not set(one.ancestors) & {other} and not set(other.ancestors) & {one}:
            overlap = one.region.intersection(other.region)
            assert not overlap.area, f"{one} lies on {other} at {width}x{height}"


@pytest.mark.parametrize("place", PLACES)
async def test_every_size(demo_desk: Desk, place: str) -> None:
    async with driven(demo_desk, (80, 24)) as driver:
        await take(driver, PLACES[place])
        focused, typed = driver.app.focused, place == "log"
        for size in (*SIZES, *TINY, (80, 24)):
            await resize(driver, *size)
            assert driver.app.focused is focused
            if place == "today":
                small = driver.lines[0].startswith(" Make the win")
                assert small == (size[0] < 40 or size[1] < 12) or size[0] == 1
            if size in SIZES:
                check_screen(driver, *size)
                assert (
                    focused is None or focused.region.intersection(driver.app.screen.region).area
                ), f"the focus is out of sight at {size}"
        assert not typed or "call with @gr" in driver.seen
        reached = set()
        if not isinstance(driver.app.screen, ModalScreen):
            await resize(driver, 60, 20)
            for _ in range(12):
                await driver.keys("tab")
                reached.add(driver.app.focused)
            assert len(reached) > 1 or place == "one person"


def storm(driver: Driver, count: int, seed: int) -> None:
    """Many sizes at once, faster than anything is laid out."""
    sizes = random.Random(seed)
    for _ in range(count):
        size = Size(sizes.randint(1, 250), sizes.randint(1, 70))
        driver.app.post_message(Resize(size, size))


async def test_what_has_the_focus_stays_in_sight_when_tabs_come_and_go(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        seen = set()
        for _ in range(6):
            await driver.keys("tab")
            focused = driver.app.focused
            for width, height in ((80, 24), (120, 36)):
                await resize(driver, width, height)
                kept = driver.app.focused
                assert kept is not None
                assert kept.region.area
                assert kept is focused or focused.id == "card-text"
            seen.add(focused.id)
            await resize(driver, 120, 36)
            focused.focus()
        assert {"timeline", "chart", "gate-list", "card-text"} <= seen
        await resize(driver, 80, 24)
        for _ in range(5):
            await driver.keys("]")
            focused = driver.app.focused
            for width, height in ((120, 36), (80, 24)):
                await resize(driver, width, height)
                assert driver.app.focused is focused
        await resize(driver, 120, 36)
        await driver.do("asks")
        for place in ("gate-list", "plan-text"):
            await driver.keys("tab")
            for width, height in ((80, 24), (120, 36)):
                await resize(driver, width, height)
                assert driver.focused == place


async def test_a_storm_while_a_line_is_typed_and_with_the_chart_in_focus(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("log")
        for number in range(8):
            storm(driver, 40, number)
            await driver.type("word ")
        await resize(driver, 80, 24)
        dialog = driver.app.screen
        assert isinstance(dialog, QuickAdd)
        assert dialog.line.value == "word " * 8
        assert dialog.line.has_focus
        await driver.keys("escape", "escape")
        await driver.do("people")
        await resize(driver, 120, 36)
        chart = driver.app.screen.query_one(TrustChart)
        chart.focus()
        await driver.keys("left")
        here = chart.cursor_uid
        storm(driver, 300, 99)
        await driver.settle()
        await resize(driver, 120, 36)
        assert chart.has_focus
        assert chart.cursor_uid == here
        check_screen(driver, 120, 36)


async def test_a_storm_while_an_import_runs(empty_desk: Desk, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    with people.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["Name", "Email"])
        rows.writerows([f"Person {n}", f"p{n}@x.example"] for n in range(1500))
    async with driven(empty_desk) as driver:
        await driver.do("import")
        assert isinstance(driver.app.screen, ImportFile)
        await driver.line(str(people))
        driver._send("ctrl+s")
        for number in range(5):
            storm(driver, 60, number)
            await driver.pilot.pause()
        await driver.settle()
        await resize(driver, 80, 24)
        assert "1,500 new" in driver.toast or "1500 new" in driver.toast
        assert sum(1 for _ in empty_desk.book.people.iter_all()) >= 1500


async def test_names_in_every_script_stand_in_straight_columns(empty_desk: Desk) -> None:
    for number, name in enumerate(NAMES):
        empty_desk.run(AddPerson(Person(f"p{number}", name, organisation=name[::-1], title="x")))
    async with driven(empty_desk) as driver:
        await driver.do("people")
        for size in SIZES:
            await resize(driver, *size)
            check_screen(driver, *size)
            await driver.keys("home", *("down",) * 3)
        await resize(driver, 120, 36)
        for _ in NAMES:
            await driver.keys("down")
            check_screen(driver, 120, 36)
        await driver.do("edit")
        check_screen(driver, 120, 36)


async def test_the_mouse_reaches_what_keys_reach(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:

        async def click(words: str) -> None:
            lines = driver.lines
            row = next(y for y, line in enumerate(lines) if words in line)
            await driver.click(lines[row].index(words) + 1, row)

        await click("2 People")
        assert driver.app.main is not None
        assert driver.app.main.NAME == "people"
        await click("Chiara Neri")
        first = driver.app.person
        assert first is not None
        assert demo_desk.book.people.get(first).name == "Chiara Neri"  # type: ignore[union-attr]  # the click chose her
        await click("a Log")
        assert isinstance(driver.app.screen, QuickAdd)
        await driver.type("call")
        await driver.keys("escape", "escape")
        await click("? Help")
        assert "type to filter" in driver.seen or "Help" in driver.seen
        await driver.keys("escape")
        await click("3 Asks")
        assert driver.app.main is not None
        assert driver.app.main.NAME == "asks"
        before = driver.app.main.selected_ask
        await click("Mei Lin")
        assert driver.app.main.selected_ask != before


async def test_a_click_on_a_key_in_a_hint_is_that_key(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:

        async def click(words: str) -> None:
            lines = driver.lines
            row = next(y for y, line in enumerate(lines) if words in line)
            await driver.click(lines[row].index(words), row)

        await driver.do("people")
        await click("a Log")
        await driver.type("call 5m")
        await click("⏎ save")
        assert "logged call" in driver.toast
        await driver.hush()
        await click("? Help")
        await click("esc close")
        assert driver.app.main is driver.app.screen
        await click("→ walk")
        assert driver.focused == "chart"
        here = driver.lines
        row = next(y for y, line in enumerate(here) if "←→ walk" in line)
        await driver.click(here[row].index("←→ walk"), row)
        assert driver.lines != here
        await driver.keys("1")
        await click("people a day is plenty")
        assert driver.app.current_mode == "today", "a number that counts is no key"
        await driver.keys("3")
        here = driver.lines
        await click("nearest first")
        assert driver.lines == here, "nor are the letters of a word"


async def test_in_a_narrow_list_the_name_comes_before_the_curve(demo_desk: Desk) -> None:
    async with driven(demo_desk, (60, 20)) as driver:
        await driver.do("people")
        assert any("Ann Kowalska    53 " in line for line in driver.lines)
        assert not any("…" in line[:12] for line in driver.lines[3:])
        await resize(driver, 80, 24)
        assert any("Ann Kowalska" in line and "▂▃▄▄▄  53" in line for line in driver.lines)


async def test_editing_is_offered_wherever_it_works(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        for place in ("today", "people", "asks", "you"):
            await driver.do(place)
            assert "e Edit" in driver.lines[-1], place


@pytest.mark.actions("suspend")
async def test_where_no_shell_could_bring_it_back_it_stays(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("suspend")
        assert driver.toast == "There is no shell behind relterm that could bring it back."
        assert "KEEP YOUR WORD" in driver.seen
