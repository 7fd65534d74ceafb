"""The list of what was done: everything can be taken back and done again, also tomorrow."""

from dataclasses import replace
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest
from app_driver import SMALL, Driver, driven, told

from relterm.clock import Clock
from relterm.domain.kinds import Circle
from relterm.domain.people import Person
from relterm.interchange.recognise import recognise
from relterm.service.commands.bulk import Circled, ForPeople
from relterm.service.commands.editing import SavePerson
from relterm.service.desk import Desk, Done, Progress
from relterm.service.importing.run import commit
from relterm.service.opening import open_desk
from relterm.storage.records import ChangeRow
from relterm.ui.dialogs import turning

CONTACTS = "First Name,Last Name,E-mail Address\nMaya,Sorensen,maya@x.org\nOle,Bull,ole@x.org\n"


def import_contacts(desk: Desk, folder: Path) -> None:
    path = folder / "contacts.csv"
    path.write_text(CONTACTS, encoding="utf-8")
    commit(desk, recognise(path, zone=UTC))


async def do_everything(driver: Driver, folder: Path) -> int:
    """One of each kind of change; how many there were."""
    desk = driver.app.desk
    before = len(desk.book.changes.list(999))
    grace = await driver.select("Grace O’Neill")
    await driver.do("log")
    await driver.line("coffee 30m *2 about the boats !send the map by fri +intro")
    desk.run(SavePerson(replace(grace, notes="rows on Sundays", title="Captain"), grace))
    await driver.do("tag")
    await driver.line("boats")
    await driver.do("circle")
    await driver.line("inner")
    await driver.do("remind")
    await driver.line("3w ask how the race went")
    await driver.do("gratitude")
    await driver.line("for the tow")
    await driver.do("new_person")
    await driver.line("Fay Wray at Acme #film")
    await driver.do("pause")
    import_contacts(desk, folder)
    await driver.keys("escape", "escape")
    await driver.do("select_all")
    await driver.do("tag")
    await driver.line("everybody")
    await driver.keys("escape")
    await driver.select("Grace O’Neill")
    await driver.do("archive")
    await driver.keys("escape")
    await driver.select("Bob Osei")
    await driver.do("trash")
    return len(desk.book.changes.list(999)) - before


@pytest.mark.actions("undo", "redo", "tag", "circle", "archive", "trash", "log", "select_all")
async def test_everything_is_undone_and_done_again_after_a_restart(
    demo_desk: Desk, fixed: Clock, tmp_path: Path
) -> None:
    before, path = told(demo_desk), demo_desk.book.path
    async with driven(demo_desk) as driver:
        count = await do_everything(driver, tmp_path)
    after = told(demo_desk)
    assert count >= 10
    demo_desk.book.close()
    with open_desk(path, fixed) as desk:
        async with driven(desk) as driver:
            for _ in range(count):
                await driver.do("undo")
                assert "Undone: " in driver.toast
        assert told(desk) == before
    with open_desk(path, fixed) as desk:
        async with driven(desk) as driver:
            for _ in range(count):
                await driver.do("redo")
                assert "Done again: " in driver.toast
            await driver.do("redo")
            assert "Nothing to do again" in driver.toast
        assert told(desk) == after
        assert desk.book.problems() == []
    demo_desk.book.connect_here()


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """Ann, an import, and an edit of somebody it brought."""
    with empty_desk.book.write("added Ann Lee", empty_desk.seconds - 86_400) as session:
        session.put(Person("a", "Ann Lee"))
    import_contacts(empty_desk, tmp_path)
    maya = next(each for each in empty_desk.book.people.iter_all() if each.given == "Maya")
    empty_desk.run(SavePerson(replace(maya, title="Painter"), maya))
    return empty_desk


