"""The trash: what is in it, bringing it back, and deleting for good."""

from dataclasses import replace

import pytest
from app_driver import SMALL, driven, told

from relterm.domain.people import Person, State
from relterm.service import noting
from relterm.service.commands.editing import SavePerson
from relterm.service.desk import Desk


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Ann with an entry, Bob and Cy."""
    with empty_desk.book.write("people", 1) as session:
        for name in ("Ann Lee", "Bob Osei", "Cy Twombly"):
            session.put(Person(name[0].lower(), name, organisation="Acme"))
    line = noting.read_log(empty_desk, "yesterday: coffee @ann about the boats !send the map")
    empty_desk.run(noting.command_for(empty_desk, line))
    return empty_desk


@pytest.mark.actions("trash", "restore", "redo")
@pytest.mark.parametrize("size", [(60, 20), SMALL, (120, 36)])
async def test_what_was_thrown_away_is_listed_and_brought_back(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(desk, size) as driver:
        await driver.do("restore")
        assert "The trash is empty." in driver.seen
        assert "Ctrl+d moves a person or an entry here" in driver.seen
        await driver.keys("enter", "ctrl+d", "escape")
        before = told(desk)
        await driver.select("Ann Lee")
        await driver.keys("enter")
        await driver.do("trash")
        await driver.keys("escape", "escape")
        await driver.select("Bob Osei")
        await driver.do("trash")
        await driver.do("restore")
        assert "PEOPLE · 1" in driver.seen
        assert "Bob Osei Acme since today" in driver.seen
        assert "LOG ENTRIES · " in driver.seen
        assert "you promised: send the map · Ann Lee" in driver.seen
        await driver.keys("asterisk")
        assert "selected" in driver.seen
        await driver.keys("escape", "enter")
        assert "brought Bob Osei back from the trash" in driver.seen
        await driver.keys("space", "v", "enter")
        assert "back from the trash" in driver.seen
        assert "The trash is empty." in driver.seen
        assert told(desk) == before
        await driver.keys("u")
        assert "LOG ENTRIES" in driver.seen, "bringing back is a change like any other"
        await driver.keys("escape")
        await driver.do("redo")
        assert told(desk) == before


@pytest.mark.actions("restore", "history")
async def test_what_undo_can_no_longer_bring_back_comes_back_here(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.select("Bob Osei")
        await driver.do("trash")
        bob = desk.book.people.get("b")
        assert bob is not None
        desk.run(SavePerson(replace(bob, name="Robert Osei"), bob))
        await driver.do("history")
        await driver.keys("j", "u")
        assert "cannot be undone: Robert Osei was changed since" in driver.seen
        await driver.keys("escape")
        await driver.do("restore")
        await driver.keys("enter")
        bob = desk.book.people.get("b")
        assert bob is not None
        assert (bob.name, bob.state) == ("Robert Osei", State.ACTIVE)


@pytest.mark.actions("restore", "trash")
async def test_deleting_for_good_takes_the_word(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.select("Ann Lee")
        await driver.do("trash")
        await driver.do("restore")
        await driver.keys("ctrl+d")
        assert "Delete Ann Lee" in driver.seen
        assert "backups made before still hold it" in driver.seen
        await driver.line("yes")
        assert "Type the word delete." in driver.seen
        await driver.keys("escape", "escape")
        assert desk.book.people.get("a") is not None
        await driver.keys("ctrl+d")
        await driver.line("delete")
        assert "Deleted for good: Ann Lee" in driver.seen
        assert "The trash is empty." in driver.seen
        assert desk.book.people.get("a") is None
        assert list(desk.book.interactions.iter_all()) == []
        assert b"Ann Lee" not in desk.book.path.read_bytes()
