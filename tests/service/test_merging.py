"""Merging: one person is left of two, and everything that hung on the other; taken back exactly."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from app_driver import told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relterm.clock import Clock
from relterm.domain.interactions import (
    Ask,
    Direction,
    Exchange,
    ExchangeKind,
    Interaction,
    Promise,
    Relation,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.likeness import NOT_THE_SAME
from relterm.domain.merging import FIELDS, Take, put_together
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, Person, State, Triage
from relterm.domain.quick_add import Recorded
from relterm.errors import BadInput, NoSuchPerson, ReltermError
from relterm.interchange.recognise import recognise
from relterm.service.commands.bulk import ForPeople, Moved
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.merging import KeepApart, MergePeople
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.service.exporting import export
from relterm.service.importing.run import commit
from relterm.service.opening import open_desk
from relterm.service.views.alike import find_look_alikes
from relterm.service.views.merging import merge_view

TODAY = date(2026, 11, 21)


def unwatched(done: int, expected: int) -> None:
    """Progress that nobody watches."""
    assert 0 <= done <= expected


def add(desk: Desk, *people: Person) -> None:
    for person in people:
        desk.run(AddPerson(person))


def log(
    desk: Desk, uid: str, *people: str, kind: Kind = Kind.CALL, ago: int = 5, **more: object
) -> None:
    moment = Moment.of_day(TODAY - timedelta(days=ago))
    entry = Interaction(uid, moment, people, kind, **more)  # type: ignore[arg-type]  # test values
    desk.run(LogInteraction(Recorded((entry,)), uid))


def merge(desk: Desk, keep: str, drop: str, **taken: Take) -> Person:
    kept, gone = desk.book.people.get(keep), desk.book.people.get(drop)
    assert kept is not None
    assert gone is not None
    person = put_together(kept, gone, taken)
    desk.run(MergePeople(keep, drop, person))
    left = desk.book.people.get(keep)
    assert left is not None
    return left


def trust(desk: Desk) -> dict[str, object]:
    """What is remembered of everybody's trust, by uid."""
    return {person.uid: desk.book.trust.get(person.uid) for person in desk.book.people.iter_all()}


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Ann twice, with something of every kind on both, and three others."""
    add(
        empty_desk,
        Person("me", "Robin", is_me=True),
        Person("ann", "Ann Lee", organisation="Acme", emails=(Labelled("ann@acme.example"),)),
        Person("dup", "A. Lee", circle=Circle.CLOSE, tags=("conf",), introduced_by="ann"),
        Person("bob", "Bob Osei", introduced_by="dup"),
        Person("cy", "Cy Vale"),
    )
    log(empty_desk, "e1", "ann")
    log(empty_desk, "e2", "dup", ago=9)
    log(empty_desk, "both", "dup", "ann", "bob", ago=7)
    log(empty_desk, "plan", "dup", ago=-9, planned=True)
    log(empty_desk, "promised", "dup", kind=Kind.PROMISE, who=Who.ME, text="the paper", ago=4)
    log(empty_desk, "shared", "ann", "dup", kind=Kind.PROMISE, who=Who.ME, text="soup", ago=3)
    log(empty_desk, "asked", "dup", kind=Kind.ASK, who=Who.ME, size=2, text="a look", ago=2)
    with empty_desk.book.write("more", empty_desk.seconds) as session:
        session.put(Promise("p1", "dup", Direction.THEIRS, "a photograph"))
        session.put(Ask("a1", "dup", Direction.MINE, AskSize.FAVOUR, "a lift"))
        session.put(Reminder("r1", "dup", "ring her", TODAY, ask="a1"))
        session.put(Exchange("x1", "e2", "dup", ExchangeKind.GIVEN, "plums"))
        session.put(Exchange("x2", "both", "dup", ExchangeKind.GIVEN, "bread"))
        session.put(Exchange("x3", "both", "ann", ExchangeKind.GIVEN, "bread"))
        session.put(Relation("k1", "dup", "bob", "colleague"))
        session.put(Relation("k2", "ann", "bob", "colleague"))
        session.put(Relation("k3", "ann", "dup", "sister"))
        session.put(Relation("k4", "cy", "dup", "neighbour"))
        session.put(Relation("k5", "cy", "dup", NOT_THE_SAME))
    return empty_desk


def test_everything_moves_and_nothing_is_there_twice(desk: Desk) -> None:
    left = merge(desk, "ann", "dup")
    things = desk.book.things
    assert desk.book.people.get("dup") is None
    assert (left.name, left.circle, left.tags) == ("Ann Lee", Circle.CLOSE, ("conf",))
    assert left.introduced_by == ""
    bob = desk.book.people.get("bob")
    assert bob is not None
    assert bob.introduced_by == "ann"
    assert {e.uid for e in desk.book.interactions.all_of("ann")} == {
        *("e1", "e2", "both", "promised", "shared", "asked")
    }
    assert [e.uid for e in desk.book.interactions.planned("ann")] == ["plan"]
    together = desk.book.interactions.get("both")
    assert together is not None
    assert together.people == ("ann", "bob")
    assert sorted(p.what for p in things.promises_of("ann")) == [
        "a photograph",
        "soup",
        "the paper",
    ]
    assert sorted(a.what for a in things.asks_of("ann")) == ["a lift", "a look"]
    assert [(r.what, r.ask) for r in things.reminders_of("ann")] == [("ring her", "a1")]
    assert sorted(x.what for x in things.exchanges_with("ann")) == ["bread", "plums"]
    kinds = sorted((r.person, r.other, r.kind) for r in things.relations_of("ann"))
    assert kinds == [
        ("ann", "bob", "colleague"),
        ("cy", "ann", "neighbour"),
        ("cy", "ann", NOT_THE_SAME),
    ]
    assert desk.book.problems() == []


def test_trust_is_that_of_the_log_of_both(desk: Desk) -> None:
    view = merge_view(desk, "ann", "dup")
    assert view.trust not in (view.one.trust, view.other.trust)
    merge(desk, "ann", "dup")
    assert merge_view(desk, "ann", "bob").one.trust == pytest.approx(view.trust, abs=1e-9)


def test_undo_brings_back_the_book_as_it_was_and_redo_merges_again(
    desk: Desk, tmp_path: Path, fixed: Clock
) -> None:
    before, felt = told(desk), trust(desk)
    merge(desk, "ann", "dup")
    after, felt_after = told(desk), trust(desk)
    desk.book.close()
    with open_desk(tmp_path / "book.db", fixed) as again:
        assert told(again) == after
        assert again.undo().said == "Undone: merged A. Lee into Ann Lee"
        assert told(again) == before
        assert trust(again) == felt
        again.redo()
        assert told(again) == after
        assert trust(again) == felt_after
        assert again.book.problems() == []


def test_what_follows_from_the_log_goes_on_following_it(desk: Desk) -> None:
    merge(desk, "ann", "dup")
    entry = desk.book.interactions.get("promised")
    assert entry is not None
    with desk.book.write("edit", desk.seconds) as session:
        session.put(replace(entry, text="the long paper"))
    assert "the long paper" in [p.what for p in desk.book.things.promises_of("ann")]
    log(desk, "kept", "ann", kind=Kind.KEPT, who=Who.ME, ago=0)
    assert len([p for p in desk.book.things.promises_of("ann") if p.state == "kept"]) == 1


def test_i_am_never_merged_away(desk: Desk) -> None:
    before = told(desk)
    with pytest.raises(BadInput, match="That is you"):
        merge(desk, "ann", "me")
    assert told(desk) == before
    assert merge(desk, "me", "cy").is_me
    assert desk.book.people.me() is not None


@pytest.mark.parametrize(("keep", "drop"), [("ann", "ann"), ("ann", "gone"), ("gone", "ann")])
def test_two_people_of_the_book_are_needed(desk: Desk, keep: str, drop: str) -> None:
    before = told(desk)
    with pytest.raises((BadInput, NoSuchPerson)):
        desk.run(MergePeople(keep, drop, Person(keep, "x")))
    assert told(desk) == before


def test_a_merge_that_is_stopped_changes_nothing(desk: Desk) -> None:
    before = told(desk)

    def stop(moved: int) -> None:
        raise BadInput(str(moved))

    with pytest.raises(ReltermError):
        desk.run(MergePeople("ann", "dup", Person("ann", "Ann"), stop))
    assert told(desk) == before


def test_what_was_edited_after_a_merge_is_undone_before_it(desk: Desk) -> None:
    left = merge(desk, "ann", "dup")
    with desk.book.write("other", desk.seconds) as session:
        session.put(replace(left, notes="later"))
    desk.undo()
    desk.undo()
    assert desk.book.people.get("dup") is not None


def test_not_the_same_is_remembered_and_taken_back(desk: Desk) -> None:
    def pairs() -> list[tuple[str, str]]:
        found = find_look_alikes(desk, unwatched)
        return [(pair.one.uid, pair.other.uid) for pair in found.pairs]

    assert pairs() == [("ann", "dup")]
    done = desk.run(KeepApart("dup", "ann"))
    assert done.said == "A. Lee and Ann Lee are not the same person"
    assert pairs() == []
    relations = len(desk.book.things.relations_of("ann"))
    desk.run(KeepApart("ann", "dup"))
    assert len(desk.book.things.relations_of("ann")) == relations
    desk.undo()
    assert pairs() == [("ann", "dup")]


def test_the_trash_is_not_searched_but_the_archive_is(desk: Desk) -> None:
    desk.run(ForPeople(("dup",), Moved(State.ARCHIVED)))
    found = find_look_alikes(desk, unwatched)
    assert [pair.one.archived or pair.other.archived for pair in found.pairs] == [True]
    desk.run(ForPeople(("dup",), Moved(State.TRASHED)))
    assert find_look_alikes(desk, unwatched).total == 0


def test_that_two_are_not_the_same_goes_out_and_comes_in_again(
    desk: Desk, tmp_path: Path, fixed: Clock
) -> None:
    desk.run(KeepApart("ann", "dup"))
    folder = tmp_path / "out"
    export(desk, folder)
    with open_desk(tmp_path / "other.db", fixed) as other:
        commit(other, recognise(folder, zone=other.now().zone))
        assert other.book.alike.apart() == {("ann", "dup"), ("cy", "dup")}
        assert find_look_alikes(other, unwatched).total == 0


labels = st.lists(st.sampled_from("ab"), max_size=2, unique=True).map(
    lambda all_: tuple(Labelled(each) for each in all_)
)


@st.composite
def anybody(draw: st.DrawFn, uid: str) -> Person:
    return Person(
        uid,
        draw(st.sampled_from(("Ann", "Bo"))),
        nickname=draw(st.sampled_from(("", "N"))),
        circle=draw(st.sampled_from(Circle)),
        paused=draw(st.booleans()),
        skips=draw(st.integers(0, 2)),
        triage=draw(st.sampled_from(Triage)),
        cadence_days=draw(st.none() | st.integers(1, 9)),
        private=draw(st.booleans()),
        emails=draw(labels),
        tags=draw(st.lists(st.sampled_from(("x", "X", "y")), max_size=2).map(tuple)),
        dates=draw(st.sampled_from(((), (ImportantDate("birthday", None, 3, 1),)))),
        notes=draw(st.sampled_from(("", "one", "two"))),
        introduced_by=draw(st.sampled_from(("", "a", "b", "c"))),
        line=draw(st.sampled_from(("", f"{uid} as written"))),
        state=draw(st.sampled_from(State)),
    )


@given(anybody("a"), anybody("b"), st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(Take)))
@settings(max_examples=300, suppress_health_check=[HealthCheck.differing_executors])
def test_each_field_is_ones_or_the_others_or_holds_both(
    kept: Person, other: Person, taken: dict[str, Take]
) -> None:
    person = put_together(kept, other, taken)
    assert person.uid == kept.uid
    assert person.is_me == kept.is_me
    assert person.introduced_by not in {"a", "b"}
    assert person.line == kept.line
    for name in set(FIELDS) - {"introduced_by"}:
        value, one, two = getattr(person, name), getattr(kept, name), getattr(other, name)
        assert value in (one, two) or (
            set(value) >= set(one) if isinstance(value, tuple) else one in value and two in value
        )
        if taken.get(name) is Take.KEPT:
            assert value == one
        if taken.get(name) is Take.OTHER:
            assert value == two
    assert put_together(kept, kept, {}) == replace(
        kept, introduced_by="" if kept.introduced_by == "a" else kept.introduced_by
    )
