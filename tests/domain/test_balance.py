"""Balance: each side counted alike."""

from dataclasses import replace

from balance_logs import BOTH, CALL, GIVE, ME, MEET, MSG, THANKS, THEM, log

from relterm.domain.balance import (
    BalanceName,
    Side,
    balance,
)
from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind


def of(events: list[Event], name: BalanceName) -> tuple[Side, Side]:
    line = balance(events).line(name)
    return line.mine, line.theirs


def test_who_begins_is_who_breaks_the_silence() -> None:
    events = log(
        (0, MSG, ME),  # begins
        (2, MSG, THEM),  # answers
        (3, MSG, ME),  # goes on
        (40, MSG, THEM),  # begins
        (41, MSG, ME),  # answers
        (60, MEET, BOTH),  # together
        (61, MSG, THEM),  # goes on
        (90, CALL, THEM),  # the log says who began
    )
    found = balance(events)
    starts = found.line(BalanceName.STARTS)
    assert starts.mine.uids == ("0",)
    assert starts.theirs.uids == ("3", "7")
    assert starts.together.uids == ("5",)
    assert found.begun == (ME, THEM, BOTH, THEM)


def test_a_word_is_answered_within_a_month_and_before_the_next() -> None:
    events = log(
        (0, MSG, ME),  # no answer before the next
        (20, MSG, ME),  # answered after 4 days
        (24, MSG, THEM),
        (40, MSG, ME),  # answered after 31 days: that begins anew
        (71, MSG, THEM),
    )
    mine, theirs = of(events, BalanceName.ANSWERS)
    assert (theirs.count, theirs.of, theirs.days) == (1, 3, 4.0)
    assert theirs.missing == ("0", "3")
    assert (mine.count, mine.of, mine.days) == (0, 1, None)
    assert mine.missing == ("4",)


def test_an_answer_waits_for_no_answer() -> None:
    found = balance(log((0, MSG, THEM), (2, MSG, ME), (40, MSG, THEM), (41, MSG, ME)), now=99.0)
    answers = found.line(BalanceName.ANSWERS)
    assert (answers.mine.count, answers.mine.of, answers.mine.days) == (2, 2, 1.5)
    assert answers.theirs.of == 0
    assert found.unanswered == 0


def test_words_of_one_evening_are_one_word() -> None:
    events = log((0, MSG, ME), (0.1, MSG, ME), (0.2, MSG, ME), (1, MSG, THEM))
    _, theirs = of(events, BalanceName.ANSWERS)
    assert (theirs.count, theirs.of) == (1, 1)


def test_what_the_entry_itself_says_is_believed() -> None:
    answered = log((0, MSG, ME), (50, Kind.ASK, ME))
    answered = [replace(answered[0], answered=True), replace(answered[1], outcome=False)]
    _, theirs = of(answered, BalanceName.ANSWERS)
    assert (theirs.count, theirs.of, theirs.days) == (2, 2, None)
    settled = [replace(event, answered=True) for event in log((0, MSG, THEM))]
    mine, _ = of(settled, BalanceName.ANSWERS)
    assert mine.of == 0


def test_a_call_that_was_not_reached_waits_for_an_answer() -> None:
    missed = replace(Event(0, CALL, ME, uid="missed"), answered=False)
    _, theirs = of([missed, Event(3, CALL, THEM, uid="back")], BalanceName.ANSWERS)
    assert (theirs.count, theirs.of, theirs.days) == (1, 1, 3.0)
    assert balance([missed]).unanswered == 1


def test_a_young_word_is_neither_answered_nor_not() -> None:
    events = log((0, MSG, ME), (30, MSG, ME))
    young = balance(events, now=33.0)
    assert young.line(BalanceName.ANSWERS).theirs.of == 1
    assert young.unanswered == 1
    old = balance(events, now=60.0)
    assert old.line(BalanceName.ANSWERS).theirs.of == 2
    assert old.unanswered == 2


def test_gifts_carry_their_sizes_thanks_and_likes_stand_apart() -> None:
    events = [
        Event(0, GIVE, None, size=3, uid="a"),
        Event(1, GIVE, THEM, uid="b"),
        Event(2, THANKS, THEM, uid="c"),
        Event(3, Kind.LIKE, ME, uid="d"),
        Event(4, Kind.COMMENT, THEM, uid="e"),
    ]
    mine, theirs = of(events, BalanceName.GIFTS)
    assert (mine.count, mine.size, theirs.count, theirs.size) == (1, 3, 1, 1)
    assert of(events, BalanceName.THANKS)[1].uids == ("c",)
    assert [side.count for side in of(events, BalanceName.LIKES)] == [1, 1]
    assert balance(events).weight == 3


def test_promises_are_kept_broken_and_open_on_both_sides() -> None:
    events = log(
        (0, Kind.PROMISE, ME),
        (1, Kind.PROMISE, ME),
        (2, Kind.PROMISE, THEM),
        (3, Kind.KEPT, ME),
        (4, Kind.BROKEN, THEM),
    )
    mine, theirs = of(events, BalanceName.PROMISES)
    assert (mine.count, mine.of, mine.open) == (1, 1, 1)
    assert (theirs.count, theirs.of, theirs.open) == (0, 1, 0)
    assert theirs.missing == ("4",)


def test_the_last_year_is_read_in_the_light_of_what_came_before() -> None:
    events = log((0, MSG, ME), (10, MSG, THEM), (400, MSG, ME), (405, MSG, THEM))
    year = balance(events, since=8.0)
    assert year.line(BalanceName.STARTS).mine.count == 1
    assert year.line(BalanceName.STARTS).theirs.count == 0
    assert year.line(BalanceName.ANSWERS).theirs.count == 1
