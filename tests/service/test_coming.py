"""The quiet day: what comes next, without inventing work, and cheap in a big book."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from relterm.domain.interactions import Direction, Interaction, Promise, Reminder
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Person
from relterm.service.desk import Desk
from relterm.service.remembering import recompute
from relterm.service.views import coming
from relterm.service.views.coming import Coming, next_coming
from relterm.service.views.today import today_view

BOB = Person("bob", "Bob Osei", circle=Circle.FRIENDS)


def fill(desk: Desk, *things: object, met: int | None = 60, person: Person = BOB) -> None:
    with desk.book.write("fill", 0) as session:
        session.put(person)
        if met is not None:
            day = Moment.of_day(desk.now().today - timedelta(days=met))
            session.put(Interaction("e", day, ("bob",), Kind.MEET, Who.BOTH))
        for thing in things:
            session.put(thing)  # type: ignore[arg-type]
        recompute(desk.book, session, session.touched, desk.now())


def test_the_next_touch_is_the_day_the_agenda_will_say_so(empty_desk: Desk) -> None:
    fill(empty_desk)
    found = next_coming(empty_desk)
    assert found is not None
    assert (found.name, found.what) == ("Bob Osei", "a short exchange")
    assert found.day > empty_desk.now().today
    assert found.day.weekday() < 5, "friends come up on working days"


def test_what_you_set_yourself_may_come_first(empty_desk: Desk) -> None:
    tomorrow = empty_desk.now().today + timedelta(days=1)
    fill(empty_desk, Reminder("r", "bob", "send the map", tomorrow), met=5)
    assert next_coming(empty_desk) == Coming("Bob Osei", tomorrow, "send the map")


def test_a_promise_beyond_the_week_is_seen(empty_desk: Desk) -> None:
    due = empty_desk.now().today + timedelta(days=12)
    fill(empty_desk, Promise("p", "bob", Direction.MINE, "the quote", due), met=None)
    assert next_coming(empty_desk) == Coming("Bob Osei", due, "the quote")


def test_a_birthday_is_something_to_look_forward_to(empty_desk: Desk) -> None:
    dated = replace(BOB, dates=(ImportantDate("birthday", month=12, day=10),))
    fill(empty_desk, met=5, person=dated)
    assert next_coming(empty_desk) == Coming("Bob Osei", date(2026, 12, 10), "birthday")


def test_an_ask_is_not_announced(empty_desk: Desk) -> None:
    wanted = replace(BOB, goal=AskSize.FAVOUR)
    tomorrow = empty_desk.now().today + timedelta(days=1)
    about = Reminder("r", "bob", "ask him", tomorrow, ask="a")
    fill(empty_desk, about, met=3, person=wanted)
    found = next_coming(empty_desk)
    assert found is None or "ask" not in found.what


def test_nothing_in_sight_is_nothing(empty_desk: Desk) -> None:
    fill(empty_desk, person=replace(BOB, circle=Circle.NONE))
    assert next_coming(empty_desk) is None


def test_too_many_people_are_not_looked_through(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(empty_desk)
    monkeypatch.setattr(coming, "MOST_PEOPLE", 0)
    assert next_coming(empty_desk) is None


def test_a_quiet_day_looks_ahead_and_a_busy_one_does_not(empty_desk: Desk) -> None:
    fill(empty_desk)
    quiet = today_view(empty_desk)
    assert quiet.quiet
    assert quiet.coming is not None
    fill(empty_desk, met=200, person=replace(BOB, circle=Circle.INNER))
    busy = today_view(empty_desk)
    assert not busy.quiet
    assert busy.coming is None


def test_people_in_no_circle_wait_to_be_sorted(empty_desk: Desk) -> None:
    fill(empty_desk, met=None, person=replace(BOB, circle=Circle.NONE))
    assert today_view(empty_desk).triage == 1
    fill(empty_desk, met=5)
    assert today_view(empty_desk).triage == 0


def test_the_last_told_is_the_last_that_was_told(empty_desk: Desk) -> None:
    fill(empty_desk)
    day = Moment.of_day(empty_desk.now().today - timedelta(days=2))
    with empty_desk.book.write("more", 0) as session:
        session.put(Interaction("a", day, ("bob",), Kind.CALL, Who.BOTH, text="his garden"))
        session.put(Interaction("b", day, ("bob",), Kind.GIVE, Who.ME, text="a spade"))
        session.put(
            Interaction("c", day, ("bob",), Kind.CALL, Who.BOTH, text="a plan", planned=True)
        )
    told = empty_desk.book.interactions.last_told(["bob", "nobody"])
    assert told == {"bob": "his garden"}
    assert empty_desk.book.interactions.last_told([]) == {}
