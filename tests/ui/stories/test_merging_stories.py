"""Merging by keys: who is in the book twice, side by side, not the same, and all of it undone."""

from pathlib import Path

import pytest
from app_driver import LARGE, SMALL, Driver, driven, told
from textual.widgets import Input

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.likeness import NOT_THE_SAME
from relterm.domain.moments import Moment
from relterm.domain.people import Labelled, Person
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.ui.screens.look_alikes import LookAlikes
from relterm.ui.screens.side_by_side import SideBySide

SIZES = (LARGE, SMALL, (60, 20))


def add(desk: Desk, *people: Person) -> None:
    for person in people:
        desk.run(AddPerson(person))


def log(desk: Desk, person: str, count: int) -> None:
    for number in range(count):
        moment = Moment.of_day(desk.now().today)
        entry = Interaction(f"{person}-{number}", moment, (person,), Kind.CALL)
        desk.run(LogInteraction(Recorded((entry,)), "a call"))


def twice(desk: Desk) -> None:
    """Ann twice, Bob twice, and Cy once."""
    add(
        desk,
        Person("a1", "Ann Lee", organisation="Acme", tags=("conf",), notes="sails"),
        Person("a2", "Annie Lee", emails=(Labelled("ann@x.org"),), tags=("boats",), title="CTO"),
        Person("b1", "Bob Osei", emails=(Labelled("bob@x.org"),)),
        Person("b2", "Robert Osei", emails=(Labelled("bob@x.org"),)),
        Person("c", "Cy Vale"),
    )
    log(desk, "a1", 3)
    log(desk, "a2", 2)


def people(desk: Desk) -> list[str]:
    return sorted(person.uid for person in desk.book.people.iter_all())


@pytest.mark.actions("merge", "undo")
@pytest.mark.parametrize("size", SIZES)
async def test_two_become_one_field_by_field_and_two_again(
    empty_desk: Desk, size: tuple[int, int]
) -> None:
    twice(empty_desk)
    before = told(empty_desk)
    async with driven(empty_desk, size) as driver:
        await driver.do("merge")
        assert "2 pairs" in driver.seen
        assert "the same e-mail address bob@x.org" in driver.seen
        assert driver.seen.index("almost surely") < driver.seen.index("perhaps")
        await driver.keys("down", "enter")
        assert isinstance(driver.app.screen, SideBySide)
        for words in ("stays", "goes", "Ann Lee", "Annie Lee", "short for"):
            assert words in driver.seen
        assert "2 entries move to Ann Lee" in driver.seen
        await driver.keys("right")
        assert "Name: Annie Lee" in driver.seen
        assert "2 entries move to Ann Lee" in driver.seen
        await driver.keys("x")
        assert "3 entries move to Annie Lee" in driver.seen
        assert "Name: Annie Lee" in driver.seen
        await driver.keys("x", "enter")
        assert "merged Annie Lee into Annie Lee" in driver.toast
        left = empty_desk.book.people.get("a1")
        assert left is not None
        assert (left.name, left.organisation, left.title) == ("Annie Lee", "Acme", "CTO")
        assert left.tags == ("conf", "boats")
        assert left.emails == (Labelled("ann@x.org"),)
        assert empty_desk.book.interactions.count("a1") == 5
        assert "1 pair" in driver.seen
        await driver.keys("escape")
        await driver.do("undo")
        assert "Undone: merged" in driver.toast
    assert told(empty_desk) == before


@pytest.mark.actions("merge")
async def test_lists_hold_both_or_either(empty_desk: Desk) -> None:
    twice(empty_desk)
    async with driven(empty_desk) as driver:
        await driver.do("merge")
        await driver.keys("down", "enter")
        assert await walked(driver, "Tags (both): conf, boats")
        await driver.keys("right")
        assert "Tags: boats" in driver.seen
        await driver.keys("left", "left")
        assert "Tags: conf" in driver.seen
        await driver.keys("ctrl+s")
        left = empty_desk.book.people.get("a1")
        assert left is not None
        assert left.tags == ("conf",)


@pytest.mark.actions("merge")
async def test_not_the_same_is_remembered_until_it_is_undone(empty_desk: Desk) -> None:
    twice(empty_desk)
    before = told(empty_desk)
    async with driven(empty_desk) as driver:
        await driver.do("merge")
        await driver.keys("n")
        assert "Bob Osei and Robert Osei are not the same person" in driver.toast
        await driver.keys("enter", "n")
        assert "That was all." in driver.seen
        await driver.keys("escape")
        await driver.do("merge")
        assert "Nobody looks like anybody else." in driver.seen
        await driver.keys("u")
        assert "Annie Lee" in driver.seen
        await driver.keys("u")
        assert "2 pairs" in driver.seen
        assert told(empty_desk) == before
        await driver.keys("ctrl+r", "ctrl+r")
        assert "Nobody looks like anybody else." in driver.seen, "what the toast offers works here"
        await driver.keys("u", "u", "n", "escape")
        await driver.select("Bob Osei")
        await driver.hush()
        assert NOT_THE_SAME not in driver.seen


