import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.people import ImportantDate, Labelled
from relterm.errors import BadInput
from relterm.ui.dialogs import field_text as text
from relterm.ui.dialogs.fields import Field, FieldKind

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("every 6w", 42),
        ("6 weeks", 42),
        ("every week", 7),
        ("every 3 months", 91),
        ("1y", 365),
        ("45", 45),
        ("", None),
        ("  ", None),
    ],
)
def test_cadence(typed: str, days: int | None) -> None:
    assert text.read_cadence(typed) == days


@pytest.mark.parametrize(
    "typed", ["often", "every", "0", "-3d", "every 6 fortnights", "99999y", "६w"]
)
def test_no_cadence(typed: str) -> None:
    with pytest.raises(BadInput):
        text.read_cadence(typed)


@given(st.integers(1, 36_500))
def test_a_cadence_shown_reads_back(days: int) -> None:
    assert text.read_cadence(text.show_cadence(days)) == days


def test_addresses_numbers_links_and_own_fields() -> None:
    assert text.read_email("ann@x.org at work") == Labelled("ann@x.org", "at work")
    assert text.read_phone("+49 (0)30 12-34 work") == Labelled("+49 (0)30 12-34", "work")
    assert text.read_link("https://x.org blog") == Labelled("https://x.org", "blog")
    assert text.read_custom("shoe size: 42: wide") == Labelled("42: wide", "shoe size")


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (text.read_email, "ann"),
        (text.read_email, "@"),
        (text.read_email, "ann@x"),
        (text.read_email, "ann@x@y.org"),
        (text.read_link, "blog"),
        (text.read_link, "."),
        (text.read_phone, "12"),
        (text.read_count, "-1"),
        (text.read_count, "1000"),
        (text.read_phone, "work"),
        (text.read_custom, "shoe size 42"),
        (text.read_custom, ": 42"),
        (text.read_date, "birthday"),
        (text.read_date, "birthday 1984-02-30"),
        (text.read_date, "birthday --13-01"),
    ],
)
def test_what_cannot_be_read_says_why(read: object, typed: str) -> None:
    assert callable(read)
    with pytest.raises(BadInput, match=r"\w \w"):
        read(typed)


@pytest.mark.parametrize(
    "item",
    [
        ImportantDate("birthday", 1984, 11, 13),
        ImportantDate("birthday", None, 2, 29),
        ImportantDate("wedding day", 2010, 5),
        ImportantDate("met", 1999),
        ImportantDate("party", text="soon after Easter"),
    ],
)
def test_dates_shown_read_back(item: ImportantDate) -> None:
    assert text.read_date(text.show_date(item)) == item


def test_links_are_completed_where_it_is_clear() -> None:
    assert text.read_link("in/annlee").value == "https://www.linkedin.com/in/annlee"
    assert text.read_link("github.com/ann code") == Labelled("https://github.com/ann", "code")
    assert text.read_link("@ann@social.example mastodon").value == "@ann@social.example"
    assert text.read_tag("#conf") == "conf"


def test_dates_in_words_are_said_back() -> None:
    today = date(2026, 11, 21)
    assert text.read_date("graduation fri", today) == ImportantDate("graduation", None, 11, 27)
    assert text.date_understood("birthday 15 apr", today) == "birthday: 15 April, every year"
    assert text.date_understood("party soon", today) == "party: kept as words, no reminder"
    assert text.date_understood("party", today) == ""
    assert text.read_date("birthday 15.4.", today) == ImportantDate("birthday", None, 4, 15)
    for wrong in ("birthday 31 feb", "birthday 31.2.", "birthday 03/04"):
        with pytest.raises(BadInput, match=r"not in the calendar|could be two days"):
            text.read_date(wrong, today)
        assert text.with_date(wrong, date(2026, 12, 6), today) == "birthday --12-06"
    assert text.with_date("name day 15 apr", date(2026, 12, 6), today) == "name day --12-06"
    assert text.with_date("", date(1984, 11, 13), today) == "birthday 1984-11-13"


def test_a_wrong_line_is_named() -> None:
    with pytest.raises(BadInput, match="Line 2: “ann” has no @"):
        LINES.value_of("a@x.org\nann\nb@x.org", ())
    assert LINES.wrong_line("a@x.org\n\nann", ()) == 2
    assert LINES.wrong_line("a@x.org", ()) is None


def test_dates_in_words() -> None:
    assert text.read_date("name day: 13 nov 1984") == ImportantDate("name day", 1984, 11, 13)
    assert text.read_date("birthday 15 apr") == ImportantDate("birthday", None, 4, 15)
    assert text.read_date("birthday 04-15") == ImportantDate("birthday", None, 4, 15)


@given(st.lists(WORDS.map(lambda s: s.replace("\r", "")).filter(bool)))
def test_words_joined_come_apart_again(items: list[str]) -> None:
    kept = [item for item in items if item.strip()]
    assert text.split_words(text.join_words(kept)) == kept


@given(st.text())
def test_splitting_takes_any_text(typed: str) -> None:
    assert all(text.split_words(typed))


LINES = Field("emails", "E-mail", FieldKind.LINES, text.show_labelled, text.read_email)
LABELLED = st.builds(Labelled, WORDS, WORDS)


@given(st.lists(LABELLED), st.sampled_from(string.ascii_lowercase))
def test_items_that_were_not_touched_stay_what_they_were(
    items: list[Labelled], letter: str
) -> None:
    """Whatever an import put there: adding a line changes no other line."""
    shown = LINES.text_of(tuple(items))
    after = LINES.value_of(f"{shown}\n{letter}@x.org", tuple(items))
    assert after == (
        *(each for each in items if text.show_labelled(each)),
        Labelled(f"{letter}@x.org"),
    )


def test_a_lone_surrogate_does_not_reach_the_book() -> None:
    assert Field("name", "Name").value_of("a\ud800b", "") == "a\ufffdb"
