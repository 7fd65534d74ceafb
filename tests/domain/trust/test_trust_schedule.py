"""The agenda of a day (trust.md, 5.11)."""

from dataclasses import replace
from datetime import date

import pytest
from trust_contacts import MONDAY, NOW, THEM, T, ago, contact, later, only

from relterm.domain.kinds import AskSize, Circle, Kind
from relterm.domain.ladder import Step
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate
from relterm.domain.schedule import (
    CIRCLES,
    AgendaClass,
    Pace,
    candidate,
    interval_days,
    longest_gap,
    next_look,
    next_occurrence,
    warm_due,
    wider_circle,
)


def test_the_circles_are_those_of_the_model() -> None:
    table = [(c.value, n.longest_gap, n.warmth_left) for c, n in CIRCLES.items()]
    assert table == [
        ("inner", 7.0, 0.90),
        ("close", 30.0, 0.70),
        ("friends", 90.0, 0.50),
        ("active", 180.0, 0.25),
        ("wide", 365.0, 0.10),
    ]


def test_a_promise_comes_up_two_days_before_it_is_due() -> None:
    promised = contact(ago(1, Kind.MEET), ago(1, Kind.PROMISE, due=T + 4.2))
    assert candidate(promised, later(1)) == ()
    item = only(promised, later(2))
    assert (item.agenda_class, item.step, item.late_days) == (
        AgendaClass.PROMISE,
        Step.KEEP_PROMISE,
        0,
    )
    late = only(promised, later(7))
    assert late.late_days == 3
    assert late.lateness == pytest.approx(2.8)
    assert next_look(promised, NOW) == date(2024, 6, 5)


def test_people_without_a_circle_are_never_reminded_but_of_promises() -> None:
    log = [ago(99, Kind.MEET), ago(3, Kind.MSG, THEM), ago(2, Kind.CONFLICT)]
    birthday = (ImportantDate("birthday", None, 6, 3),)
    kept = replace(contact(*log, circle=Circle.NONE), dates=birthday)
    assert candidate(kept, NOW) == ()
    assert next_look(kept, NOW) is None
    assert warm_due(kept, NOW) is None
    promised = contact(*log, ago(1, Kind.PROMISE, due=T), circle=Circle.NONE)
    assert only(promised).agenda_class is AgendaClass.PROMISE
    assert next_look(promised, NOW) == NOW.today


def test_an_answer_is_owed_after_half_a_day() -> None:
    fresh = contact(ago(0.4, Kind.MSG, THEM))
    assert candidate(fresh, NOW) == ()
    assert next_look(fresh, NOW) == NOW.today
    item = only(fresh, later(0.2))
    assert (item.agenda_class, item.step, item.because) == (
        AgendaClass.ANSWER,
        Step.ANSWER,
        "reply",
    )
    asked = only(contact(ago(3, Kind.ASK, THEM)))
    assert (asked.step, asked.because) == (Step.MEET_INVITATION, "invitation")
    assert asked.lateness == pytest.approx(3)


def test_thanks_and_wounds() -> None:
    helped = contact(ago(1, Kind.GIVE, THEM))
    assert only(helped).agenda_class is AgendaClass.THANK
    assert next_look(helped, NOW) == NOW.today
    hurt = contact(ago(50, Kind.MEET), ago(1, Kind.CONFLICT))
    item = only(hurt)
    assert (item.agenda_class, item.step) == (AgendaClass.MEND, Step.MEND)
    assert next_look(hurt, NOW) == NOW.today


