"""Today: what is due, what may rest, what is not yet to be asked; each line with its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from relterm.domain import days, wording
from relterm.domain.interactions import AskState
from relterm.domain.ladder import Overlay, Stage, rung
from relterm.domain.moments import Now
from relterm.domain.next_step import Step
from relterm.domain.questions import questions_fit, threads_of
from relterm.domain.schedule import AgendaClass, AgendaItem, Contact
from relterm.domain.schedule_dates import next_occurrence
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.agenda import DayAgenda, day_agenda
from relterm.service.views.ask_reminders import reminders_today
from relterm.service.views.asks import AskGroup, AskRow, ask_rows
from relterm.service.views.coming import Coming, next_coming
from relterm.service.views.plans import plans_due
from relterm.service.views.today_duties import (
    PROMISE_DAYS,
    plan_lines,
    promise_lines,
    reminder_lines,
    waiting_reminder_lines,
)
from relterm.service.views.today_lines import (
    Glyph,
    Section,
    TodayLine,
    is_late,
    touch_words,
    when_words,
)

COMING_DAYS = 7
"""How far ahead dates are shown."""
TOPICS = 20
"""For so many people at most it is looked up what they told last."""
REST_LIMIT = 12
"""At most so many people are listed as resting."""


@dataclass(frozen=True, slots=True)
class TodayView:
    """The whole screen."""

    day: date
    lines: tuple[TodayLine, ...]
    waiting: int
    """How many more could be done, left for another day."""
    reach_outs: int
    daily_number: int
    anybody: bool
    """False for an empty book, which is no quiet day."""
    coming: Coming | None = None
    """What comes next, looked up when nothing is due."""
    triage: int = 0
    """How many people wait to be sorted, counted when nobody at all is kept up with."""

    @property
    def quiet(self) -> bool:
        """Whether nothing is to be done today."""
        return not any(line.is_due for line in self.lines)

    @property
    def plenty(self) -> bool:
        """Whether the day's number of people is reached."""
        return self.reach_outs >= self.daily_number

    def of(self, section: Section) -> tuple[TodayLine, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section is section)


def today_view(desk: Desk) -> TodayView:
    """Read the day."""
    now = desk.now()
    agenda = day_agenda(desk)
    plans = plans_due(desk, now)
    reminders = reminders_today(desk, plans)
    closed = [row for row in ask_rows(desk, AskState.PLANNED) if row.group is AskGroup.NOT_YET]
    lines = [
        *promise_lines(desk, now),
        *_touch(agenda, now, _told(desk, agenda)),
        *reminder_lines(desk, reminders, now),
        *plan_lines(desk, plans.to_confirm, now),
        *_dates(desk, agenda, now),
        *_resting(desk, now),
        *map(_not_yet, closed),
        *waiting_reminder_lines(desk, reminders, {row.ask.uid for row in closed}, now),
    ]
    view = TodayView(
        day=now.today,
        lines=tuple(lines),
        waiting=len([each for each in agenda.waiting if each.agenda_class > AgendaClass.DATE]),
        reach_outs=agenda.done_today,
        daily_number=agenda.pace.daily_number,
        anybody=desk.book.people.anybody(),
    )
    return _looked_ahead(desk, view) if view.anybody and view.quiet else view


def _looked_ahead(desk: Desk, view: TodayView) -> TodayView:
    """On a quiet day: what comes next, or who waits to be sorted."""
    coming = next_coming(desk)
    if coming is not None or any(desk.book.people.counts_until((date.max.toordinal(),))):
        return replace(view, coming=coming)
    return replace(view, triage=desk.book.people.count_to_triage().waiting)


def due_count(desk: Desk) -> int:
    """The number shown beside the screen's name: what is to be done today."""
    now = desk.now()
    promises = desk.book.things.open_promises(days.later(now.today, PROMISE_DAYS))
    plans = plans_due(desk, now)
    reminders = sum(each.shown for each in reminders_today(desk, plans))
    set_by_you = reminders + len(plans.to_confirm)
    return len(promises) + sum(map(_in_touch, day_agenda(desk).items)) + set_by_you


def duties(desk: Desk) -> tuple[TodayLine, ...]:
    """The agenda as it is told outside the app: Today without what comes later, rests or waits."""
    now, agenda = desk.now(), day_agenda(desk)
    plans, today = plans_due(desk, now), when_words(now.today, now.today)
    return (
        *promise_lines(desk, now),
        *_touch(agenda, now),
        *reminder_lines(desk, reminders_today(desk, plans), now),
        *plan_lines(desk, plans.to_confirm, now),
        *(line for line in _dates(desk, agenda, now) if line.when == today),
    )


def _told(desk: Desk, agenda: DayAgenda) -> dict[str, str]:
    """What the first few people told last time, where there is something to be taken up."""
    people = [item.person for item in agenda.items if questions_fit(item.step)]
    return desk.book.interactions.last_told(people[:TOPICS])


