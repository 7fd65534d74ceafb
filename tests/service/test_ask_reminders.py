"""A reminder about an ask waits for the ask's gate; the step that opens it takes its place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from test_query_counts import statements

from relterm.clock import fixed_clock
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Outcome,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Intent, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.moments import Moment
from relterm.domain.people import Person, State
from relterm.service.commands.pacing import Pause, Snooze
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.remembering import recompute
from relterm.service.views.ask_reminder_words import NEVER, what_words, why_words
from relterm.service.views.ask_reminders import AskReminder, Stand, decided, reminders_today
from relterm.service.views.due import due_lines
from relterm.service.views.today import due_count, today_view
from relterm.service.views.today_lines import Section, TodayLine

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "book.db", fixed_clock(TODAY.isoformat())) as opened:
        yield opened


def put(desk: Desk, *values: object) -> None:
    """Write people, entries, asks and reminders as they are."""
    with desk.book.write("put", 1) as session:
        for value in values:
            session.put(value)  # type: ignore[arg-type]  # one of the book's things
        recompute(desk.book, session, session.touched, desk.now())


def entry(ago: int, kind: Kind, who: Who | None = None, uid: str = "", **more: object) -> object:
    """An entry of Ann's log."""
    moment = Moment.of_day(TODAY - timedelta(days=ago))
    made = Interaction(uid or f"{kind} {ago}", moment, ("ann",), kind, who)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of an interaction


def ann(circle: Circle = Circle.NONE, **more: object) -> Person:
    return replace(Person("ann", "Ann Lee", circle=circle), **more)  # type: ignore[arg-type]


def pilot(state: AskState = AskState.PLANNED, **more: object) -> Ask:
    made = Ask("pilot", "ann", Direction.MINE, AskSize.BUSINESS, "the pilot", state)
    return replace(made, **more)  # type: ignore[arg-type]


def reminder(**more: object) -> Reminder:
    made = Reminder("r", "ann", "ask about the pilot", TODAY, ask="pilot")
    return replace(made, **more)  # type: ignore[arg-type]


def the_one(desk: Desk) -> AskReminder:
    (found,) = reminders_today(desk)
    return found


def lines_of(desk: Desk, *sections: Section) -> list[TodayLine]:
    return [line for line in today_view(desk).lines if line.section in sections]


MET = entry(60, Kind.MEET, Who.BOTH)


def test_the_step_that_opens_the_gate_stands_in_its_place(desk: Desk) -> None:
    put(desk, ann(), MET, pilot(), reminder())
    found = the_one(desk)
    assert found.stand is Stand.INSTEAD
    assert found.item is not None
    assert found.item.step is Step.GIVE
    (line,) = lines_of(desk, Section.PLANNED)
    assert (line.what, line.when, line.late) == ("something useful", "today", False)
    assert line.why.startswith(
        "instead of asking about the pilot; not yet: weakest good turns, 0 of 3; about "
    )
    assert (line.ref, line.item) == ("r", found.item)
    (due,) = due_lines(desk)
    assert (due.kind, due.step, due.what) == ("warm", "give", "something useful")
    assert due.why == line.why
    assert (due.label, due.late_days) == ("", 0)
    assert due_count(desk) == 1
    assert "ask about the pilot" not in repr(today_view(desk))


def test_what_the_agenda_proposes_anyway_is_not_said_twice(desk: Desk) -> None:
    put(desk, ann(Circle.FRIENDS, goal=AskSize.BUSINESS), MET, pilot(), reminder())
    found = the_one(desk)
    assert (found.stand, found.busy) == (Stand.QUIET, True)
    (touch,) = lines_of(desk, Section.TOUCH, Section.PLANNED)
    assert touch.section is Section.TOUCH
    (waiting,) = lines_of(desk, Section.NOT_YET)
    assert waiting.ref == "pilot"
    assert due_count(desk) == len(due_lines(desk)) == 1


