from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dialog_host import LARGE, NAUGHTY, SMALL, Host, add, hosted, typed
from textual.widgets import Static, TextArea

from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.service.commands.editing import SavePerson
from relterm.service.desk import Desk
from relterm.ui.dialogs.field_row import LONGEST_EDIT
from relterm.ui.dialogs.form import Form
from relterm.ui.dialogs.naming import Naming
from relterm.ui.dialogs.person_fields import person_fields
from relterm.ui.dialogs.person_form import PersonForm
from relterm.ui.dialogs.relation_text import Relations

BOB = Person("bob", "Bob Osei", organisation="Northwind")
ANN = Person(
    "ann",
    "Ann Kowalska",
    given="Ann",
    circle=Circle.CLOSE,
    cadence_days=42,
    goal=AskSize.BUSINESS,
    intent=Intent.COLLABORATE,
    introduced_by="bob",
    emails=(Labelled("ann@x.org", "work"), Labelled("a@y.org")),
    dates=(ImportantDate("birthday", None, 4, 15),),
    interests=("sailing", "salt, pepper"),
    custom=(Labelled("42", "shoe size"),),
    notes="first\n\nsecond",
)
EVERY_FIELD = [
    field for field in Person.__dataclass_fields__ if field not in {"uid", "is_me", "state", "line"}
]


async def go_to(app: Host[Any], name: str) -> None:
    app.screen.query_one(Form).focus_field(name)


def edited(app: Host[Any]) -> list[Person]:
    """Whom the form gave back, as they would be saved."""
    saved = [each for each in app.given if isinstance(each, SavePerson)]
    assert len(saved) == len(app.given)
    return [each.person for each in saved]


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_saving_untouched_changes_nothing(desk: Desk, size: tuple[int, int]) -> None:
    add(desk, BOB, ANN)
    async with hosted(lambda: PersonForm(desk, ANN), size) as (app, pilot):
        assert "Ann Kowalska" in app.painted
        await pilot.press("ctrl+s")
        assert app.given == [None]


async def test_whatever_an_import_left_there_is_shown_and_kept(desk: Desk) -> None:
    odd = replace(
        BOB,
        name=NAUGHTY[0],
        given=NAUGHTY[1],
        family=NAUGHTY[2],
        nickname=NAUGHTY[3],
        organisation=NAUGHTY[4],
        title=NAUGHTY[-1],
        why="".join(NAUGHTY),
        notes="\r\n\u2028".join(NAUGHTY),
        emails=tuple(Labelled(text, text) for text in NAUGHTY),
        tags=NAUGHTY,
        values=NAUGHTY,
        dates=tuple(ImportantDate(text, text=text) for text in NAUGHTY),
        custom=tuple(Labelled(text, f"{place}{text}") for place, text in enumerate(NAUGHTY)),
    )
    add(desk, odd)
    stored = desk.book.people.get("bob")
    assert stored is not None
    async with hosted(lambda: PersonForm(desk, stored)) as (app, pilot):
        assert NAUGHTY[0] in app.painted
        await go_to(app, "met")
        await typed(pilot, "here")
        await go_to(app, "emails")
        await pilot.press("enter")
        await typed(pilot, "new@x.org")
        await pilot.press("ctrl+s")
        more = (*stored.emails, Labelled("new@x.org"))
        assert edited(app) == [replace(stored, met="here", emails=more)]


def test_every_field_of_a_person_is_in_the_form(desk: Desk) -> None:
    naming = Naming(desk)
    relations = Relations("ann", naming, desk.new_uid)
    fields = person_fields(naming, relations, date(2026, 11, 21), in_triage=True)
    shown = [field.name for field in fields]
    assert len(shown) == len(set(shown))
    assert set(shown) == {*EVERY_FIELD, "relations"}


async def test_fields_are_changed_with_keys_alone(desk: Desk) -> None:
    add(desk, BOB, ANN)
    async with hosted(lambda: PersonForm(desk, ANN)) as (app, pilot):
        await typed(pilot, " II")
        await pilot.press("down")
        await pilot.press("ctrl+u")
        await go_to(app, "circle")
        await pilot.press("right")
        await go_to(app, "cadence_days")
        await pilot.press("ctrl+u")
        await typed(pilot, "2w")
        await go_to(app, "private")
        await pilot.press("y")
        await go_to(app, "emails")
        await pilot.press("enter")
        await typed(pilot, "new@z.org home")
        await go_to(app, "interests")
        await typed(pilot, ", chess")
        await go_to(app, "dates")
        await pilot.press("enter")
        await typed(pilot, "met 2019-05-01")
        await pilot.press("ctrl+s")
        assert edited(app) == [
            replace(
                ANN,
                name="Ann Kowalska II",
                given="",
                circle=Circle.FRIENDS,
                cadence_days=14,
                private=True,
                emails=(*ANN.emails, Labelled("new@z.org", "home")),
                interests=(*ANN.interests, "chess"),
                dates=(*ANN.dates, ImportantDate("met", 2019, 5, 1)),
            )
        ]


