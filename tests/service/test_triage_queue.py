"""The queue of the triage: pages, decisions at once, and what is written behind them."""

import pytest

from relterm.domain.kinds import Circle
from relterm.domain.people import Person, Triage
from relterm.errors import UndoRefused
from relterm.service.commands.people import AddPerson
from relterm.service.desk import Desk
from relterm.service.triage_queue import Sorted, TriageQueue
from relterm.service.views.triage import PAGE, triage_found, triage_person


def opened(desk: Desk, count: int) -> TriageQueue:
    with desk.book.write("import", desk.seconds, "batch") as session:
        session.add_people(Person(f"p{n:04}", f"P {n:04}") for n in range(count))
    queue = TriageQueue(desk)
    queue.begin()
    return queue


def test_pages_are_read_as_they_are_needed(empty_desk: Desk) -> None:
    queue = opened(empty_desk, 2 * PAGE + 10)
    assert len(queue.rows) == PAGE
    assert queue.left == 2 * PAGE + 10
    queue.more()
    assert len(queue.rows) == 2 * PAGE
    queue.more()
    assert queue.complete
    assert [row.name for row in queue.rows] == [f"P {n:04}" for n in range(2 * PAGE + 10)]
    queue.more()
    assert len(queue.rows) == 2 * PAGE + 10


def test_those_put_off_are_not_shown_twice(empty_desk: Desk) -> None:
    queue = opened(empty_desk, PAGE + 5)
    for row in list(queue.rows):
        queue.write(queue.decide(row, Triage.LATER))
    queue.more()
    queue.more()
    assert queue.complete
    assert len(queue.rows) == PAGE + 5
    assert queue.left == 5
    assert queue.sorted == Sorted(kept=0, later=PAGE, never=0, left=5)
    again = TriageQueue(empty_desk)
    again.begin()
    assert [row.name for row in again.rows[:6]] == [
        *(f"P {n:04}" for n in range(PAGE, PAGE + 5)),
        "P 0000",
    ]
    assert triage_person(empty_desk, "p0000").put_off


def test_a_decision_is_one_change_and_is_taken_back_alone(empty_desk: Desk) -> None:
    queue = opened(empty_desk, 3)
    first, second, _ = queue.rows
    queue.write(queue.decide(first, Circle.CLOSE))
    queue.write(queue.decide(second, Triage.NEVER))
    labels = [change.label for change in empty_desk.book.changes.list(2)]
    assert labels == ["not keeping up with P 0001", "circle close for P 0000"]
    assert queue.kept == 1
    step = queue.undo()
    assert step is not None
    queue.take_back(step)
    assert queue.waits(second)
    person = empty_desk.book.people.get(second.uid)
    assert person is not None
    assert person.triage is Triage.OPEN
    assert empty_desk.book.people.get(first.uid).circle is Circle.CLOSE  # type: ignore[union-attr]


def test_the_same_decision_again_changes_nothing_that_undo_could_hit(empty_desk: Desk) -> None:
    queue = opened(empty_desk, 2)
    first, second = queue.rows
    queue.write(queue.decide(second, Circle.WIDE))
    queue.write(queue.decide(first, Circle.CLOSE))
    again = queue.decide(first, Circle.CLOSE)
    queue.write(again)
    assert again.change == 0
    assert queue.undo() is again
    queue.take_back(again)
    assert queue.decided == {first.uid: Circle.CLOSE, second.uid: Circle.WIDE}
    kept = empty_desk.book.people.existing([first.uid, second.uid])
    assert [kept[row.uid].circle for row in (first, second)] == [Circle.CLOSE, Circle.WIDE]


def test_undo_is_refused_after_somebody_else_wrote(empty_desk: Desk) -> None:
    queue = opened(empty_desk, 2)
    step = queue.decide(queue.rows[0], Circle.INNER)
    queue.write(step)
    empty_desk.run(AddPerson(Person("other", "Other")))
    assert queue.undo() is step
    with pytest.raises(UndoRefused):
        queue.take_back(step)
    queue.hold(step)
    assert queue.decided == {"p0000": Circle.INNER}
    assert queue.steps == [step]


def test_a_decision_that_was_not_written_is_dropped(empty_desk: Desk) -> None:
    queue = opened(empty_desk, 2)
    queue.decide(queue.rows[0], Circle.INNER)
    step = queue.decide(queue.rows[0], Triage.NEVER)
    queue.drop(step)
    queue.drop(step)
    assert queue.decided == {"p0000": Circle.INNER}


def test_found_are_only_those_who_wait_and_can_be_brought(empty_desk: Desk) -> None:
    queue = opened(empty_desk, PAGE + 20)
    empty_desk.run(AddPerson(Person("kept", "P 0110 kept", circle=Circle.WIDE)))
    (found,) = triage_found(empty_desk, "0110")
    assert found.uid == "p0110"
    queue.bring(found, 0)
    queue.bring(found, 0)
    assert queue.rows[0].uid == "p0110"
    queue.more()
    assert [row.uid for row in queue.rows].count("p0110") == 1
    assert len(queue.rows) == PAGE + 20
