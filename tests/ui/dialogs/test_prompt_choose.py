import pytest
from dialog_host import LARGE, NAUGHTY, SMALL, hosted, typed

from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.show import visible
from relterm.ui.widgets.row_list import RowList


def no_z(text: str) -> str | None:
    return "No z, please." if "z" in text else None


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)])
async def test_prompt_gives_the_line_word_for_word(size: tuple[int, int]) -> None:
    async with hosted(lambda: Prompt("Until", "2w", "a day"), size) as (app, pilot):
        assert "a day" in app.painted
        await typed(pilot, " [b]x")
        await pilot.press("enter")
        assert app.given == ["2w [b]x"]


async def test_prompt_says_what_is_wrong_while_typing_and_does_not_take_it() -> None:
    async with hosted(lambda: Prompt("T", "", "hint words", no_z)) as (app, pilot):
        await typed(pilot, "abz")
        assert "No z, please." in app.painted
        await pilot.press("enter")
        assert app.given == []
        await pilot.press("backspace")
        await pilot.pause()
        assert "hint words" in app.painted
        await pilot.press("enter")
        assert app.given == ["ab"]


async def test_prompt_asks_once_before_typed_text_is_lost() -> None:
    async with hosted(lambda: Prompt("T", "2w")) as (app, pilot):
        await typed(pilot, "x")
        await pilot.press("escape")
        assert app.given == []
        await pilot.pause()
        assert "Esc again drops the line" in app.painted
        await typed(pilot, "y")
        await pilot.press("escape")
        assert app.given == []
        await pilot.press("escape")
        assert app.given == [None]


async def test_prompt_with_nothing_typed_closes_at_once() -> None:
    async with hosted(lambda: Prompt("T", "2w")) as (app, pilot):
        await pilot.press("escape")
        assert app.given == [None]


async def test_titles_hints_and_choices_are_data() -> None:
    texts = iter(NAUGHTY)

    def prompt() -> Prompt:
        text = next(texts)
        return Prompt(text, text, text)

    async with hosted(prompt) as (app, pilot):
        for place, text in enumerate(NAUGHTY):
            assert visible(text)[:8] in app.painted.replace("\u200e", "")
            await pilot.press("enter")
            assert len(app.given) == place + 1
            if place + 1 < len(NAUGHTY):
                app.ask()
                await pilot.pause()
    choices = [Choice(str(place), text, text) for place, text in enumerate(NAUGHTY)]
    async with hosted(lambda: Choose(NAUGHTY[0], choices), LARGE) as (app, pilot):
        painted = app.painted.replace("\u200e", "")
        assert [text for text in NAUGHTY if visible(text)[:8] not in painted] == []
        await pilot.press("pagedown", "enter")
        assert app.given == [str(len(NAUGHTY) - 1)]


CIRCLES = [
    Choice("inner", "inner", "21 days"),
    Choice("close", "close", "45 days"),
    Choice("x", "Éva"),
]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_choose_by_arrows_from_the_one_in_force(size: tuple[int, int]) -> None:
    async with hosted(lambda: Choose("How near", CIRCLES, "close"), size) as (app, pilot):
        await pilot.press("up", "enter")
        assert app.given == ["inner"]


async def test_choose_filters_while_typing() -> None:
    async with hosted(lambda: Choose("How near", CIRCLES)) as (app, pilot):
        await typed(pilot, "EVA")
        assert "inner" not in app.painted
        await pilot.press("enter")
        assert app.given == ["x"]


async def test_choose_with_nothing_left_takes_nothing() -> None:
    async with hosted(lambda: Choose("How near", CIRCLES)) as (app, pilot):
        await typed(pilot, "qqq")
        assert "Nothing matches" in app.painted
        await pilot.press("enter")
        assert app.given == []
        await pilot.press("escape")
        assert app.given == [None]


async def test_a_choice_can_be_clicked() -> None:
    async with hosted(lambda: Choose("How near", CIRCLES)) as (app, pilot):
        await pilot.click(RowList, offset=(3, 1))
        await pilot.click(RowList, offset=(3, 1))
        assert app.given == ["close"]


async def test_many_choices_stay_reachable_on_a_small_screen() -> None:
    many = [Choice(str(n), f"choice {n}") for n in range(60)]
    async with hosted(lambda: Choose("Many", many), (60, 20)) as (app, pilot):
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "enter")
        assert app.given == ["59"]


async def test_the_cursor_stands_where_it_is_told_to() -> None:
    choices = [Choice("yes", "Do it"), Choice("no", "Leave it")]
    async with hosted(lambda: Choose("Really?", choices, selected="no")) as (app, pilot):
        await pilot.press("enter")
        assert app.given == ["no"]
