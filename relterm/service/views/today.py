"""Today: what is due, what may rest, what is not yet to be asked; each line with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relterm.domain import days, wording
from relterm.domain.interactions import AskState
from relterm.domain.ladder import Overlay, Stage, rung
from relterm.domain.moments import Now
from relterm.domain.next_step import Step
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.domain.schedule_dates import next_occurrence
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.agenda import DayAgenda, day_agenda
from relterm.service.views.asks import AskGroup, AskRow, ask_rows
from relterm.service.views.today_duties import (
    PROMISE_DAYS,
    plan_lines,
    plans_due,
    promise_lines,
    reminder_lines,
)
from relterm.service.views.today_lines import Glyph, Section, TodayLine, when_words

COMING_DAYS = 7
"""How far ahead dates are shown."""
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

    def of(self, section: Section) -> tuple[TodayLine, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section is section)


def today_view(desk: Desk) -> TodayView:
    """Read the day."""
    now = desk.now()
    agenda = day_agenda(desk)
    lines = [
        *_duties(desk, agenda, now),
        *_dates(desk, agenda, now),
        *_resting(desk, now),
        *(
            _not_yet(row)
            for row in ask_rows(desk, AskState.PLANNED)
            if row.group is AskGroup.NOT_YET
        ),
    ]
    return TodayView(
        day=now.today,
        lines=tuple(lines),
        waiting=len([each for each in agenda.waiting if each.agenda_class > AgendaClass.DATE]),
        reach_outs=agenda.done_today,
        daily_number=agenda.pace.daily_number,
        anybody=desk.book.people.anybody(),
    )


def due_count(desk: Desk) -> int:
    """The number shown beside the screen's name: what is to be done today."""
    now = desk.now()
    promises = desk.book.things.open_promises(days.later(now.today, PROMISE_DAYS))
    reminders = desk.book.things.reminders_due(now.today)
    set_by_you = len(reminders) + len(plans_due(desk, now))
    return len(promises) + sum(map(_in_touch, day_agenda(desk).items)) + set_by_you


def _duties(desk: Desk, agenda: DayAgenda, now: Now) -> list[TodayLine]:
    return [
        *promise_lines(desk, now),
        *_touch(agenda, now),
        *reminder_lines(desk, now),
        *plan_lines(desk, now),
    ]


def _touch(agenda: DayAgenda, now: Now) -> Iterable[TodayLine]:
    for item in agenda.items:
        if not _in_touch(item):
            continue
        late = item.late_days > 0
        yield TodayLine(
            section=Section.TOUCH,
            glyph=Glyph.LATE if late else Glyph.DUE,
            person=item.person,
            name=agenda.names[item.person],
            what=wording.step_words(item.step),
            when=f"{days.counted(item.late_days, 'day')} late" if late else "today",
            why=reason(item, agenda, now),
            late=late,
            item=item,
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
        yield TodayLine(
            section=Section.DATES,
            glyph=Glyph.DATE,
            person=uid,
            name=name,
            what=f"{each.label or 'a date'}{years}",
            when=when_words(day, now.today),
            why="",
            ref=each.label,
            item=item,
        )


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
