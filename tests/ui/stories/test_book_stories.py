"""The book itself: files in and out, an empty one, one that others write, one that is read-only."""

import shutil
from pathlib import Path

import pytest
from app_driver import SMALL, driven, told

from relterm.clock import Clock
from relterm.domain.people import Person
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.service.opening import SAMPLE, open_desk
from relterm.ui.dialogs.quick_add import QuickAdd

LINKEDIN = Path(__file__).parents[2] / "data/csv/contact-formats-own/linkedin_connections.csv"


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    return Path(shutil.copy(LINKEDIN, tmp_path / "Connections.csv"))


@pytest.mark.actions("import", "undo")
async def test_a_file_is_previewed_imported_once_and_taken_back_as_one(
    empty_desk: Desk, connections: Path
) -> None:
    async with driven(empty_desk) as driver:
        before = told(empty_desk)
        await driver.do("import")
        await driver.line(str(connections))
        assert "LinkedIn" in driver.seen
        assert "First Name → given" in driver.seen
        assert "new" in driver.seen
        assert told(empty_desk) == before, "a preview writes nothing"
        await driver.keys("enter")
        imported = told(empty_desk)
        assert len(imported["people"]) > len(before["people"])
        assert "u undoes it" in driver.toast
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main
        await driver.do("import")
        await driver.line(str(connections))
        assert "Nothing in it is new to the book." in driver.seen
        await driver.keys("ctrl+s", "escape")
        assert told(empty_desk) == imported
        await driver.do("undo")
        assert told(empty_desk) == before


@pytest.mark.actions("import")
async def test_an_import_that_is_left_leaves_nothing(empty_desk: Desk, connections: Path) -> None:
    async with driven(empty_desk, SMALL) as driver:
        before = told(empty_desk)
        await driver.do("import")
        await driver.line(str(connections))
        assert "ctrl+s import" in driver.seen
        await driver.keys("escape")
        assert told(empty_desk) == before
        assert driver.app.screen is driver.app.main


@pytest.mark.actions("import")
async def test_a_path_that_leads_nowhere_is_answered_with_a_sentence(
    empty_desk: Desk, tmp_path: Path
) -> None:
    async with driven(empty_desk) as driver:
        await driver.do("import")
        await driver.line(str(tmp_path / "nobody.csv"))
        assert "nobody.csv" in driver.seen
        await driver.keys("ctrl+s")
        assert driver.app.screen is not driver.app.main


@pytest.mark.actions("export", "import")
async def test_an_export_can_be_imported_again(
    demo_desk: Desk, tmp_path: Path, fixed: Clock
) -> None:
    folder = tmp_path / "out"
    async with driven(demo_desk) as driver:
        await driver.do("export")
        await driver.line(str(folder))
        assert (folder / "people.csv").exists()
        assert "out" in driver.toast
    with open_desk(tmp_path / "other.db", fixed) as other:
        async with driven(other) as driver:
            await driver.do("import")
            await driver.line(str(folder))
            await driver.keys("ctrl+s")
            assert other.book.people.total() == demo_desk.book.people.total()


@pytest.mark.actions("export")
async def test_an_export_that_cannot_be_written_says_so(demo_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    async with driven(demo_desk) as driver:
        await driver.do("export")
        await driver.line(str(tmp_path / "file" / "below"))
        assert driver.app.screen is not driver.app.main
        assert "below" in driver.seen
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main


@pytest.mark.actions("new_person", "today")
@pytest.mark.parametrize("size", [SMALL, (120, 36)])
async def test_an_empty_book_says_how_to_begin(empty_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(empty_desk, size) as driver:
        for words in (
            "This book is empty.",
            "n add a person",
            "i import a file",
            "S look around with sample people",
        ):
            assert words in driver.seen
        for key in ("p", "r", "x", "z", "s", "d", "plus", "ctrl+d", "u", "ctrl+r", "e"):
            await driver.keys(key)
            assert driver.toast, f"{key} says nothing"
            assert driver.app.screen is driver.app.main
            await driver.hush()
        for screen in ("people", "asks", "you", "today"):
            await driver.do(screen)
        await driver.do("new_person")
        await driver.line("Ada Kestrel at Fen Trust")
        assert "Ada Kestrel" in driver.seen
        await driver.do("today")
        assert "This book is empty." not in driver.seen


@pytest.mark.actions("log")
async def test_the_first_line_may_name_somebody_new(empty_desk: Desk) -> None:
    async with driven(empty_desk) as driver:
        await driver.do("log")
        await driver.line("coffee with @Ada about marshes")
        await driver.keys("enter")
        if driver.app.screen is not driver.app.main:
            await driver.keys("enter")
        assert [each.name for each in empty_desk.book.people.iter_all()] == ["Ada"]
        assert len(list(empty_desk.book.interactions.iter_all())) == 1


@pytest.mark.actions("sample")
async def test_sample_people_are_asked_for_with_one_key(empty_desk: Desk) -> None:
    async with driven(empty_desk) as driver:
        await driver.do("sample")
        assert driver.app.return_value == SAMPLE


@pytest.mark.actions("people")
async def test_what_another_process_wrote_appears_and_the_cursor_stays(
    demo_desk: Desk, fixed: Clock
) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Mei Lin")
        await driver.keys("escape")
        await driver.do("people")
        chosen = driver.app.person
        with open_desk(demo_desk.book.path, fixed) as other:
            other.run(AddPerson(Person("uid-aaa", "Aaron First")))
        driver.app._look_for_changes()
        await driver.settle()
        assert driver.app.person == chosen
        await driver.keys("f")
        await driver.type("aaron")
        assert "Aaron First" in driver.seen


@pytest.mark.actions("you", "edit")
async def test_what_is_being_typed_survives_a_change_from_elsewhere(
    demo_desk: Desk, fixed: Clock
) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("you")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type(" the Third")
        with open_desk(demo_desk.book.path, fixed) as other:
            other.run(AddPerson(Person("uid-aaa", "Aaron First")))
        driver.app._look_for_changes()
        await driver.settle()
        assert "Robin Vale the Third" in driver.seen


@pytest.mark.actions("skip", "new_person", "undo")
async def test_a_read_only_book_is_shown_and_refuses_kindly(
    demo_book: Path, tmp_path: Path, fixed: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(demo_book, tmp_path / "kept.db"))
    # Whoever runs the tests as root may write everything; the look at the file is what counts.
    monkeypatch.setattr("relterm.storage.opening.is_read_only", lambda _: True)
    with open_desk(path, fixed) as desk:
        before = path.read_bytes()
        async with driven(desk) as driver:
            assert "KEEP YOUR WORD" in driver.seen
            assert "read only" in driver.seen
            for action in ("skip", "undo"):
                await driver.do(action)
                assert "read" in driver.toast
                await driver.hush()
            await driver.do("new_person")
            await driver.line("Ada Kestrel")
            assert "read" in driver.toast
        assert path.read_bytes() == before


@pytest.mark.actions("log", "quit")
async def test_quitting_with_a_dialog_open_writes_nothing(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        before = told(demo_desk)
        await driver.do("log")
        assert isinstance(driver.app.screen, QuickAdd)
        await driver.type("call half a sentence")
        await driver.keys("ctrl+q")
        assert driver.app.return_code == 0
        assert driver.app.crash is None
    assert told(demo_desk) == before
