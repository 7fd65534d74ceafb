"""The briefing before a reach-out: what fits now, last time, what they care about, what to ask."""

from dataclasses import dataclass
from datetime import timedelta

from relterm.domain import days, describe
from relterm.domain.circle_words import gap_words
from relterm.domain.interactions import Interaction, PromiseState
from relterm.domain.kinds import TALKS, Circle, Kind
from relterm.domain.ladder import Overlay, Step
from relterm.domain.moments import Now
from relterm.domain.pronouns import pronouns_of
from relterm.domain.questions import threads_of
from relterm.service.contacts import wished_gap
from relterm.service.views.briefing_questions import LOOKED_AT, TOLD, questions_for
from relterm.service.views.curve_words import CurveWords, curve_words
from relterm.service.views.now_step import NowStep, now_step, reminders_shown
from relterm.service.views.person import PersonView
from relterm.service.views.today_lines import TodayLine

FADING_POINTS = 2.0
"""A fall of the curve by so much within the look back is called fading (points)."""
LOOK_BACK_DAYS = 90
CALL_AFTER_DAYS = 45
"""With no talk for so long (days), a call is better than one more message."""
NOTES = 4
BEFORE = 1
CARES = 6


@dataclass(frozen=True, slots=True)
class Briefing:
    """What to know before writing to somebody."""

    now: NowStep
    standing: str
    last_when: str
    last_what: tuple[str, ...]
    before: tuple[str, ...]
    """What was told before that, each with its day."""
    cares_label: str
    cares: tuple[str, ...]
    shared: tuple[str, ...]
    questions: tuple[str, ...]
    better: str
    """What is better than one more message, and why; empty where a message is right."""
    open_ends: tuple[str, ...]
    caution: str
    curve: CurveWords


def briefing(view: PersonView, line: TodayLine | None = None, arrow: str = "→") -> Briefing:
    """Draw the briefing from what is known; `line` is the line of Today it is for."""
    person, now = view.person, view.now
    log = [each.entry for each in view.timeline if each.entry is not None and not each.planned]
    last = next((entry for entry in log if entry.kind in TOLD), None)
    step = now_step(view, line)
    return Briefing(
        now=step,
        standing=_standing(view),
        last_when=_last_when(last, now),
        last_what=_told(last) if last is not None else (),
        before=_before(log, last, now),
        cares_label=_capital(pronouns_of(person.pronouns).does("care")) + " about",
        cares=_cares(view),
        shared=view.shared,
        questions=() if step.resting else questions_for(view, log, step.step),
        better=_better(log, step, now),
        open_ends=_open_ends(view, line),
        caution=(
            "An executive of a listed company: they cannot talk about unannounced numbers."
            if person.executive
            else ""
        ),
        curve=curve_words(view, arrow),
    )


_IN_PERSON = frozenset({Kind.MEET, Kind.EVENT})
_MESSAGES = frozenset(
    {
        Step.EXCHANGE,
        Step.RECONNECT,
        Step.CELEBRATE,
        Step.THANK,
        Step.ANSWER,
        Step.LET_LEAD,
        Step.MEND,
        Step.GIVE,
        Step.TALK,
        Step.CATCH_UP,
        Step.DEEPEN,
    }
)
"""Steps that are easily done by one more message."""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cares(view: PersonView) -> tuple[str, ...]:
    """What they value and like, save what you share, which is said by itself."""
    known = dict.fromkeys((*view.person.values, *view.person.interests))
    return tuple(each for each in known if each not in view.shared)[:CARES]


def _standing(view: PersonView) -> str:
    person = view.person
    parts = [str(view.rung.stage)]
    if view.rung.overlay is not Overlay.NONE:
        parts.append(str(view.rung.overlay))
    if fading(view):
        parts.append("fading")
    if person.circle is Circle.NONE:
        parts.append("not kept up with")
    else:
        parts.append(f"circle {person.circle}, {gap_words(wished_gap(person))}")
    return " · ".join(parts)


def fading(view: PersonView) -> bool:
    """Whether the curve fell noticeably of late."""
    since = view.now.t - LOOK_BACK_DAYS
    before = [line.score for line in view.ledger if line.at <= since]
    return bool(before) and before[-1] - view.trust.score > FADING_POINTS


def _last_when(last: Interaction | None, now: Now) -> str:
    if last is None:
        return ""
    ago = days.ago((now.today - last.moment.day).days)
    return f"{days.short(last.moment.day, now.today)}, {describe.title(last)} ({ago})"


def _told(entry: Interaction) -> tuple[str, ...]:
    """What was told, piece by piece, then the private note."""
    return tuple(dict.fromkeys((*threads_of(entry.text), *threads_of(entry.note))))[:NOTES]


def _before(log: list[Interaction], last: Interaction | None, now: Now) -> tuple[str, ...]:
    """What was told before the last time."""
    return tuple(
        f"{days.short(entry.moment.day, now.today)}: {entry.text or entry.note}"
        for entry in log[:LOOKED_AT]
        if entry is not last and entry.kind in TOLD and (entry.text or entry.note)
    )[:BEFORE]


def _open_ends(view: PersonView, line: TodayLine | None) -> tuple[str, ...]:
    """Open promises and reminders, save the one the briefing is about."""
    about = line.ref if line is not None else ""
    today = view.now.today
    promises = tuple(
        f"{'you' if each.direction == 'mine' else 'they'} promised: {each.what}"
        for each in view.promises
        if each.state is PromiseState.OPEN and each.uid != about
    )
    reminders = tuple(
        f"{each.what or 'your next step'} ({days.near(each.due, today)})"
        for each in reminders_shown(view)
        if each.uid != about
    )
    return (*promises, *reminders)


def _better(log: list[Interaction], step: NowStep, now: Now) -> str:
    """People, not devices: when a call or a meeting is due, say so."""
    if step.resting or step.step not in _MESSAGES:
        return ""
    talks = [each for each in log if each.kind in TALKS and each.answered is not False]
    met = next((each for each in talks if each.kind in _IN_PERSON), None)
    if step.step is Step.CELEBRATE:
        return "a call. A voice says it better."
    if not talks:
        return "a call, one day: you have never talked." if log else ""
    quiet = now.today - talks[0].moment.day
    if quiet < timedelta(days=CALL_AFTER_DAYS):
        return ""
    spoke = f"a call. You last talked {days.ago(quiet.days)}"
    if met is None:
        return f"{spoke}, and have never met in person."
    if met is talks[0]:
        return f"a call. You last met in person {days.ago(quiet.days)}."
    ago = days.ago((now.today - met.moment.day).days)
    return f"{spoke}, and met in person {ago}."
