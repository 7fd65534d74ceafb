"""A fresh start for the overwhelmed: what waits, and the weeks over which it would come back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from relterm.domain import days
from relterm.domain.kinds import Circle
from relterm.domain.schedule import AgendaClass
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.pacing import FreshStartPlan, fresh_start_plan


@dataclass(frozen=True, slots=True)
class Week:
    """How many people of each circle come back in a week; `start` is its Monday."""

    start: date
    counts: Mapping[Circle, int]


@dataclass(frozen=True, slots=True)
class FreshStartView:
    """What a fresh start would do, week by week."""

    plan: FreshStartPlan
    today: date
    weeks: tuple[Week, ...]
    stay: int
    """People proposed today, who stay."""
    owed: int
    """Promises, answers and thanks of today, which stay."""
    daily_number: int

    @property
    def total(self) -> int:
        """How many wait."""
        return len(self.plan.days)

    @property
    def few(self) -> bool:
        """Whether tomorrow has room for all of them, so that nothing needs spreading."""
        return self.total <= self.daily_number

    @property
    def weeks_in_all(self) -> int:
        """How many weeks it takes until the last of them is back, begun ones counted."""
        last = self.plan.last or self.today
        return -(-(last - self.today).days // days.WEEK)

    @property
    def crowded(self) -> bool:
        """Whether even half a year is too short for the number wished for a day."""
        return self.plan.a_day > self.daily_number


def fresh_start_view(desk: Desk) -> FreshStartView:
    """Work out what a fresh start would do; nothing is written."""
    agenda, plan = day_agenda(desk), fresh_start_plan(desk)
    weeks: dict[date, Counter[Circle]] = {}
    for person, day in plan.days.items():
        monday = date.fromordinal(day.toordinal() - day.weekday())
        weeks.setdefault(monday, Counter())[plan.circle_of[person]] += 1
    items = agenda.items
    return FreshStartView(
        plan=plan,
        today=desk.now().today,
        weeks=tuple(Week(start, weeks[start]) for start in sorted(weeks)),
        stay=len({item.person for item in items if item.agenda_class > AgendaClass.DATE}),
        owed=sum(item.agenda_class < AgendaClass.DATE for item in items),
        daily_number=agenda.pace.daily_number,
    )
