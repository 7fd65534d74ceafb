"""Searching everything from anywhere, by keys alone; filters saved as views."""

from dataclasses import replace

import pytest
from app_driver import LARGE, SMALL, Driver, driven, told

from relterm.config import Config
from relterm.domain.interactions import Interaction, Reminder
from relterm.domain.kinds import Kind
from relterm.domain.moments import Moment
from relterm.domain.people import State
from relterm.domain.quick_add import Recorded
from relterm.domain.saved_views import View
from relterm.service import noting
from relterm.service.commands.bulk import ForPeople, Moved
from relterm.service.commands.editing import SavePerson
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.views import SaveView
from relterm.service.commands.word import AddReminder
from relterm.service.desk import Desk
from relterm.service.views.people import people_list
from relterm.ui.screens.people import PeopleScreen
from relterm.ui.widgets.row_list import RowList


def uid_of(desk: Desk, name: str) -> str:
    (found,) = desk.book.people.named(name)
    return found.uid


def named(driver: Driver) -> str:
    person = driver.app.desk.book.people.get(driver.app.person or "")
    return person.name if person else ""


def shown_view(driver: Driver) -> tuple[str, str]:
    """Of the line of views the name that is inverse, and the whole."""
    (row,) = driver.app.screen.query("#views")
    strip = row.render_line(0)
    inverse = [each.text for each in strip if each.style and each.style.reverse]
    whole = " ".join(strip.text.replace("< >", "").split())
    return "".join(inverse).strip(" \u200e"), whole


@pytest.mark.actions("search")
@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_a_search_teaches_finds_and_opens_at_the_very_entry(
    demo_desk: Desk, size: tuple[int, int]
) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.do("search")
        for operator in (
            "tag:",
            "circle:",
            "company:",
            "due:",
            "before:",
            "after:",
            "rung:",
            "is:",
        ):
            assert operator in driver.seen
        await driver.type("Orkney PAP")
        assert "ENTRIES" in driver.seen
        assert "Orkney paper" in driver.seen
        await driver.keys("enter")
        assert named(driver) == "Ann Kowalska"
        main = driver.app.main
        assert main is not None
        entry = demo_desk.book.interactions.get(main.selected_entry or "")
        assert entry is not None
        assert "Orkney paper" in f"{entry.text} {entry.note}"
        assert driver.focused == "timeline"


