"""Days as people write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.date_phrases import (
    Prefer,
    nearest_day,
    parse_when,
    read_date,
)

SATURDAY = date(2026, 11, 21)


def past_date(phrase: str, today: date) -> date | None:
    """The day a phrase means in a log: the most recent one, unless it names its direction."""
    read = parse_when(phrase, today, "past")
    return None if read is None else read.day


def future_date(phrase: str, today: date) -> date | None:
    """The day a phrase means in a plan: the next one, unless it names its direction."""
    read = parse_when(phrase, today, "future")
    return None if read is None else read.day


@pytest.mark.parametrize(
    ("phrase", "past", "future"),
    [
        ("today", date(2026, 11, 21), date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 20), date(2026, 11, 20)),
        ("Tomorrow", date(2026, 11, 22), date(2026, 11, 22)),
        ("fri", date(2026, 11, 20), date(2026, 11, 27)),
        ("sat", date(2026, 11, 21), date(2026, 11, 28)),
        ("sunday", date(2026, 11, 15), date(2026, 11, 22)),
        ("tues", date(2026, 11, 17), date(2026, 11, 24)),
        ("thurs", date(2026, 11, 19), date(2026, 11, 26)),
        ("last fri", date(2026, 11, 20), date(2026, 11, 20)),
        ("last sat", date(2026, 11, 14), date(2026, 11, 14)),
        ("next fri", date(2026, 11, 27), date(2026, 11, 27)),
        ("next mon", date(2026, 11, 23), date(2026, 11, 23)),
        ("this mon", date(2026, 11, 16), date(2026, 11, 16)),
        ("last week", date(2026, 11, 14), date(2026, 11, 14)),
        ("next month", date(2026, 12, 21), date(2026, 12, 21)),
        ("last year", date(2025, 11, 21), date(2025, 11, 21)),
        ("3d", date(2026, 11, 18), date(2026, 11, 24)),
        ("3 days", date(2026, 11, 18), date(2026, 11, 24)),
        ("2w", date(2026, 11, 7), date(2026, 12, 5)),
        ("2 months", date(2026, 9, 21), date(2027, 1, 21)),
        ("1y", date(2025, 11, 21), date(2027, 11, 21)),
        ("in 2 weeks", date(2026, 12, 5), date(2026, 12, 5)),
        ("a week ago", date(2026, 11, 14), date(2026, 11, 14)),
        ("in a month", date(2026, 12, 21), date(2026, 12, 21)),
        ("12 mar", date(2026, 3, 12), date(2027, 3, 12)),
        ("mar 12", date(2026, 3, 12), date(2027, 3, 12)),
        ("12mar", date(2026, 3, 12), date(2027, 3, 12)),
        ("3rd of March", date(2026, 3, 3), date(2027, 3, 3)),
        ("21 nov", date(2026, 11, 21), date(2026, 11, 21)),
        ("may 5", date(2026, 5, 5), date(2027, 5, 5)),
        ("12 mar 2024", date(2024, 3, 12), date(2024, 3, 12)),
        ("March 12, 2030", date(2030, 3, 12), date(2030, 3, 12)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("2026-11-03", date(2026, 11, 3), date(2026, 11, 3)),
        ("2026-1-3", date(2026, 1, 3), date(2026, 1, 3)),
        ("12.3.", date(2026, 3, 12), date(2027, 3, 12)),
        ("1.12.", date(2025, 12, 1), date(2026, 12, 1)),
        ("29. 2.", date(2024, 2, 29), date(2028, 2, 29)),
        ("12.3.2024", date(2024, 3, 12), date(2024, 3, 12)),
        ("12. 3. 2024", date(2024, 3, 12), date(2024, 3, 12)),
        ("12. mar", date(2026, 3, 12), date(2027, 3, 12)),
    ],
)
def test_a_phrase_means_a_day(phrase: str, past: date, future: date) -> None:
    assert (past_date(phrase, SATURDAY), future_date(phrase, SATURDAY)) == (past, future)


@pytest.mark.parametrize(
    "text",
    [
        "", "may", "March", "10", "12", "12:30", "noon", "a day", "3", "3x", "3dx", "fridge",
        "friday's", "monday-ish", "mon_", "3d-print", "1.5d", "march 12.5", "12 marble", "sunny",
        "in ad", "in 3d ago", "99999d", "this week", "frı", "ſat", "٣d", "2026-11", "20261103",
        "12.3", "1.2.3", "12.30", "12.3.x", "12.3..", "12.3...", "112.3.", "12.3.20245", "31.2.24",
    ],
)  # fmt: skip
def test_anything_else_is_no_date(text: str) -> None:
    assert parse_when(text, SATURDAY) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("03/04", "03/04 could be two days: write 3 apr or 2026-04-03"),
        ("03/04/2025", "03/04/2025 could be two days: write 3 apr or 2025-04-03"),
        ("03-04-2025", "03-04-2025 could be two days: write 3 apr or 2025-04-03"),
        ("31/12", "31/12 is not read as a date: write 31 dec or 2026-12-31"),
        ("12/31/24", "12/31/24 is not read as a date: write 31 dec or 2026-12-31"),
        ("31.2.", "31.2. is not in the calendar"),
        ("12.30.", "12.30. is not in the calendar"),
        ("29.2.2025", "29.2.2025 is not in the calendar"),
        ("12.3.24", "12.3.24 is not read as a date: write 12.3.2024 or 2024-03-12"),
        ("31 feb", "31 feb is not in the calendar"),
        ("29 feb 2025", "29 feb 2025 is not in the calendar"),
        ("2026-02-30", "2026-02-30 is not in the calendar"),
    ],
)
def test_what_is_not_guessed_says_why(text: str, problem: str) -> None:
    read = parse_when(text, SATURDAY)
    assert read is not None
    assert (read.day, read.problem, past_date(text, SATURDAY)) == (None, problem, None)


@pytest.mark.parametrize("text", ["99/99", "30/02", "13/13"])
def test_numbers_that_are_no_day_at_all_are_nothing(text: str) -> None:
    assert parse_when(text, SATURDAY) is None


@pytest.mark.parametrize(
    ("text", "used", "clock"),
    [
        ("fri call", "fri", None),
        ("12.3. call", "12.3.", None),
        ("12.3. 14:30 call", "12.3. 14:30", time(14, 30)),
        ("fri, call", "fri", None),
        ("12 mar 2024 call", "12 mar 2024", None),
        ("12 mar 9000 people", "12 mar", None),
        ("2026-11-03 14:30 call", "2026-11-03 14:30", time(14, 30)),
        ("2026-11-03T14:30", "2026-11-03T14:30", time(14, 30)),
        ("fri at 9:05", "fri at 9:05", time(9, 5)),
        ("fri 25:00", "fri", None),
        ("fri 9:60", "fri", None),
        ("fri 9:05am", "fri", None),
    ],
)
def test_a_phrase_says_how_much_of_the_text_it_used(
    text: str, used: str, clock: time | None
) -> None:
    read = read_date(text, SATURDAY, "past")
    assert read is not None
    assert (text[: read.end], read.clock) == (used, clock)


def test_the_calendar_has_an_end() -> None:
    assert past_date("9999y", SATURDAY) is None
    assert future_date("9999y", date.max) is None
    assert past_date("yesterday", date.min) is None
    assert nearest_day(2, 29, date(9999, 12, 31), "future") is None


@given(st.text(), st.dates(), st.sampled_from(["past", "future"]))
def test_reading_never_raises_and_stays_in_the_text(text: str, today: date, prefer: Prefer) -> None:
    read = read_date(text, today, prefer)
    assert read is None or 0 < read.end <= len(text)


@given(st.dates(), st.dates())
def test_a_day_with_its_year_means_itself_whatever_the_day(day: date, today: date) -> None:
    assert past_date(day.isoformat(), today) == future_date(day.isoformat(), today) == day


@given(
    st.sampled_from(["mon", "sat", "12 mar", "29 feb", "3d", "31 dec", "1 jan", "2w", "mar 1"]),
    st.dates(date(1950, 1, 1), date(2150, 1, 1)),
)
def test_the_past_is_not_ahead_and_the_future_is_not_behind(phrase: str, today: date) -> None:
    past, future = past_date(phrase, today), future_date(phrase, today)
    assert past is not None
    assert future is not None
    assert past <= today <= future
