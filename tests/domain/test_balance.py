"""Balance: each side counted alike, the sentence kind and true in either direction."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.balance import (
    Balance,
    BalanceName,
    Side,
    balance,
    balance_sentence,
    leaning,
)
from relterm.domain.dialogue import dialogue, other
from relterm.domain.interactions import Event
from relterm.domain.kinds import TALKS, TEXTS, Kind, Who

ME, THEM, BOTH = Who.ME, Who.THEM, Who.BOTH
MSG, CALL, MEET, GIVE, THANKS = Kind.MSG, Kind.CALL, Kind.MEET, Kind.GIVE, Kind.THANKS


def log(*entries: tuple[float, Kind, Who], **fields: object) -> list[Event]:
    """Events at days, numbered as their uid."""
    return [
        replace(Event(day, kind, who, uid=str(number)), **fields)  # type: ignore[arg-type]
        for number, (day, kind, who) in enumerate(entries)
    ]


def of(events: list[Event], name: BalanceName) -> tuple[Side, Side]:
    line = balance(events).line(name)
    return line.mine, line.theirs


def mirrored(events: list[Event]) -> list[Event]:
    return [
        event if event.who is None else replace(event, who=other(event.who)) for event in events
    ]


# what is counted


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


# the sentence

SAID = [
    pytest.param([], "Nothing between you and Bo is logged yet.", id="nothing"),
    pytest.param(
        [(0, Kind.LIKE, ME)],
        "So far only public touches; they say nothing about balance.",
        id="touches",
    ),
    pytest.param(
        [(0, MEET, BOTH)],
        "Too little is logged to say who carries it; that is no worry.",
        id="one coffee",
    ),
    pytest.param(
        [(0, MSG, ME), (20, MSG, ME)],
        "Your last 2 words had no answer; leave the next move to Bo.",
        id="silence",
    ),
    pytest.param(
        [(0, MSG, THEM), (20, MSG, THEM), (40, MSG, THEM)],
        "The last 3 words of Bo wait for you; even a short answer would do good.",
        id="my silence",
    ),
    pytest.param(
        [(30 * n, CALL, THEM) for n in range(5)] + [(200, CALL, ME)],
        "Bo has begun 5 of the last 6 contacts; a small sign from you would balance it.",
        id="they begin",
    ),
    pytest.param(
        [(30 * n, CALL, ME) for n in range(5)] + [(200, CALL, THEM)],
        "You have begun 5 of the last 6 contacts; perhaps leave the next move to Bo.",
        id="I begin",
    ),
    pytest.param(
        [(10 * n, GIVE, ME) for n in range(4)],
        "You have given 4 times and heard little back; perhaps leave the next move to Bo.",
        id="I give",
    ),
    pytest.param(
        [(10 * n, GIVE, THEM) for n in range(3)] + [(50, GIVE, ME)],
        "Bo has given 3 times, you once; something useful to them would be a good turn.",
        id="they give",
    ),
    pytest.param(
        [(n, Kind.BROKEN, ME) for n in range(2)] + [(5, Kind.KEPT, ME), (6, Kind.KEPT, THEM)],
        "2 of your 3 promises to Bo did not hold; one small promise, kept, would help.",
        id="my word",
    ),
    pytest.param(
        [(n, Kind.BROKEN, THEM) for n in range(2)] + [(5, Kind.KEPT, THEM), (6, Kind.KEPT, ME)],
        "2 of 3 promises of Bo did not hold; count on a little less, without blame.",
        id="their word",
    ),
    pytest.param(
        [(20 * n, GIVE, THEM) for n in range(3)]
        + [(20 * n + 5, GIVE, ME) for n in range(3)]
        + [(20 * n + 8, THANKS, THEM) for n in range(3)],
        "Bo has given 3 times and no thanks of yours are logged; a thank-you would do good.",
        id="my thanks",
    ),
    pytest.param(
        [(20 * n, GIVE, THEM) for n in range(3)]
        + [(20 * n + 5, GIVE, ME) for n in range(3)]
        + [(20 * n + 8, THANKS, ME) for n in range(3)]
        + [(90, THANKS, THEM)],
        "You have given 3 times and Bo thanked once; thanks come in many forms.",
        id="their thanks",
    ),
    pytest.param(
        [(20 * n, THANKS, ME) for n in range(4)] + [(5, GIVE, THEM), (9, GIVE, ME)],
        "Even: you both give.",
        id="thanks as often as one likes",
    ),
    pytest.param(
        [(0, MSG, ME), (1, MSG, THEM), (40, MSG, THEM), (41, MSG, ME)],
        "Even: you both begin and answer.",
        id="even",
    ),
    pytest.param(
        [(20 * n, MEET, BOTH) for n in range(9)] + [(200 + 20 * n, CALL, THEM) for n in range(4)],
        "Mostly nobody has to begin; where somebody did, it was Bo, all 4 times. "
        "A sign from you now and then would balance it.",
        id="mostly together",
    ),
]


@pytest.mark.parametrize(("entries", "sentence"), SAID)
def test_what_is_said(entries: list[tuple[float, Kind, Who]], sentence: str) -> None:
    assert balance_sentence(balance(log(*entries)), "Bo") == sentence


def test_the_one_who_is_asked_for_gifts_is_not_told_to_begin() -> None:
    taker = [(30.0 * n, Kind.ASK, THEM) for n in range(4)]
    gifts = [(30.0 * n + 3, GIVE, ME) for n in range(4)]
    said = balance_sentence(balance(log(*taker, *gifts)), "Bo")
    assert said == "You have given 4 times, Bo not yet; let them give something too."


# properties

SIDED = sorted({*TALKS, *TEXTS, GIVE, THANKS, Kind.ASK, Kind.KEPT, Kind.BROKEN, Kind.PROMISE})
PUBLIC = [Kind.LIKE, Kind.SHARE, Kind.COMMENT]


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Entries with a side each, no two at one time."""
    count = draw(st.integers(0, 25))
    gaps = draw(st.lists(st.sampled_from([0.125, 1.0, 2.5, 5.0, 29.0, 45.0]), min_size=count))
    day, events = 0.0, []
    for number in range(count):
        day += gaps[number]
        kind = draw(st.sampled_from([*SIDED, *PUBLIC]))
        missed = kind in TALKS and draw(st.booleans())
        events.append(
            Event(
                day,
                kind,
                draw(st.sampled_from([ME, THEM, BOTH])),
                answered=False if missed else None,
                size=draw(st.sampled_from([None, 1, 2, 3])),
                outcome=draw(st.sampled_from([None, True])) if kind is Kind.ASK else None,
                uid=f"e{number}",
            )
        )
    return events


