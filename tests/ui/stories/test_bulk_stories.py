"""Selecting many people and doing one thing to all of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from app_driver import SMALL, Driver, driven, told

from relterm.clock import Clock
from relterm.domain.kinds import Circle
from relterm.domain.people import Person, State, Triage
from relterm.errors import BookBusy
from relterm.service.commands.bulk import Circled, ForPeople, Moved
from relterm.service.desk import Desk
from relterm.service.opening import open_desk

NAMES = ("Ann Lee", "Bob Osei", "Cy Twombly", "Dee Brown", "Eve Adams")


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Five people, by name in the list."""
    with empty_desk.book.write("people", 1) as session:
        for name in NAMES:
            session.put(Person(name[0].lower(), name))
    return empty_desk


def people(desk: Desk) -> dict[str, Person]:
    return {each.uid: each for each in desk.book.people.iter_all()}


def marked(driver: Driver) -> tuple[str, ...]:
    assert driver.app.main is not None
    return driver.app.main.marked_people


@pytest.mark.actions("select", "select_range", "select_all", "tag", "find", "undo")
async def test_a_selection_is_made_by_keys_and_survives(desk: Desk) -> None:
    async with driven(desk, SMALL) as driver:
        await driver.do("people")
        assert "t Tag" not in driver.lines[-1]
        await driver.keys("j", "space", "space")
        assert marked(driver) == ("b", "c")
        assert "t Tag C Circle A Archive M Merge" in " ".join(driver.lines[-1].split())
        assert driver.app.person == "d", "it moved on"
        assert "2 selected" in driver.seen
        assert [line[1] for line in driver.lines[3:9]] == [" ", " ", "✓", "✓", "▌", " "]
        await driver.keys("space", "k", "space", "k", "k", "v")
        assert marked(driver) == ("b", "c"), "v without a last one marked takes the one it is on"
        await driver.keys("space", "space", "G", "v")
        assert marked(driver) == ("b", "d", "e")
        await driver.do("select_all")
        assert marked(driver) == ("a", "b", "c", "d", "e")
        await driver.do("select_all")
        assert marked(driver) == ()
        await driver.do("find")
        await driver.line("dee")
        await driver.do("select_all")
        await driver.keys("escape", "escape")
        assert marked(driver) == (), "Esc takes the marks away first, then the filter"
        assert "A Archive" not in driver.lines[-1]
        await driver.keys("space")
        await driver.do("find")
        await driver.line("eve")
        assert "1 selected, 1 hidden" in driver.seen
        await driver.do("tag")
        await driver.line("conf")
        assert [len(each.tags) for each in people(desk).values()] == [1, 0, 0, 0, 0], (
            "whom the filter hides is selected still"
        )
        await driver.do("undo")
        assert len(marked(driver)) == 1, "undo takes no mark away"


