"""Whatever is put into a book comes out of it the same."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_makers import AT, DAY, FLAT_VALUES, PEOPLE, entries, entry, people, seed

from relterm.domain.interactions import Interaction, Settings, event_of
from relterm.domain.people import Labelled, Person, State
from relterm.errors import BookError, Cancelled, NoSuchPerson
from relterm.storage.book import Book
from relterm.storage.images import THINGS, image_of, uid_of, value_of
from relterm.storage.records import Thing


def stored(book: Book, value: object) -> object:
    if isinstance(value, Person):
        return book.people.get(value.uid)
    if isinstance(value, Interaction):
        return book.interactions.get(value.uid)
    if isinstance(value, Settings):
        return book.things.settings()
    things = book.things
    known = {
        uid_of(one): one
        for rows in (
            things.iter_promises(),
            things.iter_asks(),
            things.iter_reminders(),
            things.iter_relations(),
            things.iter_exchanges(),
            things.imports(),
            book.views.all(),
        )
        for one in rows
    }
    return known.get(uid_of(value))  # type: ignore[arg-type]  # a flat value by now


@given(
    st.lists(people(st.uuids().map(str)), max_size=4, unique_by=lambda person: person.uid),
    st.lists(entries(st.uuids().map(str)), max_size=4, unique_by=lambda one: one.uid),
    st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_every_field_comes_back(
    persons: list[Person], log: list[Interaction], in_bulk: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.db"
        book = Book.open(path)
        seed(book, *PEOPLE)
        with book.write("fill", AT) as session:
            if in_bulk:
                assert session.add_people(persons) == len(persons)
                assert session.add_interactions(log) == len(log)
            else:
                for person in persons:
                    session.put(person)
                for one in log:
                    session.put(one)
        book.close()
        book = Book.open(path)
        for value in (*persons, *log):
            assert stored(book, value) == value
        assert [one.uid for one in book.people.iter_all()] == sorted(
            [*PEOPLE, *(person.uid for person in persons)]
        )
        assert list(book.interactions.iter_all()) == sorted(
            log, key=lambda one: (one.moment.seconds, one.uid)
        )
        assert book.problems() == []
        book.close()


@given(st.one_of(people(st.text()), entries(st.text()), st.sampled_from(FLAT_VALUES)))
@settings(max_examples=60, deadline=None)
def test_images_are_exact_and_canonical(value: Person | Interaction) -> None:
    image = image_of(value)
    assert value_of(THINGS[type(value)], image) == value
    assert image_of(value_of(THINGS[type(value)], image)) == image


@pytest.mark.parametrize("value", FLAT_VALUES, ids=lambda value: type(value).__name__)
def test_small_things_come_back_are_replaced_and_deleted(book: Book, value: object) -> None:
    seed(book, "Anna", "Bo")
    with book.write("put", AT) as session:
        session.put(value)  # type: ignore[arg-type]  # one of the flat values
    assert stored(book, value) == value
    kind = THINGS[type(value)]  # type: ignore[index]  # one of the flat values
    with book.write("delete", AT) as session:
        session.delete(kind, uid_of(value))  # type: ignore[arg-type]  # one of the flat values
    assert stored(book, value) in (None, Settings())


def test_lone_surrogates_become_replacement_characters_one_by_one_and_in_bulk(book: Book) -> None:
    broken = Person("u1", "A\ud800b", tags=("\udfff",), custom=(Labelled("x\udc80", "y"),))
    with book.write("a", AT) as session:
        session.put(broken)
        session.add_people([replace(broken, uid="u2"), Person("u3", "C")])
    for uid in ("u1", "u2"):
        person = book.people.get(uid)
        assert person is not None
        assert (person.name, person.tags) == ("A\ufffdb", ("\ufffd",))
        assert person.custom == (Labelled("x\ufffd", "y"),)
    with book.write("again", AT) as session:
        session.put(broken)
    assert book.changes.latest().label == "a"  # type: ignore[union-attr]  # there is one


def test_events_are_what_the_model_reads_of_active_entries(book: Book) -> None:
    seed(book, "Anna", "Bo")
    log = [
        replace(entry("e1", "p1", "p2", text="hello", due=DAY), minutes=30.0, answered=True),
        entry("e2", "p1", planned=True),
        entry("e3", "p1", state=State.TRASHED),
        entry("e4", "p1", day=DAY.replace(year=2020)),
    ]
    with book.write("log", AT) as session:
        for one in log:
            session.put(one)
    assert book.interactions.events("p1") == [event_of(log[3]), event_of(log[0])]
    assert book.interactions.events("p2") == [event_of(log[0])]
    assert book.interactions.events("p1", log[3].moment.seconds) == [event_of(log[3])]
    assert book.interactions.planned("p1") == [log[1]]
    assert book.interactions.trashed(5) == [log[2]]
    by_person = {row.uid: found for row, found in book.interactions.events_by_person(["p1", "p2"])}
    assert by_person == {uid: book.interactions.events(uid) for uid in ("p1", "p2")}
    assert book.people.rows([1])[0].last_at == log[0].moment.seconds


def test_somebody_unknown_in_the_log_is_refused_and_nothing_is_saved(book: Book) -> None:
    seed(book, "Anna")
    with pytest.raises(NoSuchPerson), book.write("bad", AT) as session:
        session.add_interactions([entry("e1", "p1"), entry("e2", "nobody")])
    assert book.interactions.get("e1") is None
    assert [change.label for change in book.changes.list(9)] == ["seed"]


def test_nothing_is_recorded_when_nothing_changes(book: Book) -> None:
    seed(book, "Anna")
    with book.write("same", AT) as session:
        session.put(Person("p1", "Anna"))
        session.delete("person", "nobody")
    with book.write("new and gone", AT) as session:
        session.put(Person("p9", "Nine"))
        session.delete(Thing.PERSON, "p9")
    assert [change.label for change in book.changes.list(9)] == ["seed"]


def test_a_nameless_transaction_cannot_write_what_undo_would_not_know(book: Book) -> None:
    with pytest.raises(BookError), book.transaction() as session:
        session.put(Person("p1", "Anna"))


def test_bulk_import_tells_progress_and_can_be_cancelled(book: Book) -> None:
    seen: list[int] = []

    def each(count: int) -> None:
        seen.append(count)
        if count > 4000:
            raise Cancelled("stopped")

    def crowd() -> Sequence[Person]:
        return [Person(f"c{number}", f"Name {number}") for number in range(7000)]

    with pytest.raises(Cancelled), book.write("import", AT) as session:
        session.add_people(crowd(), each)
    assert seen == [2000, 4000, 6000]
    assert book.people.total() == 0
    assert book.changes.latest() is None
    with book.write("import", AT, "batch") as session:
        assert session.add_people(crowd()) == 7000
        assert len(session.touched) == 7000
    assert book.people.total() == 7000
    assert len(book.search.people("name", 9000)) == 7000
    latest = book.changes.latest()
    assert latest is not None
    assert (latest.items, latest.batch) == (7000, "batch")
    assert book.problems() == []
