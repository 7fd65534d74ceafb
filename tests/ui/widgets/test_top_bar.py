import pytest

from relterm.ui.glyphs import ASCII
from relterm.ui.widgets.top_bar import TopBar, TopBarView

VIEW = TopBarView("people", {"today": 3, "asks": 2}, "Sat 21 Nov", 2, 3)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (120, "relterm 1 Today 3 2 People 3 Asks 2 4 You Sat 21 Nov reach-outs today ●●○"),
        (80, "relterm 1 Today 3 2 People 3 Asks 2 4 You Sat 21 Nov ●●○"),
        (66, "1 Today 3 2 People 3 Asks 2 4 You Sat 21 Nov ●●○"),
        (52, "1 Today 3 2 People 3 Asks 2 4 You ●●○"),
        (36, "1 3 2 People 3 2 4 ●●○"),
        (28, "1 3 2 People 3 2 4"),
    ],
)
async def test_narrow_bars_give_up_the_least_needed_first(
    cells: int, words: str, stage: type
) -> None:
    bar = TopBar()
    app = stage(bar)
    async with app.run_test(size=(cells, 3)) as pilot:
        bar.view = VIEW
        await pilot.pause()
        assert app.text()[0].split() == words.split()


async def test_the_active_screen_is_underlined(stage: type) -> None:
    bar = TopBar("asks")
    app = stage(bar)
    async with app.run_test(size=(90, 3)):
        underlined = [
            segment.text
            for segment in bar.render_line(0)
            if segment.style and segment.style.underline
        ]
        assert underlined == [" 3 Asks "]
        assert bar.view == TopBarView("asks")


async def test_a_click_on_a_name_asks_for_its_screen(stage: type) -> None:
    bar = TopBar()
    app = stage(bar)
    async with app.run_test(size=(90, 3)) as pilot:
        bar.view = VIEW
        await pilot.pause()
        text = app.text()[0]
        for name in ("Today", "You", "relterm", "Sat"):
            await pilot.click(TopBar, offset=(text.index(name) + 1, 0))
        await pilot.pause()
        assert [message.screen for message in app.heard] == ["today", "you"]


@pytest.mark.parametrize(
    ("done", "daily", "dots"),
    [(0, 3, "○○○"), (3, 3, "●●●"), (4, 3, "●●●●"), (7, 10, "7 of 10"), (0, 0, "today")],
)
async def test_reach_outs(done: int, daily: int, dots: str, stage: type) -> None:
    bar = TopBar()
    app = stage(bar)
    async with app.run_test(size=(100, 3)) as pilot:
        bar.view = TopBarView("today", {}, "", done, daily)
        await pilot.pause()
        assert app.text()[0].rstrip().endswith(dots) or not daily


async def test_ascii(stage: type) -> None:
    bar = TopBar()
    app = stage(bar)
    app.glyphs = ASCII
    async with app.run_test(size=(100, 3)) as pilot:
        bar.view = VIEW
        await pilot.pause()
        assert app.text()[0].rstrip().endswith("**o")
        assert app.text()[0].isascii()
