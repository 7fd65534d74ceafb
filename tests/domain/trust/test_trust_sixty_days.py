"""Sixty days of a few random people: whoever does what the agenda says never crowds anybody."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from test_trust_pacing_properties import contacts, now_at
from trust_logs import START

from relterm.domain.game_plan import events_of
from relterm.domain.interactions import Event
from relterm.domain.kinds import TALKS as kinds_of_talk
from relterm.domain.kinds import Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.moments import Now
from relterm.domain.readiness import readiness
from relterm.domain.schedule import (
    DUTY_KINDS,
    STEP_KINDS,
    AgendaClass,
    AgendaItem,
    Contact,
    Pace,
    agenda,
    next_look,
)
from relterm.domain.trust import append

TALKS = frozenset({Step.TALK, Step.DEEPEN, Step.CATCH_UP})
SILENT_STEPS = frozenset({Step.STUDY, Step.REACT, Step.COMMENT, Step.SPACE})
FREE_STEPS = SILENT_STEPS | {Step.MEND}
"""An apology does not wait for days to pass."""


@dataclass
class Life:
    """People, and what is still to come from them."""

    people: dict[str, Contact]
    answering: frozenset[str]
    coming: list[tuple[float, str, Event]] = field(default_factory=list)
    done: dict[str, set[Kind]] = field(default_factory=dict)
    """What was logged of mine today."""
    words: dict[str, float] = field(default_factory=dict)
    """When I last wrote to somebody, or did something for them."""

    def log(self, uid: str, event: Event) -> None:
        """Write an entry of now."""
        known = self.people[uid]
        self.people[uid] = replace(known, state=append(known.state, event))
        if event.who is not Who.THEM:
            self.done.setdefault(uid, set()).add(event.kind)

    def wake(self, t: float) -> None:
        """What others sent arrives."""
        self.done.clear()
        arrived = [each for each in self.coming if each[0] <= t]
        self.coming = [each for each in self.coming if each[0] > t]
        for _, uid, event in sorted(arrived, key=lambda each: each[:2]):
            self.log(uid, replace(event, t=t - 0.2))

    def act(self, item: AgendaItem, t: float) -> None:
        """Do a step as the game plan does it; some never answer."""
        uid, answers = item.person, item.person in self.answering
        if item.step is Step.MAY_ASK:
            self.log(uid, Event(t, Kind.ASK, size=1, outcome=True if answers else None))
        elif item.step is Step.CELEBRATE:
            self.log(uid, Event(t, Kind.MSG))
        elif not answers and item.step in TALKS:
            self.log(uid, Event(t, Kind.CALL, answered=False))
        elif not answers and item.agenda_class > AgendaClass.DATE:
            first = events_of(item.step, t, self.people[uid].state.rich)[0]
            self.log(uid, replace(first, who=Who.ME, answered=None))
        else:
            for event in events_of(item.step, t, self.people[uid].state.rich):
                if event.t > t:
                    self.coming.append((event.t, uid, event))
                else:
                    self.log(uid, event)
        if item.step not in SILENT_STEPS:
            self.words[uid] = t

    def pace(self, number: int) -> Pace:
        """The day so far, as it is counted from the log."""
        taken_up = frozenset(uid for uid, kinds in self.done.items() if kinds & STEP_KINDS)
        steps = len(taken_up)
        touched = sum(bool(kinds & (STEP_KINDS | DUTY_KINDS)) for kinds in self.done.values())
        talks = sum(bool(kinds & kinds_of_talk) for kinds in self.done.values())
        return Pace(
            number,
            done_today=steps,
            duties_today=touched - steps,
            talks_today=talks,
            taken_up=taken_up,
        )


def sixty_days(life: Life, number: int) -> Iterator[tuple[Now, tuple[AgendaItem, ...]]]:
    """Each day at noon: what is proposed is done, until nothing is left."""
    for day in range(60):
        now = now_at(START + day)
        life.wake(now.t)
        yield now, agenda(life.people.values(), now, life.pace(number))
        acted: list[AgendaItem] = []
        room = None
        while items := agenda(life.people.values(), now, life.pace(number)):
            fresh = [item for item in items if item.agenda_class is not AgendaClass.DATE]
            if acted and not fresh:
                break
            if room is None:
                owed = sum(item.agenda_class < AgendaClass.DATE for item in items)
                room = max(1, number - owed)
            for item in fresh if acted else items:
                life.act(item, now.t)
                acted.append(item)
        outreach = [item for item in acted if item.agenda_class > AgendaClass.DATE]
        assert len(outreach) <= (room or 0)
        assert sum(item.step in TALKS for item in outreach) <= 2


@settings(max_examples=25, deadline=None)
@given(st.lists(contacts(), min_size=1, max_size=6), st.integers(1, 4), st.integers(0, 63))
def test_whoever_does_what_the_agenda_says_crowds_nobody(
    book: list[Contact], number: int, who_answers: int
) -> None:
    people = {f"p{n}": replace(each, person=f"p{n}") for n, each in enumerate(book)}
    answering = frozenset(f"p{n}" for n in range(6) if who_answers & (1 << n))
    life = Life(people, answering)
    looks: dict[str, Now] = {}
    for now, items in sixty_days(life, number):
        assert sum(item.agenda_class > AgendaClass.DATE for item in items) <= number
        for item in items:
            known = life.people[item.person]
            if item.agenda_class <= AgendaClass.DATE:
                continue
            assert not known.paused
            if item.step is Step.MAY_ASK:
                assert known.aim is not None
                assert readiness(known.state, now.t, known.aim).may_ask
            wrote = life.words.get(item.person)
            if wrote is not None and item.step not in FREE_STEPS:
                took_part = known.state.last_two_way
                answered = took_part is not None and took_part >= wrote
                assert answered or now.t - wrote >= 5.0
        for uid, known in life.people.items():
            look = next_look(known, now)
            if any(item.person == uid for item in items):
                assert look is not None
                assert look <= now.today
            looks[uid] = now
    assert len(looks) == len(people)
