"""Done: a few words about how it went, and the line leaves the day."""

import pytest
from app_driver import SMALL, driven, told
from pacing_story import CHIARA, come_to

from relterm.domain.interactions import (
    AskState,
    Direction,
    Interaction,
    PromiseState,
    ReminderState,
)
from relterm.domain.kinds import Kind
from relterm.domain.quick_add import PersonMatch, Recorded
from relterm.service import noting
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.views.today_lines import Section


def last_of(desk: Desk, uid: str) -> Interaction:
    return desk.book.interactions.of(uid, 1)[0]


@pytest.mark.actions("done", "undo")
async def test_done_asks_how_it_went_and_the_line_leaves_today(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        line = await come_to(driver, "a short exchange")
        assert line.person == CHIARA
        before = told(demo_desk)
        await driver.do("done")
        assert "How did it go with Chiara?" in driver.seen
        await driver.line("coffee by the river 45m")
        entry = last_of(demo_desk, CHIARA)
        assert (entry.kind, entry.text, entry.minutes) == (Kind.MEET, "by the river", 45)
        touch = driver.seen.split("STAY IN TOUCH")[1].split("DATES COMING UP")[0]
        assert "Chiara" not in touch
        assert "u undoes it" in driver.toast
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("done")
@pytest.mark.parametrize(
    ("keys", "text"), [([], ""), ([*" her map"], "her map"), (["end", *" so"], "so")]
)
async def test_the_usual_word_stands_there_and_can_be_kept(
    demo_desk: Desk, keys: list[str], text: str
) -> None:
    async with driven(demo_desk) as driver:
        await come_to(driver, "a short exchange")
        await driver.do("done")
        await driver.keys(*keys, "enter")
        entry = last_of(demo_desk, CHIARA)
        assert (entry.kind, entry.text) == (Kind.MSG, text)


@pytest.mark.actions("done")
async def test_the_question_is_left_without_a_trace(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await come_to(driver, "a short exchange")
        before = told(demo_desk)
        await driver.do("done")
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main
        await driver.do("done")
        await driver.type("coffee")
        await driver.keys("escape")
        assert "Esc again drops the line." in driver.seen
        await driver.keys("escape")
        assert told(demo_desk) == before


@pytest.mark.actions("done", "undo")
async def test_a_promise_is_kept_with_a_few_words_about_it(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        line = await come_to(driver, "send the workshop photographs")
        before = told(demo_desk)
        await driver.do("done")
        await driver.type("kept she hung them up")
        assert "written down with it: she hung them up" in driver.seen
        await driver.keys("enter")
        entry = last_of(demo_desk, line.person)
        assert (entry.kind, entry.note) == (Kind.KEPT, "she hung them up")
        await driver.do("undo")
        assert told(demo_desk) == before
        await come_to(driver, "send the workshop photographs")
        await driver.do("done")
        await driver.keys("down", "down")
        await driver.line("kept waiting; they found others")
        promise = demo_desk.book.things.promise(line.ref)
        assert promise is not None
        assert promise.state is PromiseState.DROPPED
        entry = last_of(demo_desk, line.person)
        assert (entry.kind, entry.text) == (Kind.NOTE, "kept waiting; they found others")
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("done", "undo")
async def test_a_reminder_is_closed_and_told_of_in_one_step(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        line = await come_to(driver, "send the monsoon chart")
        before = told(demo_desk)
        await driver.do("done")
        assert "How did it go with" in driver.seen
        await driver.keys("escape")
        assert told(demo_desk) == before, "Esc leaves the reminder open"
        await driver.do("done")
        await driver.line("email the chart, with a note")
        reminder = demo_desk.book.things.reminder(line.ref)
        assert reminder is not None
        assert reminder.state is ReminderState.DONE
        assert last_of(demo_desk, line.person).kind is Kind.EMAIL
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("done")
async def test_a_plan_takes_place_with_a_few_words(demo_desk: Desk) -> None:
    plan = Interaction(
        "plan", demo_desk.now().moment, (CHIARA,), Kind.MEET, text="lunch", planned=True
    )
    demo_desk.run(LogInteraction(Recorded((plan,)), "a plan"))
    async with driven(demo_desk) as driver:
        await come_to(driver, "met in person", Section.PLANNED)
        await driver.do("done")
        await driver.line("it took place; two hours, the new studio")
        entry = demo_desk.book.interactions.get("plan")
        assert entry is not None
        assert not entry.planned
        assert entry.text == "lunch; it took place; two hours, the new studio"


@pytest.mark.actions("done")
async def test_who_rests_is_told_of_too_and_a_birthday_begins_with_a_message(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk) as driver:
        line = await come_to(driver, "", Section.DATES)
        await driver.do("done")
        await driver.line("call sang to her")
        assert last_of(demo_desk, line.person).kind is Kind.CALL
        greeted = await come_to(driver, "", Section.DATES)
        assert greeted.person == line.person
        assert not greeted.is_due
        assert "you were in touch today" in driver.seen
        line = await come_to(driver, "", Section.REST)
        await driver.do("done")
        assert "What happened with" in driver.seen
        await driver.line("like her photographs")
        assert last_of(demo_desk, line.person).kind is Kind.LIKE


@pytest.mark.actions("done")
async def test_done_in_people_is_about_whoever_is_selected(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        await driver.do("done")
        assert "you promised: introduce her to Bob" in driver.seen, "a promise comes first"
        await driver.line("kept")
        assert last_of(demo_desk, ann.uid).kind is Kind.KEPT
        await driver.do("done")
        assert "with Ann?" in driver.seen
        await driver.keys("ctrl+u")
        await driver.line("lunch at the mill")
        assert last_of(demo_desk, ann.uid).kind is Kind.MEET


@pytest.mark.actions("asks", "done")
async def test_an_ask_that_was_made_is_done_with_its_answer(demo_desk: Desk) -> None:
    chiara = PersonMatch(CHIARA, "Chiara Neri", "")
    line = noting.read_log(demo_desk, "?favour a look at the plans", chiara)
    demo_desk.run(noting.command_for(demo_desk, line))
    async with driven(demo_desk) as driver:
        await driver.do("asks")
        for _ in range(30):
            uid = driver.app.main.selected_ask if driver.app.main else None
            about = demo_desk.book.things.ask(uid) if uid else None
            if about and about.state is AskState.ASKED and about.direction is Direction.MINE:
                break
            await driver.keys("down")
        await driver.do("done")
        assert "What came of it?" in driver.seen
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main
