"""What goes into the calendar, and what never does: an ask too early, a private note, a crowd."""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from relterm.clock import fixed_clock
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Promise,
    PromiseState,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Intent, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Person, State
from relterm.domain.quick_add import Recorded
from relterm.service.calendar_export import version, write_agenda
from relterm.service.calendar_touches import AHEAD_DAYS
from relterm.service.commands.bulk import ForPeople, Moved
from relterm.service.commands.editing import SavePerson
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import AddPerson
from relterm.service.commands.word import AddReminder, CloseReminder
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.today import today_view
from relterm.service.views.today_lines import Section

GRACE = "demo-grace-oneill"
ANN = "demo-ann-kowalska"
TODAY = date(2026, 11, 21)


def written(desk: Desk) -> bytes:
    out = io.StringIO(newline="")
    write_agenda(desk, out)
    return out.getvalue().encode()


def events(desk: Desk) -> Sequence[Event]:
    calendar = Calendar.from_ical(written(desk))
    return [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]


def by_uid(desk: Desk) -> dict[str, Event]:
    found = events(desk)
    named = {str(each["uid"]): each for each in found}
    assert len(named) == len(found), "no event is there twice"
    return named


def on(desk: Desk, day: str) -> Desk:
    """The same book on another day."""
    return Desk(desk.book, fixed_clock(day))


def day_of(event: Event) -> date:
    start = event.decoded("dtstart")
    return start.date() if isinstance(start, datetime) else start


def ann(desk: Desk, **more: object) -> Person:
    person = Person("ann", "Ann Lee", **more)  # type: ignore[arg-type]  # passed through
    desk.run(AddPerson(person))
    return person


def log(desk: Desk, *entries: Interaction, **things: tuple[object, ...]) -> None:
    recorded = Recorded(entries, **things)  # type: ignore[arg-type]  # passed through
    desk.run(LogInteraction(recorded, "it"))


def met(uid: str, day: str, person: str = "ann", kind: Kind = Kind.MEET) -> Interaction:
    return Interaction(uid, Moment.of_day(date.fromisoformat(day)), (person,), kind)


def test_the_same_book_on_the_same_day_gives_the_same_bytes(demo_desk: Desk) -> None:
    first = written(demo_desk)
    assert first == written(demo_desk) == written(on(demo_desk, "2026-11-21T18:30"))


def test_with_every_day_and_every_change_the_version_rises_and_never_falls(
    demo_desk: Desk,
) -> None:
    seen = [version(demo_desk)]
    demo_desk.run(AddReminder(Reminder("r", ANN, "call", TODAY)))
    seen.append(version(demo_desk))
    assert seen[1][1] > seen[0][1]
    demo_desk.undo()
    assert version(demo_desk) == seen[1]
    demo_desk.redo()
    assert version(demo_desk) == seen[1]
    seen.append(version(on(demo_desk, "2026-11-22")))
    assert seen == sorted(seen)
    assert seen[2][1] > seen[1][1]
    assert seen[2][0] > seen[1][0]


def test_version_stays_within_what_a_calendar_takes(empty_desk: Desk) -> None:
    for day in ("0001-01-02", "9999-12-30"):
        stamp, sequence = version(on(empty_desk, day))
        assert stamp.tzinfo is UTC
        assert 0 <= sequence < 2**31


def test_after_a_change_the_same_event_moves(empty_desk: Desk) -> None:
    ann(empty_desk, circle=Circle.CLOSE)
    log(empty_desk, met("one", "2026-11-02"))
    before = by_uid(empty_desk)["ann-in-touch@relterm"]
    log(empty_desk, met("two", "2026-11-20"))
    after = by_uid(empty_desk)["ann-in-touch@relterm"]
    assert day_of(after) > day_of(before)
    assert after.decoded("sequence") > before.decoded("sequence")


def test_somebody_met_moves_even_beyond_the_weeks_ahead(empty_desk: Desk) -> None:
    """Or else a program that read the earlier file keeps the old day."""
    ann(empty_desk, circle=Circle.FRIENDS, intent=Intent.FRIENDSHIP)
    for at, month in enumerate(("01", "04", "07", "09")):
        log(empty_desk, met(f"m{at}", f"2026-{month}-10"))
    before = day_of(by_uid(empty_desk)["ann-in-touch@relterm"])
    log(empty_desk, met("now", "2026-11-20"))
    after = day_of(by_uid(empty_desk)["ann-in-touch@relterm"])
    assert before <= TODAY + timedelta(AHEAD_DAYS) < after


@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-23", "2027-02-28", "2028-02-29"])
def test_no_day_ahead_holds_more_people_than_the_daily_number(demo_desk: Desk, day: str) -> None:
    desk = on(demo_desk, day)
    today = desk.now().today
    pace = day_agenda(desk).pace
    found = [each for uid, each in by_uid(desk).items() if uid.endswith("-in-touch@relterm")]
    ahead = Counter(day_of(each) for each in found if day_of(each) > today)
    soon = {each: n for each, n in ahead.items() if each <= today + timedelta(AHEAD_DAYS)}
    assert soon
    assert max(soon.values()) <= pace.daily_number
    assert all(day_of(each) >= today for each in found)


