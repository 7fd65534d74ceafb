"""The window of keeping warm, and what leaves room between two of my deeds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_trust_pacing_properties import circles, contacts, now_at
from trust_contacts import BOTH, NOW, THEM, T, ago, contact, later, only
from trust_logs import START

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.moments import Now
from relterm.domain.schedule import CIRCLES, AgendaClass, Contact, candidate, warm_due
from relterm.domain.trust import append
from relterm.domain.window import LEAST_DAYS, Window, window


def day(days: float) -> date:
    """So many days from the Monday of these tests."""
    return NOW.day_of(T + days)


def test_the_window_of_an_old_friend() -> None:
    friend = contact(ago(1, Kind.HISTORY), ago(1, Kind.MEET))
    assert window(friend, NOW) == Window(day(44), day(89), day(-1 + 1.25 * 90))


def test_each_circle_has_its_own_patience() -> None:
    rooted = contact(ago(2, Kind.HISTORY), ago(1, Kind.MEET))
    latest = []
    for circle in CIRCLES:
        found = window(replace(rooted, circle=circle), NOW)
        assert found is not None
        latest.append((found.latest - day(-1)).days)
    assert latest == [10, 37, 112, 225, 456]


def test_even_weekly_people_have_three_days() -> None:
    inner = contact(ago(1, Kind.MEET), circle=Circle.INNER)
    found = window(inner, NOW)
    assert found == Window(day(2.5), day(6), day(6) + timedelta(days=LEAST_DAYS))
    assert [found.past(day(away)) for away in (6, 9, 10, 12)] == [0, 0, 1, 3]


def test_a_deed_leaves_room_after_it() -> None:
    """A promise kept on the last day is no reason to write the day after, nor to call it late."""
    inner = contact(ago(10, Kind.MEET), ago(1, Kind.KEPT), circle=Circle.INNER)
    assert candidate(inner, later(3)) == ()
    assert window(inner, NOW) == Window(day(-3), day(-3), day(4 + LEAST_DAYS))
    assert only(inner, later(4)).agenda_class is AgendaClass.WARM


def test_skipped_turns_stretch_the_window() -> None:
    friend = contact(ago(1, Kind.HISTORY), ago(1, Kind.MEET))
    assert window(replace(friend, skips=2), NOW) == Window(day(89), day(179), day(-1 + 225))


def test_nobody_to_be_reminded_of_has_none() -> None:
    friend = contact(ago(9, Kind.MEET))
    assert window(replace(friend, circle=Circle.NONE), NOW) is None
    assert window(replace(friend, paused=True), NOW) is None
    assert window(contact(ago(3, Kind.LIKE)), NOW) is None
    assert window(contact(), NOW) is None


@pytest.mark.parametrize(
    "touch",
    [
        Event(T - 2, Kind.CALL, BOTH),
        Event(T - 2, Kind.MSG, THEM, answered=True),
        Event(T - 2, Kind.MSG, BOTH),
        Event(T - 2, Kind.GIVE, THEM),
        Event(T - 2, Kind.MSG, Who.ME),
    ],
    ids=lambda event: f"{event.kind} {event.who}",
)
def test_it_starts_anew_with_the_last_real_touch_whoever_began_it(touch: Event) -> None:
    friend = contact(ago(200, Kind.HISTORY), ago(80, Kind.MEET))
    before = window(friend, NOW)
    after = window(replace(friend, state=append(friend.state, touch)), NOW)
    assert before is not None
    assert after is not None
    assert after.ideal - day(-2) == before.ideal - day(-80)
    assert after.latest - day(-2) == before.latest - day(-80)


@pytest.mark.parametrize("kind", [Kind.LIKE, Kind.STUDY, Kind.NOTE])
def test_what_is_no_touch_moves_nothing(kind: Kind) -> None:
    friend = contact(ago(200, Kind.HISTORY), ago(80, Kind.MEET))
    after = replace(friend, state=append(friend.state, Event(T - 2, kind)))
    assert window(after, NOW) == window(friend, NOW)


def test_the_item_carries_its_window_and_nothing_else_does() -> None:
    warm = only(contact(ago(80, Kind.MEET)))
    assert warm.agenda_class is AgendaClass.WARM
    assert warm.window == window(contact(ago(80, Kind.MEET)), NOW)
    assert only(contact(ago(3, Kind.MSG, THEM))).window is None
    assert only(contact(ago(9, Kind.STUDY))).window is None


@given(contacts(), st.integers(0, 400))
def test_a_window_is_in_order_and_stays_in_silence(known: Contact, waited: int) -> None:
    found, due = window(known, now_at(START)), warm_due(known, now_at(START))
    if found is None:
        assert due is None or known.paused
        return
    assert due is not None
    assert found.earliest <= found.ideal <= found.latest
    assert found.ideal == now_at(START).day_of(due)
    assert (found.latest - found.ideal).days >= LEAST_DAYS
    assert window(known, now_at(START + waited)) == found


@given(contacts(), circles, st.integers(0, 6))
def test_a_wider_circle_and_more_skips_never_hurry(
    known: Contact, circle: Circle, more: int
) -> None:
    at_ease = replace(known, paused=False, cadence_days=None)
    found = window(at_ease, now_at(START))
    outwards = list(CIRCLES)
    if found is None or circle is Circle.NONE:
        return
    wider = max(known.circle, circle, key=outwards.index)
    for patient in (replace(at_ease, circle=wider), replace(at_ease, skips=known.skips + more)):
        after = window(patient, now_at(START))
        assert after is not None
        assert found.earliest <= after.earliest
        assert found.ideal <= after.ideal
        assert found.latest <= after.latest


@given(contacts(), st.integers(-200, 800))
def test_keeping_warm_is_proposed_inside_the_window_only(known: Contact, waited: int) -> None:
    now = now_at(START + waited)
    for item in candidate(known, now):
        if item.agenda_class is AgendaClass.WARM:
            assert item.window == window(known, now)
            assert item.window is not None
            assert item.window.ideal <= now.today


@pytest.mark.parametrize("kind", [Kind.GIVE, Kind.PROMISE, Kind.KEPT, Kind.THANKS, Kind.SORRY])
def test_who_was_given_something_is_not_written_to_for_five_days(kind: Kind) -> None:
    known = contact(ago(100, Kind.MEET))
    assert only(known).step is Step.TALK
    done = replace(known, state=append(known.state, Event(T, kind, due=T + 30)))
    assert candidate(done, later(1)) == ()
    assert candidate(done, later(4)) == ()
    assert only(done, later(7)).agenda_class is AgendaClass.WARM
    found = window(done, NOW)
    assert found is not None
    assert found.latest >= day(5 + LEAST_DAYS)
    answered = append(done.state, Event(T + 0.5, Kind.MSG, THEM, answered=True))
    asked = replace(done, state=answered, goal=AskSize.FAVOUR, cadence_days=1)
    if kind is not Kind.PROMISE:
        assert only(asked, later(2)).agenda_class is AgendaClass.WARM


def test_nobody_dormant_is_written_to_after_a_gift() -> None:
    known = contact(ago(400, Kind.MEET), ago(1, Kind.GIVE))
    assert candidate(known, later(3)) == ()
    assert only(known, later(4)).step is Step.RECONNECT


def test_an_apology_they_did_not_take_is_not_repeated_at_once() -> None:
    hurt = contact(ago(50, Kind.MEET), ago(2, Kind.CONFLICT))
    assert only(hurt).step is Step.MEND
    refused = replace(hurt, state=append(hurt.state, Event(T, Kind.SORRY, answered=False)))
    assert refused.state.open_wound
    assert candidate(refused, later(4)) == ()
    assert only(refused, later(7)).step is Step.MEND


@pytest.mark.parametrize(
    ("hour", "shown"),
    [(15, [date(2024, 6, 4), date(2024, 6, 18)]), (9, [date(2024, 6, 5), date(2024, 6, 19)])],
)
def test_an_open_gate_is_told_to_those_who_look_in_the_morning_too(
    hour: int, shown: list[date]
) -> None:
    """A day without a time is noon: the strings of a gift are off on a Tuesday at noon."""
    log = [ago(90 - 9 * n, Kind.MEET) for n in range(9)] + [ago(1.875, Kind.GIVE)]
    taken = append(contact(*log).state, Event(T - 1.87, Kind.MSG, BOTH))
    aimed = replace(contact(), state=taken, goal=AskSize.FAVOUR, circle=Circle.WIDE)
    days = [Now((NOW.at + timedelta(days=ahead)).replace(hour=hour)) for ahead in range(20)]
    asked = [now for now in days if any(i.step is Step.MAY_ASK for i in candidate(aimed, now))]
    assert [now.today for now in asked] == shown
