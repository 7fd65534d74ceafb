"""Until when: a few usual days, or any other day typed into the line."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from dateutil.relativedelta import relativedelta

from relterm.domain import days
from relterm.domain.date_phrases import parse_when
from relterm.ui.dialogs.list_dialog import ListDialog, holds
from relterm.ui.dialogs.said import hint_line
from relterm.ui.roles import Role
from relterm.ui.widgets.rows import Heading, Item, Line, Span

WAKE = "wake"
"""What the dialog gives back when somebody is not to be snoozed any longer."""
_USUAL = (
    ("tomorrow", relativedelta(days=1)),
    ("in a week", relativedelta(weeks=1)),
    ("in two weeks", relativedelta(weeks=2)),
    ("in a month", relativedelta(months=1)),
    ("in three months", relativedelta(months=3)),
)
_LABEL = 18
_FIRST = "in a week"


class SnoozeUntil(ListDialog):
    """Gives back the day in ISO form, `WAKE`, or None."""

    TYPING: ClassVar[str] = "a day as you would say it: fri, 2w, 12 dec"
    NOTHING: ClassVar[str] = "Not a day to come: try 2w, fri, 12 dec or 2027-01-05."

    def __init__(self, name: str, today: date, snoozed: date | None) -> None:
        """`snoozed` is the day until which they are snoozed already."""
        super().__init__(f"Snooze {name} until …")
        self._today = today
        self._snoozed = snoozed

    def on_mount(self) -> None:
        """The usual days, and what snoozing does."""
        super().on_mount()
        first = dict(self._usual()).get(_FIRST)
        if first is not None:
            self._list.choose(first.isoformat())
        self._message().set_lines(
            [
                hint_line("No reminders until then; the cadence stays, and so does what you owe."),
            ]
        )

    def rows(self, words: Sequence[str]) -> Sequence[Item | Heading]:
        """The day that was typed, then the usual ones that hold the words."""
        typed = self._typed(words)
        found = [
            _row(day.isoformat(), label, self._dated(day))
            for label, day in self._usual()
            if holds(words, label) and day != typed
        ]
        if typed is not None:
            found.insert(0, _row(typed.isoformat(), " ".join(words), self._dated(typed)))
        if self._snoozed is not None and holds(words, "wake up now"):
            detail = f"snoozed until {self._dated(self._snoozed)}"
            found.append(_row(WAKE, "wake up now", detail))
        return found

    def _dated(self, day: date) -> str:
        year = "" if day.year == self._today.year else f" {day.year}"
        return f"{days.long(day)}{year}"

    def _usual(self) -> list[tuple[str, date]]:
        return [
            (label, self._today + away)
            for label, away in _USUAL
            if self._today.year < date.max.year
        ]

    def _typed(self, words: Sequence[str]) -> date | None:
        """The day the words mean, when it lies ahead."""
        text = " ".join(words)
        phrase = parse_when(text, self._today, prefer="future") if text else None
        day = phrase.day if phrase else None
        return day if day is not None and day > self._today else None


def _row(key: str, label: str, detail: str) -> Item:
    return Item(key, (Line((Span(label, width=_LABEL), Span(detail, Role.DIM))),))
