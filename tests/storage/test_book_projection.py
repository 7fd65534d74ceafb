"""Promises and asks follow from the log."""

from dataclasses import replace

import pytest
from storage_makers import AT, DAY, entry, seed

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Outcome,
    Promise,
    PromiseState,
)
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.people import State
from relterm.storage.book import Book
from relterm.storage.projection import derived_uid

LATER = DAY.replace(month=5)
OPEN, KEPT, BROKEN = PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN
MADE = entry("e1", "p1", kind=Kind.PROMISE, text="slides", due=DAY)


def log(book: Book, *entries: Interaction) -> None:
    with book.write("log", AT) as session:
        for one in entries:
            session.put(one)


def promise(book: Book, person: str = "p1") -> Promise:
    (one,) = book.things.promises_of(person)
    return one


@pytest.fixture(autouse=True)
def _people(book: Book) -> None:
    seed(book, "Anna", "Bo")


def test_a_promise_entry_makes_a_promise_of_each_person(book: Book) -> None:
    log(book, replace(MADE, people=("p1", "p2")))
    assert promise(book) == Promise(
        derived_uid("e1", "p1", "promise"), "p1", Direction.MINE, "slides", DAY, made="e1"
    )
    assert promise(book, "p2").made == "e1"
    assert book.changes.list(1)[0].items == 3


def test_theirs_when_it_was_their_deed(book: Book) -> None:
    log(book, replace(MADE, who=Who.THEM))
    assert promise(book).direction is Direction.THEIRS


def test_an_explicit_promise_or_ask_of_the_entry_is_enough(book: Book) -> None:
    mine = Promise("q1", "p1", Direction.MINE, "my words", made="e1")
    ask = Ask("a1", "p1", Direction.MINE, AskSize.BIG, "my words", interaction="e2")
    with book.write("log", AT) as session:
        session.put(MADE)
        session.put(mine)
        session.put(ask)
        session.put(entry("e2", "p1", kind=Kind.ASK))
    assert promise(book) == mine
    assert book.things.asks_of("p1") == [ask]


def test_kept_closes_what_is_due_first_in_its_direction(book: Book) -> None:
    early = entry("e2", "p1", kind=Kind.PROMISE, text="soon", due=DAY)
    late = entry("e1", "p1", kind=Kind.PROMISE, text="later", due=LATER)
    theirs = entry("e3", "p1", kind=Kind.PROMISE, text="theirs", who=Who.THEM)
    log(book, late, early, theirs)
    log(book, entry("e4", "p1", kind=Kind.KEPT))
    closed = {one.what: (one.state, one.closed) for one in book.things.promises_of("p1")}
    assert closed == {"soon": (KEPT, "e4"), "later": (OPEN, ""), "theirs": (OPEN, "")}
    log(book, entry("e5", "p1", kind=Kind.BROKEN, who=Who.THEM))
    assert book.things.promises_of("p1")[-1].state is BROKEN
    assert [one.what for one in book.things.open_promises()] == ["later"]


def test_kept_leaves_others_alone_when_a_promise_names_it(book: Book) -> None:
    log(book, MADE)
    explicit = Promise("q9", "p1", Direction.MINE, "other", None, KEPT, closed="e2")
    with book.write("kept", AT) as session:
        session.put(explicit)
        session.put(entry("e2", "p1", kind=Kind.KEPT))
    assert [one.what for one in book.things.open_promises()] == ["slides"]


@pytest.mark.parametrize("aside", [{"planned": True}, {"state": State.TRASHED}])
def test_planned_and_trashed_entries_promise_and_close_nothing(
    book: Book, aside: dict[str, bool | State]
) -> None:
    log(book, replace(MADE, **aside))  # type: ignore[arg-type]  # fields of the entry
    assert book.things.promises_of("p1") == []
    log(book, MADE, replace(entry("e2", "p1", kind=Kind.KEPT), **aside))  # type: ignore[arg-type]
    assert promise(book).state is OPEN


def test_trashing_reopens_or_drops_and_restoring_brings_back(book: Book) -> None:
    kept = entry("e2", "p1", kind=Kind.KEPT)
    log(book, MADE, kept)
    assert promise(book).state is KEPT
    log(book, replace(kept, state=State.TRASHED))
    assert (promise(book).state, promise(book).closed) == (OPEN, "")
    log(book, kept)
    assert (promise(book).state, promise(book).closed) == (KEPT, "e2")
    log(book, replace(MADE, state=State.TRASHED))
    assert promise(book).state is PromiseState.DROPPED
    log(book, MADE)
    assert promise(book).state is OPEN


