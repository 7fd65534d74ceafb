"""What came of an ask, and the right next step in the same flow."""

from datetime import date

import pytest
from app_driver import Driver, driven, told
from asking_story import the_ask, to_ask

from relterm.domain.interactions import Ask, AskState, Direction, Outcome, ReminderState
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.readiness import readiness
from relterm.service.desk import Desk
from relterm.service.views.person import person_view

REFERENCE = "a reference for Oslo"
FIELDS_BEFORE_OUTCOME = 11


async def ask_grace(driver: Driver) -> str:
    """Make the ask that is ready; its uid."""
    uid = await to_ask(driver, REFERENCE)
    await driver.do("ask")
    await driver.line("I asked")
    await driver.hush()
    assert driver.app.main is not None
    assert driver.app.main.selected_ask == uid
    return uid


def the(desk: Desk, uid: str) -> Ask:
    found = desk.book.things.ask(uid)
    assert found is not None
    return found


def recorded(desk: Desk, ask: Ask) -> bool | None:
    entry = desk.book.interactions.get(ask.interaction)
    assert entry is not None
    return entry.outcome


@pytest.mark.actions("outcome", "ask")
async def test_what_was_not_asked_has_no_outcome(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to_ask(driver, REFERENCE)
        before = told(demo_desk)
        await driver.do("outcome")
        assert "You have not asked yet: x records that you did." in driver.toast
        assert told(demo_desk) == before
        await ask_grace(driver)


@pytest.mark.actions("outcome", "undo")
async def test_a_yes_is_followed_by_thanks_and_giving_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await ask_grace(driver)
        before = told(demo_desk)
        await driver.do("outcome")
        await driver.line("yes")
        assert "They said yes. When to give something back?" in driver.seen
        await driver.keys("enter")
        assert "They said yes: thank them now?" in driver.seen
        ask = the(demo_desk, uid)
        assert (ask.state, ask.outcome) == (AskState.ANSWERED, Outcome.YES)
        assert recorded(demo_desk, ask) is True
        (reminder,) = demo_desk.book.things.reminders_about(uid)
        assert (reminder.due, reminder.state) == (date(2026, 12, 12), ReminderState.OPEN)
        assert reminder.what == f"give something back: {REFERENCE}"
        assert person_view(demo_desk, ask.person).state.owe_thanks
        await driver.keys("enter")
        assert not person_view(demo_desk, ask.person).state.owe_thanks
        await driver.do("undo")
        await driver.do("undo")
        assert told(demo_desk) == before, "the answer and its reminder are one change"


@pytest.mark.actions("outcome", "undo")
async def test_esc_leaves_out_what_is_only_offered(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await ask_grace(driver)
        before = told(demo_desk)
        await driver.do("outcome")
        await driver.line("yes")
        await driver.keys("escape", "escape")
        assert driver.focused == "ask-list"
        assert the(demo_desk, uid).outcome is Outcome.YES
        assert demo_desk.book.things.reminders_about(uid) == []
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("outcome", "undo")
async def test_a_no_is_an_answer(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await ask_grace(driver)
        before = told(demo_desk)
        await driver.do("outcome")
        await driver.line("that is an answer")
        assert "A no is honest: thank them for it?" in driver.seen
        assert "no is an answer; go on without asking; no other ask before 5 Dec" in driver.toast
        await driver.keys("escape")
        ask = the(demo_desk, uid)
        assert (ask.state, ask.outcome) == (AskState.ANSWERED, Outcome.NO)
        assert recorded(demo_desk, ask) is False
        person = demo_desk.book.people.get(ask.person)
        assert person is not None
        assert person.goal is None, "nothing works toward it any more"
        await driver.hush()
        assert "No is an answer. Go on without asking" in driver.seen
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("outcome", "undo")
async def test_a_later_plans_it_again_for_a_day(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await ask_grace(driver)
        before = told(demo_desk)
        await driver.do("outcome")
        await driver.line("later")
        assert "When to look at it again?" in driver.seen
        for _ in "4w":
            await driver.keys("backspace")
        await driver.line("yesterday")
        assert "Not a day to come" in driver.seen
        for _ in "yesterday":
            await driver.keys("backspace")
        await driver.line("15 jan")
        ask = the(demo_desk, uid)
        assert (ask.state, ask.outcome) == (AskState.ANSWERED, Outcome.LATER)
        again = the_ask(demo_desk, ask.person, REFERENCE)
        planned = [
            each
            for each in demo_desk.book.things.asks_of(ask.person)
            if each.state is AskState.PLANNED
        ]
        assert [(each.what, each.size) for each in planned] == [(REFERENCE, ask.size)]
        assert again.uid in {uid, planned[0].uid}
        (reminder,) = demo_desk.book.things.reminders_about(planned[0].uid)
        assert reminder.due == date(2027, 1, 15)
        view = person_view(demo_desk, ask.person)
        assert view.state.attempts == 0, "they answered, so nothing waits"
        assert view.timeline[0].title.endswith("· later")
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("outcome", "undo")
async def test_no_answer_rests_until_the_day_the_model_says(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await ask_grace(driver)
        before = told(demo_desk)
        assert "leave room until 1 Dec" in driver.seen
        await driver.do("outcome")
        await driver.line("no answer")
        assert "no answer: leave room until 1 Dec" in driver.toast
        assert the(demo_desk, uid).outcome is Outcome.NO_ANSWER
        assert recorded(demo_desk, the(demo_desk, uid)) is None
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("outcome", "undo")
async def test_what_they_asked_is_answered_too(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "a quote for two container batteries")
        assert "That is help, not a pitch." in driver.seen
        before = told(demo_desk)
        await driver.do("outcome")
        assert "What did you answer?" in driver.seen
        await driver.line("yes")
        assert "what did you promise, and by when?" in driver.seen
        await driver.line("the quote by fri")
        ask = the(demo_desk, uid)
        assert (ask.state, ask.outcome) == (AskState.ANSWERED, Outcome.YES)
        assert ask.direction is Direction.THEIRS
        promised = demo_desk.book.things.promises_of(ask.person)
        assert date(2026, 11, 27) in {each.due for each in promised}
        await driver.do("undo")
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("log", "outcome")
async def test_an_answer_of_mine_is_a_word_to_them(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        chiara = await driver.select("Chiara Neri")
        await driver.do("log")
        await driver.line("<?favour a hand with the move")
        assert person_view(demo_desk, chiara.uid).state.owe_reply
        await to_ask(driver, "a hand with the move")
        await driver.do("outcome")
        await driver.line("a kind no")
        view = person_view(demo_desk, chiara.uid)
        assert not view.state.owe_reply, "answered, so nothing is owed"
        newest = view.timeline[0].entry
        assert newest is not None
        assert (newest.kind, newest.who) == (Kind.MSG, Who.ME)
        assert readiness(view.state, view.now.t, AskSize.FAVOUR).may_ask, "they invited me"


@pytest.mark.actions("edit", "undo")
async def test_an_answer_noted_in_the_entry_is_followed_up_as_well(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await ask_grace(driver)
        before = told(demo_desk)
        await driver.select("Grace O’Neill")
        await driver.keys("enter")
        assert driver.focused == "timeline"
        await driver.do("edit")
        await driver.keys(*["tab"] * FIELDS_BEFORE_OUTCOME, "y", "ctrl+s")
        assert "They said yes. When to give something back?" in driver.seen
        await driver.keys("escape")
        assert "They said yes: thank them now?" in driver.seen
        await driver.keys("escape")
        assert (the(demo_desk, uid).state, the(demo_desk, uid).outcome) == (
            AskState.ANSWERED,
            Outcome.YES,
        )
        await driver.do("undo")
        assert told(demo_desk) == before
