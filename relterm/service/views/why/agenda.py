"""Why a line stands on Today: what is due and by which rule, and what others wait for."""

from collections.abc import Iterator

from relterm.domain import days, wording
from relterm.domain.agenda_rules import AGENDA_RULES
from relterm.domain.interactions import Event
from relterm.domain.ladder import IDLE_STEPS, Step
from relterm.domain.ladder_rows import BECAUSE_RULES, LADDER_RULES, PACING_RULE, ladder_row
from relterm.domain.log_roles import unanswered
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.errors import NoSuchPerson
from relterm.service.desk import Desk
from relterm.service.views.agenda import DayAgenda, day_agenda
from relterm.service.views.today_lines import Section, TodayLine
from relterm.service.views.why.grounds import contact_grounds, duty_grounds, waiting_words
from relterm.service.views.why.ladder import standing_of
from relterm.service.views.why.reading import GAP, MOST_ENTRIES, Known, and_more, known
from relterm.service.views.why.reasons import Reason
from relterm.service.views.why.set import (
    date_reason,
    plan_reason,
    promise_reason,
    reminder_reason,
)
from relterm.service.views.why.verdict import verdict_reason
from relterm.service.views.why.warm import (
    cap_facts,
    cap_rules,
    held_facts,
    silence_fact,
    warm_facts,
    warm_rules,
)


def line_reason(desk: Desk, line: TodayLine) -> Reason:
    """Why a line stands on Today.

    Raises:
        NoSuchPerson: whom it is about is gone.
    """
    who = known(desk, line.person)
    if line.section is Section.REST:
        return rest_reason(who)
    if line.section is Section.NOT_YET:
        ask = desk.book.things.ask(line.ref)
        if ask is not None:
            return verdict_reason(who, ask.size, ask)
    if line.section is Section.DATES:
        return date_reason(who, line.ref)
    if line.ref:
        found = _set_by_you(who, line)
        if found is not None:
            return found
    if line.item is None:
        msg = "That line is no longer on the agenda."
        raise NoSuchPerson(msg)
    return item_reason(who, line.item, day_agenda(desk))


def _set_by_you(who: Known, line: TodayLine) -> Reason | None:
    """A promise, a reminder or a plan, by its uid."""
    book = who.desk.book
    promise = book.things.promise(line.ref)
    if promise is not None:
        return promise_reason(who, promise)
    reminder = book.things.reminder(line.ref)
    if reminder is not None:
        return reminder_reason(who, reminder)
    plan = book.interactions.get(line.ref)
    return None if plan is None else plan_reason(who, plan)


def item_reason(who: Known, item: AgendaItem, agenda: DayAgenda) -> Reason:
    """Why the scheduler proposes something for somebody today."""
    if item.agenda_class is AgendaClass.DATE:
        return date_reason(who, item.label)
    if item.agenda_class is AgendaClass.MAY_ASK and who.contact.aim is not None:
        return verdict_reason(who, who.contact.aim)
    capped = item.agenda_class > AgendaClass.DATE
    return Reason(
        title=f"{who.person.name} · {wording.step_words(item.step)}",
        claim=wording.intention(item.step),
        rules=tuple(_item_rules(who, item, agenda)),
        facts=(
            *_item_facts(who, item),
            *((GAP, *cap_facts(agenda)) if capped else ()),
        ),
        person=who.person.uid,
        entries=who.lines(_grounds(who, item)),
    )


def _item_rules(who: Known, item: AgendaItem, agenda: DayAgenda) -> Iterator[str]:
    yield AGENDA_RULES[item.agenda_class]
    if item.agenda_class is AgendaClass.LADDER:
        place, _ = standing_of(who)
        yield LADDER_RULES[ladder_row(place, who.state)]
    if item.agenda_class is AgendaClass.WARM:
        yield BECAUSE_RULES[item.because]
        yield from warm_rules(who)
        yield PACING_RULE
    if item.agenda_class > AgendaClass.DATE:
        yield from cap_rules(agenda)


def _item_facts(who: Known, item: AgendaItem) -> Iterator[tuple[str, str]]:
    yield "due", days.near(who.now.day_of(item.due), who.now.today)
    if item.late_days:
        yield "late by", days.counted(item.late_days, "day")
    if item.agenda_class is AgendaClass.WARM:
        yield from warm_facts(who)
        yield from silence_fact(who)
    else:
        yield "they took part", who.when(who.state.last_two_way)
    yield from held_facts(who)


def _grounds(who: Known, item: AgendaItem) -> Iterator[tuple[Event, str]]:
    """The entries an item rests on: what is owed, or the last contact."""
    owed = tuple(duty_grounds(who, item.step))
    yield from owed or contact_grounds(who)


def _rest_claim(step: Step, until: str) -> str:
    if step in IDLE_STEPS:
        return f"Let it rest until {until}: there is nothing to send."
    return f"{wording.intention(step)} From {until}."


def rest_reason(who: Known) -> Reason:
    """Which words are unanswered, and until when there is nothing to send."""
    place, _ = standing_of(who)
    until = days.near(who.now.day_of(place.not_before), who.now.today)
    return Reason(
        title=f"{who.person.name} · let it rest",
        claim=_rest_claim(place.step, until),
        rules=(LADDER_RULES[ladder_row(place, who.state)],),
        facts=(
            ("without an answer", days.counted(who.state.attempts, "word")),
            ("your last word", who.when(who.state.last_out)),
            ("they took part", who.when(who.state.last_two_way)),
            ("until", until),
        ),
        person=who.person.uid,
        entries=who.lines(waiting_words(who, MOST_ENTRIES)),
        more=and_more(len(unanswered(who.events)) - MOST_ENTRIES),
    )
