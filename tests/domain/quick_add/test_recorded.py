"""The rows a line gives: entries, exchanges, promises, asks, reminders."""

from datetime import date

import pytest
from quick_add_book import NOW, parse, record

from relterm.domain.interactions import (
    AskState,
    Direction,
    ExchangeKind,
    Outcome,
    PromiseState,
)
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.quick_add import ChipKind, interactions_of


def test_the_main_entry_carries_the_sentence_and_parts_hang_on_it() -> None:
    line = "fri: coffee @bob @may 30m *2 good #x +intro !call by mon :: shy"
    main, gift, promise = record(parse(line)).interactions
    assert (main.line, main.text, main.note, main.tags) == (line, "good", "shy", ("x",))
    for part in (gift, promise):
        assert part.part_of == main.uid
        assert (part.moment, part.people) == (main.moment, main.people)
        assert (part.line, part.note, part.tags, part.minutes, part.depth) == (
            "",
            "",
            (),
            None,
            None,
        )
    assert main.part_of == ""
    assert len({main.uid, gift.uid, promise.uid}) == 3


def test_exchanges_name_what_passed_for_each_person() -> None:
    recorded = record(parse('coffee @bob @may +intro -"the map" thanks for it <thanks'))
    assert [(e.person, e.kind, e.what, e.category) for e in recorded.exchanges] == [
        (person, kind, what, category)
        for kind, what, category in (
            (ExchangeKind.GIVEN, "intro", "intro"),
            (ExchangeKind.RECEIVED, "the map", ""),
            (ExchangeKind.THANKED, "it", ""),
            (ExchangeKind.WAS_THANKED, "", ""),
        )
        for person in ("bob", "may")
    ]
    uids = {entry.uid for entry in recorded.interactions}
    assert {each.interaction for each in recorded.exchanges} <= uids


def test_promises_know_their_direction_their_day_and_their_entry() -> None:
    recorded = record(parse("coffee @bob !send it by fri <!a book"))
    mine, theirs = recorded.promises
    assert (mine.direction, mine.what, mine.due) == (Direction.MINE, "send it", date(2026, 11, 27))
    assert (theirs.direction, theirs.what, theirs.due) == (Direction.THEIRS, "a book", None)
    assert mine.state is PromiseState.OPEN
    assert [mine.made, theirs.made] == [entry.uid for entry in recorded.interactions[1:]]


def test_a_promise_cannot_fall_due_before_it_was_made() -> None:
    parsed = parse("2026-11-10: coffee @bob !send it by 2026-11-05")
    assert parsed.problems == ("by 2026-11-05 has passed.",)
    earlier = record(parse("2026-11-01: coffee @bob !send it by 2026-11-05"))
    assert earlier.promises[0].due == date(2026, 11, 5)


def test_asks_are_kept_with_their_outcome() -> None:
    recorded = record(parse("call @bob ?advice yes on pricing <?business a pilot"))
    mine, theirs = recorded.asks
    assert (mine.size, mine.what, mine.state, mine.outcome) == (
        AskSize.ADVICE,
        "advice on pricing",
        AskState.ANSWERED,
        Outcome.YES,
    )
    assert (theirs.direction, theirs.size, theirs.state) == (
        Direction.THEIRS,
        AskSize.BUSINESS,
        AskState.ASKED,
    )
    planned = record(parse("tomorrow: call @bob ?advice on x"))
    assert planned.asks[0].state is AskState.PLANNED
    assert all(entry.planned for entry in planned.interactions)
    assert record(parse("@bob /ask a pilot")).asks[0].size is AskSize.BUSINESS


def test_the_next_step_is_one_reminder_for_the_first_person() -> None:
    reminders = record(parse("coffee @bob @may >> fri send it")).reminders
    assert [(each.person, each.due, each.what) for each in reminders] == [
        ("bob", date(2026, 11, 27), "send it")
    ]


@pytest.mark.parametrize("step", [">> fri ?advice on pricing", ">> fri ask:advice on pricing"])
def test_a_next_step_that_is_an_ask_plans_the_ask_and_reminds_of_it(step: str) -> None:
    parsed = parse(f"coffee @bob @may {step}")
    recorded = record(parsed)
    (ask,), (reminder,) = recorded.asks, recorded.reminders
    assert (ask.person, ask.size, ask.what) == ("bob", AskSize.ADVICE, "advice on pricing")
    assert (ask.state, ask.direction, ask.interaction) == (AskState.PLANNED, Direction.MINE, "")
    assert (reminder.ask, reminder.due, reminder.what) == (
        ask.uid,
        date(2026, 11, 27),
        "advice on pricing",
    )
    assert [entry.kind for entry in recorded.interactions] == [Kind.MEET]
    label = next(chip.label for chip in parsed.chips if chip.kind is ChipKind.NEXT)
    assert label == "to ask: advice on pricing, Fri 27 Nov, once it is warranted"


def test_a_next_step_about_their_ask_or_with_a_question_is_plain() -> None:
    for words in ("why?", "?what now", "<?advice on x", '"?advice on x"'):
        recorded = record(parse(f"coffee @bob >> fri {words}"))
        assert recorded.asks == ()
        assert [each.ask for each in recorded.reminders] == [""]


def test_a_step_without_a_day_takes_the_day_it_is_given_else_two_weeks() -> None:
    parsed = parse("coffee @bob >> send it")
    usual = date(2026, 12, 24)
    assert interactions_of(parsed, lambda: "u", default_due=usual).reminders[0].due == usual
    assert interactions_of(parsed, lambda: "u").reminders[0].due == date(2026, 12, 5)
    assert parsed.next_step is not None
    assert parsed.next_step.due is None


def test_names_left_open_are_filled_in_by_choice_and_else_left_out() -> None:
    parsed = parse("coffee @ann @bob @zoe")
    assert record(parsed).interactions[0].people == ("bob",)
    chosen = interactions_of(parsed, lambda: "u", {"ann": "anka", "zoe": "new"})
    assert chosen.interactions[0].people == ("anka", "bob", "new")


def test_a_line_about_a_deed_alone_is_that_deed_and_nothing_else() -> None:
    for line, kind in (
        ("@bob +intro", Kind.GIVE),
        ("gave @bob intro", Kind.GIVE),
        ("thanks @bob", Kind.THANKS),
        ("@bob !send it by fri", Kind.PROMISE),
        ("@bob ?advice", Kind.ASK),
        ("kept @bob", Kind.KEPT),
    ):
        (only,) = record(parse(line)).interactions
        assert (only.kind, only.line) == (kind, line)


def test_a_day_is_noon_and_the_present_is_this_minute() -> None:
    assert record(parse("call @bob")).interactions[0].moment == NOW.moment
    day = record(parse("fri: call @bob")).interactions[0].moment
    assert (day.timed, day.local.hour) == (False, 12)
