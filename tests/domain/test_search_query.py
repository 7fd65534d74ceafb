"""What is typed into the search is taken apart, never raises, and means what it says."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.kinds import Circle
from relterm.domain.ladder import Overlay, Stage
from relterm.domain.search_completion import offered, problem, slot_at, written
from relterm.domain.search_query import (
    MAX_QUERY,
    MAX_WORDS,
    After,
    At,
    Before,
    Condition,
    DueBy,
    InCircle,
    Is,
    OnRung,
    Reading,
    Tagged,
    parse,
)
from relterm.domain.search_words import (
    ALIASES,
    BEINGS,
    CIRCLES,
    OPERATORS,
    RUNGS,
    VALUES,
    Being,
    Operator,
)
from relterm.domain.typing_slips import slips, slips_allowed

TODAY = date(2026, 11, 21)

UNDERSTOOD: tuple[tuple[str, Condition], ...] = (
    ("tag:work", Tagged("work")),
    ("TAG:Work", Tagged("Work")),
    ("tag:#work", Tagged("work")),
    ('tag:"two words"', Tagged("two words")),
    ('tag:"two words', Tagged("two words")),
    ("company:acme", At("acme")),
    ('company:"Blue Heron"', At("Blue Heron")),
    ("circle:inner", InCircle(Circle.INNER)),
    ("circle:cl", InCircle(Circle.CLOSE)),
    ("circle:none", InCircle(Circle.NONE)),
    ("rung:trusted", OnRung(Stage.TRUSTED)),
    ("rung:pa", OnRung(Stage.PARTNER)),
    ("rung:dormant", OnRung(Overlay.DORMANT)),
    ("due:today", DueBy(TODAY)),
    ("due:week", DueBy(date(2026, 11, 28))),
    ("due:overdue", DueBy(date(2026, 11, 20))),
    ("due:fri", DueBy(date(2026, 11, 27))),
    ("due:12 dec", DueBy(date(2026, 12, 12))),
    ('due:"3 weeks"', DueBy(date(2026, 12, 12))),
    ("before:12 mar", Before(date(2026, 3, 12))),
    ("before:2025", Before(date(2025, 1, 1))),
    ("after:2026-03", After(date(2026, 3, 1))),
    ("after:2026-03-04", After(date(2026, 3, 4))),
    ("after:3m", After(date(2026, 8, 21))),
    ("after:last week", After(date(2026, 11, 14))),
    ("is:paused", Is(Being.PAUSED)),
    ("is:family", Is(Being.FRIEND)),
    ("IS:Archived", Is(Being.ARCHIVED)),
)


@pytest.mark.parametrize(("text", "condition"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_operators_are_understood_alone_among_words_and_behind_a_minus(
    text: str, condition: Condition
) -> None:
    for typed, words, no in (
        (text, "", False),
        (f"lunch {text}", "lunch", False),
        (f"-{text}", "", True),
    ):
        query = parse(typed, TODAY)
        assert [clause.condition for clause in query.clauses] == [condition]
        assert query.clauses[0].no is no
        assert query.plain == words
        assert [piece.reading for piece in query.pieces] == [Reading.UNDERSTOOD]
        assert typed[query.pieces[0].start : query.pieces[0].end].lstrip("-") == text
    if text.count('"') != 1:
        assert parse(f"{text} oslo", TODAY).plain == "oslo"


@pytest.mark.parametrize(
    "text",
    ["foo:bar", "http://x", "tags:x", "c++", "-anna", "AND", "a:b:c", "mailto:a@b", "12:30", "x:",
     "is:nosuch", "circle:moon", "rung:9", "due:sometime", "before:99/99", "xtag:a", "OR", "#tag"],
)  # fmt: skip
def test_everything_else_is_words(text: str) -> None:
    query = parse(text, TODAY)
    assert query.clauses == ()
    assert query.plain == text


def test_quotes_make_a_phrase_only_when_they_close() -> None:
    query = parse('one "two  three" "four', TODAY)
    assert [(word.text, word.exact) for word in query.words] == [
        ("one", False), ("two  three", True), ("four", False),
    ]  # fmt: skip
    assert parse('""', TODAY).words == ()


@pytest.mark.parametrize(
    "text", ["tag:", "is:", "is:p", "circle:", "rung:r", "due:", "after:", 'tag:"']
)
def test_an_operator_being_written_changes_nothing_yet(text: str) -> None:
    query = parse(f"anna {text}", TODAY)
    assert query.plain == "anna"
    assert query.clauses == ()
    assert [piece.reading for piece in query.pieces] == [Reading.OPEN]


def test_a_refused_value_is_said() -> None:
    assert "is:nosuch" in problem(parse("is:nosuch", TODAY))
    assert problem(parse("is:due foo:bar", TODAY)) == ""


def test_every_value_offered_is_understood() -> None:
    for operator in (Operator.CIRCLE, Operator.RUNG, Operator.IS, Operator.DUE, Operator.AFTER):
        for value in VALUES[operator]:
            assert parse(f"{operator}:{value.word}", TODAY).clauses, value
            assert value.meaning
    assert {Being(each.word) for each in BEINGS} == set(Being)
    assert {Circle(each.word) for each in CIRCLES} == set(Circle)
    assert {each.word for each in RUNGS} == {*Stage, *(set(Overlay) - {Overlay.NONE})}
    assert set(OPERATORS) == set(Operator)
    for word in ALIASES:
        assert parse(f"is:{word}", TODAY).asks_for(ALIASES[word])


def test_operators_and_values_are_offered_where_they_are_written() -> None:
    slot = slot_at(parse("anna ci", TODAY), 7)
    assert slot is not None
    assert slot.operator is None
    (value,) = offered(slot)
    assert written(slot, value) == "circle:"
    assert (slot.start, slot.end) == (5, 7)
    slot = slot_at(parse("anna circle:c lunch", TODAY), 13)
    assert slot is not None
    assert [value.word for value in offered(slot)] == ["close"]
    assert written(slot, offered(slot)[0]) == "close "
    assert slot_at(parse("anna", TODAY), 2) is None
    assert slot_at(parse("xtag", TODAY), 4) is not None
    done = slot_at(parse("is:due", TODAY), 6)
    assert done is not None
    assert offered(done) == ()


@given(st.text(max_size=260) | st.lists(
    st.sampled_from(["tag:", "is:", "due:", "before:", "after:", '"', "-", ":", " ", "x", "due",
                     "12 mar", "99", "circle:inner", "rung:", "company:", "\0", "é", "太"]),
    max_size=40,
).map("".join))  # fmt: skip
@settings(max_examples=600, deadline=None)
def test_parsing_never_raises_and_stays_within_bounds(text: str) -> None:
    query = parse(text, TODAY)
    assert len(query.words) + len(query.clauses) <= MAX_WORDS
    for piece in query.pieces:
        assert 0 <= piece.start < piece.value_start <= piece.end <= min(len(text), MAX_QUERY)
    for word in query.words:
        assert 0 <= word.start < word.end <= len(text)
        assert any(char.isalnum() for char in word.text)
    for cursor in range(0, len(query.text) + 1, 7):
        slot = slot_at(query, cursor)
        assert slot is None or 0 <= slot.start <= cursor <= slot.end <= len(query.text)


SLIPS = (
    ("anna", "anna", 0), ("anan", "anna", 1), ("amna", "anna", 1), ("ana", "anna", 1),
    ("annna", "anna", 1), ("micheal", "michael", 1), ("schroeder", "schroder", 1),
    ("jurg", "jurgen", 0), ("jrug", "jurgen", 1), ("abcdefg", "zyxwvut", 3),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "word", "far"), SLIPS)
def test_slips_are_counted(typed: str, word: str, far: int) -> None:
    assert slips(typed, word, 2) == far


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_more_slips_than_asked_for_are_not_told_apart(one: str, other: str) -> None:
    for most in (0, 1, 2):
        assert slips(one, other, most) == min(slips(one, other, 9), most + 1)


def test_short_words_may_not_slip() -> None:
    assert [slips_allowed(word) for word in ("ann", "anna", "michael")] == [0, 1, 2]
