"""Skip, snooze, pause, the triage and the fresh start: what each writes, and undone tomorrow."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from relterm.clock import Clock, fixed_clock
from relterm.domain.interactions import Interaction, Reminder
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person, State, Triage
from relterm.domain.quick_add import Recorded
from relterm.errors import BadInput, NoSuchPerson
from relterm.interchange.recognise import recognise
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.pacing import (
    EASE_MOST,
    SKIP_DAYS,
    FreshStart,
    Pause,
    Resume,
    SetTriage,
    Skip,
    Snooze,
    ease_back,
)
from relterm.service.commands.people import AddPerson, EditPerson, SetCircle
from relterm.service.commands.word import AddReminder
from relterm.service.desk import Command, Desk
from relterm.service.exporting import export
from relterm.service.importing.run import commit
from relterm.service.opening import open_desk

TODAY = date(2026, 11, 21)
LATER = date(2026, 12, 5)
NAMES = {
    "chiara": "Chiara Neri",
    "dan": "Dan Okoro",
    "eve": "[/] Eve\x1b[2J",
    "imp": "Imported Ida",
    "arc": "Archived Ari",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@contextmanager
def opened(path: Path, day: date = TODAY) -> Iterator[Desk]:
    with open_desk(path, fixed_clock(day.isoformat())) as desk:
        yield desk


@pytest.fixture
def desk(path: Path, fixed: Clock) -> Iterator[Desk]:
    """Three people in circles, long out of touch, and two in none."""
    with open_desk(path, fixed) as desk:
        with desk.book.write("seed", 0) as session:
            for uid, circle in (
                ("chiara", Circle.CLOSE),
                ("dan", Circle.WIDE),
                ("eve", Circle.INNER),
                ("imp", Circle.NONE),
                ("arc", Circle.NONE),
            ):
                session.put(Person(uid, NAMES[uid], circle=circle))
        desk.run(met("chiara", "dan", "eve", "imp", day=date(2025, 3, 1)))
        yield desk


def met(*people: str, day: date = TODAY) -> LogInteraction:
    entry = Interaction(f"{day}-{people[0]}", Moment.of_day(day), people, Kind.MEET, Who.BOTH)
    return LogInteraction(Recorded((entry,)), "a meeting")


def person(desk: Desk, uid: str) -> Person:
    found = desk.book.people.get(uid)
    assert found is not None
    return found


def due(desk: Desk, day: date = TODAY) -> set[str]:
    """Who is due by the index on a day."""
    return set(desk.book.agenda.due(day.toordinal()))


def day_of(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


COMMANDS: tuple[tuple[Command, str, dict[str, object]], ...] = (
    (
        Snooze("chiara", LATER),
        "snoozed until 2026-12-05 · Chiara Neri",
        {"snooze_until": LATER.toordinal()},
    ),
    (
        Skip("chiara"),
        "skipped one turn · Chiara Neri",
        {"skips": 1, "snooze_until": TODAY.toordinal() + SKIP_DAYS},
    ),
    (Pause("chiara"), "paused Chiara Neri", {"paused": True}),
    (
        SetCircle(("chiara",), Circle.FRIENDS),
        "circle friends for Chiara Neri",
        {"circle": Circle.FRIENDS},
    ),
    (
        SetTriage(("chiara",), Triage.NEVER),
        "not keeping up with Chiara Neri",
        {"circle": Circle.NONE, "triage": Triage.NEVER},
    ),
    (
        FreshStart({"chiara": LATER}),
        "fresh start for Chiara Neri",
        {"snooze_until": LATER.toordinal()},
    ),
)


@pytest.mark.parametrize(
    ("command", "label", "fields"), COMMANDS, ids=[type(each[0]).__name__ for each in COMMANDS]
)
def test_each_is_one_step_that_can_be_undone_and_redone_tomorrow(
    desk: Desk, path: Path, command: Command, label: str, fields: dict[str, object]
) -> None:
    before, looks = person(desk, "chiara"), due(desk)
    assert "chiara" in looks
    changes = len(desk.book.changes.list(99))
    done = desk.run(command)
    assert done.said == label
    assert done.changed.people == {"chiara"}
    assert [change.label for change in desk.book.changes.list(99)][:-changes] == [label]
    after = replace(before, **fields)  # type: ignore[arg-type]  # one row of the table above
    assert person(desk, "chiara") == after
    moved = due(desk)
    with opened(path) as again:
        assert again.undo().said == f"Undone: {label}"
        assert person(again, "chiara") == before
        assert due(again) == looks
    with opened(path) as again:
        assert again.redo().said == f"Done again: {label}"
        assert person(again, "chiara") == after
        assert due(again) == moved
        assert again.book.problems() == []


def test_the_four_are_four_different_things(desk: Desk) -> None:
    before = person(desk, "chiara")
    desk.run(Skip("chiara"))
    skipped = person(desk, "chiara")
    assert (skipped.skips, skipped.paused) == (1, False)
    desk.undo()
    desk.run(Snooze("chiara", LATER))
    assert "chiara" not in due(desk)
    assert "chiara" in due(desk, LATER)
    assert person(desk, "chiara").skips == 0
    desk.undo()
    desk.run(Pause("chiara"))
    assert "chiara" not in due(desk, date(2036, 1, 1))
    assert person(desk, "chiara").snooze_until is None
    desk.undo()
    assert person(desk, "chiara") == before
    desk.run(met("chiara"))
    assert person(desk, "chiara") == before
    assert "chiara" not in due(desk)


def test_a_skip_keeps_a_longer_snooze_and_adds_up(desk: Desk) -> None:
    desk.run(Snooze("chiara", date(2027, 2, 1)))
    desk.run(Skip("chiara"))
    desk.run(Skip("chiara"))
    chiara = person(desk, "chiara")
    assert (chiara.skips, day_of(chiara.snooze_until)) == (2, date(2027, 2, 1))


def test_a_snooze_can_be_taken_off(desk: Desk) -> None:
    desk.run(Snooze("chiara", LATER))
    assert desk.run(Snooze("chiara", None)).said == "woken up · Chiara Neri"
    assert person(desk, "chiara").snooze_until is None
    assert "chiara" in due(desk)


def test_what_is_owed_comes_in_a_pause_too(desk: Desk) -> None:
    desk.run(Pause("chiara"))
    word = Interaction(
        "w1",
        Moment.of_day(TODAY),
        ("chiara",),
        Kind.PROMISE,
        Who.ME,
        text="the book",
        due=date(2026, 12, 1),
    )
    desk.run(LogInteraction(Recorded((word,)), "a promise"))
    assert [promise.what for promise in desk.book.things.promises_of("chiara")] == ["the book"]
    assert "chiara" not in due(desk, date(2026, 11, 28))
    assert "chiara" in due(desk, date(2026, 11, 29))


def test_a_contact_does_not_end_a_pause_but_the_cadence_starts_at_it(desk: Desk) -> None:
    desk.run(Skip("chiara"))
    desk.run(Pause("chiara"))
    desk.run(met("chiara"))
    chiara = person(desk, "chiara")
    assert chiara.paused
    assert chiara.skips == 0
    assert "chiara" not in due(desk, date(2036, 1, 1))
    desk.run(Resume("chiara"))
    assert "chiara" not in due(desk, TODAY + timedelta(days=8))
    assert "chiara" in due(desk, date(2036, 1, 1))


@pytest.mark.parametrize("uid", ["eve", "chiara", "dan"])
def test_nothing_is_overdue_on_the_day_of_resuming(desk: Desk, path: Path, uid: str) -> None:
    assert uid in due(desk)
    desk.run(Pause(uid))
    assert uid not in due(desk)
    before = person(desk, uid)
    assert desk.run(Resume(uid)).said == f"picked up again with {NAMES[uid]}"
    resumed = person(desk, uid)
    back = ease_back(resumed, TODAY)
    assert resumed == replace(before, paused=False, snooze_until=back.toordinal())
    assert TODAY < back <= TODAY + timedelta(days=EASE_MOST)
    assert uid not in due(desk, back - timedelta(days=1))
    assert uid in due(desk, back)
    with opened(path) as again:
        again.undo()
        assert person(again, uid) == before
        assert uid not in due(again, back)
        again.redo()
        assert person(again, uid) == resumed


def test_the_inner_circle_comes_back_sooner_than_the_wide_one() -> None:
    days = [
        ease_back(Person("p", "P", circle=circle), TODAY) for circle in Circle if circle != "none"
    ]
    assert days == sorted(days)
    assert days[0] < days[-1]
    assert ease_back(Person("p", "P", circle=Circle.WIDE, cadence_days=1), TODAY) > TODAY


def test_resuming_keeps_a_later_snooze(desk: Desk) -> None:
    desk.run(Snooze("eve", date(2027, 6, 1)))
    desk.run(Pause("eve"))
    desk.run(Resume("eve"))
    assert day_of(person(desk, "eve").snooze_until) == date(2027, 6, 1)


def test_pausing_and_resuming_say_when_there_is_nothing_to_do(desk: Desk) -> None:
    desk.run(Pause("chiara"))
    changes = desk.book.changes.list(99)
    for command, why in (
        (Pause("chiara"), "Chiara Neri is paused already"),
        (Resume("dan"), "Dan Okoro is not paused"),
        (Pause("imp"), "nothing to pause"),
    ):
        with pytest.raises(BadInput, match=why):
            desk.run(command)
    with pytest.raises(NoSuchPerson):
        desk.run(Pause("nobody"))
    assert desk.book.changes.list(99) == changes


def test_a_circle_settles_the_triage_and_a_pause_ends_with_the_last_circle(desk: Desk) -> None:
    desk.run(SetTriage(("imp",), Triage.LATER))
    assert person(desk, "imp").triage is Triage.LATER
    desk.run(SetCircle(("imp",), Circle.FRIENDS))
    assert person(desk, "imp") == Person("imp", NAMES["imp"], circle=Circle.FRIENDS)
    desk.run(Pause("imp"))
    desk.run(SetCircle(("imp",), Circle.CLOSE))
    assert person(desk, "imp").paused
    desk.run(SetCircle(("imp",), Circle.NONE))
    out = person(desk, "imp")
    assert (out.paused, out.triage) == (False, Triage.NEVER)
    assert "imp" not in {row.uid for row in desk.book.people.to_triage(9)}


def test_a_circle_chosen_in_the_form_means_the_same(desk: Desk) -> None:
    desk.run(SetTriage(("imp",), Triage.NEVER))
    desk.run(EditPerson(replace(person(desk, "imp"), circle=Circle.WIDE, notes="met at a fair")))
    edited = person(desk, "imp")
    assert (edited.circle, edited.triage, edited.notes) == (
        Circle.WIDE,
        Triage.OPEN,
        "met at a fair",
    )
    desk.run(EditPerson(replace(edited, notes="")))
    assert person(desk, "imp") == replace(edited, notes="")


def test_the_triage_by_decisions(desk: Desk, path: Path) -> None:
    people = desk.book.people
    assert [row.uid for row in people.to_triage(9)] == ["imp", "arc"]
    done = desk.run(SetTriage(("imp", "arc", "imp"), Triage.LATER))
    assert done.said == "put off for later: 2 people"
    assert [row.triage for row in people.to_triage(9)] == [Triage.LATER] * 2
    assert desk.run(SetTriage(("arc",), Triage.NEVER)).said == f"not keeping up with {NAMES['arc']}"
    assert [row.uid for row in people.to_triage(9)] == ["imp"]
    assert "imp" not in due(desk, date(2036, 1, 1))
    said = desk.run(SetTriage(("imp",), Circle.CLOSE)).said
    assert said == f"circle close for {NAMES['imp']}"
    assert person(desk, "imp").tracked
    assert "imp" in due(desk)
    assert people.to_triage(9) == []
    said = desk.run(SetTriage(("imp",), Triage.OPEN)).said
    assert said == f"back in the triage: {NAMES['imp']}"
    assert "imp" not in due(desk)
    with opened(path) as again:
        for expected in (["imp"], [], ["imp"], ["imp", "arc"], ["imp", "arc"]):
            assert [row.uid for row in again.book.people.to_triage(9)] == expected
            again.undo()


def test_one_unknown_person_leaves_the_whole_decision_undone(desk: Desk) -> None:
    with pytest.raises(NoSuchPerson):
        desk.run(SetTriage(("imp", "nobody"), Triage.NEVER))
    assert person(desk, "imp").triage is Triage.OPEN


def test_a_fresh_start_gives_everybody_a_day_in_one_step(desk: Desk, path: Path) -> None:
    desk.run(Snooze("eve", date(2027, 1, 10)))
    before = {uid: person(desk, uid) for uid in ("chiara", "dan", "eve")}
    days = {"chiara": LATER, "dan": date(2027, 1, 4), "eve": LATER, "gone": LATER}
    assert desk.run(FreshStart(days)).said == "fresh start for 3 people"
    assert not due(desk) & before.keys()
    assert due(desk, LATER) & before.keys() == {"chiara"}
    assert due(desk, date(2027, 1, 4)) & before.keys() == {"chiara", "dan"}
    assert day_of(person(desk, "eve").snooze_until) == date(2027, 1, 10)
    with opened(path) as again:
        assert again.undo().said == "Undone: fresh start for 3 people"
        assert {uid: person(again, uid) for uid in before} == before
        again.redo()
        assert due(again, LATER) & before.keys() == {"chiara"}


def test_a_fresh_start_for_nobody_is_refused(desk: Desk) -> None:
    for days in ({}, {"gone": LATER}):
        with pytest.raises(BadInput, match="Nothing is waiting"):
            desk.run(FreshStart(days))


def test_each_of_many_people_costs_a_fixed_number_of_queries(desk: Desk) -> None:
    with desk.book.write("more", 0) as session:
        session.add_people(Person(f"n{number}", f"N {number}") for number in range(60))

    def reads(count: int) -> int:
        seen: list[str] = []
        desk.book.database.raw.set_trace_callback(seen.append)
        desk.run(SetTriage(tuple(f"n{number}" for number in range(count)), Circle.WIDE))
        desk.book.database.raw.set_trace_callback(None)
        desk.undo()
        return len(seen)

    assert (reads(52) - reads(2)) / 50 <= 25


def test_a_reminder_remembers_the_ask_it_is_about(desk: Desk, path: Path) -> None:
    reminder = Reminder("r1", "chiara", "ask about the flat", LATER, ask="a1")
    desk.run(AddReminder(reminder))
    assert desk.book.things.reminders_about("a1") == [reminder]
    with opened(path) as again:
        again.undo()
        assert again.book.things.reminder("r1") is None
        again.redo()
        assert again.book.things.reminder("r1") == reminder


def test_people_imported_with_a_circle_are_decided_about(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "uid,name,circle,paused,triage\n"
        "u1,Una,close,,\nu2,Uwe,none,,\nu3,Ugo,,,later\nu4,Ute,none,,NEVER\nu5,Ulf,wide,yes,\n"
    )
    commit(desk, recognise(file))
    assert [row.uid for row in desk.book.people.to_triage(9)] == ["imp", "arc", "u2", "u3"]
    assert person(desk, "u5").paused
    assert person(desk, "u1").tracked


def test_a_file_of_an_earlier_version_leaves_pauses_and_decisions_alone(
    desk: Desk, tmp_path: Path
) -> None:
    from relterm.interchange.own_people import ADDED, COLUMNS

    desk.run(Pause("chiara"))
    desk.run(SetTriage(("imp",), Triage.NEVER))
    columns = [column for column in COLUMNS if column not in ADDED]
    cells = {"state": "active", "circle": "none", "notes": "rewritten"}
    rows = (
        {**cells, "uid": "chiara", "name": "Chiara N.", "circle": "close"},
        {**cells, "uid": "imp", "name": NAMES["imp"]},
    )
    lines = [",".join(row.get(column, "") for column in columns) for row in rows]
    file = tmp_path / "people.csv"
    file.write_text("\n".join([",".join(columns), *lines]) + "\n")
    commit(desk, recognise(file))
    chiara, imp = person(desk, "chiara"), person(desk, "imp")
    assert (chiara.name, chiara.notes, chiara.paused) == ("Chiara N.", "rewritten", True)
    assert (imp.notes, imp.triage) == ("rewritten", Triage.NEVER)


def test_pacing_survives_export_and_import(desk: Desk, tmp_path: Path) -> None:
    desk.run(Pause("chiara"))
    desk.run(SetTriage(("imp",), Triage.LATER))
    desk.run(SetTriage(("arc",), Triage.NEVER))
    desk.run(AddReminder(Reminder("r1", "dan", "=ask him", LATER, ask="a1")))
    first, second = tmp_path / "first", tmp_path / "second"
    export(desk, first)
    with opened(tmp_path / "other.db") as other:
        commit(other, recognise(first))
        for uid in NAMES:
            assert person(other, uid) == person(desk, uid)
        assert other.book.things.reminder("r1") == desk.book.things.reminder("r1")
        assert due(other) == due(desk)
        export(other, second)
    written = {file.name: file.read_bytes() for file in first.iterdir()}
    assert {file.name: file.read_bytes() for file in second.iterdir()} == written
    assert {"people.csv", "reminders.csv"} <= written.keys()


def test_somebody_added_without_a_circle_waits_in_the_triage(desk: Desk) -> None:
    desk.run(AddPerson(Person("new", "Newcomer")))
    desk.run(AddPerson(Person("put", "Put away", state=State.ARCHIVED)))
    assert [row.uid for row in desk.book.people.to_triage(9)] == ["imp", "arc", "new"]