def test_a_crowd_is_spread_and_the_rest_waits(empty_desk: Desk) -> None:
    for at in range(300):
        empty_desk.run(AddPerson(Person(f"p{at}", f"P {at}", circle=Circle.ACTIVE)))
        log(empty_desk, met(f"m{at}", "2025-01-10", f"p{at}"))
    found = events(empty_desk)
    held = Counter(day_of(each) for each in found)
    assert max(held.values()) == 3
    assert max(held) <= TODAY + timedelta(AHEAD_DAYS)
    assert all(each.weekday() < 5 for each in held)


def test_todays_agenda_stands_on_today(demo_desk: Desk) -> None:
    touched = {line.person for line in today_view(demo_desk).of(Section.TOUCH)}
    named = by_uid(demo_desk)
    assert touched
    for person in touched:
        event = named.get(f"{person}-in-touch@relterm")
        if event is None:
            assert [uid for uid in named if uid.startswith(person) and uid.endswith("-ask@relterm")]
        else:
            assert day_of(event) == TODAY


def test_pauses_snoozes_and_strangers_are_respected(empty_desk: Desk) -> None:
    person = ann(empty_desk, circle=Circle.CLOSE)
    log(empty_desk, met("one", "2026-09-02"))
    assert by_uid(empty_desk)
    empty_desk.run(SavePerson(paused := replace(person, paused=True), person))
    assert not by_uid(empty_desk)
    until = date(2026, 12, 10)
    empty_desk.run(SavePerson(snoozed := replace(person, snooze_until=until.toordinal()), paused))
    (event,) = events(empty_desk)
    assert day_of(event) >= until
    empty_desk.run(SavePerson(replace(person, circle=Circle.NONE), snoozed))
    assert not by_uid(empty_desk)


def test_who_does_not_answer_gets_no_chaser(empty_desk: Desk) -> None:
    ann(empty_desk, circle=Circle.CLOSE)
    log(empty_desk, met("one", "2026-09-02"))
    word = replace(met("two", "2026-11-18", kind=Kind.MSG), who=Who.ME)
    log(empty_desk, word)
    assert all(day_of(each) > TODAY + timedelta(5) for each in events(empty_desk))


def test_a_planned_ask_waits_for_its_gate(demo_desk: Desk) -> None:
    """Ann's ask is not yet warranted, Grace's is."""
    text = written(demo_desk).decode().replace("\r\n ", "")
    asks = {ask.uid: ask for ask in demo_desk.book.things.asks(AskState.PLANNED)}
    shown = {uid.removesuffix("-ask@relterm") for uid in by_uid(demo_desk) if "-ask@" in uid}
    assert {asks[uid].person for uid in shown} == {GRACE}
    for ask in asks.values():
        assert (ask.what in text) is (ask.uid in shown)


@pytest.mark.parametrize("due", ["2026-11-20", "2026-11-21", "2026-12-10"])
def test_a_reminder_about_an_ask_waits_with_it(demo_desk: Desk, due: str) -> None:
    asks = demo_desk.book.things.asks(AskState.PLANNED)
    closed = next(ask for ask in asks if ask.person == ANN)
    ready = next(ask for ask in asks if ask.person == GRACE)
    for uid, ask in (("early", closed), ("now", ready)):
        what = f"ask about the {uid} thing"
        day = date.fromisoformat(due)
        demo_desk.run(AddReminder(Reminder(uid, ask.person, what, day, ask=ask.uid)))
    text = written(demo_desk).decode().replace("\r\n ", "")
    assert "the early thing" not in text
    assert "the now thing" in text


def test_a_reminder_noted_with_an_ask_waits_too(empty_desk: Desk) -> None:
    ann(empty_desk, circle=Circle.ACTIVE)
    asked = replace(met("asked", "2026-11-20", kind=Kind.ASK), who=Who.ME, size=3, text="the fund")
    again = Reminder("again", "ann", "ask again", date(2026, 12, 1), made="asked")
    log(empty_desk, asked, reminders=(again,))
    assert "ask again" not in written(empty_desk).decode()


def test_an_ask_planned_for_a_day_waits_for_its_gate(empty_desk: Desk) -> None:
    ann(empty_desk, circle=Circle.ACTIVE)
    plan = replace(met("p", "2026-12-05", kind=Kind.ASK), who=Who.ME, text="the fund", planned=True)
    ask = Ask("a", "ann", Direction.MINE, AskSize.BUSINESS, "the fund", interaction="p")
    log(empty_desk, plan, asks=(ask,))
    assert "the fund" not in written(empty_desk).decode()
    log(empty_desk, replace(plan, uid="q", who=Who.THEM, text="they want it"))
    assert "they want it" in written(empty_desk).decode()


