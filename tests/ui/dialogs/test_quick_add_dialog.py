from dataclasses import replace

import pytest
from dialog_host import LARGE, NAUGHTY, NOW, SMALL, Host, add, hosted, typed

from relterm.domain.kinds import Kind
from relterm.domain.people import Person
from relterm.domain.quick_add import PersonMatch
from relterm.service import noting
from relterm.service.desk import Desk
from relterm.ui.dialogs.chip_row import ChipRow
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.name_menu import NameMenu
from relterm.ui.dialogs.quick_add import QuickAdd, Written
from relterm.ui.show import visible

ANN = Person("ann", "Ann Kowalska", organisation="Univ. of Gdańsk")
SELECTED = PersonMatch("ann", "Ann Kowalska")


@pytest.fixture(autouse=True)
def people(desk: Desk) -> None:
    add(
        desk,
        ANN,
        Person("bob", "Bob Osei"),
        Person("lee1", "Kim Lee", organisation="Acme"),
        Person("lee2", "Kim Lee", organisation="Borealis"),
        Person("kin", "Kina Berg"),
    )


def value(app: Host[Written]) -> str:
    return app.screen.query_one(LineInput).value


def menu(app: Host[Written]) -> NameMenu:
    return app.screen.query_one(NameMenu)


def labels(app: Host[Written]) -> list[str]:
    return [chip.label for chip in app.screen.query_one(ChipRow).chips]


def saved(app: Host[Written]) -> Written:
    assert len(app.given) == 1
    assert app.given[0] is not None
    return app.given[0]


def uids(desk: Desk, written: Written) -> tuple[str, ...]:
    command = noting.command_for(desk, written.line, written.chosen)
    return command.recorded.interactions[0].people


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_chips_show_what_is_understood_and_enter_saves(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED), size) as (app, pilot):
        assert "Ann Kowalska" in app.painted
        await typed(pilot, "yesterday: call 30m her defence went well #conf")
        assert labels(app) == ["Ann Kowalska", "Fri 20 Nov", "call", "30 min", "#conf"]
        assert "about +" in app.painted
        await pilot.press("enter")
        line = saved(app).line
        assert (line.kind, line.minutes, line.text) == (Kind.CALL, 30, "her defence went well")
        assert uids(desk, saved(app)) == ("ann",)


async def test_the_screen_stays_in_view_behind_the_line(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, _):
        assert "the screen behind, line 0" in app.painted


async def test_the_empty_line_teaches(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk), (60, 20)) as (app, pilot):
        assert QuickAdd.PLACEHOLDER in app.painted
        assert ">> next" in app.painted
        await typed(pilot, "x")
        assert ">> next" not in app.painted


async def test_the_estimate_is_what_the_book_then_says(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, "coffee 60m *2 +intro")
        painted = app.painted
        await pilot.press("enter")
        desk.run(noting.command_for(desk, saved(app).line, saved(app).chosen))
        stored = desk.book.trust.get("ann")
        assert stored is not None
        from relterm.domain.trust import TrustState, trust_at

        score = trust_at(TrustState.from_json(stored.state), NOW.t).score
        assert score > 0
        assert f"about +{score:.1f} → {score:.0f}" in painted


async def test_a_back_dated_line_is_estimated_in_its_place(desk: Desk) -> None:
    desk.run(noting.command_for(desk, noting.read_log(desk, "coffee 60m @bob"), {}))
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "2w: call @bob 30m")
        assert "about +" in app.painted


async def test_a_plan_says_so_instead_of_an_estimate(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, "2027-01-05: lunch")
        assert "a plan: it counts once" in app.painted
        assert "about" not in app.painted


async def test_nobody_named_and_nobody_selected(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "call")
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "Who was it with" in app.painted


async def test_an_empty_line_is_not_saved(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "Write what happened" in app.painted
        await typed(pilot, "?! @")
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert app.given == []
        assert "Write what happened" in app.painted


async def test_a_name_typed_far_enough_is_saved_without_the_menu(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "call @bob")
        assert menu(app).is_open
        await pilot.press("enter")
        assert uids(desk, saved(app)) == ("bob",)


@pytest.mark.parametrize("key", ["tab", "enter"])
async def test_the_menu_completes_a_name_with_blanks_in_quotes(desk: Desk, key: str) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "call @ki")
        await pilot.press("down", "up", key)
        await pilot.pause()
        assert value(app).startswith('call @"Ki')
        assert not menu(app).is_open
        await typed(pilot, "30m")
        await pilot.press("enter")
        assert len(uids(desk, saved(app))) == 1


async def test_namesakes_open_the_menu_and_enter_does_not_guess(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, 'call with @"Kim Lee" about work')
        assert not menu(app).is_open
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert menu(app).is_open
        assert "could be 2 people" in app.painted
        assert "Acme" in app.painted
        assert "Borealis" in app.painted
        first = menu(app).pick
        await pilot.press("down")
        second = menu(app).pick
        assert first is not None
        assert second is not None
        assert {first.uid, second.uid} == {"lee1", "lee2"}
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        await pilot.press("enter")
        assert uids(desk, saved(app)) == (second.uid,)
        assert saved(app).line.text == "about work"


async def test_a_new_name_is_offered_and_never_guessed(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "coffee @Zed")
        assert "new person: Zed" in app.painted
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        await pilot.press("enter")
        command = noting.command_for(desk, saved(app).line, saved(app).chosen)
        assert [person.name for person in command.new_people] == ["Zed"]


async def test_a_new_person_may_be_called_like_the_beginning_of_another(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "coffee @Bob")
        await pilot.press("down", "enter", "enter")
        command = noting.command_for(desk, saved(app).line, saved(app).chosen)
        assert [person.name for person in command.new_people] == ["Bob"]


