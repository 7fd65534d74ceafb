"""A pause, and what was done today, on the agenda."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_trust_pacing_properties import contacts, now_at
from trust_contacts import NOW, THEM, T, ago, contact, later, only
from trust_logs import START

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.ladder import Step
from relterm.domain.people import ImportantDate
from relterm.domain.schedule import AgendaClass, Contact, Pace, agenda, candidate, next_look

PAUSED = (
    pytest.param(ago(80, Kind.MEET), id="warm"),
    pytest.param(ago(9, Kind.STUDY), id="ladder"),
    pytest.param(ago(9, Kind.CONFLICT), id="wound"),
)


@pytest.mark.parametrize("event", PAUSED)
def test_reminders_rest_while_paused(event: Event) -> None:
    known = replace(contact(event), goal=AskSize.FAVOUR)
    assert len(candidate(known, NOW)) == 1
    assert next_look(known, NOW) == NOW.today
    paused = replace(known, paused=True)
    assert all(candidate(paused, later(day)) == () for day in range(0, 800, 9))
    assert next_look(paused, NOW) is None


def test_what_is_owed_and_the_dates_stay() -> None:
    birthday = (ImportantDate("birthday", None, 6, 5),)
    owing = replace(contact(ago(3, Kind.MSG, THEM)), paused=True, dates=birthday)
    assert only(owing).agenda_class is AgendaClass.ANSWER
    thankful = replace(contact(ago(3, Kind.GIVE, THEM)), paused=True)
    assert only(thankful).agenda_class is AgendaClass.THANK
    promised = contact(ago(5, Kind.MEET), ago(4, Kind.PROMISE, due=T + 3))
    promised = replace(promised, paused=True, dates=birthday)
    assert next_look(promised, NOW) == later(1).today
    assert only(promised, later(1)).agenda_class is AgendaClass.PROMISE
    assert [item.agenda_class for item in candidate(promised, later(2))] == [
        AgendaClass.PROMISE,
        AgendaClass.DATE,
    ]
    born = replace(contact(ago(80, Kind.MEET)), paused=True, dates=birthday)
    assert next_look(born, NOW) == later(2).today
    assert only(born, later(2)).label == "birthday"


@given(contacts(), st.integers(0, 300))
def test_nothing_else_of_a_paused_person_is_on_the_agenda(known: Contact, waited: int) -> None:
    now = now_at(START + waited)
    items = candidate(replace(known, paused=True), now)
    assert all(item.agenda_class <= AgendaClass.DATE for item in items)
    awake = candidate(replace(known, paused=False), now)
    assert items == tuple(item for item in awake if item.agenda_class <= AgendaClass.DATE)


@given(contacts(), st.integers(0, 23))
def test_the_next_look_at_somebody_paused_is_never_too_late(known: Contact, hour: int) -> None:
    paused = replace(known, paused=True)
    start = now_at(START)
    look = next_look(paused, start)
    for ahead in range(1, 400):
        now = replace(start, at=(start.at + timedelta(days=ahead)).replace(hour=hour))
        if candidate(paused, now):
            assert look is not None
            assert look <= now.today
            break


def test_what_was_done_keeps_its_place_in_the_day() -> None:
    people = [
        replace(contact(ago(60 + n, Kind.MSG, THEM), ago(60 + n, Kind.MSG)), person=f"p{n}")
        for n in range(6)
    ]
    owing = [replace(contact(ago(n + 1, Kind.MSG, THEM)), person=f"owed{n}") for n in range(2)]
    assert len(agenda(people, NOW, Pace(4))) == 4
    assert len(agenda([*people, *owing], NOW, Pace(4))) == 2 + 2
    # both promises kept and nothing else done: the same two steps are left
    assert len(agenda(people, NOW, Pace(4, duties_today=2))) == 2
    assert len(agenda(people, NOW, Pace(4, done_today=1, duties_today=2))) == 1
    assert len(agenda(people, NOW, Pace(4, done_today=2, duties_today=2))) == 0
    # one step a day is left however much is owed
    assert len(agenda(people, NOW, Pace(4, duties_today=9))) == 1
    assert len(agenda(people, NOW, Pace(4, done_today=1, duties_today=9))) == 0


def test_one_step_a_day_is_enough_for_each() -> None:
    studied = contact(ago(0.1, Kind.STUDY))
    assert [item.step for item in agenda([studied], NOW, Pace())] == [Step.REACT]
    assert agenda([studied], NOW, Pace(done_today=1, taken_up=frozenset({"anna"}))) == ()
    owing = contact(ago(3, Kind.MSG, THEM))
    assert len(agenda([owing], NOW, Pace(taken_up=frozenset({"anna"})))) == 1


def test_two_talks_a_day_are_enough() -> None:
    people = [replace(contact(ago(80 + n, Kind.MEET)), person=f"p{n}") for n in range(4)]
    assert {item.step for item in agenda(people, NOW, Pace(9))} == {Step.TALK}
    assert [len(agenda(people, NOW, Pace(9, talks_today=n))) for n in range(4)] == [2, 1, 0, 0]
