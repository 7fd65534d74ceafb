"""Names typed in a hurry, and texts that are equal for comparing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.clean_text import fold, same, storable
from relterm.domain.names import Candidate, Nearness, meant, nearness, rank

BOOK = (
    Candidate("1", "Ann Lee", last_at=10.0),
    Candidate("2", "Annette Bo", last_at=30.0),
    Candidate("3", "Joanna Ek", last_at=50.0),
    Candidate("4", "Ann", nickname="Annie"),
    Candidate("5", "Bo Ann-Marie Lind", last_at=20.2),
    Candidate("6", "Ada Nina Nilsson", last_at=90.0),
)


@pytest.mark.parametrize(
    ("typed", "name", "near"),
    [
        ("ann lee", "Ann Lee", Nearness.FULL),
        ("JOSE nunez", "José Núñez", Nearness.FULL),
        ("lee", "Ann Lee", Nearness.WORD),
        ("lee ann", "Ann Lee", Nearness.WORD),
        ("ann-marie", "Ann-Marie Lind", Nearness.WORD),
        ("marie", "Ann-Marie Lind", Nearness.WORD),
        ("ann l", "Ann Lee", Nearness.START),
        ("le", "Ann Lee", Nearness.WORD_START),
        ("a l", "Ann Lee", Nearness.WORD_START),
        ("al", "Ann Lee", Nearness.INITIALS),
        ("oanna", "Joanna Ek", Nearness.INSIDE),
        ("oa", "Joanna Ek", Nearness.FAR),
        ("zoe", "Ann Lee", Nearness.FAR),
        ("", "Ann Lee", Nearness.FAR),
        ("x", "", Nearness.FAR),
    ],
)
def test_how_near_a_name_is(typed: str, name: str, near: Nearness) -> None:
    assert nearness(typed, Candidate("u", name)) is near


def test_candidates_come_by_nearness_then_last_contact_then_company() -> None:
    assert [each.uid for each in rank("ann", BOOK)] == ["4", "5", "1", "2", "6", "3"]
    alike = [
        Candidate("a", "Bo Ek", last_at=5.1),
        Candidate("b", "Bo Ek", last_at=5.9, together=2),
        Candidate("c", "Bo Ek"),
    ]
    assert [each.uid for each in rank("bo", alike)] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("typed", "uids"),
    [
        ("lee", ["1"]),
        ("ann", ["4", "5", "1"]),
        ("ann lee", ["1"]),
        ("annie", ["4"]),
        ("anne", ["2"]),
        ("bo", ["2", "5"]),
        ("joan", ["3"]),
        ("oanna", []),
        ("al", []),
        ("4", ["4"]),
        ("", []),
    ],
)
def test_whom_a_name_means_without_asking(typed: str, uids: list[str]) -> None:
    assert [each.uid for each in meant(typed, BOOK)] == uids


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "JOSE"),
        ("Jose\u0301", "josé"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("O’Brien", "o'brien"),
        ("  Ann \t Lee ", "ann lee"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)
def test_texts_that_are_the_same_for_comparing(one: str, other: str) -> None:
    assert same(one, other)


def test_texts_that_are_not() -> None:
    assert not same("Ann", "Anna")
    assert fold("李") == "李"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(exclude_categories=())))
def test_storable_text_can_be_encoded_and_keeps_its_length(text: str) -> None:
    kept = storable(text)
    assert kept.encode().decode() == kept
    assert len(kept) == len(text)
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, kept, strict=True))
