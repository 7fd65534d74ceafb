from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dialog_host import LARGE, NAUGHTY, NOW, SMALL, Host, add, hosted, typed

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.errors import BadInput
from relterm.service.commands.editing import SaveEntry
from relterm.service.desk import Desk
from relterm.ui.dialogs.day_fields import read_moment
from relterm.ui.dialogs.entry_form import LONGEST_MINUTES, EntryForm, read_number
from relterm.ui.dialogs.form import Form

ANN, BOB = Person("ann", "Ann Kowalska"), Person("bob", "Bob Osei")
ENTRY = Interaction(
    "e",
    Moment.of_day(date(2026, 11, 3)),
    ("ann",),
    Kind.CALL,
    Who.THEM,
    answered=True,
    minutes=30.0,
    depth=2,
    mood=-1,
    text="her thesis",
    tags=("conf",),
)


def edited(app: Host[Any]) -> list[Interaction]:
    """What the form gave back, as it would be saved."""
    saved = [each for each in app.given if isinstance(each, SaveEntry)]
    assert len(saved) == len(app.given)
    return [each.entry for each in saved]


@pytest.fixture(autouse=True)
def people(desk: Desk) -> None:
    add(desk, ANN, BOB)


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_saving_untouched_changes_nothing(desk: Desk, size: tuple[int, int]) -> None:
    async with hosted(lambda: EntryForm(desk, ENTRY), size) as (app, pilot):
        assert "2026-11-03" in app.painted
        await pilot.press("ctrl+s")
        assert app.given == [None]


@pytest.mark.parametrize(
    ("typed_day", "moment"),
    [
        ("yesterday", Moment.of_day(date(2026, 11, 20))),
        ("fri", Moment.of_day(date(2026, 11, 20))),
        ("12 mar", Moment.of_day(date(2026, 3, 12))),
        ("2026-11-05", Moment.of_day(date(2026, 11, 5))),
        ("2026-11-05T14:30", Moment.of_datetime(NOW.at.replace(day=5, hour=14, minute=30))),
        ("fri 14:30", Moment.of_datetime(NOW.at.replace(day=20, hour=14, minute=30))),
    ],
)
def test_days_in_words_and_numbers(typed_day: str, moment: Moment) -> None:
    assert read_moment(NOW)(typed_day) == moment


async def test_the_day_is_changed(desk: Desk) -> None:
    async with hosted(lambda: EntryForm(desk, ENTRY)) as (app, pilot):
        await pilot.press("ctrl+u")
        await typed(pilot, "yesterday")
        await pilot.press("ctrl+s")
        assert edited(app) == [replace(ENTRY, moment=Moment.of_day(date(2026, 11, 20)))]


async def test_a_day_to_come_makes_it_a_plan(desk: Desk) -> None:
    async with hosted(lambda: EntryForm(desk, ENTRY)) as (app, pilot):
        await pilot.press("ctrl+u")
        await typed(pilot, "2026-12-24")
        await pilot.press("ctrl+s")
        assert edited(app)[0].planned


async def test_a_day_that_is_none_is_refused_with_a_sentence(desk: Desk) -> None:
    async with hosted(lambda: EntryForm(desk, ENTRY)) as (app, pilot):
        await pilot.press("ctrl+u")
        await typed(pilot, "03/04")
        assert "could be two days" in app.painted
        await pilot.press("ctrl+s")
        assert app.given == []


async def test_people_by_name(desk: Desk) -> None:
    async with hosted(lambda: EntryForm(desk, ENTRY)) as (app, pilot):
        await pilot.press("down")
        await typed(pilot, "; bob")
        await pilot.press("ctrl+s")
        assert edited(app) == [replace(ENTRY, people=("ann", "bob"))]


async def test_somebody_unknown_and_nobody_at_all_are_refused(desk: Desk) -> None:
    async with hosted(lambda: EntryForm(desk, ENTRY)) as (app, pilot):
        await pilot.press("down")
        await typed(pilot, "; Zed")
        assert "Nobody in the book is called “Zed”" in app.painted
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert "Name at least one person" in app.painted
        await pilot.press("ctrl+s")
        assert app.given == []


async def test_choices_numbers_and_due(desk: Desk) -> None:
    async with hosted(lambda: EntryForm(desk, ENTRY)) as (app, pilot):
        form = app.screen.query_one(Form)
        form.focus_field("kind")
        await pilot.press("v")
        form.focus_field("who")
        await pilot.press("home")
        form.focus_field("depth")
        await pilot.press("d")
        form.focus_field("minutes")
        await pilot.press("ctrl+u")
        await typed(pilot, "47,5")
        form.focus_field("due")
        await typed(pilot, "fri")
        await pilot.press("ctrl+s")
        expected = replace(
            ENTRY, kind=Kind.VIDEO, who=None, depth=3, minutes=47.5, due=date(2026, 11, 27)
        )
        assert edited(app) == [expected]


@pytest.mark.parametrize("number", ["nan", "inf", "-5", "0", "99999", "x", "1441"])
def test_numbers_out_of_range_are_refused(number: str) -> None:
    with pytest.raises(BadInput, match="minutes"):
        read_number(LONGEST_MINUTES, "minutes")(number)


async def test_outside_text_is_shown_and_kept(desk: Desk) -> None:
    entry = replace(ENTRY, text="".join(NAUGHTY), note=NAUGHTY[-1], tags=NAUGHTY)
    async with hosted(lambda: EntryForm(desk, entry)) as (app, pilot):
        assert NAUGHTY[0] in app.painted
        app.screen.query_one(Form).focus_field("years")
        await typed(pilot, "3")
        await pilot.press("ctrl+s")
        assert edited(app) == [replace(entry, years=3.0)]
