"""The days on which the agenda has to look at somebody: exact for two weeks, never too late."""

from datetime import date, datetime, time

from relterm.domain import days
from relterm.domain.ladder import Overlay, Stage, rung
from relterm.domain.moments import Now
from relterm.domain.schedule import Contact, Pace, candidate, next_look

AHEAD_DAYS = 14
"""How far ahead each day is tried, for people whose gate may open by mere passing of time."""
EVERY_DAY = Pace(quiet_weekdays=())
"""Weekends count: who waits for Monday is due all the same."""
LAST_MINUTE = time(23, 59)


def look_day(contact: Contact, now: Now) -> int | None:
    """The first day (date ordinal) on which the agenda has something for this contact.

    The domain's bound is never too late, but for people with a goal it is always today; so the
    coming days are tried one by one, each at its end.
    """
    first = next_look(contact, now)
    if first is None or first > now.today:
        return None if first is None else first.toordinal()
    for ahead in range(AHEAD_DAYS):
        day = days.later(now.today, ahead)
        if _has_something(contact, day, now):
            return day.toordinal()
    return now.today.toordinal() + AHEAD_DAYS


def on_agenda(contact: Contact, now: Now) -> bool:
    """Whether the agenda has something for this contact today, weekends or not."""
    return _has_something(contact, now.today, now)


def rest_day(contact: Contact, now: Now) -> int | None:
    """The day (date ordinal) until which there is nothing to send; None when nobody waits."""
    if contact.state.t is None or contact.paused:
        return None
    place = rung(contact.state, now.t, contact.gap)
    waits = place.stage in {Stage.OPENED, Stage.RESTING} or place.overlay is Overlay.QUIET
    if not waits or place.not_before <= now.t:
        return None
    return now.day_of(place.not_before).toordinal()


def _has_something(contact: Contact, day: date, now: Now) -> bool:
    """Whether there is something at the end of a day, or still at its beginning.

    Whatever opens on a day is open at its end; only the fortnightly showing of an ask ends on one.
    """
    hours = (LAST_MINUTE,) if contact.aim is None else (LAST_MINUTE, time.min)
    moments = (Now(datetime.combine(day, hour, now.zone)) for hour in hours)
    return any(candidate(contact, moment, EVERY_DAY) for moment in moments)