def test_one_step_stands_for_several_reminders(desk: Desk) -> None:
    put(desk, ann(), MET, pilot(), reminder(), reminder(uid="r2"))
    assert [each.stand for each in reminders_today(desk)] == [Stand.INSTEAD, Stand.QUIET]
    assert len(lines_of(desk, Section.PLANNED)) == len(due_lines(desk)) == due_count(desk) == 1


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ([MET, entry(3, Kind.MSG, Who.ME)], "leave room until 30 Nov"),
        ([MET, entry(7, Kind.CALL)], "nothing to do today, something useful from 30 Nov"),
        ([], None),
    ],
    ids=["waiting", "just talked", "stranger"],
)
def test_nothing_chases_before_its_time(desk: Desk, log: list[object], said: str | None) -> None:
    put(desk, ann(), *log, pilot(), reminder())
    found = the_one(desk)
    if said is None:
        assert found.item is not None
        assert found.item.step is Step.STUDY
        return
    assert found.stand is Stand.QUIET
    assert why_words(found, desk.now()).endswith(f"; {said}")
    assert lines_of(desk, Section.PLANNED) == []
    assert due_lines(desk) == ()
    assert due_count(desk) == 0
    (listed,) = lines_of(desk, Section.NOT_YET)
    assert listed.ref == "pilot"


def test_who_is_snoozed_or_paused_is_left_in_peace(desk: Desk) -> None:
    put(desk, ann(Circle.FRIENDS), MET, pilot(), reminder())
    desk.run(Snooze("ann", TODAY + timedelta(days=9)))
    assert the_one(desk).stand is Stand.QUIET
    assert why_words(the_one(desk), desk.now()).endswith("from 2 Dec")
    desk.run(Snooze("ann", None))
    desk.run(Pause("ann"))
    assert the_one(desk).stand is Stand.QUIET
    assert why_words(the_one(desk), desk.now()).endswith("; nothing to do today")
    assert due_lines(desk) == ()


def test_on_a_quiet_day_the_step_waits_for_monday(desk: Desk) -> None:
    put(desk, ann(), MET, pilot(), reminder(due=TODAY - timedelta(days=2)))
    assert the_one(desk).stand is Stand.INSTEAD
    desk.clock = fixed_clock("2026-11-22")
    assert the_one(desk).stand is Stand.QUIET


def test_an_open_gate_lets_the_reminder_through(desk: Desk) -> None:
    invited = entry(2, Kind.ASK, Who.THEM, size=3)
    put(desk, ann(), MET, invited, entry(1, Kind.MSG, Who.ME), pilot(), reminder())
    found = the_one(desk)
    assert found.stand is Stand.OPEN
    (line,) = lines_of(desk, Section.PLANNED)
    assert line.what == "ask about the pilot"
    assert line.why == "you set this reminder; they asked you first"
    (due,) = due_lines(desk)
    assert (due.kind, due.what) == ("reminder", "ask about the pilot")
    assert what_words(replace(found, reminder=reminder(what=""))) == "ask about the pilot"


@pytest.mark.parametrize("made", ["line", "part"])
def test_a_step_noted_in_one_line_with_an_ask_waits_too(desk: Desk, made: str) -> None:
    """`coffee ?business the pilot >> 3w`: the reminder hangs on the main entry of the line."""
    asked = entry(20, Kind.ASK, Who.ME, "part", part_of="line", size=3, text="the pilot")
    set_then = reminder(ask="", made=made, what="follow up")
    put(desk, ann(), entry(20, Kind.MEET, uid="line"), asked, set_then)
    found = the_one(desk)
    known = (found.stand, found.topic, found.size)
    assert known == (Stand.INSTEAD, "the pilot", AskSize.BUSINESS)
    assert "follow up" not in repr([*due_lines(desk), *today_view(desk).lines])


@pytest.mark.parametrize(
    ("ask", "stand"),
    [
        (pilot(AskState.ASKED), Stand.INSTEAD),
        (pilot(AskState.ANSWERED, outcome=Outcome.NO), Stand.INSTEAD),
        (pilot(AskState.ANSWERED, outcome=Outcome.LATER), Stand.INSTEAD),
        (pilot(AskState.ANSWERED, outcome=Outcome.YES), Stand.PLAIN),
        (pilot(AskState.ASKED, direction=Direction.THEIRS), Stand.PLAIN),
        (pilot(AskState.DROPPED), Stand.QUIET),
    ],
    ids=["asked", "no", "later", "yes", "theirs", "dropped"],
)
def test_only_an_ask_of_mine_that_was_not_granted_counts(
    desk: Desk, ask: Ask, stand: Stand
) -> None:
    put(desk, ann(), MET, ask, reminder())
    assert the_one(desk).stand is stand
    if stand is not Stand.QUIET:
        assert len(lines_of(desk, Section.PLANNED)) == 1
    assert lines_of(desk, Section.NOT_YET) == []


