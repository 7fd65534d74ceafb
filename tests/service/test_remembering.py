"""Stored trust: the same as what the log says, however it came about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.interactions import Event, Interaction
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment, Now
from relterm.domain.people import Person
from relterm.domain.trust import MODEL, TrustState, curve, replay
from relterm.service import marks, remembering
from relterm.service.opening import open_desk
from relterm.service.remembering import from_scratch, recompute_all, settle, settle_some
from relterm.storage.book import Book

NOW = Now(datetime(2026, 11, 20, 12, tzinfo=UTC))

events = st.lists(
    st.builds(
        Event,
        st.integers(0, 4_000).map(lambda quarter: 19_000 + quarter / 4),
        st.sampled_from([Kind.MEET, Kind.MSG, Kind.GIVE, Kind.CONFLICT, Kind.SORRY, Kind.ASK]),
        st.sampled_from([None, Who.ME, Who.THEM]),
    ),
    min_size=1,
    max_size=40,
)


@given(events)
def test_one_pass_gives_the_state_and_the_marks_of_the_log(log: list[Event]) -> None:
    known = from_scratch(log)
    assert known.state == replay(log)
    assert known.last_key == max(event.key for event in log)
    spans = [span for span, _ in known.marks]
    assert len(spans) <= marks.MARK_COUNT
    points = curve(log, [float(span * marks.MARK_DAYS) for span in spans])
    assert [score for _, score in known.marks] == pytest.approx([each.score for each in points])
    if spans:
        assert spans[-1] == int(float(known.last_key[0]) // marks.MARK_DAYS)


@given(events)
def test_a_stored_state_leaves_out_what_never_happened(log: list[Event]) -> None:
    state = replay(log)
    again = TrustState.from_json(state.to_json())
    assert again == state
    twin = state.copy()
    assert twin == state
    twin.values[0] = 2.0
    twin.levels[0] = 2.0
    assert twin != state
    assert len(TrustState().to_json()) < 20


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book.open(tmp_path / "book.db")


def fill(book: Book, count: int) -> list[str]:
    uids = [f"p{number}" for number in range(count)]
    with book.write("fill", 0) as session:
        session.add_people(Person(uid, uid, circle=Circle.FRIENDS) for uid in uids)
        session.add_interactions(
            Interaction(
                f"e{uid}",
                Moment.of_day(date(2026, 11, 20) - timedelta(days=5 + 150 * (number % 2))),
                (uid,),
                Kind.MEET,
                Who.BOTH,
            )
            for number, uid in enumerate(uids)
        )
        recompute_all(book, session, uids, NOW, lambda *_: None)
    return uids


def test_many_and_few_are_recomputed_alike(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    uids = fill(book, 12)
    few = [book.trust.get(uid) for uid in uids]
    monkeypatch.setattr(remembering, "FEW", 3)
    seen: list[int] = []
    with book.transaction() as session:
        recompute_all(book, session, uids, NOW, lambda done, _: seen.append(done))
    assert [book.trust.get(uid) for uid in uids] == few
    assert seen == [3, 6, 9, 12]
    book.close()


def test_settling_moves_on_only_those_who_are_not_due(book: Book) -> None:
    uids = fill(book, 8)
    today = NOW.today.toordinal()
    before = {uid: book.trust.get(uid) for uid in uids}
    with book.transaction() as session:
        session.move_looks([(uid, today - 3, None) for uid in uids])
    assert sorted(book.agenda.due(today)) == uids
    assert settle(book, NOW)
    due = book.agenda.due(today)
    assert due == [row.uid for row in book.agenda.rows(today)]
    assert sorted(due) == uids[1::2]
    for uid in uids[::2]:
        assert book.trust.get(uid) == before[uid]
    assert not settle(book, NOW)
    assert not settle_some(book, [], NOW)
    book.close()


@pytest.mark.parametrize("number", [3, remembering.FEW + 1])
def test_a_new_version_of_the_model_recomputes_the_book_when_it_opens(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / "book.db"
    people = [Person(f"p{n}", f"Person {n}", circle=Circle.CLOSE) for n in range(number)]
    with open_desk(path, lambda: NOW) as desk:
        with desk.book.write("people", 1) as session:
            session.add_people(people)
            session.add_interactions(
                Interaction(f"i{n}", Moment.of_day(date(2026, 11, 1)), (each.uid,), Kind.MEET)
                for n, each in enumerate(people)
            )
            recompute_all(desk.book, session, [p.uid for p in people], NOW, lambda *_: None)
        right = {each.uid: desk.book.trust.get(each.uid) for each in people}
        with desk.book.transaction() as session:
            session.put_trust_many(
                replace(kept, version=0, state=TrustState().to_json()) for kept in right.values()
            )
        assert len(desk.book.trust.outdated(MODEL.version)) == number
    with open_desk(path, lambda: NOW) as desk:
        assert {each.uid: desk.book.trust.get(each.uid) for each in people} == right
