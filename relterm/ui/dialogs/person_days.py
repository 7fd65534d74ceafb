"""Fields of a person that hold days: birthdays, and what holds reminders back."""

from dataclasses import replace
from datetime import date
from functools import partial

from relterm.errors import BadInput
from relterm.ui.dialogs import field_text as text
from relterm.ui.dialogs.day_fields import day_field
from relterm.ui.dialogs.fields import Calendar, Field, FieldKind
from relterm.ui.dialogs.flags import YES_NO, read_flag, show_flag

_LINES, _CHOICE = FieldKind.LINES, FieldKind.CHOICE


def pace_fields(today: date) -> tuple[Field, ...]:
    """What holds reminders back: the same that `z`, `P` and `s` change."""
    snoozed = day_field(
        Field("snooze_until", "Snoozed until", example="not snoozed"), today, "future"
    )
    return (
        replace(
            snoozed,
            show=lambda day: date.fromordinal(day).isoformat() if day else "",
            parse=partial(_ordinal, snoozed),
        ),
        Field(
            "paused",
            "Paused",
            _CHOICE,
            show_flag,
            read_flag,
            "no reminders until you say so; what is owed stays",
            YES_NO,
        ),
        Field(
            "skips",
            "Turns skipped",
            show=str,
            parse=text.read_count,
            hint="since they took part last; each makes the wait a little longer",
            example="0",
        ),
    )


def _ordinal(field: Field, typed: str) -> int | None:
    day = field.parse(typed)
    return day.toordinal() if day else None


def dates_field(today: date, group: str) -> Field:
    """Birthdays and other days, one a line."""

    def day_in(line: str) -> date | None:
        item = text.read_date(line, today) if len(line.split()) > 1 else None
        if item is None or not (item.month and item.day):
            return None
        return date(item.year or 2000, item.month, item.day).replace(year=item.year or today.year)

    def safely(line: str) -> date | None:
        try:
            return day_in(line)
        except (BadInput, ValueError):  # 29 February, in a year that has none
            return None

    return Field(
        "dates",
        "Dates",
        _LINES,
        text.show_date,
        partial(text.read_date, today=today),
        "one a line: birthday 1984-11-13, birthday 15 apr, graduation fri",
        group=group,
        example="such as birthday 15 apr",
        understood=partial(text.date_understood, today=today),
        calendar=Calendar(
            today, "future", safely, lambda line, day: text.with_date(line, day, today)
        ),
    )
