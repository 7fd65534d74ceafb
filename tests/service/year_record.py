"""What is noted of each day of the year: the agenda, and the facts of the log it must answer to.

The facts are worked out from the log alone, without the stored states and the index of looks.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from relterm.domain.interactions import Direction, Event
from relterm.domain.kinds import TALKS, TEXTS, AskSize, Circle, Kind, Who
from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.domain.readiness import readiness
from relterm.domain.schedule import AgendaItem, Contact, Pace, agenda
from relterm.domain.schedule_dates import falls_on
from relterm.domain.trust import TrustState, in_order, replay
from relterm.domain.window import Window, window
from relterm.service.contacts import contact_of_row
from relterm.service.desk import Desk
from relterm.service.views import agenda as agenda_view
from relterm.service.views.agenda import DayAgenda, day_agenda
from relterm.service.views.ask_reminders import AskReminder, reminders_today


@dataclass(frozen=True, slots=True)
class Silence:
    """Words of mine that nobody answered."""

    last_word: float | None
    """When I sent my last word, answered or not (days)."""
    owed_since: float | None
    """When they wrote, if an answer of mine is owed (days)."""
    unanswered: int
    """Words since they last took part; an answer to their word is none."""
    strangers: bool
    """They never took part."""


@dataclass(slots=True)
class Noted:
    """One day."""

    now: Now
    pace: Pace
    first: DayAgenda
    again: DayAgenda
    """The same, worked out a second time."""
    unindexed: tuple[AgendaItem, ...]
    """The same, of everybody and from the log alone."""
    contacts: Mapping[str, Contact]
    windows: Mapping[str, Window]
    silences: Mapping[str, Silence]
    promised: frozenset[str]
    """To whom a promise of mine falls due within two days, or did."""
    owed: frozenset[str]
    """Who wrote half a day ago or before and waits for an answer of mine."""
    dates: frozenset[tuple[str, str]]
    reminders: tuple[AskReminder, ...]
    warranted: Mapping[tuple[str, AskSize], bool]
    """Whether the gates of the day's asks and ask reminders are open."""
    present: bool = True
    """False on a day on which the user did nothing."""
    acts: list[AgendaItem] = field(default_factory=list)
    """What was done because the agenda proposed it, after looking again and again."""


class Recorder:
    """Keeps everybody's log as it was written, and notes the days."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._logs: dict[str, list[Event]] = {}
        self._states: dict[str, TrustState] = {}
        self._silences: dict[str, Silence] = {}
        everybody = [each for each in desk.book.people.iter_all() if not each.is_me]
        self.people = [each.uid for each in everybody]
        self.active = [each.uid for each in everybody if each.state is State.ACTIVE]

    def reread(self, people: set[str]) -> None:
        """Read these people's logs anew."""
        for uid in people:
            self._logs[uid] = in_order(self._desk.book.interactions.events(uid))
            self._states[uid] = replay(self._logs[uid])
            self._silences[uid] = silence(self._logs[uid])

    def note(self) -> Noted:
        """Look at the day, three times."""
        desk, now = self._desk, self._desk.now()
        first = day_agenda(desk)
        agenda_view._LAST.clear()
        again = day_agenda(desk)
        contacts = {
            row.uid: contact_of_row(row, self._states[row.uid])
            for row in desk.book.agenda.of(self.active).values()
        }
        reminders = reminders_today(desk)
        return Noted(
            now=now,
            pace=first.pace,
            first=first,
            again=again,
            unindexed=agenda(contacts.values(), now, first.pace),
            contacts=contacts,
            windows={
                uid: found
                for uid, contact in contacts.items()
                if (found := window(contact, now)) is not None
            },
            silences={uid: self._silences[uid] for uid in contacts},
            promised=self._promised(contacts),
            owed=frozenset(
                uid
                for uid, contact in contacts.items()
                if contact.circle is not Circle.NONE
                and (since := self._silences[uid].owed_since) is not None
                and now.t - since >= 0.5
            ),
            dates=frozenset(
                (uid, each.label)
                for uid, contact in contacts.items()
                for each in contact.dates
                if contact.circle is not Circle.NONE and falls_on(each, now.today)
            ),
            reminders=reminders,
            warranted=self._warranted(first.items, reminders, contacts, now),
        )

    def _promised(self, active: Container[str]) -> frozenset[str]:
        """By the rows of promises, not by the model's memory."""
        edge = self._desk.now().today.toordinal() + 2
        return frozenset(
            each.person
            for each in self._desk.book.things.open_promises(edge)
            if each.direction is Direction.MINE and each.person in active
        )

    def _warranted(
        self,
        items: Sequence[AgendaItem],
        reminders: Sequence[AskReminder],
        contacts: Mapping[str, Contact],
        now: Now,
    ) -> dict[tuple[str, AskSize], bool]:
        wanted = {
            (item.person, goal)
            for item in items
            if (goal := contacts[item.person].goal) is not None
        }
        wanted |= {(each.reminder.person, each.size) for each in reminders if each.size}
        return {
            (uid, size): readiness(contacts[uid].state, now.t, size).may_ask for uid, size in wanted
        }


def silence(log: Sequence[Event]) -> Silence:
    """Read off the log how long I have been without an answer, and who waits for one of mine."""
    last_word, owed, unanswered, strangers = None, None, 0, True
    for event in log:
        theirs, word = event.who is Who.THEM, _is_word(event)
        if theirs and event.kind not in TALKS and word:
            answers_me = unanswered > 0 or event.answered is True
            owed = None if answers_me and event.kind is not Kind.ASK else event.t
        if _takes_part(event):
            unanswered, strangers = 0, False
            if event.kind in TALKS or (event.kind in TEXTS and not theirs):
                owed = None
        elif word:
            last_word = event.t
            unanswered += owed is None or event.kind not in TEXTS
            if event.kind in TEXTS:
                owed = None
    return Silence(last_word, owed, unanswered, strangers)


def _is_word(event: Event) -> bool:
    return event.kind in TEXTS or event.kind in TALKS or event.kind is Kind.ASK


def _takes_part(event: Event) -> bool:
    """Whether they took part, by the table of kinds (trust.md, 5.4)."""
    theirs = event.who is Who.THEM
    if event.kind in TALKS:
        return event.answered is not False
    if event.kind in TEXTS:
        return theirs or event.who is Who.BOTH or event.answered is True
    if event.kind is Kind.ASK:
        return theirs or event.outcome is not None
    if event.kind is Kind.GIVE:
        return theirs or event.answered is True
    return event.kind is Kind.HISTORY or (theirs and event.kind is Kind.THANKS)
