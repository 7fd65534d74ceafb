"""The index of the days on which the agenda looks: never too late, at whatever hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate
from relterm.domain.schedule import Contact, candidate
from relterm.domain.trust import replay
from relterm.service.looking import EVERY_DAY, look_day, on_agenda, rest_day

START = datetime(2026, 11, 20, 12, tzinfo=UTC)
T = START.timestamp() / 86_400

events = st.builds(
    Event,
    st.integers(0, 800).map(lambda quarter: T - quarter / 4),
    st.sampled_from(
        [Kind.MEET, Kind.CALL, Kind.MSG, Kind.GIVE, Kind.KEPT, Kind.PROMISE, Kind.STUDY, Kind.LIKE]
    ),
    st.sampled_from([None, Who.ME, Who.THEM, Who.BOTH]),
    st.sampled_from([None, True, False]),
    depth=st.sampled_from([None, 2, 3]),
    due=st.integers(-9, 40).map(lambda days: T + days),
)
contacts = st.builds(
    Contact,
    st.just("p"),
    st.sampled_from(Circle),
    st.lists(events, max_size=30).map(replay),
    st.sampled_from([None, *AskSize]),
    dates=st.sampled_from([(), (ImportantDate("birthday", None, 12, 3),)]),
    snooze_until=st.sampled_from([None, START.toordinal() + 5]),
    skips=st.integers(0, 3),
    paused=st.sampled_from([False, False, True]),
)


@settings(max_examples=60)
@given(contacts, st.sampled_from([0, 9, 12, 23]))
def test_whoever_is_on_the_agenda_is_in_the_index_at_every_hour(known: Contact, hour: int) -> None:
    look = look_day(known, Now(START))
    for ahead in range(1, 60):
        now = Now((START + timedelta(days=ahead)).replace(hour=hour))
        if candidate(known, now, EVERY_DAY):
            assert look is not None
            assert look <= now.today.toordinal()
            assert on_agenda(known, now)
            break


@settings(max_examples=60)
@given(contacts)
def test_the_index_is_exact_for_a_fortnight(known: Contact) -> None:
    """For those with a goal, whose gate may open on any day."""
    known = replace(known, snooze_until=None)
    look = look_day(known, Now(START))
    if look is not None and known.aim is not None and look < START.toordinal() + 14:
        day = Now(datetime.combine(date.fromordinal(look), START.timetz()))
        assert on_agenda(known, day)


def test_whoever_is_paused_neither_rests_nor_waits() -> None:
    state = replay([Event(T - 60, Kind.MEET), Event(T - 3, Kind.MSG, Who.ME)])
    known = Contact("p", Circle.FRIENDS, state, AskSize.FAVOUR)
    assert rest_day(known, Now(START)) == START.toordinal() + 7
    paused = Contact("p", Circle.FRIENDS, state, AskSize.FAVOUR, paused=True)
    assert rest_day(paused, Now(START)) is None
    assert look_day(paused, Now(START)) is None
