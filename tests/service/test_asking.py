"""Asks in the service: the full gate, the list, and what the commands write."""

from dataclasses import replace

import pytest
from asking_book import ANN, BUSINESS, FAVOUR, TODAY, entry, goal, logged, planned, tell, the_row

from relterm.domain.interactions import Ask, AskState, Direction, Reminder, ReminderState
from relterm.domain.kinds import AskSize, Intent, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.people import State
from relterm.domain.quick_add import Recorded
from relterm.errors import BadInput
from relterm.service.commands.asks import DropAsk, MakeAsk, PlanAsk, RecordAsk
from relterm.service.commands.logging import (
    ConfirmPlan,
    EditInteraction,
    LogInteraction,
    TrashInteraction,
)
from relterm.service.desk import Desk
from relterm.service.views.asks import NO_GATE, AskGroup, ask_rows
from relterm.service.views.gate_in_full import gate_in_full, gate_now, price_words
from relterm.service.views.person import person_view


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    return tell(empty_desk)


# the gate in full


def test_every_condition_has_the_entries_it_rests_on(desk: Desk) -> None:
    gate = gate_in_full(person_view(desk, "ann"), BUSINESS)
    lines = {line.name: line for line in gate.conditions}
    assert [each.uid for each in lines["rich"].entries] == ["coffee"]
    assert [each.uid for each in lines["turns"].entries] == ["gift"]
    assert lines["turns"].entries[0].note == "counts as a good turn"
    assert str(lines["turns"].rests[0]) == "the Orkney paper, 22 Oct"
    assert str(lines["no_debts"].rests[0]) == "slides, due Monday"
    assert str(lines["time"].rests[0]) == "since 12 Oct"
    assert str(lines["in_touch"].rests[0]) == "they wrote, 11 Nov"
    assert lines["no_recent_ask"].entries == ()
    assert gate.readiness.weakest == "no_debts"


def test_the_plan_says_which_promise_is_to_be_kept(desk: Desk) -> None:
    gate = gate_in_full(person_view(desk, "ann"), BUSINESS)
    assert (gate.plan[0].step, gate.plan[0].about) == (Step.KEEP_PROMISE, "slides")
    assert all(not each.about for each in gate.plan[1:] if each.step is not Step.KEEP_PROMISE)
    assert gate.effect is not None
    assert gate.effect.step is Step.KEEP_PROMISE


def test_a_closed_gate_has_a_price_and_a_kind_refusal(desk: Desk) -> None:
    gate = gate_now(desk, "ann", BUSINESS)
    assert gate.price is not None
    assert gate.price.points == gate.cost > 1
    assert price_words(gate.price) == "about 5 points and 5 months"
    assert gate.refusal.startswith(
        "Not yet: you have talked once, and 1 thing you promised is open."
    )
    assert gate.refusal.endswith("Now: keep your word.")


def test_the_full_gate_agrees_with_the_cheap_one(desk: Desk) -> None:
    planned(desk)
    view = person_view(desk, "ann")
    assert view.gate is not None
    full = gate_in_full(view, view.gate.size, view.gate.ask)
    assert full.readiness == view.gate.readiness
    assert full.earliest == view.gate.earliest
    assert the_row(desk).gate is not None
    assert [(each.day, each.step) for each in full.plan] == [
        (each.day, each.step) for each in view.gate.plan
    ]


# the commands


def test_making_an_ask_logs_it_and_starts_the_quiet(desk: Desk) -> None:
    ask = planned(desk)
    assert goal(desk) is BUSINESS
    with desk.book.write("remind", 2) as session:
        session.put(Reminder("r", "ann", "ask", TODAY, ask=ask.uid))
    desk.run(MakeAsk(ask.uid, "the tender"))
    made = desk.book.things.ask(ask.uid)
    assert made is not None
    assert (made.state, made.reason) == (AskState.ASKED, "the tender")
    assert goal(desk) is None, "nothing works toward what was asked"
    (reminder,) = desk.book.things.reminders_about(ask.uid)
    assert reminder.state is ReminderState.DONE
    row = the_row(desk)
    assert row.group is AskGroup.WAITING
    assert row.early
    assert row.room == "leave room until 1 Dec"
    assert "no_recent_ask" in gate_now(desk, "ann", FAVOUR).readiness.unmet
    with pytest.raises(BadInput):
        desk.run(MakeAsk(ask.uid))


