"""One person and nothing else: from Today on to the next one, from People and back."""

from datetime import timedelta

import pytest
from app_driver import LARGE, SMALL, Driver, driven, told

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person, State
from relterm.domain.quick_add import Recorded
from relterm.service.commands.bulk import ForPeople, Moved
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Changed, Desk
from relterm.ui.screens.base import LONG_LOG
from relterm.ui.screens.one_person import OnePersonScreen

TIGHT = (60, 20)


def alone(driver: Driver) -> bool:
    return isinstance(driver.app.screen, OnePersonScreen)


def shown(driver: Driver) -> str:
    person = driver.app.desk.book.people.get(driver.app.person or "")
    return person.name if person else ""


async def to(driver: Driver, name: str) -> None:
    """Put Today's cursor on the first line about somebody."""
    while shown(driver) != name:
        await driver.keys("down")


def of_name(desk: Desk, name: str) -> Person:
    return next(each for each in desk.book.people.iter_all() if each.name == name)


def met(desk: Desk, uid: str, days: int, text: str = "a coffee") -> None:
    """Somebody was met so many days ago."""
    day = Moment.of_day(desk.now().today - timedelta(days=days))
    entry = Interaction(desk.new_uid(), day, (uid,), Kind.MEET, Who.BOTH, text=text)
    desk.run(LogInteraction(Recorded((entry,)), text))


