"""Copying by keys: what reaches the terminal's clipboard, and what never does."""

import base64
import re
from dataclasses import replace

import pytest
from app_driver import Driver, driven

from relterm.domain.people import Labelled, Person
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk

_OSC_52 = re.compile(r"\x1b\]52;c;([^\a]*)\a")


class Terminal:
    """Keeps what the app writes to the terminal, and reads what it puts on the clipboard."""

    def __init__(self, driver: Driver, patch: pytest.MonkeyPatch) -> None:
        self.written: list[str] = []
        patch.setattr(driver.app._driver, "write", self.written.append)

    @property
    def copied(self) -> list[str]:
        """Everything put on the clipboard so far, by the escape sequence OSC 52."""
        found = _OSC_52.findall("".join(self.written))
        return [base64.b64decode(each).decode() for each in found]


ANN = Person("ann", "Ann Lee", emails=(Labelled("ann@x.org"),), phones=(Labelled("+49 30 1"),))


@pytest.mark.actions("copy")
async def test_one_thing_is_chosen_and_put_on_the_clipboard(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_desk.run(AddPerson(ANN))
    async with driven(empty_desk) as driver:
        terminal = Terminal(driver, monkeypatch)
        await driver.select("Ann Lee")
        assert terminal.copied == [], "nothing is copied but on its key"
        await driver.do("copy")
        assert "ann@x.org" in driver.seen
        assert "Ann Lee <ann@x.org>" in driver.seen
        await driver.keys("escape")
        assert terminal.copied == []
        await driver.do("copy")
        await driver.keys("enter")
        assert terminal.copied == ["ann@x.org"]
        assert driver.toast.startswith("ann@x.org · on the clipboard, if your terminal allows it")
        await driver.do("copy")
        await driver.type("name and")
        await driver.keys("enter")
        assert terminal.copied[-1] == "Ann Lee <ann@x.org>"


async def test_a_single_thing_is_copied_at_once_and_nothing_in_it_acts(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_desk.run(AddPerson(Person("bo", "Bo\x1b]52;c;cm0=\x07\nrm -rf ~\u202e")))
    async with driven(empty_desk) as driver:
        terminal = Terminal(driver, monkeypatch)
        await driver.keys("2")
        await driver.do("copy")
        assert terminal.copied == ["Bo]52;c;cm0= rm -rf ~"]


async def test_what_is_too_long_for_a_terminal_is_not_cut_in_silence(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_desk.run(AddPerson(replace(ANN, emails=(), phones=(Labelled("1" * 80_000),))))
    async with driven(empty_desk) as driver:
        terminal = Terminal(driver, monkeypatch)
        await driver.keys("2")
        await driver.do("copy")
        await driver.keys("enter")
        assert terminal.copied == []
        assert "too long" in driver.toast


async def test_an_entry_is_copied_as_it_was_told(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(demo_desk) as driver:
        terminal = Terminal(driver, monkeypatch)
        person = await driver.select("Ann Kowalska")
        while driver.focused != "timeline":
            await driver.keys("tab")
        entry = driver.app.main.selected_entry if driver.app.main else None
        known = demo_desk.book.interactions.get(entry or "")
        assert known is not None
        assert person.uid in known.people
        await driver.do("copy")
        await driver.keys("enter")
        assert terminal.copied == [known.text]


async def test_without_anybody_a_word_says_so(empty_desk: Desk) -> None:
    async with driven(empty_desk) as driver:
        await driver.do("copy")
        assert "Nobody is in this book yet: n adds" in driver.toast
