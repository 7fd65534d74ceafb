from dataclasses import replace

import pytest
from chart_views import NOW, chart

from relterm.domain.what_if import Habit
from relterm.ui.chart_frame import Sheet, frame, parts_of, pointed
from relterm.ui.chart_view import Ahead, ChartStop, ChartView
from relterm.ui.chart_window import window_of
from relterm.ui.glyphs import ASCII, UNICODE, Glyphs, Sign
from relterm.ui.raster import Ink, Point, Rows, plain


def sheet(
    view: ChartView, width: int, height: int, glyphs: Glyphs = UNICODE, *, guessing: bool = False
) -> Sheet:
    window = window_of(view, None, guessing=guessing)
    return Sheet(width, parts_of(width, height, guessing=guessing), window, glyphs)


def ahead(view: ChartView, on: Sheet, habit: Habit | None = None) -> Ahead:
    return view.teller.ahead(habit, on.window.end)


def picture(view: ChartView, width: int, height: int, glyphs: Glyphs = UNICODE) -> Rows:
    on = sheet(view, width, height, glyphs)
    return frame(view, on, ahead(view, on))


def guessed(view: ChartView, width: int, height: int, glyphs: Glyphs = UNICODE) -> Rows:
    on = sheet(view, width, height, glyphs, guessing=True)
    return frame(view, on, ahead(view, on, Habit.COFFEE))


@pytest.mark.parametrize("width", [1, 12, 28, 46, 72, 146])
@pytest.mark.parametrize("guessing", [True, False])
def test_every_size_is_shared_out_whole(width: int, *, guessing: bool) -> None:
    for height in range(1, 60):
        parts = parts_of(width, height, guessing=guessing)
        words = parts.reading + parts.guess + parts.table + parts.legend
        assert parts.picture + words == height
        assert parts.reading + parts.guess >= 1
        assert (parts.guess > 0) == guessing
        if height >= 6:
            assert parts.stops == 1
            assert parts.plot >= 2
        if height >= 8:
            assert parts.reading >= 1
            assert parts.plot >= 3
        if height >= 9:
            assert parts.rungs == parts.months == 1


def test_no_size_at_all_has_no_parts() -> None:
    assert parts_of(0, 10).picture == parts_of(10, 0).reading == 0


def test_the_axis_names_the_bar_and_the_lanes_stand_below() -> None:
    rows = picture(chart(5, step=80), 48, 14)
    text = plain(rows)
    assert [row[:4].strip() for row in text[:8]] == ["100", "", "65", "", "50", "", "", "0"]
    assert "╌ bar 65 for business ╌" in text[2]
    assert text[8].count("◂") == 5
    assert "├conversing" in text[9]
    assert "├trusted" in text[9]
    assert text[10].split() == ["Mar", "May", "Jul", "Sep", "Nov"]
    assert len(rows) == 11
    assert all(len(row) == 48 for row in rows)


def test_the_bars_name_gives_way_to_the_room_there_is() -> None:
    rising = chart(5, step=80)
    assert "bar 65 for business" in "".join(plain(picture(rising, 60, 14)))
    assert " business ╌" in "".join(plain(picture(rising, 30, 14)))
    assert "business" not in "".join(plain(picture(rising, 16, 14)))
    assert "65" not in "".join(plain(picture(replace(rising, bar=None), 60, 14)))


def test_the_bar_wins_where_labels_meet() -> None:
    assert plain(picture(chart(bar=99.0), 48, 14))[0].startswith(" 99")


def test_narrow_charts_drop_the_axis_and_low_ones_the_lanes() -> None:
    view = chart(2)
    assert "65" not in "".join(plain(picture(view, 12, 12)))
    assert len(picture(view, 44, 6)) == 4
    assert len(picture(view, 44, 1)) == 0
    assert picture(view, 0, 12) == ()


def test_silence_ends_in_a_number_after_a_line_called_now() -> None:
    rows = picture(chart(), 60, 16)
    text = plain(rows)
    assert "┊now" in text[0]
    assert text[[row.endswith(" 40") for row in text].index(True)]
    inks = {cell.ink for row in rows for cell in row}
    assert Ink.FORECAST in inks
    assert Ink.GUESS not in inks


