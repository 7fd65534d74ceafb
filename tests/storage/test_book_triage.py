"""Who waits in the triage, in which order, and at what cost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from storage_makers import AT, DAY, entry

from relterm.domain.interactions import Reminder
from relterm.domain.kinds import Circle
from relterm.domain.people import Person, State, Triage
from relterm.storage.book import Book
from relterm.storage.records import TriageCount, TriageRow

CROWD = 3_000


def put(book: Book, *values: Person) -> None:
    with book.write("put", AT) as session:
        for value in values:
            session.put(value)


def pages(book: Book, size: int) -> Iterator[list[TriageRow]]:
    """All pages of the triage."""
    page = book.people.to_triage(size)
    while page:
        yield page
        page = book.people.to_triage(size, page[-1].place)


def uids(rows: Sequence[TriageRow]) -> list[str]:
    return [row.uid for row in rows]


def plans(book: Book, statements: Sequence[str]) -> list[str]:
    """How SQLite finds what each statement asks for."""
    return [
        " ".join(str(row[3]) for row in book.database.rows(f"EXPLAIN QUERY PLAN {sql}"))
        for sql in statements
    ]


def traced(book: Book, seen: list[str]) -> None:
    book.database.raw.set_trace_callback(seen.append)


@pytest.fixture
def crowded(book: Book) -> Book:
    """Thousands of people of all sorts, some with a log, also of before 1970."""
    with book.write("seed", AT) as session:
        session.add_people(
            Person(
                f"c{number}",
                f"Name {number * 7919 % CROWD // 3}",
                circle=Circle.WIDE if number % 11 == 0 else Circle.NONE,
                triage=(Triage.OPEN, Triage.LATER, Triage.OPEN, Triage.NEVER)[number % 4],
                state=State.ARCHIVED if number % 13 == 0 else State.ACTIVE,
                is_me=number == 1,
            )
            for number in range(CROWD)
        )
        session.add_interactions(
            entry(f"e{number}", f"c{number * 3}", day=date(1950 + number % 70, 5, 1))
            for number in range(CROWD // 4)
        )
    return book


def test_those_met_last_come_first_then_the_others_by_name_and_later_after_all(book: Book) -> None:
    put(
        book,
        Person("z", "Zoë"),
        Person("a", "álvaro", organisation="Acme", title="Cook"),
        Person("b", "Bob"),
        Person("old", "Met long ago"),
        Person("new", "Met lately"),
        Person("later", "Aa Later", triage=Triage.LATER),
        Person("met", "Met, and later", triage=Triage.LATER),
        Person("never", "Never", triage=Triage.NEVER),
        Person("near", "Near", circle=Circle.WIDE),
        Person("gone", "Gone", state=State.ARCHIVED),
        Person("trash", "Trash", state=State.TRASHED),
        Person("me", "Me", is_me=True),
    )
    with book.write("log", AT) as session:
        session.put(entry("e1", "old", day=date(1962, 3, 4)))
        session.put(entry("e2", "new", "near", "gone"))
        session.put(entry("e3", "met"))
        session.put(entry("e4", "a", day=DAY + timedelta(3), planned=True))
    rows = book.people.to_triage(50)
    assert uids(rows) == ["new", "old", "a", "b", "z", "met", "later"]
    assert book.people.count_to_triage() == TriageCount(5, 2)
    numbers = [book.people.row_id(uid) or 0 for uid in ("z", "never", "near", "me", "met", "new")]
    assert book.people.to_triage_among([99, *numbers]) == [rows[4], rows[5], rows[0]]
    lately, alvaro, met = rows[0], rows[2], rows[5]
    assert lately.last_at == entry("e2", "new").moment.seconds
    assert (alvaro.name, alvaro.organisation, alvaro.title) == ("álvaro", "Acme", "Cook")
    assert (alvaro.last_at, alvaro.triage, met.triage) == (None, Triage.OPEN, Triage.LATER)


@pytest.mark.parametrize("size", [1, 7, 500])
def test_pages_are_the_whole_list_each_person_once(crowded: Book, size: int) -> None:
    waiting = [
        (person, crowded.interactions.recent(1, person=person.uid))
        for person in crowded.people.iter_all()
        if person.circle is Circle.NONE
        and person.triage is not Triage.NEVER
        and person.state is State.ACTIVE
        and not person.is_me
    ]
    limit = 40 if size == 1 else len(waiting)
    expected = sorted(
        waiting,
        key=lambda found: (
            found[0].triage is Triage.LATER,
            not found[1],
            -found[1][0].moment.seconds if found[1] else 0,
            found[0].name.casefold(),
            crowded.people.row_id(found[0].uid),
        ),
    )
    found: list[str] = []
    for page in pages(crowded, size):
        assert len(page) <= size
        found += uids(page)
        if len(found) >= limit:
            break
    assert found == [person.uid for person, _ in expected][: len(found)]
    assert len(found) == limit
    counted = crowded.people.count_to_triage()
    assert counted.waiting + counted.later == len(waiting)
    assert counted.later == sum(person.triage is Triage.LATER for person, _ in waiting)


def test_deciding_on_the_way_skips_nobody_and_shows_nobody_twice(crowded: Book) -> None:
    everybody = uids(crowded.people.to_triage(CROWD))
    seen: list[str] = []
    put_off: list[str] = []
    decisions = ({"circle": Circle.WIDE}, {"triage": Triage.LATER}, {"triage": Triage.NEVER})
    for number, page in enumerate(pages(crowded, 97)):
        seen += uids(page)
        last = crowded.people.get(page[-1].uid)
        assert last is not None
        if page[-1].triage is Triage.OPEN:
            decided = decisions[number % 3]
            if "triage" in decided and decided["triage"] is Triage.LATER:
                put_off.append(last.uid)
            put(crowded, replace(last, **decided))  # type: ignore[arg-type]  # one field each
    assert sorted(set(seen)) == sorted(everybody)
    # who was put off comes once more, at the end with the others
    assert sorted(seen) == sorted(everybody + put_off)


def test_a_page_costs_a_few_looks_into_its_index_anywhere(crowded: Book) -> None:
    for size in (1, 40, 900):
        for page in (None, *pages(crowded, 450)):
            seen: list[str] = []
            traced(crowded, seen)
            crowded.people.to_triage(size, page[-1].place if page else None)
            crowded.database.raw.set_trace_callback(None)
            assert 1 <= len(seen) <= (3 if page else 1)
            for plan in plans(crowded, seen):
                assert "USING INDEX person_triage" in plan
                assert "TEMP B-TREE" not in plan


def test_counting_goes_by_the_index(crowded: Book) -> None:
    seen: list[str] = []
    traced(crowded, seen)
    crowded.people.count_to_triage()
    crowded.database.raw.set_trace_callback(None)
    assert len(seen) == 2
    for plan in plans(crowded, seen):
        assert "SEARCH person USING INDEX person_triage (triage=?)" in plan


def test_reminders_about_an_ask_are_found_by_it(book: Book) -> None:
    put(book, Person("p1", "Anna"))
    about = [Reminder(f"r{number}", "p1", "ask her", DAY, ask="a1") for number in (2, 1)]
    with book.write("remind", AT) as session:
        for one in (*about, Reminder("r3", "p1", "call", DAY)):
            session.put(one)
    seen: list[str] = []
    traced(book, seen)
    assert book.things.reminders_about("a1") == about[::-1]
    book.database.raw.set_trace_callback(None)
    (plan,) = plans(book, seen)
    assert "INDEX reminder_ask" in plan
    assert book.things.reminders_about("") == []
