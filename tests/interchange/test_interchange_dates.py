"""Dates in cells: what is one, what is not, and that none is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.interchange import dates


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1984-11-13", (1984, 11, 13)),
        (" 1984-11-13 ", (1984, 11, 13)),
        ("1984-11-13T23:59:59-12:00", (1984, 11, 13)),
        ("1984-11-13 10:00", (1984, 11, 13)),
        ("19990417", (1999, 4, 17)),
        ("1999/4/17", (1999, 4, 17)),
        ("--04-17", (None, 4, 17)),
        ("--0417", (None, 4, 17)),
        ("--02-29", (None, 2, 29)),
        ("---15", (None, None, 15)),
        ("--04", (None, 4, None)),
        ("1985", (1985, None, None)),
        ("1985-04", (1985, 4, None)),
        ("12 Mar 2024", (2024, 3, 12)),
        ("12 March 2024", (2024, 3, 12)),
        ("1st Sept. 2024", (2024, 9, 1)),
        ("March 12, 2024", (2024, 3, 12)),
        ("12-Mar-2024", (2024, 3, 12)),
        ("12 Mar", (None, 3, 12)),
        ("Mar 12", (None, 3, 12)),
        ("31.12.1999", (1999, 12, 31)),
        ("29/02/2000", (2000, 2, 29)),
        ("02/29/2000", (2000, 2, 29)),
        ("05/05/1985", (1985, 5, 5)),
    ],
)
def test_dates(text: str, parts: dates.Parts) -> None:
    assert dates.parse(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "0000-00-00",
        "1984-02-30",
        "1900-02-29",
        "10000-01-01",
        "2024-13-01",
        "--13-01",
        "--04-31",
        "---32",
        "0000",
        "1985-13",
        "3/4/1984",
        "7-Feb-22",
        "12 Mrz 2024",
        "Bob 12",
        "1970-01-01T00:00:00+25:00",
        "2024-W09-4",
        "٢٠٢٤-٠١-٠١",
        "1e9",
        "1984-11-13 or so",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates.parse(text) is None
    assert dates.important("birthday", text).text == text


def test_hints_from_elsewhere() -> None:
    assert dates.parse("3/4/1984", day_first=True) == (1984, 4, 3)
    assert dates.parse("3/4/1984", day_first=False) == (1984, 3, 4)
    assert dates.parse("7-Feb-22", century=2000) == (2022, 2, 7)
    assert dates.says_day_first("31/12/1999") is True
    assert dates.says_day_first("12/31/1999") is False
    assert dates.says_day_first("13/45/2099") is None
    assert dates.full_day("--04-17") is None


@given(st.text(max_size=20))
def test_no_text_breaks_the_parser(text: str) -> None:
    parts = dates.parse(text)
    if parts:
        assert dates.parse(dates.written(parts)) == parts
