"""A line of tags: what it gives and takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.clean_text import fold
from relterm.domain.tag_line import TagChange, read_tags, tag_text, tag_words, typed_tag


@pytest.mark.parametrize(
    ("line", "add", "take"),
    [
        ("conf", ("conf",), ()),
        ("#conf", ("conf",), ()),
        ("+conf", ("conf",), ()),
        ("conf -old", ("conf",), ("old",)),
        ("-#old", (), ("old",)),
        ("−old", (), ("old",)),
        ("conf, sailing", ("conf", "sailing"), ()),
        ('"Work friends" -"old ones"', ("Work friends",), ("old ones",)),
        ("conf conf", ("conf",), ()),
        ("conf -conf", (), ("conf",)),
        ("-conf conf", ("conf",), ()),
        ("bob's", ("bob's",), ()),
        ("e-mail", ("e-mail",), ()),
        ("", (), ()),
        ("  , -  # ", (), ()),
        ('"open', ("open",), ()),
        ("\\#", ("\\#",), ()),
        ("SAILING", ("sailing",), ()),
        ("-zurich", (), ("Zürich",)),
    ],
)
def test_a_line_means(line: str, add: tuple[str, ...], take: tuple[str, ...]) -> None:
    assert read_tags(line, ("sailing", "Zürich")) == TagChange(add, take)


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_reading_never_raises_and_no_tag_is_empty(line: str, in_use: list[str]) -> None:
    change = read_tags(line, in_use)
    assert all(fold(tag) for tag in (*change.add, *change.take))
    assert {fold(tag) for tag in change.add}.isdisjoint(map(fold, change.take))


@given(st.text(), st.lists(st.text(min_size=1, max_size=8), max_size=5))
def test_a_change_done_twice_changes_nothing_more(line: str, tags: list[str]) -> None:
    change = read_tags(line, tags)
    once = change.of(tuple(tags))
    assert change.of(once) == once
    folded = {fold(tag) for tag in once}
    assert folded >= {fold(tag) for tag in change.add}
    assert folded.isdisjoint(map(fold, change.take))


@given(
    st.text(
        st.characters(exclude_categories=["C", "Z"], exclude_characters="\"\\'#+-−,"), min_size=1
    )
)
def test_a_tag_as_it_is_written_is_read_as_itself(tag: str) -> None:
    if fold(tag):
        assert read_tags(f"-{tag_text(tag)}").take == (tag,)
        assert read_tags(tag_text(f"two {tag}")).add == (f"two {tag}",)


def test_the_tag_being_typed() -> None:
    assert typed_tag("conf -ol", 8) == (6, "ol")
    assert typed_tag("#con", 4) == (1, "con")
    assert typed_tag('-"Work f', 8) == (7, "f")
    assert typed_tag("", 0) == (0, "")


def test_the_change_in_words() -> None:
    assert tag_words(TagChange(("conf", "a"), ("old",))) == "#conf #a, without #old"
    assert tag_words(TagChange((), ("old",))) == "without #old"
