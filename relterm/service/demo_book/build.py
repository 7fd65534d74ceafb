"""The sample book, made from the cast relative to today: the same day gives the same book."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from relterm.domain.interactions import (
    Ask,
    Exchange,
    Interaction,
    Promise,
    Relation,
    Reminder,
    Settings,
)
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate, Person, State
from relterm.service.demo_book.beats import Birthday, Member
from relterm.service.demo_book.cast_asks import ASKS
from relterm.service.demo_book.cast_away import AWAY
from relterm.service.demo_book.cast_bonds import BONDS
from relterm.service.demo_book.cast_close import CLOSE
from relterm.service.demo_book.cast_family import FAMILY
from relterm.service.demo_book.cast_far import FAR
from relterm.service.demo_book.cast_friends import FRIENDS
from relterm.service.demo_book.cast_imported import IMPORTED
from relterm.service.demo_book.cast_inner import INNER
from relterm.service.demo_book.cast_known import KNOWN
from relterm.service.demo_book.cast_ladder import LADDER
from relterm.service.demo_book.cast_teachers import TEACHERS
from relterm.service.demo_book.cast_you import SETTINGS, YOU
from relterm.service.demo_book.telling import Told, tell, uid_of

CAST: tuple[Member, ...] = (
    YOU,
    *FAMILY,
    *INNER,
    *CLOSE,
    *KNOWN,
    *ASKS,
    *BONDS,
    *TEACHERS,
    *FRIENDS,
    *FAR,
    *LADDER,
    *AWAY,
    *IMPORTED,
)
_PUT_AWAY = {"gregor-stahl": State.ARCHIVED, "bob-ossei": State.TRASHED}


@dataclass(frozen=True, slots=True)
class DemoBook:
    """Everything in the sample book, ready to be stored; people and entries in a fixed order."""

    people: tuple[Person, ...]
    interactions: tuple[Interaction, ...]
    exchanges: tuple[Exchange, ...]
    promises: tuple[Promise, ...]
    asks: tuple[Ask, ...]
    reminders: tuple[Reminder, ...]
    relations: tuple[Relation, ...]
    settings: Settings


def build_demo(now: Now) -> DemoBook:
    """The sample book as of `now`: everything happened whole days before its local today.

    Only the day and the zone are read, so the same day gives an identical book.
    """
    told = Told()
    for member in CAST:
        tell(member, now, told)
    return DemoBook(
        people=tuple(_person(member, now.today) for member in CAST),
        interactions=tuple(sorted(told.interactions, key=lambda entry: entry.moment.seconds)),
        exchanges=tuple(told.exchanges),
        promises=tuple(told.promises),
        asks=tuple(told.asks),
        reminders=tuple(told.reminders),
        relations=tuple(told.relations),
        settings=SETTINGS,
    )


def _person(member: Member, today: date) -> Person:
    """The card of a member, with the dates that hang on today."""
    sketch = member.person
    birthday = () if member.birthday is None else (_birthday(member.birthday, today),)
    return replace(
        sketch,
        uid=uid_of(sketch.uid),
        introduced_by=uid_of(sketch.introduced_by) if sketch.introduced_by else "",
        goal=None if member.plan is None else member.plan.size,
        goal_text="" if member.plan is None else member.plan.what,
        dates=(*birthday, *sketch.dates),
        snooze_until=(
            None if member.snooze_days is None else today.toordinal() + member.snooze_days
        ),
        state=_PUT_AWAY.get(sketch.uid, State.ACTIVE),
    )


def _birthday(birthday: Birthday, today: date) -> ImportantDate:
    """The birthday as a date; one counted from today that falls on 29 February gets a leap year."""
    if birthday.ahead is None:
        return ImportantDate("birthday", birthday.year, birthday.month, birthday.day)
    day = today + timedelta(days=birthday.ahead)
    year = birthday.year
    if year is not None and (day.month, day.day) == (2, 29):
        year -= year % 4
    return ImportantDate("birthday", year, day.month, day.day)
