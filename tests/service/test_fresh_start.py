"""A fresh start moves what can wait, and nothing that is owed."""

from datetime import timedelta

import pytest

from relterm.domain.interactions import Direction, Interaction, Promise
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.quick_add import Recorded
from relterm.errors import Cancelled
from relterm.service.commands.fresh_start import EACH, WatchedFreshStart
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.pacing import Pause
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.fresh_start import fresh_start_view

DAY = 86_400


def called(desk: Desk, uid: str, days: int, circle: Circle = Circle.FRIENDS) -> None:
    """Somebody last talked to so many days ago."""
    now = desk.now()
    moment = Moment(now.today - timedelta(days=days), now.moment.seconds - days * DAY)
    desk.run(AddPerson(Person(uid, uid.title(), circle=circle)))
    call = Interaction(f"{uid}-call", moment, (uid,), Kind.CALL, minutes=30)
    desk.run(LogInteraction(Recorded((call,)), "a call"))


def test_only_what_can_wait_is_moved(empty_desk: Desk) -> None:
    for number in range(8):
        called(empty_desk, f"late{number}", 200)
    called(empty_desk, "fresh", 3)
    called(empty_desk, "paused", 200)
    empty_desk.run(Pause("paused"))
    called(empty_desk, "wrote", 200)
    word = Interaction(
        "word",
        Moment(empty_desk.now().today, empty_desk.now().moment.seconds - 2 * DAY),
        ("wrote",),
        Kind.EMAIL,
        Who.THEM,
    )
    empty_desk.run(LogInteraction(Recorded((word,)), "their mail"))
    called(empty_desk, "promised", 200)
    due = empty_desk.now().today
    promise = Promise("p", "promised", Direction.MINE, "the map", due)
    deed = Interaction(
        "deed", empty_desk.now().moment, ("promised",), Kind.PROMISE, text="the map", due=due
    )
    empty_desk.run(LogInteraction(Recorded((deed,), promises=(promise,)), "a promise"))
    view = fresh_start_view(empty_desk)
    assert set(view.plan.days) == {f"late{number}" for number in range(8)}
    assert view.owed == 2
    assert view.plan.circles == ((Circle.FRIENDS, 8),)
    assert all(day > empty_desk.now().today for day in view.plan.days.values())


def test_those_of_today_stay_and_the_nearest_come_first(empty_desk: Desk) -> None:
    for number in range(5):
        called(empty_desk, f"close{number}", 120 + number, Circle.CLOSE)
        called(empty_desk, f"friend{number}", 300 + number)
    shown = {item.person for item in day_agenda(empty_desk).items}
    view = fresh_start_view(empty_desk)
    assert view.stay == len(shown) == 3
    assert not shown & set(view.plan.days)
    order = sorted(view.plan.days, key=lambda uid: view.plan.days[uid])
    assert [uid.startswith("close") for uid in order[:2]] == [True, True]
    assert view.weeks[-1].start <= max(view.plan.days.values())
    assert sum(sum(week.counts.values()) for week in view.weeks) == view.total == 7
    assert 1 <= view.plan.a_day <= 2


def test_it_can_be_stopped_with_nothing_done(empty_desk: Desk) -> None:
    count = EACH + 5
    with empty_desk.book.write("many", empty_desk.seconds) as session:
        session.add_people(Person(f"p{n}", f"P {n}", circle=Circle.WIDE) for n in range(count))
    day = empty_desk.now().today + timedelta(days=3)
    days = {f"p{n}": day for n in range(count)}
    told: list[int] = []

    def stopped(done: int, expected: int) -> None:
        told.append(done)
        assert expected == count
        if done >= count:
            raise Cancelled("Stopped. The book is as it was.")

    with pytest.raises(Cancelled):
        empty_desk.run(WatchedFreshStart(days, stopped))
    assert told == [EACH, count]
    assert {each.snooze_until for each in empty_desk.book.people.iter_all()} == {None}
    done = empty_desk.run(WatchedFreshStart(days, lambda _done, _expected: None))
    assert done.said == f"fresh start for {count} people"
    snoozed = {each.snooze_until for each in empty_desk.book.people.iter_all()}
    assert snoozed == {day.toordinal()}
    empty_desk.undo()
    assert {each.snooze_until for each in empty_desk.book.people.iter_all()} == {None}
