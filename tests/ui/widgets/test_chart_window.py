from dataclasses import replace

import pytest
from chart_views import NOW, chart

from relterm.ui.chart_view import ChartView
from relterm.ui.chart_window import (
    GUESS_DAYS,
    ahead_days,
    range_words,
    window_of,
    zooms_for,
)

LONG = chart(40)
"""A little more than three years."""


def test_zooms_are_only_those_shorter_than_everything() -> None:
    assert zooms_for(chart(12)) == [3, 6, None]
    assert zooms_for(LONG) == [3, 6, 12, 24, None]
    assert zooms_for(ChartView()) == [None]


@pytest.mark.parametrize("months", [3, 6, 12, 24, None])
@pytest.mark.parametrize("guessing", [True, False])
def test_a_window_shows_the_past_that_was_asked_for_and_a_little_ahead(
    months: int | None, *, guessing: bool
) -> None:
    window = window_of(LONG, months, guessing=guessing)
    past = NOW - LONG.start if months is None else months * 30.44
    assert window.start == pytest.approx(NOW - past)
    assert window.end == pytest.approx(NOW + ahead_days(LONG, months, guessing=guessing))
    assert window.end > NOW


def test_what_if_looks_half_a_year_ahead() -> None:
    for months in (3, 12, None):
        assert ahead_days(LONG, months, guessing=True) == GUESS_DAYS
    assert ahead_days(LONG, 3, guessing=False) < 15


def test_the_window_follows_the_cursor_back_and_comes_back_with_it() -> None:
    old = LONG.stops[3].t
    now = window_of(LONG, 6)
    back = window_of(LONG, 6, (old, old))
    assert back.start < old < back.end
    assert back.end - back.start == pytest.approx(now.end - now.start)
    assert window_of(LONG, 6, (NOW, NOW)) == now
    first = window_of(LONG, 6, (LONG.start, LONG.start))
    assert first.start == LONG.start


def test_a_spell_is_shown_whole_if_it_can_be_and_at_its_end_if_not() -> None:
    end = LONG.stops[9].t
    short = window_of(LONG, 6, (end - 60, end))
    assert short.start < end - 60 < end < short.end
    endless = window_of(LONG, 3, (end - 400, end))
    assert endless.start < end < endless.end


def test_a_spell_that_lasts_until_now_leaves_the_window_alone() -> None:
    assert window_of(LONG, 3, (NOW - 300, NOW)) == window_of(LONG, 3)


@pytest.mark.parametrize(
    ("months", "words"), [(3, "3 months"), (24, "24 months"), (None, "all 3 years")]
)
def test_the_range_in_words(months: int | None, words: str) -> None:
    assert range_words(LONG, months) == words


def test_a_range_of_a_day_and_of_nothing() -> None:
    assert range_words(chart(1), None) == "all 1 day"
    assert range_words(replace(LONG, points=()), None) == ""
