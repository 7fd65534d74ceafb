"""Keeping one's word: promises, reminders, gratitude."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relterm.domain.date_phrases import read_date
from relterm.domain.interactions import Direction, Outcome, Reminder
from relterm.domain.quick_add.framing import LONGEST_DATE
from relterm.domain.quick_add.labels import day_label
from relterm.service.commands.word import AddReminder
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.flows import logging

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


@dataclass(frozen=True, slots=True)
class _Reminded:
    """A reminder as it is typed, or what is not right about it."""

    day: date | None = None
    what: str = ""
    problem: str = ""

    def words(self, today: date) -> str:
        """`Fri 12 Mar 2027: send it`."""
        when = "" if self.day is None else day_label(self.day, today)
        return f"{when}: {self.what}" if self.what else when


async def promise(app: "ReltermApp") -> None:
    """Note a promise to the selected person, in the quick-add line."""
    await logging.log_line(app, "!")


async def gratitude(app: "ReltermApp") -> None:
    """Log thanks to the selected person."""
    await logging.log_line(app, "thanks ")


async def remind(app: "ReltermApp") -> None:
    """Set a reminder: a day, then what; on Asks it is about the selected ask."""
    uid = app.person
    if uid is None:
        return
    today = app.desk.now().today
    ask = _ask_meant(app)
    text = await app.push_screen_wait(
        Prompt(
            "Remind me of this ask, not before its gate is open" if ask else "Remind me",
            "",
            "when, then what: 3w send the paper",
            lambda typed: _read(typed, today).problem or None,
            understood=lambda typed: _read(typed, today).words(today),
        )
    )
    found = None if text is None else _read(text, today)
    if found is not None and found.day is not None:
        reminder = Reminder(app.desk.new_uid(), uid, found.what, found.day, ask=ask)
        await app.perform(AddReminder(reminder), f"reminder for {day_label(found.day, today)}")


def _ask_meant(app: "ReltermApp") -> str:
    """UID of the selected ask while there is still something to ask for, or empty."""
    chosen = app.main.selected_ask if app.main else None
    ask = app.desk.book.things.ask(chosen) if chosen else None
    if ask is None or ask.direction is Direction.THEIRS or ask.outcome is Outcome.YES:
        return ""
    return ask.uid


def _read(typed: str, today: date) -> _Reminded:
    """The day in front, which has not passed, and the words behind it."""
    text = typed.strip()
    phrase = read_date(text[:LONGEST_DATE], today, "future")
    if phrase is None:
        return _Reminded(problem="Begin with a day: 3w, fri, 12 dec.")
    if phrase.day is None:
        return _Reminded(problem=f"{phrase.problem}.")
    if phrase.day < today:
        return _Reminded(problem=f"{phrase.day.isoformat()} has passed.")
    return _Reminded(phrase.day, text[phrase.end :].lstrip(" \t:,"))
