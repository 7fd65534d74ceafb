"""Fields that hold a day: written in words, read back in full beside the field, or chosen.

What lies behind (when something happened) reads `fri` as the last Friday; what lies ahead (until
when something is due) reads it as the next one.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from relterm.domain import days
from relterm.domain.date_phrases import DatePhrase, Prefer, parse_when
from relterm.domain.moments import Moment, Now
from relterm.errors import BadInput
from relterm.ui.dialogs.fields import Calendar, Field

_TRY_PAST = "try yesterday, fri, 12 mar or 2026-11-03 14:30."
_TRY_DAY_PAST = "try yesterday, fri, 12 mar or 2026-11-03."
_TRY_FUTURE = "try fri, 3w, 12 mar or 2027-01-05."
PAST_HINT = "yesterday, fri, 12 mar, 2026-11-03"
MOMENT_HINT = "yesterday, fri 14:30, 12 mar, 2026-11-03; a day to come makes it a plan"
FUTURE_HINT = "fri, 3w, tomorrow, 12 mar, 2027-01-05"


def day_words(day: date, today: date) -> str:
    """`Friday 27 November`, with the year where it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    weekday = days.WEEKDAY_NAMES[day.weekday()]
    return f"{weekday} {day.day} {days.MONTH_NAMES[day.month - 1]}{year}"


def away_words(day: date, today: date) -> str:
    """`in 6 days`, `3 weeks ago`, `today`."""
    away = (day - today).days
    if away <= 1:
        return "tomorrow" if away == 1 else "yesterday" if away == -1 else days.ago(-away)
    return f"in {days.span(away)}"


def show_day(day: date | None) -> str:
    """`2026-11-27`; empty without one."""
    return day.isoformat() if day else ""


def read_day(today: date, prefer: Prefer, *, needed: bool = False) -> Callable[[str], date | None]:
    """A reader of days; empty is None, unless a day is needed."""

    def read(typed: str) -> date | None:
        if not typed.strip():
            if needed:
                msg = f"It needs a day: {_TRY_FUTURE if prefer == 'future' else _TRY_DAY_PAST}"
                raise BadInput(msg)
            return None
        phrase = parse_when(typed, today, prefer)
        if phrase is None or phrase.day is None:
            why = phrase.problem if phrase else "Not a day"
            msg = f"{why}: {_TRY_FUTURE if prefer == 'future' else _TRY_DAY_PAST}"
            raise BadInput(msg)
        return phrase.day

    return read


def show_moment(now: Now) -> Callable[[Moment], str]:
    """`2026-11-03`, or `2026-11-03 14:30`; with its offset where that is not the one here."""

    def show(moment: Moment) -> str:
        if not moment.timed:
            return moment.day.isoformat()
        text = moment.isoformat().replace("T", " ")
        here = Moment.parse(text[: len("2026-11-03 14:30")], now.zone)
        return text[: len("2026-11-03 14:30")] if here == moment else text

    return show


def read_moment(now: Now) -> Callable[[str], Moment]:
    """A reader of days: `2026-11-03`, `2026-11-03 14:30`, `yesterday`, `fri 9:15`, `12 mar`."""

    def read(typed: str) -> Moment:
        moment = Moment.parse(typed, now.zone)
        phrase = None if moment else parse_when(typed, now.today, "past")
        if phrase is not None and phrase.day is not None:
            return _moment_of(phrase, phrase.day, now)
        if moment is None:
            why = phrase.problem if phrase else "Not a day"
            msg = f"{why}: {_TRY_PAST}"
            raise BadInput(msg)
        return moment

    return read


def _moment_of(phrase: DatePhrase, day: date, now: Now) -> Moment:
    if phrase.clock is None:
        return Moment.of_day(day, now.zone)
    return Moment.of_datetime(datetime.combine(day, phrase.clock, now.zone))


def day_field(field: Field, today: date, prefer: Prefer, *, needed: bool = False) -> Field:
    """The field as one that holds a day, or none."""
    read = read_day(today, prefer, needed=needed)

    def day_in(typed: str) -> date | None:
        try:
            return read(typed)
        except BadInput:
            return None

    def understood(typed: str) -> str:
        day = day_in(typed)
        return f"{day_words(day, today)}, {away_words(day, today)}" if day else ""

    return replace(
        field,
        show=show_day,
        parse=read,
        hint=field.hint or (FUTURE_HINT if prefer == "future" else PAST_HINT),
        example=field.example or ("fri, 3w, 12 mar" if prefer == "future" else "fri, 12 mar"),
        understood=understood,
        calendar=Calendar(today, prefer, day_in, lambda _, day: day.isoformat()),
    )


def moment_field(field: Field, now: Now) -> Field:
    """The field as one that holds when something happened, with or without the time of day."""
    read = read_moment(now)

    def moment_in(typed: str) -> Moment | None:
        try:
            return read(typed)
        except BadInput:
            return None

    def day_in(typed: str) -> date | None:
        moment = moment_in(typed)
        return moment.day if moment else None

    def understood(typed: str) -> str:
        moment = moment_in(typed)
        if moment is None:
            return ""
        clock = f", {moment.local:%H:%M}" if moment.timed else ""
        plan = ", a plan" if moment.seconds > now.moment.seconds else ""
        away = "" if plan else f", {away_words(moment.day, now.today)}"
        return f"{day_words(moment.day, now.today)}{clock}{plan or away}"

    def with_day(typed: str, day: date) -> str:
        moment = moment_in(typed)
        clock = f" {moment.local:%H:%M}" if moment is not None and moment.timed else ""
        return f"{day.isoformat()}{clock}"

    return replace(
        field,
        show=show_moment(now),
        parse=read,
        hint=field.hint or MOMENT_HINT,
        example=field.example or "yesterday, 12 mar 14:30",
        understood=understood,
        calendar=Calendar(now.today, "past", day_in, with_day),
    )
