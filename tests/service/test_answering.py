"""What came of an ask: one change that completes the log and sets what follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from asking_book import BUSINESS, FAVOUR, TODAY, entry, goal, logged, planned, tell, the_row

from relterm.domain.interactions import AskState, Interaction, Outcome
from relterm.domain.kinds import Kind, Who
from relterm.errors import BadInput
from relterm.service.commands.answers import AnswerAsk
from relterm.service.commands.asks import RecordAsk
from relterm.service.desk import Desk
from relterm.service.views.asks import AskGroup
from relterm.service.views.person import person_view


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    return tell(empty_desk)


@pytest.mark.parametrize(
    ("outcome", "recorded"),
    [(Outcome.YES, True), (Outcome.NO, False), (Outcome.NO_ANSWER, None)],
)
def test_an_answer_completes_the_entry(desk: Desk, outcome: Outcome, recorded: bool | None) -> None:
    desk.run(RecordAsk("ann", FAVOUR, "a hand"))
    uid = the_row(desk).ask.uid
    desk.run(AnswerAsk(uid, outcome))
    row = the_row(desk)
    assert (row.ask.state, row.ask.outcome) == (AskState.ANSWERED, outcome)
    assert logged(desk).outcome is recorded
    assert row.status == f"{outcome}, 21 Nov"
    state = person_view(desk, "ann").state
    assert (state.attempts == 0) == (outcome is not Outcome.NO_ANSWER)


def test_an_answer_may_be_put_right(desk: Desk) -> None:
    desk.run(RecordAsk("ann", FAVOUR, "a hand"))
    uid = the_row(desk).ask.uid
    desk.run(AnswerAsk(uid, Outcome.NO_ANSWER))
    desk.run(AnswerAsk(uid, Outcome.YES, TODAY + timedelta(days=21)))
    assert logged(desk).outcome is True
    (reminder,) = desk.book.things.reminders_about(uid)
    assert reminder.what == "give something back: a hand"


def test_a_later_is_an_answer_and_plans_it_again(desk: Desk) -> None:
    desk.run(RecordAsk("ann", BUSINESS, "a pilot"))
    uid = the_row(desk).ask.uid
    day = date(2027, 1, 15)
    desk.run(AnswerAsk(uid, Outcome.LATER, day))
    first, again = sorted(desk.book.things.asks_of("ann"), key=lambda ask: ask.uid != uid)
    assert (first.state, first.outcome) == (AskState.ANSWERED, Outcome.LATER)
    assert (again.state, again.size, again.what) == (AskState.PLANNED, BUSINESS, "a pilot")
    assert goal(desk) is BUSINESS
    (reminder,) = desk.book.things.reminders_about(again.uid)
    assert (reminder.due, reminder.person) == (day, "ann")
    view = person_view(desk, "ann")
    assert view.state.attempts == 0
    assert view.state.streak == 0
    assert "· later" in next(each.title for each in view.timeline if each.title.startswith("you a"))
    desk.undo()
    assert the_row(desk).ask.state is AskState.ASKED
    assert desk.book.things.reminders_of("ann") == []


def test_a_later_of_an_ask_that_follows_from_the_log_stays_a_later(desk: Desk) -> None:
    with desk.book.write("log", 2) as session:
        session.put(replace(entry("ask", 2, Kind.ASK, text="a pilot"), size=3))
    desk.run(AnswerAsk(the_row(desk).ask.uid, Outcome.LATER))
    assert Outcome.LATER in {ask.outcome for ask in desk.book.things.asks_of("ann")}


def test_what_follows_an_ask_within_its_minute_comes_after_it(desk: Desk) -> None:
    desk.run(RecordAsk("ann", FAVOUR, "a hand"))
    desk.run(AnswerAsk(the_row(desk).ask.uid, Outcome.YES))
    thanks = Interaction("t", desk.now().moment, ("ann",), Kind.THANKS, Who.ME)
    with desk.book.write("thank", 3) as session:
        session.put(thanks)
    assert not person_view(desk, "ann").state.owe_thanks


def test_what_they_asked_is_answered_with_a_word(desk: Desk) -> None:
    with desk.book.write("log", 2) as session:
        session.put(replace(entry("ask", 1, Kind.ASK, who=Who.THEM, text="a quote"), size=3))
    row = the_row(desk)
    assert (row.group, row.status) == (AskGroup.INVITED, "they asked, 20 Nov")
    assert person_view(desk, "ann").state.owe_reply
    desk.run(AnswerAsk(row.ask.uid, Outcome.YES))
    view = person_view(desk, "ann")
    assert not view.state.owe_reply
    assert the_row(desk).status == "you said yes, 21 Nov"
    words = [each for each in view.events if each.kind is Kind.MSG and each.who is Who.ME]
    assert len(words) == 1
    desk.run(AnswerAsk(row.ask.uid, Outcome.NO))
    again = person_view(desk, "ann").events
    assert sum(each.kind is Kind.MSG and each.who is Who.ME for each in again) == 1


def test_what_was_not_asked_has_no_answer(desk: Desk) -> None:
    ask = planned(desk)
    with pytest.raises(BadInput, match="not made yet"):
        desk.run(AnswerAsk(ask.uid, Outcome.YES))
