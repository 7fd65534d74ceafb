"""The agenda, stored trust, pages of a log, and what hangs on people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from storage_makers import AT, DAY, entry, seed

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    ImportBatch,
    Promise,
    Relation,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.people import ImportantDate, Labelled, Person, State
from relterm.storage.book import Book
from relterm.storage.records import DayDone, StoredTrust

TODAY = DAY.toordinal()


def put(book: Book, *values: Person) -> None:
    with book.write("put", AT) as session:
        for value in values:
            session.put(value)


def look(book: Book, uid: str, day: int | None, version: int = 1) -> None:
    with book.transaction() as session:
        session.put_trust(StoredTrust(uid, version, '{"t":1}', "[]", "[7]", day))


def test_the_agenda_reads_who_is_due(book: Book) -> None:
    dates = (ImportantDate("birthday", None, 3, 4), ImportantDate("name day", text="spring"))
    put(
        book,
        Person("p1", "A", circle=Circle.CLOSE, cadence_days=20, private=True, dates=dates, skips=2),
        Person("p2", "B", circle=Circle.WIDE, snooze_until=TODAY),
        Person("p3", "C", state=State.ARCHIVED),
        Person("p4", "D", dates=dates),
        Person("p5", "E", circle=Circle.WIDE, dates=(ImportantDate("birthday", 2000, 2, 29),)),
    )
    look(book, "p1", TODAY)
    look(book, "p2", TODAY - 5)
    look(book, "p3", TODAY - 5)
    look(book, "p4", TODAY + 9)
    with book.transaction() as session:
        session.put_trust(StoredTrust("p5", 1, "", "", "", None, TODAY + 3))
    assert [row.uid for row in book.agenda.rows(TODAY)] == ["p2", "p1"]
    row = book.agenda.row("p1")
    assert row is not None
    assert (row.dates, row.private, row.skips, row.cadence_days) == (dates, True, 2, 20)
    assert row == book.agenda.rows(TODAY)[1]
    assert book.agenda.row("nobody") is None
    assert [one.uid for one in book.agenda.resting(TODAY, 5)] == ["p5"]
    assert book.agenda.resting(TODAY + 3, 5) == []
    first = date(2026, 3, 1)
    assert [one.uid for one in book.agenda.with_dates(first, first + timedelta(7))] == ["p1", "p5"]
    assert [one.uid for one in book.agenda.with_dates(DAY, DAY)] == []
    assert [one.uid for one in book.agenda.with_dates(date(2025, 12, 30), first)] == ["p5"]


def test_stored_trust_comes_back_and_says_whom_to_compute(book: Book) -> None:
    seed(book, "A", "B")
    look(book, "p1", None)
    look(book, "p2", TODAY, version=0)
    assert book.trust.get("p1") == StoredTrust("p1", 1, '{"t":1}', "[]", "[7]", None)
    assert book.trust.outdated(1) == ["p2"]
    look(book, "p2", TODAY)
    assert book.trust.outdated(1) == []
    with book.transaction() as session:
        session.drop_trust("p2")
    assert book.trust.get("p2") is None
    assert book.people.counts_until((TODAY,)) == (0,)
    assert [change.label for change in book.changes.list(9)] == ["seed"]


def test_a_log_is_paged_by_key(book: Book) -> None:
    seed(book, "A", "B")
    with book.write("log", AT) as session:
        for number in range(7):
            session.put(entry(f"e{number}", "p1", day=DAY + timedelta(number // 3)))
        session.put(entry("part", "p1", planned=True))
    everything = book.interactions.of("p1", 99)
    pages = []
    before: tuple[int, int] | None = None
    while page := book.interactions.of("p1", 2, before):
        pages += page
        last = book.interactions.number(page[-1].uid)
        assert last is not None
        before = (page[-1].moment.seconds, last)
    assert pages == everything
    assert [one.uid for one in everything] == [f"e{number}" for number in range(6, -1, -1)]
    assert book.interactions.all_of("p1") == everything[::-1]
    assert book.interactions.count("p1") == 7
    assert book.interactions.recent(2) == everything[:2] == book.interactions.recent(2, None, "p1")
    since = everything[3].moment.seconds
    assert book.interactions.recent(9, since) == book.interactions.recent(9, since, "p1")
    assert len(book.interactions.recent(9, since)) == 4
    assert book.interactions.of("p2", 9) == []
    assert set(book.interactions.existing(["e1", "part", "none"])) == {"e1", "part"}


def test_reaching_out_counts_people_once_a_day(book: Book) -> None:
    seed(book, "A", "B", "C", "D")
    with book.write("log", AT) as session:
        session.put(entry("e1", "p1", "p2", kind=Kind.MEET))
        session.put(entry("e2", "p1", kind=Kind.MSG, who=Who.ME))
        session.put(entry("e3", "p3", kind=Kind.MSG, who=Who.THEM))
        session.put(entry("e4", "p3", kind=Kind.LIKE))
        session.put(entry("e5", "p4", kind=Kind.GIVE, planned=True))
        session.put(entry("e6", "p4", kind=Kind.GIVE, day=DAY + timedelta(1)))
        session.put(entry("e7", "p3", kind=Kind.THANKS))
        session.put(entry("e8", "p4", kind=Kind.KEPT))
        session.put(entry("e9", "p4", kind=Kind.NOTE))
        session.put(entry("e10", "p4", kind=Kind.THANKS, who=Who.THEM, day=DAY + timedelta(2)))
    assert book.interactions.done_on(DAY) == DayDone(
        frozenset({"p1", "p2", "p3"}), duties=1, talks=2
    )
    assert book.interactions.done_on(TODAY + 1) == DayDone(frozenset({"p4"}), 0, 0)
    assert book.interactions.done_on(TODAY + 2) == DayDone(frozenset(), 0, 0)


def test_entries_logged_with_another(book: Book) -> None:
    seed(book, "A")
    part = replace(entry("e2", "p1", kind=Kind.GIVE), part_of="e1")
    with book.write("log", AT) as session:
        session.put(entry("e1", "p1"))
        session.put(part)
    assert book.interactions.parts_of("e1") == [part]
    assert book.interactions.parts_of("") == []


def test_what_the_session_tells_the_model(book: Book) -> None:
    seed(book, "A", "B")
    with book.write("log", AT) as session:
        session.put(entry("e1", "p1"))
        assert [event.uid for event in session.appended["p1"]] == ["e1"]
        assert session.rewritten == set()
        session.put(entry("e1", "p1", text="more"))
        assert session.rewritten == {"p1"}
        assert session.touched == {"p1"}
        with session.bulk():
            session.add_interactions([entry("e2", "p2")])
        assert session.rewritten == session.touched == {"p1", "p2"}


def test_things_in_the_order_of_their_days(book: Book) -> None:
    seed(book, "A", "B")
    late, soon = DAY + timedelta(9), DAY + timedelta(1)
    promises = [
        Promise("q3", "p1", Direction.MINE, "c"),
        Promise("q1", "p1", Direction.MINE, "a", late),
        Promise("q2", "p2", Direction.THEIRS, "b", soon),
    ]
    asks = [
        Ask("a1", "p1", Direction.MINE, AskSize.BIG, "x", day=late),
        Ask("a2", "p1", Direction.MINE, AskSize.BIG, "y", AskState.ASKED, day=soon),
    ]
    reminders = [Reminder("r1", "p1", "call", late), Reminder("r2", "p2", "write", soon)]
    with book.write("put", AT) as session:
        for promise in promises:
            session.put(promise)
        for ask in asks:
            session.put(ask)
        for reminder in reminders:
            session.put(reminder)
        session.put(Relation("l1", "p1", "p2", "sister"))
        session.put(ImportBatch("b2", "f", "csv", 5))
        session.put(ImportBatch("b1", "f", "csv", 9))
    things = book.things
    assert [one.uid for one in things.open_promises()] == ["q2", "q1", "q3"]
    assert [one.uid for one in things.open_promises(soon)] == ["q2"]
    assert things.open_promises(soon.toordinal()) == things.open_promises(soon)
    assert [one.uid for one in things.promises_of("p1")] == ["q1", "q3"]
    assert [one.uid for one in things.asks()] == ["a2", "a1"]
    assert [one.uid for one in things.asks(AskState.PLANNED)] == ["a1"]
    assert [one.uid for one in things.reminders_due(soon)] == ["r2"]
    assert things.reminders_of("p1") == reminders[:1]
    assert things.relations_of("p2") == things.relations_of("p1") != []
    assert [one.uid for one in things.imports()] == ["b2", "b1"]
    assert (things.promise("q1"), things.ask("a1")) == (promises[1], asks[0])
    assert (things.reminder("r2"), things.reminder("none")) == (reminders[1], None)
    assert things.exchanges_with("p1") == []


def test_a_snapshot_sees_one_state(book: Book) -> None:
    seed(book, "A")
    other = Book.open(book.path)
    other.connect_here(20)
    with book.snapshot():
        assert book.people.total() == 1
        with pytest.raises(Exception, match="Another program"), other.write("x", AT) as session:
            session.put(Person("p2", "B"))
        assert book.people.total() == 1
    other.close()


def test_custom_field_names_are_listed(book: Book) -> None:
    put(book, Person("p1", "A", custom=(Labelled("1", "shoe"), Labelled("2", "colour"))))
    put(book, Person("p2", "B", custom=(Labelled("3", "shoe"),)))
    assert book.people.custom_names() == ("colour", "shoe")
