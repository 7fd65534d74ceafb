"""The window in the views, the fresh start before it is done, and the wider circle."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from relterm.clock import fixed_clock
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import AskSize, Circle, Intent, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.quick_add import Recorded
from relterm.domain.window import Window
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.pacing import FreshStart, Pause, Skip, Snooze
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.remembering import recompute
from relterm.service.views.agenda import day_agenda
from relterm.service.views.due import due_lines
from relterm.service.views.gate_in_full import gate_in_full
from relterm.service.views.pacing import fresh_start_plan, wider_circle_for
from relterm.service.views.person import person_view
from relterm.service.views.today import today_view
from relterm.service.views.today_lines import Section, window_words

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "book.db", fixed_clock(TODAY.isoformat())) as opened:
        yield opened


def met(desk: Desk, uid: str, ago: int, circle: Circle, kind: Kind = Kind.MEET) -> None:
    """Somebody whom one met some days ago."""
    moment = Moment.of_day(TODAY - timedelta(days=ago))
    with desk.book.write("met", 1) as session:
        session.put(Person(uid, uid.title(), circle=circle))
        session.put(Interaction(f"met {uid}", moment, (uid,), kind))
        recompute(desk.book, session, [uid], desk.now())


def on_day(desk: Desk, day: date) -> str:
    """What Today says about when Ann's turn is."""
    desk.clock = fixed_clock(day.isoformat())
    (line,) = today_view(desk).of(Section.TOUCH)
    return line.when


def test_inside_the_window_nobody_is_late(desk: Desk) -> None:
    met(desk, "ann", 31, Circle.CLOSE)
    window = person_view(desk, "ann").window
    assert window == Window(date(2026, 11, 7), date(2026, 11, 22), date(2026, 11, 30))
    assert on_day(desk, TODAY) == "any day until 30 Nov"
    assert on_day(desk, date(2026, 11, 24)) == "any day until Monday"
    assert on_day(desk, date(2026, 11, 29)) == "today or tomorrow"
    assert on_day(desk, date(2026, 11, 30)) == "best today"
    (line,) = today_view(desk).of(Section.TOUCH)
    assert not line.late
    assert on_day(desk, date(2026, 12, 9)) == "9 days late"
    (line,) = today_view(desk).of(Section.TOUCH)
    assert line.late
    (due,) = due_lines(desk)
    assert (due.earliest, due.ideal, due.latest) == (window.earliest, window.ideal, window.latest)
    assert due.late_days == 17


def test_other_lines_say_since_when(desk: Desk) -> None:
    met(desk, "wrote", 3, Circle.FRIENDS)
    desk.run(
        LogInteraction(
            Recorded(
                (
                    Interaction(
                        "word",
                        Moment.of_day(TODAY - timedelta(days=2)),
                        ("wrote",),
                        Kind.MSG,
                        Who.THEM,
                    ),
                )
            ),
            "a word",
        )
    )
    met(desk, "liked", 30, Circle.FRIENDS, Kind.LIKE)
    lines = {line.person: line for line in today_view(desk).of(Section.TOUCH)}
    assert (lines["wrote"].when, lines["wrote"].late) == ("since 21 Nov", True)
    assert (lines["liked"].when, lines["liked"].late) == ("any day", False)
    assert all(due.latest is None for due in due_lines(desk))


def step_of(desk: Desk, uid: str) -> tuple[date | None, date | None]:
    """On which day the next step is, by the timeline and by the readiness card."""
    view = person_view(desk, uid)
    return view.next_on, gate_in_full(view, AskSize.FAVOUR).step_on


def test_after_a_step_today_the_next_is_not_before_tomorrow(desk: Desk) -> None:
    met(desk, "liked", 3, Circle.FRIENDS, Kind.LIKE)
    assert step_of(desk, "liked") == (TODAY, TODAY)
    met(desk, "just", 0, Circle.FRIENDS, Kind.STUDY)
    assert step_of(desk, "just") == (TODAY + timedelta(days=1),) * 2
    moment = Moment.of_day(TODAY)
    with desk.book.write("theirs", 1) as session:
        session.put(Interaction("asked", moment, ("just",), Kind.MSG, Who.THEM))
        recompute(desk.book, session, ["just"], desk.now())
    assert step_of(desk, "just") == (TODAY, TODAY), "an answer is owed: it waits for nothing"


def test_words_for_the_ends_of_a_window() -> None:
    window = Window(date(2026, 11, 1), date(2026, 11, 9), date(2026, 12, 30))
    assert window_words(window, date(2026, 11, 9)) == "any day until 30 Dec"
    assert window_words(window, date(2026, 12, 31)) == "1 day late"


