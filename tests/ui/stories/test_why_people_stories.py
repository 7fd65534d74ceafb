"""Why on People: from the score, an entry, the chart, the gate, and on to the entry named."""

from dataclasses import replace
from datetime import date

import pytest
from app_driver import LARGE, SMALL, driven
from why_story import TINY, focus, reading, to_entry, to_line

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.service.desk import Desk
from relterm.service.remembering import recompute
from relterm.service.views.person import person_view
from relterm.ui.dialogs.why import WhyDialog
from relterm.ui.screens.people import PeopleScreen


@pytest.mark.actions("why")
async def test_a_score_opens_to_its_parts_and_what_still_stands(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Ann Kowalska")
        await driver.do("why")
        assert "Trusted: 53 of 100" in driver.seen
        assert "10.1 of 18 how recent" in driver.seen
        assert "not what Ann thinks" in driver.seen
        assert "IT RESTS ON" in driver.seen
        await driver.keys("w")
        assert not isinstance(driver.app.screen, WhyDialog), "w again closes it"
        await driver.do("why")
        await driver.keys("end")
        assert "and 2 more entries, of which nothing is left" in driver.seen


@pytest.mark.actions("why")
@pytest.mark.parametrize("size", [LARGE, SMALL, TINY])
async def test_any_entry_named_can_be_gone_to(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.select("Ann Kowalska")
        await driver.do("why")
        uid = await to_entry(driver, "half a day on her boat")
        await driver.keys("enter")
        assert driver.focused == "timeline"
        assert isinstance(driver.app.screen, PeopleScreen)
        assert driver.app.screen.selected_entry == uid
        assert "half a day on her b" in driver.seen


@pytest.mark.actions("why")
async def test_an_entry_says_why_it_gave_so_much(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        await focus(driver, "timeline")
        lines = person_view(demo_desk, ann.uid).timeline
        for line in lines[:3]:
            await driver.do("why")
            if line.entry is None:
                assert "nothing happened" in driver.seen
                assert "halves in about" in driver.seen
            else:
                assert "this one" in driver.seen
            await driver.keys("escape", "down")
        assert {line.entry is None for line in lines[:3]} == {True, False}


@pytest.mark.actions("why")
async def test_the_chart_asks_about_what_its_cursor_points_at(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Ann Kowalska")
        await focus(driver, "chart")
        claims = []
        for _ in range(3):
            await driver.do("why")
            shown = driver.app.screen
            assert isinstance(shown, WhyDialog)
            claims.append(str(shown.query_one("Pane").border_title))
            await driver.keys("escape", "left")
        assert len(set(claims)) == 3


@pytest.mark.actions("why")
async def test_the_card_opens_to_the_rung(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Mei Lin")
        await focus(driver, "card-text")
        await driver.do("why")
        assert "Mei Lin · resting" in driver.seen
        assert "Three words without an answer are enough" in driver.seen
        assert "no answer yet" in driver.seen


@pytest.mark.actions("why")
@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_on_a_small_screen_the_page_about_them_opens_to_the_rung(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.select("Mei Lin")
        await driver.keys("left_square_bracket")
        assert driver.focused == "about-text"
        await driver.do("why")
        assert "Mei Lin · resting" in driver.seen


@pytest.mark.actions("why")
async def test_a_condition_opens_to_its_rule_and_entries(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Ann Kowalska")
        await focus(driver, "gate-list")
        await driver.do("why")
        assert "2 of 13 conditions are still missing" in driver.seen
        await driver.keys("escape")
        for _ in range(20):
            main = driver.app.main
            assert isinstance(main, PeopleScreen)
            if main.details.selected_condition == "turns":
                break
            await driver.keys("down")
        await driver.do("why")
        assert "Still missing for business: 1 of 3." in driver.seen
        assert "the Orkney paper" in driver.seen
        assert "counts as a good turn" in driver.seen


@pytest.mark.actions("why")
async def test_a_line_of_the_balance_opens_to_what_was_counted(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Ann Kowalska")
        await driver.keys("right_square_bracket")
        await focus(driver, "balance-list")
        await driver.do("why")
        assert "Ann Kowalska · who begins" in driver.seen
        assert "IT RESTS ON" in driver.seen


@pytest.mark.actions("why")
async def test_friends_have_no_gate_and_the_reason_says_so(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Helene Vale")
        await focus(driver, "gate-list")
        await driver.do("why")
        assert "friendship is not leverage" in driver.seen


def fill(desk: Desk, person: Person, count: int, text: str = "") -> None:
    """A person with a long log."""
    start = date(2024, 6, 1).toordinal()
    with desk.book.write("a test", desk.seconds) as session:
        session.put(person)
        for place in range(count):
            moment = Moment.of_day(date.fromordinal(start + place * 2))
            entry = Interaction(f"e{place:04}", moment, (person.uid,), Kind.CALL)
            session.put(replace(entry, text=text or f"talk {place}"))
        recompute(desk.book, session, session.touched, desk.now())


IDA = Person("ida", "Ida Berg", given="Ida", circle=Circle.CLOSE)


@pytest.mark.actions("why")
async def test_a_long_log_opens_too_and_its_oldest_entry_is_found(empty_desk: Desk) -> None:
    fill(empty_desk, IDA, 400)
    async with driven(empty_desk) as driver:
        await driver.select("Ida Berg")
        await driver.do("why")
        await driver.keys("end")
        assert "more entries, together" in driver.seen
        uid = reading(driver).cursor_key
        await driver.keys("enter")
        assert isinstance(driver.app.screen, PeopleScreen)
        assert driver.app.screen.selected_entry == uid


@pytest.mark.actions("why", "find")
async def test_an_entry_is_gone_to_from_another_person_and_through_a_filter(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Chiara Neri")
        await to_line(driver, "keep your word", "Ann Kowalska")
        await driver.do("why")
        uid = reading(driver).cursor_key
        await driver.keys("enter")
        assert isinstance(driver.app.screen, PeopleScreen)
        assert driver.app.screen.selected_entry == uid
        assert driver.app.person is not None
        ann = demo_desk.book.people.get(driver.app.person)
        assert ann is not None
        assert ann.name == "Ann Kowalska"


@pytest.mark.actions("why")
@pytest.mark.parametrize(
    "name",
    ["[@click=app.quit]Eve[/] {0} %s", "\x1b]0;x\x07Eve\n" + "w" * 20_000],
    ids=["markup", "escapes"],
)
async def test_names_and_texts_are_shown_never_obeyed(empty_desk: Desk, name: str) -> None:
    fill(empty_desk, replace(IDA, name=name, given=""), 3, text=name)
    async with driven(empty_desk) as driver:
        await driver.do("people")
        for widget in ("people", "timeline", "gate-list"):
            await focus(driver, widget)
            await driver.do("why")
            assert isinstance(driver.app.screen, WhyDialog)
            await driver.keys("end", "home", "down")
            assert not any("\x1b" in line or "\x07" in line for line in driver.lines)
            await driver.keys("escape")
        assert driver.app.crash is None