@pytest.mark.actions("one_person")
@pytest.mark.parametrize("size", [TIGHT, SMALL, LARGE])
async def test_one_person_is_shown_and_nothing_else(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await to(driver, "Chiara Neri")
        await driver.do("one_person")
        assert alone(driver)
        assert "Chiara Neri · Architect" in driver.seen
        assert "a short exchange" in driver.seen
        assert "Nothing to sell." in driver.seen
        assert "Last time" in driver.seen
        for word in ("Ingrid", "STAY IN TOUCH", "3 Asks", "reach-outs", "can wait"):
            assert word not in driver.seen
        await driver.keys("escape")
        assert not alone(driver)
        assert shown(driver) == "Chiara Neri"
        assert "STAY IN TOUCH" in driver.seen


@pytest.mark.actions("one_person")
async def test_the_same_key_goes_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("one_person")
        assert alone(driver)
        await driver.do("one_person")
        assert not alone(driver)


@pytest.mark.actions("one_person", "done", "undo")
async def test_what_is_done_leads_on_and_undo_leads_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        assert shown(driver) == "Ifeoma Eze"
        await driver.do("one_person")
        assert "keep your word: send the workshop photographs" in driver.seen
        await driver.do("done")
        assert "How did it go with this promise?" in driver.seen
        await driver.line("kept")
        assert shown(driver) == "Ann Kowalska"
        assert "keep your word: introduce her to Bob" in driver.seen
        await driver.do("undo")
        assert shown(driver) == "Ifeoma Eze"
        assert "send the workshop photographs" in driver.seen


@pytest.mark.actions("one_person", "log", "skip", "snooze")
async def test_a_line_logged_a_turn_skipped_a_snooze(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Chiara Neri")
        await driver.do("one_person")
        await driver.do("skip")
        assert of_name(demo_desk, "Chiara Neri").skips == 1
        assert shown(driver) not in {"Chiara Neri", ""}
        while shown(driver) != "Ingrid Dahl":
            await driver.keys("right")
        await driver.do("log")
        await driver.line("email thanks for writing; yes, Thursday suits")
        assert shown(driver) == "Wanjikũ Mwangi"
        await driver.do("snooze")
        await driver.keys("enter")
        assert of_name(demo_desk, "Wanjikũ Mwangi").snooze_until is not None
        assert shown(driver) == "Wanjikũ Mwangi", "thanks are owed, snoozed or not"


@pytest.mark.actions("one_person")
async def test_next_goes_round_today_and_passes_those_who_rest(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("one_person")
        first, seen = shown(driver), [shown(driver)]
        for key in ("right", "enter", "l", "right", "enter", "right", "right"):
            await driver.keys(key)
            seen.append(shown(driver))
            if seen[-1] == first:
                break
        assert seen[-1] == first
        assert "Stefan Grubješin" not in seen
        assert {"Ann Kowalska", "Ingrid Dahl", "Chiara Neri"} <= set(seen)
        await driver.keys("left")
        assert shown(driver) == seen[-2]


@pytest.mark.actions("one_person")
async def test_somebody_who_rests_is_left_alone(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Stefan Grubješin")
        await driver.do("one_person")
        assert "let it rest until 19 Apr 27" in driver.seen
        assert "you wrote 4 times, no answer yet" in driver.seen
        assert "Ask, and listen" not in driver.seen
        assert "Better than a message" not in driver.seen


@pytest.mark.actions("one_person", "done", "find")
async def test_from_people_it_stays_with_whom_it_was_opened(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        farid = await driver.select("Farid Haddad")
        await driver.do("one_person")
        assert alone(driver)
        assert shown(driver) == "Farid Haddad"
        await driver.do("done")
        await driver.line("call 30m his CFO is back")
        assert shown(driver) == "Farid Haddad"
        assert "his CFO is back" in driver.seen
        assert demo_desk.book.interactions.recent(1, person=farid.uid)[0].kind is Kind.CALL
        await driver.keys("escape")
        assert driver.app.current_mode == "people"


@pytest.mark.actions("one_person", "people", "today")
async def test_going_elsewhere_leaves_it(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("one_person")
        await driver.do("people")
        assert driver.app.current_mode == "people"
        await driver.do("today")
        assert not alone(driver)
        assert "KEEP YOUR WORD" in driver.seen


@pytest.mark.actions("one_person", "why")
async def test_why_answers_for_the_step(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Chiara Neri")
        await driver.do("one_person")
        await driver.do("why")
        assert "Chiara" in driver.seen
        assert not alone(driver)
        await driver.keys("escape")
        assert alone(driver)


@pytest.mark.actions("one_person", "done", "undo")
@pytest.mark.parametrize("size", [TIGHT, LARGE])
async def test_when_nobody_is_left_the_day_is_good(empty_desk: Desk, size: tuple[int, int]) -> None:
    bob = Person("bob", "Bob Osei", given="Bob", circle=Circle.INNER)
    empty_desk.run(AddPerson(bob))
    met(empty_desk, "bob", 40)
    async with driven(empty_desk, size) as driver:
        assert shown(driver) == "Bob Osei"
        await driver.do("one_person")
        await driver.do("done")
        await driver.keys("ctrl+u")
        await driver.line("coffee 1h his garden")
        assert "Nothing is due today." in driver.seen
        assert "Have a good day." in driver.seen
        assert "next: Bob Osei" in driver.seen
        assert driver.app.person is None
        await driver.do("undo")
        assert shown(driver) == "Bob Osei"
        assert "Bob Osei" in driver.seen
        await driver.keys("right")
        assert "Nobody else today" in driver.toast
        await driver.keys("escape")
        assert not alone(driver)


@pytest.mark.actions("one_person", "trash", "undo")
async def test_the_trash_leads_on_and_undo_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Ingrid Dahl")
        before = told(demo_desk)
        await driver.do("one_person")
        await driver.do("trash")
        if "Ingrid" in driver.seen and not alone(driver):
            await driver.keys("enter")
        assert of_name(demo_desk, "Ingrid Dahl").state is State.TRASHED
        assert shown(driver) not in {"Ingrid Dahl", ""}
        await driver.do("undo")
        assert told(demo_desk) == before
        assert shown(driver) == "Ingrid Dahl"


@pytest.mark.actions("one_person", "find")
async def test_trashed_by_another_window_is_said(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        person = await driver.select("Farid Haddad")
        await driver.do("one_person")
        await driver.app.database.run(
            lambda: demo_desk.run(ForPeople((person.uid,), Moved(State.TRASHED)))
        )
        driver.app.changed(Changed(everyone=True))
        await driver.settle()
        assert "Farid Haddad is in the trash." in driver.seen
        await driver.keys("escape")
        assert not alone(driver)


@pytest.mark.actions("one_person")
async def test_a_long_log_is_read_beside_the_screen(empty_desk: Desk) -> None:
    empty_desk.run(AddPerson(Person("cy", "Cy Long", circle=Circle.INNER)))
    for number in range(LONG_LOG + 5):
        met(empty_desk, "cy", 20 + number * 9, f"talk number {number}")
    async with driven(empty_desk) as driver:
        await driver.do("one_person")
        await driver.settle()
        assert alone(driver)
        assert "talk number 0" in driver.seen
