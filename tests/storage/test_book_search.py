"""What is typed is searched for, and is never more than words."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_makers import AT, DAY, entry, seed

from relterm.domain.people import Labelled, Person, State
from relterm.storage import search
from relterm.storage.book import Book
from relterm.storage.records import PeopleFilter
from relterm.storage.text import Query


def put(book: Book, *values: Person) -> None:
    with book.write("put", AT) as session:
        for value in values:
            session.put(value)


def test_search_finds_people_by_everything_said_of_them(book: Book) -> None:
    put(
        book,
        Person(
            "p1",
            "Jürgen",
            nickname="Yogi",
            organisation="Siemens",
            title="CTO",
            tags=("rowing",),
            interests=("jazz",),
            emails=(Labelled("j@energy.example"),),
            custom=(Labelled("green", "colour"),),
        ),
        Person("p2", "Jurgenson"),
    )
    for text in ("jurgen yogi", "siem", "cto", "row", "jaz", "energy", "j@energy.example", "green"):
        assert list(book.search.people(text, 9)) == [1], text
    assert sorted(book.search.people("jürgen", 9)) == [1, 2]
    assert len(book.search.people("jürgen", 1)) == 1
    put(book, Person("p1", "Gone", state=State.TRASHED))
    assert list(book.search.people("gone", 9)) == []
    assert list(book.search.people("siemens", 9)) == []


def test_many_matches_are_ordered_by_last_meeting(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(book, "Ann", "Ann", "Ann")
    with book.write("log", AT) as session:
        session.put(entry("e1", "p2"))
    monkeypatch.setattr(search, "RANKED_MATCHES", 2)
    assert list(book.search.people("ann", 9)) == [2, 1, 3]


def test_search_finds_entries_newest_first(book: Book) -> None:
    seed(book, "Anna")
    with book.write("log", AT) as session:
        for number in range(5):
            session.put(
                replace(
                    entry(f"e{number}", "p1", text="about Oslo", day=DAY - timedelta(number)),
                    note="secret" if number == 3 else "",
                    tags=("work",) if number == 4 else (),
                )
            )
        session.put(entry("gone", "p1", text="oslo", state=State.TRASHED))
    assert [one.uid for one in book.search.interactions("osl", 3)] == ["e0", "e1", "e2"]
    assert [one.uid for one in book.search.interactions("secret", 3)] == ["e3"]
    assert [one.uid for one in book.search.interactions("oslo wor", 3)] == ["e4"]
    with book.write("edit", AT) as session:
        session.put(entry("e0", "p1", text="about Bergen"))
    assert [one.uid for one in book.search.interactions("oslo", 1)] == ["e1"]
    assert [one.uid for one in book.search.interactions("berg", 1)] == ["e0"]
    with book.write("delete", AT) as session:
        session.delete("interaction", "e0")
    assert book.search.interactions("berg", 1) == []
    assert book.problems() == []


HOSTILE = (
    "AND", "anna AND", '"', '"anna', "O'Brien", "c++", "e-mail", "-anna", "nosuch:x", "*", " ",
    "anna@example.org", "^anna", "name:anna", "NEAR(a b)", "(" * 5000, "'; DROP TABLE person;--",
    "\0", "a\0b", "\ud800", "%", "_", "\\", "太郎", "山%", "a " * 500, "x" * 10_000, "",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_never_an_operator(book: Book, text: str) -> None:
    seed(book, "Anna O'Brien", "太郎_山田", "100%")
    for found in (
        list(book.search.people(text, 9)),
        book.search.interactions(text, 9),
        book.people.complete(text, 9),
        list(book.people.ids(PeopleFilter(text=text))),
        book.people.named(text),
    ):
        assert len(found) <= 3
    assert book.people.total() == 3


def test_scripts_without_blanks_are_found_inside_words(book: Book) -> None:
    seed(book, "株式会社太郎", "Taro 100%太")
    assert list(book.search.people("太郎", 9)) == [1]
    assert sorted(book.search.people("太", 9)) == [1, 2]
    assert list(book.search.people("taro 太", 9)) == [2]
    assert list(book.search.people("%太", 9)) == [2]
    assert list(book.search.people("会_太", 9)) == []


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_every_word_of_a_query_is_quoted(text: str) -> None:
    query = Query(text)
    assert query.match.count('"') % 2 == 0
    assert all(part == "" or part == "* " or part == "*" for part in query.match.split('"')[2::2])
    assert query.match.count('"*') <= 16