@pytest.mark.parametrize(
    ("month", "day", "today", "found"),
    [
        (6, 3, date(2024, 6, 3), date(2024, 6, 3)),
        (6, 2, date(2024, 6, 3), date(2025, 6, 2)),
        (2, 29, date(2023, 2, 1), date(2023, 2, 28)),
        (2, 29, date(2024, 2, 1), date(2024, 2, 29)),
        (2, 29, date(2024, 3, 1), date(2025, 2, 28)),
        (2, 30, date(2024, 3, 1), None),
        (None, 3, date(2024, 3, 1), None),
        (3, None, date(2024, 3, 1), None),
        (1, 1, date(9999, 12, 31), None),
    ],
)
def test_dates_come_round(
    month: int | None, day: int | None, today: date, found: date | None
) -> None:
    assert next_occurrence(ImportantDate("birthday", None, month, day), today) == found


def test_a_date_is_shown_beside_everything_else_and_at_weekends() -> None:
    dates = (
        ImportantDate("birthday", 1990, 6, 3),
        ImportantDate("wedding", None, 6, 8),
        ImportantDate("name day", text="soon"),
    )
    friend = replace(contact(ago(3, Kind.MSG, THEM)), dates=dates, snooze_until=999_999)
    items = candidate(friend, NOW)
    assert [item.agenda_class for item in items] == [AgendaClass.ANSWER, AgendaClass.DATE]
    assert (items[1].step, items[1].label, items[1].because) == (
        Step.CELEBRATE,
        "birthday",
        "date",
    )
    quiet = replace(contact(ago(3, Kind.MEET)), dates=dates)
    assert only(quiet, later(5)).label == "wedding"
    assert next_look(quiet, later(1)) == date(2024, 6, 8)


def test_a_young_tie_is_due_sooner_and_a_rooted_one_at_its_circle() -> None:
    young = contact(ago(1, Kind.MEET))
    assert interval_days(young, NOW) == pytest.approx(45 * (1 + 5 / 13))
    rooted = contact(ago(1, Kind.HISTORY), ago(0.9, Kind.MEET))
    assert interval_days(rooted, NOW) == 90
    assert interval_days(replace(rooted, skips=2), NOW) == 180
    assert interval_days(replace(rooted, skips=9), NOW) == 270
    inner = replace(young, circle=Circle.INNER)
    assert interval_days(inner, NOW) == 7
    assert interval_days(replace(inner, cadence_days=3), NOW) == 3
    assert interval_days(replace(rooted, circle=Circle.INNER, cadence_days=60), NOW) == 60
    assert interval_days(replace(rooted, cadence_days=9999), NOW) > 365


def test_keeping_warm_is_due_by_the_calendar_day() -> None:
    friend = contact(ago(1, Kind.HISTORY), ago(0.9, Kind.MEET))
    due = warm_due(friend, NOW)
    assert due is not None
    assert due == pytest.approx(T - 0.9 + 90)
    look = NOW.day_of(due)
    assert next_look(friend, NOW) == look
    assert candidate(friend, later(88)) == ()
    monday = later(91)
    item = only(friend, monday)
    assert (item.agenda_class, item.because) == (AgendaClass.WARM, "warmth")
    assert item.late_days == (monday.today - look).days
    assert item.lateness == pytest.approx((monday.t - due) / 90)


def test_a_goal_and_a_later_word_of_mine_count() -> None:
    log = (ago(40, Kind.HISTORY), ago(30, Kind.MEET))
    friend = contact(*log)
    aimed = replace(friend, goal=AskSize.BIG)
    assert warm_due(aimed, NOW) == T - 30 + 12
    assert only(aimed).agenda_class is AgendaClass.WARM
    assert next_look(aimed, NOW) == NOW.today
    family = replace(aimed, personal=True)
    assert warm_due(family, NOW) == pytest.approx(T - 30 + 90)
    wrote = contact(*log, ago(20, Kind.MSG))
    assert warm_due(wrote, NOW) == pytest.approx(T - 20 + 90)
    fresh = replace(contact(*log, ago(1, Kind.MSG)), goal=AskSize.BIG)
    assert candidate(fresh, NOW) == ()
    assert warm_due(contact(ago(3, Kind.LIKE)), NOW) is None


