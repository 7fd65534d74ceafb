"""What the book offers while a line is written."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person, State
from relterm.storage import line_help
from relterm.storage.book import Book


def entry(number: int, people: tuple[str, ...] = ("ann",), **more: object) -> Interaction:
    """Entries are written in the order of their numbers; their days run the other way."""
    moment = Moment.of_datetime(datetime(2026, 11, 28 - number, tzinfo=UTC))
    made = Interaction(f"e{number}", moment, people, Kind.CALL, line=f"call {number}")
    return replace(made, **more)  # type: ignore[arg-type]  # fields of an interaction


def write(path: Path, *things: Person | Interaction) -> None:
    book = Book.open(path)
    with book.write("test", 1) as session:
        for thing in things:
            session.put(thing)
    book.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    people = [
        Person(uid, uid.title(), tags=("work", "choir")) for uid in ("ann", "bob", "cy", "di")
    ]
    write(tmp_path / "b.db", *people)
    return tmp_path / "b.db"


def pages(path: Path, *, people: bool = False) -> list[tuple[str, ...]]:
    book = Book.open(path)
    ask = book.line_help.people_lines if people else book.line_help.lines
    found, before = [], None
    try:
        while True:
            page, before = ask(before)
            found.append(page)
            if before is None:
                return found
    finally:
        book.close()


def test_lines_come_back_the_last_written_first_whatever_their_day(path: Path) -> None:
    write(
        path,
        entry(1),
        entry(2, state=State.TRASHED),
        entry(3, line=""),
        entry(4, planned=True),
        entry(5, line="two\nlines"),
    )
    assert pages(path) == [("two\nlines", "call 4", "call 1")]


def test_however_long_the_book_a_question_looks_at_some_entries(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, *(entry(number, line="" if 3 <= number <= 6 else "x") for number in range(1, 9)))
    monkeypatch.setattr(line_help, "SCANNED", 3)
    assert pages(path) == [("x", "x"), (), ("x", "x")]
    assert pages(path.with_name("empty.db")) == [()]


def test_lines_of_people_come_back_in_the_same_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        path,
        Person("eve", "Eve", line="Eve #choir"),
        Person("fay", "Fay", line="Fay", state=State.TRASHED),
        Person("gus", "Gus", line="Gus at Acme", state=State.ARCHIVED),
        Person("hal", "Hal"),
        entry(1),
    )
    assert pages(path, people=True) == [("Gus at Acme", "Eve #choir")]
    monkeypatch.setattr(line_help, "SCANNED", 2)
    assert pages(path, people=True) == [("Gus at Acme",), ("Eve #choir",), (), ()]
    assert pages(path) == [("call 1",)]


def test_tags_of_people_and_entries_are_counted_together(path: Path) -> None:
    write(path, entry(1, tags=("choir", "boats")), entry(2, tags=("boats",)))
    book = Book.open(path)
    assert book.line_help.tags() == ("choir", "work", "boats")
    book.close()


def test_who_was_met_with_the_others_of_a_line(path: Path) -> None:
    write(
        path,
        entry(1, ("ann", "bob")),
        entry(2, ("ann", "bob", "cy")),
        entry(3, ("cy", "di")),
        entry(4, ("ann", "di"), planned=True),
        entry(5, ("ann", "di"), state=State.TRASHED),
    )
    book = Book.open(path)
    assert book.line_help.together(["ann"]) == {"bob": 2, "cy": 1}
    assert book.line_help.together(["ann", "cy"]) == {"bob": 3, "di": 1}
    assert book.line_help.together(["nobody"]) == {}
    assert book.line_help.together([]) == {}
    book.close()
