"""The triage: imported people wait until somebody chooses who to keep up with."""

import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from app_driver import SMALL, Driver, driven, told
from textual.widgets import Input

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person, Triage
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.ui.screens.triage import TriageScreen

LINKEDIN = Path(__file__).parents[2] / "data/csv/contact-formats-own/linkedin_connections.csv"
SIZES = ((120, 36), SMALL, (60, 20))
MANY = 300


def imported(desk: Desk, count: int = MANY) -> list[Person]:
    """Untracked people in the order in which the triage shows them; the first two have a log."""
    people = [
        Person(f"imported-{n:04}", f"Person {n:04}", organisation=f"Works {n % 7}")
        for n in range(count)
    ]
    with desk.book.write("import of people.csv", desk.seconds, "batch") as session:
        session.add_people(people)
    for person, days in ((people[5], 3), (people[7], 40)):
        now = desk.now()
        moment = Moment(now.today - timedelta(days=days), now.moment.seconds - days * 86_400)
        entry = Interaction(
            f"{person.uid}-entry", moment, (person.uid,), Kind.CALL, text="the old harbour"
        )
        desk.run(LogInteraction(Recorded((entry,)), "a call"))
    rest = [person for person in people if person not in (people[5], people[7])]
    return [people[5], people[7], *rest]


def decided(desk: Desk, person: Person) -> tuple[Circle, Triage]:
    now = desk.book.people.get(person.uid)
    assert now is not None
    return now.circle, now.triage


def shown(driver: Driver) -> str:
    """Who is in front."""
    screen = driver.app.screen
    assert isinstance(screen, TriageScreen)
    lines = [line.strip("│╭╮╰╯─▌ ") for line in driver.lines]
    return next(line.split("  ")[0] for line in lines if line.startswith("Person"))


async def pressed(driver: Driver, keys: Sequence[str]) -> None:
    """Keys faster than anything could be written."""
    for key in keys:
        driver._send(key)
    await driver.settle()


@pytest.mark.actions("triage")
@pytest.mark.parametrize("size", SIZES)
async def test_every_key_decides_and_the_next_person_comes(
    empty_desk: Desk, size: tuple[int, int]
) -> None:
    people = imported(empty_desk)
    async with driven(empty_desk, size) as driver:
        await driver.do("triage")
        assert shown(driver) == people[0].name
        assert f"{MANY} to decide" in driver.seen
        for word in ("inner", "close", "friends", "active", "wide", "later", "never"):
            assert word in driver.seen
        assert "the old harbour" in driver.seen
        assert "3 days ago" in driver.seen
        await driver.keys("1", "2", "3", "4", "5", "space", "p")
        assert shown(driver) == people[7].name
        assert f"{MANY - 7} to decide" in driver.seen
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main
        assert "5 to keep up with, 1 for later, 1 never" in driver.toast
    for person, circle in zip(people, Circle, strict=False):
        if circle is not Circle.NONE:
            assert decided(empty_desk, person) == (circle, Triage.OPEN)
    assert decided(empty_desk, people[5]) == (Circle.NONE, Triage.LATER)
    assert decided(empty_desk, people[6]) == (Circle.NONE, Triage.NEVER)


@pytest.mark.actions("triage")
async def test_keys_pressed_quickly_decide_about_one_person_each(empty_desk: Desk) -> None:
    people = imported(empty_desk)
    keys = [("1", "3", "space", "p", "5")[n % 5] for n in range(150)]
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        await pressed(driver, keys)
        assert shown(driver) == people[150].name
        await driver.keys("escape")
    wanted = {
        "1": (Circle.INNER, Triage.OPEN),
        "3": (Circle.FRIENDS, Triage.OPEN),
        "5": (Circle.WIDE, Triage.OPEN),
        "space": (Circle.NONE, Triage.LATER),
        "p": (Circle.NONE, Triage.NEVER),
    }
    assert [decided(empty_desk, each) for each in people[:150]] == [wanted[key] for key in keys]


@pytest.mark.actions("triage", "undo")
async def test_undo_goes_back_to_whom_it_was_about(empty_desk: Desk) -> None:
    people = imported(empty_desk)
    before = told(empty_desk)
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        await driver.keys("u")
        assert "Nothing was decided here yet." in driver.toast
        await driver.keys("3", "p", "1")
        await driver.keys("u")
        assert shown(driver) == people[2].name
        await driver.keys("u")
        assert shown(driver) == people[1].name
        assert f"{MANY - 1} to decide" in driver.seen
        await driver.keys("escape")
        assert decided(empty_desk, people[0]) == (Circle.FRIENDS, Triage.OPEN)
        assert decided(empty_desk, people[1]) == (Circle.NONE, Triage.OPEN)
        await driver.do("undo")
        assert told(empty_desk) == before


@pytest.mark.actions("triage")
async def test_a_decision_can_be_made_anew(empty_desk: Desk) -> None:
    people = imported(empty_desk)
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        await driver.keys("p", "up")
        assert shown(driver) == people[0].name
        assert "you chose never" in driver.seen
        await driver.keys("2")
        assert shown(driver) == people[1].name
        await driver.keys("u", "escape")
    assert decided(empty_desk, people[0]) == (Circle.NONE, Triage.NEVER)


