"""Asks: planned, made although it is early, answered."""

from typing import TYPE_CHECKING

from relterm.domain.interactions import AskState, Outcome
from relterm.domain.kinds import AskSize
from relterm.errors import ReltermError
from relterm.service.commands.asks import AnswerAsk, DropAsk, MakeAsk, PlanAsk
from relterm.service.views.asks import ask_rows
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.dialogs.prompt import Prompt

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

_SIZES = [
    Choice("favour", "a favour", "ten minutes of somebody's time"),
    Choice("advice", "advice or an introduction", "their judgement, or their name"),
    Choice("business", "business", "money, a contract, a pilot"),
    Choice("big", "something big", "an investment, a job, a partnership"),
]


async def ask(app: "ReltermApp") -> None:
    """On Asks: act on the selected ask. Elsewhere: plan one for the selected person."""
    uid = app.person
    if uid is None:
        return
    screen = app.main
    if screen and screen.selected_ask:
        await act_on(app, screen.selected_ask)
    else:
        await plan(app, uid)


async def plan(app: "ReltermApp", uid: str) -> None:
    """What is to be asked, and how big it is."""
    what = await app.push_screen_wait(
        Prompt("What would you like to ask one day?", "", "a pilot at Northwind", _needed)
    )
    if what is None:
        return
    size = await app.push_screen_wait(Choose("How big is it?", _SIZES))
    word = AskSize.from_word(size or "")
    if word is not None:
        await app.perform(PlanAsk(uid, word, what.strip()))


async def act_on(app: "ReltermApp", ask_uid: str) -> None:
    """Ask now, plan another, or drop it."""
    row = next((row for row in ask_rows(app.desk) if row.ask.uid == ask_uid), None)
    if row is None:
        return
    if row.ask.state is not AskState.PLANNED:
        await plan(app, row.ask.person)
        return
    choices = [
        Choice("made", "I asked", "log it as it happened"),
        Choice("plan", "plan another ask", "for the same person"),
        Choice("drop", "drop it", "it is no longer intended"),
    ]
    chosen = await app.push_screen_wait(Choose(f"Ask: {row.ask.what}", choices))
    if chosen == "drop":
        await app.perform(DropAsk(ask_uid))
    elif chosen == "plan":
        await plan(app, row.ask.person)
    elif chosen == "made" and row.gate is not None:
        reason = ""
        if not row.gate.open:
            given = await app.push_screen_wait(
                Prompt(
                    f"Not yet. It would cost about {row.gate.cost:.1f} points of trust.",
                    "",
                    "type why you ask anyway; the log will show that it was early",
                    _needed,
                )
            )
            if given is None:
                return
            reason = given
        await app.perform(MakeAsk(ask_uid, reason))


async def outcome(app: "ReltermApp") -> None:
    """What came of the selected ask."""
    screen = app.main
    uid = screen.selected_ask if screen else None
    if not uid:
        app.say("Choose an ask first.", severity="warning")
        return
    choices = [
        Choice("yes", "yes", "thank them, and give back"),
        Choice("no", "no", "that is an answer; the relationship goes on"),
        Choice("later", "later", "leave it with them"),
        Choice("no answer", "no answer", "let it rest"),
    ]
    chosen = await app.push_screen_wait(Choose("What came of it?", choices))
    if chosen is None:
        return
    try:
        await app.perform(AnswerAsk(uid, Outcome(chosen)))
    except ReltermError as error:
        app.say(str(error), severity="error")


def _needed(typed: str) -> str | None:
    return None if typed.strip() else "A few words, please."
