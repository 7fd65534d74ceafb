"""A user who does what the agenda says for a year, and the people who answer them or do not.

Everything follows from names and days, so each run is the same year.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from relterm.domain.interactions import (
    AskState,
    Direction,
    Interaction,
    Outcome,
    Promise,
    PromiseState,
)
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.moments import Now
from relterm.domain.quick_add import Recorded
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.service.commands.answers import AnswerAsk
from relterm.service.commands.asks import MakeAsk
from relterm.service.commands.logging import ConfirmPlan, LogInteraction
from relterm.service.commands.word import ClosePromise, CloseReminder
from relterm.service.desk import Command, Desk
from relterm.service.views.ask_reminders import AskReminder, Stand, reminders_today

MORNING = time(7, 0)
"""When they write."""

_SENT = {
    Step.STUDY: Kind.STUDY,
    Step.REACT: Kind.LIKE,
    Step.SPACE: Kind.LIKE,
    Step.COMMENT: Kind.COMMENT,
    Step.HELLO: Kind.MSG,
    Step.RECONNECT: Kind.MSG,
    Step.LET_LEAD: Kind.MSG,
    Step.EXCHANGE: Kind.MSG,
    Step.ANSWER: Kind.MSG,
    Step.MEET_INVITATION: Kind.MSG,
    Step.CELEBRATE: Kind.MSG,
    Step.THANK: Kind.THANKS,
    Step.MEND: Kind.SORRY,
    Step.KEEP_PROMISE: Kind.KEPT,
}
_ANSWERED = frozenset({Step.HELLO, Step.RECONNECT, Step.LET_LEAD, Step.EXCHANGE, Step.CELEBRATE})
_TALKS = frozenset({Step.TALK, Step.CATCH_UP, Step.DEEPEN})


def dice(*names: object) -> float:
    """A number in 0..1 that hangs on nothing but the names."""
    text = " ".join(str(name) for name in names)
    return int.from_bytes(sha256(text.encode()).digest()[:6], "big") / 2**48


def answers(uid: str) -> bool:
    """Most people answer every word; some every second one, some none at all."""
    return dice("character", uid) >= 0.25


@dataclass(frozen=True, slots=True)
class Act:
    """Something the user did because the agenda proposed it."""

    person: str
    item: AgendaItem


class User:
    """Looks at the agenda once a day and does what stands there, one line after the other."""

    def __init__(self, desk: Desk, set_clock: Callable[[Now], None], hour: int) -> None:
        self.desk = desk
        self._looks_at = time(hour)
        self._set_clock = set_clock
        self._coming: defaultdict[date, list[Callable[[], None]]] = defaultdict(list)
        self._number = 0
        self.touched: set[str] = set()
        """Of whom something was written since this was last emptied."""

    @property
    def today(self) -> date:
        """The day on the desk's clock."""
        return self.desk.now().today

    def wake(self, day: date, people: Iterable[str]) -> None:
        """A new day: first what others send in the morning, then the user looks."""
        zone = self.desk.now().zone
        self._set_clock(Now(datetime.combine(day, MORNING, zone)))
        for happens in self._coming.pop(day, ()):
            happens()
        self._they_live(people)
        self._set_clock(Now(datetime.combine(day, self._looks_at, zone)))

    def later(self, days: int, happens: Callable[[], None]) -> None:
        """Let something happen on a morning to come."""
        self._coming[self.today + timedelta(days=days)].append(happens)

    def run(self, command: Command) -> None:
        """Run a command and note whom it touched."""
        self.touched |= self.desk.run(command).changed.people

    def log(self, uid: str, kind: Kind, who: Who | None = None, **fields: object) -> None:
        """Write a line about somebody, as of now."""
        self._number += 1
        entry = Interaction(f"year {self._number}", self.desk.now().moment, (uid,), kind, who)
        entry = replace(entry, **fields)  # type: ignore[arg-type]  # fields of an interaction
        promises: tuple[Promise, ...] = ()
        if kind is Kind.PROMISE:
            promises = (
                Promise(
                    f"word {self._number}",
                    uid,
                    Direction.MINE,
                    "a thing",
                    entry.due,
                    made=entry.uid,
                ),
            )
        self.run(LogInteraction(Recorded((entry,), promises=promises), kind.value))

    def _they_live(self, people: Iterable[str]) -> None:
        """Now and then they write, help or ask by themselves."""
        for uid in people:
            chance = dice("theirs", uid, self.today)
            if not answers(uid):
                continue
            if chance < 1 / 90:
                self.log(uid, Kind.MSG, Who.THEM, depth=2 if chance < 1 / 180 else 1)
            elif chance > 1 - 1 / 400:
                self.log(uid, Kind.GIVE, Who.THEM)
            elif 0.5 < chance < 0.5 + 1 / 900:
                self.log(uid, Kind.ASK, Who.THEM, size=1)

    def do_what_was_planned(self) -> list[AskReminder]:
        """Plans take place, reminders are done; about an ask only what may be done about it."""
        book = self.desk.book
        for plan in book.interactions.planned_until(self.desk.now().moment.seconds):
            self.run(ConfirmPlan(plan.uid))
        found = list(reminders_today(self.desk))
        for each in found:
            if each.stand is Stand.PLAIN:
                self.run(CloseReminder(each.reminder.uid))
            elif each.stand is Stand.OPEN:
                self._ask(each.reminder.person)
            elif each.item is not None:
                self.act(each.item)
        return found

    def act(self, item: AgendaItem) -> Act:
        """Do one thing of the agenda."""
        uid, step = item.person, item.step
        if item.agenda_class is AgendaClass.PROMISE:
            self._keep(uid)
        elif step is Step.MAY_ASK:
            self._ask(uid)
        elif step in _TALKS:
            self._talk(uid, step)
        elif step is Step.GIVE:
            self._give(uid)
        elif step is Step.SMALL_PROMISE:
            self.log(uid, Kind.PROMISE, Who.ME, due=self.today + timedelta(days=6))
        else:
            self.log(uid, _SENT[step], Who.ME, depth=2 if step is Step.EXCHANGE else None)
            if step in _ANSWERED:
                self._await_answer(uid, 2 if step in (Step.EXCHANGE, Step.LET_LEAD) else 1)
        return Act(uid, item)

    def _await_answer(self, uid: str, depth: int) -> None:
        character, number = dice("character", uid), self._number
        if character < 0.12 or (not answers(uid) and number % 2):
            return
        wait = 1 + int(6 * dice("wait", uid, number))
        self.later(wait, lambda: self.log(uid, Kind.MSG, Who.THEM, depth=depth))

    def _talk(self, uid: str, step: Step) -> None:
        if dice("character", uid) < 0.12:
            self.log(uid, Kind.CALL, Who.ME, answered=False)
            return
        met = Kind.MEET if step is Step.DEEPEN else Kind.CALL
        self.log(uid, met, None, depth=2)
        chance = dice("talk", uid, self.today)
        if chance < 0.25:
            self.log(uid, Kind.PROMISE, Who.ME, due=self.today + timedelta(days=9))
        elif chance > 0.97:
            self.log(uid, Kind.CONFLICT, Who.BOTH)

    def _give(self, uid: str) -> None:
        self.log(uid, Kind.GIVE, Who.ME, answered=True if answers(uid) else None)
        if answers(uid) and dice("thanks", uid, self.today) < 0.5:
            self.later(2, lambda: self.log(uid, Kind.THANKS, Who.THEM))

    def _keep(self, uid: str) -> None:
        mine = [
            promise
            for promise in self.desk.book.things.promises_of(uid)
            if promise.state is PromiseState.OPEN and promise.direction is Direction.MINE
        ]
        if not mine:
            self.log(uid, Kind.KEPT, Who.ME)
            return
        kept = dice("word", uid, self.today) > 0.06
        self.run(ClosePromise(mine[0].uid, kept=kept))

    def _ask(self, uid: str) -> None:
        asks = self.desk.book.things.asks_of(uid)
        planned = [ask for ask in asks if ask.state is AskState.PLANNED]
        if not planned:
            self.log(uid, Kind.ASK, Who.ME, size=int(AskSize.FAVOUR), outcome=True)
            return
        ask = max(planned, key=lambda each: each.size)
        self.run(MakeAsk(ask.uid))
        outcome = Outcome.YES if dice("outcome", uid) < 0.6 else Outcome.NO
        if answers(uid):
            self.later(5, lambda: self._answered(ask.uid, outcome))

    def _answered(self, ask: str, outcome: Outcome) -> None:
        self.run(AnswerAsk(ask, outcome))
