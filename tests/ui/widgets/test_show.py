from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from relterm.ui.show import clusters, content, cut, delete_controls, fit, level, text, visible

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("plain Ärger 李", "plain Ärger 李"),
        ("a\nb", "a⏎b"),
        ("a\r\nb", "a⏎b"),
        ("a\tb", "a⇥b"),
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\r\x7f", "␀␇␍␡"),
        ("\x85\x9b\u2028\u2029\udc80", "\ufffd" * 5),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("non\u00adsense", "nonsense"),
        ("NB\u00a0SP \u200b" + FAMILY, "NB\u00a0SP \u200b" + FAMILY),
    ],
)
def test_outside_text_is_made_visible(given_text: str, shown: str) -> None:
    assert visible(given_text) == shown


def test_many_lines_keep_their_newlines() -> None:
    assert visible("a\r\nb\tc\x1b", one_line=False) == "a\nb    c␛"


def test_limit_counts_characters_and_ends_in_an_ellipsis() -> None:
    assert visible("abcdef", limit=6) == "abcdef"
    assert visible("abcdefg", limit=6) == "abcde…"
    assert visible("abc", limit=0) == ""


def test_limit_never_takes_a_mark_from_its_letter() -> None:
    assert visible("abe\u0301xyz", limit=4) == "ab…"
    assert visible("ab" + FAMILY + "xyz", limit=5) == "ab…"


def test_naughty_strings_lose_everything_a_terminal_obeys(
    naughty: list[str], obeyed: Callable[[str], list[str]]
) -> None:
    for each in naughty:
        for one_line in (True, False):
            found = obeyed(visible(each, one_line=one_line).replace("\n", ""))
            assert found == [], ascii(each)
        assert obeyed(delete_controls(each)) == []
        assert content(each).plain == level(visible(each, limit=400))
        assert text(each).plain == level(visible(each, limit=400))


def test_content_is_never_markup() -> None:
    shown = content("[@click=app.quit]Eve[/] [b", "bold")
    assert shown.plain == "[@click=app.quit]Eve[/] [b"
    assert [str(span.style) for span in shown.spans] == ["bold"]


def test_clusters_hold_flags_families_and_marks_together() -> None:
    pieces = [piece for piece, _ in clusters("e\u0301🇩🇪🇫🇷" + FAMILY + "👍🏽x")]
    assert pieces == ["e\u0301", "🇩🇪", "🇫🇷", FAMILY, "👍🏽", "x"]


@pytest.mark.parametrize(
    ("given_text", "cells", "shown"),
    [
        ("Lucía Fernández", 9, "Lucía Fe…"),
        ("李小龍", 5, "李小…"),
        ("李小龍", 4, "李… "),
        ("🇩🇪🇫🇷", 3, "🇩🇪…"),
        ("ab", 5, "ab   "),
        ("ab", 0, ""),
        ("ab", 1, "…"),
    ],
)
def test_fit_counts_cells(given_text: str, cells: int, shown: str) -> None:
    assert fit(given_text, cells) == shown


def test_fit_aligns() -> None:
    assert fit("ab", 5, align="right") == "   ab"
    assert fit("ab", 5, align="center") == " ab  "


@given(st.text(max_size=60), st.integers(0, 30))
def test_fit_is_exactly_as_wide_as_asked(given_text: str, cells: int) -> None:
    assert cell_len(fit(given_text, cells)) == cells


@given(st.text(max_size=60), st.integers(0, 30))
def test_cut_never_splits_a_cluster(given_text: str, cells: int) -> None:
    whole = visible(given_text)
    short = cut(given_text, cells)
    assert cell_len(short) <= cells
    if short != whole and short.endswith("…"):
        pieces = [piece for piece, _ in clusters(whole)]
        starts = {"".join(pieces[:count]).rstrip(" ") for count in range(len(pieces) + 1)}
        assert short[:-1] in starts


def test_right_to_left_names_stand_between_marks_and_keep_their_letters() -> None:
    assert level("שלום") == "\u200eשלום\u200e"
    assert level("Ann") == "Ann"
    assert level("李") == "李"
    assert content("سلام 62").plain == "\u200eسلام 62\u200e"
