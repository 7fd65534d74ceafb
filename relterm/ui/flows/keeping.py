"""Keeping one's word: promises, reminders, gratitude."""

from datetime import date
from typing import TYPE_CHECKING

from relterm.domain.date_phrases import parse_when
from relterm.domain.interactions import Direction, Outcome, Reminder
from relterm.service.commands.word import AddReminder
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.flows import logging

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp


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
            lambda typed: None if _split(typed, today) else "Begin with a day: 3w, fri, 12 dec.",
        )
    )
    found = _split(text, today) if text else None
    if found:
        day, what = found
        await app.perform(AddReminder(Reminder(app.desk.new_uid(), uid, what, day, ask=ask)))


def _ask_meant(app: "ReltermApp") -> str:
    """UID of the selected ask while there is still something to ask for, or empty."""
    chosen = app.main.selected_ask if app.main else None
    ask = app.desk.book.things.ask(chosen) if chosen else None
    if ask is None or ask.direction is Direction.THEIRS or ask.outcome is Outcome.YES:
        return ""
    return ask.uid


def _split(typed: str, today: date) -> tuple[date, str] | None:
    """The longest day phrase in front, and the words after it."""
    words = typed.split()
    for count in range(min(4, len(words)), 0, -1):
        day = _day(" ".join(words[:count]), today)
        if day is not None:
            return day, " ".join(words[count:])
    return None


def _day(typed: str | None, today: date) -> date | None:
    phrase = parse_when(typed, today, prefer="future") if typed else None
    return phrase.day if phrase else None
