"""Telling a story: beats become dated entries with their promises, asks and exchanges."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    Interaction,
    Outcome,
    Promise,
    PromiseState,
    Relation,
    Reminder,
    ReminderState,
)
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.moments import Moment, Now
from relterm.service.demo_book.beats import Beat, Member, Nudge, direction_of

PREFIX = "demo-"
_WORK_TALKS = frozenset({Kind.MEET, Kind.VIDEO, Kind.CALL})
_SATURDAY, _SUNDAY = 5, 6
_MINUTES_APART = 35
"""Between two entries of one person on one day, so that they keep the order they are told in."""
_EXCHANGES = {
    (Kind.GIVE, Direction.MINE): ExchangeKind.GIVEN,
    (Kind.GIVE, Direction.THEIRS): ExchangeKind.RECEIVED,
    (Kind.THANKS, Direction.MINE): ExchangeKind.THANKED,
    (Kind.THANKS, Direction.THEIRS): ExchangeKind.WAS_THANKED,
}


def uid_of(short: str) -> str:
    """The UID of somebody in the sample book."""
    return PREFIX + short


@dataclass(slots=True)
class Told:
    """Everything told so far."""

    interactions: list[Interaction] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    reminders: list[Reminder] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Step:
    """A beat on its day; `closes` is the earlier beat of the promise that it ends."""

    ago: int
    beat: Beat
    closes: Beat | None = None


@dataclass(slots=True)
class _Teller:
    """Turns the steps of one member into records, remembering the promises still open."""

    uid: str
    today: date
    told: Told
    count: int = 0
    asks: int = 0
    host: str = ""
    made: dict[Beat, int] = field(default_factory=dict)
    """Where in `told.promises` the promise of a beat is."""

    def log(self, step: _Step, moment: Moment, *, planned: bool = False) -> None:
        """Add the entry of a step and what hangs on it."""
        beat = step.beat
        self.count += 1
        entry = Interaction(
            uid=f"{self.uid}-{self.count:03}",
            moment=moment,
            people=(self.uid, *(uid_of(other) for other in beat.others)),
            kind=beat.kind,
            who=beat.who,
            answered=beat.answered,
            minutes=beat.minutes,
            depth=beat.depth,
            mood=beat.mood,
            size=beat.size,
            outcome=beat.outcome,
            due=None if beat.due is None else self.today - timedelta(days=beat.due),
            years=beat.years,
            text=beat.text,
            note=beat.note,
            part_of=self.host if beat.part else "",
            planned=planned,
        )
        if not beat.part:
            self.host = entry.uid
        self.told.interactions.append(entry)
        self._exchange(beat, entry)
        self._promise(step, entry)
        if beat.ask is not None:
            self._ask(beat, beat.ask, entry)

    def plan(self, member: Member) -> None:
        """Add the planned ask, the next steps and the relations."""
        if member.plan is not None:
            self.asks += 1
            self.told.asks.append(
                Ask(
                    f"{self.uid}-ask-{self.asks}",
                    self.uid,
                    Direction.MINE,
                    member.plan.size,
                    member.plan.what,
                    day=self.today - timedelta(days=member.plan.ago),
                )
            )
        for number, nudge in enumerate(member.nudges, start=1):
            self.told.reminders.append(self._reminder(number, nudge))
        for other, kind in member.relations:
            self.told.relations.append(
                Relation(f"{self.uid}-{other}", self.uid, uid_of(other), kind)
            )

    def _exchange(self, beat: Beat, entry: Interaction) -> None:
        kind = _EXCHANGES.get((beat.kind, direction_of(beat)))
        if kind is not None:
            self.told.exchanges.append(
                Exchange(f"{entry.uid}-x", entry.uid, self.uid, kind, beat.what, beat.category)
            )

    def _promise(self, step: _Step, entry: Interaction) -> None:
        if step.closes is not None:
            index = self.made[step.closes]
            self.told.promises[index] = replace(self.told.promises[index], closed=entry.uid)
        elif step.beat.kind is Kind.PROMISE:
            self.made[step.beat] = len(self.told.promises)
            self.told.promises.append(
                Promise(
                    f"{self.uid}-promise-{len(self.made)}",
                    self.uid,
                    direction_of(step.beat),
                    step.beat.text,
                    entry.due,
                    _promise_state(step.beat),
                    made=entry.uid,
                )
            )

    def _ask(self, beat: Beat, came: Outcome, entry: Interaction) -> None:
        self.asks += 1
        self.told.asks.append(
            Ask(
                f"{self.uid}-ask-{self.asks}",
                self.uid,
                direction_of(beat),
                AskSize(beat.size or AskSize.BUSINESS),
                beat.text,
                AskState.ASKED if came is Outcome.NONE else AskState.ANSWERED,
                came,
                beat.reason,
                entry.moment.day,
                entry.uid,
            )
        )

    def _reminder(self, number: int, nudge: Nudge) -> Reminder:
        return Reminder(
            f"{self.uid}-reminder-{number}",
            self.uid,
            nudge.what,
            self.today + timedelta(days=nudge.ahead),
            ReminderState.DONE if nudge.done else ReminderState.OPEN,
            self.host,
        )


def tell(member: Member, now: Now, told: Told) -> None:
    """Add one member's story; everything lies whole days before (or, planned, after) today."""
    teller = _Teller(uid_of(member.person.uid), now.today, told)
    for step, moment in _dated(_steps(member.beats), now, private=member.person.private):
        teller.log(step, moment)
    teller.plan(member)
    for beat in member.ahead:
        day = now.today - timedelta(days=beat.ago)
        teller.log(_Step(beat.ago, beat), Moment.of_day(day, now.zone), planned=True)