def test_friends_are_never_asked(demo_desk: Desk) -> None:
    grace = demo_desk.book.people.get(GRACE)
    assert grace is not None
    demo_desk.run(SavePerson(replace(grace, intent=Intent.FRIENDSHIP, goal=None), grace))
    assert not [uid for uid in by_uid(demo_desk) if "-ask@" in uid]


def test_private_notes_and_scores_stay_in_the_book(empty_desk: Desk) -> None:
    ann(
        empty_desk,
        circle=Circle.CLOSE,
        notes="SECRET",
        goal_text="SECRET",
        why="SECRET",
        met="SECRET",
        dates=(ImportantDate("birthday", 1980, 2, 29, "SECRET"),),
    )
    for at, day in enumerate(("2026-09-01", "2026-12-01")):
        entry = replace(met(f"n{at}", day), text="the fund", note="SECRET", line="SECRET")
        log(empty_desk, replace(entry, planned=day > "2026-11"))
    text = written(empty_desk).decode()
    assert "the fund" in text
    assert "SECRET" not in text
    assert "trust" not in text.lower()


def test_birthdays_of_everybody_in_use(empty_desk: Desk) -> None:
    leap = ImportantDate("birthday", None, 2, 29)
    dates = (leap, ImportantDate("birthday", 1990, 4, 15), ImportantDate("x", 2010, 4))
    person = ann(empty_desk, dates=dates)
    named = by_uid(empty_desk)
    assert set(named) == {"ann-birthday@relterm", "ann-birthday-2@relterm"}
    first = named["ann-birthday@relterm"]
    assert day_of(first) == date(2024, 2, 29)
    assert str(first["summary"]) == "Ann Lee: birthday (29 Feb)"
    assert "not known" in str(first["description"])
    assert "Born in 1990" in str(named["ann-birthday-2@relterm"]["description"])
    assert day_of(named["ann-birthday-2@relterm"]) == date(1990, 4, 15)
    assert day_of(by_uid(on(empty_desk, "2031-01-01"))["ann-birthday@relterm"]) == day_of(first)
    empty_desk.run(ForPeople((person.uid,), Moved(State.TRASHED)))
    assert not by_uid(empty_desk)


@pytest.mark.parametrize("year", [-5, 0, 12_345])
def test_a_year_that_is_none_is_not_known(empty_desk: Desk, year: int) -> None:
    ann(empty_desk, dates=(ImportantDate("birthday", year, 4, 15),))
    (event,) = events(empty_desk)
    assert day_of(event) == date(2024, 4, 15)


def test_promises_in_both_directions(empty_desk: Desk) -> None:
    ann(empty_desk)
    said = replace(met("said", "2026-11-20", kind=Kind.PROMISE), who=Who.ME, text="the paper")
    log(
        empty_desk,
        said,
        promises=(
            Promise("late", "ann", Direction.MINE, "the slides", date(2026, 11, 3)),
            Promise("theirs", "ann", Direction.THEIRS, "the book", date(2026, 11, 3)),
            Promise("open", "ann", Direction.MINE, "the paper", None, made="said"),
            Promise("kept", "ann", Direction.MINE, "x", TODAY, PromiseState.KEPT),
        ),
    )
    named = by_uid(empty_desk)
    assert set(named) == {f"{uid}-promise@relterm" for uid in ("late", "theirs", "open")}
    assert day_of(named["late-promise@relterm"]) == TODAY
    assert "3 Nov 2026" in str(named["late-promise@relterm"]["description"])
    assert day_of(named["theirs-promise@relterm"]) == date(2026, 11, 3)
    assert day_of(named["open-promise@relterm"]) == date(2026, 12, 4)


def test_a_promise_due_today_is_one_event_not_two(empty_desk: Desk) -> None:
    ann(empty_desk, circle=Circle.CLOSE)
    said = replace(met("said", "2026-11-10", kind=Kind.PROMISE), who=Who.ME, due=TODAY)
    log(empty_desk, replace(said, text="the paper"))
    (event,) = events(empty_desk)
    assert (str(event["summary"]), day_of(event)) == ("Ann Lee: the paper", TODAY)


def test_reminders_and_plans_until_they_are_done(empty_desk: Desk) -> None:
    ann(empty_desk)
    empty_desk.run(AddReminder(Reminder("r", "ann", "the show", date(2026, 12, 3))))
    plan = Interaction(
        "p",
        Moment.of_datetime(datetime(2026, 12, 2, 15, tzinfo=UTC)),
        ("ann",),
        Kind.CALL,
        minutes=45,
        planned=True,
    )
    log(empty_desk, plan)
    named = by_uid(empty_desk)
    assert str(named["r-reminder@relterm"]["summary"]) == "Ann Lee: the show"
    call = named["p-plan@relterm"]
    assert call.decoded("dtstart") == datetime(2026, 12, 2, 15, tzinfo=UTC)
    assert call.decoded("dtend") == datetime(2026, 12, 2, 15, 45, tzinfo=UTC)
    empty_desk.run(CloseReminder("r"))
    assert set(by_uid(empty_desk)) == {"p-plan@relterm"}