def test_a_habit_is_drawn_beside_silence_with_its_own_end_and_its_times() -> None:
    rows = guessed(chart(), 60, 18)
    text = plain(rows)
    ends = [row[-3:].strip() for row in (line.ljust(60) for line in text)]
    assert ends.index("72") < ends.index("40")
    assert {Ink.FORECAST, Ink.GUESS} <= {cell.ink for row in rows for cell in row}
    assert text[parts_of(60, 18, guessing=True).plot].count("○") == 2


def test_two_ends_in_one_row_are_both_said() -> None:
    view = chart()
    on = sheet(view, 60, 18, guessing=True)
    until = on.window.end
    same = Ahead(
        (Point(NOW, 50, 40, 60), Point(until, 41, 30, 50)),
        (Point(NOW, 50, 40, 60), Point(until, 42, 30, 50)),
    )
    ends = [row.ljust(60)[-3:].strip() for row in plain(frame(view, on, same))]
    assert {"41", "42"} <= set(ends)
    full = Ahead((Point(NOW, 99, 90, 100), Point(until, 100, 90, 100)))
    assert any(row.endswith("100") for row in plain(frame(view, on, full)))


def test_the_cursor_is_a_line_behind_the_curve_and_takes_its_mark() -> None:
    view = chart(3, step=100, bar=None)
    on = sheet(view, 48, 14)
    rows = frame(view, on, ahead(view, on))
    drawn = pointed(rows, view.stops[1], on)
    column = on.axis + on.grid.column_of(view.stops[1].t)
    lane = drawn[on.parts.plot]
    assert lane[column].char == "◂"
    assert lane[column].ink is Ink.CURSOR
    above = [drawn[y][column] for y in range(on.parts.plot)]
    assert {cell.ink for cell in above} == {Ink.CURSOR}
    assert sum(cell.char == "│" for cell in above) >= on.parts.plot - 4
    assert sum(0x2800 < ord(cell.char) < 0x2900 for cell in above) >= 1
    assert pointed(rows, None, on) == rows


def test_a_quiet_spell_is_marked_from_end_to_end() -> None:
    view = chart(3, step=100)
    on = sheet(view, 48, 14)
    rows = frame(view, on, ahead(view, on))
    spell = ChartStop("quiet", view.stops[2].t - 10, Sign.GAP, -1.0, view.stops[1].t + 5)
    drawn = pointed(rows, spell, on)
    first, last = (on.grid.column_of(t) for t in (view.stops[1].t + 5, spell.t))
    columns = range(first, last + 1)
    lane = "".join(cell.char for cell in drawn[on.parts.plot][on.axis :])
    assert lane[first : last + 1] == "├" + "╌" * (len(columns) - 2) + "┤"
    curve = [
        cell.ink
        for row in drawn[: on.parts.plot]
        for x, cell in enumerate(row[on.axis :])
        if x in columns and 0x2800 < ord(cell.char) < 0x2900 and cell.ink is not Ink.BAND
    ]
    assert set(curve) == {Ink.CURSOR}
    assert sum(row[on.axis + first].char == "│" for row in drawn[: on.parts.plot]) == 0
    assert sum(row[on.axis + last].char == "│" for row in drawn[: on.parts.plot]) >= 4


def test_the_cursor_leaves_the_words_alone() -> None:
    view = chart(40, step=9)
    on = sheet(view, 60, 16)
    rows = frame(view, on, ahead(view, on))
    for stop in view.stops:
        text = plain(pointed(rows, stop, on))
        assert "bar 65 for business" in "".join(text)


def test_a_stop_out_of_sight_is_not_pointed_at() -> None:
    view = chart(40)
    on = Sheet(48, parts_of(48, 14), window_of(view, 3), UNICODE)
    rows = frame(view, on, ahead(view, on))
    assert pointed(rows, view.stops[0], on) == rows


@pytest.mark.parametrize("width", [28, 46, 146])
def test_ascii_charts_are_ascii(width: int) -> None:
    for made in (picture(chart(), width, 20, ASCII), guessed(chart(), width, 20, ASCII)):
        assert all(row.isascii() for row in plain(made))


def test_an_empty_chart_has_an_axis_and_months() -> None:
    view = ChartView(start=NOW - 33, now=NOW)
    text = plain(frame(view, sheet(view, 48, 14), Ahead()))
    assert text[0].startswith("100")
    assert "Nov" in text[-1]
