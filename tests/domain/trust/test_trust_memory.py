"""What the state remembers: counts, promises, invitations, and how it is kept (trust.md, 5.2)."""

import json

import pytest

from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.domain.trust import (
    TrustState,
    advanced,
    append,
    replay,
    trust_at,
)

ME, THEM, BOTH = Who.ME, Who.THEM, Who.BOTH


def test_promises_of_mine_close_in_the_order_they_fall_due() -> None:
    log = [
        Event(0, Kind.PROMISE, due=30),
        Event(1, Kind.PROMISE),
        Event(2, Kind.PROMISE, due=9),
        Event(3, Kind.PROMISE, THEM, due=4),
    ]
    state = replay(log)
    assert state.open_promises == (9, 15, 30)
    assert append(state, Event(4, Kind.KEPT)).open_promises == (15, 30)
    assert append(state, Event(4, Kind.BROKEN)).open_promises == (15, 30)
    assert append(state, Event(4, Kind.BROKEN, THEM)).open_promises == (9, 15, 30)
    assert append(TrustState(), Event(4, Kind.KEPT)).open_promises == ()


def test_their_ask_invites_one_of_the_same_size_for_sixty_days() -> None:
    state = replay([Event(0, Kind.ASK, THEM, size=2), Event(50, Kind.ASK, THEM, size=1)])
    assert (state.invited_t, state.invited_size) == (50, 2)
    later = append(state, Event(111, Kind.ASK, THEM, size=1))
    assert later.invited_size == 1


def test_reactions_give_a_name_and_a_sign() -> None:
    state = replay([Event(0, Kind.LIKE), Event(0.1, Kind.COMMENT), Event(2, Kind.SHARE)])
    assert (state.public, state.public_since_out) == (2, 2)
    assert state.public_kinds == {Kind.LIKE, Kind.COMMENT, Kind.SHARE}
    liked = replay([Event(0, Kind.LIKE, THEM)])
    assert (liked.they_care, liked.signal_t, liked.public) == (0.0, 0, 0)
    assert replay([Event(0, Kind.SHARE, THEM)]).they_care > 0.0


def test_one_occasion_counts_once() -> None:
    state = replay([Event(0, Kind.MEET), Event(0.7, Kind.MEET), Event(1.5, Kind.MEET)])
    assert (state.exchanges, state.rich) == (2, 2)
    turns = replay([Event(0, Kind.GIVE), Event(0.5, Kind.KEPT), Event(2, Kind.GIVE)])
    assert turns.turns == 2


def test_history_sets_the_counts_and_the_beginning() -> None:
    state = replay([Event(1000, Kind.HISTORY, years=2)])
    assert state.first_two_way == pytest.approx(1000 - 730.5)
    assert (state.exchanges, state.rich, state.turns, state.studied) == (5, 2, 2, True)
    assert state.last_exchange is None
    met_before = replay([Event(0, Kind.MEET), Event(1000, Kind.HISTORY, years=1)])
    assert met_before.first_two_way == 0


def test_going_back_in_time_changes_nothing() -> None:
    state = replay([Event(100, Kind.MEET)])
    assert advanced(state, 50) == state
    assert trust_at(state, 50).score == trust_at(state, 100).score


def test_a_state_is_compared_by_content_and_is_no_key() -> None:
    assert TrustState() == TrustState()
    others: list[object] = ["state", None]
    assert all(TrustState() != other for other in others)
    with pytest.raises(TypeError):
        hash(TrustState())


@pytest.mark.parametrize(
    "damage",
    [
        lambda fields: fields.pop("t"),
        lambda fields: fields["values"].pop(),
        lambda fields: fields.update(public_kinds=["poke"]),
        lambda fields: fields.update(open_promises=7),
    ],
)
def test_a_damaged_state_is_refused(damage: object) -> None:
    fields = json.loads(replay([Event(0, Kind.MEET)]).to_json())
    assert callable(damage)
    damage(fields)
    with pytest.raises(ValueError, match=r".+"):
        TrustState.from_json(json.dumps(fields))


@pytest.mark.parametrize("text", ["", "[]", "7", "{"])
def test_something_else_is_no_state(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        TrustState.from_json(text)