@pytest.mark.actions("history", "tag", "people", "undo")
@pytest.mark.parametrize("size", [(60, 20), SMALL, (120, 36)])
async def test_the_list_says_what_each_change_did_and_takes_back_any(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(desk, size) as driver:
        await driver.do("people")
        await driver.do("tag")
        await driver.line("conf")
        before = told(desk)
        await driver.do("history")
        assert not driver.toast, "a toast would lie over it"
        assert "TODAY · Sat 21 Nov" in driver.seen
        assert "YESTERDAY · Fri 20 Nov" in driver.seen
        assert "tagged Ann Lee #conf" in driver.seen
        assert "tags: with #conf" in driver.seen
        await driver.keys("j")
        assert "title: nothing → Painter" in driver.seen
        await driver.keys("j")
        assert "import of contacts.csv" in driver.seen
        assert "2 new" in driver.seen
        await driver.keys("G", "u")
        assert "cannot be undone: Ann Lee was changed since by “tagged Ann Lee #conf”" in (
            driver.seen
        ), "it says why"
        assert told(desk) == before
        await driver.keys("k", "k", "u")
        assert "Undone: edited Maya Sorensen · r does it again" in driver.seen
        assert "undone" in next(line for line in driver.lines if "edited Maya" in line)
        await driver.keys("u")
        assert "is undone already" in driver.seen
        await driver.keys("ctrl+r")
        assert told(desk) == before
        await driver.keys("enter", "enter", "r")
        assert "is done already" in driver.seen
        assert told(desk) == before
        await driver.keys("escape")
        await driver.do("undo")
        assert "Undone: edited Maya Sorensen" in driver.toast, "what was done again last"


@pytest.mark.actions("undo", "redo")
async def test_much_is_taken_back_under_a_bar_that_can_be_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turning, "MANY", 2)
    uids = tuple(each.uid for each in desk.book.people.iter_all())
    before = told(desk)
    desk.run(ForPeople(uids, Circled(Circle.INNER)))
    after = told(desk)
    bars: list[str] = []

    async with driven(desk, SMALL) as driver:

        def stop(change: ChangeRow, progress: Progress) -> Done:
            """Press Esc at the first report."""

            def told_of(done: int, expected: int) -> None:
                bars.append(driver.app.call_from_thread(lambda: driver.seen))
                driver.app.call_from_thread(driver.app.screen.action_stop)
                progress(done, expected)

            return Desk.undo_change(desk, change, told_of)

        monkeypatch.setattr(desk, "undo_change", stop)
        await driver.do("undo")
        assert "Taking it back" in bars[0]
        assert "esc stop, nothing is written" in bars[0]
        assert "Stopped. The book is as it was." in driver.toast
        assert told(desk) == after
        monkeypatch.setattr(desk, "undo_change", partial(Desk.undo_change, desk))
        await driver.do("undo")
        assert "Undone: circle inner" in driver.toast
        assert told(desk) == before
        await driver.do("redo")
        assert "Done again: circle inner" in driver.toast
        assert told(desk) == after


@pytest.mark.actions("history")
async def test_an_import_is_taken_back_but_for_what_changed_since(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.do("history")
        await driver.keys("j", "u")
        names = {each.name for each in desk.book.people.iter_all()}
        assert names == {"Ann Lee", "Maya Sorensen"}
        await driver.keys("r")
        assert len(list(desk.book.people.iter_all())) == 3


@pytest.mark.actions("history")
async def test_the_list_is_filtered_as_you_type_and_read_page_by_page(desk: Desk) -> None:
    for number in range(450):
        with desk.book.write(f"step {number}", desk.seconds) as session:
            session.put(Person("z", f"Zoe {number}"))
    async with driven(desk, SMALL) as driver:
        await driver.do("history")
        assert "200, more below" in driver.seen
        await driver.keys("G")
        assert "400, more below" in driver.seen
        await driver.keys("G", "G")
        assert "added Ann Lee" in driver.seen
        await driver.keys("slash")
        await driver.type("step 44")
        assert "step 449" in driver.seen
        assert "step 439" not in driver.seen
        await driver.type("qq")
        assert "No change has these words." in driver.seen
        await driver.keys("escape")
        assert "200, more below" in driver.seen
        await driver.keys("escape")
        assert "People" in driver.seen


@pytest.mark.actions("history")
async def test_a_new_book_says_what_will_be_listed(empty_desk: Desk) -> None:
    async with driven(empty_desk, SMALL) as driver:
        await driver.do("history")
        assert "Nothing was done in this book yet." in driver.seen
        await driver.keys("u", "r", "enter", "escape")
        assert "This book is empty" in driver.seen
