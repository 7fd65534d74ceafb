"""What single interactions are worth, and what goes wrong costs (trust.md, 5.3 to 5.5, 5.7)."""

import pytest
from trust_logs import SIZES, START, at, read_log, state_on

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.readiness import ask_cost, early_asks
from relterm.domain.trust import (
    MODEL,
    TrustState,
    advanced,
    append,
    halves_in,
    ledger,
    replay,
    shown_deltas,
    trust_at,
)
from relterm.domain.trust.effects.talks import weight

ME, THEM, BOTH = Who.ME, Who.THEM, Who.BOTH


def worth(*events: Event) -> float:
    state = replay(events)
    assert state.t is not None
    return trust_at(state, state.t).score


@pytest.mark.parametrize(
    ("events", "points"),
    [
        ([Event(0, Kind.LIKE)], 0.3),
        ([Event(0, Kind.COMMENT)], 0.8),
        ([Event(0, Kind.MSG)], 0.8),
        ([Event(0, Kind.MSG), Event(1, Kind.MSG, THEM)], 4.1),
        ([Event(0, Kind.MSG, BOTH)], 3.6),
        ([Event(0, Kind.MSG, ME, True)], 3.6),
        ([Event(0, Kind.MSG, BOTH, depth=2)], 4.8),
        ([Event(0, Kind.EMAIL, BOTH, depth=2)], 5.5),
        ([Event(0, Kind.EVENT)], 5.1),
        ([Event(0, Kind.CALL)], 10.5),
        ([Event(0, Kind.VIDEO)], 12.6),
        ([Event(0, Kind.MEET, depth=1)], 9.4),
        ([Event(0, Kind.MEET)], 15.4),
        ([Event(0, Kind.MEET, depth=3)], 18.0),
        ([Event(0, Kind.MEET, depth=3, minutes=120)], 22.1),
        ([Event(0, Kind.HISTORY, depth=1)], 13.75),
        ([Event(0, Kind.HISTORY)], 49.6),
        ([Event(0, Kind.HISTORY, depth=3)], 77.5),
        ([Event(0, Kind.HISTORY, depth=3, years=0)], 0.0),
        ([Event(0, Kind.STUDY), Event(0, Kind.NOTE)], 0.0),
    ],
)
def test_a_first_contact_is_worth(events: list[Event], points: float) -> None:
    assert worth(*events) == pytest.approx(points, abs=0.08)


@pytest.mark.parametrize(("count", "points"), [(20, 7.2), (100, 8.6)])
def test_messages_of_one_day_overlap(count: int, points: float) -> None:
    flood = [Event(n / count, Kind.MSG, BOTH, depth=2) for n in range(count)]
    assert worth(*flood) == pytest.approx(points, abs=0.06)


@pytest.mark.parametrize(("days", "share"), [(1, 0.157), (7, 0.58), (14, 0.83), (30, 0.98)])
def test_contacts_close_together_overlap(days: float, share: float) -> None:
    state = replay([Event(0, Kind.MEET), Event(days, Kind.MEET)])
    assert state.roots - 1.0 == pytest.approx(share, abs=0.006)


@pytest.mark.parametrize(
    ("day", "costs"),
    [
        ("2024-06-29", (0.5, 1.1, 4.3, 11.0)),
        ("2024-08-13", (0.7, 1.3, 1.9, 9.2)),
    ],
)
def test_an_ask_costs(day: str, costs: tuple[float, ...]) -> None:
    state, now = state_on("patient", day)
    assert [ask_cost(state, now, size) for size in SIZES] == pytest.approx(costs, abs=0.12)


def test_an_ask_that_gains_recognition_costs_nothing() -> None:
    assert ask_cost(TrustState(), START, AskSize.FAVOUR) == 0.0


@pytest.mark.parametrize(
    ("kind", "size", "who", "points"),
    [
        (Kind.BROKEN, 1, ME, -9),
        (Kind.BROKEN, 2, ME, -15),
        (Kind.BROKEN, 3, ME, -23),
        (Kind.BROKEN, 2, THEM, -10),
        (Kind.CONFLICT, 1, None, -7),
        (Kind.CONFLICT, 2, None, -13),
        (Kind.CONFLICT, 3, None, -20),
    ],
)
def test_a_wound_costs(kind: Kind, size: int, who: Who | None, points: float) -> None:
    state, now = state_on("patient", "2024-09-27")
    hurt = append(state, Event(now, kind, who, size=size))
    lost = trust_at(hurt, now).score - trust_at(state, now).score
    assert lost == pytest.approx(points, abs=0.5)
    assert hurt.open_wound is (who is not THEM)