@pytest.mark.actions("merge", "select")
async def test_those_selected_are_merged_whatever_they_look_like(empty_desk: Desk) -> None:
    twice(empty_desk)
    async with driven(empty_desk) as driver:
        await driver.keys("2")
        for name in ("Bob Osei", "Cy Vale", "Robert Osei"):
            await driver.select(name)
            await driver.do("select")
            await driver.do("find")
            await driver.keys("escape")
        await driver.do("merge")
        assert "Nothing but you says" in driver.seen or "almost surely" in driver.seen.lower()
        await driver.keys("enter")
        assert isinstance(driver.app.screen, SideBySide)
        await driver.keys("enter")
        assert len(people(empty_desk)) == 3
        assert driver.app.person in people(empty_desk)


@pytest.mark.actions("merge", "select_all")
async def test_a_merge_of_the_whole_list_is_not_begun(empty_desk: Desk) -> None:
    with empty_desk.book.write("people", 1) as session:
        session.add_people(Person(f"p{n}", f"Person {n}") for n in range(30))
    async with driven(empty_desk) as driver:
        await driver.keys("2")
        await driver.do("select_all")
        await driver.do("merge")
        assert driver.toast.startswith("30 people are selected. Select those who are one person")
        assert "M looks for people who are in the book twice" in driver.toast
        assert not isinstance(driver.app.screen, SideBySide)


@pytest.mark.actions("merge")
async def test_whoever_is_selected_comes_first(empty_desk: Desk) -> None:
    twice(empty_desk)
    async with driven(empty_desk) as driver:
        await driver.keys("2")
        await driver.select("Annie Lee")
        await driver.do("merge")
        assert "like Annie Lee" in driver.seen
        assert driver.seen.index("Annie Lee") < driver.seen.index("Bob Osei")
        await driver.keys("enter")
        assert "Ann Lee" in driver.seen
        await driver.keys("escape")
        assert isinstance(driver.app.screen, LookAlikes)
        await driver.keys("escape")
    assert len(people(empty_desk)) == 5


@pytest.mark.actions("new_person")
@pytest.mark.parametrize("size", SIZES)
async def test_a_new_person_who_looks_like_an_old_one_is_offered_the_old_one(
    empty_desk: Desk, size: tuple[int, int]
) -> None:
    add(empty_desk, Person("a", "Ann Lee", organisation="Acme", phones=(Labelled("030 1234567"),)))
    async with driven(empty_desk, size) as driver:
        await driver.do("new_person")
        await driver.type("Annie Lee")
        assert "Looks like Ann Lee (Acme)" in driver.seen
        await driver.keys("ctrl+o")
        assert driver.app.person == "a"
        assert people(empty_desk) == ["a"]
        await driver.do("new_person")
        await driver.type("A. Lee +49301234567")
        assert "the same phone number" in driver.seen
        await driver.keys("enter")
        assert "Enter again adds another." in driver.seen
        assert people(empty_desk) == ["a"]
        await driver.keys("enter")
        assert len(people(empty_desk)) == 2


@pytest.mark.actions("log")
async def test_a_new_name_in_a_log_line_is_offered_who_it_looks_like(empty_desk: Desk) -> None:
    add(empty_desk, Person("a", "Robert Osei", organisation="Acme"))
    async with driven(empty_desk) as driver:
        await driver.do("log")
        await driver.type('call @"Bob Osei')
        assert "perhaps Robert Osei" in driver.seen
        await driver.keys("up", "enter")
        assert '@"Robert Osei"' in driver.seen
        await driver.keys("enter")
        assert empty_desk.book.interactions.count("a") == 1
        await driver.do("log")
        await driver.type('call @"Bob Osei')
        await driver.keys("enter", "enter")
        assert len(people(empty_desk)) == 2


@pytest.mark.actions("edit")
async def test_who_comes_to_look_like_another_by_an_edit_is_told(empty_desk: Desk) -> None:
    add(empty_desk, Person("a", "Ann Lee"), Person("z", "Zed Quill"))
    async with driven(empty_desk) as driver:
        await driver.keys("2")
        await driver.select("Zed Quill")
        await driver.do("edit")
        box = driver.app.screen.query(Input).first()
        box.value = ""
        await driver.type("Ann Lee")
        await driver.keys("ctrl+s")
        assert "Ann Lee looks like Ann Lee: the same name" in driver.toast
        assert "M compares the two" in driver.toast


@pytest.mark.actions("import")
async def test_after_an_import_those_perhaps_known_are_told(
    empty_desk: Desk, tmp_path: Path
) -> None:
    add(empty_desk, Person("a", "Ann Lee", emails=(Labelled("ann@acme.example"),)))
    path = tmp_path / "new.csv"
    path.write_text("name,email\nAnn Lee,ann@borealis.example\nZed Quill,z@x.org\n", "utf-8")
    async with driven(empty_desk) as driver:
        await driver.do("import")
        await driver.line(str(path))
        await driver.keys("ctrl+s")
        assert "1 of them is perhaps in the book already" in driver.seen
        await driver.keys("enter")
        assert isinstance(driver.app.screen, LookAlikes)
        assert "1 pair" in driver.seen


async def walked(driver: Driver, words: str) -> bool:
    """Go down the fields until these words are told of one."""
    for _ in range(30):
        if words in driver.seen:
            return True
        await driver.keys("down")
    return False
