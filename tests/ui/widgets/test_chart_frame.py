from datetime import date

import pytest

from relterm.ui.chart_frame import (
    ChartEvent,
    ChartView,
    Window,
    day_of,
    frame,
    parts_of,
    window_of,
    zooms_for,
)
from relterm.ui.raster import Ink, Point, plain

EPOCH = date(1970, 1, 1).toordinal()


def t_of(day: date) -> float:
    return float(day.toordinal() - EPOCH)


def event(day: date, glyph: str = "◂", delta: float = 1.0) -> ChartEvent:
    return ChartEvent(f"{day}{glyph}", t_of(day), day, glyph, "call", delta, 50.0)


def view(*events: ChartEvent, months: int = 12, bar: float | None = 65.0) -> ChartView:
    start, end = date(2026, 1, 1), date(2026 + (months - 1) // 12, (months - 1) % 12 + 1, 28)
    points = (Point(t_of(start), 0, 0, 0), Point(t_of(end), 60, 60, 60))
    return ChartView(points, events, t_of(start), t_of(end), bar)


@pytest.mark.parametrize("height", range(1, 40))
def test_every_height_is_shared_out_whole(height: int) -> None:
    parts = parts_of(height)
    assert parts.plot + parts.lane + parts.months + parts.reading == height
    assert parts.reading >= 1
    if height >= 6:
        assert (parts.reading, parts.lane) == (2, 1)
        assert parts.plot >= 3


def test_the_axis_names_the_bar_and_the_lane_stands_below() -> None:
    made = view(event(date(2026, 3, 1), "▸"), event(date(2026, 9, 1), "◂"))
    rows = frame(made, Window(made.start, made.end), 44, 12, cursor=1)
    text = plain(rows)
    assert [row[:4].strip() for row in text[:8]] == ["100", "", "65", "", "50", "", "", "0"]
    assert "╌" in text[2]
    lane = text[8]
    assert lane.index("▸") < lane.index("◂")
    assert rows[8][lane.index("◂")].ink is Ink.CURSOR
    assert text[9].split() == ["2026", "Mar", "May", "Jul", "Sep", "Nov"]
    assert len(rows) == 10


def test_the_bar_wins_where_labels_meet() -> None:
    made = view(bar=99.0)
    rows = frame(made, Window(made.start, made.end), 44, 12)
    assert plain(rows)[0].startswith(" 99")


def test_the_weightiest_event_of_a_column_is_shown_and_the_cursors_first() -> None:
    day = date(2026, 5, 5)
    made = view(event(day, "a", 1), event(day, "b", -9), event(day, "c", 2))
    window = Window(made.start, made.end)
    assert "b" in plain(frame(made, window, 44, 12))[8]
    assert "c" in plain(frame(made, window, 44, 12, cursor=2))[8]


def test_narrow_charts_drop_the_axis_and_low_ones_the_months() -> None:
    made = view(event(date(2026, 5, 5)))
    window = Window(made.start, made.end)
    assert "65" not in "".join(plain(frame(made, window, 12, 12)))
    assert len(frame(made, window, 44, 6)) == 4
    assert len(frame(made, window, 44, 1)) == 0
    assert frame(made, window, 0, 12) == ()


def test_zooms_are_only_those_shorter_than_everything() -> None:
    assert zooms_for(view(months=12)) == [3, 6, None]
    assert zooms_for(view(months=30)) == [3, 6, 12, 24, None]
    assert zooms_for(ChartView()) == [None]


def test_the_window_ends_now_and_follows_the_cursor_back() -> None:
    made = view(months=30)
    assert window_of(made, None, None) == Window(made.start, made.end)
    recent = window_of(made, 6, None)
    assert recent.end == made.end
    old = t_of(date(2026, 2, 1))
    back = window_of(made, 6, old)
    assert back.start <= old <= back.end
    assert back.end - back.start == pytest.approx(recent.end - recent.start)


@pytest.mark.parametrize("years", [2, 30, 400, 9990])
def test_long_times_are_labelled_with_years(years: int) -> None:
    start = date(1, 1, 1) if years == 9990 else date(1600, 1, 1)
    made = ChartView(start=t_of(start), end=t_of(start) + years * 365.25)
    text = plain(frame(made, Window(made.start, made.end), 44, 10))[-1]
    labels = text.split()
    assert 1 <= len(labels) <= 8
    assert all(label.isdigit() for label in labels) or years == 2


def test_days_beyond_the_calendar_are_cut_to_it() -> None:
    assert day_of(-1e12) == date.min
    assert day_of(1e12) == date.max
    assert day_of(0) == date(1970, 1, 1)


def test_ascii_charts_are_ascii() -> None:
    made = view(event(date(2026, 5, 5), "<"))
    rows = frame(made, Window(made.start, made.end), 44, 12, cursor=0, ascii_only=True)
    assert all(row.isascii() for row in plain(rows))
