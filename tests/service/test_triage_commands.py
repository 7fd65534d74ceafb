"""The triage and the fresh start: what each writes, and what files keep of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pacing_book import LATER, NAMES, day_of, due, opened, person, waiting

from relterm.clock import Clock
from relterm.domain.interactions import Reminder
from relterm.domain.kinds import Circle
from relterm.domain.people import Person, State, Triage
from relterm.errors import BadInput, NoSuchPerson
from relterm.interchange.recognise import recognise
from relterm.service.commands.bulk import Circled, ForPeople
from relterm.service.commands.editing import SavePerson
from relterm.service.commands.pacing import (
    FreshStart,
    Pause,
    SetTriage,
    Snooze,
)
from relterm.service.commands.people import AddPerson
from relterm.service.commands.word import AddReminder
from relterm.service.desk import Desk
from relterm.service.exporting import export
from relterm.service.importing.run import commit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture
def desk(path: Path, fixed: Clock) -> Iterator[Desk]:
    with waiting(path, fixed) as desk:
        yield desk


def test_a_circle_settles_the_triage_and_a_pause_ends_with_the_last_circle(desk: Desk) -> None:
    desk.run(SetTriage(("imp",), Triage.LATER))
    assert person(desk, "imp").triage is Triage.LATER
    desk.run(ForPeople(("imp",), Circled(Circle.FRIENDS)))
    assert person(desk, "imp") == Person("imp", NAMES["imp"], circle=Circle.FRIENDS)
    desk.run(Pause("imp"))
    desk.run(ForPeople(("imp",), Circled(Circle.CLOSE)))
    assert person(desk, "imp").paused
    desk.run(ForPeople(("imp",), Circled(Circle.NONE)))
    out = person(desk, "imp")
    assert (out.paused, out.triage) == (False, Triage.NEVER)
    assert "imp" not in {row.uid for row in desk.book.people.to_triage(9)}


def test_a_circle_chosen_in_the_form_means_the_same(desk: Desk) -> None:
    desk.run(SetTriage(("imp",), Triage.NEVER))
    desk.run(
        SavePerson(
            replace(person(desk, "imp"), circle=Circle.WIDE, notes="met at a fair"),
            person(desk, "imp"),
        )
    )
    edited = person(desk, "imp")
    assert (edited.circle, edited.triage, edited.notes) == (
        Circle.WIDE,
        Triage.OPEN,
        "met at a fair",
    )
    desk.run(SavePerson(replace(edited, notes=""), edited))
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
