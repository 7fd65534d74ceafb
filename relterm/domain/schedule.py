"""The agenda of a day: duties first, then a few people, never a crowd (trust.md, 5.11).

At most one direct word per contact in 5 days, none while waiting, three unanswered tries, then
rest. Sorted by what is due, never by how useful a person is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from relterm.domain.kinds import REACTIONS, TALKS, TEXTS, Circle, Kind
from relterm.domain.ladder import Step, dormant_from, open_from, rung
from relterm.domain.moments import Now
from relterm.domain.schedule_circles import (
    CIRCLES,
    NEAR_CIRCLES,
    CircleNumbers,
    longest_gap,
    wider_circle,
)
from relterm.domain.schedule_contact import Contact, interval_days, warm_due
from relterm.domain.schedule_dates import next_fall, next_occurrence
from relterm.domain.schedule_items import (
    AgendaClass,
    AgendaItem,
    candidates,
)
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import present
from relterm.domain.trust.state import TrustState

__all__ = [
    "CIRCLES",
    "DUTY_KINDS",
    "NEAR_CIRCLES",
    "STEP_KINDS",
    "AgendaClass",
    "AgendaItem",
    "CircleNumbers",
    "Contact",
    "Pace",
    "agenda",
    "arranged",
    "candidate",
    "interval_days",
    "longest_gap",
    "next_look",
    "next_occurrence",
    "warm_due",
    "wider_circle",
]

_PACING = MODEL.pacing
_TALKS = frozenset({Step.TALK, Step.DEEPEN, Step.CATCH_UP})

STEP_KINDS = TALKS | TEXTS | REACTIONS | {Kind.STUDY, Kind.GIVE, Kind.PROMISE, Kind.SORRY, Kind.ASK}
"""What I log when I take a step of classes 4 to 7, or answer somebody."""
DUTY_KINDS = frozenset({Kind.KEPT, Kind.THANKS})
"""What I log when I keep a promise or say thanks."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How much a day may hold."""

    daily_number: int = 3
    """Outreach items a day."""
    quiet_weekdays: tuple[int, ...] = (5, 6)
    """Weekdays without professional reminders, Monday = 0."""
    done_today: int = 0
    """People towards whom a step was already taken today (`STEP_KINDS`)."""
    duties_today: int = 0
    """Others towards whom a promise was kept or thanks were said today (`DUTY_KINDS`): what is done
    keeps its place in the day, so that the list does not fill up again."""
    talks_today: int = 0
    """People I talked with today, by voice or in person."""
    taken_up: frozenset[str] = frozenset()
    """Who they are (`done_today`), where it is known: one step a day is enough for each."""


def agenda(contacts: Iterable[Contact], now: Now, pace: Pace) -> tuple[AgendaItem, ...]:
    """Today's items in order, whatever the order of the contacts.

    Promises, answers, thanks and dates are always shown; of the rest at most the daily number less
    promises, answers and thanks (but one at least), two of them talks, less what was done today.
    """
    items = [item for contact in contacts for item in candidates(contact, now, pace.quiet_weekdays)]
    return arranged(items, pace)


def arranged(items: Sequence[AgendaItem], pace: Pace) -> tuple[AgendaItem, ...]:
    """Of what the contacts would put on the agenda, what the day holds, in order (see `agenda`)."""
    duties = sorted((item for item in items if item.agenda_class <= AgendaClass.DATE), key=_order)
    outreach = sorted(
        (
            item
            for item in items
            if item.agenda_class > AgendaClass.DATE and item.person not in pace.taken_up
        ),
        key=_order,
    )
    owed = sum(item.agenda_class < AgendaClass.DATE for item in duties) + pace.duties_today
    room = max(0, max(1, pace.daily_number - owed) - pace.done_today)
    return (*duties, *_within(outreach, room, _PACING.talks_a_day - pace.talks_today))


def candidate(contact: Contact, now: Now, pace: Pace | None = None) -> tuple[AgendaItem, ...]:
    """What one contact would put on the agenda before the day's number is kept."""
    quiet_weekdays = (Pace() if pace is None else pace).quiet_weekdays
    return tuple(sorted(candidates(contact, now, quiet_weekdays), key=_order))


def next_look(contact: Contact, now: Now) -> date | None:
    """The first day on which the contact may have something for the agenda, never too late.

    A lower bound, as long as nothing is logged: on that day the agenda is asked again. None when
    nothing can ever come. With a goal it is today, for gates open by mere passing of time.
    """
    seen = present(contact.state, now.t)
    days = []
    if seen.open_promises:
        due = now.day_of(seen.open_promises[0]).toordinal()
        days.append(due - int(_PACING.promise_ahead))
    if contact.circle is not Circle.NONE:
        if seen.owe_reply:
            word = now.t if seen.signal_t is None else seen.signal_t
            days.append(now.day_of(word + _PACING.answer_after).toordinal())
        if seen.owe_thanks:
            days.append(now.today.toordinal())
        birthday = next_fall(contact.dates, now.today)
        if birthday is not None:
            days.append(birthday.toordinal())
        outreach = None if contact.paused else _next_outreach(contact, seen, now)
        if outreach is not None:
            days.append(max(outreach.toordinal(), contact.snooze_until or 0))
    if not days:
        return None
    first = max(min(days), now.today.toordinal())
    return date.fromordinal(min(first, date.max.toordinal()))


def _next_outreach(contact: Contact, seen: TrustState, now: Now) -> date | None:
    """A lower bound for classes 4 to 7, pause, snooze and weekends left aside."""
    if contact.aim is not None or seen.open_wound:
        return now.today
    if not contact.known_or_wanted:
        return None
    place = rung(seen, now.t, contact.gap)
    if seen.first_two_way is None or place.step in (Step.WAIT, Step.SPACE):
        return now.day_of(open_from(seen, place, now.t))
    return now.day_of(_silent_until(contact, seen, now))


def _silent_until(contact: Contact, seen: TrustState, now: Now) -> float:
    """When somebody who took part wants warming or turns dormant, whichever comes first."""
    times = (warm_due(contact, now), dormant_from(seen, contact.gap))
    return min(t for t in times if t is not None)


def _within(items: Iterable[AgendaItem], room: int, talks: int) -> list[AgendaItem]:
    """The first items that fit, with at most so many talks among them."""
    shown: list[AgendaItem] = []
    for item in items:
        if len(shown) >= room:
            break
        if item.step in _TALKS:
            if talks <= 0:
                continue
            talks -= 1
        shown.append(item)
    return shown


def _order(item: AgendaItem) -> tuple[int, float, str, str]:
    """Class, then the latest first, then the person; ladder and warmth are one class here."""
    place = AgendaClass.LADDER if item.agenda_class is AgendaClass.WARM else item.agenda_class
    return (int(place), -item.lateness, item.person, item.label)
