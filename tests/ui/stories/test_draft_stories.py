"""What was being typed when the app had to end is there again at the next start."""

import errno
import json
import os
import signal
import stat
from pathlib import Path

import pytest
from app_driver import Driver, driven

from relterm.service.desk import Desk
from relterm.service.drafts import Draft, Lost
from relterm.ui import drafts as keeping
from relterm.ui.dialogs.entry_form import EntryForm
from relterm.ui.dialogs.person_form import PersonForm
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.dialogs.quick_add import QuickAdd
from relterm.ui.screens.you import YouScreen

LINE = "fri: coffee with @bob and a long story about the bo"


def kept_files(desk: Desk) -> list[Path]:
    return sorted(desk.book.path.parent.glob("*.draft-*"))


async def end(driver: Driver, number: signal.Signals = signal.SIGTERM) -> None:
    keeping.end_by(driver.app, number)
    assert driver.app.return_code == 128 + number


async def test_a_line_comes_back_with_the_person_it_was_about(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        person = await driver.select("Ann Kowalska")
        await driver.do("log")
        await driver.type(LINE)
        await end(driver)
    (path,) = kept_files(demo_desk)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    async with driven(demo_desk) as driver:
        assert "You were writing something" in driver.seen
        assert LINE[:40] in driver.seen
        assert "Ann Kowalska" in driver.seen
        await driver.keys("enter")
        assert isinstance(driver.app.screen, QuickAdd)
        assert driver.app.screen.line.value == LINE
        assert driver.app.person == person.uid
        assert kept_files(demo_desk) == []
        await driver.keys("enter")
        assert "u undoes it" in driver.toast
    async with driven(demo_desk) as driver:
        assert "You were writing something" not in driver.seen


async def test_a_screen_still_being_built_at_the_end_is_no_fault(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await end(driver)
        await driver.app.switch_mode("asks")
        await driver.settle()
        assert driver.app.crash is None
        assert driver.app.return_code == 128 + signal.SIGTERM


async def test_later_keeps_it_and_its_own_key_brings_it_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("new_person")
        await driver.type("Ada Kestrel at Fen Tr")
        await end(driver, signal.SIGHUP)
    async with driven(demo_desk) as driver:
        await driver.keys("down", "enter")
        assert len(kept_files(demo_desk)) == 1
        await driver.do("new_person")
        assert "Ada Kestrel at Fen Tr" in driver.seen
        await driver.keys("escape", "escape")
        assert "Ada Kestrel" not in driver.seen
    assert kept_files(demo_desk) == []


async def test_what_is_declined_is_deleted(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("log")
        await driver.type(LINE)
        await driver.keys("ctrl+q")
    assert len(kept_files(demo_desk)) == 1
    async with driven(demo_desk) as driver:
        await driver.type("let it go")
        await driver.keys("enter")
        assert kept_files(demo_desk) == []
        await driver.do("log")
        assert LINE[:20] not in driver.seen


async def test_changed_fields_of_a_form_come_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        person = await driver.select("Ann Kowalska")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type(" the Second")
        await end(driver)
    async with driven(demo_desk) as driver:
        assert "the Second" in driver.seen
        await driver.keys("enter")
        form = driver.app.screen
        assert isinstance(form, PersonForm)
        assert form.form.dirty
        await driver.keys("ctrl+s")
        changed = demo_desk.book.people.get(person.uid)
        assert changed is not None
        assert changed.name == f"{person.name} the Second"


async def test_the_form_of_an_entry_opens_at_that_entry(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        await driver.keys("enter", "down")
        assert driver.app.main is not None
        entry = driver.app.main.selected_entry
        await driver.do("edit")
        assert isinstance(driver.app.screen, EntryForm)
        driver.app.screen.form.focus_field("note")
        await driver.settle()
        await driver.type("half a sen")
        await end(driver)
    async with driven(demo_desk) as driver:
        await driver.keys("enter")
        form = driver.app.screen
        assert isinstance(form, EntryForm)
        assert form.draft_about == entry
        assert "half a sen" in form.draft


async def test_your_own_page_comes_back_too(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("you")
        await driver.do("edit")
        await driver.type(" Half")
        await end(driver)
    async with driven(demo_desk) as driver:
        await driver.keys("enter")
        assert isinstance(driver.app.screen, YouScreen)
        assert " Half" in driver.app.screen.draft
        assert kept_files(demo_desk) == []


async def test_a_reminder_half_typed_on_today(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.keys("down", "down")
        person = driver.app.person
        await driver.do("remind")
        await driver.type("3w send the")
        await end(driver)
    async with driven(demo_desk) as driver:
        await driver.keys("enter")
        assert isinstance(driver.app.screen, Prompt)
        assert driver.app.screen.draft == "3w send the"
        assert driver.app.person == person


async def test_a_crash_keeps_it_too(demo_desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="a fault"):
        await _crash_while_typing(demo_desk)
    assert len(kept_files(demo_desk)) == 1


async def _crash_while_typing(desk: Desk) -> None:
    def fail() -> None:
        msg = "a fault"
        raise RuntimeError(msg)

    async with driven(desk) as driver:
        await driver.do("log")
        await driver.type(LINE)
        driver.app.call_later(fail)
        await driver.settle()
        assert driver.app.crash is not None
        assert LINE[:10] not in driver.app.crash.sentence


async def test_what_cannot_be_kept_is_the_last_word_in_the_terminal(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    async with driven(demo_desk) as driver:
        await driver.do("log")
        await driver.type(LINE)
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            await end(driver)
    said = keeping.last_words(driver.app.drafts)
    assert "could not be kept: No space is left on the disk" in said[0]
    assert said[1:] == ["Here it is, to copy:", LINE]
    assert kept_files(demo_desk) == []
    form = Lost(Draft(json.dumps({"name": "Ann", "notes": "x" * 5000}), "PersonForm"), "full.")
    driver.app.drafts.lost = [form]
    assert keeping.last_words(driver.app.drafts)[2:] == [
        "Ann",
        "x" * 3996,
        "… and 1,004 more characters, which are lost.",
    ]


async def test_nothing_typed_nothing_kept(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("gratitude")
        await end(driver)
    async with driven(demo_desk) as driver:
        await driver.do("log")
        await driver.type("x")
        driver.app.drafts.wanted = False
        await end(driver)
    assert kept_files(demo_desk) == []


async def test_what_is_no_draft_is_left_alone(demo_desk: Desk, tmp_path: Path) -> None:
    book = demo_desk.book.path
    strange = {
        "a": b"\xff\xfe",
        "b": b"[1, 2]",
        "c": b'{"text": 3, "dialog": []}',
        "d": b"[" * 100_000,
    }
    for name, kept in strange.items():
        book.with_name(f"{book.name}.draft-{name}").write_bytes(kept)
    book.with_name(f"{book.name}.draft-link").symlink_to(tmp_path / "elsewhere")
    async with driven(demo_desk) as driver:
        assert "You were writing something" not in driver.seen
        assert driver.app.drafts.waiting == []
    assert len(kept_files(demo_desk)) == len(strange) + 1


async def test_a_torn_or_foreign_draft_keeps_nobody_from_opening_the_app(demo_desk: Desk) -> None:
    kept = {"text": LINE, "dialog": "QuickAdd", "action": "log"}
    path = demo_desk.book.path.with_name(f"{demo_desk.book.path.name}.draft-0a")
    path.write_text(json.dumps(kept | {"person": "\ud800", "title": "\udfff"}))
    async with driven(demo_desk) as driver:
        assert LINE[:40] in driver.seen
        await driver.keys("enter")
        assert "not there any more. The text stays kept" in driver.toast
    path.write_text(json.dumps(kept | {"action": "of another version"}))
    async with driven(demo_desk) as driver:
        await driver.keys("enter")
        assert "another version" in driver.toast
    assert kept_files(demo_desk) == [path]
