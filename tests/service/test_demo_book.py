"""The sample book: whole, deterministic, at home on any day, in agreement with itself."""

import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from operator import attrgetter
from zoneinfo import ZoneInfo

import pytest
from demo_reading import SATURDAY, every_day, now_on, reading

from relterm.domain.interactions import (
    AskState,
    Direction,
    Outcome,
    PromiseState,
)
from relterm.domain.kinds import Circle, Intent, Kind, Who
from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.service.demo_book import build_demo


def test_the_same_day_gives_the_same_book() -> None:
    assert build_demo(now_on(SATURDAY, 6)) == build_demo(now_on(SATURDAY, 23))


def test_another_day_gives_the_same_stories_at_most_days_away_from_where_they_were() -> None:
    later = reading(SATURDAY + timedelta(days=2))
    moved = Counter[int]()
    for uid, entry in reading(SATURDAY).entries.items():
        other = later.entries[uid]
        moved[(other.moment.day - entry.moment.day).days] += 1
        assert (other.kind, other.text, other.people) == (entry.kind, entry.text, entry.people)
    assert len(later.entries) == len(reading(SATURDAY).entries)
    assert set(moved) <= set(range(-1, 6))
    assert moved.most_common(1)[0][0] == 2


def test_the_size_is_that_of_two_lived_years() -> None:
    book = reading(SATURDAY).book
    assert 58 <= len(book.people) <= 64
    assert 900 <= len(book.interactions) <= 1400
    first = min(entry.moment.day for entry in book.interactions)
    assert 700 <= (SATURDAY - first).days <= 731


@every_day
def test_every_uid_is_its_own_and_every_reference_leads_somewhere(today: date) -> None:
    read = reading(today)
    book = read.book
    tables = (
        book.people,
        book.interactions,
        book.exchanges,
        book.promises,
        book.asks,
        book.reminders,
        book.relations,
    )
    uids = [uid for table in tables for uid in map(attrgetter("uid"), table)]
    assert len(uids) == len(set(uids))
    assert all(re.fullmatch(r"demo-[a-z0-9-]+", uid) for uid in uids)
    people = set(read.people)
    assert {uid for entry in book.interactions for uid in entry.people} <= people
    assert {promise.person for promise in book.promises} <= people
    assert {ask.person for ask in book.asks} <= people
    assert {reminder.person for reminder in book.reminders} <= people
    assert {exchange.person for exchange in book.exchanges} <= people
    assert {uid for row in book.relations for uid in (row.person, row.other)} <= people
    assert {person.introduced_by for person in book.people} <= people | {""}
    entries = set(read.entries)
    assert {row.interaction for row in book.exchanges} <= entries
    assert {uid for row in book.promises for uid in (row.made, row.closed)} <= entries | {""}
    assert {row.interaction for row in book.asks} <= entries | {""}
    assert {row.made for row in book.reminders} <= entries
    assert {entry.part_of for entry in book.interactions} <= entries | {""}


@pytest.mark.parametrize(
    "zone", ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
)
@pytest.mark.parametrize("clock", [time(0, 1), time(23, 59)])
def test_all_that_happened_is_past_and_all_that_is_planned_lies_ahead(
    zone: str, clock: time
) -> None:
    now = Now(datetime.combine(SATURDAY, clock, ZoneInfo(zone)))
    for entry in build_demo(now).interactions:
        if entry.planned:
            assert entry.moment.day > now.today
        else:
            assert entry.moment.day < now.today
            assert entry.moment.seconds < now.moment.seconds


@every_day
def test_nobody_is_met_for_work_at_the_weekend(today: date) -> None:
    read = reading(today)
    for entry in read.book.interactions:
        owner = read.people[entry.people[0]]
        if entry.kind in {Kind.MEET, Kind.VIDEO, Kind.CALL} and not owner.private:
            assert entry.moment.day.weekday() < 5, (entry.uid, entry.moment.day)


