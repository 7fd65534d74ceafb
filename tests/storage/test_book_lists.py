"""Lists, completion, search, agenda: their order, their limits, and how many queries they cost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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
from relterm.storage import search
from relterm.storage.book import Book
from relterm.storage.records import MatchKeys, Order, PeopleFilter, StoredTrust
from relterm.storage.text import Query

TODAY = DAY.toordinal()


def put(book: Book, *values: Person) -> None:
    with book.write("put", AT) as session:
        for value in values:
            session.put_person(value)


def look(book: Book, uid: str, day: int | None, version: int = 1) -> None:
    with book.transaction() as session:
        session.put_trust(StoredTrust(uid, version, '{"t":1}', "[]", "[7]", day))


def names(book: Book, wanted: PeopleFilter) -> list[str]:
    rows = book.people.rows(book.people.ids(wanted, None))
    assert len(rows) == book.people.count(wanted)
    return [row.name for row in rows]


def cost(book: Book, read: Callable[[], object]) -> int:
    seen: list[str] = []
    book.database.raw.set_trace_callback(seen.append)
    read()
    book.database.raw.set_trace_callback(None)
    return len([sql for sql in seen if not sql.startswith("--")])


def test_people_in_the_three_orders(book: Book) -> None:
    seed(book, "Zoë", "álvaro", "Bob", "bea")
    put(book, Person("me", "Me", is_me=True), Person("old", "Old", state=State.ARCHIVED))
    look(book, "p3", TODAY)
    look(book, "p1", TODAY + 3)
    look(book, "me", TODAY)
    with book.write("log", AT) as session:
        session.put_interaction(entry("e1", "p4"))
        session.put_interaction(entry("e2", "p2", day=DAY + timedelta(1)))
        session.put_interaction(entry("e3", "p1", day=DAY + timedelta(9), planned=True))
    assert names(book, PeopleFilter()) == ["Bob", "Zoë", "álvaro", "bea"]
    assert names(book, PeopleFilter(order=Order.NAME)) == ["álvaro", "bea", "Bob", "Zoë"]
    assert names(book, PeopleFilter(order=Order.RECENT)) == ["álvaro", "bea", "Bob", "Zoë"]
    assert names(book, PeopleFilter(state=State.ARCHIVED)) == ["Old"]
    assert names(book, PeopleFilter(text="b")) == ["Bob", "bea"]
    assert list(book.people.ids(PeopleFilter(), 2)) == [3, 1]
    assert book.people.counts_until((TODAY - 1, TODAY, TODAY + 7)) == (0, 1, 2)
    assert book.people.total() == 5
    me = book.people.me()
    assert me is not None
    assert me.uid == "me"
    assert book.people.names()["p1"] == "Zoë"


def test_rows_carry_what_the_list_paints(book: Book) -> None:
    put(book, Person("p1", "A", organisation="O", title="T", circle=Circle.INNER, goal=AskSize.BIG))
    look(book, "p1", TODAY)
    (row,) = book.people.rows([1, 99])
    assert (row.uid, row.organisation, row.title, row.circle) == ("p1", "O", "T", Circle.INNER)
    assert (row.goal, row.next_look, row.trust_state) == (AskSize.BIG, TODAY, '{"t":1}')
    assert (row.marks, row.last_at) == ("[7]", None)
    assert book.people.by_id(1) == book.people.get("p1")


def test_the_due_list_comes_from_its_index_alone(book: Book) -> None:
    for order in Order:
        seen: list[str] = []
        book.database.raw.set_trace_callback(seen.append)
        book.people.ids(PeopleFilter(order=order))
        book.database.raw.set_trace_callback(None)
        (sql,) = seen
        plan = " ".join(str(row[3]) for row in book.database.rows(f"EXPLAIN QUERY PLAN {sql}"))
        assert "COVERING INDEX person_" in plan
        assert "TEMP B-TREE" not in plan


def test_queries_do_not_grow_with_what_is_read(book: Book) -> None:
    with book.write("seed", AT) as session:
        session.add_people(
            Person(f"c{n}", f"N {n}", tags=("t",), emails=(Labelled(f"{n}@x.org"),), needs=("n",))
            for n in range(120)
        )
        session.add_interactions(entry(f"e{n}", "c1", f"c{n % 100 + 2}") for n in range(300))
    for n in range(120):
        look(book, f"c{n}", TODAY)
    reads: dict[str, tuple[Callable[[int], object], int]] = {
        "rows": (lambda n: book.people.rows(list(range(1, n))), 1),
        "agenda": (lambda n: book.agenda.rows(TODAY if n > 5 else TODAY - 1), 2),
        "people": (lambda n: book.people.existing([f"c{i}" for i in range(n)]), 6),
        "log": (lambda n: book.interactions.of("c1", n), 4),
        "recent": (lambda n: book.interactions.recent(n), 4),
        "events": (lambda _: book.interactions.events("c1"), 1),
        "search": (lambda n: book.search.people("n", n), 2),
        "complete": (lambda n: book.people.complete("n", n), 2),
        "by person": (lambda n: list(book.interactions.events_by_person([f"c{n}"])), 3),
        "all": (lambda _: list(book.people.iter_all()), 6),
    }
    for name, (read, most) in reads.items():
        for size in (2, 100):
            assert cost(book, lambda read=read, size=size: read(size)) <= most, name  # type: ignore[misc]


def test_completion_takes_the_beginning_of_any_word(book: Book) -> None:
    seed(book, "Anna-Lena Müller", "Bernd ANNAN", "Joanna", "太郎 山田")
    put(book, Person("n", "William", nickname="Annie"), Person("t", "Anna", state=State.TRASHED))
    put(book, Person("a", "Anna", state=State.ARCHIVED))
    with book.write("log", AT) as session:
        session.put_interaction(entry("e1", "p2"))

    def found(text: str) -> list[str]:
        return [one.uid for one in book.people.complete(text, 9)]

    assert found("ann") == ["p2", "p1", "n", "a"]
    assert found("MULLER ann") == ["p1"]
    assert found("müller") == found("mu\u0308ller") == ["p1"]
    assert found("oan") == ["p3"]
    assert found("山") == ["p4"]
    assert found("  %_* ") == []
    assert [one.uid for one in book.people.complete("ann", 1)] == ["p2"]
    assert book.people.complete("ann", 9)[0].last_at == entry("e1", "p2").moment.seconds


def test_names_are_found_exactly_folded_by_nickname_and_address(book: Book) -> None:
    put(
        book,
        Person("u1", "Ann Lee", nickname="Annie", emails=(Labelled("Ann@Example.org"),)),
        Person("u2", "ann lee"),
        Person("u3", "Ann"),
        Person("u4", "Trash", state=State.TRASHED),
    )

    def found(text: str) -> list[str]:
        return [one.uid for one in book.people.named(text)]

    assert found("Ann Lee") == ["u1"]
    assert found("ÁNN  LEE") == ["u1", "u2"]
    assert found("ann") == ["u3"]
    assert found("annie") == ["u1"]
    assert found("ann@EXAMPLE.org") == ["u1"]
    assert found("u2") == ["u2"]
    assert found("Trash") == found("") == found("nobody") == []


def test_match_keys_lead_to_people(book: Book) -> None:
    people = (
        Person(
            "u1",
            "Ann Lee",
            organisation="ACME Inc.",
            emails=(Labelled("A@x.org"),),
            phones=(Labelled("+49 (30) 1"),),
            links=(Labelled("https://www.linkedin.com/in/ann/"),),
        ),
        Person("u2", "ANN LEE", phones=(Labelled("ext"),)),
        Person("u3", "Ann Lee", state=State.TRASHED, emails=(Labelled("old@x.org"),)),
        Person("u4", "Bo"),
    )
    put(book, *people)
    keys = book.people.match_keys()
    added = MatchKeys()
    for person in people:
        added.add(person)
    assert added == keys
    assert keys.uids == {"u1", "u2", "u3", "u4"}
    assert (keys.trashed, keys.bare) == ({"u3"}, {"u4"})
    assert keys.by_email("a@X.org") == keys.by_phone("0049301"[2:]) == ("u1",)
    assert keys.by_link("http://linkedin.com/in/ANN") == ("u1",)
    assert keys.by_name("ann  lee") == ("u1", "u2")
    assert keys.by_name_at("Ann Lee", "acme inc") == ("u1",)
    assert keys.by_email("old@x.org") == ("u3",)
    assert keys.by_phone("") == ()


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
        session.put_interaction(entry("e1", "p2"))
    monkeypatch.setattr(search, "RANKED_MATCHES", 2)
    assert list(book.search.people("ann", 9)) == [2, 1, 3]


def test_search_finds_entries_newest_first(book: Book) -> None:
    seed(book, "Anna")
    with book.write("log", AT) as session:
        for number in range(5):
            session.put_interaction(
                replace(
                    entry(f"e{number}", "p1", text="about Oslo", day=DAY - timedelta(number)),
                    note="secret" if number == 3 else "",
                    tags=("work",) if number == 4 else (),
                )
            )
        session.put_interaction(entry("gone", "p1", text="oslo", state=State.TRASHED))
    assert [one.uid for one in book.search.interactions("osl", 3)] == ["e0", "e1", "e2"]
    assert [one.uid for one in book.search.interactions("secret", 3)] == ["e3"]
    assert [one.uid for one in book.search.interactions("oslo wor", 3)] == ["e4"]
    with book.write("edit", AT) as session:
        session.put_interaction(entry("e0", "p1", text="about Bergen"))
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
    assert book.trust.any_outdated(1)
    look(book, "p1", None)
    look(book, "p2", TODAY, version=0)
    assert book.trust.get("p1") == StoredTrust("p1", 1, '{"t":1}', "[]", "[7]", None)
    assert book.trust.all_versions_outdated(1) == ["p2"]
    look(book, "p2", TODAY)
    assert not book.trust.any_outdated(1)
    with book.transaction() as session:
        session.drop_trust("p2")
    assert book.trust.get("p2") is None
    assert book.people.counts_until((TODAY,)) == (0,)
    assert [change.label for change in book.changes.list(9)] == ["seed"]


def test_a_log_is_paged_by_key(book: Book) -> None:
    seed(book, "A", "B")
    with book.write("log", AT) as session:
        for number in range(7):
            session.put_interaction(entry(f"e{number}", "p1", day=DAY + timedelta(number // 3)))
        session.put_interaction(entry("part", "p1", planned=True))
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
        session.put_interaction(entry("e1", "p1", "p2", kind=Kind.MEET))
        session.put_interaction(entry("e2", "p1", kind=Kind.MSG, who=Who.ME))
        session.put_interaction(entry("e3", "p3", kind=Kind.MSG, who=Who.THEM))
        session.put_interaction(entry("e4", "p3", kind=Kind.LIKE))
        session.put_interaction(entry("e5", "p4", kind=Kind.GIVE, planned=True))
        session.put_interaction(entry("e6", "p4", kind=Kind.GIVE, day=DAY + timedelta(1)))
    assert book.interactions.outreach_on(DAY) == 2
    assert book.interactions.outreach_on(TODAY + 1) == 1


def test_entries_logged_with_another(book: Book) -> None:
    seed(book, "A")
    part = replace(entry("e2", "p1", kind=Kind.GIVE), part_of="e1")
    with book.write("log", AT) as session:
        session.put_interaction(entry("e1", "p1"))
        session.put_interaction(part)
    assert book.interactions.parts_of("e1") == [part]
    assert book.interactions.parts_of("") == []


def test_what_the_session_tells_the_model(book: Book) -> None:
    seed(book, "A", "B")
    with book.write("log", AT) as session:
        session.put_interaction(entry("e1", "p1"))
        assert [event.uid for event in session.appended["p1"]] == ["e1"]
        assert session.rewritten == set()
        session.put_interaction(entry("e1", "p1", text="more"))
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
            session.put_promise(promise)
        for ask in asks:
            session.put_ask(ask)
        for reminder in reminders:
            session.put_reminder(reminder)
        session.put_relation(Relation("l1", "p1", "p2", "sister"))
        session.put_import_batch(ImportBatch("b2", "f", "csv", 5))
        session.put_import_batch(ImportBatch("b1", "f", "csv", 9))
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
            session.put_person(Person("p2", "B"))
        assert book.people.total() == 1
    other.close()


def test_custom_field_names_are_listed(book: Book) -> None:
    put(book, Person("p1", "A", custom=(Labelled("1", "shoe"), Labelled("2", "colour"))))
    put(book, Person("p2", "B", custom=(Labelled("3", "shoe"),)))
    assert book.people.custom_names() == ("colour", "shoe")