@pytest.mark.actions(
    "select_all", "tag", "circle", "triage", "pause", "archive", "trash", "undo", "redo"
)
async def test_each_bulk_action_is_one_step_that_says_what(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.do("people")
        states = [told(desk)]
        for action, typed, said in (
            ("tag", "conf -old", "tagged 5 people #conf, without #old"),
            ("circle", "close", "circle close for 5 people"),
            ("triage", "never", "not keeping up with 5 people"),
            ("pause", "", "Nothing to pause"),
            ("archive", "", "archived 5 people"),
        ):
            if not marked(driver):
                await driver.do("select_all")
            await driver.do(action)
            if typed:
                await driver.line(typed)
            assert said in driver.toast
            if told(desk) != states[-1]:
                states.append(told(desk))
        assert marked(driver) == (), "who left the list is not selected any more"
        assert len(states) == 5
        for before in reversed(states[:-1]):
            await driver.do("undo")
            assert told(desk) == before
        await driver.do("select_all")
        await driver.do("trash")
        assert "moved 5 people to the trash · u undoes it" in driver.toast
        assert {each.state for each in people(desk).values()} == {State.TRASHED}
        await driver.do("undo")
        await driver.do("redo")
        await driver.do("undo")
        assert told(desk) == states[0]


@pytest.mark.actions("tag", "select_all")
async def test_the_tag_line_shows_what_they_have_and_completes(desk: Desk) -> None:
    with desk.book.write("tags", 1) as session:
        for each in list(people(desk).values()):
            tags = ("sailing", "conf") if each.uid == "a" else ("conf",)
            session.put(replace(each, tags=tags))
    async with driven(desk, SMALL) as driver:
        await driver.do("people")
        await driver.do("select_all")
        await driver.do("tag")
        assert "Tag 5 people" in driver.seen
        assert "all have #conf some have #sailing 1" in driver.seen
        await driver.type("SAI")
        await driver.keys("tab")
        await driver.type(" -co")
        await driver.keys("tab")
        assert "would give #sailing, without #conf" in driver.seen
        await driver.keys("escape")
        assert "again drops the line" in driver.seen
        await driver.keys("enter")
        assert {each.tags for each in people(desk).values()} == {("sailing",)}
        assert "tagged 5 people #sailing, without #conf" in driver.toast
        await driver.do("tag")
        await driver.line("sailing")
        assert "Nothing to change" in driver.toast


@pytest.mark.actions("archive", "find")
async def test_who_is_archived_leaves_the_list_and_is_brought_back(desk: Desk) -> None:
    with desk.book.write("near", 1) as session:
        session.put(replace(people(desk)["c"], circle=Circle.CLOSE))
    async with driven(desk) as driver:
        await driver.select("Cy Twombly")
        await driver.do("archive")
        assert "archived Cy Twombly · u undoes it" in driver.toast
        await driver.keys("escape")
        assert not any("Cy Twombly" in line[:40] for line in driver.lines[1:])
        assert people(desk)["c"].circle is Circle.CLOSE, "kept for the day they come back"
        assert not people(desk)["c"].tracked
        await driver.hush()
        await driver.app.show_person("c")
        await driver.settle()
        assert driver.app.person == "c", "shown among the archived"
        assert "archived · A brings them back" in driver.seen
        await driver.do("archive")
        assert "brought back Cy Twombly" in driver.toast
        assert people(desk)["c"].state is State.ACTIVE
        await driver.keys("escape")
        assert any("Cy Twombly" in line[:40] for line in driver.lines[1:])
        await driver.do("find")
        await driver.line("is:archived")
        assert driver.app.person is None


@pytest.mark.actions("select_all")
async def test_who_vanishes_elsewhere_drops_out_of_the_selection(
    desk: Desk, fixed: Clock, tmp_path: Path
) -> None:
    async with driven(desk) as driver:
        await driver.do("people")
        await driver.do("select_all")
        with open_desk(tmp_path / "book.db", fixed) as other:
            other.run(ForPeople(("b",), Moved(State.TRASHED)))
            with other.book.write("deleted", 1) as session:
                session.delete("person", "d")
            other.run(ForPeople(("a",), Circled(Circle.WIDE)))
        driver.app._look_for_changes()
        await driver.settle()
        assert marked(driver) == ("a", "c", "e")
        assert "3 selected" in driver.seen


@pytest.mark.actions("select_all", "triage", "history")
async def test_very_many_are_done_under_a_bar_after_a_backup(desk: Desk) -> None:
    with desk.book.write("crowd", 1) as session:
        session.add_people(Person(f"p{n}", f"Person {n}") for n in range(2_600))
    async with driven(desk, SMALL) as driver:
        await driver.do("people")
        await driver.keys("j", "space")
        await driver.do("select_all")
        assert len(marked(driver)) == 2_605
        await driver.do("triage")
        await driver.line("never")
        assert "not keeping up with 2,605 people" in driver.toast
        assert {each.triage for each in people(desk).values()} == {Triage.NEVER}
        assert [path.name for path in desk.book.backups() if "before-bulk" in path.name]
        await driver.do("history")
        await driver.keys("u")
        assert "Undone: not keeping up with 2,605 people" in driver.seen
        assert {each.triage for each in people(desk).values()} == {Triage.OPEN}


@pytest.mark.actions("tag", "archive", "select_all")
async def test_whoever_is_selected_is_worked_on_though_the_filter_shows_nobody(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.do("people")
        await driver.keys("space", "space")
        await driver.do("find")
        await driver.line("zzzz")
        assert "2 selected, 2 hidden" in driver.seen
        assert "Nothing is logged yet" not in driver.seen, "there is nobody to log it with"
        await driver.do("promise")
        assert "Choose a person first" in driver.toast, "a promise is about one person in sight"
        await driver.do("tag")
        await driver.line("conf")
        assert "tagged 2 people #conf" in driver.toast
        await driver.do("archive")
        assert "archived 2 people" in driver.toast
        await driver.do("select_all")
        assert "Nobody is in this list" in driver.toast
    assert {uid for uid, each in people(desk).items() if "conf" in each.tags} == {"a", "b"}
    assert {uid for uid, each in people(desk).items() if each.state is State.ARCHIVED} == {"a", "b"}


@pytest.mark.actions("select_all", "find")
async def test_all_of_a_long_list_are_listed_and_selected_or_it_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relterm.service.views.people.MOST_FOUND", 2)
    with desk.book.write("two more", 1) as session:
        session.add_people([Person("f", "Ann Smith"), Person("g", "Anna Berg")])
    async with driven(desk) as driver:
        await driver.do("people")
        await driver.do("find")
        await driver.line("ann")
        assert "nearest" not in driver.seen
        await driver.do("select_all")
        assert sorted(marked(driver)) == ["a", "f", "g"]
        await driver.do("select_all")
        assert marked(driver) == ()
        await driver.keys("escape")

        def busy(*_: object) -> None:
            raise BookBusy("another process is writing")

        with monkeypatch.context() as patch:
            patch.setattr("relterm.storage.search.Search.matching", busy)
            await driver.do("find")
            await driver.line("an")
            assert "the nearest 2" in driver.seen
            await driver.do("select_all")
            assert len(marked(driver)) == 2
            assert "Selected the nearest 2; more people match" in driver.toast
