"""Lists, completion, search, agenda: their order, their limits, and how many queries they cost."""

from collections.abc import Callable
from datetime import timedelta

from storage_makers import AT, DAY, entry, seed

from relterm.domain.kinds import AskSize, Circle
from relterm.domain.people import Labelled, Person, State
from relterm.storage.book import Book
from relterm.storage.records import MatchKeys, Order, PeopleFilter, StoredTrust

TODAY = DAY.toordinal()


def put(book: Book, *values: Person) -> None:
    with book.write("put", AT) as session:
        for value in values:
            session.put(value)


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
        session.put(entry("e1", "p4"))
        session.put(entry("e2", "p2", day=DAY + timedelta(1)))
        session.put(entry("e3", "p1", day=DAY + timedelta(9), planned=True))
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
        session.put(entry("e1", "p2"))

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
