"""Why somebody wants warming today, or not yet: circle, interval, window, and the day's room."""

from collections.abc import Iterator

from relterm.domain import days, wording
from relterm.domain.agenda_rules import (
    GOAL_RULE,
    ORDER_RULE,
    SKIP_RULE,
    TWO_TALKS_RULE,
    WINDOW_RULE,
    cap_rule,
    circle_rule,
    quiet_days_rule,
)
from relterm.domain.kinds import Circle
from relterm.domain.next_step import DUTIES, next_step
from relterm.domain.schedule import (
    AgendaClass,
    AgendaItem,
    Pace,
    candidate,
    interval_days,
    wider_circle,
)
from relterm.domain.trust import halves_in
from relterm.domain.trust.parameters import MODEL, WARM
from relterm.domain.window import window
from relterm.service.views.agenda import DayAgenda, pace_of
from relterm.service.views.why.reading import Known


def warm_rules(who: Known) -> Iterator[str]:
    """What decides the rhythm with somebody."""
    contact = who.contact
    yield circle_rule(contact.circle, contact.cadence_days)
    if contact.circle is Circle.NONE:
        return
    if contact.aim is not None:
        yield GOAL_RULE
    if contact.skips:
        yield SKIP_RULE
    yield WINDOW_RULE


def warm_facts(who: Known) -> Iterator[tuple[str, str]]:
    """The rhythm in numbers: last touch, interval, window, and what keeps it back."""
    contact, state, today = who.contact, who.state, who.now.today
    yield "they took part", who.when(state.last_two_way)
    if contact.circle is Circle.NONE or state.last_two_way is None:
        return
    if state.last_out is not None and state.last_out > state.last_two_way:
        yield "your last word", who.when(state.last_out)
    yield "comes up after", days.counted(round(interval_days(contact, who.now)), "day")
    yield "warmth", f"halves in about {days.span(MODEL.half_lives[WARM] * state.slowness)}"
    fit = window(contact, who.now)
    if fit is not None:
        yield "the window", f"{days.short(fit.earliest, today)} to {days.short(fit.latest, today)}"
        yield "best", days.near(fit.ideal, today)
        if fit.past(today):
            yield "past it by", days.counted(fit.past(today), "day")
    if contact.skips:
        yield "turns skipped", str(contact.skips)
        wider = wider_circle(contact.circle, contact.skips)
        if wider is not None:
            yield "perhaps", f"a wider circle: {wider}"


def held_facts(who: Known) -> Iterator[tuple[str, str]]:
    """What keeps reminders about somebody back."""
    contact, today = who.contact, who.now.today
    if contact.paused:
        yield "paused", "until you resume; what you owe stays"
    if contact.snooze_until is not None and contact.snooze_until > today.toordinal():
        until = today.fromordinal(contact.snooze_until)
        yield "snoozed", f"until {days.near(until, today)}"


def silence_fact(who: Known) -> Iterator[tuple[str, str]]:
    """What silence does to the score."""
    fading = halves_in(who.state, who.now.t)
    if fading is not None:
        yield "in silence", wording.fading_phrase(fading)


def cap_rules(agenda: DayAgenda) -> Iterator[str]:
    """Why the day holds no more."""
    yield cap_rule(agenda.pace.daily_number)
    yield TWO_TALKS_RULE
    yield ORDER_RULE
    quiet = quiet_days_rule(agenda.pace.quiet_weekdays)
    if quiet:
        yield quiet


def cap_facts(agenda: DayAgenda) -> Iterator[tuple[str, str]]:
    """The day's room in numbers."""
    pace = agenda.pace
    owed = sum(item.agenda_class < AgendaClass.DATE for item in agenda.items)
    shown = sum(item.agenda_class > AgendaClass.DATE for item in agenda.items)
    waiting = sum(item.agenda_class > AgendaClass.DATE for item in agenda.waiting)
    yield "a day holds", days.counted(pace.daily_number, "person", "people")
    yield "owed today", days.counted(owed, "promise, answer or thanks", "promises, answers, thanks")
    yield "done today", days.counted(pace.done_today, "person", "people")
    if pace.duties_today:
        yield "promises kept, thanks", days.counted(pace.duties_today, "person", "people")
    yield "proposed", days.counted(shown, "person", "people")
    yield "waiting", days.counted(waiting, "person", "people")


def due_facts(who: Known) -> Iterator[tuple[str, str]]:
    """Whether and why somebody is due, in a line or two."""
    contact, now = who.contact, who.now
    yield "circle", _circle_words(who)
    due = candidate(contact, now, pace_of(who.desk, now))
    for item in due:
        what = item.label or wording.step_words(item.step)
        yield "due", f"{what}: {_because(item)}"
    yield from held_facts(who)
    if due:
        return
    for item in candidate(contact, now, _EVERY_DAY):
        yield "due", f"{wording.step_words(item.step)}, after these quiet days"
        return
    step = next_step(who.state, now.t, contact.aim, contact.gap)
    fit = window(contact, now)
    first = max(now.day_of(step.at), now.today)
    if fit is not None and step.step not in DUTIES:
        first = max(first, fit.ideal)
    if contact.circle is not Circle.NONE:
        yield "next", f"{wording.step_words(step.step)}, from {days.near(first, now.today)}"


_EVERY_DAY = Pace(quiet_weekdays=())
"""Weekends count: who waits for Monday is due all the same."""


def _because(item: AgendaItem) -> str:
    return wording.because_words(item.because) or "by your log"


def _circle_words(who: Known) -> str:
    contact = who.contact
    if contact.circle is Circle.NONE:
        return "none: kept in the book, never reminded of"
    return f"{contact.circle}, in touch at the latest every {contact.gap:.0f} days"