def test_the_day_that_comes_next_knows_of_snoozes_and_pauses(desk: Desk) -> None:
    met(desk, "ann", 31, Circle.CLOSE)
    assert person_view(desk, "ann").next_on == TODAY
    later = TODAY + timedelta(days=20)
    desk.run(Snooze("ann", later))
    assert person_view(desk, "ann").next_on == later
    assert person_view(desk, "ann").window is not None
    desk.run(Pause("ann"))
    assert person_view(desk, "ann").next_on is None
    assert person_view(desk, "ann").window is None


def test_a_fresh_start_is_planned_before_it_is_done(desk: Desk) -> None:
    for n in range(7):
        met(desk, f"wide{n}", 500 + n, Circle.WIDE)
        met(desk, f"close{n}", 90 + n, Circle.CLOSE)
    met(desk, "hurt", 9, Circle.FRIENDS, Kind.CONFLICT)
    met(desk, "fine", 9, Circle.FRIENDS)
    today = {item.person for item in day_agenda(desk).items}
    assert len(today) == 3
    assert "hurt" in today
    plan = fresh_start_plan(desk)
    assert plan.days.keys() == {f"{c}{n}" for c in ("wide", "close") for n in range(7)} - today
    close = sorted(uid for uid in plan.days if uid.startswith("close"))
    assert plan.circles == ((Circle.CLOSE, len(close)), (Circle.WIDE, 12 - len(close)))
    assert (plan.a_day, plan.kept) == (2, 3)
    by_day = sorted(plan.days, key=lambda uid: (plan.days[uid], uid))
    assert sorted(by_day[: len(close)]) == close
    assert plan.last == date(2026, 12, 1)
    desk.run(FreshStart(plan.days))
    agenda = day_agenda(desk)
    assert {item.person for item in agenda.items} == today
    assert agenda.waiting == ()
    assert fresh_start_plan(desk).days == {}
    assert fresh_start_plan(desk).last is None
    for day in sorted(set(plan.days.values())):
        desk.clock = fixed_clock(day.isoformat())
        back = {item.person for item in (*day_agenda(desk).items, *day_agenda(desk).waiting)}
        assert {uid for uid, found in plan.days.items() if found <= day} <= back


def test_who_is_quiet_at_the_weekend_is_part_of_a_fresh_start(desk: Desk) -> None:
    for n in range(3):
        met(desk, f"wide{n}", 500 + n, Circle.WIDE)
    desk.clock = fixed_clock("2026-11-28")
    assert day_agenda(desk).items == ()
    assert len(fresh_start_plan(desk).days) == 3


def test_a_wider_circle_after_three_skips(desk: Desk) -> None:
    met(desk, "ann", 31, Circle.CLOSE)
    for n in range(3):
        assert wider_circle_for(desk, "ann") is None
        desk.run(Skip("ann"))
        assert desk.book.people.get("ann") is not None, n
    assert wider_circle_for(desk, "ann") is Circle.FRIENDS
    desk.run(Pause("ann"))
    assert wider_circle_for(desk, "ann") is None
    assert wider_circle_for(desk, "nobody") is None


def test_the_list_does_not_fill_up_again(desk: Desk) -> None:
    """What was done today keeps its place: three people a day, however fast one is."""
    for n in range(9):
        met(desk, f"close{n}", 90 + n, Circle.CLOSE)
    done = []
    while (items := day_agenda(desk).items) and len(done) < 9:
        uid = items[0].person
        entry = Interaction(f"done {uid}", desk.now().moment, (uid,), Kind.COMMENT)
        desk.run(LogInteraction(Recorded((entry,)), "a comment"))
        done.append(uid)
    assert len(done) == len(set(done)) == 3


def test_a_promise_kept_makes_no_room_for_more(desk: Desk) -> None:
    for n in range(9):
        met(desk, f"close{n}", 90 + n, Circle.CLOSE)
    met(desk, "owed", 9, Circle.FRIENDS)
    person = desk.book.people.get("owed")
    assert person is not None
    promise = Interaction("word", desk.now().moment, ("owed",), Kind.PROMISE, due=TODAY)
    with desk.book.write("promise", 1) as session:
        session.put(replace(person, intent=Intent.HELP))
        session.put(replace(promise, moment=Moment.of_day(TODAY - timedelta(days=3))))
        recompute(desk.book, session, ["owed"], desk.now())
    assert len(day_agenda(desk).items) == 3
    kept = Interaction("kept", desk.now().moment, ("owed",), Kind.KEPT)
    desk.run(LogInteraction(Recorded((kept,)), "kept"))
    assert len(day_agenda(desk).items) == 2
