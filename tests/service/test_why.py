"""Why: the score, the log and the day; a reason adds up and rests on entries that can be opened."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from why_book import IDA, TODAY, can_be_opened, entry, everybody, person, write

from relterm.domain.interactions import (
    Direction,
    Promise,
    Reminder,
)
from relterm.domain.kinds import AskSize, Intent, Kind
from relterm.domain.people import ImportantDate
from relterm.domain.trust import replay, trust_at
from relterm.errors import NoSuchPerson
from relterm.service.desk import Desk
from relterm.service.views.person import person_view
from relterm.service.views.today import today_view
from relterm.service.views.why.answer import (
    About,
    AboutAsk,
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

NUMBER = re.compile(r"[+−-]?\d+\.\d")


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
