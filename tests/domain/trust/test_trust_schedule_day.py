"""The day as a whole: measure, order, and the ask among it (trust.md, 5.11)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from trust_contacts import BOTH, NOW, THEM, T, ago, contact, only
from trust_logs import read_log

from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Circle, Kind
from relterm.domain.ladder import Step
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate
from relterm.domain.schedule import (
    AgendaClass,
    Contact,
    Pace,
    agenda,
    candidate,
)
from relterm.domain.trust import TrustState, replay


def ready(goal: AskSize | None = AskSize.FAVOUR) -> Contact:
    return Contact("anna", Circle.FRIENDS, replay(read_log("patient")), goal)


def day(text: str) -> Now:
    return Now(datetime.fromisoformat(f"{text}T14:00:00+00:00"))


def test_the_ask_is_shown_once_a_fortnight_and_never_without_a_goal() -> None:
    shown = []
    for offset in range(60):
        now = Now(datetime(2024, 9, 17, 14, 0, tzinfo=UTC) + timedelta(days=offset))
        for item in candidate(ready(), now):
            if item.agenda_class is AgendaClass.MAY_ASK:
                assert (item.step, item.because) == (Step.MAY_ASK, "ready")
                shown.append(now.today)
        assert all(item.step is not Step.MAY_ASK for item in candidate(ready(None), now))
        family = replace(ready(), personal=True)
        assert all(item.step is not Step.MAY_ASK for item in candidate(family, now))
    assert shown == [date(2024, 9, 17), date(2024, 10, 1), date(2024, 10, 15), date(2024, 10, 29)]


def test_between_its_days_an_open_gate_leaves_room_for_warmth() -> None:
    now = day("2024-10-02")
    item = only(ready(), now)
    assert item.agenda_class is AgendaClass.WARM
    assert item.step is not Step.MAY_ASK


def test_an_ask_of_the_weekend_is_shown_on_monday() -> None:
    log = read_log("patient")
    saturday = Event(day("2024-09-21").t, Kind.MSG, BOTH)
    met = replace(ready(), state=replay([*log, saturday]))
    classes = {
        text: [item.agenda_class for item in candidate(met, day(text))]
        for text in ("2024-09-21", "2024-09-22", "2024-09-23", "2024-09-24")
    }
    assert classes["2024-09-21"] == classes["2024-09-22"] == classes["2024-09-24"] == []
    assert classes["2024-09-23"] == [AgendaClass.MAY_ASK]
    private = replace(met, private=True)
    assert [i.agenda_class for i in candidate(private, day("2024-09-21"))] == [AgendaClass.MAY_ASK]
    assert candidate(private, day("2024-09-23")) == ()


def test_the_day_has_room_for_a_few_and_for_two_talks() -> None:
    def due(name: str, days: float) -> Contact:
        return replace(contact(ago(days, Kind.MEET)), person=name)

    people = [due(name, days) for name, days in (("a", 70), ("b", 71), ("c", 72), ("d", 73))]
    names = [item.person for item in agenda(people, NOW, Pace(9))]
    assert names == ["d", "c"]
    chatting = [
        replace(contact(ago(100 - n, Kind.MSG, BOTH)), person=f"e{n}", circle=Circle.WIDE)
        for n in range(3)
    ]
    items = agenda([*people, *chatting], NOW, Pace(9))
    assert [item.person for item in items if item.step is Step.TALK] == ["d", "c"]
    assert len(agenda([*people, *chatting], NOW, Pace(3))) <= 3
    assert agenda(people, NOW, Pace(3, done_today=3)) == ()
    assert len(agenda(people, NOW, Pace(3, done_today=2))) == 1


def test_duties_come_first_and_take_room() -> None:
    owing = [replace(contact(ago(n + 1, Kind.MSG, THEM)), person=f"owed{n}") for n in range(3)]
    promised = replace(contact(ago(5, Kind.MEET), ago(4, Kind.PROMISE, due=T - 1)), person="p")
    born = replace(contact(ago(3, Kind.MEET)), person="born")
    born = replace(born, dates=(ImportantDate("birthday", None, 6, 3),))
    hurt = replace(contact(ago(5, Kind.MEET), ago(4, Kind.CONFLICT)), person="hurt")
    warm = replace(contact(ago(80, Kind.MEET)), person="warm")
    items = agenda([warm, hurt, born, *owing, promised], NOW, Pace())
    assert [item.person for item in items] == ["p", "owed2", "owed1", "owed0", "born", "hurt"]


def test_an_empty_book_has_an_empty_agenda() -> None:
    assert agenda([], NOW, Pace()) == ()
    assert candidate(Contact("x", Circle.FRIENDS, TrustState()), NOW) == ()
