"""The plain words of a quick-add line that stand nowhere else, for the search."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.clean_text import fold
from relterm.domain.line_words import line_words

FRIDAY = date(2026, 11, 20)
LINES = [
    ("coffee @ann 1h her defence", "her defence", "coffee"),
    ("Coffee @ann 1h, her COFFEE shop", "her coffee shop", ""),
    ("@ann coffee 1h", "", "coffee"),
    ("/coffee @ann", "", "coffee"),
    ("coffee, coffee @ann", "", "coffee"),
    ("Käffchen @ann", "kaffchen", ""),
    ("йога @ann 1h, Πάσχα", "Πάσχα", "йога"),
    ("飲み会 @ann 寿司の話", "寿司の話", "飲み会"),
    ("fri: had lunch with @ann and @bob", "", "had lunch"),
    ("2d: walk @ann", "", "walk"),
    ("on 12 mar coffee @ann", "", "coffee"),
    ("2026-11-03 14:30: coffee @ann", "", "coffee"),
    ("Lunch at 12: @ann", "", "Lunch at"),
    ("May: called @ann", "", "May called"),
    ("walk with @Ann Lee, Lakeside", "", "walk Lakeside"),
    ("walk with @ann Lakeside", "", "walk Lakeside"),
    ("walk @Ann round the lake", "round the lake", "walk"),
    ('coffee @"Ann Lee" +"the Orkney paper"', "the Orkney paper", "coffee"),
    ("call with:ann 30m next:3w", "", "call"),
    ("coffee @ann >> 3w lunch #conf", "", "coffee"),
    ("coffee @ann >>3w lunch", "", "coffee"),
    ("coffee @ann :: shy about lunch", "shy about lunch", "coffee"),
    ("coffee @ann note:shy again", "shy again", "coffee"),
    ("coffee @ann !send the paper by fri", "", "coffee"),
    ("coffee @ann !send the paper #conf by the sea", "by the sea", "coffee"),
    ("call @ann <?advice on pricing @bob late", "late", "call"),
    ("coffee >@ann <@bob ~ 3 *2 +intro -help ...", "", "coffee"),
    ("sauna (with @ann)", "", "sauna"),
    ("", "", ""),
    (">>", "", ""),
    ('"', "", ""),
]


@pytest.mark.parametrize(("line", "said", "words"), LINES)
def test_the_words_of_a_line_that_stand_nowhere_else(line: str, said: str, words: str) -> None:
    assert " ".join(line_words(line, FRIDAY, said)) == words


@given(st.text(st.sampled_from('ab ÄЙ寿@#"“”:>!?/([1.'), max_size=40), st.dates())
@settings(max_examples=300, deadline=None)
def test_whatever_the_line_only_its_own_words_come_out_and_none_that_is_known(
    line: str, day: date
) -> None:
    found = line_words(line, day, "ab")
    assert all(word in line and fold(word) != "ab" for word in found)
    assert line_words(line, day, line) == ()