async def test_an_unknown_name_left_behind_takes_a_second_enter(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "coffee @Zed talked")
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "“Zed” is not in the book yet" in app.painted
        await pilot.press("enter")
        assert saved(app).line.people[0].typed == "Zed"


async def test_esc_closes_the_menu_first(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "call @ki")
        await pilot.press("escape")
        assert not menu(app).is_open
        assert app.given == []
        await typed(pilot, "n")
        assert menu(app).is_open


async def test_esc_asks_once_before_the_line_is_lost(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED, "thanks ")) as (app, pilot):
        await typed(pilot, "x")
        await pilot.press("escape")
        await pilot.pause()
        assert app.given == []
        assert "Esc again drops the line" in app.painted
        await pilot.press("escape")
        assert app.given == [None]


async def test_what_the_line_began_with_is_no_loss(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED, "thanks ")) as (app, pilot):
        assert "you thanked" in " ".join(labels(app))
        await pilot.press("escape")
        assert app.given == [None]


async def test_backspace_on_a_chip_takes_its_meaning_back(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, "call 30m about the 40m cable")
        assert "30 min" in labels(app)
        await pilot.press("down")
        assert app.screen.query_one(ChipRow).has_focus
        await pilot.press("right", "right", "backspace")
        await pilot.pause()
        assert "30 min" not in labels(app)
        await pilot.press("up")
        assert app.screen.query_one(LineInput).has_focus
        await pilot.press("home")
        await typed(pilot, "fri: ")
        assert "30 min" not in labels(app)
        await pilot.press("enter")
        assert "30m" in saved(app).line.text


async def test_backspace_takes_back_one_chip_and_no_other(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, "fri: coffee")
        await pilot.press("down", "right", "backspace")
        await pilot.pause()
        assert "Fri 20 Nov" not in labels(app)
        assert "coffee · in person" in labels(app)


async def test_a_day_that_is_none_is_told_once(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, "03/04: call")
        assert app.painted.count("could be two days") == 1
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "Enter again logs it without that day." in app.painted
        await pilot.press("enter")
        assert saved(app).line.text == "03/04:"


async def test_the_selected_person_can_be_taken_back(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, "call")
        await pilot.press("down", "backspace", "up")
        await pilot.pause()
        assert labels(app) == ["call"]
        await typed(pilot, " x")
        await pilot.press("enter")
        assert app.given == []


async def test_an_early_ask_shows_why_and_a_second_enter_records_it(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED), LARGE) as (app, pilot):
        await typed(pilot, "call ?business a pilot")
        await pilot.press("enter")
        await pilot.pause()
        assert app.given == []
        assert "Not yet for Ann Kowalska" in app.painted
        assert "Enter again records it as it happened" in app.painted
        await pilot.press("enter")
        assert [part.kind for part in saved(app).line.parts] == [Kind.ASK]


async def test_what_was_agreed_to_counts_for_that_line_only(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, "call ?business a pilot")
        await pilot.press("enter")
        await typed(pilot, " and more")
        await pilot.press("enter")
        assert app.given == []
        await pilot.press("enter")
        assert saved(app).line.line.endswith("and more")


@pytest.mark.parametrize("line", ["call <?business a pilot", "call -help"])
async def test_what_they_asked_and_gave_is_never_held_up(desk: Desk, line: str) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        await typed(pilot, line)
        await pilot.press("enter")
        assert saved(app).line.line == line


async def test_up_on_an_empty_line_brings_past_lines_back(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        for line in ("call one", "call two"):
            await typed(pilot, line)
            await pilot.press("enter")
            app.ask()
            await pilot.pause()
        await pilot.press("up")
        assert value(app) == "call two"
        await pilot.press("up")
        assert value(app) == "call one"
        await pilot.press("up", "down")
        assert value(app) == "call two"
        await pilot.press("down")
        assert value(app) == ""


async def test_hostile_names_in_the_menu_and_in_the_line(desk: Desk) -> None:
    odd = [
        replace(ANN, uid=f"odd{place}", name=f"Xav{place} {name}", organisation=name)
        for place, name in enumerate(NAUGHTY)
    ]
    add(desk, *odd)
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        for place, person in enumerate(odd):
            await typed(pilot, f"call @xav{place}")
            assert visible(person.name)[:9] in app.painted.replace("\u200e", "")
            await pilot.press("up", "enter")
            await pilot.pause()
            assert len(app.given) == place
            await pilot.press("enter")
            written = app.given[place]
            assert written is not None
            assert uids(desk, written) == (person.uid,)
            app.ask()
            await pilot.pause()


async def test_hostile_text_pasted_into_the_line_is_stored_as_it_is(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk, SELECTED)) as (app, pilot):
        for place, text in enumerate(NAUGHTY):
            app.screen.query_one(LineInput).value = f"call about x {text}"
            await pilot.pause()
            await pilot.press("enter")
            written = app.given[place]
            assert written is not None
            assert written.line.line == f"call about x {text}"
            app.ask()
            await pilot.pause()


async def test_just_an_at_sign_offers_the_people_met_last(desk: Desk) -> None:
    desk.run(noting.command_for(desk, noting.read_log(desk, "coffee @bob"), {}))
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "call @")
        assert menu(app).pick == PersonMatch("bob", "Bob Osei")


async def test_the_menu_works_with_the_mouse(desk: Desk) -> None:
    async with hosted(lambda: QuickAdd(desk)) as (app, pilot):
        await typed(pilot, "call @ki")
        await pilot.click(NameMenu, offset=(4, 1))
        await pilot.click(NameMenu, offset=(4, 1))
        await pilot.pause()
        assert value(app).startswith('call @"Ki')
        assert app.screen.query_one(LineInput).has_focus