@pytest.mark.parametrize(
    "event",
    [
        Event(0, Kind.MEET, mood=-1),
        Event(0, Kind.MSG, THEM, mood=-1),
        Event(0, Kind.MSG, BOTH, mood=-1),
    ],
)
def test_a_talk_that_went_badly_costs_about_five(event: Event) -> None:
    state, now = state_on("patient", "2024-09-27")
    after = append(state, Event(now, event.kind, event.who, mood=-1))
    lost = trust_at(after, now).score - trust_at(state, now).score
    assert lost == pytest.approx(-5, abs=0.5)
    assert not after.open_wound


def test_unanswered_words_cost_more_and_more_until_an_answer() -> None:
    state, now = state_on("patient", "2024-09-27")
    start = trust_at(state, now).score
    lost = []
    for _ in range(4):
        state = append(state, Event(now, Kind.MSG))
        lost.append(start - trust_at(state, now).score)
    assert lost == pytest.approx([0, 3, 8, 15], abs=0.6)
    assert state.attempts == 4
    many = state
    for _ in range(20):
        many = append(many, Event(now, Kind.CALL, answered=False))
    assert trust_at(many, now).pressure == MODEL.push_most
    answered = append(state, Event(now, Kind.MSG, THEM))
    assert trust_at(answered, now).pressure == 0.0
    assert trust_at(answered, now).score > start
    assert not answered.owe_reply


def test_time_alone_heals_nothing_and_contact_alone_little() -> None:
    state, now = state_on("patient", "2024-09-27")
    hurt = append(state, Event(now, Kind.CONFLICT, size=3))
    assert trust_at(hurt, now + 400).strain == pytest.approx(0.55)
    met = append(hurt, Event(now + 1, Kind.MEET))
    assert trust_at(met, now + 1).strain == pytest.approx(0.549, abs=0.001)
    both = append(hurt, Event(now + 360, Kind.MEET))
    assert trust_at(both, now + 360).strain == pytest.approx(0.275)
    sorry = append(hurt, Event(now + 1, Kind.SORRY))
    assert trust_at(sorry, now + 1).strain == pytest.approx(0.33, abs=0.001)
    assert sorry.last_hurt == now + 1
    after = append(sorry, Event(now + 121, Kind.MEET))
    assert trust_at(after, now + 121).strain == pytest.approx(0.165, abs=0.001)


@pytest.mark.parametrize("refused", [{"mood": -1}, {"answered": False}])
def test_an_apology_that_is_not_taken_changes_nothing(refused: dict[str, int]) -> None:
    state = replay([Event(0, Kind.CONFLICT)])
    after = append(state, Event(1, Kind.SORRY, **refused))  # type: ignore[arg-type]
    unchanged = advanced(state, 1)
    unchanged.last_deed = 1  # only that it was said, so that it is not said again tomorrow
    assert after == unchanged
    assert after.open_wound


def test_a_kept_promise_lets_time_heal_a_broken_one() -> None:
    log = [Event(0, Kind.KEPT), Event(1, Kind.BROKEN, size=3)]
    state = replay(log)
    assert append(state, Event(361, Kind.MEET, depth=1)).broken_felt == pytest.approx(1.8)
    kept = append(state, Event(361, Kind.KEPT))
    assert kept.broken_felt == pytest.approx(0.9)
    theirs = append(state, Event(361, Kind.KEPT, THEM))
    assert theirs.broken_felt == pytest.approx(0.9)
    assert theirs.turns == 1


def test_an_answered_ask() -> None:
    state = replay([Event(0, Kind.MEET)])
    yes = append(state, Event(1, Kind.ASK, outcome=True))
    no = append(state, Event(1, Kind.ASK, outcome=False))
    silence = append(state, Event(1, Kind.ASK))
    assert (yes.deals, yes.owe_thanks, yes.streak, yes.exchanges) == (1, True, 0, 1)
    assert (no.deals, no.owe_thanks, no.streak) == (0, False, 0)
    assert silence.streak == 1
    assert yes.ask_felt == pytest.approx(no.ask_felt / 2)
    small = append(state, Event(1, Kind.ASK, size=1, outcome=True))
    assert small.deals == 0


