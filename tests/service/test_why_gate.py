"""Why: the ladder, the gate of an ask and the balance, each with the entries behind it."""

from datetime import date

import pytest
from why_book import IDA, can_be_opened, entry, everybody, person, write

from relterm.domain import describe
from relterm.domain.balance import BalanceName, balance
from relterm.domain.interactions import (
    AskState,
)
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.readiness import readiness
from relterm.service.desk import Desk
from relterm.service.views.asks import ask_rows
from relterm.service.views.person import person_view
from relterm.service.views.today import today_view
from relterm.service.views.today_lines import Section
from relterm.service.views.why.answer import (
    AboutAsk,
    AboutBalance,
    AboutCondition,
    AboutLine,
    AboutRung,
    AboutVerdict,
    why,
)
from relterm.service.views.why.reading import MOST_ENTRIES, known


def test_every_rung_has_a_reason_and_its_entries(demo_desk: Desk) -> None:
    stages = set()
    for each in everybody(demo_desk):
        view = person_view(demo_desk, each.uid)
        reason = why(demo_desk, AboutRung(each.uid))
        stages.add(view.rung.stage)
        assert str(view.rung.stage) in reason.title
        assert reason.rules
        assert can_be_opened(demo_desk, reason)
        if view.state.attempts:
            assert reason.entries
    assert len(stages) >= 6


def test_a_resting_person_says_which_words_are_unanswered(demo_desk: Desk) -> None:
    view = today_view(demo_desk)
    lines = [line for line in view.lines if line.section is Section.REST]
    assert lines
    for line in lines:
        reason = why(demo_desk, AboutLine(line))
        state = known(demo_desk, line.person).state
        unanswered = [each for each in reason.entries if each.note == "no answer yet"]
        assert len(unanswered) == state.attempts
        assert "Let it rest until" in reason.claim or "Step back" in reason.claim


def test_an_answer_is_no_attempt(empty_desk: Desk) -> None:
    write(
        empty_desk,
        IDA,
        entry("theirs", date(2026, 11, 10), Kind.MSG, Who.THEM),
        entry("reply", date(2026, 11, 11), Kind.MSG, Who.ME),
        entry("again", date(2026, 11, 15), Kind.MSG, Who.ME),
    )
    notes = {line.uid: line.note for line in why(empty_desk, AboutRung("ida")).entries}
    assert notes == {
        "again": "no answer yet",
        "reply": "your answer to them",
        "theirs": "they took part",
    }


@pytest.mark.parametrize("size", AskSize)
def test_every_condition_opens_to_its_rule_and_entries(demo_desk: Desk, size: AskSize) -> None:
    for each in everybody(demo_desk)[::3]:
        if each.personal:
            continue
        who = known(demo_desk, each.uid)
        for condition in readiness(who.state, who.now.t, size).conditions:
            reason = why(demo_desk, AboutCondition(each.uid, size, condition.name))
            expected = "Holds for " if condition.met else "Still missing for "
            assert reason.claim.startswith(expected + describe.SIZE_WORDS[size])
            assert len(reason.rules) >= 2
            assert can_be_opened(demo_desk, reason)


def test_good_turns_name_each_good_turn(demo_desk: Desk) -> None:
    ann = person(demo_desk, "Ann Kowalska")
    reason = why(demo_desk, AboutCondition(ann.uid, AskSize.BUSINESS, "turns"))
    assert reason.claim == "Still missing for business: 1 of 3."
    assert "At least 3 good turns from you" in reason.rules[0]
    assert [line.title for line in reason.entries] == [
        "you gave: the Orkney paper, with the two pages that matter"
    ]


def test_one_reunion_is_not_being_in_touch(demo_desk: Desk) -> None:
    lucia = person(demo_desk, "Lucía Fernández")
    reason = why(demo_desk, AboutCondition(lucia.uid, AskSize.ADVICE, "in_touch"))
    assert "but the time before was" in reason.claim
    assert len(reason.entries) == 2


def test_friends_and_family_have_no_gate(demo_desk: Desk) -> None:
    helene = person(demo_desk, "Helene Vale")
    for about in (
        AboutCondition(helene.uid, AskSize.FAVOUR, "trust"),
        AboutVerdict(helene.uid, AskSize.BIG),
    ):
        assert "friendship is not leverage" in why(demo_desk, about).claim


def test_every_ask_opens_to_its_verdict(demo_desk: Desk) -> None:
    rows = ask_rows(demo_desk)
    assert {row.ask.state for row in rows} >= {AskState.PLANNED, AskState.ANSWERED}
    for row in rows:
        reason = why(demo_desk, AboutAsk(row.ask.person, row.ask.uid))
        facts = dict(reason.facts)
        assert can_be_opened(demo_desk, reason)
        if row.gate is None:
            assert reason.entries
            assert ("asked early" in facts) is bool(row.ask.reason)
            continue
        assert "points of trust" in facts["asking today"]
        if not row.gate.open:
            missing = sum(not each.met for each in row.gate.conditions)
            assert f"{missing} of 13" in reason.claim
            steps = [label for label, value in reason.facts if value == "may ask"]
            assert bool(steps) is (row.gate.earliest is not None)


def test_a_refusal_says_what_comes_first_and_about_when(demo_desk: Desk) -> None:
    ann = person(demo_desk, "Ann Kowalska")
    reason = why(demo_desk, AboutVerdict(ann.uid, AskSize.BUSINESS))
    assert reason.claim == (
        "Not yet: 2 of 13 conditions are still missing. If they respond, late December."
    )
    facts = dict(reason.facts)
    assert facts["nothing you owe"] == "1 open · hard · this first"
    assert facts["good turns"] == "1 of 3"
    assert facts["the way there"].startswith("if they respond")


@pytest.mark.parametrize("name", BalanceName)
def test_every_line_of_the_balance_names_what_it_counted(
    demo_desk: Desk, name: BalanceName
) -> None:
    named = 0
    for each in everybody(demo_desk):
        reason = why(demo_desk, AboutBalance(each.uid, name.value))
        line = balance(known(demo_desk, each.uid).events).line(name)
        assert can_be_opened(demo_desk, reason)
        counted = {*line.mine.uids, *line.theirs.uids, *line.together.uids}
        assert {entry.uid for entry in reason.entries} <= counted
        assert len(reason.entries) >= min(len(counted), MOST_ENTRIES) - 1
        named += len(reason.entries)
    assert named > 0
