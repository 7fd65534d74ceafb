"""A year as it is lived: days away, skips, a pause, a fresh start; and whose turn came when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from year_record import Noted, Recorder
from year_user import User, answers

from relterm.domain.interactions import Reminder
from relterm.domain.kinds import AskSize, Circle
from relterm.domain.moments import Now
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.domain.schedule_contact import last_touch
from relterm.domain.trust import TrustState
from relterm.service.commands.asks import PlanAsk
from relterm.service.commands.bulk import Circled, ForPeople
from relterm.service.commands.pacing import FreshStart, Pause, Resume, Skip, Snooze
from relterm.service.commands.word import AddReminder
from relterm.service.desk import Desk
from relterm.service.remembering import from_scratch, settle
from relterm.service.views.agenda import day_agenda
from relterm.service.views.due import DueLine, due_lines
from relterm.service.views.pacing import fresh_start_plan, wider_circle_for
from relterm.service.views.today import TodayView, due_count, today_view

START = date(2026, 11, 21)
DAYS = 365
AWAY = range(200, 214)
"""Days on which the user looks and does nothing; then comes a fresh start."""
PAUSED = range(60, 130)
SKIPS = (30, 38, 46)
SNOOZED = range(130, 150)
RESTING = "demo-lea-marchand"
"""A friend of the inner circle who answers; in spring their reminders are paused."""
SKIPPED = "demo-bob-osei"
"""Somebody of the close circle, skipped three times running, later snoozed."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year in a book."""

    days: tuple[Noted, ...]
    widened: Circle | None
    """The circle that was proposed after three skips."""
    spread: dict[str, date]
    """The days of the fresh start."""
    lists: tuple["Lists", ...]
    remembered: dict[str, bool]
    """Whether the stored state of each person is what their whole log says."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What the screens and the command line say of a day."""

    count: int
    today: TodayView
    due: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a year is lived."""

    daily_number: int
    everybody: bool
    """Whether those without a circle are kept up with too."""
    hour: int
    """When the user looks."""


PLENTY = Plan(3, everybody=False, hour=12)
SCARCE = Plan(1, everybody=True, hour=9)


def prepare(desk: Desk, plan: Plan) -> None:
    """A few more asks with reminders, the day's number, and perhaps nobody without a circle."""
    settings = replace(desk.book.things.settings(), daily_number=plan.daily_number)
    with desk.book.write("number", 1) as session:
        session.put(settings)
    people = [each for each in desk.book.people.iter_all() if not each.is_me]
    free = [
        each
        for each in people
        if answers(each.uid) and each.tracked and not each.personal and each.goal is None
    ]
    for number, each in enumerate(free[:8]):
        desk.run(PlanAsk(each.uid, AskSize(number % 3 + 1), "a question"))
        (ask,) = [one for one in desk.book.things.asks_of(each.uid) if one.state == "planned"]
        due = START + timedelta(days=5 + 9 * number)
        desk.run(AddReminder(Reminder(f"remind {number}", each.uid, "ask", due, ask=ask.uid)))
    if plan.everybody:
        outside = [p.uid for p in people if p.circle is Circle.NONE and p.state == "active"]
        desk.run(ForPeople(tuple(outside), Circled(Circle.FRIENDS)))


def hold_back(user: User, number: int) -> None:
    """Skips, a snooze and a pause."""
    if number in SKIPS:
        user.run(Skip(SKIPPED))
    if number == SNOOZED.start:
        user.run(Snooze(SKIPPED, user.today + timedelta(days=len(SNOOZED))))
    if number == PAUSED.start:
        user.run(Pause(RESTING))
    if number == PAUSED.stop:
        user.run(Resume(RESTING))


def one_day(user: User, recorder: Recorder, number: int) -> Noted:
    """Look, do everything that is proposed, look again until nothing is left."""
    desk = user.desk
    recorder.reread(user.touched)
    user.touched.clear()
    noted = recorder.note()
    noted.present = number not in AWAY
    if not noted.present:
        return noted
    items = noted.first.items
    while items:
        for item in items:
            user.act(item)
        noted.acts.extend(items)
        items = tuple(
            item for item in day_agenda(desk).items if item.agenda_class is not AgendaClass.DATE
        )
        assert len(noted.acts) < 60, "the list fills up again and again"
    user.do_what_was_planned()
    return noted


def lived(desk: Desk, set_clock: Callable[[Now], None], plan: Plan) -> Year:
    """The whole year."""
    prepare(desk, plan)
    user, recorder = User(desk, set_clock, plan.hour), Recorder(desk)
    user.touched.update(recorder.people)
    days: list[Noted] = []
    widened, spread_days, lists = None, {}, []
    for number in range(DAYS):
        user.wake(START + timedelta(days=number), recorder.people)
        settle(desk.book, desk.now())
        hold_back(user, number)
        if number == SKIPS[-1]:
            widened = wider_circle_for(desk, SKIPPED)
        if number == AWAY.stop:
            spread_days = dict(fresh_start_plan(desk).days)
            user.run(FreshStart(spread_days))
        if number % 9 == 0:
            lists.append(Lists(due_count(desk), today_view(desk), due_lines(desk)))
        days.append(one_day(user, recorder, number))
    recorder.reread(user.touched)
    return Year(tuple(days), widened, spread_days, tuple(lists), remembered(desk, recorder))


def remembered(desk: Desk, recorder: Recorder) -> dict[str, bool]:
    """Whether the stored state of each person is what their whole log says."""
    found = {}
    for uid in recorder.people:
        stored = desk.book.trust.get(uid)
        if stored is not None:
            again = from_scratch(desk.book.interactions.events(uid))
            found[uid] = TrustState.from_json(stored.state) == again.state
    return found


def outreach(items: tuple[AgendaItem, ...] | list[AgendaItem]) -> list[AgendaItem]:
    return [item for item in items if item.agenda_class > AgendaClass.DATE]


def owed(items: tuple[AgendaItem, ...] | list[AgendaItem]) -> list[AgendaItem]:
    return [item for item in items if item.agenda_class < AgendaClass.DATE]


@dataclass(slots=True)
class Turn:
    """Somebody whose turn has come, until they are reached."""

    ideal: date
    latest: date
    touch: float | None
    free: bool = True
    """Nobody had to wait for another day since, and the user did what was proposed."""


def turns(year: Year, uid: str) -> Iterator[tuple[Turn, date]]:
    """Each turn of a person with the day on which they were reached, or the last day looked at."""
    turn: Turn | None = None
    for day in year.days:
        contact, today = day.contacts.get(uid), day.now.today
        found = day.windows.get(uid)
        if contact is None or found is None or held(day, uid):
            turn = None
            continue
        touch = last_touch(contact.state)
        if turn is not None and touch != turn.touch:
            yield turn, day.now.day_of(touch or 0.0)
            turn = None
        elif turn is not None and found.ideal != turn.ideal:
            turn = None
        if turn is None and START <= found.ideal <= today <= found.latest:
            turn = Turn(found.ideal, found.latest, touch)
        if turn is not None:
            turn.latest = found.latest
            turn.free = turn.free and day.present and not outreach(day.first.waiting)
    if turn is not None:
        yield turn, year.days[-1].now.today


def held(day: Noted, uid: str) -> bool:
    contact = day.contacts[uid]
    snoozed = contact.snooze_until is not None and contact.snooze_until > day.now.today.toordinal()
    return snoozed or contact.paused or contact.skips > 0
