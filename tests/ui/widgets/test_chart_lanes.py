from datetime import date

import pytest
from chart_views import t_of

from relterm.domain.ladder import Overlay, Stage
from relterm.domain.rung_history import RungSpan
from relterm.ui.chart_lanes import (
    LEGEND,
    day_of,
    months_lane,
    nearest_stop,
    rungs_lane,
    spell_cells,
    stops_lane,
)
from relterm.ui.chart_view import ChartStop
from relterm.ui.chart_window import Window
from relterm.ui.glyphs import ASCII, UNICODE, Sign
from relterm.ui.raster import Cell, Grid, Ink

WEEK = Window(0.0, 40.0)
GRID = Grid(40, 5, 0.0, 40.0)


def text(cells: list[Cell]) -> str:
    return "".join(cell.char for cell in cells).rstrip()


def stop(t: float, sign: Sign = Sign.THEM, delta: float = 1.0) -> ChartStop:
    return ChartStop(f"{t}{sign}", t, sign, delta)


def test_marks_stand_at_their_time_by_kind() -> None:
    stops = [stop(2, Sign.ME), stop(10, Sign.BOTH), stop(30, Sign.GIVE), stop(99, Sign.NOTE)]
    lane = stops_lane(stops, WEEK, GRID, UNICODE)
    assert text(lane) == "  ▸       ◆                   +"
    assert text(stops_lane(stops, WEEK, GRID, ASCII)) == "  >       #                   +"


def test_the_weightiest_of_a_column_is_shown() -> None:
    stops = [stop(5, Sign.ME, 1), stop(5.1, Sign.ASKED, -9), stop(5.2, Sign.THEM, 2)]
    assert text(stops_lane(stops, WEEK, GRID, UNICODE)) == "     ▧"


def test_an_early_ask_has_its_own_mark_and_ink() -> None:
    lane = stops_lane([stop(3, Sign.ASKED), stop(9, Sign.EARLY)], WEEK, GRID, UNICODE)
    assert text(lane) == "   ▧     ▼"
    assert (lane[3].ink, lane[9].ink) == (Ink.EVENT, Ink.HURT)
    assert ASCII[Sign.EARLY] != ASCII[Sign.ASKED]


def test_quiet_spells_have_no_mark_and_habits_have_theirs() -> None:
    quiet = ChartStop("quiet 20", 20.0, Sign.GAP, -1.0, 5.0)
    lane = stops_lane([stop(5), quiet], WEEK, GRID, UNICODE, times=[25.0, 32.0, 99.0])
    assert text(lane) == "     ◂                   ○      ○"
    assert lane[25].ink is Ink.GUESS


def test_a_spell_is_a_bracket() -> None:
    assert text(spell_cells(range(3, 9), ascii_only=False)) == "├╌╌╌╌┤"
    assert text(spell_cells(range(3, 9), ascii_only=True)) == "[~~~~]"
    assert text(spell_cells(range(3, 5), ascii_only=False)) == "╌╌"


SPANS = (
    RungSpan(0, 1, Stage.STUDY, Overlay.NONE),
    RungSpan(1, 12, Stage.ENGAGE, Overlay.NONE),
    RungSpan(12, 36, Stage.CONVERSING, Overlay.NONE),
    RungSpan(36, 36, Stage.TRUSTED, Overlay.NONE),
)


def test_rungs_are_named_where_there_is_room() -> None:
    lane = rungs_lane(SPANS, WEEK, GRID, ascii_only=False)
    assert text(lane) == "├├engage────├conversing─────────────├"
    assert text(rungs_lane(SPANS, WEEK, GRID, ascii_only=True)) == (
        "||engage----|conversing-------------|"
    )


def test_what_lies_over_a_rung_is_another_line_with_its_name() -> None:
    spans = (
        RungSpan(0, 14, Stage.CONVERSING, Overlay.NONE),
        RungSpan(14, 24, Stage.CONVERSING, Overlay.QUIET),
        RungSpan(24, 36, Stage.CONVERSING, Overlay.DORMANT),
    )
    lane = rungs_lane(spans, WEEK, GRID, ascii_only=False)
    assert text(lane) == "├conversing───╌quiet╌╌╌╌·dormant·····"
    assert text(rungs_lane(spans, WEEK, GRID, ascii_only=True)) == (
        "|conversing---~quiet~~~~.dormant....."
    )


def test_a_rung_from_before_has_no_beginning_here() -> None:
    spans = (RungSpan(-30, 30, Stage.TRUSTED, Overlay.NONE),)
    assert text(rungs_lane(spans, WEEK, GRID, ascii_only=False)).startswith("trusted──")


def test_the_last_rung_may_write_beyond_now() -> None:
    spans = (
        RungSpan(0, 30, Stage.CONVERSING, Overlay.NONE),
        RungSpan(30, 31, Stage.TRUSTED, Overlay.NONE),
    )
    assert text(rungs_lane(spans, WEEK, GRID, ascii_only=False)).endswith("─├trusted")


@pytest.mark.parametrize("width", range(1, 12))
def test_narrow_lanes_keep_their_width(width: int) -> None:
    grid = Grid(width, 3, 0.0, 40.0)
    assert len(rungs_lane(SPANS, WEEK, grid, ascii_only=False)) == width
    assert len(stops_lane([stop(1), stop(39)], WEEK, grid, UNICODE)) == width
    assert len(months_lane(WEEK, grid)) == width


def test_a_click_finds_the_nearest_mark_or_the_spell_around_it() -> None:
    stops = [stop(5), ChartStop("quiet 30", 30.0, Sign.GAP, -1.0, 5.0), stop(30)]
    assert [nearest_stop(stops, GRID, column) for column in (0, 5, 6, 15, 27, 29, 39)] == [
        0, 0, 0, 1, 1, 2, 2,
    ]  # fmt: skip


@pytest.mark.parametrize("years", [2, 30, 400, 9990])
def test_long_times_are_labelled_with_years(years: int) -> None:
    start = t_of(date(1, 1, 1) if years == 9990 else date(1600, 1, 1))
    window = Window(start, start + years * 365.25)
    labels = text(months_lane(window, Grid(40, 3, window.start, window.end))).split()
    assert 1 <= len(labels) <= 8
    assert all(label.isdigit() for label in labels) or years == 2


def test_months_are_named() -> None:
    window = Window(t_of(date(2026, 1, 1)), t_of(date(2026, 12, 28)))
    lane = months_lane(window, Grid(40, 3, window.start, window.end))
    assert text(lane).split() == ["2026", "Mar", "May", "Jul", "Sep", "Nov"]


def test_days_beyond_the_calendar_are_cut_to_it() -> None:
    assert day_of(-1e12) == date.min
    assert day_of(1e12) == date.max
    assert day_of(0) == date(1970, 1, 1)


def test_the_legend_has_a_word_for_each_mark_of_an_entry() -> None:
    assert len(set(LEGEND.values())) == len(LEGEND)
    for glyphs in (UNICODE, ASCII):
        marks = [glyphs[sign] for sign in LEGEND]
        assert len(set(marks)) == len(marks)