def _steps(beats: tuple[Beat, ...]) -> list[_Step]:
    """The beats and the ends of their promises, oldest first, in the order told within a day."""
    steps = []
    for beat in beats:
        steps.append(_Step(beat.ago, beat))
        if beat.closed is not None:
            kind = Kind.KEPT if beat.kept else Kind.BROKEN
            end = Beat(beat.closed, kind, beat.text, beat.who, size=beat.size)
            steps.append(_Step(beat.closed, end, beat))
    return sorted(steps, key=lambda step: -step.ago)


def _promise_state(beat: Beat) -> PromiseState:
    if beat.closed is None:
        return PromiseState.OPEN
    return PromiseState.KEPT if beat.kept else PromiseState.BROKEN


def _dated(steps: list[_Step], now: Now, *, private: bool) -> list[tuple[_Step, Moment]]:
    """Each step with its moment; several on one day follow each other by the clock."""
    dated: list[tuple[_Step, Moment]] = []
    last_day = date.min
    on_day = 0
    for ago, group in groupby(steps, key=lambda step: step.ago):
        together = list(group)
        day = now.today - timedelta(days=ago)
        if not private and any(_is_work_talk(step.beat) for step in together):
            day = _working_day(day, now.today)
        day = max(day, last_day)
        on_day = on_day if day == last_day else 0
        last_day = day
        for step in together:
            if step.beat.part:
                dated.append((step, dated[-1][1]))
                continue
            dated.append((step, _moment(day, on_day, now)))
            on_day += 1
    return dated


def _moment(day: date, on_day: int, now: Now) -> Moment:
    """The first entry of a day is known to the day only, the others get a time after noon."""
    if on_day == 0:
        return Moment.of_day(day, now.zone)
    noon = datetime.combine(day, time(12, 0), now.zone)
    return Moment.of_datetime(noon + timedelta(minutes=_MINUTES_APART * on_day))


def _is_work_talk(beat: Beat) -> bool:
    return beat.kind in _WORK_TALKS and beat.answered is not False


def _working_day(day: date, today: date) -> date:
    """Friday for Saturday; Monday for Sunday, or Friday when Monday is not yet over."""
    if day.weekday() == _SATURDAY:
        return day - timedelta(days=1)
    if day.weekday() == _SUNDAY:
        monday = day + timedelta(days=1)
        return monday if monday < today else day - timedelta(days=2)
    return day