def _touch(
    agenda: DayAgenda, now: Now, told: Mapping[str, str] | None = None
) -> Iterable[TodayLine]:
    for item in agenda.items:
        if not _in_touch(item):
            continue
        late = is_late(item, now)
        yield TodayLine(
            section=Section.TOUCH,
            glyph=Glyph.LATE if late else Glyph.DUE,
            person=item.person,
            name=agenda.names[item.person],
            what=wording.step_words(item.step),
            when=touch_words(item, now),
            why=reason(item, agenda, now),
            late=late,
            item=item,
            topic="; ".join(threads_of((told or {}).get(item.person, ""))),
        )


def _ago(t: float, now: Now) -> str:
    """How long ago by the calendar, as the agenda counts lateness."""
    return days.ago((now.today - now.day_of(t)).days)


def _in_touch(item: AgendaItem) -> bool:
    """Promises and dates have sections of their own."""
    return item.agenda_class not in {AgendaClass.PROMISE, AgendaClass.DATE}


def reason(item: AgendaItem, agenda: DayAgenda, now: Now) -> str:
    """Why this person, in one sentence that rests on the log."""
    state = agenda.contacts[item.person].state
    if item.step is Step.MAY_ASK:
        return "every condition holds: ask plainly, make a no easy"
    if item.agenda_class is AgendaClass.ANSWER:
        return f"they wrote {_ago(state.last_two_way or now.t, now)}"
    if item.agenda_class is AgendaClass.THANK:
        return "they did something for you"
    if item.agenda_class is AgendaClass.MEND:
        return "something between you is not mended"
    if state.last_two_way is None:
        return wording.because_words(item.because)
    quiet = _ago(state.last_two_way, now)
    return f"last in touch {quiet}; {wording.BECAUSE_WORDS.get(item.because, '')}".rstrip("; ")


def _dates(desk: Desk, agenda: DayAgenda, now: Now) -> Iterable[TodayLine]:
    """Dates of today and of the coming week, for everybody who is kept up with."""
    last = days.later(now.today, COMING_DAYS)
    found = []
    for row in desk.book.agenda.with_dates(now.today, last):
        for each in row.dates:
            day = next_occurrence(each, now.today)
            if day is not None and day <= last:
                found.append((day, row.name, row.uid, each))
    for day, name, uid, each in sorted(found, key=lambda one: one[:3]):
        years = f", {day.year - each.year} years" if each.year and day.year > each.year else ""
        item = next(
            (i for i in agenda.items if i.person == uid and i.agenda_class is AgendaClass.DATE),
            None,
        )
        wished = item is not None and day == now.today and _met_today(agenda.contacts[uid], now)
        yield TodayLine(
            section=Section.DATES,
            glyph=Glyph.DATE,
            person=uid,
            name=name,
            what=f"{each.label or 'a date'}{years}",
            when=when_words(day, now.today),
            why="you were in touch today" if wished else "",
            ref=each.label,
            item=None if wished else item,
        )


def _met_today(contact: Contact, now: Now) -> bool:
    """Whether you wrote to them or were together today."""
    times = (contact.state.last_out, contact.state.last_two_way)
    return any(t is not None and now.day_of(t) == now.today for t in times)


def _resting(desk: Desk, now: Now) -> Iterable[TodayLine]:
    """Those who have not answered: until when there is nothing to send."""
    for row in desk.book.agenda.resting(now.today.toordinal(), REST_LIMIT):
        contact = contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
        place = rung(contact.state, now.t, contact.gap)
        if place.not_before <= now.t or not (
            place.stage in {Stage.OPENED, Stage.RESTING} or place.overlay is Overlay.QUIET
        ):
            continue
        tries = contact.state.attempts
        yield TodayLine(
            section=Section.REST,
            glyph=Glyph.REST,
            person=row.uid,
            name=row.name,
            what="no answer yet" if tries <= 1 else f"you wrote {tries} times, no answer yet",
            when=f"until {days.near(now.day_of(place.not_before), now.today)}",
            why=wording.intention(place.step),
        )


def _not_yet(row: AskRow) -> TodayLine:
    gate = row.gate
    missing = "" if gate is None else _missing(row)
    return TodayLine(
        section=Section.NOT_YET,
        glyph=Glyph.ASK,
        person=row.ask.person,
        name=row.name,
        what=row.ask.what or row.ask.size.word,
        when=f"~ {row.status}" if gate and gate.earliest else row.status,
        why=missing,
        ref=row.ask.uid,
    )


def _missing(row: AskRow) -> str:
    if row.gate is None:
        return ""
    unmet = [line.words for line in row.gate.conditions if not line.met]
    named = ", ".join(unmet[:3]) + (" …" if len(unmet) > 3 else "")
    return f"{len(unmet)} of {len(row.gate.conditions)} still missing: {named}"
