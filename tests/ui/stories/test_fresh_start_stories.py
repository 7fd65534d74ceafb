"""A neglected book is spread over the coming weeks; the day's number is set by keyboard."""

from datetime import timedelta

import pytest
from app_driver import SMALL, Driver, driven, told

from relterm.domain.interactions import (
    Interaction,
)
from relterm.domain.kinds import Circle, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.ui.dialogs.field_row import FieldRow

DAY = 86_400


def neglected(desk: Desk, close: int = 10, friends: int = 50) -> None:
    """People last talked to half a year ago."""
    now = desk.now()
    moment = Moment(now.today - timedelta(days=200), now.moment.seconds - 200 * DAY)
    people = [
        Person(f"late-{n:03}", f"Late {n:03}", circle=Circle.CLOSE if n < close else Circle.FRIENDS)
        for n in range(close + friends)
    ]
    with desk.book.write("a neglected book", desk.seconds) as session:
        session.add_people(people)
    for person in people:
        call = Interaction(f"{person.uid}-call", moment, (person.uid,), Kind.CALL, minutes=40)
        desk.run(LogInteraction(Recorded((call,)), "a call"))


@pytest.mark.actions("fresh_start", "undo")
@pytest.mark.parametrize("size", [(120, 36), SMALL, (60, 20)])
async def test_what_is_overdue_is_spread_over_the_coming_weeks(
    empty_desk: Desk, size: tuple[int, int]
) -> None:
    neglected(empty_desk)
    shown = {item.person for item in day_agenda(empty_desk).items}
    assert len(shown) == 3
    async with driven(empty_desk, size) as driver:
        before = told(empty_desk)
        await driver.do("fresh_start")
        assert "57 people wait." in driver.seen
        assert "Today's 3 stay" in driver.seen
        assert "What you owe is never moved" in driver.seen
        assert "at most 2 a day" in driver.seen
        await driver.keys("escape")
        assert told(empty_desk) == before
        await driver.do("fresh_start")
        await driver.keys("enter")
        assert "fresh start for 57 people" in driver.toast
        agenda = day_agenda(empty_desk)
        assert {item.person for item in agenda.items} == shown
        assert agenda.waiting == ()
        days = [each.snooze_until for each in empty_desk.book.people.iter_all()]
        assert days.count(None) == 3
        await driver.do("undo")
        assert told(empty_desk) == before


@pytest.mark.actions("fresh_start")
@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_where_little_waits_nothing_is_done(demo_desk: Desk, key: str) -> None:
    async with driven(demo_desk) as driver:
        before = told(demo_desk)
        await driver.do("fresh_start")
        assert "Nothing needs spreading" in driver.seen
        await driver.keys(key)
        assert driver.app.screen is driver.app.main
        assert told(demo_desk) == before


@pytest.mark.actions("fresh_start")
async def test_an_empty_book_needs_no_fresh_start(empty_desk: Desk) -> None:
    async with driven(empty_desk, SMALL) as driver:
        await driver.do("fresh_start")
        assert "Nothing is overdue" in driver.seen
        await driver.keys("enter")
        assert driver.app.screen is driver.app.main


@pytest.mark.actions("you", "edit")
@pytest.mark.parametrize("size", [(120, 36), SMALL])
async def test_the_days_number_and_the_quiet_days_are_set_by_keyboard(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.do("you")
        await driver.do("edit")
        await field(driver, "daily_number")
        await driver.keys("ctrl+u")
        await driver.type("many")
        assert "Write a number from 1 to 50" in driver.seen
        await driver.keys("ctrl+u")
        await driver.type("2")
        await field(driver, "quiet_weekdays")
        await driver.keys("ctrl+u")
        await driver.type("Sun")
        await driver.keys("ctrl+s")
        settings = demo_desk.book.things.settings()
        assert (settings.daily_number, settings.quiet_weekdays) == (2, (6,))
        await driver.keys("escape")
        await driver.do("today")
        assert len(day_agenda(demo_desk).items) > 0
        assert "2 people a day is plenty" in driver.seen


async def field(driver: Driver, name: str) -> None:
    """Go on by Tab to a field of the form."""
    for _ in range(40):
        rows = [each for each in driver.app.screen.query(FieldRow) if each.has_focus_within]
        if rows and rows[0].field.name == name:
            return
        await driver.keys("tab")
    pytest.fail(f"{name} cannot be reached by Tab")
