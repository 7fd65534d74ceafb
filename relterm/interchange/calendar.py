"""What stands in a calendar, to an iCalendar file (RFC 5545) that other programs read.

The only place that knows iCalendar. Events are written one by one, so that a book of any size
fits into memory. Nothing in them rings (no alarm) and nothing blocks time (all are transparent).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TextIO

from icalendar import Calendar, Event, vText

from relterm.domain.visible import visible

SUFFIX = ".ics"
LONGEST_SUMMARY = 300
"""Characters of a line in the calendar's list."""
LONGEST_LINE = 1000
"""Characters of one line of a description."""
PRODUCT = "-//relterm//relterm//EN"
CALENDAR_NAME = "relterm"
LONGEST_MINUTES = 24.0 * 60.0
LAST_START = datetime(9999, 12, 30, tzinfo=UTC)
"""Later times cannot end within what a calendar holds."""

_PLAIN_UID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_END = "END:VCALENDAR\r\n"
_29_FEBRUARY = (2, 29)
_YEARLY = {"freq": "YEARLY"}
_LAST_OF_FEBRUARY = {"freq": "YEARLY", "bymonth": 2, "bymonthday": -1}
"""29 February in leap years, 28 February in common ones."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event of the calendar. Its texts may be anybody's: they are made harmless here."""

    thing: str
    """UID in the book of what it is about."""
    role: str
    """What of that thing it is, in letters and hyphens; thing and role name the event for ever."""
    day: date
    """The local day, or the first one of a yearly event."""
    summary: str
    description: tuple[str, ...] = ()
    """Its lines."""
    category: str = ""
    yearly: bool = False
    leap_day: bool = False
    """True for 29 February, kept on the 28th in common years; only with `yearly`."""
    start: datetime | None = None
    """When it begins (in UTC), or None for the whole day."""
    minutes: float = 0.0
    """How long it takes; only with `start`."""


def write_calendar(
    entries: Iterable[CalendarEntry], out: TextIO, stamp: datetime, sequence: int
) -> int:
    """Write a whole calendar and return the number of events.

    An event keeps its UID as long as its thing is in the book, whatever its day and its words, so
    that a calendar which reads the file again updates it. Of two versions programs keep the one
    with the higher `sequence` (0 to 2³¹ - 1), then the later `stamp` (aware): both must never fall.
    Nothing else than the arguments decides what is written. `out` must not change line ends.
    """
    out.write(_header())
    moment = stamp.astimezone(UTC).replace(microsecond=0)
    count = 0
    for entry in entries:
        out.write(_event(entry, moment, sequence).to_ical().decode())
        count += 1
    out.write(_END)
    return count


def event_uid(thing: str, role: str) -> str:
    """The UID of an event; a thing's own UID may be any text, from a file of anybody's."""
    plain = _PLAIN_UID.fullmatch(thing) is not None
    name = thing if plain else sha256(thing.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"{name}-{role}@relterm"


def label_role(label: str) -> str:
    """The role of a date by its label, which may be any text."""
    if label.strip().casefold() in {"", "birthday"}:
        return "birthday" if label.strip() else "date"
    return f"date-{sha256(label.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _header() -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", CALENDAR_NAME)
    written: bytes = calendar.to_ical()
    return written.decode().removesuffix(_END)


def _event(entry: CalendarEntry, stamp: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", _Text(event_uid(entry.thing, entry.role)))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", sequence)
    event.add("summary", _clean(entry.summary, LONGEST_SUMMARY))
    event.add("transp", "TRANSPARENT")
    if entry.description:
        lines = (_clean(line, LONGEST_LINE) for line in entry.description)
        event.add("description", _Text("\n".join(lines)))
    if entry.category:
        event.add("categories", [entry.category])
    if entry.start is not None:
        start = min(entry.start, LAST_START)
        event.add("dtstart", start)
        if entry.minutes >= 1:
            event.add("dtend", start + timedelta(minutes=min(entry.minutes, LONGEST_MINUTES)))
    else:
        event.add("dtstart", entry.day)
    if entry.yearly:
        event.add("rrule", _LAST_OF_FEBRUARY if entry.leap_day else _YEARLY)
    return event


def is_leap_day(month: int | None, day: int | None) -> bool:
    """Whether a day of the year is there in leap years only."""
    return (month, day) == _29_FEBRUARY


def _clean(text: str, limit: int) -> "_Text":
    """Outside text on one line, with nothing in it that a screen would obey."""
    return _Text(visible(text, limit=limit).replace("\ufeff", ""))


class _Text(vText):
    r"""A text as RFC 5545 (3.3.11) escapes it; the library takes `\N` in a text for a new line."""

    def to_ical(self) -> bytes:
        """The escaped text."""
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode("utf-8", "replace")
