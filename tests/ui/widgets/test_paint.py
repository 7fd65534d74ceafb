from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Size

from relterm.ui.roles import Palette, Role, palette_from
from relterm.ui.themes import DARK
from relterm.ui.widgets.paint import empty_line, paint, wrap
from relterm.ui.widgets.rows import Line, Span, line

PALETTE: Palette = palette_from({**DARK.to_color_system().generate(), **DARK.variables})


def shown(made: Line, cells: int) -> str:
    return paint(made, cells, PALETTE).text


def wrapped(made: Line, cells: int) -> list[str]:
    return ["".join(span.text for span in each.left) for each in wrap(made, cells)]


def test_right_parts_stand_at_the_edge() -> None:
    assert shown(line("Bob", right="78"), 10) == "Bob     78"


def test_the_left_part_is_cut_first() -> None:
    assert shown(line("Lucía Fernández", right="70"), 12) == "Lucía Fe… 70"


def test_the_right_part_is_cut_when_nothing_else_helps() -> None:
    assert shown(line("Lucía Fernández", right="in the new year"), 14) == "Lucía… in the…"


def test_what_needs_room_is_left_out_whole() -> None:
    made = Line((Span("Bob"), Span(" x", least=12)), (Span("▁▂▃", least=12), Span("  7")))
    assert shown(made, 12) == "Bob x ▁▂▃  7"
    assert shown(made, 11) == "Bob       7"


def test_columns_count_cells() -> None:
    made = Line((Span("李小龍", width=8), Span("x"), Span("7", width=3, align="right")))
    assert shown(made, 14) == "李小龍  x  7  "


def test_a_cut_falls_between_spans_too() -> None:
    assert shown(Line((Span("abc"), Span("def"))), 3) == "ab…"
    assert shown(Line((Span("abc"), Span("def"))), 4) == "abc…"


def test_spans_carry_their_roles() -> None:
    strip = paint(Line((Span("ok", Role.GOOD, bold=True), Span(" b ", badge=True))), 6, PALETTE)
    styles = [segment.style for segment in strip]
    assert styles[0] == PALETTE.style(Role.GOOD, bold=True)
    assert styles[1] == PALETTE.style(Role.TEXT, badge=True)


def test_no_room_no_strip() -> None:
    assert paint(line("x"), 0, PALETTE).cell_length == 0
    assert wrap(line("x"), 0) == []


def test_an_empty_list_says_its_words_as_a_block_in_the_middle() -> None:
    words, size = (line("abcd"), line("e")), Size(8, 6)
    said = [empty_line(words, y, size, PALETTE).text for y in range(6)]
    assert said == [" " * 8, "  abcd  ", "  e     ", *[" " * 8] * 3]


@pytest.mark.parametrize(
    ("made", "cells", "expected"),
    [
        (line("one two three"), 7, ["one two", "three"]),
        (line("one two three", hang=2), 7, ["one two", "  three"]),
        (line("a\nb\n\nc"), 9, ["a", "b", "", "c"]),
        (line("  indented words", hang=2), 10, ["  indented", "  words"]),
        (line("unbreakable"), 4, ["unbr", "eaka", "ble"]),
        (line("x unbreakable"), 4, ["x", "unbr", "eaka", "ble"]),
        (line("李小龍李"), 5, ["李小", "龍李"]),
        (line(""), 5, [""]),
        (Line((Span(" NOT YET ", badge=True), Span("  now"))), 20, [" NOT YET   now"]),
        (Line((Span("a "), Span(" b"))), 9, ["a  b"]),
        (Line((Span("a", width=3), Span("b"))), 9, ["a  b"]),
    ],
)
def test_wrapping(made: Line, cells: int, expected: list[str]) -> None:
    assert wrapped(made, cells) == expected


def test_a_right_part_stays_on_the_first_line_or_gets_its_own() -> None:
    lines = wrap(Line((Span("one two three"),), (Span("78"),)), 11)
    assert [bool(each.right) for each in lines] == [True, False]
    lines = wrap(Line((Span("one"),), (Span("far too wide"),)), 13)
    assert [bool(each.right) for each in lines] == [False, True]


@given(st.text(max_size=80), st.text(max_size=20), st.integers(1, 40))
def test_a_strip_is_exactly_as_wide_as_asked(left: str, right: str, cells: int) -> None:
    strip = paint(Line((Span(left), Span("x", width=3)), (Span(right),)), cells, PALETTE)
    assert cell_len(strip.text) == cells == strip.cell_length


@given(st.text(max_size=120), st.integers(2, 30), st.integers(0, 8))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, cells: int, hang: int) -> None:
    lines = wrapped(Line((Span(text),), (), hang), cells)
    assert all(cell_len(each) <= cells for each in lines)
    letters = [char for char in text if char.isalnum()]
    assert [char for char in "".join(lines) if char.isalnum()] == letters


def test_naughty_spans(naughty: list[str], obeyed: Callable[[str], list[str]]) -> None:
    for each in naughty:
        made = Line((Span(each), Span(each, width=8)), (Span(each),))
        assert obeyed(shown(made, 37)) == [], ascii(each)
        for part in wrap(Line((Span(each[:500]),), (Span(each),), 4), 23):
            assert obeyed(shown(part, 23)) == [], ascii(each)
