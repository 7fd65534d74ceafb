"""The calendar is read by programs of others: what is written means what was meant, and no more."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from relterm.domain.visible import visible
from relterm.interchange.calendar import (
    LONGEST_SUMMARY,
    CalendarEntry,
    event_uid,
    label_role,
    write_calendar,
)

BLNS: list[str] = json.loads(
    (Path(__file__).parents[1] / "data" / "blns.json").read_text(encoding="utf-8")
)
STAMP = datetime(2026, 11, 21, 12, tzinfo=UTC)
COFFEE = CalendarEntry("u1", "plan", date(2026, 12, 1), "Ann Lee: coffee", ("about x",), "plans")
NAUGHTY = [
    *BLNS,
    "C:\\New\\name \\N \\n \\; \\,",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil",
    "a\nATTACH:http://x",
    "\ud800 half",
    "\x1b]0;x\x07",
    "é" * 400,
    "👩‍👩‍👧‍👦" * 60,
]


def written(*entries: CalendarEntry, sequence: int = 7, stamp: datetime = STAMP) -> str:
    out = io.StringIO(newline="")
    assert write_calendar(entries, out, stamp, sequence) == len(entries)
    return out.getvalue()


def read(*entries: CalendarEntry) -> Sequence[Event]:
    """The events, by a reader that is not ours."""
    calendar = Calendar.from_ical(written(*entries).encode())
    return [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]


def cleaned(text: str) -> str:
    return visible(text, limit=LONGEST_SUMMARY).replace("\ufeff", "")


def test_every_naughty_string_is_one_event_that_reads_back_the_same() -> None:
    entries = [replace(COFFEE, thing=text, summary=text, description=(text,)) for text in NAUGHTY]
    events = read(*entries)
    assert len(events) == len(NAUGHTY)
    for text, event in zip(NAUGHTY, events, strict=True):
        assert str(event["summary"]) == cleaned(text)
        assert "\n" not in str(event["description"])
        assert set(event) == set(read(COFFEE)[0])
    assert len({str(event["uid"]) for event in events}) == len({*NAUGHTY})


@given(st.lists(st.text(max_size=200), max_size=4))
def test_lines_are_folded_and_end_as_the_standard_wants(texts: list[str]) -> None:
    text = written(*(replace(COFFEE, thing=each, summary=each) for each in texts))
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any(char < " " or char == "\x7f" for line in lines for char in line)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(texts)


def test_the_calendar_says_whose_it_is_and_that_it_is_published() -> None:
    calendar = Calendar.from_ical(written(COFFEE).encode())
    assert calendar["method"] == "PUBLISH"
    assert calendar["version"] == "2.0"
    assert calendar["x-wr-calname"] == "relterm"
    assert str(calendar["prodid"])
    assert written() == written()
    assert not Calendar.from_ical(written().encode()).walk("VEVENT")


def test_nothing_rings_and_nothing_blocks_time() -> None:
    (event,) = read(COFFEE)
    assert event["transp"] == "TRANSPARENT"
    assert not event.walk("VALARM")
    assert event.decoded("dtstart") == date(2026, 12, 1)
    assert "dtend" not in event


def test_an_event_is_named_by_its_thing_alone() -> None:
    (before,) = read(COFFEE)
    moved = replace(COFFEE, day=date(2027, 1, 5), summary="Bob: tea", description=(), category="")
    (after,) = read(moved)
    assert before["uid"] == after["uid"] == "u1-plan@relterm"
    assert before["uid"] != read(replace(COFFEE, role="reminder"))[0]["uid"]


def test_a_later_version_has_the_higher_sequence_and_the_later_stamp() -> None:
    first = Calendar.from_ical(written(COFFEE).encode()).walk("VEVENT")[0]
    later = STAMP + timedelta(hours=1)
    second = Calendar.from_ical(written(COFFEE, sequence=8, stamp=later).encode()).walk("VEVENT")[0]
    assert (first.decoded("sequence"), second.decoded("sequence")) == (7, 8)
    assert first.decoded("dtstamp") < second.decoded("dtstamp") == later
    assert first.decoded("last-modified") < second.decoded("last-modified")


@pytest.mark.parametrize(
    ("day", "leap_day", "expected"),
    [
        (date(2023, 4, 15), False, [date(year, 4, 15) for year in range(2024, 2032)]),
        (
            date(2020, 2, 29),
            True,
            [date(year, 2, 28 if year % 4 else 29) for year in range(2024, 2032)],
        ),
        (date(2023, 2, 28), False, [date(year, 2, 28) for year in range(2024, 2032)]),
        (date(2023, 12, 31), False, [date(year, 12, 31) for year in range(2024, 2032)]),
    ],
)
def test_dates_fall_where_they_should_in_eight_years(
    day: date, leap_day: bool, expected: list[date]
) -> None:
    (event,) = read(replace(COFFEE, day=day, yearly=True, leap_day=leap_day))
    rule = rrulestr(
        event.rrules[0].to_ical().decode(), dtstart=datetime.combine(day, datetime.min.time())
    )
    found = rule.between(datetime(2024, 1, 1), datetime(2031, 12, 31, 23))  # noqa: DTZ001  # days
    assert [each.date() for each in found] == expected
    assert day == event.decoded("dtstart") == rule[0].date()


def test_a_plan_with_a_time_keeps_it_wherever_it_is_read() -> None:
    start = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)
    (event,) = read(replace(COFFEE, start=start, minutes=45))
    assert event.decoded("dtstart") == start
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=45)


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_days_too(year: int) -> None:
    edge = datetime(year, 1, 1, tzinfo=UTC) if year == 1 else datetime(year, 12, 31, 23, tzinfo=UTC)
    (event,) = read(replace(COFFEE, day=edge.date(), yearly=True))
    assert event.decoded("dtstart") == edge.date()
    assert read(replace(COFFEE, day=edge.date(), start=edge, minutes=1e9))[0]["summary"]


def test_things_with_names_of_their_own_get_events_of_their_own() -> None:
    odd = ["a b", "a\nb", "a\x00b", "", "x" * 400, "ü", "A@B"]
    uids = {event_uid(thing, "plan") for thing in odd}
    assert len(uids) == len(odd)
    assert all(uid.isascii() and uid.isprintable() and len(uid) < 200 for uid in uids)


def test_the_label_of_a_date_may_be_anything() -> None:
    assert label_role("Birthday ") == "birthday"
    roles = {label_role(each) for each in BLNS}
    assert all(role.replace("-", "").isalnum() for role in roles)
    assert label_role("wedding") != label_role("Wedding")
