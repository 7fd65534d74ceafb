import pytest

from relterm.ui.raster import (
    ASCII_PEN,
    BRAILLE,
    DASHED,
    LONG_DASHED,
    Grid,
    Ink,
    Pen,
    Point,
    Rows,
    Trace,
    plain,
    raster,
)


def flat(*pairs: tuple[float, float], spread: float = 0.0) -> list[Point]:
    return [Point(t, score, score - spread, score + spread) for t, score in pairs]


def grid(width: int, height: int, end: float = 10, pen: Pen = BRAILLE) -> Grid:
    return Grid(width, height, 0, end, pen)


def curve(points: list[Point], width: int, height: int, end: float = 10) -> Rows:
    return raster(grid(width, height, end), [Trace(points)])


def inks(rows: Rows) -> set[Ink]:
    return {cell.ink for row in rows for cell in row}


def test_a_rising_line_in_braille() -> None:
    rows = curve(flat((0, 0), (10, 100)), 8, 4)
    assert plain(rows) == ["      ⡠⠊", "    ⡠⠊", "  ⡠⠊", "⡠⠊"]


def test_a_jump_is_drawn_as_a_jump() -> None:
    rows = curve(flat((0, 0), (5, 0), (5, 100), (10, 100)), 6, 3)
    assert plain(rows) == ["   ⡏⠉⠉", "   ⡇", "⣀⣀⣀⡇"]


def test_no_peak_between_two_columns_is_lost() -> None:
    rows = curve(flat((0, 0), (5.001, 0), (5.002, 100), (5.003, 0), (10, 0)), 4, 4)
    assert [row.strip() for row in plain(rows)[:3]] == ["⡇", "⡇", "⡇"]


def test_the_same_in_ascii() -> None:
    rows = raster(grid(9, 3, pen=ASCII_PEN), [Trace(flat((0, 0), (10, 100)))])
    assert plain(rows) == ["      _-'", "   _-'", "_-'"]


def test_the_level_is_a_line_behind_the_curve() -> None:
    rows = raster(grid(4, 3, 8), [Trace(flat((0, 50), (4, 50)))], level=50)
    assert plain(rows)[1] == "⠤⠤⠄╌"
    assert rows[1][0].ink is Ink.CURVE
    assert rows[1][3].ink is Ink.LEVEL


def test_uncertainty_is_two_dotted_edges() -> None:
    points = flat((0, 50), (8, 50), spread=30)
    rows = raster(grid(4, 6, 8), [Trace(points)], band=points)
    assert plain(rows) == ["", "⠂⠂⠂⠂", "", "⠉⠉⠉⠉", "⠄⠄⠄⠄", ""]
    assert [row[0].ink for row in rows].count(Ink.BAND) == 2
    assert rows[0][0].ink is Ink.EMPTY
    assert rows[-1][0].ink is Ink.EMPTY


def test_uncertainty_in_ascii_fills_the_band_lightly() -> None:
    points = flat((0, 50), (8, 50), spread=30)
    rows = raster(grid(4, 6, 8, ASCII_PEN), [Trace(points)], band=points)
    assert plain(rows) == ["", "....", "____", "....", "....", ""]


def test_certainty_has_no_band() -> None:
    points = flat((0, 50), (8, 50), spread=1)
    rows = raster(grid(4, 6, 8), [Trace(points)], band=points)
    assert inks(rows) == {Ink.EMPTY, Ink.CURVE}


@pytest.mark.parametrize("pen", [BRAILLE, ASCII_PEN])
def test_curve_silence_and_guess_differ_without_colour(pen: Pen) -> None:
    points = flat((0, 50), (8, 50))
    looks = set()
    for ink, dash in (
        (Ink.CURVE, (1, 0)),
        (Ink.FORECAST, DASHED),
        (Ink.GUESS, LONG_DASHED),
    ):
        rows = raster(grid(12, 2, 8, pen), [Trace(points, ink, dash)])
        assert inks(rows) == ({Ink.EMPTY, ink})
        looks.add("".join(plain(rows)))
    assert len(looks) == 3


def test_the_gap_of_a_dash_is_a_gap_in_the_level_too() -> None:
    ahead = Trace(flat((0, 50), (8, 50)), Ink.FORECAST, DASHED)
    rows = raster(grid(8, 3, 8), [ahead], level=50)
    assert plain(rows)[1] == "⠤ ⠤ ⠤ ⠤"


def test_the_first_trace_is_on_top() -> None:
    points = flat((0, 50), (8, 50))
    traces = [Trace(points, Ink.GUESS), Trace(points, Ink.FORECAST)]
    assert inks(raster(grid(4, 2, 8), traces)) == {Ink.EMPTY, Ink.GUESS}


def test_nothing_and_next_to_nothing() -> None:
    assert raster(grid(0, 3), []) == ()
    assert raster(grid(3, 0), []) == ()
    assert plain(raster(grid(3, 2, 1), [Trace([])])) == ["", ""]
    assert inks(curve(flat((5, 50)), 4, 3)) >= {Ink.CURVE}
    assert len(raster(Grid(4, 3, 5, 5), [Trace(flat((5, 50)))])) == 3


def test_thousands_of_points_fit_into_few_cells() -> None:
    points = flat(*((float(t), 50 + 49 * (-1) ** t) for t in range(5000)))
    rows = curve(points, 10, 4, 5000)
    assert all(cell.ink is Ink.CURVE for row in rows for cell in row)


def test_values_out_of_range_stay_on_the_chart() -> None:
    small = Grid(8, 5, 0, 10)
    assert small.row_of(1000) == 0
    assert small.row_of(-3) == 4
    assert small.column_of(-5) == 0
    assert small.column_of(99) == 7
    assert small.column_of(5) == 4
    assert small.has(10)
    assert not small.has(10.1)
