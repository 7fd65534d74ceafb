"""Whom a typed name means, and in which order people are offered."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relterm.clock import fixed_clock
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Labelled, Person
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.remembering import recompute
from relterm.service.who import Lookup, people_meant

if TYPE_CHECKING:
    from relterm.domain.quick_add import PersonMatch


def people_offered(
    desk: Desk, typed: str, beside: tuple[str, ...] = ()
) -> tuple["PersonMatch", ...]:
    return Lookup(desk).offered(typed, beside)


TODAY = date(2026, 11, 21)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "book.db", fixed_clock(TODAY.isoformat())) as opened:
        yield opened


def put(desk: Desk, *things: Person | Interaction) -> None:
    with desk.book.write("put", 1) as session:
        for thing in things:
            session.put(thing)
        recompute(desk.book, session, session.touched, desk.now())


def met(ago: int, *people: str) -> Interaction:
    moment = Moment.of_day(TODAY - timedelta(days=ago))
    return Interaction(f"{ago} {people}", moment, people, Kind.MEET)


def uids(found: Sequence["PersonMatch"]) -> list[str]:
    return [each.uid for each in found]


def test_offers_go_by_nearness_then_recency_then_who_else_is_there(desk: Desk) -> None:
    put(
        desk,
        Person("tom", "Tom Ash"),
        Person("anna", "Anna Berg"),
        Person("ann2", "Ann Cole"),
        Person("ann1", "Ann Dahl"),
        Person("ann3", "Ann Eck"),
        Person("joan", "Joan Annis"),
        met(3, "tom", "ann1"),
        met(3, "ann2"),
        met(3, "ann3"),
        met(8, "tom", "ann3"),
        met(9, "tom", "ann3"),
        met(1, "anna"),
        met(0, "joan"),
    )
    assert uids(people_offered(desk, "ann")) == ["ann2", "ann1", "ann3", "anna", "joan"]
    assert uids(people_offered(desk, "ann", ("tom",))) == ["ann3", "ann1", "ann2", "anna", "joan"]
    assert uids(people_offered(desk, "")) == ["joan", "anna", "ann2", "ann1", "ann3", "tom"]
    assert uids(people_offered(desk, "", ("tom",)))[2:] == ["ann3", "ann1", "ann2"]


def test_a_near_name_is_offered_before_many_who_were_met_later(desk: Desk) -> None:
    many = [Person(f"p{n}", f"Annabel {n}") for n in range(20)]
    put(desk, Person("ann", "Ann"), *many, *(met(1, each.uid) for each in many))
    assert uids(people_offered(desk, "Ann"))[0] == "ann"
    assert len(people_offered(desk, "Ann")) == 8


def test_addresses_and_uids_mean_whoever_has_them(desk: Desk) -> None:
    put(
        desk,
        Person("4711", "Ann Lee", emails=(Labelled("ann@x.org"), Labelled("both@x.org"))),
        Person("u2", "Bo Lee", emails=(Labelled("both@x.org"),)),
    )
    assert uids(people_meant(desk, "ANN@x.org")) == ["4711"]
    assert uids(people_meant(desk, "4711")) == ["4711"]
    assert uids(people_meant(desk, "both@x.org")) == ["4711", "u2"]
    assert people_meant(desk, "nobody@x.org") == []


def test_a_nickname_never_wins_silently_over_a_name(desk: Desk) -> None:
    put(desk, Person("joanna", "Joanna Berg", nickname="Ann"), Person("lee", "Ann Lee"))
    assert sorted(uids(people_meant(desk, "ann"))) == ["joanna", "lee"]
    put(desk, Person("max", "Max Roe", nickname="Bear"), Person("eva", "Eva Roe", nickname="Bear"))
    assert sorted(uids(people_meant(desk, "bear"))) == ["eva", "max"]
    assert uids(people_meant(desk, "Joanna")) == ["joanna"]


def test_namesakes_are_told_apart(desk: Desk) -> None:
    put(
        desk,
        Person("k1", "Kim Lee", organisation="Acme"),
        Person("k2", "Kim Lee"),
        Person("k3", "Kim Lee"),
        Person("k4", "Kim Lee", organisation="Acme"),
        met(30, "k2"),
    )
    hints = {each.uid: each.hint for each in people_meant(desk, "Kim Lee")}
    assert hints == {
        "k1": "Acme, never in touch",
        "k2": "last 22 Oct",
        "k3": "never in touch",
        "k4": "Acme, never in touch",
    }


def test_a_misspelt_name_means_nobody_but_offers_who_is_so_called(desk: Desk) -> None:
    put(desk, Person("jon", "Jonathan Ashdown"), Person("ada", "Ada Kestrel"))
    assert people_meant(desk, "Johnathan Ashdown") == []
    assert uids(people_offered(desk, "Johnathan Ashdown")) == ["jon"]
    assert people_offered(desk, "Zz") == ()


def test_going_on_with_a_name_that_nobody_has_is_not_looked_up_again(desk: Desk) -> None:
    put(desk, Person("eun", "Eun-ji Park"), Person("an", "An"))
    lookup = Lookup(desk)
    for typed in ("e", "eu", "eun", "eun-", "eun-j", "eun-ji", "eun-ji p"):
        assert [each.uid for each in lookup.meant(typed)] == ["eun"]
    assert [lookup.meant(typed) for typed in ("x", "xy", "xyz")] == [[], [], []]
    assert [each.uid for each in lookup.meant("an")] == ["an"]
