"""Done: how did it go? In one line, which is logged; a promise, reminder or plan is closed."""

from typing import TYPE_CHECKING

from relterm.domain import describe
from relterm.domain.interactions import AskState, Direction, Promise, PromiseState
from relterm.domain.ladder import Step
from relterm.service import noting
from relterm.service.commands.done import FinishReminder
from relterm.service.commands.logging import ConfirmPlan, TrashInteraction
from relterm.service.commands.word import ClosePromise, CloseReminder, DropPromise
from relterm.service.desk import Command
from relterm.service.first_words import first_words
from relterm.service.views.today_lines import Section, TodayLine
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.how_it_ended import Ended, HowItEnded
from relterm.ui.dialogs.how_it_went import HowItWent
from relterm.ui.flows import answering, asking, logging

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

_RELEASED = Choice("dropped", "released", "it no longer stands, and both know it")
_MY_WORD = (
    Choice("kept", "kept", "you did what you said"),
    Choice("broken", "broken", "it is better to log it than to forget it"),
    _RELEASED,
)
_THEIR_WORD = (
    Choice("kept", "kept", "they did what they said"),
    Choice("broken", "broken", "they did not; that happens"),
    _RELEASED,
)
_PLAN = (
    Choice("yes", "it took place", "from now on it counts"),
    Choice("no", "it did not", "the plan goes to the trash"),
)


async def done(app: "ReltermApp") -> None:
    """Ask how it went, in one line; a promise, a reminder or a plan is closed."""
    screen = app.main
    line = screen.selected_line if screen else None
    entry = screen.selected_entry if screen else None
    if entry is not None and _is_plan(app, entry):
        await _end_plan(app, entry)
    elif line is not None:
        await _line_done(app, line)
    elif screen is not None and screen.selected_ask and _was_asked(app, screen.selected_ask):
        await answering.outcome(app)
    elif app.person is not None:
        await _person_done(app, app.person)
    else:
        app.say("Nothing is selected.", severity="warning")


async def _line_done(app: "ReltermApp", line: TodayLine) -> None:
    if line.section is Section.WORD:
        await _end_promise(app, line.ref)
    elif line.section is Section.PLANNED and line.item is None and _is_plan(app, line.ref):
        await _end_plan(app, line.ref)
    elif line.section is Section.PLANNED and line.item is None:
        await _end_reminder(app, line)
    elif line.section is Section.DATES:
        await _tell(app, line.person, Step.CELEBRATE)
    else:
        # The step in place of an ask that is not open yet is told of; its reminder waits.
        await _step_done(app, line.person, line.item.step if line.item else None)


async def _person_done(app: "ReltermApp", uid: str) -> None:
    """Their next step is what was done: keeping a word, or something to tell."""
    _, step = noting.usual_step(app.desk, uid)
    promise = _first_promise(app, uid) if step is Step.KEEP_PROMISE else None
    if promise is not None:
        await _end_promise(app, promise.uid)
    else:
        await _step_done(app, uid, step)


async def _step_done(app: "ReltermApp", uid: str, step: Step | None) -> None:
    """An ask that is warranted is recorded as one; anything else is told in the line."""
    if step is Step.MAY_ASK:
        await asking.ask(app)
    else:
        await _tell(app, uid, step)


def _was_asked(app: "ReltermApp", uid: str) -> bool:
    about = app.desk.book.things.ask(uid)
    return about is not None and about.state is AskState.ASKED


def _first_promise(app: "ReltermApp", uid: str) -> Promise | None:
    """Of what the user promised somebody and has not done, what falls due first."""
    for promise in app.desk.book.things.promises_of(uid):
        if promise.state is PromiseState.OPEN and promise.direction is Direction.MINE:
            return promise
    return None


async def _tell(app: "ReltermApp", uid: str, step: Step | None) -> None:
    """Ask for the line about somebody, begun with the usual word, and log it."""
    match = logging.match_of(app, uid)
    if match is None:
        return
    words = first_words(step)
    question = "How did it go with" if words else "What happened with"
    written = await app.push_screen_wait(
        HowItWent(app.desk, match, f"{question} {_called(app, uid)}?", words)
    )
    command = logging.command_of(app, written) if written else None
    if command is not None:
        await app.perform(command)


async def _end_reminder(app: "ReltermApp", line: TodayLine) -> None:
    """Close a reminder, with or without a line about it; one change either way."""
    match = logging.match_of(app, line.person)
    if match is None:
        return
    question = f"How did it go with {_called(app, line.person)}: {line.what}?"
    alone = "Enter alone: it is done, nothing to tell."
    written = await app.push_screen_wait(HowItWent(app.desk, match, question, alone=alone))
    if written is None:
        return
    if not written.line.line.strip():
        await app.perform(CloseReminder(line.ref))
        return
    logged = logging.command_of(app, written)
    if logged is not None:
        await app.perform(FinishReminder(line.ref, logged))


async def _end_promise(app: "ReltermApp", uid: str) -> None:
    promise = app.desk.book.things.promise(uid)
    if promise is None:
        return
    mine = promise.direction is Direction.MINE
    whose = "you promised" if mine else "they promised"
    ended = await app.push_screen_wait(
        HowItEnded(
            "How did it go with this promise?",
            f"{_called(app, promise.person)} · {whose}: {promise.what or 'something'}",
            _MY_WORD if mine else _THEIR_WORD,
        )
    )
    if ended is not None:
        await app.perform(_promise_command(uid, ended))


def _promise_command(uid: str, ended: Ended) -> Command:
    if ended.key == "dropped":
        return DropPromise(uid, ended.note)
    return ClosePromise(uid, kept=ended.key == "kept", note=ended.note)


def _is_plan(app: "ReltermApp", uid: str) -> bool:
    entry = app.desk.book.interactions.get(uid)
    return entry is not None and entry.planned


async def _end_plan(app: "ReltermApp", uid: str) -> None:
    entry = app.desk.book.interactions.get(uid)
    if entry is None:
        return
    names = app.desk.book.people.names_of(entry.people)
    about = [", ".join(names[each] for each in entry.people), describe.title(entry)]
    if entry.text and not describe.carries_text(entry):
        about.append(entry.text)
    ended = await app.push_screen_wait(
        HowItEnded("Did it take place?", " · ".join(filter(None, about)), _PLAN)
    )
    if ended is not None and ended.key == "yes":
        await app.perform(ConfirmPlan(uid, ended.note))
    elif ended is not None:
        await app.perform(TrashInteraction(uid))


def _called(app: "ReltermApp", uid: str) -> str:
    """What one calls them: the given name, or the whole one."""
    person = app.desk.book.people.get(uid)
    return (person.given or person.name) if person else "them"