def test_the_weight_of_asks_has_a_ceiling_and_fades() -> None:
    state = replay([Event(day, Kind.ASK, size=4) for day in range(9)])
    assert state.ask_felt == state.ask_fading == 3.0
    later = advanced(state, 8 + 120)
    assert later.ask_fading == pytest.approx(1.5)
    assert later.ask_felt == 3.0
    answered = append(later, Event(128, Kind.MSG, THEM))
    assert answered.ask_felt == pytest.approx(1.5)


def test_a_gift_counts_half_a_word_unless_they_take_it_up() -> None:
    asked = replay([Event(0, Kind.GIVE, answered=True)])
    unasked = replay([Event(0, Kind.GIVE)])
    assert (asked.streak, unasked.streak) == (0, 0.5)
    assert unasked.last_out is None
    received = replay([Event(0, Kind.GIVE, THEM, size=3)])
    assert received.owe_thanks
    assert not append(received, Event(1, Kind.THANKS)).owe_thanks
    assert not append(received, Event(1, Kind.MEET)).owe_thanks
    thanked = append(unasked, Event(3, Kind.THANKS, THEM))
    assert thanked.streak == 0


def test_the_length_of_a_talk_has_a_root_and_bounds() -> None:
    talks = [Event(0, Kind.MEET, minutes=m) for m in (None, 60, -5, 15, 240, 9999)]
    assert [weight(talk) for talk in talks] == [1.0, 1.0, 0.5, 0.5, 1.5, 1.5]
    assert weight(Event(0, Kind.CALL, mood=1)) == pytest.approx(0.715)


def test_who_starts_shows_who_cares() -> None:
    mine, theirs = (replay([Event(0, Kind.MEET, who)]) for who in (ME, THEM))
    assert theirs.they_care > mine.they_care


def test_early_asks_are_found_in_the_log() -> None:
    log = read_log("cold_seller")
    assert early_asks(log) == tuple(event for event in log if event.kind is Kind.ASK)
    patient = read_log("patient")
    ask = Event(at("2024-09-20"), Kind.ASK, size=3)
    assert early_asks([*patient, ask]) == ()
    invited = Event(START, Kind.ASK, THEM, size=2)
    assert early_asks([invited, Event(START + 1, Kind.ASK, size=2)]) == ()


@pytest.mark.parametrize(("count", "confidence"), [(1, 0.22), (3, 0.48), (6, 0.70)])
def test_confidence_grows_with_what_was_logged(count: int, confidence: float) -> None:
    log = [Event(n * 14, Kind.MEET) for n in range(count)]
    trust = trust_at(replay(log), log[-1].t)
    assert trust.confidence == pytest.approx(confidence, abs=0.03)
    assert trust.high - trust.score == pytest.approx(4 + 18 * (1 - trust.confidence))


def test_words_come_before_numbers() -> None:
    trust = trust_at(*state_on("patient", "2024-09-27"))
    assert (trust.word, trust.confidence_word) == ("trusted", "good")
    assert trust.held_back == pytest.approx(0.0)
    cold = trust_at(*state_on("cold_seller", "2024-03-01"))
    assert (cold.word, cold.confidence_word) == ("stranger", "low")
    assert cold.held_back > 1.5
    assert list(trust.components.as_dict()) == [
        "recognition",
        "warmth",
        "depth",
        "reliability",
        "mutuality",
    ]


def test_half_the_trust_is_gone_after() -> None:
    state, now = state_on("patient", "2024-09-27")
    days = halves_in(state, now)
    assert days is not None
    half = trust_at(state, now).score / 2
    assert trust_at(state, now + days).score <= half
    assert trust_at(state, now + days - 1).score > half
    assert halves_in(TrustState(), START) is None


def test_the_ledger_shows_one_decimal_that_adds_up() -> None:
    log = read_log("broken_repair")
    now = at("2025-06-01")
    lines = ledger(log, now)
    assert [line.event for line in lines if line.event] == log
    assert lines[-1].event is None
    assert sum(line.quiet_days or 0.0 for line in lines) == pytest.approx(now - START)
    shown = shown_deltas(lines)
    assert round(sum(shown), 1) == round(trust_at(replay(log), now).score, 1)
    eased = [dict(line.parts)["strain"] for line in lines if line.event is not None]
    assert min(eased) < -2
    assert max(eased) > 0.1
