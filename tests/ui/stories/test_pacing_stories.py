"""Snooze, skip and pause are different things, and none of them is done."""

from dataclasses import replace
from datetime import date

import pytest
from app_driver import SMALL, driven, told
from pacing_story import CHIARA, come_to

from relterm.domain.kinds import Circle
from relterm.service.commands.editing import SavePerson
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda


@pytest.mark.actions("snooze", "undo")
@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([], "2026-11-28"),
        (["up"], "2026-11-22"),
        (["down", "down"], "2026-12-21"),
        ([*"12 dec"], "2026-12-12"),
        ([*"tomorrow"], "2026-11-22"),
    ],
)
async def test_a_day_to_snooze_until_is_chosen_or_typed(
    demo_desk: Desk, keys: list[str], day: str
) -> None:
    async with driven(demo_desk) as driver:
        await come_to(driver, "a short exchange")
        before = told(demo_desk)
        await driver.do("snooze")
        assert "No reminders until then" in driver.seen
        await driver.keys(*keys, "enter")
        chiara = demo_desk.book.people.get(CHIARA)
        assert chiara is not None
        assert chiara.snooze_until == date.fromisoformat(day).toordinal()
        assert "the cadence stays" in driver.toast
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("snooze")
async def test_a_day_gone_by_is_no_day_and_a_sleeper_can_be_woken(demo_desk: Desk) -> None:
    async with driven(demo_desk, (60, 20)) as driver:
        await driver.select("Chiara Neri")
        await driver.do("snooze")
        await driver.line("2020-01-01")
        assert "Not a day to come" in driver.seen
        await driver.keys("ctrl+u")
        await driver.line("3 weeks")
        await driver.hush()
        await driver.do("snooze")
        assert "snoozed until Sat 12 Dec" in driver.seen
        await driver.line("wake")
        chiara = demo_desk.book.people.get(CHIARA)
        assert chiara is not None
        assert chiara.snooze_until is None


@pytest.mark.actions("snooze")
async def test_what_is_owed_stays_and_the_toast_says_so(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await come_to(driver, "answer them")
        await driver.do("snooze")
        await driver.keys("enter")
        assert "what you owe stays" in driver.toast
        assert "answer them" in driver.seen


@pytest.mark.actions("skip", "undo")
@pytest.mark.parametrize("agreed", [True, False])
async def test_the_third_skip_proposes_a_wider_circle(demo_desk: Desk, agreed: bool) -> None:
    chiara = demo_desk.book.people.get(CHIARA)
    assert chiara is not None
    demo_desk.run(SavePerson(replace(chiara, skips=1), chiara))
    async with driven(demo_desk) as driver:
        await driver.select("Chiara Neri")
        await driver.do("skip")
        assert driver.app.screen is driver.app.main, "twice is no reason to ask"
        await driver.do("skip")
        assert "You have skipped Chiara three times. Keep in touch less often?" in driver.seen
        skipped = told(demo_desk)
        await driver.keys("enter" if agreed else "escape")
        now = demo_desk.book.people.get(CHIARA)
        assert now is not None
        if agreed:
            outwards = list(Circle)
            assert outwards.index(now.circle) == outwards.index(chiara.circle) + 1
            assert now.skips == 0
            await driver.do("undo")
        assert told(demo_desk) == skipped
        await driver.do("undo")
        again = demo_desk.book.people.get(CHIARA)
        assert again is not None
        assert again.skips == 2


@pytest.mark.actions("pause", "undo")
@pytest.mark.parametrize("size", [(120, 36), SMALL])
async def test_a_pause_lasts_until_it_is_ended(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await come_to(driver, "a short exchange")
        before = told(demo_desk)
        await driver.do("pause")
        assert "no reminders until you resume, and what you owe stays" in driver.toast
        assert CHIARA not in {item.person for item in day_agenda(demo_desk).items}
        await driver.do("undo")
        assert told(demo_desk) == before
        await driver.select("Chiara Neri")
        await driver.do("pause")
        paused = demo_desk.book.people.get(CHIARA)
        assert paused is not None
        assert paused.paused
        await driver.do("pause")
        assert "resumed; reminders come again from" in driver.toast
        resumed = demo_desk.book.people.get(CHIARA)
        assert resumed is not None
        assert not resumed.paused
        assert CHIARA not in {item.person for item in day_agenda(demo_desk).items}


@pytest.mark.actions("pause")
async def test_who_is_never_reminded_of_cannot_be_paused(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Stefan Grubješin")
        before = told(demo_desk)
        await driver.do("pause")
        assert "there is nothing to pause" in driver.toast
        assert told(demo_desk) == before


@pytest.mark.actions("one_person", "done", "skip", "pause", "snooze", "undo")
@pytest.mark.parametrize("size", [(120, 36), SMALL])
async def test_all_four_work_with_one_person_alone(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        for action, rest, words in (
            ("skip", (), "skipped one turn"),
            ("pause", (), "no reminders until you resume"),
            ("snooze", ("enter",), "snoozed until"),
            ("done", ("enter",), "logged you wrote a message"),
        ):
            await come_to(driver, "a short exchange")
            before = told(demo_desk)
            await driver.do("one_person")
            assert driver.app.person == CHIARA
            await driver.do(action)
            await driver.keys(*rest)
            assert words in driver.toast
            assert driver.app.person != CHIARA, "it leads on to the next person"
            await driver.do("undo")
            assert told(demo_desk) == before
            await driver.hush()
            await driver.keys("escape")
