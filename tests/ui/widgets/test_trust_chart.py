from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from chart_views import NOW, Told, chart

from relterm.domain.what_if import Habit
from relterm.ui.chart_view import ChartView, Share
from relterm.ui.glyphs import ASCII, Sign
from relterm.ui.widgets.trust_chart import TrustChart


def words(app: Any, line: int) -> str:
    return " ".join(app.text()[line].split())


async def test_the_reading_follows_the_cursor(stage: type) -> None:
    made = TrustChart(chart())
    app = stage(made)
    async with app.run_test(size=(66, 9)) as pilot:
        assert words(app, -2) == "1 Nov coffee 11 +4.1 → 50 (41–59)"
        assert words(app, -1) == "depth +2.2 warmth +1.3 mutuality +0.6 · then: conversing"
        await pilot.press("left", "h")
        await pilot.pause()
        assert "coffee 9" in app.text()[-2]
        await pilot.press("right", "l", "l", "home")
        await pilot.pause()
        assert words(app, -2) == "1 Nov coffee 0 −2.3 → 50 (41–59)"
        assert [message.uid for message in app.heard] == ["e10", "e9", "e10", "e11", "e0"]
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.heard[-1], TrustChart.Opened)
        assert app.heard[-1].uid == "e11"
        assert app.heard[-1].control is made


async def test_the_cursor_stops_at_quiet_spells_and_marks_them(stage: type) -> None:
    view = chart(12, quiet=True)
    made = TrustChart(view)
    app = stage(made)
    async with app.run_test(size=(80, 13)) as pilot:
        assert made.cursor_uid == f"quiet {NOW}"
        assert words(app, -3) == "11 weeks quiet to 1 Nov −2.3 → 50 (41–59)"
        assert words(app, -1) == "fading slowly, halves in about 2 months"
        lane = app.text()[-6]
        assert "├╌" in lane
        assert "╌┤" in lane
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard == [], "there is nothing to open in a quiet spell"
        await pilot.press("left")
        await pilot.pause()
        assert made.cursor_uid == "e10"
        assert "┤" not in app.text()[-6]
        assert made.choose(f"quiet {NOW}")
        await pilot.pause()
        assert [message.uid for message in app.heard] == ["e10", f"quiet {NOW}"]


async def test_the_bar_the_lanes_and_the_months_are_there(stage: type) -> None:
    app = stage(TrustChart(chart()))
    async with app.run_test(size=(60, 12)):
        text = app.text()
        assert any(line.startswith(" 65 ") and "╌" in line for line in text)
        assert text[-6].count("◂") >= 10
        assert "├conversing" in text[-5]
        assert "├trusted" in text[-5]
        assert "Nov" in text[-4]


async def test_zoom_shows_less_or_more_time(stage: type) -> None:
    made = TrustChart(chart(40))
    app = stage(made)
    async with app.run_test(size=(60, 14)) as pilot:
        assert made.zoom == 12
        assert made.range_words == "12 months"
        seen = []
        for key in ("plus", "plus", "plus", "minus", "minus", "minus", "minus", "minus"):
            await pilot.press(key)
            seen.append(made.zoom)
        assert seen == [6, 3, 3, 6, 12, 24, None, None]
        assert made.range_words == "all 3 years"
        await pilot.press("plus", "plus", "home")
        await pilot.pause()
        assert made.cursor_uid == "e0"
        assert any("◂" in line for line in app.text())
        assert "coffee 0" in "".join(app.text()[-4:])


async def test_what_if_goes_round_the_habits_and_back_to_silence(stage: type) -> None:
    made = TrustChart(chart())
    app = stage(made)
    async with app.run_test(size=(80, 16)) as pilot:
        before = app.text()
        for habit in Habit:
            await pilot.press("f")
            await pilot.pause()
            assert made.habit is habit
            said = " ".join(" ".join(app.text()).split())
            assert f"{habit}: 72 by late May; silence: 40" in said
            assert "a guess, if they come along · over 65 by May" in said
            assert "○" in said
        await pilot.press("f")
        await pilot.pause()
        assert made.habit is None
        assert app.text() == before


async def test_what_if_is_asked_about_one_person(stage: type) -> None:
    made = TrustChart(chart())
    app = stage(made)
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.press("f", "left")
        made.set_view(chart())
        assert made.habit is Habit.COFFEE
        somebody_else = chart(4)
        renamed = tuple(replace(stop, key=f"x{stop.key}") for stop in somebody_else.stops)
        made.set_view(replace(somebody_else, stops=renamed))
        assert made.habit is None


async def test_what_if_for_somebody_without_a_log(stage: type) -> None:
    empty = ChartView(start=NOW - 33, now=NOW, empty="Nothing yet", teller=Told((), "", ()))
    app = stage(TrustChart(empty))
    async with app.run_test(size=(80, 16)) as pilot:
        assert "Nothing yet" in app.text()[-4]
        await pilot.press("f")
        await pilot.pause()
        assert "a coffee a month: 72 by late May" in " ".join(app.text())
        assert "Nothing yet" in " ".join(app.text())


