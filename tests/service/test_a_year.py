"""A year, day by day, through the app: what the agenda promises is kept on each of its days."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from year_record import Noted
from year_story import (
    AWAY,
    PAUSED,
    PLENTY,
    RESTING,
    SCARCE,
    SKIPPED,
    SKIPS,
    SNOOZED,
    START,
    Year,
    lived,
    outreach,
    owed,
    turns,
)
from year_user import answers

from relterm.domain.kinds import Circle
from relterm.domain.ladder import Step
from relterm.domain.moments import Now
from relterm.domain.schedule import NEAR_CIRCLES, AgendaClass, AgendaItem
from relterm.service.opening import open_demo
from relterm.service.views.ask_reminders import Stand
from relterm.service.views.today_lines import Section

TALKS = frozenset({Step.TALK, Step.DEEPEN, Step.CATCH_UP})
WORDS = TALKS | {
    Step.HELLO,
    Step.RECONNECT,
    Step.EXCHANGE,
    Step.LET_LEAD,
    Step.SMALL_PROMISE,
    Step.MAY_ASK,
}
"""Steps that put a word of mine before them."""


@pytest.fixture(scope="module", params=[PLENTY, SCARCE], ids=["plenty", "scarce"])
def year(request: pytest.FixtureRequest) -> Iterator[Year]:
    clock = [Now(datetime(START.year, START.month, START.day, 12, tzinfo=UTC))]

    def set_clock(now: Now) -> None:
        clock[0] = now

    with open_demo(lambda: clock[0]) as desk:
        desk.book.database.raw.execute("PRAGMA synchronous = OFF")
        yield lived(desk, set_clock, request.param)


def test_the_day_is_never_over_its_measure(year: Year) -> None:
    full = 0
    for day in year.days:
        room = max(1, day.pace.daily_number - len(owed(day.first.items)))
        for steps in (outreach(day.first.items), outreach(day.acts)):
            assert len(steps) <= room
            assert sum(item.step in TALKS for item in steps) <= 2
        full += len(outreach(day.acts)) == room
    assert full > 20


def test_what_is_owed_is_never_dropped(year: Year) -> None:
    seen: Counter[AgendaClass] = Counter()
    for day in year.days:
        shown = {(item.person, item.agenda_class) for item in day.first.items}
        labels = {
            (i.person, i.label) for i in day.first.items if i.agenda_class == AgendaClass.DATE
        }
        assert labels == day.dates
        assert {uid for uid, each in shown if each is AgendaClass.PROMISE} == day.promised
        answering = {uid for uid, each in shown if each is AgendaClass.ANSWER}
        assert answering == day.owed - day.promised
        seen.update(each for _, each in shown)
    for each in (AgendaClass.PROMISE, AgendaClass.ANSWER, AgendaClass.THANK, AgendaClass.DATE):
        assert seen[each] > 5


def test_no_ask_comes_before_its_gate(year: Year) -> None:
    proposed: list[tuple[str, date]] = []
    for day in year.days:
        for item in day.first.items:
            contact = day.contacts[item.person]
            if item.step is Step.MAY_ASK:
                assert not contact.personal
                assert contact.goal is not None
                assert day.warranted[item.person, contact.goal]
                proposed.append((item.person, day.now.today))
    assert len({person for person, _ in proposed}) > 2


def test_a_reminder_of_an_ask_waits_for_its_gate(year: Year) -> None:
    stands: Counter[Stand] = Counter()
    for day in year.days:
        for each in day.reminders:
            stands[each.stand] += 1
            if each.stand is Stand.PLAIN:
                assert not each.reminder.ask or each.ask is None
                continue
            assert each.size is not None
            warranted = day.warranted[each.reminder.person, each.size]
            assert (each.stand is Stand.OPEN) == warranted
            if each.item is not None:
                assert each.item.step is not Step.MAY_ASK
                check_the_word(each.item, day)
    assert stands[Stand.OPEN] > 0
    assert stands[Stand.INSTEAD] > 0
    assert stands[Stand.QUIET] > 20


def check_the_word(item: AgendaItem, day: Noted) -> None:
    """Five days between words, none while waiting, after three tries a rest."""
    if item.step not in WORDS or item.agenda_class < AgendaClass.MEND:
        return
    said = day.silences[item.person]
    if said.last_word is None:
        return
    quiet = day.now.t - said.last_word
    assert quiet >= 5
    if said.unanswered:
        tries = min(said.unanswered, 3) - 1
        pauses = (30, 75, 365) if said.strangers else (10, 75, 180)
        assert quiet >= pauses[tries]


def test_nobody_is_pestered(year: Year) -> None:
    words = silent = 0
    for day in year.days:
        for item in outreach(day.first.items):
            check_the_word(item, day)
            words += item.step in WORDS
            silent += day.silences[item.person].unanswered > 0
    assert words > 100
    assert silent > 0


def test_quiet_weekdays_are_kept(year: Year) -> None:
    near = 0
    for day in year.days:
        if day.now.today.weekday() not in day.pace.quiet_weekdays:
            continue
        for item in outreach(day.first.items):
            contact = day.contacts[item.person]
            assert contact.private or contact.personal or contact.circle in NEAR_CIRCLES
            near += 1
    assert near > 10


def test_the_same_book_and_day_give_the_same_agenda(year: Year) -> None:
    for day in year.days:
        assert day.first == day.again
        assert day.first.items == day.unindexed
    assert all(year.remembered.values())
    assert len(year.remembered) > 40


def test_a_pause_leaves_only_what_is_owed(year: Year) -> None:
    for day in year.days[PAUSED.start : PAUSED.stop]:
        assert day.contacts[RESTING].paused
        assert RESTING not in day.windows
        mine = [item for item in day.first.items if item.person == RESTING]
        assert outreach(mine) == []
    assert any(
        item.person == RESTING for day in year.days[PAUSED.stop :] for item in outreach(day.acts)
    )


def test_skips_and_snoozes_hold(year: Year) -> None:
    for number in (*SNOOZED, *(day + ahead for day in SKIPS for ahead in range(7))):
        items = [item for item in year.days[number].first.items if item.person == SKIPPED]
        assert outreach(items) == []


def test_a_fresh_start_gives_everybody_their_day(year: Year) -> None:
    day = year.days[AWAY.stop]
    assert not set(year.spread) & {item.person for item in outreach(day.first.items)}
    for uid, back in year.spread.items():
        for later in year.days[AWAY.stop :]:
            if later.now.today >= back:
                break
            assert uid not in {item.person for item in outreach(later.first.items)}


def test_everybody_who_answers_is_reached_in_time_while_there_is_room(year: Year) -> None:
    """There is room for somebody when, from their ideal day on, no step of anybody waits for
    another day because of the day's measure, and the user does what is proposed."""
    reached: Counter[str] = Counter()
    crowded = 0
    for uid in filter(answers, year.days[0].contacts):
        for turn, day in turns(year, uid):
            if turn.free:
                assert day <= turn.latest, uid
                reached[uid] += 1
            else:
                crowded += 1
    assert crowded > 0
    assert sum(reached.values()) > 30
    assert len(reached) > 10


def test_the_lists_say_what_the_agenda_says(year: Year) -> None:
    told = 0
    for each in year.lists:
        sections = (Section.WORD, Section.TOUCH, Section.PLANNED)
        listed = [line for line in each.today.lines if line.section in sections]
        assert each.count == len(listed)
        touch = [line for line in each.today.of(Section.TOUCH) if line.item is not None]
        keys = {(line.person, line.step) for line in each.due}
        assert {(line.person, str(line.item.step)) for line in touch if line.item} <= keys
        for due in each.due:
            if due.latest is not None:
                assert due.earliest is not None
                assert due.ideal is not None
                assert due.earliest <= due.ideal <= due.latest
                told += 1
    assert told > 10


def test_after_three_skips_a_wider_circle_is_proposed(year: Year) -> None:
    assert year.widened is Circle.FRIENDS