@every_day
def test_entries_of_a_person_are_numbered_in_the_order_they_happened(today: date) -> None:
    for uid in reading(today).people:
        own = [e for e in reading(today).book.interactions if e.people[0] == uid]
        for before, after in pairwise(sorted(own, key=lambda entry: entry.uid)):
            assert before.moment.seconds <= after.moment.seconds


def test_addresses_and_numbers_belong_to_nobody() -> None:
    for person in reading(SATURDAY).book.people:
        for email in person.emails:
            assert re.fullmatch(r"[a-z.]+@[a-z.]+\.example", email.value)
        for phone in person.phones:
            assert re.fullmatch(r"\+49 30 23125 \d{3}|\+44 20 7946 0\d{3}", phone.value)
        for link in person.links:
            assert re.match(r"https://[a-z]+\.example(/|$)", link.value)


def test_names_come_from_many_scripts() -> None:
    names = "".join(person.name for person in reading(SATURDAY).book.people)
    for sample in ("陈", "山", "서", "ل", "נ", "अ", "ส", "თ", "አ", "Ε", "О", "ü", "Þ", "\u0301"):
        assert sample in names or sample == "ü"
    assert max(len(person.name) for person in reading(SATURDAY).book.people) > 45


def test_you_are_in_it_once_with_a_reason() -> None:
    (you,) = [person for person in reading(SATURDAY).book.people if person.is_me]
    assert you.interests
    assert you.aspirations
    assert you.offers
    assert you.needs
    assert you.why
    settings = reading(SATURDAY).book.settings
    assert settings.success
    assert settings.game_plan
    assert settings.daily_number == 3


def test_cards_are_filled_and_you_share_something_with_most() -> None:
    read = reading(SATURDAY)
    known = [p for p in read.book.people if p.tracked]
    shared = [p for p in known if set(p.interests) & set(read.person("you").interests)]
    assert len(known) >= 38
    assert len(shared) >= 25
    assert set(read.person("ann-kowalska").interests) >= {"sailing", "grid storage", "Gdańsk"}
    assert set(read.person("chiara-neri").interests) >= {"bouldering", "Japanese joinery"}


def test_some_need_what_others_offer() -> None:
    people = [p for p in reading(SATURDAY).book.people if not p.is_me]
    pairs = {
        (needing.uid, offering.uid)
        for needing in people
        for offering in people
        if needing is not offering and set(needing.needs) & set(offering.offers)
    }
    assert ("demo-ann-kowalska", "demo-bob-osei") in pairs
    assert ("demo-bob-osei", "demo-ann-kowalska") in pairs
    assert len(pairs) >= 8


def test_imported_people_wait_for_triage_with_nothing_logged() -> None:
    read = reading(SATURDAY)
    imported = [p for p in read.book.people if "imported" in p.tags]
    assert len(imported) == 12
    assert all(p.circle is Circle.NONE and not read.log(p.uid) for p in imported)


def test_one_is_put_away_and_one_in_the_trash() -> None:
    states = Counter(person.state for person in reading(SATURDAY).book.people)
    assert states[State.ARCHIVED] == 1
    assert states[State.TRASHED] == 1


def test_friends_and_family_have_no_goal_and_no_planned_ask() -> None:
    read = reading(SATURDAY)
    personal = {p.uid for p in read.book.people if p.personal}
    intents = {read.people[uid].intent for uid in personal}
    assert intents == {Intent.FRIENDSHIP, Intent.FAMILY}
    assert all(read.people[uid].goal is None for uid in personal)
    assert not personal & {ask.person for ask in read.book.asks}


@every_day
def test_birthdays_today_this_week_on_29_february_and_without_a_year(today: date) -> None:
    dates = [
        important
        for person in reading(today).book.people
        for important in person.dates
        if important.label == "birthday"
    ]
    ahead = Counter(
        (day - today).days
        for important in dates
        for year in (today.year, today.year + 1)
        for day in [_on(year, important.month, important.day)]
        if day is not None and 0 <= (day - today).days <= 7
    )
    assert ahead[0] >= 1
    assert sum(ahead.values()) >= 5
    assert any((d.month, d.day) == (2, 29) for d in dates)
    assert sum(d.year is None for d in dates) >= 3
    for important in dates:
        if important.year is not None:
            assert _on(important.year, important.month, important.day) is not None


