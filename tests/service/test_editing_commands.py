"""What is edited in a form: the thing, what the log says of it, and one step back."""

from dataclasses import replace
from datetime import date

import pytest
from app_driver import told

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    Interaction,
    Outcome,
    Promise,
    PromiseState,
    Relation,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person, State
from relterm.domain.quick_add import PersonMatch
from relterm.errors import BadInput
from relterm.service import noting
from relterm.service.commands.asks import PlanAsk, RecordAsk
from relterm.service.commands.asks_corrected import EditAsk
from relterm.service.commands.corrections import EditPromise, EditReminder
from relterm.service.commands.editing import SaveEntry, SavePerson
from relterm.service.commands.logging import EditInteraction, TrashInteraction
from relterm.service.commands.word import AddReminder
from relterm.service.desk import Command, Desk

ANN = Person("ann", "Ann Lee", given="Ann", circle=Circle.CLOSE)
BOB = Person("bob", "Bob Osei")
P = PromiseState


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    with empty_desk.book.write("people", empty_desk.seconds) as session:
        session.put(ANN)
        session.put(BOB)
    return empty_desk


def log(desk: Desk, line: str) -> Interaction:
    """Log a line about Ann; its main entry."""
    parsed = noting.read_log(desk, line, PersonMatch("ann", "Ann Lee"))
    command = noting.command_for(desk, parsed)
    desk.run(command)
    return command.recorded.interactions[0]


def promise_of(desk: Desk) -> Promise:
    (promise,) = desk.book.things.promises_of("ann")
    return promise


def entry(desk: Desk, uid: str) -> Interaction:
    found = desk.book.interactions.get(uid)
    assert found is not None
    return found


def run_and_back(desk: Desk, command: Command) -> str:
    """Run a command, and see that one undo gives back exactly what was and redo what it did."""
    before = told(desk)
    said = desk.run(command).said
    after = told(desk)
    desk.undo()
    assert told(desk) == before
    desk.redo()
    assert told(desk) == after
    return said


def test_a_promise_and_the_entry_it_was_made_in_say_the_same(desk: Desk) -> None:
    log(desk, "!send the paper by fri")
    promise = promise_of(desk)
    wished = replace(
        promise, what="send both papers", due=date(2026, 12, 1), direction=Direction.THEIRS
    )
    said = run_and_back(desk, EditPromise(wished, promise))
    assert said == "edited a promise · Ann Lee"
    assert promise_of(desk) == wished
    made = entry(desk, promise.made)
    assert (made.text, made.due, made.who) == ("send both papers", date(2026, 12, 1), Who.THEM)
    # and the other way round
    later = replace(made, text="send three", due=None, who=Who.ME)
    run_and_back(desk, EditInteraction(later))
    now = promise_of(desk)
    assert (now.what, now.due, now.direction) == ("send three", None, Direction.MINE)
    run_and_back(desk, TrashInteraction(made.uid))
    assert promise_of(desk).state is P.DROPPED, "what is not in the log was not promised"


@pytest.mark.parametrize("start", [P.KEPT, P.BROKEN, P.DROPPED])
@pytest.mark.parametrize("end", list(P))
def test_every_way_a_promise_can_end_differently(
    desk: Desk, start: PromiseState, end: PromiseState
) -> None:
    log(desk, "!send the paper by fri")
    opened = told(desk)
    promise = promise_of(desk)
    desk.run(EditPromise(replace(promise, state=start), promise))
    ended = promise_of(desk)
    assert ended.state is start
    if start is end:
        return
    run_and_back(desk, EditPromise(replace(ended, state=end), ended))
    assert promise_of(desk).state is end
    live = {
        each.kind for each in desk.book.interactions.all_of("ann") if each.state is State.ACTIVE
    }
    deeds = {P.KEPT: Kind.KEPT, P.BROKEN: Kind.BROKEN}
    assert live & {Kind.KEPT, Kind.BROKEN} == ({deeds[end]} if end in deeds else set())
    assert (Kind.PROMISE in live) is (end is not P.DROPPED)
    if end is P.OPEN:
        assert told(desk)["promises"] == opened["promises"]


def test_a_reminder(desk: Desk) -> None:
    reminder = Reminder("r", "ann", "call", date(2026, 12, 1))
    desk.run(AddReminder(reminder))
    wished = replace(reminder, due=date(2026, 12, 24), what="call her")
    assert run_and_back(desk, EditReminder(wished, reminder)) == "edited a reminder · Ann Lee"
    assert desk.book.things.reminder("r") == wished


def the_ask(desk: Desk) -> Ask:
    (ask,) = desk.book.things.asks_of("ann")
    return ask


