"""Today: the step with what was told last, the briefing of each line, and the good days."""

from datetime import timedelta

import pytest
from app_driver import LARGE, SMALL, Driver, driven

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.service.views.today_lines import Section
from relterm.ui.widgets.text_pane import TextPane

TIGHT = (60, 20)


def briefing_of(driver: Driver) -> str:
    """The words of the briefing, all of them, whatever is scrolled."""
    assert driver.app.main is not None
    lines = driver.app.main.query_one("#brief", TextPane).lines
    return "\n".join(
        " ".join("".join(f"{span.text} " for span in line.left).split()) for line in lines
    )


async def to(driver: Driver, name: str, section: Section) -> None:
    """Put the cursor on somebody's line in a section."""
    for _ in range(80):
        main = driver.app.main
        chosen = main.selected_line if main else None
        if chosen is not None and chosen.name == name and chosen.section is section:
            return
        await driver.keys("down")
    pytest.fail(f"no line of {section} about {name}")


def add(desk: Desk, uid: str, name: str, circle: Circle = Circle.FRIENDS) -> None:
    desk.run(AddPerson(Person(uid, name, given=name.split()[0], circle=circle)))


def met(desk: Desk, uid: str, days: int, text: str = "a coffee") -> None:
    day = Moment.of_day(desk.now().today - timedelta(days=days))
    entry = Interaction(desk.new_uid(), day, (uid,), Kind.MEET, Who.BOTH, text=text)
    desk.run(LogInteraction(Recorded((entry,)), text))


async def test_a_step_says_what_was_told_last(demo_desk: Desk) -> None:
    async with driven(demo_desk, (150, 40)) as driver:
        assert "a short exchange · her mother’s move" in driver.seen
        assert "answer them · the council wants to see a harbour" in driver.seen


async def test_the_briefing_is_about_the_line_not_only_the_person(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Ann Kowalska", Section.WORD)
        assert "keep your word: introduce her to Bob" in briefing_of(driver)
        assert "Do what you said you would" in briefing_of(driver)
        assert "How did the mock defence go?" in briefing_of(driver)
        await to(driver, "Ann Kowalska", Section.NOT_YET)
        told = briefing_of(driver)
        assert "not yet: pilot at Northwind" in told
        assert "Not yet: you have talked 3 times" in told
        assert "If they respond" in told
        assert "Now: keep your word." in told


async def test_who_rests_is_not_to_be_written_to(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Stefan Grubješin", Section.REST)
        told = briefing_of(driver)
        assert "let it rest until 19 Apr 27" in told
        assert "Ask, and listen" not in told
        assert "Better than a message" not in told
        assert "Leave Stefan" in driver.seen
        assert "Before you write" not in driver.seen


async def test_a_date_is_better_kept_with_a_call(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Guðrún Þórsdóttir", Section.DATES)
        told = briefing_of(driver)
        assert "better a call than a message" in told
        assert "A voice says it better." in told


async def test_the_briefing_tells_what_is_worth_knowing(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Chiara Neri", Section.TOUCH)
        told = briefing_of(driver)
        assert "trusted · circle close, every month" in told
        assert "53 → 61 since May · trusted" in told
        assert "fading slowly, halves in about" in told
        assert "She cares about timber building, her mother, the Turin competition" in told
        assert "You share bouldering, Japanese joinery" in told
        assert "How did your mother’s move go?" in told
        assert "How did the competition jury go?" in told
        assert told.count("?") == 4


@pytest.mark.parametrize("size", [TIGHT, SMALL, LARGE])
async def test_list_and_briefing_are_both_there(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        assert "send the workshop phot" in driver.seen
        assert "Before you write to Ifeoma" in driver.seen
        assert "keep your word: send the workshop" in driver.seen


@pytest.mark.parametrize("size", [TIGHT, SMALL, LARGE])
async def test_a_quiet_day_says_what_comes_next(empty_desk: Desk, size: tuple[int, int]) -> None:
    add(empty_desk, "bob", "Bob Osei")
    met(empty_desk, "bob", 60)
    async with driven(empty_desk, size) as driver:
        assert "Nothing is due today." in driver.seen
        assert "Have a good day." in driver.seen
        assert "next: Bob Osei" in driver.seen
        assert "Bob Osei, " in driver.seen


@pytest.mark.parametrize("size", [TIGHT, LARGE])
async def test_those_who_rest_do_not_make_a_day_busy(
    empty_desk: Desk, size: tuple[int, int]
) -> None:
    add(empty_desk, "zoe", "Zoe Rest")
    day = Moment.of_day(empty_desk.now().today - timedelta(days=3))
    hello = Interaction("hello", day, ("zoe",), Kind.MSG, Who.ME, text="hello")
    empty_desk.run(LogInteraction(Recorded((hello,)), "hello"))
    async with driven(empty_desk, size) as driver:
        assert "Nothing is due today." in driver.seen
        assert "LET IT REST" in driver.seen
        assert driver.seen.index("Nothing is due") < driver.seen.index("LET IT REST")
        assert driver.app.person == "zoe"


async def test_enough_is_enough(empty_desk: Desk) -> None:
    for number in range(7):
        add(empty_desk, f"p{number}", f"Person {number}", Circle.INNER)
        met(empty_desk, f"p{number}", 30)
    for number in range(3):
        met(empty_desk, f"p{number}", 0)
    async with driven(empty_desk) as driver:
        assert "That is plenty for today. Have a good day." in driver.seen
        assert "4 people can wait; tomorrow is soon enough." in driver.seen
        assert "that is plenty for today · 4 can wait" in driver.seen


@pytest.mark.actions("triage")
async def test_people_nobody_keeps_up_with_wait_to_be_sorted(empty_desk: Desk) -> None:
    for number in range(3):
        add(empty_desk, f"p{number}", f"Person {number}", Circle.NONE)
    async with driven(empty_desk) as driver:
        assert "3 people wait for you to choose whom to keep up with." in driver.seen
        assert "K choose, one by one" in driver.seen
        await driver.do("triage")
        assert "Person 0" in driver.seen


async def test_an_empty_book_has_three_ways_to_begin(empty_desk: Desk) -> None:
    async with driven(empty_desk, TIGHT) as driver:
        assert "Ways to begin" in driver.seen
        for key in ("n add a person", "i import a file", "S look around"):
            assert key in driver.seen


async def test_another_width_lays_the_list_out_anew(demo_desk: Desk) -> None:
    async with driven(demo_desk, LARGE) as driver:
        await to(driver, "Chiara Neri", Section.TOUCH)
        await driver.pilot.resize_terminal(60, 20)
        await driver.settle()
        assert "Chiara Neri" in driver.seen
        await driver.pilot.resize_terminal(120, 36)
        await driver.settle()
        assert "STAY IN TOUCH" in driver.seen
        assert driver.app.main is not None
        assert driver.app.main.selected_line is not None
        assert driver.app.main.selected_line.name == "Chiara Neri"