@pytest.mark.actions("triage")
async def test_who_was_put_off_comes_again_at_the_end_but_not_twice(empty_desk: Desk) -> None:
    people = imported(empty_desk, 8)
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        await driver.keys("space", *(["p"] * 7))
        assert "That was everybody." in driver.seen
        assert "You chose to keep up with 0 of 8" in driver.seen
        await driver.keys("escape")
        await driver.do("triage")
        assert shown(driver) == people[0].name
        assert "you put them off for later" in driver.seen
        assert "1 to decide" in driver.seen
        await driver.keys("4")
        assert "You chose to keep up with 1 of 1" in driver.seen
        await driver.keys("escape")
        await driver.do("triage")
        assert "Nobody waits here." in driver.seen


@pytest.mark.actions("triage")
@pytest.mark.parametrize("size", SIZES)
async def test_nobody_waits_in_an_empty_book(empty_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(empty_desk, size) as driver:
        await driver.do("triage")
        assert "Nobody waits here." in driver.seen
        await driver.keys("1", "space", "p", "enter", "down", "escape")
        assert driver.app.screen is driver.app.main
        assert told(empty_desk)["people"] == []


@pytest.mark.actions("triage")
async def test_a_filter_finds_somebody_and_keys_are_letters_in_it(empty_desk: Desk) -> None:
    people = imported(empty_desk)
    empty_desk.run(AddPerson(Person("k", "Person 0120 Kept", circle=Circle.INNER)))
    wanted = next(person for person in people if person.name == "Person 0120")
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        await driver.keys("/")
        await driver.type("0120")
        assert "Kept" not in driver.seen, "who is kept up with does not wait"
        await driver.keys("enter", "2")
        assert decided(empty_desk, wanted) == (Circle.CLOSE, Triage.OPEN)
        await driver.keys("escape")
        screen = driver.app.screen
        assert isinstance(screen, TriageScreen)
        assert screen.query_one("#filter", Input).value == ""
        assert shown(driver) == people[0].name
        await driver.keys("u")
        assert shown(driver) == "Person 0120"
        assert decided(empty_desk, wanted) == (Circle.NONE, Triage.OPEN)
        await driver.keys("/")
        await driver.type("nobody of that name")
        assert "Nobody who waits matches." in driver.seen
        await driver.keys("escape", "escape")
        assert driver.app.screen is driver.app.main


@pytest.mark.actions("triage")
async def test_the_list_is_read_page_by_page_to_its_end(empty_desk: Desk) -> None:
    people = imported(empty_desk, 250)
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        for _ in range(12):
            await driver.keys("end")
        assert shown(driver) == people[-1].name
        await driver.keys("home")
        assert shown(driver) == people[0].name


@pytest.mark.actions("triage")
@pytest.mark.parametrize("size", SIZES)
async def test_everything_about_somebody_is_one_key_away(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.do("triage")
        assert "Stefan Grubješin" in driver.seen
        await driver.keys("enter")
        await driver.keys("end")
        assert "studied their profile" in driver.seen
        await driver.keys("escape", "3")
        stefan = next(p for p in demo_desk.book.people.iter_all() if p.family == "Grubješin")
        assert stefan.circle is Circle.FRIENDS
        assert "✓ friends" in driver.seen


@pytest.mark.actions("import", "triage", "undo")
async def test_after_an_import_the_triage_is_offered(empty_desk: Desk, tmp_path: Path) -> None:
    path = shutil.copy(LINKEDIN, tmp_path / "Connections.csv")
    async with driven(empty_desk) as driver:
        await driver.do("import")
        await driver.line(str(path))
        await driver.keys("enter")
        assert "Who would you like to keep up with?" in driver.seen
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main
        imported_people = told(empty_desk)
        assert {person.circle for person in empty_desk.book.people.iter_all()} == {Circle.NONE}
        await driver.do("undo")
        await driver.do("import")
        await driver.line(str(path))
        await driver.keys("enter", "enter")
        assert isinstance(driver.app.screen, TriageScreen)
        assert "Connections.csv" in driver.seen
        await driver.keys("2", "u", "escape")
        assert len(told(empty_desk)["people"]) == len(imported_people["people"])
        await driver.do("triage")
        assert isinstance(driver.app.screen, TriageScreen)


@pytest.mark.actions("triage")
async def test_an_undo_leaves_alone_what_another_process_wrote(empty_desk: Desk) -> None:
    people = imported(empty_desk, 10)
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        await driver.keys("2")
        await driver.app.database.run(
            lambda: empty_desk.run(AddPerson(Person("other", "Somebody Else")))
        )
        await driver.keys("u")
        assert "Something else was written since" in driver.toast
        await driver.hush()
        assert "✓ close" in driver.seen
        await driver.keys("escape")
    assert empty_desk.book.people.get("other") is not None
    assert decided(empty_desk, people[0]) == (Circle.CLOSE, Triage.OPEN)


async def test_what_was_decided_is_written_even_when_the_app_ends_at_once(
    empty_desk: Desk,
) -> None:
    people = imported(empty_desk, 20)
    async with driven(empty_desk) as driver:
        await driver.do("triage")
        screen = driver.app.screen
        assert isinstance(screen, TriageScreen)
        for _ in range(12):
            screen.action_decide("close")
        driver.app.exit()
    circles = [decided(empty_desk, person)[0] for person in people]
    assert circles == [Circle.CLOSE] * 12 + [Circle.NONE] * 8
