from relterm.ui.raster import ASCII_PEN, Ink, Point, column_of, plain, raster, row_of


def flat(*pairs: tuple[float, float], spread: float = 0.0) -> list[Point]:
    return [Point(t, score, score - spread, score + spread) for t, score in pairs]


def inks(rows: tuple[tuple[object, ...], ...]) -> set[Ink]:
    return {cell.ink for row in rows for cell in row}  # type: ignore[attr-defined]  # cells


def test_a_rising_line_in_braille() -> None:
    rows = raster(flat((0, 0), (10, 100)), start=0, end=10, width=8, height=4)
    assert plain(rows) == ["      ⡠⠊", "    ⡠⠊", "  ⡠⠊", "⡠⠊"]


def test_a_jump_is_drawn_as_a_jump() -> None:
    rows = raster(flat((0, 0), (5, 0), (5, 100), (10, 100)), start=0, end=10, width=6, height=3)
    assert plain(rows) == ["   ⡏⠉⠉", "   ⡇", "⣀⣀⣀⡇"]


def test_no_peak_between_two_columns_is_lost() -> None:
    points = flat((0, 0), (5.001, 0), (5.002, 100), (5.003, 0), (10, 0))
    rows = raster(points, start=0, end=10, width=4, height=4)
    assert [row.strip() for row in plain(rows)[:3]] == ["⡇", "⡇", "⡇"]


def test_the_same_in_ascii() -> None:
    rows = raster(flat((0, 0), (10, 100)), start=0, end=10, width=9, height=3, pen=ASCII_PEN)
    assert plain(rows) == ["      _-'", "   _-'", "_-'"]


def test_the_level_is_a_line_behind_the_curve() -> None:
    rows = raster(flat((0, 50), (4, 50)), start=0, end=8, width=4, height=3, level=50)
    assert plain(rows)[1] == "⠤⠤⠄╌"
    assert rows[1][0].ink is Ink.CURVE
    assert rows[1][3].ink is Ink.LEVEL


def test_uncertainty_is_a_band_of_sparse_dots() -> None:
    rows = raster(flat((0, 50), (8, 50), spread=30), start=0, end=8, width=4, height=6)
    assert [row[0].ink for row in rows].count(Ink.BAND) >= 2
    assert rows[0][0].ink is Ink.EMPTY
    assert rows[-1][0].ink is Ink.EMPTY


def test_certainty_has_no_band() -> None:
    rows = raster(flat((0, 50), (8, 50), spread=1), start=0, end=8, width=4, height=6)
    assert inks(rows) == {Ink.EMPTY, Ink.CURVE}


def test_the_forecast_is_dashed() -> None:
    rows = raster([], start=0, end=8, width=8, height=2, forecast=flat((0, 50), (8, 50)))
    text = max(plain(rows), key=len)
    assert inks(rows) == {Ink.EMPTY, Ink.FORECAST}
    assert " " in text.strip()


def test_nothing_and_next_to_nothing() -> None:
    assert raster([], start=0, end=1, width=0, height=3) == ()
    assert raster([], start=0, end=1, width=3, height=0) == ()
    assert plain(raster([], start=0, end=1, width=3, height=2)) == ["", ""]
    assert inks(raster(flat((5, 50)), start=0, end=10, width=4, height=3)) >= {Ink.CURVE}
    assert len(raster(flat((5, 50)), start=5, end=5, width=4, height=3)) == 3


def test_thousands_of_points_fit_into_few_cells() -> None:
    points = flat(*((float(t), 50 + 49 * (-1) ** t) for t in range(5000)))
    rows = raster(points, start=0, end=5000, width=10, height=4)
    assert all(cell.ink is Ink.CURVE for row in rows for cell in row)


def test_values_out_of_range_stay_on_the_chart() -> None:
    assert row_of(1000, 5) == 0
    assert row_of(-3, 5) == 4
    assert column_of(-5, 0, 10, 8) == 0
    assert column_of(99, 0, 10, 8) == 7
    assert column_of(5, 0, 10, 8) == 4