def _on(year: int, month: int | None, day: int | None) -> date | None:
    assert month is not None
    assert day is not None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@every_day
def test_promises_agree_with_the_log(today: date) -> None:
    read = reading(today)
    ends = {PromiseState.KEPT: Kind.KEPT, PromiseState.BROKEN: Kind.BROKEN}
    for promise in read.book.promises:
        made = read.entries[promise.made]
        assert (made.kind, made.due, made.text) == (Kind.PROMISE, promise.due, promise.what)
        assert (made.who is Who.THEM) == (promise.direction is Direction.THEIRS)
        assert bool(promise.closed) == (promise.state in ends)
        if promise.closed:
            closed = read.entries[promise.closed]
            assert closed.kind is ends[promise.state]
            assert closed.moment.seconds > made.moment.seconds
    told = {uid for row in read.book.promises for uid in (row.made, row.closed) if uid}
    kinds = {Kind.PROMISE, Kind.KEPT, Kind.BROKEN}
    assert told == {e.uid for e in read.book.interactions if e.kind in kinds}


@every_day
def test_the_model_counts_the_same_open_promises(today: date) -> None:
    read = reading(today)
    mine = Counter(
        row.person
        for row in read.book.promises
        if row.state is PromiseState.OPEN and row.direction is Direction.MINE
    )
    assert mine == Counter({"demo-ann-kowalska": 1, "demo-ifeoma-eze": 1})
    for uid, state in read.states.items():
        assert len(state.open_promises) == mine[uid]


@every_day
def test_promises_stand_everywhere_a_promise_can_stand(today: date) -> None:
    promises = reading(today).book.promises
    due = {p.due for p in promises if p.state is PromiseState.OPEN and p.due is not None}
    assert today + timedelta(days=2) in due
    assert today - timedelta(days=3) in due
    states = Counter((p.direction, p.state) for p in promises)
    assert states[Direction.MINE, PromiseState.KEPT] >= 8
    assert states[Direction.MINE, PromiseState.BROKEN] == 3
    assert states[Direction.THEIRS, PromiseState.OPEN] == 1


@every_day
def test_asks_agree_with_the_log(today: date) -> None:
    read = reading(today)
    for ask in read.book.asks:
        if ask.state is AskState.PLANNED:
            person = read.people[ask.person]
            assert (person.goal, person.goal_text) == (ask.size, ask.what)
            assert ask.interaction == ""
            continue
        entry = read.entries[ask.interaction]
        assert entry.kind is Kind.ASK
        assert (entry.size, entry.text, entry.moment.day) == (ask.size, ask.what, ask.day)
        assert (entry.who is Who.THEM) == (ask.direction is Direction.THEIRS)
        assert entry.outcome is {Outcome.YES: True, Outcome.NO: False}.get(ask.outcome)
    told = {ask.interaction for ask in read.book.asks if ask.interaction}
    assert told == {e.uid for e in read.book.interactions if e.kind is Kind.ASK}
    goals = {uid for uid, person in read.people.items() if person.goal is not None}
    assert goals == {a.person for a in read.book.asks if a.state is AskState.PLANNED}


@every_day
def test_asks_were_answered_in_every_way(today: date) -> None:
    mine = {
        (ask.person.removeprefix("demo-"), ask.outcome)
        for ask in reading(today).book.asks
        if ask.direction is Direction.MINE and ask.state is AskState.ANSWERED
    }
    assert ("bob-osei", Outcome.YES) in mine
    assert ("hiro-tanaka", Outcome.NO) in mine
    assert ("dmitri-volkov", Outcome.LATER) in mine
    assert ("mei-lin", Outcome.NO_ANSWER) in mine
