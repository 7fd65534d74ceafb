"""A reminder set on Asks is about the selected ask, and waits for its gate."""

import pytest
from app_driver import driven
from asking_story import to_ask

from relterm.clock import fixed_clock
from relterm.service.desk import Desk
from relterm.service.views.due import due_lines
from relterm.service.views.today import today_view


@pytest.mark.actions("remind")
async def test_a_reminder_of_an_ask_does_not_surface_before_its_gate(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "pilot at Northwind")
        await driver.do("remind")
        assert "not before its gate is open" in driver.seen
        await driver.line("3w put the pilot to them")
        (reminder,) = demo_desk.book.things.reminders_about(uid)
        assert (reminder.what, reminder.ask) == ("put the pilot to them", uid)
    demo_desk.clock = fixed_clock("2026-12-14")
    assert reminder in demo_desk.book.things.reminders_due(demo_desk.now().today)
    assert "put the pilot to them" not in repr((today_view(demo_desk), due_lines(demo_desk)))
    (listed,) = [line for line in today_view(demo_desk).lines if line.ref == uid]
    assert listed.section.name == "NOT_YET"


@pytest.mark.actions("remind")
async def test_elsewhere_a_reminder_is_about_the_person(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        before = {each.uid for each in demo_desk.book.things.reminders_of(ann.uid)}
        await driver.do("remind")
        await driver.line("3w send the paper")
        (made,) = [
            each for each in demo_desk.book.things.reminders_of(ann.uid) if each.uid not in before
        ]
        assert (made.what, made.ask) == ("send the paper", "")
