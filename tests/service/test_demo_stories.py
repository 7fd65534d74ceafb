"""The stories of the sample book show every state of the model, whatever the day."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from demo_reading import SATURDAY, every_day, reading

from relterm.domain.game_plan import game_plan
from relterm.domain.interactions import (
    ExchangeKind,
    ReminderState,
    event_of,
)
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.ladder import Overlay, Stage, Step
from relterm.domain.people import State
from relterm.domain.readiness import Result, early_asks
from relterm.domain.schedule import AgendaClass, longest_gap
from relterm.domain.trust import replay, trust_at
from relterm.service.demo_book.stories import CALL, THEIR_WORDS, WORDS, rhythm


@every_day
def test_planned_asks_get_every_answer_of_the_gate(today: date) -> None:
    read = reading(today)
    assert read.gate("grace-oneill", AskSize.FAVOUR).result is Result.READY
    assert read.gate("jonas-weber", AskSize.BUSINESS).result is Result.INVITED
    lucia = read.gate("lucia-fernandez", AskSize.ADVICE)
    assert (lucia.result, lucia.unmet) == (Result.NEARLY, ("in_touch",))
    assert read.gate("farid-haddad", AskSize.ADVICE).result is Result.NOT_YET
    ann = read.gate("ann-kowalska", AskSize.BUSINESS)
    assert (ann.result, ann.weakest) == (Result.NOT_YET, "no_debts")
    assert ann.unmet == ("no_debts", "turns")
    assert read.gate("mei-lin", AskSize.BIG).result is Result.NOT_YET


@every_day
def test_planned_asks_have_dates_from_today_to_never(today: date) -> None:
    read = reading(today)

    def days_to(short: str) -> float | None:
        person = read.person(short)
        assert person.goal is not None
        gap = longest_gap(person.circle, person.cadence_days)
        earliest = game_plan(read.state(short), read.now.t, person.goal, gap).earliest
        return None if earliest is None else earliest - read.now.t

    assert days_to("grace-oneill") == 0
    lucia, farid, ann = days_to("lucia-fernandez"), days_to("farid-haddad"), days_to("ann-kowalska")
    assert lucia is not None
    assert farid is not None
    assert ann is not None
    assert 0 < lucia < farid < ann < 70
    assert days_to("mei-lin") is None


@every_day
def test_only_the_early_asks_were_early_and_they_cost(today: date) -> None:
    read = reading(today)
    early = {
        uid: early_asks(map(event_of, read.log(uid)))
        for uid in read.people
        if early_asks(map(event_of, read.log(uid)))
    }
    assert set(early) == {"demo-hiro-tanaka", "demo-mei-lin"}
    reasons = {ask.interaction for ask in read.book.asks if ask.reason}
    assert reasons == {event.uid for events in early.values() for event in events}
    (ask,) = early["demo-hiro-tanaka"]
    events = [event_of(entry) for entry in read.log("demo-hiro-tanaka")]
    before = trust_at(replay(e for e in events if e.t < ask.t), ask.t).score
    after = trust_at(replay(events, ask.t), ask.t).score
    assert after < before - 3


@every_day
def test_every_stage_and_overlay_occurs_among_active_people(today: date) -> None:
    read = reading(today)
    active = [uid for uid, p in read.people.items() if p.state is State.ACTIVE and not p.is_me]
    rungs = [read.rung(uid) for uid in active]
    assert {place.stage for place in rungs} == set(Stage)
    assert {place.overlay for place in rungs} == set(Overlay)
    steps = {place.step for place in rungs}
    assert steps >= {Step.STUDY, Step.COMMENT, Step.HELLO, Step.WAIT, Step.REST, Step.SPACE}


@every_day
@pytest.mark.parametrize(
    ("short", "stage", "overlay"),
    [
        ("chen-siyuan", Stage.STUDY, Overlay.NONE),
        ("wulandari", Stage.ENGAGE, Overlay.NONE),
        ("eleni-thalassinou", Stage.RECOGNISED, Overlay.NONE),
        ("eun-ji-park", Stage.RECOGNISED, Overlay.NONE),
        ("kiri-ngata", Stage.OPENED, Overlay.NONE),
        ("mei-lin", Stage.RESTING, Overlay.NONE),
        ("hiro-tanaka", Stage.CONVERSING, Overlay.QUIET),
        ("vaino-saarikoivu", Stage.CONVERSING, Overlay.DORMANT),
        ("camille-dubreuil", Stage.CONVERSING, Overlay.DORMANT),
        ("ingrid-dahl", Stage.CONVERSING, Overlay.NONE),
        ("karin-lindqvist", Stage.CONVERSING, Overlay.NONE),
        ("ann-kowalska", Stage.TRUSTED, Overlay.NONE),
        ("chiara-neri", Stage.TRUSTED, Overlay.NONE),
        ("joao-antunes", Stage.TRUSTED, Overlay.NONE),
        ("grace-oneill", Stage.PARTNER, Overlay.NONE),
        ("lea-marchand", Stage.PARTNER, Overlay.NONE),
    ],
)
def test_people_stand_where_their_story_says(
    today: date, short: str, stage: Stage, overlay: Overlay
) -> None:
    place = reading(today).rung(f"demo-{short}")
    assert (place.stage, place.overlay) == (stage, overlay)


@every_day
def test_ann_starts_slowly_and_ends_in_the_fifties(today: date) -> None:
    read = reading(today)
    events = [event_of(entry) for entry in read.log("demo-ann-kowalska")]

    def then(days_ago: float) -> float:
        t = read.now.t - days_ago
        return trust_at(replay(events, t), t).score

    assert then(327) < 3
    assert 10 < then(240) < 20
    assert 28 < then(170) < 40
    assert then(62) > then(30)
    assert 50 < then(0) < 60
    kinds = [entry.kind for entry in read.log("demo-ann-kowalska")]
    assert kinds[:5] == [Kind.STUDY, Kind.LIKE, Kind.COMMENT, Kind.SHARE, Kind.MSG]
    meeting, promise = read.log("demo-ann-kowalska")[-2:]
    assert (meeting.kind, promise.kind) == (Kind.MEET, Kind.PROMISE)
    assert promise.part_of == meeting.uid
    assert promise.moment == meeting.moment


@every_day
def test_trust_spans_strangers_to_partners(today: date) -> None:
    read = reading(today)
    assert read.trust("grace-oneill").score > 85
    assert 68 < read.trust("bob-osei").score < 82
    assert 55 < read.trust("chiara-neri").score < 66
    assert 50 < read.trust("jonas-weber").score < 65
    assert 30 < read.trust("ifeoma-eze").score < 42
    assert 28 < read.trust("ingrid-dahl").score < 40
    assert 15 < read.trust("dmitri-volkov").score < 28
    assert read.trust("mei-lin").score < 5
    assert read.trust("eun-ji-park").score < 5
    assert read.trust("tomasz-zurawik").score > 55


@every_day
def test_small_talk_every_other_day_stays_acquaintance(today: date) -> None:
    read = reading(today)
    assert len(read.log("demo-karin-lindqvist")) > 120
    assert read.trust("karin-lindqvist").score < 32


@every_day
def test_one_wound_is_open_and_one_is_mended(today: date) -> None:
    read = reading(today)
    assert read.state("selamawit-tesfaye").open_wound
    joao = read.state("joao-antunes")
    assert joao.last_hurt is not None
    assert not joao.open_wound
    others = set(read.people) - {"demo-selamawit-tesfaye"}
    assert not any(read.states[uid].open_wound for uid in others)


@every_day
def test_one_sided_in_both_directions(today: date) -> None:
    given = Counter(
        (row.person.removeprefix("demo-"), row.kind) for row in reading(today).book.exchanges
    )
    assert given["brendan-achterberg", ExchangeKind.GIVEN] >= 4
    assert given["brendan-achterberg", ExchangeKind.RECEIVED] == 0
    assert given["wanjiku-mwangi", ExchangeKind.RECEIVED] >= 4
    assert given["wanjiku-mwangi", ExchangeKind.GIVEN] == 0
    assert given["farid-haddad", ExchangeKind.RECEIVED] == 3
    assert given["farid-haddad", ExchangeKind.GIVEN] == 1


@every_day
def test_exchanges_say_what_passed_in_a_give_or_thanks_entry(today: date) -> None:
    read = reading(today)
    deeds = {e.uid for e in read.book.interactions if e.kind in {Kind.GIVE, Kind.THANKS}}
    assert {row.interaction for row in read.book.exchanges} == deeds
    assert all(row.what for row in read.book.exchanges)
    assert {row.kind for row in read.book.exchanges} == set(ExchangeKind)


@every_day
def test_snoozed_skipped_executive_and_reminders(today: date) -> None:
    read = reading(today)
    snoozed = [p for p in read.book.people if p.snooze_until is not None]
    assert len(snoozed) >= 3
    assert all((p.snooze_until or 0) > today.toordinal() for p in snoozed)
    assert any(p.skips >= 3 for p in read.book.people)
    (executive,) = [p for p in read.book.people if p.executive]
    assert "plc" in executive.organisation
    due = [r.due for r in read.book.reminders if r.state is ReminderState.OPEN]
    assert today in due
    assert max(due) > today + timedelta(days=7)


@every_day
def test_some_things_happen_with_several_people_and_one_is_planned(today: date) -> None:
    read = reading(today)
    shared = [e for e in read.book.interactions if len(e.people) > 1]
    assert len(shared) >= 8
    assert any(len(e.people) > 2 for e in shared)
    (planned,) = [e for e in read.book.interactions if e.planned]
    assert len(planned.people) == 3
    assert today < planned.moment.day <= today + timedelta(days=7)


@pytest.mark.parametrize("hour", [0, 7, 12, 23])
@every_day
def test_today_is_nicely_filled_on_every_day(today: date, hour: int) -> None:
    read = reading(today, hour)
    items = read.agenda()
    by_class = Counter(item.agenda_class for item in items)
    told = [(item.agenda_class, item.person.removeprefix("demo-")) for item in items]
    assert told[:4] == [
        (AgendaClass.PROMISE, "ifeoma-eze"),
        (AgendaClass.PROMISE, "ann-kowalska"),
        (AgendaClass.ANSWER, "ingrid-dahl"),
        (AgendaClass.THANK, "wanjiku-mwangi"),
    ]
    assert (AgendaClass.DATE, "gudrun-thorsdottir") in told
    assert told[-1] == (AgendaClass.WARM, "chiara-neri")
    assert len(items) == 5 + by_class[AgendaClass.DATE]
    assert 7 <= items[-1].late_days <= 10


@every_day
def test_two_or_three_people_are_left_to_rest(today: date) -> None:
    read = reading(today)
    idle = {Step.WAIT, Step.REST, Step.SPACE}
    resting = {uid for uid, p in read.people.items() if p.tracked and read.rung(uid).step in idle}
    assert resting == {"demo-hiro-tanaka", "demo-kiri-ngata", "demo-mei-lin"}


@pytest.mark.parametrize("every", [3, 7, 31])
def test_a_rhythm_tells_every_text_once_in_order_and_ends_with_the_last(every: int) -> None:
    texts = ("first", "second", "third", "fourth")
    beats = rhythm(400, 5, every, (CALL, WORDS, THEIR_WORDS), texts)
    assert tuple(beat.text for beat in beats if beat.text) == texts
    assert beats[-1].text == "fourth"
    assert beats[-1].ago == 5
    assert all(before.ago > after.ago for before, after in pairwise(beats))


def test_nothing_handwritten_is_told_twice() -> None:
    talks = {Kind.MEET, Kind.CALL, Kind.VIDEO, Kind.EVENT, Kind.MSG, Kind.EMAIL, Kind.LETTER}
    texts = Counter(
        entry.text
        for entry in reading(SATURDAY).book.interactions
        if entry.kind in talks and entry.text
    )
    assert sum(texts.values()) >= 390
    assert not [text for text, count in texts.items() if count > 1]
