"""Why somebody stands on Today: every section, every class, and what waits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from why_book import IDA, TODAY, can_be_opened, entry, person, write

from relterm.domain.agenda_rules import AGENDA_RULES
from relterm.domain.interactions import (
    Ask,
    Direction,
    Promise,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Kind
from relterm.domain.ladder import Step
from relterm.domain.people import ImportantDate
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.today import today_view
from relterm.service.views.today_lines import Section
from relterm.service.views.why.agenda import item_reason
from relterm.service.views.why.answer import (
    AboutCondition,
    AboutLine,
    why,
)
from relterm.service.views.why.reading import known
from relterm.service.views.why.reasons import Reason


def test_every_line_of_today_opens_to_its_reason(demo_desk: Desk) -> None:
    view = today_view(demo_desk)
    sections = {line.section for line in view.lines}
    for line in view.lines:
        reason = why(demo_desk, AboutLine(line))
        assert reason.claim
        assert reason.rules
        assert can_be_opened(demo_desk, reason)
    assert {Section.WORD, Section.TOUCH, Section.DATES, Section.REST} <= sections


def test_everything_that_waits_has_a_reason_too(demo_desk: Desk) -> None:
    agenda = day_agenda(demo_desk)
    classes = set()
    for item in (*agenda.items, *agenda.waiting):
        reason = item_reason(known(demo_desk, item.person), item, agenda)
        classes.add(item.agenda_class)
        assert reason.rules
        assert can_be_opened(demo_desk, reason)
    assert len(classes) >= 4


def lines_of(desk: Desk, section: Section) -> Iterator[Reason]:
    for line in today_view(desk).lines:
        if line.section is section:
            yield why(desk, AboutLine(line))


def test_a_promise_says_when_it_was_made_and_over_what(demo_desk: Desk) -> None:
    reasons = list(lines_of(demo_desk, Section.WORD))
    ann = next(each for each in reasons if each.title.startswith("Ann"))
    assert ann.claim == "You promised: introduce her to Bob."
    assert [line.note for line in ann.entries] == ["the promise", "over this"]
    assert dict(ann.facts)["due"] == "Monday"


def test_keeping_warm_says_the_circle_the_window_and_the_days_room(demo_desk: Desk) -> None:
    reasons = list(lines_of(demo_desk, Section.TOUCH))
    chiara = next(each for each in reasons if each.title.startswith("Chiara"))
    said = " ".join(chiara.rules)
    assert "Circle close: at the latest every 30 days" in said
    assert "A day holds 3 people" in said
    facts = dict(chiara.facts)
    assert facts["the window"] == "28 Oct to 20 Nov"
    assert facts["best"] == "12 Nov"
    assert facts["comes up after"] == "30 days"
    assert facts["waiting"] == "1 person"


def test_an_answer_and_a_thank_you_name_what_they_are_owed_for(demo_desk: Desk) -> None:
    notes = {line.note for each in lines_of(demo_desk, Section.TOUCH) for line in each.entries}
    assert {"not answered yet", "not thanked for yet"} <= notes


def test_reminders_plans_their_promises_and_dates_say_who_set_them(empty_desk: Desk) -> None:
    birthday = ImportantDate("birthday", month=11, day=21)
    write(
        empty_desk,
        replace(IDA, dates=(birthday,)),
        entry("coffee", date(2026, 11, 14), Kind.MEET, text="the old harbour"),
        entry("plan", TODAY, Kind.CALL, planned=True),
        Promise("p", "ida", Direction.THEIRS, "the map", TODAY, made="coffee"),
        Reminder("r", "ida", "ask about the map", TODAY, made="coffee"),
    )
    planned = {each.title: each for each in lines_of(empty_desk, Section.PLANNED)}
    reminder, plan = planned["Ida Berg · reminder"], planned["Ida Berg · a plan"]
    assert reminder.claim == "You set it: ask about the map."
    assert [line.uid for line in reminder.entries] == ["coffee"]
    assert [line.uid for line in plan.entries] == ["plan"]
    (word,) = lines_of(empty_desk, Section.WORD)
    assert word.claim == "Ida promised: the map."
    (day,) = lines_of(empty_desk, Section.DATES)
    assert day.claim == "Birthday of Ida: today."
    assert dict(day.facts)["written down"] == "21 Nov"


def test_a_reminder_of_an_ask_waits_for_its_gate_and_says_so(empty_desk: Desk) -> None:
    ask = Ask("ask", "ida", Direction.MINE, AskSize.BUSINESS, "a pilot")
    write(
        empty_desk,
        replace(IDA, circle=Circle.NONE, private=True),
        entry("coffee", date(2026, 10, 1), Kind.MEET),
        ask,
        Reminder("r", "ida", "ask about the pilot", TODAY, ask="ask"),
    )
    lines = [line for line in today_view(empty_desk).lines if line.ref == "r"]
    assert len(lines) == 1
    reason = why(empty_desk, AboutLine(lines[0]))
    said = " ".join(reason.rules)
    assert "only shown as such while the gate of the ask is open" in said
    assert "not yet" in reason.claim.lower()
    assert dict(reason.facts)["about"] == "a pilot"
    assert dict(reason.facts)["good turns"].startswith("0 of 3")


def test_what_weighs_on_it_names_the_share_it_holds_back(demo_desk: Desk) -> None:
    mei = person(demo_desk, "Mei Lin")
    reason = why(demo_desk, AboutCondition(mei.uid, AskSize.BIG, "mended"))
    assert "hold back 79% of your trust" in reason.claim
    shares = [int(line.note.removeprefix("holds back ")[:-1]) for line in reason.entries[:2]]
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 79


@pytest.mark.parametrize("agenda_class", AgendaClass)
def test_every_class_of_the_agenda_has_its_reason(
    demo_desk: Desk, agenda_class: AgendaClass
) -> None:
    step, because = {
        AgendaClass.PROMISE: (Step.KEEP_PROMISE, "promise"),
        AgendaClass.ANSWER: (Step.ANSWER, "reply"),
        AgendaClass.THANK: (Step.THANK, "thanks"),
        AgendaClass.DATE: (Step.CELEBRATE, "date"),
        AgendaClass.MEND: (Step.MEND, "wound"),
        AgendaClass.LADDER: (Step.RECONNECT, "dormant"),
        AgendaClass.WARM: (Step.GIVE, "turns"),
        AgendaClass.MAY_ASK: (Step.MAY_ASK, "ready"),
    }[agenda_class]
    who = known(demo_desk, person(demo_desk, "Ann Kowalska").uid)
    item = AgendaItem(who.person.uid, agenda_class, step, who.now.t - 2, 1.0, 2, because)
    reason = item_reason(who, item, day_agenda(demo_desk))
    if agenda_class is AgendaClass.MAY_ASK:
        assert "conditions" in reason.claim
    else:
        assert AGENDA_RULES[agenda_class] in reason.rules


def test_something_to_make_good_names_what_hurt(empty_desk: Desk) -> None:
    write(
        empty_desk,
        IDA,
        entry("coffee", date(2026, 10, 1), Kind.MEET),
        entry("quarrel", date(2026, 11, 1), Kind.CONFLICT, size=2),
    )
    (reason,) = lines_of(empty_desk, Section.TOUCH)
    assert reason.title == "Ida Berg · mend it"
    assert [(line.uid, line.note) for line in reason.entries] == [("quarrel", "not made good yet")]