def test_an_ask_in_the_log_that_was_granted_or_taken_out_holds_nothing(desk: Desk) -> None:
    asked = entry(20, Kind.ASK, Who.ME, "asked", size=3, outcome=True)
    put(desk, ann(), MET, asked, reminder(ask="", made="asked"))
    assert the_one(desk).stand is Stand.PLAIN
    put(desk, entry(20, Kind.ASK, Who.ME, "asked", size=3))
    assert the_one(desk).stand is not Stand.PLAIN
    put(desk, entry(20, Kind.ASK, Who.ME, "asked", size=3, state=State.TRASHED))
    assert the_one(desk).stand is Stand.PLAIN


def test_a_reminder_of_an_ask_nobody_planned_is_still_named_while_it_waits(desk: Desk) -> None:
    asked = entry(3, Kind.ASK, Who.ME, "asked", size=1, text="a lift")
    put(desk, ann(), MET, asked, reminder(ask="", made="asked"))
    assert the_one(desk).stand is Stand.QUIET
    (line,) = lines_of(desk, Section.NOT_YET)
    assert (line.what, line.ref) == ("a lift", "r")
    assert line.when.startswith("~ ")
    assert line.why.startswith("not yet: weakest ")


def test_between_friends_nothing_is_asked(desk: Desk) -> None:
    friend = ann(Circle.CLOSE, intent=Intent.FRIENDSHIP)
    asked = entry(3, Kind.ASK, Who.ME, "asked", size=1, outcome=None)
    put(desk, friend, MET, asked, pilot(), reminder(), reminder(uid="own", ask="", made="asked"))
    meant, own = sorted(reminders_today(desk), key=lambda each: each.reminder.uid, reverse=True)
    assert (meant.stand, meant.gate, own.stand) == (Stand.QUIET, None, Stand.PLAIN)
    assert why_words(meant, desk.now()) == NEVER
    assert [line.ref for line in lines_of(desk, Section.PLANNED)] == ["own"]


def test_other_reminders_are_what_they_were(desk: Desk) -> None:
    put(desk, ann(), MET, reminder(ask="", made="meet 60"), reminder(uid="gone", ask="no such ask"))
    assert {each.stand for each in reminders_today(desk)} == {Stand.PLAIN}
    assert all(each.shown for each in reminders_today(desk))
    lines = lines_of(desk, Section.PLANNED)
    assert {line.why for line in lines} == {"you set this reminder"}
    assert len(due_lines(desk)) == 2


def test_reminders_of_other_days_can_be_decided_too(desk: Desk) -> None:
    later = reminder(due=TODAY + timedelta(days=40))
    put(desk, ann(), MET, pilot(), later)
    assert reminders_today(desk) == ()
    (found,) = decided(desk, [later])
    assert found.stand is Stand.INSTEAD


def test_many_reminders_cost_no_more_queries_than_few(desk: Desk) -> None:
    costs = []
    for count in (3, 60):
        for n in range(count):
            uid = f"p{n}"
            put(
                desk,
                Person(uid, f"Person {n}"),
                Interaction(f"m{n}", Moment.of_day(TODAY - timedelta(days=50)), (uid,), Kind.MEET),
                Interaction(f"a{n}", Moment.of_day(TODAY), (uid,), Kind.ASK, part_of=f"m{n}"),
                Ask(f"k{n}", uid, Direction.MINE, AskSize.ADVICE, "advice"),
                Reminder(f"r{n}", uid, "", TODAY, ask=f"k{n}"),
                Reminder(f"s{n}", uid, "", TODAY, made=f"m{n}"),
            )
        with statements(desk) as seen:
            found = reminders_today(desk)
        assert len(found) == 2 * count
        assert all(each.stand is not Stand.PLAIN for each in found)
        costs.append(len(seen))
    assert costs[0] == costs[1]
