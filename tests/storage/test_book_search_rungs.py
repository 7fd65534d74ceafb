"""Rungs found by SQL are those that the ladder gives somebody, whatever their stored state."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_makers import AT

from relterm.clock import fixed_clock
from relterm.domain.kinds import Circle, Kind
from relterm.domain.ladder import Overlay, Stage, dormant_from, rung
from relterm.domain.people import Person, State
from relterm.domain.schedule_circles import longest_gap
from relterm.domain.search_query import parse
from relterm.domain.trust.state import TrustState
from relterm.storage.book import Book
from relterm.storage.records import Order, PeopleFilter, StoredTrust

NOW = fixed_clock("2026-03-20")()
ACTIVE = (State.ACTIVE,)
SIZE = 12
RUNGS = (*Stage, Overlay.QUIET, Overlay.DORMANT)

some_day = st.floats(NOW.t - 900, NOW.t)
weights = st.floats(0, 1)


@st.composite
def trust_states(draw: st.DrawFn) -> TrustState:
    """Any state, also such as no log leads to."""
    state = TrustState()
    state.t = draw(st.floats(NOW.t - 400, NOW.t + 1))
    state.attempts = draw(st.sampled_from((0, 0, 1, 2, 3, 4, 7)))
    state.last_out = draw(some_day) if state.attempts else draw(st.none() | some_day)
    if draw(st.booleans()):
        state.first_two_way = NOW.t - 1000
        state.last_two_way = draw(some_day)
        state.roots = draw(st.sampled_from((0.0, 0.3, 4.0, 12.0, 90.0)))
        state.trusted = draw(st.booleans())
        state.deals = draw(st.integers(0, 2))
        state.values = draw(st.lists(weights, min_size=10, max_size=10))
    state.studied = draw(st.booleans())
    state.public = draw(st.integers(0, 9))
    if state.public:
        state.first_public = NOW.t - 900
        state.last_public = draw(some_day)
        state.public_since_out = draw(st.integers(0, state.public))
        state.public_kinds = draw(st.frozensets(st.sampled_from((Kind.LIKE, Kind.COMMENT))))
    state.signal_t = draw(st.none() | some_day)
    state.owe_reply = draw(st.booleans())
    return state


@st.composite
def anybody(draw: st.DrawFn) -> tuple[TrustState | None, Circle, int | None]:
    """A state (or none), a circle and a wished gap; some exactly where they turn dormant."""
    circle, cadence = draw(st.sampled_from(Circle)), draw(st.none() | st.integers(1, 800))
    state = draw(st.none() | trust_states())
    if state is not None and state.last_two_way is not None and draw(st.booleans()):
        turns = dormant_from(state, longest_gap(circle, cadence))
        assert turns is not None
        state.last_two_way += NOW.t - turns + draw(st.sampled_from((-0.001, 0.001)))
    return state, circle, cadence


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rungs") / "book.db"
    book = Book.open(path)
    book.close()
    return path


@given(them=st.lists(anybody(), min_size=1, max_size=SIZE))
@settings(max_examples=60, deadline=None)
def test_a_rung_finds_those_and_only_those_on_it(
    shared: Path, them: list[tuple[TrustState | None, Circle, int | None]]
) -> None:
    book = Book.open(shared)
    try:
        with book.write("them", AT) as session:
            for number in range(SIZE):
                _, circle, cadence = them[number] if number < len(them) else (None, Circle.NONE, 1)
                session.put(
                    Person(f"p{number:02}", f"Ann {number}", circle=circle, cadence_days=cadence)
                )
        with book.transaction() as session:
            session.put_trust_many(
                StoredTrust(
                    f"p{number:02}", 1, (state or TrustState()).to_json(), "[]", "", None, None
                )
                for number, (state, _, _) in enumerate(them)
            )
        stand = {
            f"p{number:02}": rung(state or TrustState(), NOW.t, longest_gap(circle, cadence))
            for number, (state, circle, cadence) in enumerate(them)
        }
        for wanted in RUNGS:
            on_it = [uid for uid, place in stand.items() if wanted in (place.stage, place.overlay)]
            off_it = [uid for uid in stand if uid not in on_it]
            for typed, expected in (
                (f"rung:{wanted}", on_it),
                (f"rung:{wanted} ann", on_it),
                (f"-rung:{wanted}", off_it),
            ):
                assert found(book, typed) & set(stand) == set(expected), typed
    finally:
        book.close()


def found(book: Book, typed: str) -> set[str]:
    """UIDs of whom the search finds, which are those of the list."""
    query = parse(typed, NOW.today)
    hits = {hit.id for hit in book.search.hits(query, 99, NOW, ACTIVE)}
    if query.words:
        listed = book.search.matching(query, NOW, ACTIVE)
    else:
        listed, _ = book.people.ids_and_days(PeopleFilter(query=query, now=NOW, order=Order.DUE))
    assert sorted(listed) == sorted(hits)
    return {row.uid for row in book.people.rows(listed)}
