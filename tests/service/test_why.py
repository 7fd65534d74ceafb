"""Why: numbers that add up, entries that can be opened, and a reason for everything on screen."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from relterm.domain import describe
from relterm.domain.agenda_rules import AGENDA_RULES
from relterm.domain.balance import BalanceName, balance
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Promise,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Intent, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Person
from relterm.domain.readiness import readiness
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.domain.trust import replay, trust_at
from relterm.errors import NoSuchPerson
from relterm.service.desk import Desk
from relterm.service.remembering import recompute
from relterm.service.views.agenda import day_agenda
from relterm.service.views.asks import ask_rows
from relterm.service.views.person import person_view
from relterm.service.views.today import today_view
from relterm.service.views.today_lines import Section
from relterm.service.views.why.agenda import item_reason
from relterm.service.views.why.answer import (
    About,
    AboutAsk,
    AboutBalance,
    AboutCondition,
    AboutDay,
    AboutEntry,
    AboutLine,
    AboutPerson,
    AboutQuiet,
    AboutRung,
    AboutVerdict,
    why,
)
from relterm.service.views.why.reading import MOST_ENTRIES, adding_up, known
from relterm.service.views.why.reasons import Reason

TODAY = date(2026, 11, 21)
NUMBER = re.compile(r"[+−-]?\d+\.\d")


def person(desk: Desk, name: str) -> Person:
    found = next(each for each in desk.book.people.iter_all() if each.name == name)
    assert found.name == name
    return found


def everybody(desk: Desk) -> list[Person]:
    return [each for each in desk.book.people.iter_all() if not each.is_me]


def number(text: str) -> float:
    found = NUMBER.search(text)
    assert found is not None, text
    return float(found.group().replace("−", "-"))


def numbers(reason: Reason) -> dict[str, float]:
    return {
        label: number(value)
        for label, value in reason.facts
        if label and NUMBER.match(value.strip())
    }


def can_be_opened(desk: Desk, reason: Reason) -> bool:
    """Every entry named is there, says itself, and is about that person."""
    for line in reason.entries:
        entry = desk.book.interactions.get(line.uid)
        assert entry is not None
        assert line.title == describe.title(entry)
        assert line.day == entry.moment.day
        assert not reason.person or reason.person in entry.people
    return True


def write(desk: Desk, *things: Person | Interaction | Promise | Reminder | Ask) -> None:
    """Put things into a book and let it remember."""
    with desk.book.write("a test", desk.seconds) as session:
        for each in things:
            session.put(each)
        recompute(desk.book, session, session.touched, desk.now())


def entry(uid: str, day: date, kind: Kind, who: Who | None = None, **more: object) -> Interaction:
    made = Interaction(uid, Moment.of_day(day), ("ida",), kind, who)
    return replace(made, **more)  # type: ignore[arg-type]


IDA = Person("ida", "Ida Berg", given="Ida", circle=Circle.CLOSE)


# the score


def test_the_parts_of_every_score_add_up_to_it(demo_desk: Desk) -> None:
    for each in everybody(demo_desk):
        reason = why(demo_desk, AboutPerson(each.uid))
        found = numbers(reason)
        score = person_view(demo_desk, each.uid).trust.score
        if not reason.entries:
            continue
        parts = [value for name, value in found.items() if name != "trust"]
        assert sum(parts) == pytest.approx(found["trust"], abs=1e-9)
        assert found["trust"] == pytest.approx(score, abs=0.051)


def test_what_still_stands_of_every_entry_adds_up_to_the_score(demo_desk: Desk) -> None:
    for each in everybody(demo_desk):
        reason = why(demo_desk, AboutPerson(each.uid))
        rest = number(reason.more) if reason.more and NUMBER.search(reason.more) else 0.0
        standing = [number(line.note) if line.note != "0.0" else 0.0 for line in reason.entries]
        score = person_view(demo_desk, each.uid).trust.score
        assert sum(standing) + rest == pytest.approx(score, abs=0.051)
        for earlier, later in pairwise(standing):
            assert later <= earlier + 0.11, "the largest first"


def test_a_score_says_whose_view_it_is_and_how_it_fades(demo_desk: Desk) -> None:
    ann = person(demo_desk, "Ann Kowalska")
    reason = why(demo_desk, AboutPerson(ann.uid))
    said = " ".join(reason.rules)
    assert reason.title == "Ann Kowalska · trust 53"
    assert reason.claim.startswith("Trusted: 53 of 100")
    assert "Your view, from 30 things you logged – not what Ann thinks." in reason.rules
    assert "fading slowly, halves in about" in said
    assert "give or take" in reason.claim


def test_little_evidence_is_called_a_guess(demo_desk: Desk) -> None:
    mei = person(demo_desk, "Mei Lin")
    reason = why(demo_desk, AboutPerson(mei.uid))
    assert reason.claim.startswith("A guess from little: stranger, somewhere between 0 and ")
    found = numbers(reason)
    assert found["pressure"] < 0.0
    assert found["strain"] < 0.0


def test_somebody_without_a_log_is_a_stranger_to_the_book(empty_desk: Desk) -> None:
    write(empty_desk, IDA)
    for about in (AboutPerson("ida"), AboutRung("ida"), AboutVerdict("ida", AskSize.BIG)):
        reason = why(empty_desk, about)
        assert reason.claim
        assert reason.entries == ()
    assert "Nothing is logged yet" in why(empty_desk, AboutPerson("ida")).claim


def test_the_list_also_says_whether_they_are_due(demo_desk: Desk) -> None:
    facts = dict(why(demo_desk, AboutPerson(person(demo_desk, "Chiara Neri").uid)).facts)
    assert facts["due"].startswith("a short exchange")
    assert "to keep it warm" in facts["due"]
    facts = dict(why(demo_desk, AboutPerson(person(demo_desk, "Grace O’Neill").uid)).facts)
    assert "due" not in facts
    assert "from" in facts["next"]
    assert facts["circle"].endswith("days")


# the log


def test_every_line_of_every_timeline_opens_to_its_points(demo_desk: Desk) -> None:
    kinds = set()
    for each in everybody(demo_desk)[::2]:
        view = person_view(demo_desk, each.uid)
        for line in view.timeline:
            about = (
                AboutQuiet(each.uid, line.t)
                if line.entry is None
                else AboutEntry(each.uid, line.entry.uid)
            )
            reason = why(demo_desk, about)
            assert reason.claim
            assert can_be_opened(demo_desk, reason)
            if line.entry is not None:
                kinds.add(line.entry.kind)
                assert reason.entries[0].uid == line.entry.uid
            found = numbers(reason)
            if "together" in found:
                parts = [
                    value
                    for name, value in found.items()
                    if name not in {"together", "still stands"}
                ]
                assert sum(parts) == pytest.approx(found["together"], abs=1e-9)
                assert found["together"] == pytest.approx(line.delta, abs=0.051)
    assert len(kinds) > 15, "the sample people are to show nearly everything"


def test_a_coffee_says_what_lay_close_before_it(empty_desk: Desk) -> None:
    write(
        empty_desk,
        IDA,
        entry("one", date(2026, 5, 3), Kind.MEET, text="first coffee"),
        entry("two", date(2026, 5, 12), Kind.MEET, minutes=60.0),
    )
    reason = why(empty_desk, AboutEntry("ida", "two"))
    assert any(
        rule.startswith("9 days after the meeting of 3 May it counts about 70% ")
        for rule in reason.rules
    )
    assert [line.uid for line in reason.entries] == ["two", "one"]
    assert reason.entries[1].note == "close before it"
    first = why(empty_desk, AboutEntry("ida", "one"))
    assert "Nothing of its kind lay close before it, so it counts in full." in first.rules


def test_a_plan_and_a_promise_give_nothing(empty_desk: Desk) -> None:
    write(
        empty_desk,
        IDA,
        entry("coffee", date(2026, 11, 20), Kind.MEET),
        entry("vow", date(2026, 11, 20), Kind.PROMISE, part_of="coffee", text="the slides"),
        entry("plan", date(2026, 11, 21), Kind.MEET, planned=True),
    )
    plan = why(empty_desk, AboutEntry("ida", "plan"))
    assert "until you confirm" in plan.claim
    vow = why(empty_desk, AboutEntry("ida", "vow"))
    assert vow.claim == "It gives no trust by itself."
    assert vow.facts == ()
    assert [line.note for line in vow.entries] == ["this one", "logged with it"]


def test_an_entry_that_is_gone_is_said_to_be(demo_desk: Desk) -> None:
    ann = person(demo_desk, "Ann Kowalska")
    assert "no longer" in why(demo_desk, AboutEntry(ann.uid, "nothing")).claim
    assert "no longer" in why(demo_desk, AboutQuiet(ann.uid, 1.0)).claim
    with pytest.raises(NoSuchPerson):
        why(demo_desk, AboutPerson("nobody"))
    with pytest.raises(NoSuchPerson):
        why(demo_desk, AboutAsk(ann.uid, "nothing"))


def test_a_quiet_spell_says_how_fast_and_what_stays(empty_desk: Desk) -> None:
    write(
        empty_desk,
        IDA,
        entry("one", date(2026, 1, 1), Kind.MEET),
        entry("two", date(2026, 5, 1), Kind.MEET),
    )
    view = person_view(empty_desk, "ida")
    spells = [line for line in view.timeline if line.entry is None]
    newest, oldest = (why(empty_desk, AboutQuiet("ida", line.t)) for line in spells)
    assert "to today nothing happened" in newest.claim
    assert [line.uid for line in newest.entries] == ["two"]
    assert [line.uid for line in oldest.entries] == ["one", "two"]
    assert "halves in about" in dict(oldest.facts)["warmth"]
    assert number(dict(oldest.facts)["warmth"]) < 0.0
    assert any("roots" in rule for rule in oldest.rules)


# the ladder


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


# the gate


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


# the balance


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


# Today


def test_every_line_of_today_opens_to_its_reason(demo_desk: Desk) -> None:
    view = today_view(demo_desk)
    sections = {line.section for line in view.lines}
    for line in view.lines:
        reason = why(demo_desk, AboutLine(line))
        assert reason.claim
        assert reason.rules
        assert can_be_opened(demo_desk, reason)
    assert {Section.WORD, Section.TOUCH, Section.DATES, Section.REST} <= sections


def test_everything_that_waits_has_a_reason_too(demo_desk: Desk) -> None:
    agenda = day_agenda(demo_desk)
    classes = set()
    for item in (*agenda.items, *agenda.waiting):
        reason = item_reason(known(demo_desk, item.person), item, agenda)
        classes.add(item.agenda_class)
        assert reason.rules
        assert can_be_opened(demo_desk, reason)
    assert len(classes) >= 4


def lines_of(desk: Desk, section: Section) -> Iterator[Reason]:
    for line in today_view(desk).lines:
        if line.section is section:
            yield why(desk, AboutLine(line))


def test_a_promise_says_when_it_was_made_and_over_what(demo_desk: Desk) -> None:
    reasons = list(lines_of(demo_desk, Section.WORD))
    ann = next(each for each in reasons if each.title.startswith("Ann"))
    assert ann.claim == "You promised: introduce her to Bob."
    assert [line.note for line in ann.entries] == ["the promise", "over this"]
    assert dict(ann.facts)["due"] == "Monday"


def test_keeping_warm_says_the_circle_the_window_and_the_days_room(demo_desk: Desk) -> None:
    reasons = list(lines_of(demo_desk, Section.TOUCH))
    chiara = next(each for each in reasons if each.title.startswith("Chiara"))
    said = " ".join(chiara.rules)
    assert "Circle close: at the latest every 30 days" in said
    assert "A day holds 3 people" in said
    facts = dict(chiara.facts)
    assert facts["the window"] == "28 Oct to 20 Nov"
    assert facts["best"] == "12 Nov"
    assert facts["comes up after"] == "30 days"
    assert facts["waiting"] == "1 person"


def test_an_answer_and_a_thank_you_name_what_they_are_owed_for(demo_desk: Desk) -> None:
    notes = {line.note for each in lines_of(demo_desk, Section.TOUCH) for line in each.entries}
    assert {"not answered yet", "not thanked for yet"} <= notes


def test_reminders_plans_their_promises_and_dates_say_who_set_them(empty_desk: Desk) -> None:
    birthday = ImportantDate("birthday", month=11, day=21)
    write(
        empty_desk,
        replace(IDA, dates=(birthday,)),
        entry("coffee", date(2026, 11, 14), Kind.MEET, text="the old harbour"),
        entry("plan", TODAY, Kind.CALL, planned=True),
        Promise("p", "ida", Direction.THEIRS, "the map", TODAY, made="coffee"),
        Reminder("r", "ida", "ask about the map", TODAY, made="coffee"),
    )
    planned = {each.title: each for each in lines_of(empty_desk, Section.PLANNED)}
    reminder, plan = planned["Ida Berg · reminder"], planned["Ida Berg · a plan"]
    assert reminder.claim == "You set it: ask about the map."
    assert [line.uid for line in reminder.entries] == ["coffee"]
    assert [line.uid for line in plan.entries] == ["plan"]
    (word,) = lines_of(empty_desk, Section.WORD)
    assert word.claim == "Ida promised: the map."
    (day,) = lines_of(empty_desk, Section.DATES)
    assert day.claim == "Birthday of Ida: today."
    assert dict(day.facts)["written down"] == "21 Nov"


def test_a_reminder_of_an_ask_waits_for_its_gate_and_says_so(empty_desk: Desk) -> None:
    ask = Ask("ask", "ida", Direction.MINE, AskSize.BUSINESS, "a pilot")
    write(
        empty_desk,
        replace(IDA, circle=Circle.NONE, private=True),
        entry("coffee", date(2026, 10, 1), Kind.MEET),
        ask,
        Reminder("r", "ida", "ask about the pilot", TODAY, ask="ask"),
    )
    lines = [line for line in today_view(empty_desk).lines if line.ref == "r"]
    assert len(lines) == 1
    reason = why(empty_desk, AboutLine(lines[0]))
    said = " ".join(reason.rules)
    assert "only shown as such while the gate of the ask is open" in said
    assert "not yet" in reason.claim.lower()
    assert dict(reason.facts)["about"] == "a pilot"
    assert dict(reason.facts)["good turns"].startswith("0 of 3")


def test_what_weighs_on_it_names_the_share_it_holds_back(demo_desk: Desk) -> None:
    mei = person(demo_desk, "Mei Lin")
    reason = why(demo_desk, AboutCondition(mei.uid, AskSize.BIG, "mended"))
    assert "hold back 79% of your trust" in reason.claim
    shares = [int(line.note.removeprefix("holds back ")[:-1]) for line in reason.entries[:2]]
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 79


@pytest.mark.parametrize("agenda_class", AgendaClass)
def test_every_class_of_the_agenda_has_its_reason(
    demo_desk: Desk, agenda_class: AgendaClass
) -> None:
    step, because = {
        AgendaClass.PROMISE: (Step.KEEP_PROMISE, "promise"),
        AgendaClass.ANSWER: (Step.ANSWER, "reply"),
        AgendaClass.THANK: (Step.THANK, "thanks"),
        AgendaClass.DATE: (Step.CELEBRATE, "date"),
        AgendaClass.MEND: (Step.MEND, "wound"),
        AgendaClass.LADDER: (Step.RECONNECT, "dormant"),
        AgendaClass.WARM: (Step.GIVE, "turns"),
        AgendaClass.MAY_ASK: (Step.MAY_ASK, "ready"),
    }[agenda_class]
    who = known(demo_desk, person(demo_desk, "Ann Kowalska").uid)
    item = AgendaItem(who.person.uid, agenda_class, step, who.now.t - 2, 1.0, 2, because)
    reason = item_reason(who, item, day_agenda(demo_desk))
    if agenda_class is AgendaClass.MAY_ASK:
        assert "conditions" in reason.claim
    else:
        assert AGENDA_RULES[agenda_class] in reason.rules


def test_something_to_make_good_names_what_hurt(empty_desk: Desk) -> None:
    write(
        empty_desk,
        IDA,
        entry("coffee", date(2026, 10, 1), Kind.MEET),
        entry("quarrel", date(2026, 11, 1), Kind.CONFLICT, size=2),
    )
    (reason,) = lines_of(empty_desk, Section.TOUCH)
    assert reason.title == "Ida Berg · mend it"
    assert [(line.uid, line.note) for line in reason.entries] == [("quarrel", "not made good yet")]


# the day


def test_the_day_says_its_number_and_what_was_done(empty_desk: Desk) -> None:
    write(empty_desk, IDA, entry("call", TODAY, Kind.CALL), entry("note", TODAY, Kind.NOTE))
    reason = why(empty_desk, AboutDay())
    assert reason.claim == "2 reach-outs left today, of 3."
    assert [line.uid for line in reason.entries] == ["call"]
    assert dict(reason.facts)["done today"] == "1 person"


def test_in_an_empty_book_there_is_nothing_to_explain_yet(empty_desk: Desk) -> None:
    reason = why(empty_desk, AboutDay())
    assert reason.claim == "There is nothing to explain yet: this book is empty."
    assert reason.entries == ()


# size and hostility


def test_a_very_long_log_is_named_in_part_and_still_adds_up(empty_desk: Desk) -> None:
    start = date(2024, 1, 1).toordinal()
    log = [
        entry(f"e{place:04}", date.fromordinal(start + place * 2), Kind.CALL)
        for place in range(500)
    ]
    write(empty_desk, IDA, *log)
    reason = why(empty_desk, AboutPerson("ida"))
    assert len(reason.entries) <= MOST_ENTRIES
    assert f"and {500 - len(reason.entries)} more entries, together " in reason.more
    who = known(empty_desk, "ida")
    score = trust_at(replay(who.events), who.now.t).score
    standing = sum(number(line.note) for line in reason.entries if line.note != "0.0")
    assert standing + number(reason.more) == pytest.approx(score, abs=0.051)


HOSTILE = "[/]\x1b]0;x\x07{0}%s\nEve[@click=app.quit]"


def test_names_and_texts_are_plain_data(empty_desk: Desk) -> None:
    write(
        empty_desk,
        replace(IDA, name=HOSTILE, given="", dates=(ImportantDate(HOSTILE, month=11, day=21),)),
        entry("coffee", date(2026, 11, 14), Kind.MEET, text=HOSTILE, note=HOSTILE),
        entry("vow", date(2026, 11, 14), Kind.PROMISE, text=HOSTILE),
        Promise("p", "ida", Direction.MINE, HOSTILE, TODAY, made="vow"),
        Reminder("r", "ida", HOSTILE, TODAY),
    )
    abouts: list[About] = [
        AboutPerson("ida"),
        AboutRung("ida"),
        AboutEntry("ida", "vow"),
        AboutVerdict("ida", AskSize.BIG),
        *map(AboutLine, today_view(empty_desk).lines),
    ]
    for about in abouts:
        reason = why(empty_desk, about)
        assert HOSTILE in reason.title or reason.person == "ida"
        assert can_be_opened(empty_desk, reason)


def test_shown_points_add_up_to_the_shown_sum() -> None:
    values = [0.04, 0.04, 0.04, -0.16, 3.333, 3.333, 3.333]
    assert sum(adding_up(values)) == pytest.approx(round(sum(values), 1))
    assert adding_up([]) == ()


def test_a_friend_is_kept_out_of_the_ladders_asking(empty_desk: Desk) -> None:
    write(
        empty_desk,
        replace(IDA, intent=Intent.FRIENDSHIP, goal=AskSize.BIG),
        entry("coffee", date(2026, 11, 14), Kind.MEET),
    )
    reason = why(empty_desk, AboutRung("ida"))
    assert "no ask is ever proposed" in " ".join(reason.rules)
    assert "an ask in mind" not in dict(reason.facts)
