"""Asks: planned, seen through their gate, made although it is early, dropped."""

from datetime import date, timedelta

import pytest
from app_driver import SMALL, driven, told
from asking_story import severity, the_ask, to_ask

from relterm.domain.interactions import AskState, Interaction
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.moments import Moment
from relterm.service.desk import Desk
from relterm.service.views.person import person_view
from relterm.ui.screens.asks import AsksScreen
from relterm.ui.screens.base import LONG_LOG


@pytest.mark.actions("ask", "asks", "undo")
async def test_an_ask_is_planned_and_its_gate_shown(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        chiara = await driver.select("Chiara Neri")
        before = told(demo_desk)
        await driver.do("ask")
        await driver.keys("enter")
        assert "A few words, please." in driver.seen
        await driver.line("a look at the plans")
        assert "How big is it?" in driver.seen
        await driver.line("favour")
        assert "I asked already" in driver.seen
        await driver.keys("enter")
        planned = the_ask(demo_desk, chiara.uid, "a look at the plans")
        assert (planned.state, planned.size) == (AskState.PLANNED, AskSize.FAVOUR)
        assert await to_ask(driver, "a look at the plans") == planned.uid
        await driver.hush()
        assert "Chiara Neri · a look at the plans" in driver.seen
        assert "nothing you owe" in driver.seen
        await driver.do("undo")
        assert told(demo_desk) == before
        await driver.hush()
        assert "a look at the plans" not in driver.seen


@pytest.mark.actions("ask")
async def test_friends_are_not_asked_and_it_is_said_kindly(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Helene Vale")
        assert "Friendship is not leverage." in driver.seen
        before = told(demo_desk)
        await driver.do("ask")
        assert "friendship is not leverage" in driver.toast
        assert severity(driver) == "information", "kindly, not as an error"
        assert driver.focused == "people", "no dialog was opened"
        assert told(demo_desk) == before


@pytest.mark.actions("ask", "undo")
async def test_asking_early_shows_the_cost_and_needs_a_typed_reason(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "pilot at Northwind")
        before = told(demo_desk)
        assert "NOT YET" in driver.seen
        assert "Asking today would cost about 2 points and 6 weeks" in driver.seen
        await driver.do("ask")
        await driver.line("I asked")
        assert "Not yet: you have talked 3 times, and 1 thing you promised is open." in driver.seen
        assert "Weakest: what you owe them, 1 open." in driver.seen
        assert "would cost about 2 points and 6 weeks" in driver.seen
        assert "ask before 20 Jan 27." in driver.seen
        await driver.keys("enter")
        assert "A few words, please." in driver.seen
        await driver.line("   ")
        assert "A few words, please." in driver.seen
        assert told(demo_desk) == before, "nothing is written without a reason"
        await driver.line("the tender closes on Monday")
        assert "no other ask before 20 Jan 27" in driver.toast
        ask = demo_desk.book.things.ask(uid)
        assert ask is not None
        assert (ask.state, ask.reason) == (AskState.ASKED, "the tender closes on Monday")
        entry = demo_desk.book.interactions.get(ask.interaction)
        assert entry is not None
        assert (entry.kind, entry.note) == (Kind.ASK, "the tender closes on Monday")
        shown = person_view(demo_desk, ask.person).timeline[0]
        assert shown.entry == entry
        assert shown.early
        assert shown.delta == pytest.approx(-2.0, abs=0.1), "what was shown is what it cost"
        await driver.hush()
        assert "leave room until" in driver.seen
        assert "early" in driver.seen
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("ask")
async def test_leaving_the_reason_records_nothing(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to_ask(driver, "pilot at Northwind")
        before = told(demo_desk)
        await driver.do("ask")
        await driver.line("I asked")
        await driver.keys("escape")
        assert told(demo_desk) == before


@pytest.mark.actions("ask")
async def test_a_ready_ask_needs_no_reason(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "a reference for Oslo")
        assert "READY" in driver.seen
        assert "Ask plainly, make a no easy, keep it good for both." in driver.seen
        await driver.do("ask")
        await driver.line("I asked")
        ask = demo_desk.book.things.ask(uid)
        assert ask is not None
        assert ask.state is AskState.ASKED
        assert not person_view(demo_desk, ask.person).timeline[0].early
        assert "no other ask before 5 Dec" in driver.toast


@pytest.mark.actions("ask", "undo")
async def test_an_ask_that_nobody_planned_goes_through_the_same_gate(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        ann = await driver.select("Ann Kowalska")
        before = told(demo_desk)
        await driver.do("ask")
        await driver.line("her data set")
        await driver.line("advice")
        await driver.line("I asked already")
        assert "Ask anyway?" in driver.seen
        await driver.line("the paper is due tomorrow")
        ask = the_ask(demo_desk, ann.uid, "her data set")
        assert (ask.state, ask.reason) == (AskState.ASKED, "the paper is due tomorrow")
        assert person_view(demo_desk, ann.uid).timeline[0].early
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("ask")
async def test_a_planned_ask_is_found_from_the_person_too(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Grace O’Neill")
        await driver.do("ask")
        assert "a reference for Oslo" in driver.seen
        await driver.keys("enter")
        await driver.line("I asked")
        made = {each.what for each in demo_desk.book.things.asks(AskState.ASKED)}
        assert "a reference for Oslo" in made


@pytest.mark.actions("ask", "today")
async def test_an_ask_on_today_is_acted_on_where_it_stands(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("today")
        await driver.keys("end")
        for _ in range(8):
            line = driver.app.main.selected_line if driver.app.main else None
            if line is not None and line.what == "pilot at Northwind":
                break
            await driver.keys("up")
        await driver.do("ask")
        assert "Ask: pilot at Northwind" in driver.seen


@pytest.mark.actions("ask")
async def test_an_ask_is_dropped(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "seed investment")
        assert "not within two years" in driver.seen
        await driver.do("ask")
        await driver.line("drop it")
        ask = demo_desk.book.things.ask(uid)
        assert ask is not None
        assert ask.state is AskState.DROPPED
        await driver.hush()
        assert "not in two years" not in driver.seen


@pytest.mark.actions("log")
async def test_an_early_ask_in_a_line_says_so_and_is_logged_at_the_second_enter(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk, SMALL) as driver:
        ann = await driver.select("Ann Kowalska")
        before = told(demo_desk)
        await driver.do("log")
        await driver.line("email ?business a pilot at Northwind")
        assert "Not yet for Ann Kowalska: you have talked 3 times" in driver.seen
        assert "Now: keep your word." in driver.seen
        assert "about 2 points and 6 weeks; no other ask before 20 Jan 27." in driver.seen
        assert "Enter again records it as it happened." in driver.seen
        assert told(demo_desk) == before
        await driver.keys("enter")
        assert any(each.kind is Kind.ASK for each in person_view(demo_desk, ann.uid).events[-2:])
        assert "u undoes it" in driver.toast


@pytest.mark.actions("log")
async def test_an_ask_of_an_earlier_day_is_weighed_as_it_was_then(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Ann Kowalska")
        await driver.do("log")
        await driver.line("10 feb: email ?business a pilot at Northwind")
        assert "It was early for Ann Kowalska then" in driver.seen


@pytest.mark.actions("asks")
async def test_the_gate_is_walked_condition_by_condition(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to_ask(driver, "pilot at Northwind")
        screen = driver.app.main
        assert isinstance(screen, AsksScreen)
        assert screen.selected_condition is None
        await driver.keys("tab", "down")
        assert driver.focused == "gate-list"
        assert screen.selected_condition == "no_debts"
        assert "introduce her to Bob, due Monday" in driver.seen
        await driver.keys("down")
        assert screen.selected_condition == "turns"
        await driver.keys("enter")
        assert "Still missing for business: 1 of 3." in driver.seen, "Enter asks why"
        await driver.keys("escape", "end")
        assert screen.selected_condition is None


@pytest.mark.actions("find")
async def test_the_gates_of_the_other_sizes_are_seen_without_planning_an_ask(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.select("Farid Haddad")
        before = told(demo_desk)
        await driver.keys("]", "]")
        assert driver.focused == "gate-list"
        assert "Ask · intro to his CFO" in driver.seen
        await driver.keys("comma")
        assert "if you asked: favour" in driver.seen
        assert "READY" in driver.seen
        await driver.keys("full_stop", "full_stop")
        assert "if you asked: business" in driver.seen
        await driver.keys("full_stop")
        assert "if you asked: big" in driver.seen
        await driver.keys("full_stop", "full_stop")
        assert "Ask · intro to his CFO" in driver.seen
        assert told(demo_desk) == before


@pytest.mark.actions("asks")
async def test_the_entries_of_a_long_log_are_gathered_beside_the_screen(demo_desk: Desk) -> None:
    for number in range(LONG_LOG):
        moment = Moment.of_day(date(2024, 1, 1) + timedelta(days=number))
        entry = Interaction(f"n{number}", moment, ("demo-ann-kowalska",), Kind.NOTE, text="a note")
        with demo_desk.book.write("many", number) as session:
            session.put(entry)
    async with driven(demo_desk) as driver:
        await to_ask(driver, "pilot at Northwind")
        assert "introduce her to Bob, due Monday" in driver.seen
        assert "Asking today would cost about 2 points and 6 weeks" in driver.seen
        assert "you may ask" in driver.seen or "keep your word" in driver.seen


@pytest.mark.actions("asks")
async def test_gate_and_plan_are_tabs_where_there_is_little_room(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await to_ask(driver, "pilot at Northwind")
        assert "nothing you owe" in driver.seen
        assert "you may ask" not in driver.seen
        await driver.keys("]")
        assert driver.focused == "plan-text"
        assert "introduce her to Bob" in driver.seen
        await driver.keys("end")
        assert "~ 30 Dec you may ask" in driver.seen
        await driver.keys("]")
        assert "nothing you owe" in driver.seen


@pytest.mark.actions("asks", "ask", "outcome")
async def test_an_empty_book_has_no_asks_and_that_is_fine(empty_desk: Desk) -> None:
    async with driven(empty_desk, SMALL) as driver:
        await driver.do("asks")
        assert "No asks, and that is fine." in driver.seen
        await driver.do("ask")
        assert "Nobody is in this book yet: n adds somebody." in driver.toast
        await driver.do("outcome")
        assert "Choose an ask first." in driver.toast
        await driver.keys("]", "tab", "comma", "down", "enter")
        assert "No asks, and that is fine." in driver.seen
