"""What came of an ask: recorded, and followed by the right next step in the same breath."""

from datetime import date
from typing import TYPE_CHECKING

from relterm.domain import days
from relterm.domain.ask_price import cool_off_until
from relterm.domain.date_phrases import parse_when
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Interaction,
    Outcome,
    Reminder,
)
from relterm.domain.kinds import Kind
from relterm.domain.quick_add.labels import day_label
from relterm.service.commands.answers import AnswerAsk, give_back
from relterm.service.commands.word import AddReminder
from relterm.service.views.gate_in_full import room_now
from relterm.ui.dialogs.asking import FollowUp
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.flows.logging import command_of, match_of
from relterm.ui.key_signs import taught

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

_MINE = [
    Choice("yes", "yes", "thank them, and give back"),
    Choice("no", "no", "that is an answer; the relationship goes on"),
    Choice("later", "later", "look again on a day you choose"),
    Choice("no answer", "no answer", "let it rest"),
]
_THEIRS = [
    Choice("yes", "yes, I will", "keep your word"),
    Choice("no", "no", "a kind no is help too"),
    Choice("later", "later", "come back to it on a day you choose"),
]
_GIVE_BACK = "3w"
"""When to give something back, unless another day is typed."""
_LATER = "4w"


async def outcome(app: "ReltermApp") -> None:
    """What came of the selected ask."""
    screen = app.main
    uid = screen.selected_ask if screen else None
    about = app.desk.book.things.ask(uid) if uid else None
    if about is None:
        app.say("Choose an ask first.", severity="warning")
    elif about.state is AskState.PLANNED:
        app.say(taught(app, "You have not asked yet: {ask} records that you did."))
    else:
        await answer(app, about)


async def answer(app: "ReltermApp", about: Ask) -> None:
    """Choose what came of it, record it, and go on with what follows."""
    theirs = about.direction is Direction.THEIRS
    title = "What did you answer?" if theirs else "What came of it?"
    chosen = await app.push_screen_wait(Choose(title, _THEIRS if theirs else _MINE))
    if chosen is None:
        return
    result = Outcome(chosen)
    day = await _day_for(app, about, result)
    done = await app.perform(AnswerAsk(about.uid, result, day), _said(app, about, result, day))
    if done is not None:
        await _offer_line(app, about, result)


async def after_edit(app: "ReltermApp", before: Interaction, entry: Interaction) -> None:
    """An ask whose answer was noted in its entry: what follows is offered as well."""
    if entry.kind is not Kind.ASK or before.outcome == entry.outcome or entry.outcome is None:
        return
    for about in app.desk.book.things.asks_logged_in([entry.uid]):
        day = await _day_for(app, about, about.outcome)
        if day is not None:
            uid = app.desk.new_uid()
            await app.perform(
                AddReminder(Reminder(uid, about.person, give_back(about), day, ask=about.uid))
            )
        await _offer_line(app, about, about.outcome)


async def _day_for(app: "ReltermApp", about: Ask, result: Outcome) -> date | None:
    """The day of the reminder that goes with the answer; Esc leaves it out."""
    theirs = about.direction is Direction.THEIRS
    if result is Outcome.LATER:
        title = "When will you come back to it?" if theirs else "When to look at it again?"
        return await _day(app, title, _LATER)
    if result is Outcome.YES and not theirs:
        return await _day(app, "They said yes. When to give something back?", _GIVE_BACK)
    return None


async def _day(app: "ReltermApp", title: str, usual: str) -> date | None:
    today = app.desk.now().today
    text = await app.push_screen_wait(
        Prompt(
            title,
            usual,
            taught(app, "a reminder for that day: 3w, fri, 12 dec; {dialog.leave} leaves it out"),
            lambda typed: None if _read(typed, today) else "Not a day to come: try 3w or 12 dec.",
            understood=lambda typed: day_label(_read(typed, today) or today, today),
        )
    )
    return _read(text, today) if text else None


def _read(typed: str, today: date) -> date | None:
    phrase = parse_when(typed, today, prefer="future") if typed.strip() else None
    day = phrase.day if phrase else None
    return day if day is not None and day > today else None


def _said(app: "ReltermApp", about: Ask, result: Outcome, day: date | None) -> str:
    """One calm sentence about what was recorded and what it means."""
    now = app.desk.now()
    reminder = f"; a reminder for {days.near(day, now.today)}" if day else ""
    if about.direction is Direction.THEIRS:
        words = {Outcome.YES: "you said yes: keep your word", Outcome.NO: "you said no, kindly"}
        return f"{words.get(result, 'you said later')}{reminder}"
    if result is Outcome.YES:
        return f"they said yes{reminder}"
    if result is Outcome.LATER:
        return f"not now, they said; it is planned again{reminder}"
    if result is Outcome.NO:
        asked = now.t_of(about.day) if about.day else now.t
        until = now.day_of(cool_off_until(asked, about.size))
        room = f"; no other ask before {days.near(until, now.today)}" if until > now.today else ""
        return f"no is an answer; go on without asking{room}"
    room = room_now(app.desk, about.person)
    return f"no answer: {room or 'let it rest; a sign from them reopens the door'}"


async def _offer_line(app: "ReltermApp", about: Ask, result: Outcome) -> None:
    """The line that would fit now, to be logged with Enter or left with Esc."""
    mine = about.direction is Direction.MINE
    offers = {
        (True, Outcome.YES): ("They said yes: thank them now?", "thanks for saying yes"),
        (True, Outcome.NO): ("A no is honest: thank them for it?", "thanks for the honest answer"),
        (False, Outcome.YES): ("You said yes: what did you promise, and by when?", "!"),
    }
    offer = offers.get((mine, result))
    if offer is None:
        return
    title, initial = offer
    person = match_of(app, about.person)
    written = await app.push_screen_wait(FollowUp(app.desk, person, title, initial))
    command = command_of(app, written) if written is not None else None
    if command is not None:
        await app.perform(command)
