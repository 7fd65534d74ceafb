"""The words found are marked where they stand, in every script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.marking import Marked, excerpt, marked

MARKS = (
    ("Anna Müller", ["mull"], ["Müll"]),
    ("Anna Müller", ["ann", "mu"], ["Ann", "Mü"]),
    ("Jürg Großmann", ["grossm"], ["Großm"]),
    ("Joanna Ann", ["ann"], ["Ann"]),
    ("Joanna", ["ann"], ["ann"]),
    ("株式会社太郎", ["太郎"], ["太郎"]),
    ("Γιώργος", ["γιωρ"], ["Γιώρ"]),
    ("Işıl", ["isil"], ["Işıl"]),
    ("e\u0301te\u0301", ["ete"], ["e\u0301te"]),
    ("aa aab", ["aa", "aab"], ["aa", "aab"]),
    ("nothing", ["x"], []),
    ("", ["x"], []),
)


@pytest.mark.parametrize(("text", "words", "hits"), MARKS)
def test_matches_are_marked_as_they_are_written(
    text: str, words: list[str], hits: list[str]
) -> None:
    found = marked(text, words)
    assert [text[start:end] for start, end in found.places] == hits
    assert "".join(piece for piece, _ in found.pieces) == text
    assert [piece for piece, hit in found.pieces if hit] == hits


def test_slips_mark_the_whole_word() -> None:
    assert marked("Ann Kowalska", ["kowlaska"], slipped=True).places == ((4, 12),)
    assert marked("Ann Kowalska", ["kowlaska"]).places == ()


def test_an_excerpt_shows_what_was_found() -> None:
    text = "word " * 60 + "the needle is here " + "word " * 60
    found = excerpt(text, ["needle"], 60)
    assert len(found.text) <= 62
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    ((start, end),) = found.places
    assert found.text[start:end] == "needle"
    assert excerpt("short\ntext", ["q"], 60) == Marked("short text")


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=6), max_size=4))
@settings(max_examples=400, deadline=None)
def test_marks_never_overlap_and_never_lose_a_sign(text: str, words: list[str]) -> None:
    found = marked(text, words, slipped=True)
    assert "".join(piece for piece, _ in found.pieces) == text
    edges = [edge for place in found.places for edge in place]
    assert edges == sorted(edges)
    short = excerpt(text, words, 20)
    assert all(0 <= start < end <= len(short.text) for start, end in short.places)
