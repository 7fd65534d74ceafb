"""Properties of gate, next step, game plan and agenda (trust.md, 7.5)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from trust_logs import SIZES, START, at, read_log
from trust_strategies import end_of, good_events, logs

from relterm.domain.game_plan import game_plan
from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.ladder import Step, rung
from relterm.domain.moments import Now
from relterm.domain.next_step import next_step
from relterm.domain.people import ImportantDate
from relterm.domain.readiness import Result, readiness
from relterm.domain.schedule import (
    AgendaClass,
    Contact,
    Pace,
    agenda,
    candidate,
    next_look,
)
from relterm.domain.trust import TrustState, append, replay

sizes = st.sampled_from(SIZES)
goals = st.sampled_from((None, *SIZES))
circles = st.sampled_from(Circle)
zones = st.sampled_from((UTC, timezone(timedelta(hours=-9)), timezone(timedelta(hours=12))))
days = st.sampled_from((0.0, 0.5, 1.0, 6.0, 31.0, 90.0, 400.0))
PATIENT = read_log("patient")
WORDS = frozenset({Step.HELLO, Step.EXCHANGE, Step.RECONNECT, Step.LET_LEAD, Step.CATCH_UP})


@st.composite
def grown(draw: st.DrawFn) -> tuple[list[Event], float]:
    """A log in which gates open: part of the patient one, with a few more good contacts."""
    log = PATIENT[: draw(st.integers(5, len(PATIENT)))]
    t = end_of(log)
    for event in draw(st.lists(good_events(), max_size=4)):
        t += draw(st.sampled_from((0.0, 1.0, 10.0, 25.0)))
        log.append(replace(event, t=t))
    return log, t + draw(st.sampled_from((0.0, 3.5, 12.0, 20.0, 35.0)))


def now_at(t: float, zone: timezone = UTC) -> Now:
    return Now(datetime.fromtimestamp(t * 86_400, zone))


@st.composite
def contacts(draw: st.DrawFn, person: str = "p") -> Contact:
    """A contact with a random log that ends within a few months before the start."""
    log = draw(logs(gaps=(0.0, 0.5, 3.0, 12.0, 20.0, 45.0), most=14))
    shift = START - end_of(log) - draw(st.sampled_from((0.1, 2.0, 8.0, 40.0, 130.0)))
    moved = [
        replace(event, t=event.t + shift, due=None if event.due is None else event.due + shift)
        for event in log
    ]
    month = draw(st.sampled_from((None, 1, 2, 4)))
    return Contact(
        person,
        draw(circles),
        replay(moved),
        draw(goals),
        draw(st.sampled_from((None, None, 1, 20, 400))),
        (ImportantDate("birthday", 1990, month, draw(st.sampled_from((None, 3, 29)))),),
        draw(st.sampled_from((None, None, round(START) + 719_163 + 9))),
        draw(st.integers(0, 5)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from((False, False, False, True))),
    )


@given(st.one_of(grown(), logs().map(lambda log: (log, end_of(log)))), days, goals)
def test_the_ask_never_comes_before_its_gate(
    grown_log: tuple[list[Event], float], later: float, goal: AskSize | None
) -> None:
    log, t = grown_log
    state, now = replay(log), t + later
    planned = next_step(state, now, goal)
    assert planned.at >= now
    if planned.step is Step.MAY_ASK:
        assert goal is not None
        assert readiness(state, now, goal).may_ask


@given(grown(), good_events())
def test_a_good_contact_never_closes_the_gate(
    grown_log: tuple[list[Event], float], good: Event
) -> None:
    log, t = grown_log
    state = replay(log)
    after = append(state, replace(good, t=t))
    # what they give or write leaves me owing, and a gift of mine has no strings for some days
    if good.kind in (Kind.GIVE, Kind.SORRY) or after.owe_reply or after.owe_thanks:
        return
    for size in SIZES:
        if readiness(state, t, size).may_ask:
            assert readiness(after, t, size).may_ask


@given(
    st.one_of(grown(), logs().map(lambda log: (log, end_of(log)))),
    sizes,
    st.booleans(),
    st.floats(0.0, 2.9),
)
def test_a_gift_opens_no_ask_in_the_same_days(
    grown_log: tuple[list[Event], float], size: AskSize, taken: bool, later: float
) -> None:
    log, t = grown_log
    after = append(replay(log), Event(t, Kind.GIVE, Who.ME, answered=taken))
    assert readiness(after, t + later, size).result is not Result.READY


@given(logs(), sizes, st.floats(0.0, 60.0))
def test_their_request_is_never_blocked(log: list[Event], size: AskSize, later: float) -> None:
    now = end_of(log)
    asked = append(replay(log), Event(now, Kind.ASK, Who.THEM, size=int(size)))
    gate = readiness(asked, asked_until(now, later), size)
    assert gate.result is Result.INVITED
    assert gate.may_ask


def asked_until(now: float, later: float) -> float:
    """A time not later than 60 days after, whatever the rounding."""
    return min(now + later, now + 59.999)


@settings(max_examples=40, deadline=None)
@given(logs(), days, sizes)
def test_the_game_plan_is_sound(log: list[Event], later: float, size: AskSize) -> None:
    state, now = replay(log), end_of(log) + later
    before = state.to_json()
    plan = game_plan(state, now, size)
    assert state.to_json() == before
    assert plan == game_plan(state, now, size)
    assert plan.earliest is None or plan.earliest >= now
    times = [t for t, _ in plan.steps]
    assert times == sorted(times)
    assert all(t > now for t in times)
    assert all(step is not Step.MAY_ASK for _, step in plan.steps)


@given(
    logs(kind=st.sampled_from((Kind.MSG, Kind.LIKE, Kind.COMMENT, Kind.STUDY, Kind.EMAIL)), most=9),
    st.floats(0.0, 500.0),
)
def test_a_silent_stranger_is_left_alone_until_the_pauses_are_over(
    log: list[Event], later: float
) -> None:
    silent = [replace(event, who=Who.ME, answered=None) for event in log]
    state, now = replay(silent), end_of(log) + later
    place = rung(state, now)
    if place.step is Step.HELLO and state.attempts:
        assert state.last_out is not None
        pause = (30.0, 75.0, 365.0)[min(state.attempts, 3) - 1]
        assert now >= state.last_out + pause
    assert place.not_before >= now


@settings(max_examples=60)
@given(st.lists(contacts(), max_size=9), st.integers(0, 6), st.integers(0, 5), st.randoms())
def test_the_agenda_keeps_its_measure(
    book: list[Contact], number: int, done: int, random: Random
) -> None:
    people = [replace(contact, person=f"p{n}") for n, contact in enumerate(book)]
    now, pace = now_at(START), Pace(number, done_today=done)
    items = agenda(people, now, pace)
    shuffled = people[:]
    random.shuffle(shuffled)
    assert agenda(shuffled, now, pace) == items
    classes = [item.agenda_class for item in items]
    duties = [c for c in classes if c <= AgendaClass.DATE]
    outreach = [c for c in classes if c > AgendaClass.DATE]
    assert classes == [*duties, *outreach]
    assert duties == sorted(duties)
    owed = sum(c < AgendaClass.DATE for c in duties)
    assert len(outreach) <= max(0, max(1, number - owed) - done)
    talks = [i for i in items if i.step in (Step.TALK, Step.DEEPEN, Step.CATCH_UP)]
    assert len(talks) <= 2
    for n, contact in enumerate(people):
        mine = [i for i in candidate(contact, now, pace) if i.agenda_class != AgendaClass.DATE]
        assert len(mine) <= 1
        due = [i for i in mine if i.agenda_class < AgendaClass.DATE]
        assert [i for i in items if i.person == f"p{n}" and i in due] == due
        assert all(i.late_days >= 0 for i in mine)
        if contact.personal or contact.goal is None:
            assert all(i.step is not Step.MAY_ASK for i in mine)


@settings(max_examples=60)
@given(contacts(), st.booleans())
def test_five_days_between_words(contact: Contact, they_answer: bool) -> None:
    state = contact.state
    first = state.last_out
    words = [] if first is None else [first]
    for day in range(90):
        t = START + day
        for item in candidate(replace(contact, state=state), now_at(t)):
            if item.step in WORDS:
                words.append(t)
                who = Who.BOTH if they_answer else Who.ME
                state = append(state, Event(t, Kind.MSG, who))
                if they_answer:
                    # an exchange is no unanswered word, so only the log remembers it
                    words.pop()
    assert all(later - earlier >= 5.0 for earlier, later in pairwise(words))


@settings(max_examples=120)
@given(contacts(), zones, st.integers(0, 23))
def test_the_next_look_is_never_too_late(contact: Contact, zone: timezone, hour: int) -> None:
    start = now_at(START, zone)
    look = next_look(contact, start)
    for day in range(420):
        now = Now((start.at + timedelta(days=day)).replace(hour=hour if day else start.at.hour))
        if candidate(contact, now):
            assert look is not None
            assert look <= now.today
            break


def test_somebody_new_and_unwanted_never_needs_a_look() -> None:
    assert next_look(Contact("p", Circle.FRIENDS, TrustState()), now_at(at("2024-01-01"))) is None
