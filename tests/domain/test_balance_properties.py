"""What holds of every balance, whatever the log."""

from dataclasses import replace
from random import Random

from balance_logs import BOTH, GIVE, ME, THANKS, THEM, log
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.balance import (
    Balance,
    BalanceName,
    balance,
    balance_sentence,
    leaning,
)
from relterm.domain.dialogue import dialogue, other
from relterm.domain.interactions import Event
from relterm.domain.kinds import TALKS, TEXTS, Kind


def mirrored(events: list[Event]) -> list[Event]:
    return [
        event if event.who is None else replace(event, who=other(event.who)) for event in events
    ]


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
