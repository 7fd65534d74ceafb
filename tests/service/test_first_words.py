"""What the line begins with when one tells how a step went."""

import pytest

from relterm.domain.kinds import Kind, Who
from relterm.domain.ladder import IDLE_STEPS, Step
from relterm.domain.quick_add import PersonMatch, interactions_of
from relterm.service import noting
from relterm.service.desk import Desk
from relterm.service.first_words import first_words

ANN = PersonMatch("ann", "Ann Lee", "")
KINDS = {
    Step.STUDY: Kind.STUDY,
    Step.REACT: Kind.LIKE,
    Step.SPACE: Kind.LIKE,
    Step.COMMENT: Kind.COMMENT,
    Step.HELLO: Kind.MSG,
    Step.RECONNECT: Kind.MSG,
    Step.ANSWER: Kind.MSG,
    Step.MEET_INVITATION: Kind.MSG,
    Step.LET_LEAD: Kind.MSG,
    Step.EXCHANGE: Kind.MSG,
    Step.CELEBRATE: Kind.MSG,
    Step.THANK: Kind.THANKS,
    Step.MEND: Kind.SORRY,
    Step.GIVE: Kind.GIVE,
    Step.SMALL_PROMISE: Kind.PROMISE,
    Step.TALK: Kind.CALL,
    Step.CATCH_UP: Kind.CALL,
    Step.DEEPEN: Kind.MEET,
}


@pytest.mark.parametrize("step", KINDS)
def test_the_word_means_the_step(empty_desk: Desk, step: Step) -> None:
    words = first_words(step)
    for line in (words, f"{words} her new studio"):
        read = noting.read_log(empty_desk, line, ANN)
        entry = interactions_of(read, empty_desk.new_uid).interactions[0]
        assert entry.kind is KINDS[step]
        assert entry.people == ("ann",)
        assert entry.who in (None, Who.ME)


def test_no_word_where_nothing_was_to_be_done_or_more_is_asked() -> None:
    silent = {step for step in Step if not first_words(step)}
    assert silent == {*IDLE_STEPS, Step.KEEP_PROMISE, Step.MAY_ASK}
    assert first_words(None) == ""