async def test_a_big_chart_has_a_table_and_a_legend(stage: type) -> None:
    app = stage(TrustChart(chart()))
    async with app.run_test(size=(110, 31)):
        said = " ".join(" ".join(app.text()).split())
        assert "what it gave what the 50 is made of" in said
        assert "◂ they did" in said
        assert "if nothing happens" in said


async def test_a_small_chart_asks_for_no_table(stage: type) -> None:
    view = chart()
    app = stage(TrustChart(view))
    async with app.run_test(size=(46, 18)) as pilot:
        await pilot.press("left")
        await pilot.pause()
        assert isinstance(view.teller, Told)
        assert {what for what, _ in view.teller.asked} == {"reading", "ahead"}


async def test_painting_again_asks_for_nothing_again(stage: type) -> None:
    view = chart()
    made = TrustChart(view)
    app = stage(made)
    async with app.run_test(size=(110, 31)):
        assert isinstance(view.teller, Told)
        asked = len(view.teller.asked)
        for y in range(31):
            made.render_line(y)
        assert len(view.teller.asked) == asked


async def test_a_click_points_at_the_nearest_stop(stage: type) -> None:
    made = TrustChart(chart(step=20))
    app = stage(made)
    async with app.run_test(size=(60, 14)) as pilot:
        lane = next(line for line in app.text() if "◂" in line)
        await pilot.click(TrustChart, offset=(lane.index("◂"), 3))
        assert made.cursor_uid == "e0"
        await pilot.click(TrustChart, offset=(lane.rindex("◂"), 3), times=2)
        await pilot.pause()
        assert isinstance(app.heard[-1], TrustChart.Opened)


def uid_of(made: TrustChart) -> str | None:
    return made.cursor_uid


async def test_the_cursor_stays_on_its_stop(stage: type) -> None:
    made = TrustChart(chart())
    app = stage(made)
    async with app.run_test(size=(60, 10)) as pilot:
        assert made.choose("e4")
        assert not made.choose("nobody")
        made.set_view(chart(8))
        assert uid_of(made) == "e4"
        made.set_view(chart(8), keep_cursor=False)
        assert uid_of(made) == "e7"
        made.set_view(chart(3))
        assert uid_of(made) == "e2"
        made.set_view(ChartView(empty="Nothing yet"))
        await pilot.pause()
        assert uid_of(made) is None
        assert made.range_words == ""
        assert "Nothing yet" in app.text()[-2]
        await pilot.press("left", "home", "enter", "plus", "f")
        await pilot.click(TrustChart, offset=(5, 5))
        assert uid_of(made) is None


@pytest.mark.parametrize("count", [1, 2, 5000])
@pytest.mark.parametrize("step", [0.0, 1.5])
@pytest.mark.parametrize("size", [(28, 8), (30, 10), (30, 6), (150, 40), (80, 12)])
async def test_one_stop_or_thousands_at_any_size(
    count: int, step: float, size: tuple[int, int], stage: type
) -> None:
    made = TrustChart(chart(count, step=step))
    app = stage(made)
    async with app.run_test(size=size) as pilot:
        await pilot.press("left", "minus", "plus", "f")
        await pilot.pause()
        text = app.text()
        assert len(text) == size[1]
        assert all(len(line) == size[0] for line in text)
        assert f"coffee {max(0, count - 2)}" in " ".join(text)
        assert "a coffee a month: 72" in " ".join(text)
        assert any(0x2800 < ord(char) < 0x2900 for line in text for char in line)


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (10, 3), (16, 4), (20, 5), (300, 90)])
async def test_odd_sizes_do_not_break(size: tuple[int, int], stage: type) -> None:
    app = stage(TrustChart(chart(quiet=True)))
    async with app.run_test(size=size) as pilot:
        await pilot.press("left", "minus", "f")
        await pilot.pause()
        assert len(app.text()) == size[1]


@pytest.mark.parametrize("size", [(28, 8), (46, 18), (110, 31)])
async def test_ascii(size: tuple[int, int], stage: type) -> None:
    app = stage(TrustChart(chart(quiet=True, sign=Sign.EARLY)))
    app.glyphs = ASCII
    async with app.run_test(size=size) as pilot:
        for key in ("f", "left", "minus"):
            await pilot.press(key)
            await pilot.pause()
            assert all(text.replace("…", "~").isascii() for text in app.text())


async def test_naughty_titles(
    naughty: list[str], obeyed: Callable[[str], list[str]], stage: type
) -> None:
    made = TrustChart()
    app = stage(made)
    async with app.run_test(size=(40, 9)):
        for each in naughty:
            made.set_view(chart(2, title=each, parts=(Share(each, 3.0),)))
            shown = [made.render_line(y).text for y in range(9)]
            assert [obeyed(text) for text in shown] == [[]] * 9, ascii(each)
