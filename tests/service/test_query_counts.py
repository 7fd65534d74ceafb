"""How many statements reading and writing cost: the same in a small book and in a larger one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from relterm.domain.interactions import (
    Ask,
    Direction,
    Interaction,
    Promise,
    PromiseState,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.moments import Moment, Now
from relterm.domain.people import ImportantDate, Person
from relterm.domain.quick_add import Recorded
from relterm.service.commands.logging import LogInteraction
from relterm.service.desk import Desk
from relterm.service.remembering import recompute_all, settle
from relterm.service.views import people as people_views
from relterm.service.views.agenda import day_agenda
from relterm.service.views.asks import ask_rows
from relterm.service.views.due import due_lines
from relterm.service.views.history import change_view, history_page
from relterm.service.views.people import Roll, people_list, people_page
from relterm.service.views.person import person_view
from relterm.service.views.search import search_view
from relterm.service.views.today import due_count, today_view
from relterm.service.views.top import top_view
from relterm.storage.book import Book

TODAY = date(2026, 11, 20)
NOW = Now(datetime(2026, 11, 20, 12, tzinfo=UTC))
SIZES = (30, 240)
"""People in the small and in the larger book; the larger one is within one portion of queries."""


def fill(book: Book, count: int) -> None:
    people = [
        Person(
            f"p{number}",
            f"Person {number:03}",
            organisation="Acme",
            circle=Circle.CLOSE,
            goal=AskSize.ADVICE if number % 3 else None,
            dates=(ImportantDate("birthday", None, 11, 20 + number % 9),),
        )
        for number in range(count)
    ]
    entries = [
        Interaction(
            f"e{number} {back}",
            Moment.of_day(TODAY - timedelta(days=back)),
            (f"p{number}",),
            Kind.PROMISE if back == 15 else Kind.MEET if back % 2 else Kind.EMAIL,
            Who.ME,
            due=TODAY if back == 15 else None,
            text="a coffee",
        )
        for number in range(count)
        for back in (15, 70, 81, 200)
    ]
    with book.write("fill", 0) as session:
        session.add_people(people)
        session.add_interactions(entries)
        for number in range(count):
            uid = f"p{number}"
            session.put(Ask(f"a{number}", uid, Direction.MINE, AskSize.ADVICE, "advice"))
            session.put(Reminder(f"r{number}", uid, "write", TODAY))
        recompute_all(book, session, session.touched, NOW, lambda *_: None)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    opened = []
    for size in SIZES:
        book = Book.open(tmp_path_factory.mktemp("books") / f"{size}.db")
        fill(book, size)
        opened.append(Desk(book, lambda: NOW))
    yield opened[0], opened[1]
    for desk in opened:
        desk.book.close()


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """The statements run in the context; `-- …` are steps within one."""
    seen: list[str] = []

    def note(sql: str) -> None:
        if not sql.startswith("--"):
            seen.append(sql)

    desk.book.database.raw.set_trace_callback(note)
    yield seen
    desk.book.database.raw.set_trace_callback(None)


def cost(desk: Desk, work: Callable[[Desk], object]) -> int:
    with statements(desk) as seen:
        work(desk)
    return len(seen)


def first_page(desk: Desk) -> object:
    return people_page(desk, people_list(desk).ids[:20])


def log_coffee(desk: Desk) -> object:
    number = desk.book.people.total()
    entry = Interaction(
        desk.new_uid(), Moment.of_day(TODAY), (f"p{number // 2}",), Kind.MEET, text="coffee"
    )
    return desk.run(LogInteraction(Recorded((entry,)), "a coffee"))


@pytest.mark.parametrize(
    ("work", "most"),
    [
        pytest.param(today_view, 23, id="Today"),
        pytest.param(top_view, 12, id="the top line"),
        pytest.param(due_lines, 15, id="what is due"),
        pytest.param(ask_rows, 4, id="Asks"),
        pytest.param(people_list, 3, id="the list of people"),
        pytest.param(first_page, 4, id="a page of people"),
        pytest.param(lambda desk: people_list(desk, "pers 02"), 3, id="the filter"),
        pytest.param(lambda desk: search_view(desk, "advice"), 12, id="a search for asks"),
        pytest.param(lambda desk: search_view(desk, "is:promise"), 12, id="a search for promises"),
        pytest.param(history_page, 2, id="the history"),
        pytest.param(lambda desk: change_view(desk, 1), 40, id="what a change did"),
        pytest.param(lambda desk: person_view(desk, "p7"), 24, id="a person"),
        pytest.param(lambda desk: settle(desk.book, NOW), 12, id="settling the day"),
        pytest.param(log_coffee, 45, id="logging"),
    ],
)
def test_a_number_of_statements_that_does_not_grow_with_the_book(
    desks: tuple[Desk, Desk], work: Callable[[Desk], object], most: int
) -> None:
    small, large = (cost(desk, work) for desk in desks)
    assert large <= small
    assert 0 < small <= most


def test_the_fixture_has_something_in_every_section(desks: tuple[Desk, Desk]) -> None:
    small, large = (today_view(desk) for desk in desks)
    assert {line.section for line in small.lines} == {line.section for line in large.lines}
    assert len(large.lines) > 3 * len(small.lines)
    assert len(small.lines) > 2 * SIZES[0]


def test_the_top_line_counts_what_today_lists(desks: tuple[Desk, Desk]) -> None:
    for desk in desks:
        sections = {"WORD", "TOUCH", "PLANNED"}
        listed = [line for line in today_view(desk).lines if line.section.name in sections]
        assert due_count(desk) == len(listed) > 0


def test_an_agenda_is_worked_out_again_only_after_something_was_written(
    desks: tuple[Desk, Desk],
) -> None:
    desk = desks[0]
    first = day_agenda(desk)
    assert day_agenda(desk) is first
    log_coffee(desk)
    again = day_agenda(desk)
    assert again is not first
    assert again.done_today == first.done_today + (0 if first.done_today else 1)


def test_what_another_process_writes_is_in_the_next_agenda(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    here = Desk(Book.open(path), lambda: NOW)
    there = Desk(Book.open(path), lambda: NOW)
    fill(here.book, 3)
    before = day_agenda(here)
    with there.book.write("keep", 1) as session:
        for promise in there.book.things.open_promises():
            session.put(
                Promise(
                    promise.uid,
                    promise.person,
                    promise.direction,
                    promise.what,
                    promise.due,
                    PromiseState.KEPT,
                    promise.made,
                    "by word",
                )
            )
    assert day_agenda(here) is not before
    here.book.close()
    there.book.close()


@pytest.mark.parametrize("query", ["SELECT", "WITH"])
def test_today_scans_no_table(desks: tuple[Desk, Desk], query: str) -> None:
    desk = desks[1]
    with statements(desk) as seen:
        today_view(desk)
        top_view(desk)
    raw = desk.book.database.raw
    plans = [
        step[3]
        for sql in seen
        if sql.startswith(query)
        for step in raw.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    ]
    scanned = [
        step
        for step in plans
        if step.startswith(("SCAN person", "SCAN interaction", "SCAN participant", "SCAN trust"))
        and "person_kept" not in step
    ]
    assert scanned == []


def pages(roll: Roll) -> list[int]:
    """All ids of a roll, read forwards in pages."""
    return [number for start in range(0, len(roll), 7) for number in roll[start : start + 7]]


def test_a_long_list_is_read_in_pages_in_any_order(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks[1]
    held = list(people_list(desk).ids)
    monkeypatch.setattr(people_views, "HELD", 10)
    listed = people_list(desk)
    assert isinstance(listed.ids, Roll)
    assert listed.long
    assert len(listed.ids) == len(held) == SIZES[1]
    assert pages(listed.ids) == held
    backwards = people_list(desk).ids
    for start in range(len(held) - 7, -1, -7):
        assert list(backwards[start : start + 7]) == held[start : start + 7]
    assert list(backwards[100:110]) == held[100:110]
    assert backwards[3] == held[3]
    assert [listed.place(number) for number in held] == list(range(len(held)))
    assert listed.place(10_000_000) is None
    assert list(listed.ids[len(held) :]) == []
