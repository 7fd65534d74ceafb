"""Why, in words: every condition, rung, kind and class has its sentence, and none of them lies."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trust_logs import START
from trust_strategies import end_of, events, logs

from relterm.domain.agenda_rules import AGENDA_RULES, cap_rule, circle_rule, quiet_days_rule
from relterm.domain.entry_rules import KIND_NOUNS, crowding_words, entry_rules, kind_rule
from relterm.domain.interactions import Event
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.ladder import Stage, Step, rung
from relterm.domain.ladder_rows import BECAUSE_RULES, LADDER_RULES, LadderRow, ladder_row
from relterm.domain.log_roles import (
    gave_in_vain,
    helped_me,
    hurt_them,
    is_sign,
    is_touch,
    reached_out,
    took_part,
    unanswered,
)
from relterm.domain.readiness import Result, readiness
from relterm.domain.rule_words import (
    COMPONENT_CAPS,
    COMPONENT_RULES,
    CONDITION_WHY,
    RESULT_RULES,
    condition_rule,
)
from relterm.domain.schedule import AgendaClass
from relterm.domain.trust import MODEL, PART_NAMES, TrustState, append, ledger, replay, trust_at
from relterm.domain.trust.score import COMPONENT_NAMES
from relterm.domain.weighing import weigh
from relterm.domain.wording import BECAUSE_WORDS

NAMES = [each.name for each in readiness(TrustState(), 0.0, AskSize.FAVOUR).conditions]
DAY = 1.0


def is_sentence(text: str) -> bool:
    return (text[:1].isupper() or text[:1].isdigit()) and text.endswith(".") and "  " not in text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", AskSize)
def test_every_condition_has_its_rule_and_what_it_is_for(name: str, size: AskSize) -> None:
    assert is_sentence(condition_rule(name, size))
    assert is_sentence(CONDITION_WHY[name])


@pytest.mark.parametrize(
    ("name", "size", "number"),
    [
        ("no_recent_ask", AskSize.BIG, "120 days"),
        ("no_strings", AskSize.ADVICE, "7 days"),
        ("in_touch", AskSize.BUSINESS, "120 days back"),
        ("time", AskSize.BUSINESS, "90 days"),
        ("exchanges", AskSize.BIG, "10 occasions"),
        ("rich", AskSize.ADVICE, "1 talk "),
        ("rich", AskSize.FAVOUR, "no talk is needed"),
        ("turns", AskSize.BIG, "5 good turns"),
        ("they_care", AskSize.BUSINESS, "35%"),
        ("trust", AskSize.BIG, "60 points"),
        ("confidence", AskSize.FAVOUR, "25%"),
        ("mended", AskSize.BUSINESS, "17%"),
    ],
)
def test_a_condition_says_its_own_numbers(name: str, size: AskSize, number: str) -> None:
    assert number in condition_rule(name, size)


def test_every_kind_row_class_part_and_reason_has_its_sentence() -> None:
    assert set(KIND_NOUNS) == set(Kind)
    assert set(LADDER_RULES) == set(LadderRow)
    assert set(AGENDA_RULES) == set(AgendaClass)
    assert set(COMPONENT_RULES) == set(PART_NAMES)
    assert set(COMPONENT_CAPS) == set(COMPONENT_NAMES)
    assert sum(COMPONENT_CAPS.values()) == 100.0
    assert set(RESULT_RULES) == set(Result)
    assert set(BECAUSE_WORDS) - {"date"} == set(BECAUSE_RULES)
    said = [*LADDER_RULES.values(), *AGENDA_RULES.values(), *RESULT_RULES.values()]
    assert all(is_sentence(each) for each in (*said, *BECAUSE_RULES.values()))


@pytest.mark.parametrize("circle", Circle)
def test_a_circle_says_how_often(circle: Circle) -> None:
    assert is_sentence(circle_rule(circle, None))
    assert circle is Circle.NONE or "every 45 days" in circle_rule(circle, 45)


def test_the_days_room_is_said_with_its_numbers() -> None:
    assert "4 people" in cap_rule(4)
    assert quiet_days_rule(()) == ""
    assert quiet_days_rule((5, 6)).startswith("On Saturday and Sunday only")
    assert quiet_days_rule((4, 5, 6, 9)).startswith("On Friday, Saturday and Sunday only")


@given(events())
def test_every_entry_says_what_it_counts_for(event: Event) -> None:
    event = replace(event, t=START, uid="it")
    found = weigh([event], "it")
    assert found is not None
    rules = entry_rules(found)
    assert rules[0] == kind_rule(event)
    assert all(is_sentence(each) for each in rules)


# what an entry is to a relationship, against the model's own memory


@given(events())
def test_roles_are_those_of_the_model(event: Event) -> None:
    event = replace(event, t=START)
    state = replay([event])
    assert took_part(event) is (state.last_two_way is not None)
    assert reached_out(event) is (state.last_out is not None)
    assert gave_in_vain(event) is (state.streak == 0.5)
    assert is_touch(event) is (state.public == 1)
    assert is_sign(event) is (state.signal_t is not None)
    assert hurt_them(event) is state.unmended
    assert helped_me(event) is state.owe_thanks


@given(logs())
def test_words_without_an_answer_are_those_the_model_counts(log: list[Event]) -> None:
    state = replay(log)
    words = unanswered(log)
    assert sum(0.5 if gave_in_vain(each) else 1.0 for each in words) == state.streak


# the rows of the ladder


@given(logs(), st.sampled_from((0.0, 4.0, 11.0, 22.0, 31.0, 80.0, 181.0, 366.0, 800.0)))
def test_the_row_is_the_one_behind_the_rung(log: list[Event], later: float) -> None:
    state = replay(log)
    now = end_of(log) + later
    place = rung(state, now)
    row = ladder_row(place, state)
    waiting = {LadderRow.OPENED, LadderRow.WAITING}
    assert (row in waiting) is (place.step is Step.WAIT)
    assert (row is LadderRow.RESTING) is (place.step is Step.REST)
    assert (row is LadderRow.SPACE) is (place.step is Step.SPACE)
    assert (row is LadderRow.DORMANT) is (place.step is Step.RECONNECT)
    hello = {
        LadderRow.RECOGNISED,
        LadderRow.SIGN,
        LadderRow.TRY_AGAIN,
        LadderRow.HELLO_AFTER_REST,
    }
    assert (row in hello) is (place.step is Step.HELLO)
    known = {LadderRow.CONVERSING, LadderRow.TRUSTED, LadderRow.PARTNER}
    assert (row in known) is (place.step is Step.EXCHANGE)
    if row in {LadderRow.TRUSTED, LadderRow.PARTNER, LadderRow.STUDY}:
        assert place.stage is Stage(row.value)


def word(day: float, **fields: object) -> Event:
    return replace(Event(START + day, Kind.MSG), **fields)  # type: ignore[arg-type]


def touch(day: float, kind: Kind = Kind.LIKE) -> Event:
    return Event(START + day, kind)


@pytest.mark.parametrize(
    ("log", "later", "row"),
    [
        ([], 0, LadderRow.STUDY),
        ([Event(START, Kind.STUDY)], 1, LadderRow.ENGAGE),
        ([touch(0), touch(4, Kind.COMMENT), touch(8)], 9, LadderRow.RECOGNISED),
        ([word(0)], 5, LadderRow.OPENED),
        ([word(0)], 11, LadderRow.BACK_TO_ONE),
        ([word(0), touch(12), touch(16)], 20, LadderRow.PAUSE),
        ([word(0), touch(12), touch(16)], 40, LadderRow.TRY_AGAIN),
        ([word(0), Event(START + 3, Kind.LIKE, Who.THEM)], 4, LadderRow.SIGN),
        ([word(0), word(20), word(40)], 100, LadderRow.RESTING),
        ([word(0), word(20), word(40)], 410, LadderRow.AFTER_REST),
        ([word(0), word(20), word(40), touch(45), touch(50)], 420, LadderRow.HELLO_AFTER_REST),
        ([word(0, who=Who.THEM), word(3), word(6)], 10, LadderRow.WAITING),
        ([word(0, who=Who.THEM), word(3), word(6), word(15)], 40, LadderRow.SPACE),
        ([word(0, who=Who.THEM)], 400, LadderRow.DORMANT),
        ([word(0, who=Who.THEM)], 10, LadderRow.CONVERSING),
    ],
)
def test_each_row_is_reached(log: list[Event], later: float, row: LadderRow) -> None:
    state = replay(log)
    assert ladder_row(rung(state, START + later), state) is row


# what decided how much an entry gave


def meeting(day: float, uid: str = "") -> Event:
    return Event(START + day, Kind.MEET, uid=uid)


@pytest.mark.parametrize(
    ("gap", "least", "most"), [(0.0, 0.0, 0.15), (7.0, 0.5, 0.75), (31.0, 0.95, 1.0)]
)
def test_what_lies_close_together_counts_together(gap: float, least: float, most: float) -> None:
    found = weigh([meeting(0), meeting(gap, "it")], "it")
    assert found is not None
    assert found.share is not None
    assert least <= found.share <= most


def test_a_week_after_a_coffee_the_words_name_it_and_how_much_it_counts() -> None:
    found = weigh([meeting(0), meeting(7, "it")], "it")
    assert found is not None
    assert found.crowded_by == meeting(0)
    said = crowding_words(found, 7.0, "the meeting of 3 May")
    assert said.startswith("7 days after the meeting of 3 May it counts about ")
    alone = weigh([meeting(7, "it")], "it")
    assert alone is not None
    assert "counts in full" in crowding_words(alone, 0.0, "")


def test_a_note_gives_nothing_that_could_be_compared() -> None:
    found = weigh([meeting(0), Event(START + 1, Kind.NOTE, uid="it")], "it")
    assert found is not None
    assert found.share is None
    assert crowding_words(found, 1.0, "the meeting") == ""
    assert weigh([meeting(0)], "it") is None


@settings(max_examples=60)
@given(logs(least=1), st.data())
def test_weighing_agrees_with_the_ledger(log: list[Event], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(log) - 1))
    log[place] = replace(log[place], uid="it")
    found = weigh(log, "it")
    line = next(each for each in ledger(log, end_of(log)) if each.event and each.event.uid == "it")
    assert found is not None
    assert found.after == pytest.approx(line.score, abs=1e-6)
    assert found.after - found.before == pytest.approx(line.delta, abs=1e-6)


def test_a_cold_pitch_says_how_far_short_it_was() -> None:
    pitch = Event(START + 3, Kind.ASK, size=3, uid="it")
    found = weigh([word(0, who=Who.THEM), pitch], "it")
    assert found is not None
    assert found.ask is not None
    assert found.ask.early
    before = trust_at(replay([word(0, who=Who.THEM)]), pitch.t)
    assert found.ask.earned == pytest.approx(before.earned)
    said = " ".join(entry_rules(found))
    assert f"Trust stood at {before.earned:.0f}, without recognition; business needs 45." in said
    assert "It was early" in said


def test_what_weighs_is_said_even_where_there_is_hardly_any_trust() -> None:
    log = [word(0), Event(START + 20, Kind.ASK, size=4, uid="it")]
    found = weigh(log, "it")
    assert found is not None
    assert found.held > 0.3
    assert "It weighs on everything" in " ".join(entry_rules(found))
    sorry = weigh([*log, Event(START + 30, Kind.SORRY, uid="sorry")], "sorry")
    assert sorry is not None
    assert sorry.held == 0.0
    assert "without an answer" not in " ".join(entry_rules(sorry))


def test_an_invited_ask_is_not_called_early() -> None:
    asked = Event(START, Kind.ASK, Who.THEM, size=3)
    mine = Event(START + 5, Kind.ASK, size=2, outcome=True, uid="it")
    found = weigh([asked, mine], "it")
    assert found is not None
    assert found.ask is not None
    assert found.ask.invited
    assert not found.ask.early
    said = " ".join(entry_rules(found))
    assert "They had asked you" in said
    assert "They said yes" in said


def test_a_second_ask_and_a_gift_before_it_are_named() -> None:
    log = [
        Event(START, Kind.GIVE, size=3, answered=True),
        Event(START + 30, Kind.ASK, size=1),
        Event(START + 40, Kind.ASK, size=1, uid="it"),
    ]
    found = weigh(log, "it")
    assert found is not None
    said = " ".join(entry_rules(found))
    assert "times as dear" in said
    assert "cheaper" in said
    assert "without an answer" in said


def test_rooted_ties_fade_slower() -> None:
    state = TrustState()
    for month in range(12):
        state = append(state, meeting(month * 30.0))
    found = weigh([*(meeting(month * 30.0) for month in range(12)), meeting(400, "it")], "it")
    assert found is not None
    assert found.slowness == pytest.approx(state.slowness)
    assert found.slowness > 2.0


def test_the_texts_know_the_model_they_speak_of() -> None:
    """Words that carry a number by hand are checked here against the model."""
    coffee = replay([meeting(0)])
    assert trust_at(coffee, START).confidence == pytest.approx(0.22, abs=0.005)
    assert "22%" in condition_rule("confidence", AskSize.FAVOUR)
    assert MODEL.talks.richness[Kind.EVENT] == 0.5
    assert "half of an hour" in kind_rule(Event(START, Kind.EVENT))
    assert MODEL.mended_half_life * 3 == MODEL.hurt_half_life
    assert "three times as fast" in kind_rule(Event(START, Kind.SORRY))
    assert MODEL.talks.glad == 1.1
    assert MODEL.asks.glad == 0.5
