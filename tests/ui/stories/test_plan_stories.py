"""A plan counts for nothing until it is confirmed."""

import pytest
from app_driver import Driver, driven

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.views.person import person_view

CHIARA = "demo-chiara-neri"


def planned(desk: Desk) -> str:
    """A lunch planned for today; its uid."""
    entry = Interaction(
        "plan", desk.now().moment, (CHIARA,), Kind.MEET, text="lunch by the river", planned=True
    )
    desk.run(LogInteraction(Recorded((entry,)), "a plan"))
    return entry.uid


async def _come_to(driver: Driver, uid: str) -> None:
    for _ in range(20):
        line = driver.app.main.selected_line if driver.app.main else None
        if line is not None and line.ref == uid:
            return
        await driver.keys("down")
    pytest.fail("the plan is not on the agenda")


@pytest.mark.actions("done", "undo")
async def test_a_plan_of_today_is_confirmed_from_the_agenda(demo_desk: Desk) -> None:
    uid = planned(demo_desk)
    before = person_view(demo_desk, CHIARA).trust.score
    async with driven(demo_desk) as driver:
        await _come_to(driver, uid)
        assert "lunch by the river" in driver.seen
        await driver.do("done")
        await driver.line("it took")
        kept = demo_desk.book.interactions.get(uid)
        assert kept is not None
        assert not kept.planned
        assert person_view(demo_desk, CHIARA).trust.score > before
        await driver.do("undo")
        assert person_view(demo_desk, CHIARA).trust.score == before


@pytest.mark.actions("done")
async def test_a_plan_that_did_not_happen_goes_to_the_trash(demo_desk: Desk) -> None:
    uid = planned(demo_desk)
    before = person_view(demo_desk, CHIARA).trust.score
    async with driven(demo_desk) as driver:
        await _come_to(driver, uid)
        await driver.do("done")
        await driver.line("it did")
        assert "lunch by the river" not in driver.seen
        assert person_view(demo_desk, CHIARA).trust.score == before
