"""A planned ask does not surface as one before its gate is open, on whatever day it was planned."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from relterm.clock import fixed_clock
from relterm.domain.interactions import AskState, PromiseState
from relterm.domain.people import Person
from relterm.service.commands.logging import ConfirmPlan, EditInteraction
from relterm.service.desk import Desk
from relterm.service.noting import command_for, read_log
from relterm.service.opening import open_desk
from relterm.service.views.coming import next_coming
from relterm.service.views.due import due_lines
from relterm.service.views.today import due_count, today_view
from relterm.service.views.today_lines import Section

PLANNED = "tomorrow: call @bob ?business a pilot +gift !send it by fri"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture
def before(path: Path) -> Iterator[Desk]:
    """The day on which the plan is made."""
    with open_desk(path, fixed_clock("2026-11-23")) as desk:
        with desk.book.write("people", 1) as session:
            session.put(Person("bob", "Bob Osei", given="Bob"))
        yield desk


@pytest.fixture
def after(before: Desk) -> Iterator[Desk]:
    """The day for which it was made."""
    with open_desk(before.book.path, fixed_clock("2026-11-24")) as desk:
        yield desk


def log(desk: Desk, line: str) -> str:
    """Write a line; the uid of its main entry."""
    command = command_for(desk, read_log(desk, line))
    desk.run(command)
    return command.recorded.interactions[0].uid


def open_gate(desk: Desk) -> None:
    """They have asked first: their own ask opens the gate."""
    log(desk, "email from @bob <?business a loan")


def planned(desk: Desk) -> list[tuple[str, str]]:
    return [(line.what, line.why) for line in today_view(desk).of(Section.PLANNED)]


def test_a_plan_feeds_nothing_until_it_is_confirmed(before: Desk, after: Desk) -> None:
    log(before, PLANNED)
    for desk in (before, after):
        assert desk.book.things.open_promises() == []
        assert desk.book.interactions.events("bob") == []
        assert [ask.state for ask in desk.book.things.asks()] == [AskState.PLANNED]
    assert today_view(before).of(Section.PLANNED) == ()


def test_the_ask_of_a_plan_waits_and_the_call_does_not(before: Desk, after: Desk) -> None:
    log(before, PLANNED)
    assert planned(after) == [("call", "d confirms that it took place")]
    (waiting,) = today_view(after).of(Section.NOT_YET)
    assert (waiting.what, waiting.person) == ("a pilot", "bob")
    plans = [(line.kind, line.what) for line in due_lines(after) if line.kind == "plan"]
    assert plans == [("plan", "call")]
    assert not any("ask" in line.what for line in due_lines(after))


def test_an_ask_alone_gives_way_to_the_step_that_opens_its_gate(before: Desk, after: Desk) -> None:
    log(before, "2026-11-24 10:00: ?business a pilot @bob")
    instead, waiting = [each for each in today_view(after).lines if each.person == "bob"]
    assert (instead.section, instead.what) == (Section.PLANNED, "study what they do")
    assert instead.item is not None
    assert instead.why.startswith("instead of asking about a pilot; not yet:")
    assert (waiting.section, waiting.what) == (Section.NOT_YET, "a pilot")
    assert due_count(after) == 1
    assert [(line.kind, line.what) for line in due_lines(after)] == [("ladder", instead.what)]
    assert next_coming(before) is None


def test_once_the_gate_is_open_the_ask_is_shown_as_the_plan_it_is(
    before: Desk, after: Desk
) -> None:
    uid = log(before, "2026-11-24 10:00: ?business a pilot @bob")
    open_gate(before)
    (line,) = today_view(after).of(Section.PLANNED)
    assert (line.ref, line.item) == (uid, None)
    assert line.why.startswith("you planned it; they asked you first")
    assert ("plan", "you planned it; it counts once you confirm it") in [
        (each.kind, each.why) for each in due_lines(after)
    ]
    after.run(ConfirmPlan(uid))
    assert [ask.state for ask in after.book.things.asks_logged_in([uid])] == [AskState.ASKED]


def test_confirming_confirms_the_line_but_not_the_ask_in_it(before: Desk, after: Desk) -> None:
    uid = log(before, PLANNED)
    after.run(ConfirmPlan(uid, "went well"))
    entries = {e.kind.value: e for e in after.book.interactions.parts_of(uid)}
    assert {kind: entry.planned for kind, entry in entries.items()} == {
        "give": False,
        "promise": False,
        "ask": True,
    }
    (promise,) = after.book.things.open_promises()
    assert (promise.what, promise.due, promise.made) == (
        "send it",
        entries["promise"].due,
        entries["promise"].uid,
    )
    assert planned(after) == []
    after.undo()
    assert after.book.things.open_promises() == []
    assert planned(after) == [("call", "d confirms that it took place")]


def test_a_planned_promise_corrected_to_have_happened_is_open_once(
    before: Desk, after: Desk
) -> None:
    uid = log(before, "tomorrow: !send it @bob")
    entry = after.book.interactions.get(uid)
    assert entry is not None
    after.run(EditInteraction(replace(entry, planned=False)))
    after.run(EditInteraction(replace(entry, planned=False, text="send it all")))
    assert [each.state for each in after.book.things.promises_of("bob")] == [PromiseState.OPEN]
