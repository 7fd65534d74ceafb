"""Writing: a line is logged and undone, people are added and corrected, entries put away."""

import pytest
from app_driver import SMALL, driven, told
from textual.widgets import TextArea

from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.people import State
from relterm.service.desk import Desk
from relterm.service.views.person import person_view


def uid_of(desk: Desk, name: str) -> str:
    return desk.book.people.named(name)[0].uid


async def test_the_app_opens_on_the_day_with_its_sections_and_a_briefing(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        for words in ("KEEP YOUR WORD", "STAY IN TOUCH", "DATES COMING UP", "LET IT REST"):
            assert words in driver.seen
        assert "Before you write to Ifeoma" in driver.seen
        assert "Sat 21 Nov" in driver.lines[0]
        await driver.keys("down")
        assert "Before you write to Ann" in driver.seen


@pytest.mark.actions("log", "undo", "redo", "find")
async def test_a_coffee_logged_in_a_line_moves_the_curve_and_can_be_undone(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        before, view = told(demo_desk), person_view(demo_desk, ann.uid)
        screen = driver.lines
        await driver.do("log")
        await driver.line("coffee 45m *2 her defence went well >> 3w send the paper")
        now = person_view(demo_desk, ann.uid)
        assert now.trust.score > view.trust.score
        assert len(now.events) == len(view.events) + 1
        assert "her defence went well" in driver.seen
        assert driver.toast.startswith("logged met in person · 45 min · real talk · Ann Kowalska")
        assert "u undoes it" in driver.toast
        assert driver.lines != screen
        assert [each.what for each in now.reminders][-1] == "send the paper"
        after = told(demo_desk)
        await driver.do("undo")
        assert told(demo_desk) == before
        assert "her defence went well" not in "\n".join(driver.lines[2:28])
        assert "Undone" in driver.toast
        await driver.do("redo")
        assert told(demo_desk) == after
        assert "her defence went well" in driver.seen


@pytest.mark.actions("new_person")
async def test_a_new_person_in_a_line_is_shown_in_people(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("new_person")
        await driver.line("Ada Kestrel <ada@kestrel.example> at Fen Trust as surveyor #birds")
        assert "added Ada Kestrel" in driver.toast
        assert driver.app.person == uid_of(demo_desk, "Ada Kestrel")
        assert "surveyor · Fen Trust" in driver.seen
        person = demo_desk.book.people.get(driver.app.person or "")
        assert person is not None
        assert (person.tags, person.emails[0].value) == (("birds",), "ada@kestrel.example")


@pytest.mark.actions("edit")
async def test_a_person_is_edited_in_a_form(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type("-Berg")
        await driver.keys("ctrl+s")
        assert demo_desk.book.people.get(ann.uid).name == "Ann Kowalska-Berg"  # type: ignore[union-attr]
        assert "Ann Kowalska-Berg" in driver.seen
        assert "edited Ann Kowalska-Berg" in driver.toast


@pytest.mark.actions("edit")
async def test_leaving_the_form_asks_before_typing_is_lost(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Ann Kowalska")
        before = told(demo_desk)
        await driver.do("edit")
        await driver.type("X")
        await driver.keys("escape")
        assert "Esc again drops your changes" in driver.seen
        await driver.keys("escape")
        assert told(demo_desk) == before
        assert driver.app.screen is driver.app.main


@pytest.mark.actions("edit")
async def test_an_entry_is_edited_from_the_timeline(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        await driver.keys("enter", "down")
        await driver.do("edit")
        entry = person_view(demo_desk, ann.uid).timeline[1].entry
        assert entry is not None
        assert "tea, an hour and a half" in driver.seen
        await driver.keys("ctrl+s")
        assert "edited" not in driver.toast, "nothing was changed"
        await driver.do("edit")
        assert driver.app.screen is not driver.app.main
        for _ in range(12):
            if isinstance(driver.app.focused, TextArea):
                break
            await driver.keys("tab")
        await driver.type("Then ")
        await driver.keys("ctrl+s")
        edited = demo_desk.book.interactions.get(entry.uid)
        assert edited is not None
        assert edited != entry
        assert "edited the" in driver.toast


@pytest.mark.actions("trash", "undo")
async def test_an_entry_goes_to_the_trash_and_comes_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        before, view = told(demo_desk), person_view(demo_desk, ann.uid)
        await driver.keys("enter", "down")
        await driver.do("trash")
        assert len(person_view(demo_desk, ann.uid).events) < len(view.events)
        assert "moved an entry to the trash" in driver.toast
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("trash", "undo")
async def test_a_person_goes_to_the_trash_and_comes_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        before = told(demo_desk)
        await driver.keys("escape")
        await driver.do("trash")
        assert demo_desk.book.people.get(ann.uid).state is State.TRASHED  # type: ignore[union-attr]
        assert driver.app.person != ann.uid
        assert "u undoes it" in driver.toast
        await driver.do("undo")
        assert told(demo_desk) == before
        assert "Ann Kowalska" in driver.seen


@pytest.mark.actions("quick", "undo")
async def test_plus_logs_the_usual_step_at_one_key(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        chiara = await driver.select("Chiara Neri")
        before = len(person_view(demo_desk, chiara.uid).events)
        await driver.do("quick")
        view = person_view(demo_desk, chiara.uid)
        assert len(view.events) == before + 1
        assert "u undoes it" in driver.toast
        await driver.do("undo")
        assert len(person_view(demo_desk, chiara.uid).events) == before


@pytest.mark.actions("quick")
async def test_plus_refuses_kindly_where_rest_is_due(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Kiri Ngata")
        before = told(demo_desk)
        await driver.do("quick")
        assert told(demo_desk) == before
        assert driver.toast


@pytest.mark.actions("gratitude")
async def test_thanks_are_logged(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        wanjiku = await driver.select("Wanjikũ Mwangi")
        await driver.do("gratitude")
        assert "thanks" in driver.seen
        await driver.line("for the two hours on the grant")
        event = person_view(demo_desk, wanjiku.uid).events[-1]
        assert (event.kind, event.who) == (Kind.THANKS, Who.ME)


@pytest.mark.actions("circle")
async def test_the_circle_is_chosen_from_a_list(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        mei = await driver.select("Mei Lin")
        await driver.do("circle")
        await driver.line("none")
        assert demo_desk.book.people.get(mei.uid).circle is Circle.NONE  # type: ignore[union-attr]


@pytest.mark.actions("log")
@pytest.mark.parametrize("size", [SMALL, (60, 20)])
async def test_the_line_works_on_a_small_screen(demo_desk: Desk, size: tuple[int, int]) -> None:
    async with driven(demo_desk, size) as driver:
        await driver.do("log")
        await driver.type("call @Grac")
        assert "Grace O’Neill" in driver.seen
        await driver.keys("tab")
        await driver.line("20m about sails")
        assert "logged call" in driver.toast


@pytest.mark.actions("log")
async def test_a_line_that_is_dropped_leaves_no_trace(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        before = told(demo_desk)
        await driver.do("log")
        await driver.type("call about nothing")
        await driver.keys("escape")
        assert "Esc again drops the line" in driver.seen
        await driver.keys("escape")
        assert told(demo_desk) == before
        assert driver.app.screen is driver.app.main
