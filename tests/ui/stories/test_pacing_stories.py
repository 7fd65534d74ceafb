"""Pacing: done, snooze, skip and pause are four different things; and the fresh start."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from app_driver import SMALL, Driver, driven, told

from relterm.domain.interactions import (
    AskState,
    Direction,
    Interaction,
    PromiseState,
    ReminderState,
)
from relterm.domain.kinds import Circle, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.quick_add import PersonMatch, Recorded
from relterm.service import noting
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import EditPerson
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.today_lines import Section, TodayLine
from relterm.ui.dialogs.field_row import FieldRow

CHIARA = "demo-chiara-neri"
DAY = 86_400


async def come_to(driver: Driver, what: str, section: Section | None = None) -> TodayLine:
    """Move the cursor of Today to a line whose words begin so."""
    await driver.keys("home")
    for _ in range(60):
        line = driver.app.main.selected_line if driver.app.main else None
        if line and line.what.startswith(what) and section in (None, line.section):
            return line
        await driver.keys("down")
    pytest.fail(f"{what} is not on the agenda")


def last_of(desk: Desk, uid: str) -> Interaction:
    return desk.book.interactions.of(uid, 1)[0]


# done


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


# snooze, skip, pause


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
    demo_desk.run(EditPerson(replace(chiara, skips=1)))
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


# fresh start


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


# the day's number


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
