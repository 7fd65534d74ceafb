"""Keeping one's word: promises, reminders, snoozing, skipping, and saying that it is done."""

import pytest
from app_driver import Driver, driven, told

from relterm.domain.interactions import PromiseState, ReminderState
from relterm.domain.kinds import Kind
from relterm.service.desk import Desk
from relterm.service.views.person import person_view


@pytest.mark.actions("done", "undo")
@pytest.mark.parametrize(
    ("answer", "state", "deed"),
    [
        ("kept", PromiseState.KEPT, Kind.KEPT),
        ("broken", PromiseState.BROKEN, Kind.BROKEN),
        ("released", PromiseState.DROPPED, None),
    ],
)
async def test_a_promise_is_done_with_a_word(
    demo_desk: Desk, answer: str, state: PromiseState, deed: Kind | None
) -> None:
    async with driven(demo_desk) as driver:
        before = told(demo_desk)
        assert driver.app.main is not None
        chosen = driver.app.main.selected_line
        assert chosen is not None
        assert chosen.what == "send the workshop photographs"
        await driver.do("done")
        assert "How did it go with this promise?" in driver.seen
        await driver.line(answer)
        promise = demo_desk.book.things.promise(chosen.ref)
        assert promise is not None
        assert promise.state is state
        assert "send the workshop photographs" not in driver.seen
        last = person_view(demo_desk, chosen.person).events[-1]
        assert (last.kind is deed) if deed else (last.kind is not Kind.KEPT)
        await driver.do("undo")
        assert told(demo_desk) == before
        assert "send the workshop photographs" in driver.seen


@pytest.mark.actions("done")
async def test_a_reminder_is_closed_and_a_reach_out_asks_for_a_line(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        while "send the monsoon chart" not in _what(driver):
            await driver.keys("down")
        assert driver.app.main is not None
        chosen = driver.app.main.selected_line
        assert chosen is not None
        await driver.do("done")
        assert "Enter alone: it is done" in driver.seen
        await driver.keys("enter")
        reminder = demo_desk.book.things.reminder(chosen.ref)
        assert reminder is not None
        assert reminder.state is ReminderState.DONE
        assert "reminder done" in driver.toast
        while "answer them" not in _what(driver):
            await driver.keys("up")
        ingrid = driver.app.person or ""
        before = len(person_view(demo_desk, ingrid).events)
        await driver.do("done")
        await driver.line("email thanks for writing; yes, Thursday suits")
        assert len(person_view(demo_desk, ingrid).events) > before
        assert "answer them" not in driver.seen


def _what(driver: Driver) -> str:
    main = driver.app.main
    return main.selected_line.what if main and main.selected_line else ""


@pytest.mark.actions("promise")
async def test_a_promise_is_noted_in_the_line(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        await driver.do("promise")
        assert "what you promised, and by when" in driver.seen
        before = demo_desk.book.changes.newest()
        await driver.keys("enter")
        assert "Write what you promised" in driver.seen
        assert demo_desk.book.changes.newest() == before
        await driver.line("lend her the tide tables by fri")
        made = [each for each in demo_desk.book.things.promises_of(ann.uid) if "tide" in each.what]
        assert [each.state for each in made] == [PromiseState.OPEN]
        assert str(made[0].due) == "2026-11-27"
        await driver.do("today")
        assert "lend her the tide tables" in driver.seen


@pytest.mark.actions("remind")
async def test_a_reminder_wants_a_day_first(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        await driver.do("remind")
        await driver.line("send the paper")
        assert "Begin with a day" in driver.seen
        await driver.keys("ctrl+u")
        await driver.line("31.2. send the paper")
        assert "31.2. is not in the calendar." in driver.seen
        await driver.keys("ctrl+u")
        await driver.line("2020-01-01 send the paper")
        assert "2020-01-01 has passed." in driver.seen
        await driver.keys("ctrl+u")
        await driver.type("3w send the paper")
        assert "Sat 12 Dec: send the paper" in driver.seen
        await driver.keys("enter")
        made = [
            each for each in demo_desk.book.things.reminders_of(ann.uid) if "paper" in each.what
        ]
        assert [str(each.due) for each in made] == ["2026-12-12"]
        assert "reminder for Sat 12 Dec" in driver.toast


@pytest.mark.actions("snooze", "undo")
async def test_snoozing_hides_somebody_until_a_day(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        while "a short exchange" not in _what(driver):
            await driver.keys("down")
        uid = driver.app.person or ""
        await driver.do("snooze")
        await driver.keys("ctrl+u")
        await driver.line("whenever")
        assert "Not a day" in driver.seen
        await driver.keys("ctrl+u")
        await driver.line("2w")
        person = demo_desk.book.people.get(uid)
        assert person is not None
        assert person.snooze_until is not None
        assert "Chiara Neri" not in driver.seen
        assert "snoozed until" in driver.toast
        await driver.do("undo")
        assert "Chiara Neri" in driver.seen


@pytest.mark.actions("skip")
async def test_skipping_leaves_one_turn_out(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        while "a short exchange" not in _what(driver):
            await driver.keys("down")
        uid = driver.app.person or ""
        name = demo_desk.book.people.get(uid).name  # type: ignore[union-attr]
        await driver.do("skip")
        assert demo_desk.book.people.get(uid).skips == 1  # type: ignore[union-attr]
        assert "skipped one turn" in driver.toast
        touch = driver.seen.split("STAY IN TOUCH")[1].split("DATES COMING UP")[0]
        assert name not in touch


@pytest.mark.actions("skip", "undo")
async def test_keys_pressed_quickly_are_done_one_after_the_other(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        while "a short exchange" not in _what(driver):
            await driver.keys("down")
        before = told(demo_desk)
        await driver.type("su")
        assert told(demo_desk) == before
        assert "Undone: skipped one turn" in driver.toast