@pytest.mark.actions("search")
async def test_a_search_forgives_slips_and_marks_what_matched(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("search")
        await driver.type("kowlaska")
        assert "PEOPLE" in driver.seen
        assert "nearly" in driver.seen
        results = driver.app.screen.query_one("#results", RowList)
        line = results.source.line(1)
        assert line is not None
        hits = [span.text for span in line.left if span.bold and span.underline]
        assert hits == ["Kowalska"]
        await driver.keys("enter")
        assert named(driver) == "Ann Kowalska"


@pytest.mark.actions("search")
async def test_the_word_a_line_began_with_finds_the_entry_and_is_shown_in_the_line(
    demo_desk: Desk,
) -> None:
    line = noting.read_log(demo_desk, "3d: brunch @kowalska 1h her defence")
    demo_desk.run(noting.command_for(demo_desk, line))
    async with driven(demo_desk) as driver:
        await driver.do("search")
        await driver.type("brunch")
        assert "3d: brunch @kowalska 1h her defence" in driver.seen
        results = driver.app.screen.query_one("#results", RowList)
        row = results.source.line(1)
        assert row is not None
        assert [span.text for span in row.left if span.bold and span.underline] == ["brunch"]
        await driver.keys("ctrl+u")
        await driver.type("brunch defence")
        assert "3d: brunch" not in driver.seen
        await driver.keys("enter")
        assert named(driver) == "Ann Kowalska"
        main = driver.app.main
        assert main is not None
        entry = demo_desk.book.interactions.get(main.selected_entry or "")
        assert entry is not None
        assert (entry.kind, entry.text) == (Kind.MEET, "her defence")


@pytest.mark.actions("search")
async def test_promises_asks_and_reminders_open_where_they_are_shown(demo_desk: Desk) -> None:
    bob = uid_of(demo_desk, "Ann Kowalska")
    demo_desk.run(AddReminder(Reminder("rem", bob, "return the Łódź atlas", demo_desk.now().today)))
    async with driven(demo_desk) as driver:
        await driver.do("search")
        await driver.type("reference for Oslo")
        results = driver.app.screen.query_one("#results", RowList)
        while not (results.cursor_key or "").startswith("asks "):
            await driver.keys("down")
        await driver.keys("enter")
        assert driver.focused == "ask-list"
        ask = demo_desk.book.things.ask(driver.app.screen.selected_ask or "")  # type: ignore[attr-defined]  # the Asks screen
        assert ask is not None
        assert "Oslo" in ask.what
        await driver.do("search")
        await driver.type("workshop photographs")
        assert "PROMISES" in driver.seen
        await driver.keys("enter")
        assert named(driver) == "Ifeoma Eze"
        await driver.do("search")
        await driver.line("lodz atlas")
        assert named(driver) == "Ann Kowalska"


@pytest.mark.actions("search")
async def test_operators_and_their_values_complete(demo_desk: Desk) -> None:
    ann = demo_desk.book.people.get(uid_of(demo_desk, "Ann Kowalska"))
    assert ann is not None
    demo_desk.run(SavePerson(replace(ann, tags=("tide tables",)), ann))
    async with driven(demo_desk) as driver:
        await driver.do("search")
        line = driver.app.screen.query_one("#line")
        await driver.type("ta")
        await driver.keys("tab")
        assert line.value == "tag:"  # type: ignore[attr-defined]  # an Input
        await driver.type("ti")
        assert "tide tables" in driver.seen
        await driver.keys("tab")
        assert line.value == 'tag:"tide tables" '  # type: ignore[attr-defined]
        assert "Ann Kowalska" in driver.seen
        await driver.type("circle:")
        assert "every month" in driver.seen
        await driver.keys("down", "enter")
        assert line.value == 'tag:"tide tables" circle:close '  # type: ignore[attr-defined]
        assert "PEOPLE 1" in driver.seen
        await driver.type("circle:nosuch")
        assert "is searched as text" in driver.seen


@pytest.mark.actions("search")
async def test_nothing_found_offers_fewer_words_or_somebody_new(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("search")
        await driver.type("ann qqqqq")
        assert "Nothing is found." in driver.seen
        await driver.keys("enter")
        assert "Ann Kowalska" in driver.seen
        await driver.keys(*["backspace"] * 3)
        await driver.type("Quentin Quarles")
        assert "new person “Quentin Quarles”" in driver.seen
        await driver.keys("down", "enter")
        assert "New person" in driver.seen
        await driver.keys("enter")
        assert named(driver) == "Quentin Quarles"


@pytest.mark.actions("search")
async def test_more_people_than_have_room_are_shown_in_the_list(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("search")
        await driver.type("is:tracked")
        assert "PEOPLE 20+" in driver.seen
        results = driver.app.screen.query_one("#results", RowList)
        await driver.keys(*["down"] * 20)
        assert results.cursor_key == "all people"
        await driver.keys("enter")
        main = driver.app.main
        assert isinstance(main, PeopleScreen)
        assert main.filter_text == "is:tracked"
        assert f"{len(people_list(demo_desk, 'is:tracked').ids)} · esc clears" in driver.seen


@pytest.mark.actions("search")
async def test_past_searches_come_back_on_up(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("search")
        await driver.line("camille")
        await driver.do("search")
        await driver.line("hiro")
        await driver.do("search")
        await driver.keys("up", "up")
        assert "Camille Dubreuil" in driver.seen
        await driver.keys("down", "enter")
        assert named(driver) == "Hiro Tanaka"


@pytest.mark.actions("search", "find")
async def test_people_put_away_are_shown_when_asked_for(demo_desk: Desk) -> None:
    demo_desk.run(ForPeople((uid_of(demo_desk, "Hiro Tanaka"),), Moved(State.ARCHIVED)))
    async with driven(demo_desk) as driver:
        await driver.do("find")
        await driver.type("hiro")
        assert "Nobody matches." in driver.seen
        await driver.keys("escape")
        await driver.do("find")
        await driver.type("is:archived")
        assert "Hiro Tanaka" in driver.seen
        await driver.keys("escape", "1")
        await driver.do("search")
        await driver.type("hiro tanaka")
        assert "archived" in driver.seen
        await driver.keys("enter")
        assert named(driver) == "Hiro Tanaka"


@pytest.mark.actions("search")
async def test_what_was_said_with_people_put_away_opens_at_the_very_entry(demo_desk: Desk) -> None:
    ann, grace, hiro = (
        uid_of(demo_desk, name) for name in ("Ann Kowalska", "Grace O’Neill", "Hiro Tanaka")
    )
    together = Interaction(
        "both", Moment.of_day(demo_desk.now().today), (hiro, grace), Kind.MEET, text="the kiln shed"
    )
    demo_desk.run(LogInteraction(Recorded((together,)), "logged"))
    demo_desk.run(ForPeople((ann, grace), Moved(State.ARCHIVED)))
    demo_desk.run(ForPeople((hiro,), Moved(State.TRASHED)))
    async with driven(demo_desk, (60, 20)) as driver:
        for typed, whom, opened in (
            ("Orkney paper", "Ann Kowalska", "Orkney paper"),
            ("introduce her to Bob", "Ann Kowalska", "introduce her"),
            ("kiln shed", "Grace O’Neill", "kiln shed"),
        ):
            await driver.do("search")
            await driver.line(typed)
            main = driver.app.main
            assert isinstance(main, PeopleScreen)
            assert (named(driver), main.filter_text) == (whom, "is:archived")
            entry = demo_desk.book.interactions.get(main.selected_entry or "")
            assert entry is not None, typed
            assert opened in f"{entry.text} {entry.note}"
            assert f"{whom} ·" in driver.seen, "the pane is about them"
        await driver.do("search")
        await driver.type("reference for Oslo")
        await driver.keys("down", "enter")
        assert driver.focused == "ask-list"


@pytest.mark.actions("search", "views", "undo", "find")
async def test_a_filter_is_saved_shown_renamed_deleted_and_brought_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        before = told(demo_desk)
        await driver.do("views")
        assert "No view is saved yet" in driver.toast
        await driver.hush()
        await driver.do("people")
        await driver.keys(">")
        assert "No view is saved yet" in driver.toast
        await driver.do("search")
        await driver.type("circle:close")
        await driver.keys("ctrl+s")
        await driver.line("Near ones")
        assert "People · Near ones" in driver.seen
        close = [each for each in demo_desk.book.people.iter_all() if each.circle == "close"]
        assert f"{len([one for one in close if one.state is State.ACTIVE])} · " in driver.seen
        await driver.keys("escape")
        await driver.hush()
        assert "People · Near ones" not in driver.seen
        assert shown_view(driver) == ("all", "all · Near ones")
        await driver.do("find")
        await driver.type("is:promise")
        assert shown_view(driver) == ("", "all · Near ones")
        await driver.keys("ctrl+s")
        await driver.line("Owed")
        assert "People · Owed" in driver.seen
        assert shown_view(driver) == ("Owed", "all · Near ones · Owed")
        await driver.do("views")
        await driver.type("near")
        await driver.keys("enter")
        assert "People · Near ones" in driver.seen
        assert shown_view(driver) == ("Near ones", "all · Near ones · Owed")
        await driver.do("views")
        await driver.keys("f2")
        await driver.type(" and dear")
        await driver.keys("enter")
        assert [view.name for view in demo_desk.book.views.all()].count("Near ones and dear") == 1
        assert "People · Near ones and dear" in driver.seen
        assert shown_view(driver) == ("Near ones and dear", "all · Near ones and dear · Owed")
        await driver.do("views")
        await driver.type("dear")
        await driver.keys("f8")
        assert [view.name for view in demo_desk.book.views.all()] == ["Owed"]
        assert shown_view(driver) == ("", "all · Owed")
        await driver.do("undo")
        assert "Near ones and dear" in shown_view(driver)[1]
        await driver.do("redo")
        for _ in range(4):
            await driver.do("undo")
        assert demo_desk.book.views.all() == []
        assert not driver.app.screen.query_one("#views").display
        assert told(demo_desk) == before


async def test_views_are_stepped_through_and_clicked_however_they_are_called(
    demo_desk: Desk,
) -> None:
    views = (
        ("[red]Berlin[/] \x1b[31m", "שלום friends", "Near"),
        ("rung:trusted", "is:tracked", "circle:close"),
    )
    config = Config(keys={"people.view_next": "f9"})
    for name, query in zip(*views, strict=True):
        demo_desk.run(SaveView(View(demo_desk.new_uid(), name, query)))
    async with driven(demo_desk, (60, 20), config=config) as driver:
        await driver.do("people")
        main = driver.app.screen
        assert isinstance(main, PeopleScreen)
        seen = []
        for _ in range(4):
            await driver.keys("f9")
            seen.append((main.filter_text, shown_view(driver)[0]))
        assert seen == [
            ("rung:trusted", "[red]Berlin[…"),
            ("circle:close", "Near"),
            ("is:tracked", "שלום friends"),
            ("", "all"),
        ]
        row = main.query_one("#views").region
        await driver.keys("<")
        assert main.filter_text == "is:tracked"
        await driver.keys("f9")
        await driver.click(row.x + 8, row.y)
        assert main.filter_text == "rung:trusted"
        await driver.click(row.right - 1, row.y)
        assert "Views" in driver.seen


@pytest.mark.actions("find")
async def test_tab_completes_in_the_filter_and_else_goes_on(demo_desk: Desk) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.do("people")
        await driver.do("find")
        main = driver.app.screen
        assert isinstance(main, PeopleScreen)
        await driver.type("run")
        await driver.keys("tab")
        assert (main.filter_text, driver.focused) == ("rung:", "filter")
        await driver.type("par")
        await driver.keys("tab")
        assert main.filter_text == "rung:partner"
        await driver.keys("tab")
        assert driver.focused == "people"


@pytest.mark.actions("search", "find")
@pytest.mark.parametrize(
    "typed", ['"', "AND", "-anna", "c++", "%", "is:", "tag:", "*", "[/]", "\\"]
)
async def test_signs_are_typed_without_harm(demo_desk: Desk, typed: str) -> None:
    async with driven(demo_desk, SMALL) as driver:
        await driver.do("search")
        await driver.type(typed)
        assert driver.focused == "line"
        await driver.keys("escape", "escape")
        await driver.do("find")
        await driver.type(typed)
        assert driver.focused == "filter"