def test_strangers_do_not_nag() -> None:
    stranger = contact()
    assert candidate(stranger, NOW) == ()
    assert next_look(stranger, NOW) is None
    wanted = replace(stranger, goal=AskSize.ADVICE)
    item = only(wanted)
    assert (item.agenda_class, item.step, item.because) == (
        AgendaClass.LADDER,
        Step.STUDY,
        "ladder",
    )
    studied = contact(ago(9, Kind.STUDY))
    assert only(studied).step is Step.REACT
    assert next_look(studied, NOW) == NOW.today
    touched = contact(ago(1, Kind.LIKE))
    assert candidate(touched, NOW) == ()
    assert next_look(touched, NOW) == date(2024, 6, 5)
    assert only(touched, later(9)).lateness == pytest.approx(1)


def test_waiting_and_resting_yield_nothing() -> None:
    wrote = contact(ago(3, Kind.MSG))
    assert candidate(wrote, NOW) == ()
    assert next_look(wrote, NOW) == date(2024, 6, 10)
    silent = contact(ago(90, Kind.MSG), ago(60, Kind.MSG), ago(30, Kind.MSG))
    assert candidate(silent, NOW) == ()
    look = next_look(silent, NOW)
    assert look == date(2025, 5, 4)
    met = contact(ago(9, Kind.MEET), ago(3, Kind.MSG))
    assert candidate(met, NOW) == ()
    assert next_look(met, NOW) == date(2024, 6, 10)


def test_space_is_one_light_touch() -> None:
    log = (ago(60, Kind.MEET), ago(50, Kind.MSG), ago(30, Kind.MSG))
    item = only(contact(*log))
    assert (item.step, item.because) == (Step.SPACE, "quiet")
    touched = contact(*log, ago(9, Kind.LIKE))
    assert candidate(touched, NOW) == ()
    assert next_look(touched, NOW) == later(45).today


def test_after_a_long_silence_a_reconnection_but_no_second_word() -> None:
    friend = contact(ago(200, Kind.MSG, THEM))
    assert only(friend).step is Step.ANSWER
    answered = contact(ago(200, Kind.MSG, THEM), ago(1, Kind.MSG))
    assert candidate(answered, NOW) == ()
    item = only(answered, later(4))
    assert (item.step, item.because) == (Step.RECONNECT, "dormant")
    assert item.late_days > 70


def test_weekends_are_for_those_one_also_sees_then() -> None:
    work = contact(ago(80, Kind.MEET))
    saturday = later(5)
    assert len(candidate(work, NOW)) == 1
    assert candidate(work, saturday) == ()
    assert len(candidate(work, saturday, Pace(quiet_weekdays=()))) == 1
    assert len(candidate(work, later(7))) == 1
    for near in (
        replace(work, private=True),
        replace(work, personal=True),
        replace(work, circle=Circle.CLOSE),
    ):
        assert len(candidate(near, saturday)) == 1


def test_snoozing_hides_reminders_but_no_duties() -> None:
    until = later(10).today
    snoozed = replace(contact(ago(80, Kind.MEET)), snooze_until=until.toordinal())
    assert candidate(snoozed, NOW) == ()
    assert next_look(snoozed, NOW) == until
    assert len(candidate(snoozed, Now(MONDAY.replace(day=13)))) == 1
    owing = replace(contact(ago(3, Kind.MSG, THEM)), snooze_until=until.toordinal())
    assert only(owing).agenda_class is AgendaClass.ANSWER


def test_after_three_skips_a_wider_circle_is_proposed() -> None:
    assert wider_circle(Circle.CLOSE, 2) is None
    assert wider_circle(Circle.CLOSE, 3) is Circle.FRIENDS
    assert wider_circle(Circle.WIDE, 9) is None
    assert wider_circle(Circle.NONE, 9) is None


def test_the_longest_gap() -> None:
    assert longest_gap(Circle.INNER) == 7
    assert longest_gap(Circle.NONE) == 90
    assert longest_gap(Circle.INNER, 14) == 14
