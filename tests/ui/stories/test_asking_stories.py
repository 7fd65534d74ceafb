"""Asks: planned, seen through their gate, made although it is early, answered, dropped."""

import pytest
from app_driver import Driver, driven, told

from relterm.domain.interactions import AskState, Outcome
from relterm.domain.kinds import AskSize, Kind
from relterm.service.desk import Desk
from relterm.service.views.person import person_view


async def to_ask(driver: Driver, what: str) -> str:
    """Put the cursor on an ask of the Asks screen; its uid."""
    await driver.do("asks")
    await driver.keys("home")
    for _ in range(40):
        uid = driver.app.main.selected_ask if driver.app.main else None
        ask = driver.app.desk.book.things.ask(uid or "")
        if ask is not None and ask.what == what:
            return ask.uid
        await driver.keys("down")
    raise AssertionError(what)


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
        planned = [
            each
            for each in demo_desk.book.things.asks_of(chiara.uid)
            if each.what == "a look at the plans"
        ]
        assert [(each.state, each.size) for each in planned] == [(AskState.PLANNED, AskSize.FAVOUR)]
        uid = await to_ask(driver, "a look at the plans")
        assert uid == planned[0].uid
        await driver.hush()
        assert "Chiara Neri · a look at the plans" in driver.seen
        assert "nothing you owe" in driver.seen
        await driver.do("undo")
        assert told(demo_desk) == before
        await driver.hush()
        assert "a look at the plans" not in driver.seen


@pytest.mark.actions("ask")
async def test_friends_are_not_asked(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Helene Vale")
        before = told(demo_desk)
        await driver.do("ask")
        await driver.line("money")
        await driver.line("business")
        assert told(demo_desk) == before
        assert "friendship is not leverage" in driver.toast


@pytest.mark.actions("ask", "undo")
async def test_asking_early_shows_the_cost_and_needs_a_typed_reason(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "pilot at Northwind")
        before = told(demo_desk)
        assert "NOT YET" in driver.seen
        assert "Asking today would cost about" in driver.seen
        await driver.do("ask")
        await driver.line("I asked")
        assert "It would cost about" in driver.seen
        await driver.keys("enter")
        assert "A few words, please." in driver.seen
        assert told(demo_desk) == before, "nothing is written without a reason"
        await driver.line("the tender closes on Monday")
        ask = demo_desk.book.things.ask(uid)
        assert ask is not None
        assert (ask.state, ask.reason) == (AskState.ASKED, "the tender closes on Monday")
        entry = demo_desk.book.interactions.get(ask.interaction)
        assert entry is not None
        assert (entry.kind, entry.note) == (Kind.ASK, "the tender closes on Monday")
        shown = person_view(demo_desk, ask.person).timeline[0]
        assert shown.entry == entry
        assert shown.early
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
        await driver.do("ask")
        await driver.line("I asked")
        ask = demo_desk.book.things.ask(uid)
        assert ask is not None
        assert ask.state is AskState.ASKED


@pytest.mark.actions("outcome", "undo")
@pytest.mark.parametrize("outcome", [Outcome.YES, Outcome.NO, Outcome.LATER, Outcome.NO_ANSWER])
async def test_what_came_of_an_ask_is_recorded(demo_desk: Desk, outcome: Outcome) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "a reference for Oslo")
        before = told(demo_desk)
        await driver.do("outcome")
        await driver.line({"no": "that is an answer"}.get(outcome, outcome))
        ask = demo_desk.book.things.ask(uid)
        assert ask is not None
        assert (ask.state, ask.outcome) == (AskState.ANSWERED, outcome)
        assert str(outcome) in driver.toast
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("ask")
async def test_an_ask_is_dropped(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        uid = await to_ask(driver, "seed investment")
        await driver.do("ask")
        await driver.line("drop it")
        ask = demo_desk.book.things.ask(uid)
        assert ask is not None
        assert ask.state is AskState.DROPPED
        assert "not within two years" not in driver.seen


@pytest.mark.actions("log")
async def test_an_early_ask_in_a_line_says_so_and_is_logged_at_the_second_enter(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        before = told(demo_desk)
        await driver.do("log")
        await driver.line("email ?business a pilot at Northwind")
        assert "Not yet for Ann Kowalska" in driver.seen
        assert told(demo_desk) == before
        await driver.keys("enter")
        assert any(each.kind is Kind.ASK for each in person_view(demo_desk, ann.uid).events[-2:])
        assert "u undoes it" in driver.toast