def swapped(found: Balance) -> Balance:
    """The balance seen from the other side."""
    return replace(
        found,
        lines=tuple(replace(line, mine=line.theirs, theirs=line.mine) for line in found.lines),
        begun=tuple(other(who) for who in found.begun),
        unanswered_by=found.unanswered_by and other(found.unanswered_by),
    )


@settings(max_examples=150, deadline=None)
@given(logs(), st.sampled_from([None, 5.0, 60.0]))
def test_swapping_the_sides_swaps_the_balance(events: list[Event], back: float | None) -> None:
    now = events[-1].t + 3.0 if events else 0.0
    since = None if back is None else now - back
    here = balance(events, now=now, since=since)
    there = balance(mirrored(events), now=now, since=since)
    assert there == swapped(here)
    lean, mirror = leaning(here), leaning(there)
    assert (lean is None) == (mirror is None)
    if lean is not None and mirror is not None:
        assert mirror == replace(lean, who=other(lean.who))


@settings(max_examples=100, deadline=None)
@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(events: list[Event], random: Random) -> None:
    mixed = list(events)
    random.shuffle(mixed)
    assert balance(mixed) == balance(events)


@settings(max_examples=100, deadline=None)
@given(logs())
def test_what_both_did_alike_is_even(events: list[Event]) -> None:
    """Everything once by each: no deed leans, whatever the order in between."""
    later = events[-1].t + 128.0 if events else 0.0
    both = [*events, *(replace(event, t=event.t + later) for event in mirrored(events))]
    for line in balance(both).lines:
        assert (line.mine.count, line.mine.of, line.mine.size) == (
            line.theirs.count,
            line.theirs.of,
            line.theirs.size,
        )


@settings(max_examples=100, deadline=None)
@given(logs())
def test_every_count_rests_on_entries_of_the_log(events: list[Event]) -> None:
    uids = {event.uid for event in events}
    for line in balance(events).lines:
        for side in (line.mine, line.theirs, line.together):
            assert set(side.missing) <= set(side.uids) <= uids
            assert len(set(side.uids)) == len(side.uids)
            if line.name is BalanceName.ANSWERS:
                assert side.of == len(side.uids)
                assert side.count + len(side.missing) == side.of
            elif line.name is not BalanceName.PROMISES:
                assert side.count == len(side.uids)


@settings(max_examples=60, deadline=None)
@given(logs())
def test_the_sentence_is_one_of_kindness(events: list[Event]) -> None:
    said = balance_sentence(balance(events), "Bo")
    assert said.endswith(".")
    assert "!" not in said
    assert not {"should", "must", "failed", "never answer"} & set(said.split())


def test_a_dialogue_leaves_out_what_is_no_word() -> None:
    found = dialogue(log((0, Kind.STUDY, ME), (1, Kind.LIKE, ME), (2, Kind.NOTE, ME)))
    assert found.words == ()
    assert found.beginnings == ()
