from collections.abc import Callable
from datetime import date

import pytest

from relterm.ui.chart_frame import ChartEvent, ChartView
from relterm.ui.glyphs import ASCII
from relterm.ui.raster import Point
from relterm.ui.widgets.trust_chart import TrustChart

TODAY = date(2026, 11, 21)
EPOCH = date(1970, 1, 1).toordinal()
NOW = float(TODAY.toordinal() - EPOCH)


def view(count: int = 12, *, step: float = 30, title: str = "coffee", parts: str = "") -> ChartView:
    events, points = [], []
    for n in range(count):
        t = NOW - step * (count - 1 - n)
        score = 60 * (n + 1) / count
        day = date.fromordinal(int(t) + EPOCH)
        delta = -2.3 if n == 0 else 4.1
        text = parts or f"depth +{n}.0"
        events.append(ChartEvent(f"e{n}", t, day, "◂", f"{title} {n}", delta, score, text))
        points.append(Point(t, score, score - 10, score + 10))
    start = points[0].t if points else NOW - 30
    ahead = (Point(NOW, 60, 60, 60), Point(NOW + 40, 66, 60, 72))
    return ChartView(tuple(points), tuple(events), start, NOW + 40, 65.0, ahead, "Nothing yet")


async def test_the_reading_follows_the_cursor(stage: type) -> None:
    chart = TrustChart(view())
    app = stage(chart)
    async with app.run_test(size=(60, 14)) as pilot:
        assert app.text()[-2].split() == ["21", "Nov", "coffee", "11", "+4.1", "→", "60"]
        assert app.text()[-1].split() == ["depth", "+11.0", "12", "of", "12"]
        await pilot.press("left", "h")
        await pilot.pause()
        assert "coffee 9" in app.text()[-2]
        await pilot.press("right", "l", "l", "home")
        await pilot.pause()
        assert app.text()[-2].split() == ["26", "Dec", "25", "coffee", "0", "−2.3", "→", "5"]
        assert [message.uid for message in app.heard] == ["e10", "e9", "e10", "e11", "e0"]
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.heard[-1], TrustChart.Opened)
        assert app.heard[-1].uid == "e11"
        assert app.heard[-1].control is chart


async def test_the_bar_the_months_and_the_lane_are_there(stage: type) -> None:
    app = stage(TrustChart(view()))
    async with app.run_test(size=(60, 14)):
        text = app.text()
        assert any(line.startswith(" 65 ╌") for line in text)
        assert text[-4].count("◂") >= 10
        assert "Nov" in text[-3]


async def test_zoom_shows_less_or_more_time(stage: type) -> None:
    chart = TrustChart(view(40))
    app = stage(chart)
    async with app.run_test(size=(60, 14)) as pilot:
        assert chart.zoom == 12
        seen = []
        for key in ("plus", "plus", "plus", "minus", "minus", "minus", "minus", "minus"):
            await pilot.press(key)
            seen.append(chart.zoom)
        assert seen == [6, 3, 3, 6, 12, 24, None, None]
        await pilot.press("plus", "plus", "home")
        await pilot.pause()
        assert app.text()[-4].count("◂") >= 1
        assert "coffee 0" in app.text()[-2]


async def test_a_click_points_at_the_nearest_event(stage: type) -> None:
    chart = TrustChart(view(step=20))
    app = stage(chart)
    async with app.run_test(size=(60, 14)) as pilot:
        lane = app.text()[-4]
        await pilot.click(TrustChart, offset=(lane.index("◂"), 3))
        assert chart.cursor_uid == "e0"


def uid_of(chart: TrustChart) -> str | None:
    return chart.cursor_uid


async def test_the_cursor_stays_on_its_event(stage: type) -> None:
    chart = TrustChart(view())
    app = stage(chart)
    async with app.run_test(size=(60, 14)) as pilot:
        assert chart.choose("e4")
        assert not chart.choose("nobody")
        chart.set_view(view(8))
        assert uid_of(chart) == "e4"
        chart.set_view(view(8), keep_cursor=False)
        assert uid_of(chart) == "e7"
        chart.set_view(view(3))
        assert uid_of(chart) == "e2"
        chart.set_view(ChartView(empty="Nothing yet"))
        await pilot.pause()
        assert uid_of(chart) is None
        assert "Nothing yet" in app.text()[-2]
        await pilot.press("left", "home", "enter", "plus")
        await pilot.click(TrustChart, offset=(5, 5))
        assert uid_of(chart) is None


@pytest.mark.parametrize("count", [1, 2, 5000])
@pytest.mark.parametrize("size", [(30, 6), (150, 40), (80, 12)])
async def test_one_event_or_thousands_at_any_size(
    count: int, size: tuple[int, int], stage: type
) -> None:
    chart = TrustChart(view(count, step=1.5))
    app = stage(chart)
    async with app.run_test(size=size) as pilot:
        await pilot.press("left", "minus", "plus")
        await pilot.pause()
        text = app.text()
        assert len(text) == size[1]
        assert f"coffee {max(0, count - 2)}" in text[-2]
        assert any(0x2800 < ord(char) < 0x2900 for line in text for char in line)


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (10, 3), (16, 4), (20, 5)])
async def test_tiny_sizes_do_not_break(size: tuple[int, int], stage: type) -> None:
    app = stage(TrustChart(view()))
    async with app.run_test(size=size) as pilot:
        await pilot.press("left", "minus")
        await pilot.pause()
        assert len(app.text()) == size[1]


async def test_ascii(stage: type) -> None:
    events = tuple(
        ChartEvent(each.uid, each.t, each.day, "<", each.title, -1.0, each.score, each.parts)
        for each in view().events
    )
    made = view()
    app = stage(TrustChart(ChartView(made.points, events, made.start, made.end, 65.0)))
    app.glyphs = ASCII
    async with app.run_test(size=(60, 14)):
        assert all(text.isascii() for text in app.text())


async def test_naughty_titles(
    naughty: list[str], obeyed: Callable[[str], list[str]], stage: type
) -> None:
    chart = TrustChart()
    app = stage(chart)
    async with app.run_test(size=(40, 9)):
        for each in naughty:
            chart.set_view(view(2, title=each, parts=each))
            shown = [chart.render_line(y).text for y in range(9)]
            assert [obeyed(text) for text in shown] == [[]] * 9, ascii(each)