def test_a_planned_ask_of_another_size_moves_the_goal(desk: Desk) -> None:
    desk.run(PlanAsk("ann", AskSize.BUSINESS, "a pilot"))
    ask = the_ask(desk)
    run_and_back(desk, EditAsk(replace(ask, size=AskSize.FAVOUR, what="a hint"), ask))
    person = desk.book.people.get("ann")
    assert person is not None
    assert (person.goal, the_ask(desk).what) == (AskSize.FAVOUR, "a hint")
    with pytest.raises(BadInput, match="in sight of its gate"):
        desk.run(EditAsk(replace(the_ask(desk), state=AskState.ASKED), the_ask(desk)))
    ask = the_ask(desk)
    run_and_back(desk, EditAsk(replace(ask, state=AskState.DROPPED), ask))
    person = desk.book.people.get("ann")
    assert person is not None
    assert person.goal is None


def test_what_came_of_an_ask_is_corrected_in_the_log_too(desk: Desk) -> None:
    desk.run(RecordAsk("ann", AskSize.ADVICE, "a word with Zed", "it was urgent"))
    asked = the_ask(desk)
    run_and_back(desk, EditAsk(replace(asked, state=AskState.ANSWERED, outcome=Outcome.NO), asked))
    no = the_ask(desk)
    assert entry(desk, no.interaction).outcome is False
    wished = replace(no, outcome=Outcome.YES, size=AskSize.BIG, what="a word", reason="in haste")
    run_and_back(desk, EditAsk(wished, no))
    yes = the_ask(desk)
    assert yes == wished
    told_of = entry(desk, yes.interaction)
    assert (told_of.outcome, told_of.size, told_of.text) == (True, 4, "a word")
    assert told_of.note == "in haste"
    run_and_back(desk, EditAsk(replace(yes, state=AskState.ASKED, outcome=Outcome.NONE), yes))
    assert entry(desk, yes.interaction).outcome is None
    again = the_ask(desk)
    run_and_back(desk, EditAsk(replace(again, state=AskState.PLANNED), again))
    assert the_ask(desk).interaction == ""
    assert entry(desk, again.interaction).state is State.TRASHED, "it was not asked after all"


def test_people_and_relations_in_one_step(desk: Desk) -> None:
    colleague = Relation("rel", "ann", "bob", "colleague")
    wished = replace(ANN, title="Director")
    run_and_back(desk, SavePerson(wished, ANN, (colleague,)))
    assert desk.book.things.relations_of("bob") == [colleague]
    person = desk.book.people.get("ann")
    assert person is not None
    other = Relation("rel2", "bob", "ann", "tutor")
    run_and_back(desk, SavePerson(person, person, (other,), (colleague,)))
    assert desk.book.things.relations_of("ann") == [other]


def test_a_pause_ends_gently_and_begins_only_where_there_is_something_to_pause(desk: Desk) -> None:
    paused = replace(ANN, paused=True)
    desk.run(SavePerson(paused, ANN))
    desk.run(SavePerson(replace(paused, paused=False), paused))
    person = desk.book.people.get("ann")
    assert person is not None
    assert person.snooze_until is not None
    assert person.snooze_until > desk.now().today.toordinal()
    with pytest.raises(BadInput, match="nothing to pause"):
        desk.run(SavePerson(replace(BOB, paused=True), BOB))
    desk.run(SavePerson(replace(BOB, paused=True, circle=Circle.WIDE), BOB))
    bob = desk.book.people.get("bob")
    assert bob is not None
    assert bob.paused


def test_only_what_was_changed_is_written(desk: Desk) -> None:
    desk.run(SavePerson(replace(ANN, title="Director"), ANN))
    desk.run(SavePerson(replace(ANN, met="on the pier"), ANN))
    assert desk.book.people.get("ann") == replace(ANN, title="Director", met="on the pier")
    before = told(desk)
    with pytest.raises(BadInput, match="another window"):
        desk.run(SavePerson(replace(ANN, title="Chair"), ANN))
    assert told(desk) == before


def test_what_was_given_goes_with_its_entry(desk: Desk) -> None:
    main = log(desk, '+"the Orkney paper" with @"Bob Osei"')
    (given, *more) = desk.book.things.exchanges_of(main.uid)
    assert more == []
    alone = replace(main, people=("bob",), text="two papers", who=Who.THEM)
    run_and_back(desk, SaveEntry(alone, main, (given,), (given,)))
    (now,) = desk.book.things.exchanges_of(main.uid)
    assert (now.person, now.what, now.kind) == ("bob", "two papers", ExchangeKind.RECEIVED)
    stored = entry(desk, main.uid)
    new = Exchange("x", main.uid, "bob", ExchangeKind.THANKED, "dinner", "")
    run_and_back(desk, SaveEntry(stored, stored, (new,), (now,)))
    assert desk.book.things.exchanges_of(main.uid) == [new]


def test_a_moment_is_moved(desk: Desk) -> None:
    main = log(desk, "fri: call")
    moved = replace(main, moment=Moment.of_day(date(2026, 11, 3)))
    assert run_and_back(desk, SaveEntry(moved, main)).endswith("of 2026-11-03 · Ann Lee")
    assert entry(desk, main.uid).moment.day == date(2026, 11, 3)
