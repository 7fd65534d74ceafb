"""The agenda and the dates as a calendar, for a phone: what is in it, and which version it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TextIO

from relterm.domain.moments import SECONDS_PER_DAY, Moment
from relterm.interchange.calendar import CalendarEntry, write_calendar
from relterm.service.calendar_duties import (
    ask_entries,
    date_entries,
    open_asks,
    plan_entries,
    promise_entries,
    reminder_entries,
)
from relterm.service.calendar_touches import touch_entries
from relterm.service.desk import Desk
from relterm.service.importing.plan import Progress, no_progress

EACH = 500
"""Events between two reports of progress."""
COUNTED_FROM = date(2020, 1, 1)
DAY_WEIGHT = 1000
"""How much a day adds to the sequence: more than the changes that a restored backup takes back."""
HIGHEST_SEQUENCE = 2**31 - 1
LAST_STAMP = 253_000_000_000


def write_agenda(desk: Desk, out: TextIO, progress: Progress = no_progress) -> int:
    """Write the calendar and return how many events it has.

    On one day the same book gives the same bytes.

    Raises:
        Cancelled: raised by `progress`.
    """
    stamp, sequence = version(desk)
    entries = calendar_entries(desk)
    return write_calendar(
        _counted(entries, progress, desk.book.people.total()), out, stamp, sequence
    )


def calendar_entries(desk: Desk) -> Iterator[CalendarEntry]:
    """Everything in the calendar: the days ahead first, then the dates of every year."""
    asks = open_asks(desk)
    yield from promise_entries(desk)
    yield from reminder_entries(desk)
    yield from plan_entries(desk)
    yield from ask_entries(asks, desk)
    yield from touch_entries(desk, {ask.person for ask in asks})
    yield from date_entries(desk.book.people.iter_all())


def version(desk: Desk) -> tuple[datetime, int]:
    """The stamp and the sequence of the calendar, from the book and the day alone.

    Both rise with every change of the book and with every day (agenda items move by themselves),
    and never fall: the newest change counts even when it is undone. Nothing has to be remembered
    about earlier exports.
    """
    now = desk.now()
    newest = [desk.book.changes.latest(), desk.book.changes.latest(undone=True)]
    last = max((change for change in newest if change), key=lambda each: each.id, default=None)
    midnight = Moment.of_day(now.today, now.zone).seconds - SECONDS_PER_DAY // 2
    seconds = max(midnight, 0, last.at if last else 0)
    days = max((now.today - COUNTED_FROM).days, 0)
    sequence = days * DAY_WEIGHT + (last.id if last else 0)
    stamp = datetime.fromtimestamp(min(seconds, LAST_STAMP), UTC)
    return stamp, min(sequence, HIGHEST_SEQUENCE)


def _counted(
    entries: Iterator[CalendarEntry], progress: Progress, expected: int
) -> Iterator[CalendarEntry]:
    for number, entry in enumerate(entries):
        if number % EACH == 0:
            progress(number, max(number, expected))
        yield entry
