"""Asks: planned, made although it is early, dropped. What came of them is in `answering`."""

from typing import TYPE_CHECKING

from relterm.domain.interactions import Ask, AskState, Direction
from relterm.domain.kinds import AskSize
from relterm.service.commands.asks import DropAsk, MakeAsk, PlanAsk, RecordAsk
from relterm.service.views.gate import GateView
from relterm.service.views.gate_in_full import cool_off_day, gate_now
from relterm.service.views.today_lines import Section
from relterm.ui.dialogs.asking import NEW, PLANNED, AskAnyway, AskWhat, ChooseWith
from relterm.ui.dialogs.choose import Choice, Choose
from relterm.ui.flows import answering
from relterm.ui.key_signs import taught
from relterm.ui.lines.asking import anyway_lines, verdict_lines

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

_SIZES = [
    Choice("favour", "a favour", "ten minutes of somebody's time"),
    Choice("advice", "advice or an introduction", "their judgement, or their name"),
    Choice("business", "business", "money, a contract, a pilot"),
    Choice("big", "something big", "an investment, a job, a partnership"),
]


async def ask(app: "ReltermApp") -> None:
    """Act on the ask the cursor is on; elsewhere plan one for the selected person, or record it."""
    uid = app.person
    if uid is None:
        return
    about = _ask_here(app)
    if about is None:
        await _somebody(app, uid)
    elif about.state is AskState.PLANNED:
        await _act_on(app, about)
    else:
        await _act_on_made(app, about)


def _ask_here(app: "ReltermApp") -> Ask | None:
    """The ask under the cursor: on Asks any, on Today one that is not yet to be asked."""
    screen = app.main
    line = screen.selected_line if screen else None
    uid = screen.selected_ask if screen else None
    if line is not None and line.section is Section.NOT_YET:
        uid = line.ref
    return app.desk.book.things.ask(uid) if uid else None


async def _somebody(app: "ReltermApp", uid: str) -> None:
    """Plan an ask for somebody, or act on one that is planned; between friends there is none."""
    person = app.desk.book.people.get(uid)
    if person is None:
        return
    name = person.given or person.name
    if person.personal:
        log_it = taught(app, "If you asked for something, {log} logs it as it happened.")
        app.say(
            f"{name} is a friend or family, and friendship is not leverage: no asks are planned "
            f"here. {log_it}"
        )
        return
    planned = [
        each
        for each in app.desk.book.things.asks_of(uid)
        if each.state is AskState.PLANNED and each.direction is Direction.MINE
    ]
    chosen = await app.push_screen_wait(AskWhat(name, planned))
    if chosen is None:
        return
    if chosen.startswith(NEW):
        await _new(app, uid, chosen.removeprefix(NEW))
        return
    about = next((each for each in planned if chosen == f"{PLANNED}{each.uid}"), None)
    if about is not None:
        await _act_on(app, about)


async def _new(app: "ReltermApp", uid: str, what: str) -> None:
    """How big it is; then, with the gate in sight, whether it is for one day or was made."""
    word = await app.push_screen_wait(Choose("How big is it?", _SIZES))
    size = AskSize.from_word(word or "")
    if size is None:
        return
    gate = gate_now(app.desk, uid, size)
    now = app.desk.now()
    when = "now" if gate.open else gate.when(now.today)
    choices = [
        Choice(
            "plan", "one day", f"plan it: {when}" if gate.open else "plan it; its gate is watched"
        ),
        Choice("asked", "I asked already", "log it as it happened"),
    ]
    chosen = await app.push_screen_wait(
        ChooseWith(f"Ask: {what}", choices, verdict_lines(gate, now))
    )
    if chosen == "plan":
        said = "it is time, when you like" if gate.open else f"not yet, {when}"
        await app.perform(PlanAsk(uid, size, what), f"planned an ask: {what} · {said}")
    elif chosen == "asked":
        reason = await _reason(app, gate)
        if reason is not None:
            await app.perform(RecordAsk(uid, size, what, reason), _asked(app, gate))


async def _act_on(app: "ReltermApp", about: Ask) -> None:
    """A planned ask: made, dropped, or another one planned."""
    person = app.desk.book.people.get(about.person)
    if person is None:
        return
    choices = [
        Choice("made", "I asked", "log it as it happened"),
        Choice("plan", "plan another ask", "for the same person"),
        Choice("drop", "drop it", "it is no longer intended"),
    ]
    title = f"Ask: {about.what or about.size.word}"
    if person.personal:
        chosen = await app.push_screen_wait(Choose(title, choices[2:]))
        gate = None
    else:
        gate = gate_now(app.desk, about.person, about.size, about)
        said = verdict_lines(gate, app.desk.now())
        chosen = await app.push_screen_wait(ChooseWith(title, choices, said))
    if chosen == "drop":
        await app.perform(DropAsk(about.uid))
    elif chosen == "plan":
        await _somebody(app, about.person)
    elif chosen == "made" and gate is not None:
        reason = await _reason(app, gate)
        if reason is not None:
            await app.perform(MakeAsk(about.uid, reason), _asked(app, gate))


async def _act_on_made(app: "ReltermApp", about: Ask) -> None:
    """An ask that was made: what came of it, or another one."""
    choices = [
        Choice("outcome", "what came of it", "yes, no, later, no answer"),
        Choice("plan", "plan another ask", "for the same person"),
    ]
    if about.state is not AskState.ASKED:
        choices.reverse()
    title = f"Ask: {about.what or about.size.word}"
    chosen = await app.push_screen_wait(Choose(title, choices))
    if chosen == "outcome":
        await answering.answer(app, about)
    elif chosen == "plan":
        await _somebody(app, about.person)


async def _reason(app: "ReltermApp", gate: GateView) -> str | None:
    """Empty when the gate is open; else the reason, typed in sight of the cost; None if left."""
    if gate.open:
        return ""
    typed = await app.push_screen_wait(AskAnyway(anyway_lines(gate, app.desk.now())))
    return None if typed is None else typed.strip()


def _asked(app: "ReltermApp", gate: GateView) -> str:
    """The toast: the quiet that an ask begins."""
    if gate.price is None:
        return "asked"
    cool = cool_off_day(gate.price, app.desk.now())
    return f"asked; leave room now, and no other ask before {cool}"