def test_deleting_takes_the_promise_away_and_reopens_what_was_closed(book: Book) -> None:
    log(book, MADE, entry("e2", "p1", kind=Kind.KEPT))
    with book.write("delete", AT) as session:
        session.delete("interaction", "e2")
    assert promise(book).state is OPEN
    with book.write("delete", AT) as session:
        session.delete("interaction", "e1")
    assert book.things.promises_of("p1") == []


def test_editing_the_entry_edits_the_promise_but_not_what_the_user_changed(book: Book) -> None:
    log(book, MADE)
    with book.write("drop", AT) as session:
        session.put(replace(promise(book), state=PromiseState.DROPPED))
    log(book, replace(MADE, text="the slides", due=LATER))
    assert (promise(book).what, promise(book).due) == ("the slides", LATER)
    assert promise(book).state is PromiseState.DROPPED
    log(book, replace(MADE, kind=Kind.NOTE))
    assert book.things.promises_of("p1") == []


def test_a_kept_turned_broken_and_moved_to_somebody_else(book: Book) -> None:
    kept = entry("e2", "p1", kind=Kind.KEPT)
    log(book, MADE, replace(MADE, uid="e3", people=("p2",)), kept)
    log(book, replace(kept, kind=Kind.BROKEN))
    assert promise(book).state is BROKEN
    log(book, replace(kept, people=("p2",)))
    assert promise(book).state is OPEN
    assert promise(book, "p2").state is KEPT
    log(book, replace(kept, people=("p2",), who=Who.THEM))
    assert promise(book, "p2").state is OPEN


def test_an_ask_entry_is_an_ask(book: Book) -> None:
    asked = entry("e1", "p1", kind=Kind.ASK, text="an intro", size=2)
    log(book, asked)
    ask = Ask(
        derived_uid("e1", "p1", "ask"),
        "p1",
        Direction.MINE,
        AskSize.ADVICE,
        "an intro",
        AskState.ASKED,
        day=DAY,
        interaction="e1",
    )
    assert book.things.asks_of("p1") == [ask]
    answered = replace(ask, state=AskState.ANSWERED, outcome=Outcome.YES)
    log(book, replace(asked, outcome=True))
    assert book.things.asks(AskState.ANSWERED) == [answered]
    with book.write("later", AT) as session:
        session.put(replace(answered, outcome=Outcome.LATER))
    log(book, replace(asked, outcome=True, text="a warm intro"))
    (now,) = book.things.asks_of("p1")
    assert (now.what, now.outcome) == ("a warm intro", Outcome.LATER)
    log(book, replace(asked, state=State.TRASHED))
    assert [one.state for one in book.things.asks_of("p1")] == [AskState.DROPPED]
    log(book, asked)
    assert [one.state for one in book.things.asks_of("p1")] == [AskState.ASKED]
    log(book, replace(asked, people=("p2",)))
    assert book.things.asks_of("p1") == []
    log(book, replace(asked, people=("p2",), kind=Kind.MSG))
    assert book.things.asks_of("p2") == []


def test_an_ask_without_a_size_is_business_as_in_the_model(book: Book) -> None:
    log(book, entry("e1", "p1", kind=Kind.ASK, who=Who.THEM))
    (ask,) = book.things.asks()
    assert (ask.size, ask.direction) == (AskSize.BUSINESS, Direction.THEIRS)


def test_bulk_gives_the_same_whatever_the_order(book: Book) -> None:
    many = [
        entry("b3", "p1", kind=Kind.KEPT, day=DAY.replace(day=20)),
        entry("b1", "p1", kind=Kind.PROMISE, text="first", day=DAY.replace(day=10), due=DAY),
        entry("b2", "p1", kind=Kind.PROMISE, text="second", due=LATER),
        entry("b4", "p2", kind=Kind.ASK, outcome=False),
    ]
    with book.write("import", AT) as session:
        session.add_interactions(many)
    found = {one.what: one.state for one in book.things.promises_of("p1")}
    assert found == {"first": KEPT, "second": OPEN}
    assert [one.outcome for one in book.things.asks_of("p2")] == [Outcome.NO]
    assert book.changes.list(1)[0].items == 7
