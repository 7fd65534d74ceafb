"""The one thing that fits now with somebody, with its intention; never a text to send."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from relterm.domain import days, wording
from relterm.domain.interactions import Direction, Promise, PromiseState, Reminder, ReminderState
from relterm.domain.ladder import Step, spaced_until
from relterm.domain.next_step import DUTIES
from relterm.domain.refusal import refusal
from relterm.domain.trust.parameters import MODEL
from relterm.service.views.gate import GateView, gate_view
from relterm.service.views.person import PersonView
from relterm.service.views.today_lines import Section, TodayLine

_LADDER = MODEL.ladder
_PUBLIC = frozenset({Step.REACT, Step.COMMENT})


@dataclass(frozen=True, slots=True)
class NowStep:
    """What to do, or to leave, and what it is meant to be."""

    words: str
    """The step in a few words: `a short exchange`, `let it rest until 12 Jan`."""
    intention: str
    """What it is meant to be, in a sentence or two."""
    step: Step
    when: str = ""
    """When it fits, as Today says it; empty where nothing is to be added."""
    because: str = ""
    """What it rests on: the promise and where it was made, when they wrote."""
    resting: bool = False
    """True when there is nothing to send."""


def now_step(view: PersonView, line: TodayLine | None = None) -> NowStep:
    """The step of a line of Today, or of the ladder where there is none."""
    if line is None or line.person != view.person.uid:
        return _next(view)
    match line.section:
        case Section.WORD:
            return _promised(view, line)
        case Section.DATES:
            step = Step.CELEBRATE
            return NowStep(line.what, wording.intention(step), step, line.when)
        case Section.PLANNED:
            return _planned(view, line)
        case Section.NOT_YET:
            return _not_yet(view, line)
        case Section.TOUCH if line.item is not None:
            step = line.item.step
            return NowStep(line.what, wording.intention(step), step, line.when, line.why)
    return _next(view)


def rest_until(view: PersonView) -> date | None:
    """Until when there is nothing to send them; None when something may be sent.

    What is owed comes before resting.
    """
    step, now, state = view.next, view.now, view.state
    if step.step in DUTIES:
        return None
    until = None
    if step.step in {Step.WAIT, Step.REST}:
        until = step.at
    elif step.step is Step.SPACE:
        until = spaced_until(state, now.t)
    elif step.step in _PUBLIC and 0 < state.attempts < _LADDER.tries and state.last_out is not None:
        until = state.last_out + _LADDER.backoff[state.attempts - 1]
    return now.day_of(until) if until is not None and until > now.t else None


def _next(view: PersonView) -> NowStep:
    """The ladder's own step, with what may hold reminders back."""
    step, today = view.next.step, view.now.today
    until = rest_until(view)
    if until is not None:
        made = NowStep(
            f"let it rest until {days.near(until, today)}",
            wording.intention(step),
            step,
            because="; ".join(_rest_because(view)),
            resting=True,
        )
        if step in _PUBLIC:
            return replace(
                made, intention=f"No message until then. {wording.intention(step)}", because=""
            )
        return made
    words, when = wording.step_words(step), _when(view)
    promise = _first_promise(view) if step is Step.KEEP_PROMISE else None
    if promise is not None and promise.what:
        words = f"{words}: {promise.what}"
        when = f"by {days.near(promise.due, today)}" if promise.due else when
    because = wording.because_words(view.next.because)
    return NowStep(words, wording.intention(step), step, when, because)


def _first_promise(view: PersonView) -> Promise | None:
    """Of what you promised and have not done, what falls due first."""
    for promise in view.promises:
        if promise.state is PromiseState.OPEN and promise.direction is Direction.MINE:
            return promise
    return None


def reminders_shown(view: PersonView) -> tuple[Reminder, ...]:
    """Open reminders, the nearest first; one about an ask only while its gate is open."""
    gate = view.gate
    ready = gate.ask.uid if gate is not None and gate.ask is not None and gate.open else ""
    found = [
        each
        for each in view.reminders
        if each.state is ReminderState.OPEN and (not each.ask or each.ask == ready)
    ]
    return tuple(sorted(found, key=lambda each: each.due))


def _when(view: PersonView) -> str:
    day, today = view.next_on, view.now.today
    return f"from {days.near(day, today)}" if day is not None and day > today else ""


def _rest_because(view: PersonView) -> Iterator[str]:
    tries = view.state.attempts
    if tries == 1:
        yield "you wrote, no answer yet"
    elif tries:
        yield f"you wrote {tries} times, no answer yet"


def _promised(view: PersonView, line: TodayLine) -> NowStep:
    promise = next((each for each in view.promises if each.uid == line.ref), None)
    if promise is not None and promise.direction is Direction.THEIRS:
        return NowStep(
            f"they promised: {line.what}",
            "Nothing is due from you. Be glad of it when it comes, or ask kindly once.",
            view.next.step,
            line.when,
            line.why.removeprefix("they promised; "),
            resting=rest_until(view) is not None,
        )
    return NowStep(
        f"keep your word: {line.what}",
        wording.intention(Step.KEEP_PROMISE),
        Step.KEEP_PROMISE,
        _due(promise, line, view.now.today),
        line.why,
    )


def _due(promise: Promise | None, line: TodayLine, today: date) -> str:
    if promise is None or promise.due is None or line.late:
        return line.when
    return f"by {days.near(promise.due, today)}"


def _planned(view: PersonView, line: TodayLine) -> NowStep:
    if line.item is not None:
        step = line.item.step
        return NowStep(line.what, wording.intention(step), step, line.when, line.why)
    step = Step.EXCHANGE if rest_until(view) is not None else view.next.step
    kind = "You set this yourself; d says how it went."
    return NowStep(line.what, kind, step, line.when, line.why)


def _not_yet(view: PersonView, line: TodayLine) -> NowStep:
    """The refusal, kind and concrete, and the step that moves it."""
    gate = _gate_of(view, line.ref)
    resting = rest_until(view) is not None
    if gate is None or gate.open:
        return NowStep(line.what, line.why, view.next.step, line.when, resting=resting)
    step = gate.plan[0].step if gate.plan and not resting else view.next.step
    when = gate.when(view.now.today) if gate.earliest else None
    said = refusal(view.state, view.now.t, gate.readiness, when, step)
    return NowStep(f"not yet: {line.what}", said, step, line.when, resting=resting)


def _gate_of(view: PersonView, ask_uid: str) -> GateView | None:
    if view.gate is not None and view.gate.ask is not None and view.gate.ask.uid == ask_uid:
        return view.gate
    ask = next((each for each in view.asks if each.uid == ask_uid), None)
    if ask is None or view.person.personal:
        return view.gate
    return gate_view(view.person, ask, ask.size, view.state, view.now)
