import pytest
from dialog_host import LARGE, NAUGHTY, SMALL, add, hosted, typed

from relterm.domain.people import Person
from relterm.service import noting
from relterm.service.desk import Desk
from relterm.ui.dialogs.chip_row import ChipRow
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.name_menu import NameMenu
from relterm.ui.dialogs.quick_person import QuickPerson

WHOLE = (
    "Ann Lee <ann@x.org> +49301234567 in/annlee at Acme as CTO via @bob #conf every 6w bday 04-15"
)


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_a_whole_person_in_one_line(desk: Desk, size: tuple[int, int]) -> None:
    add(desk, Person("bob", "Bob Osei"))
    async with hosted(lambda: QuickPerson(desk), size) as (app, pilot):
        assert "name first" in app.painted
        assert QuickPerson.PLACEHOLDER in app.painted
        await typed(pilot, WHOLE)
        assert "Ann Lee" in app.painted
        await pilot.press("enter")
        line = app.given[0]
        assert line is not None
        person = noting.add_person(desk, line).person
        assert (person.name, person.title, person.cadence_days) == ("Ann Lee", "CTO", 42)
        assert person.introduced_by == "bob"


async def test_somebody_of_that_name_is_said_and_a_second_enter_adds_another(desk: Desk) -> None:
    add(desk, Person("a", "Ann Lee", organisation="Acme"))
    async with hosted(lambda: QuickPerson(desk), LARGE) as (app, pilot):
        await typed(pilot, "ann lee at Borealis")
        assert "already in the book (Acme)" in app.painted
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "Enter again adds another" in app.painted
        await pilot.press("enter")
        assert app.given[0] is not None
        assert app.given[0].organisation == "Borealis"


async def test_no_name_no_person(desk: Desk) -> None:
    async with hosted(lambda: QuickPerson(desk)) as (app, pilot):
        await typed(pilot, "<ann@x.org>")
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "needs a name" in app.painted


async def test_who_introduced_them_is_chosen_from_the_menu(desk: Desk) -> None:
    add(desk, Person("b1", "Bob Osei"), Person("b2", "Bob Ossei"))
    async with hosted(lambda: QuickPerson(desk)) as (app, pilot):
        await typed(pilot, "Zed via @bob")
        assert app.screen.query_one(NameMenu).is_open
        await pilot.press("down")
        pick = app.screen.query_one(NameMenu).pick
        assert pick is not None
        await pilot.press("tab")
        await pilot.pause()
        await pilot.press("enter")
        line = app.given[0]
        assert line is not None
        assert noting.add_person(desk, line).person.introduced_by == pick.uid


async def test_an_introducer_who_is_not_there_is_said_first(desk: Desk) -> None:
    async with hosted(lambda: QuickPerson(desk)) as (app, pilot):
        await typed(pilot, "Zed via @nobody #x")
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "not kept" in app.painted
        await pilot.press("enter")
        assert app.given[0] is not None


async def test_a_day_that_is_none_is_told_before_it_is_kept_as_a_note(desk: Desk) -> None:
    async with hosted(lambda: QuickPerson(desk), (60, 20)) as (app, pilot):
        await typed(pilot, "Zed Ox bday 31 feb at Acme")
        assert app.painted.count("31 feb is not in the calendar") == 1
        assert "note: bday 31 feb" in app.painted
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "Enter again adds them and keeps that as a note." in app.painted
        await pilot.press("enter")
        line = app.given[0]
        assert line is not None
        person = noting.add_person(desk, line).person
        assert (person.name, person.organisation, person.dates) == ("Zed Ox", "Acme", ())
        assert person.notes == "bday 31 feb"


async def test_a_chip_taken_back_is_plain_text(desk: Desk) -> None:
    async with hosted(lambda: QuickPerson(desk)) as (app, pilot):
        await typed(pilot, "Zed Ox #conf at Acme")
        await pilot.press("down", "right", "right")
        chosen = app.screen.query_one(ChipRow).chosen
        await pilot.press("backspace", "up", "enter")
        line = app.given[0]
        assert chosen is not None
        assert line is not None
        assert chosen.label not in [chip.label for chip in line.chips]


async def test_hostile_names(desk: Desk) -> None:
    add(desk, *(Person(f"odd{n}", name, organisation=name) for n, name in enumerate(NAUGHTY)))
    async with hosted(lambda: QuickPerson(desk)) as (app, pilot):
        for place, name in enumerate(NAUGHTY):
            app.screen.query_one(LineInput).value = name
            await pilot.pause()
            for _ in range(2):
                if len(app.given) == place:
                    await pilot.press("enter")
            line = app.given[place]
            assert line is not None
            assert line.line == name
            app.ask()
            await pilot.pause()
