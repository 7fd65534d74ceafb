"""A next step that is an ask is planned, waits for its gate, and never stands between friends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from relterm.clock import fixed_clock
from relterm.domain.interactions import AskState
from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.people import Person
from relterm.service import noting
from relterm.service.commands.pacing import Skip
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.views.today import duties

LINE = "coffee @ann >> 3w ?business the pilot"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "book.db", fixed_clock("2026-11-21")) as opened:
        opened.run(AddPerson(Person("ann", "Ann Lee", circle=Circle.CLOSE)))
        opened.run(AddPerson(Person("kim", "Kim Lee", intent=Intent.FRIENDSHIP)))
        yield opened


def write(desk: Desk, line: str) -> None:
    desk.run(noting.command_for(desk, noting.read_log(desk, line)))


def test_the_ask_is_planned_and_nothing_of_it_shows_while_its_gate_is_closed(desk: Desk) -> None:
    write(desk, LINE)
    (ask,) = desk.book.things.asks_of("ann")
    (reminder,) = desk.book.things.reminders_of("ann")
    assert (ask.state, ask.size, reminder.ask) == (AskState.PLANNED, AskSize.BUSINESS, ask.uid)
    ann = desk.book.people.get("ann")
    assert ann is not None
    assert ann.goal is AskSize.BUSINESS
    desk.clock = fixed_clock("2026-12-14")
    shown = [line for line in duties(desk) if line.person == "ann"]
    assert all(line.what != "the pilot" for line in shown)
    desk.undo()
    assert desk.book.things.asks_of("ann") == []
    assert desk.book.people.get("ann") == Person("ann", "Ann Lee", circle=Circle.CLOSE)


def test_between_friends_it_stays_the_words_of_a_reminder(desk: Desk) -> None:
    write(desk, LINE.replace("@ann", "@kim"))
    assert desk.book.things.asks_of("kim") == []
    (reminder,) = desk.book.things.reminders_of("kim")
    assert (reminder.ask, reminder.what) == ("", "the pilot")
    kim = desk.book.people.get("kim")
    assert kim is not None
    assert kim.goal is None


def test_turns_that_were_skipped_are_forgotten_when_they_take_part_and_not_before(
    desk: Desk,
) -> None:
    desk.run(Skip("ann"))
    write(desk, "message @ann hello ...")
    ann = desk.book.people.get("ann")
    assert ann is not None
    assert ann.skips == 1
    write(desk, "from @ann thank you for writing")
    ann = desk.book.people.get("ann")
    assert ann is not None
    assert ann.skips == 0