def test_an_ask_planned_in_the_log_takes_place_there(desk: Desk) -> None:
    with desk.book.write("plan", 2) as session:
        plan = entry("plan", -5, Kind.ASK, text="a pilot")
        session.put(replace(plan, planned=True, size=3))
        session.put(Ask("a", "ann", Direction.MINE, BUSINESS, "a pilot", interaction="plan"))
    desk.run(MakeAsk("a", "why not"))
    asks = [each for each in desk.book.interactions.all_of("ann") if each.kind is Kind.ASK]
    assert [(each.uid, each.planned, each.note) for each in asks] == [("plan", False, "why not")]


def test_a_plan_to_ask_that_took_place_was_asked(desk: Desk) -> None:
    with desk.book.write("plan", 2) as session:
        session.put(replace(entry("plan", 0, Kind.ASK, text="a pilot"), planned=True, size=3))
        session.put(Ask("a", "ann", Direction.MINE, BUSINESS, "a pilot", interaction="plan"))
    desk.run(ConfirmPlan("plan"))
    assert the_row(desk).ask.state is AskState.ASKED


def test_an_ask_nobody_planned_is_recorded_as_any(desk: Desk) -> None:
    desk.run(RecordAsk("ann", AskSize.ADVICE, "her view", "no time"))
    row = the_row(desk)
    assert (row.ask.state, row.ask.reason, row.early) == (AskState.ASKED, "no time", True)
    logged = desk.book.interactions.get(row.ask.interaction)
    assert logged is not None
    assert (logged.kind, logged.who, logged.size, logged.note) == (Kind.ASK, Who.ME, 2, "no time")


def test_that_it_was_early_cannot_be_edited_away(desk: Desk) -> None:
    desk.run(RecordAsk("ann", BUSINESS, "a pilot", "hurry"))
    assert the_row(desk).early
    desk.run(EditInteraction(replace(logged(desk), note="")))
    assert the_row(desk).early
    desk.run(EditInteraction(replace(logged(desk), size=1)))
    assert the_row(desk).ask.size is FAVOUR
    assert the_row(desk).early, "an open promise closes even the small gate"


def test_an_ask_in_the_trash_was_not_made(desk: Desk) -> None:
    desk.run(RecordAsk("ann", BUSINESS, "a pilot"))
    desk.run(TrashInteraction(the_row(desk).ask.interaction))
    assert ask_rows(desk) == ()
    desk.undo()
    assert the_row(desk).ask.state is AskState.ASKED


def test_two_asks_of_one_person_and_the_goal_follows(desk: Desk) -> None:
    small = planned(desk, FAVOUR, "a hand")
    desk.run(PlanAsk("ann", AskSize.BIG, "everything"))
    assert goal(desk) is AskSize.BIG
    big = next(ask for ask in desk.book.things.asks_of("ann") if ask.uid != small.uid)
    desk.run(DropAsk(big.uid))
    assert goal(desk) is FAVOUR
    desk.run(DropAsk(small.uid))
    assert goal(desk) is None


def test_between_friends_nothing_is_planned_and_nothing_is_weighed(desk: Desk) -> None:
    planned(desk)
    with desk.book.write("friends", 2) as session:
        session.put(replace(ANN, intent=Intent.FRIENDSHIP))
    row = the_row(desk)
    assert (row.status, row.gate, row.group) == (NO_GATE, None, AskGroup.NOT_YET)
    assert person_view(desk, "ann").gate is None
    with pytest.raises(BadInput, match="friendship is not leverage"):
        desk.run(PlanAsk("ann", FAVOUR, "a hand"))


def test_nothing_is_said_about_people_who_are_gone(desk: Desk) -> None:
    planned(desk)
    with desk.book.write("trash", 2) as session:
        session.put(replace(ANN, state=State.TRASHED))
    assert person_view(desk, "ann").gate is not None


def test_early_is_read_again_when_the_log_has_changed(desk: Desk) -> None:
    desk.run(RecordAsk("ann", FAVOUR, "a hand"))
    assert the_row(desk).early
    assert the_row(desk).early, "from memory this time"
    known = replace(entry("known", 30, Kind.HISTORY), depth=3)
    desk.run(LogInteraction(Recorded((known,)), "years before"))
    desk.run(TrashInteraction("vow"))
    assert not the_row(desk).early, "one line about the years before opens the gate of then"