async def test_what_cannot_be_read_is_said_and_keeps_the_form_open(desk: Desk) -> None:
    async with hosted(lambda: PersonForm(desk, ANN), LARGE) as (app, pilot):
        await go_to(app, "cadence_days")
        await typed(pilot, "z")
        assert "Write how often" in app.painted
        await go_to(app, "notes")
        await pilot.press("ctrl+s")
        assert app.given == []
        assert app.screen.query_one(Form).query_one(".field-cadence_days").has_focus_within
        await pilot.press("backspace", "ctrl+s")
        assert app.given == [None], "it is as it was"


async def test_a_person_keeps_a_name(desk: Desk) -> None:
    async with hosted(lambda: PersonForm(desk, ANN)) as (app, pilot):
        await pilot.press("ctrl+u", "ctrl+s")
        assert app.given == []
        assert "needs a name" in app.painted


async def test_changes_are_not_lost_at_the_first_esc(desk: Desk) -> None:
    async with hosted(lambda: PersonForm(desk, ANN)) as (app, pilot):
        await typed(pilot, "x")
        await pilot.press("escape")
        await pilot.pause()
        assert app.given == []
        assert "Esc again drops your changes" in app.painted
        await pilot.press("escape")
        assert app.given == [None]


async def test_unchanged_the_form_closes_at_once(desk: Desk) -> None:
    async with hosted(lambda: PersonForm(desk, ANN)) as (app, pilot):
        await pilot.press("down", "escape")
        assert app.given == [None]


async def test_the_introducer_is_a_person_of_the_book(desk: Desk) -> None:
    add(desk, BOB, ANN, Person("bo2", "Bob Ossei"))
    async with hosted(lambda: PersonForm(desk, ANN), LARGE) as (app, pilot):
        await go_to(app, "introduced_by")
        await pilot.press("ctrl+u")
        await typed(pilot, "Bob")
        assert "could be" in app.painted
        await typed(pilot, " Oss")
        await pilot.press("right")
        await pilot.press("ctrl+s")
        assert edited(app) == [replace(ANN, introduced_by="bo2")]


async def test_namesakes_are_told_apart_by_their_organisation(desk: Desk) -> None:
    add(desk, BOB, ANN, replace(BOB, uid="b2", organisation="Acme"))
    async with hosted(lambda: PersonForm(desk, ANN), LARGE) as (app, pilot):
        await go_to(app, "introduced_by")
        assert "Bob Osei (Northwind)" in app.painted
        await pilot.press("ctrl+u")
        await typed(pilot, "bob osei (acme)")
        await pilot.press("ctrl+s")
        assert edited(app) == [replace(ANN, introduced_by="b2")]


async def test_a_huge_note_is_shown_in_part_and_kept_whole(desk: Desk) -> None:
    huge = replace(ANN, notes="word " * (LONGEST_EDIT // 4))
    async with hosted(lambda: PersonForm(desk, huge)) as (app, pilot):
        await go_to(app, "notes")
        await typed(pilot, "x")
        assert len(app.screen.query_one(".field-notes").query_one(TextArea).text) < 5_000
        await go_to(app, "met")
        await typed(pilot, "y")
        await pilot.press("ctrl+s")
        assert edited(app) == [replace(huge, met="y")]


async def test_the_hint_of_the_field_in_focus_is_shown(desk: Desk) -> None:
    async with hosted(lambda: PersonForm(desk, ANN)) as (app, pilot):
        await go_to(app, "circle")
        await pilot.pause()
        assert "how near to keep them" in app.painted


async def test_the_field_in_focus_stands_out_and_its_problem_is_in_sight(desk: Desk) -> None:
    async with hosted(lambda: PersonForm(desk, ANN), (60, 20)) as (app, pilot):

        def bold() -> list[str]:
            labels = app.screen.query("FieldRow > .label").results(Static)
            return [str(each.content) for each in labels if each.styles.text_style.bold]

        assert bold() == ["Name"]
        await pilot.press(*["down"] * 9)
        await pilot.pause()
        assert bold() == ["Cadence"]
        await typed(pilot, "z")
        assert "months, every 45d." in app.painted, "the second line of it too"
