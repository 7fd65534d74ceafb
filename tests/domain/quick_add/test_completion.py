"""What Tab completes, and how a name or an argument is written into a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick_add_book import NOW, parse

from relterm.domain.quick_add import (
    Completion,
    complete,
    join_arguments,
    mention_text,
    parse_log,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("call @an|", Completion(5, 8, "an", "@")),
        ("call @|", Completion(5, 6, "", "@")),
        ("call @an|n 30m", Completion(5, 8, "an", "@")),
        ('call @"Ann L|', Completion(5, 12, "Ann L", "@")),
        ("call (>@an|", Completion(7, 10, "an", "@")),
        ("met #co|", Completion(4, 7, "co", "#")),
        ("a,@b|", Completion(2, 4, "b", "@")),
        ("call| @ann", None),
        ("call @ann |", None),
        ("ann@x|", None),
        ("C#|", None),
        ('call @"Ann Lee" a|', None),
        ("call :: secret @an|", None),
        ("call >> 3w @an|", None),
        ("call note:x @an|", None),
        ('he said "see @an|', None),
        (r"\@an|", None),
        ("|", None),
    ],
)
def test_what_is_being_typed(line: str, expected: Completion | None) -> None:
    assert complete(line.replace("|", ""), line.index("|")) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ann", "@Ann"),
        ("Eun-ji", "@Eun-ji"),
        ("Ann Lee", '@"Ann Lee"'),
        ("O’Brien", '@"O’Brien"'),
        ("Dr. No", '@"Dr. No"'),
        ('Ann "Annie" Lee', '@"Ann Annie Lee"'),
        ("4711", '@"4711"'),
    ],
)
def test_how_a_name_is_written(name: str, text: str) -> None:
    assert mention_text(name) == text


@given(st.text(min_size=1).filter(lambda name: '"' not in name and name.strip()))
def test_a_name_written_into_a_line_is_read_back(name: str) -> None:
    line = f"call {mention_text(name)} 30m"
    parsed = parse_log(line, NOW, lambda _: [])
    assert [mention.typed for mention in parsed.people] == [" ".join(name.split())]
    assert parsed.minutes == 30


@given(st.text(), st.integers(-5, 50))
def test_completing_never_raises_and_stays_before_the_cursor(line: str, cursor: int) -> None:
    found = complete(line, cursor)
    assert found is None or 0 <= found.start < found.end == min(cursor, len(line))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["call", "@bob", "30m"], "call @bob 30m"),
        (["call @bob tag:x"], "call @bob tag:x"),
        (["with:Ann Lee call"], "with:Ann Lee call"),
        (["call", "with:Ann Lee"], 'call with:"Ann Lee"'),
        (["call", "gave:the Orkney paper"], 'call gave:"the Orkney paper"'),
        (["call", "promised:send it by fri"], "call promised:send it by fri"),
        (["call", "next:3w send it"], "call next:3w send it"),
        (["call", "said: hello there"], "call said: hello there"),
        (["call", "to: be"], "call to: be"),
        ([], ""),
    ],
)
def test_arguments_become_a_line(arguments: list[str], line: str) -> None:
    assert join_arguments(arguments) == line


def test_what_the_shell_unquoted_is_understood_again() -> None:
    parsed = parse(join_arguments(["call", "with:Ann Lee", "gave:the map"]))
    assert [mention.typed for mention in parsed.people] == ["Ann Lee"]
    assert [part.what for part in parsed.parts] == ["the map"]
