"""The quick-add line at the keyboard: lines of before, long notes, tags, own words, new people."""

import shlex
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from app_driver import SMALL, Driver, driven

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.service.desk import Desk
from relterm.ui.app import ReltermApp
from relterm.ui.dialogs.chip_row import ChipRow
from relterm.ui.dialogs.line_input import LineInput

Editor = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Sets $EDITOR to Python lines that know the file as `path`; the terminal needs no lending."""
    monkeypatch.setattr(ReltermApp, "suspend", lambda _: nullcontext())
    monkeypatch.delenv("VISUAL", raising=False)

    def make(body: str) -> None:
        program = tmp_path / "editor.py"
        program.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{body}\n")
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(program)]))

    return make


def typed(driver: Driver) -> str:
    return driver.app.screen.query_one(LineInput).value


def chips(driver: Driver) -> list[str]:
    return [chip.label for chip in driver.app.screen.query_one(ChipRow).chips]


def last_logged(desk: Desk) -> Interaction:
    """The entry written last, whatever its day."""
    line = desk.book.line_help.lines()[0][0]
    return next(e for e in desk.book.interactions.recent(20) if e.line == line)


@pytest.mark.actions("log")
async def test_lines_of_before_come_back_after_a_restart_and_the_one_begun_is_kept(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk) as driver:
        for line in ("3d: call @bob 5m", "coffee with @bob #oslo", "3d: call @bob 5m"):
            await driver.do("log")
            await driver.line(line)
    async with driven(demo_desk, SMALL) as driver:
        await driver.do("log")
        await driver.type("call 30m")
        await driver.keys("down", "right", "right", "backspace", "up")
        assert "30 min" not in chips(driver)
        begun = chips(driver)
        await driver.keys("up")
        assert typed(driver) == "3d: call @bob 5m"
        assert "Wed 18 Nov" in chips(driver)
        await driver.keys("up")
        assert typed(driver) == "coffee with @bob #oslo"
        await driver.keys("up")
        assert typed(driver) == "coffee with @bob #oslo"
        assert "no line before this one" in driver.seen
        await driver.keys("down", "down")
        assert typed(driver) == "call 30m"
        assert chips(driver) == begun
        await driver.keys("up", "enter")
    assert len(demo_desk.book.line_help.lines()[0]) == 4


@pytest.mark.actions("new_person")
async def test_lines_of_people_come_back_after_a_restart_apart_from_those_of_the_log(
    demo_desk: Desk,
) -> None:
    lines = ("Zed Ashdown <zed@x.org> #conf :)", "Yma Quill at Acme every 6w")
    async with driven(demo_desk) as driver:
        for line in lines:
            await driver.do("new_person")
            await driver.line(line)
    async with driven(demo_desk, SMALL) as driver:
        await driver.do("log")
        await driver.line("tea @zed @yma")
        await driver.do("new_person")
        await driver.type("Uwe")
        for line in reversed(lines):
            await driver.keys("up")
            assert typed(driver) == line
        await driver.keys("up")
        assert "no line before this one" in driver.seen
        await driver.keys("down", "down")
        assert typed(driver) == "Uwe"
    zed = demo_desk.book.people.get(demo_desk.book.people.named("zed@x.org")[0].uid)
    assert zed is not None
    assert (zed.line, zed.notes) == (lines[0], ":)")


@pytest.mark.actions("log")
async def test_a_long_note_is_written_in_the_editor_and_stands_beside_the_line(
    demo_desk: Desk, editor: Editor
) -> None:
    editor('path.write_text(path.read_text() + "she is\\n\\nin Oslo now\\n")')
    async with driven(demo_desk, SMALL) as driver:
        await driver.select("Ann Kowalska")
        await driver.do("log")
        await driver.type("call 30m her move :: shy")
        await driver.keys("ctrl+e")
        assert typed(driver) == "call 30m her move"
        assert chips(driver)[-1] == "private note: shy · 4 lines"
        await driver.keys("escape")
        assert "again drops the line" in driver.seen
        await driver.type(" ")
        await driver.keys("down", "right", "right", "right", "backspace")
        assert chips(driver) == ["Ann Kowalska", "call", "30 min"]
        assert "Ctrl+e brings the note back" in driver.seen
        editor("pass")
        await driver.keys("ctrl+e")
        assert chips(driver)[-1] == "private note: shy · 4 lines"
        await driver.keys("ctrl+e")
        assert "The note is as it was." in driver.seen
        editor('path.write_text("half"); sys.exit(1)')
        await driver.keys("ctrl+e")
        assert "what it had saved is kept" in driver.toast
        assert chips(driver)[-1] == "private note: half"
        editor('path.write_text("shy\\nin Oslo")')
        await driver.keys("ctrl+e", "enter")
    entry = last_logged(demo_desk)
    assert (entry.line, entry.note) == ("call 30m her move ", "shy\nin Oslo")
    assert (entry.kind, entry.minutes, entry.text) == (Kind.CALL, 30, "her move")


@pytest.mark.actions("log")
async def test_without_an_editor_nothing_is_lost_and_a_sentence_says_so(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("log")
        await driver.type("call @bob :: shy")
        await driver.keys("ctrl+e")
        assert "cannot hand over" in driver.toast
        monkeypatch.setattr(ReltermApp, "suspend", lambda _: nullcontext())
        monkeypatch.setenv("VISUAL", "no-such-editor; rm -rf *")
        await driver.keys("ctrl+e")
        assert "“no-such-editor;”, which is not there" in driver.toast
        assert typed(driver) == "call @bob :: shy"
        assert "private note" in chips(driver)


@pytest.mark.actions("log")
async def test_tags_complete_and_own_words_are_known(demo_desk: Desk) -> None:
    demo_desk.kinds = {"Sauna": Kind.MEET, "pilot": Kind.ASK, "podcast": Kind.GIVE}
    async with driven(demo_desk) as driver:
        await driver.do("log")
        await driver.type("sauna with @bob #oce")
        assert "#oceantech" in driver.seen
        await driver.keys("tab")
        assert typed(driver) == "sauna with @bob #oceantech "
        await driver.type("#os")
        await driver.keys("escape")
        await driver.type("tara +podcast")
        assert chips(driver) == [
            "sauna · in person",
            "you both",
            "Bob Osei",
            "#oceantech",
            "#ostara",
            "you gave: podcast",
        ]
        await driver.keys("enter")
    entry = last_logged(demo_desk)
    assert (entry.kind, entry.tags) == (Kind.MEET, ("oceantech", "ostara"))


@pytest.mark.actions("log")
async def test_several_people_are_each_told_what_it_gives_and_nobody_is_added_unasked(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("log")
        await driver.type("coffee with @bob and @")
        await driver.keys("down", "down", "tab")
        assert len([label for label in chips(driver) if label != "coffee · in person"]) == 3
        assert driver.seen.count(" → ") >= 2
        await driver.type("via @zed now")
        await driver.keys("enter")
        assert "“zed” is not in the book yet" in driver.seen
        await driver.keys("enter")
    assert demo_desk.book.people.named("zed")


@pytest.mark.actions("log")
async def test_a_plan_with_an_ask_says_that_the_ask_waits(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.do("log")
        await driver.type("tomorrow: call @bob ?business a pilot +gift")
        assert "to ask: business, a pilot, once it is warranted" in driver.seen
        assert "to give: gift" in driver.seen
        assert "a plan: it counts once you say that it happened" in driver.seen
        await driver.keys("enter")
        assert "logged" in driver.toast


@pytest.mark.actions("new_person")
async def test_the_whole_line_of_a_new_person_with_a_long_note(
    demo_desk: Desk, editor: Editor
) -> None:
    editor('path.write_text("met at sea\\nlikes tea")')
    async with driven(demo_desk) as driver:
        await driver.do("new_person")
        await driver.type("Zed Ashdown <zed@x.org> +49301234567 in/zed at Acme as CTO via @bo")
        await driver.keys("tab")
        await driver.type("#conf every 6w bday 04-15")
        await driver.keys("ctrl+e", "enter")
    (found,) = demo_desk.book.people.named("zed@x.org")
    person = demo_desk.book.people.get(found.uid)
    assert person is not None
    assert (person.organisation, person.title, person.cadence_days) == ("Acme", "CTO", 42)
    assert (person.tags, person.notes) == (("conf",), "met at sea\nlikes tea")
    assert person.introduced_by == demo_desk.book.people.named("Bob Osei")[0].uid
