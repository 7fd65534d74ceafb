"""The briefing before a reach-out: last time, what they care about, what you share, what to ask."""

from dataclasses import dataclass
from datetime import timedelta

from relterm.domain import days, describe
from relterm.domain.interactions import Interaction, PromiseState
from relterm.domain.kinds import TALKS
from relterm.domain.ladder import Overlay
from relterm.domain.moments import Now
from relterm.domain.people import Person
from relterm.domain.trust import curve
from relterm.service.views.person import PersonView

FADING_POINTS = 2.0
"""A fall of the curve by so much within the look back is called fading (points)."""
LOOK_BACK_DAYS = 90
CALL_AFTER_DAYS = 60
"""With no talk for so long (days), a call is better than one more message."""
NOTES = 3
LOOKED_AT = 12
"""Entries of the log that a briefing draws on."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What to know before writing to somebody."""

    standing: str
    last_when: str
    last_what: tuple[str, ...]
    cares: tuple[str, ...]
    shared: tuple[str, ...]
    questions: tuple[str, ...]
    better: str
    open_ends: tuple[str, ...]
    caution: str


def briefing(view: PersonView) -> Briefing:
    """Draw the briefing from what is known."""
    person, now = view.person, view.now
    log = [each.entry for each in view.timeline if each.entry is not None and not each.planned]
    last = next((entry for entry in log if entry.kind in _TOLD), None)
    return Briefing(
        standing=_standing(view),
        last_when=_last_when(last, now),
        last_what=_threads(log),
        cares=tuple(dict.fromkeys((*person.values, *person.interests)))[:6],
        shared=view.shared,
        questions=_questions(person, log),
        better=_better(log, now),
        open_ends=tuple(
            f"{'you' if promise.direction == 'mine' else 'they'} promised: {promise.what}"
            for promise in view.promises
            if promise.state is PromiseState.OPEN
        ),
        caution=(
            "An executive of a listed company: they cannot talk about unannounced numbers."
            if person.executive
            else ""
        ),
    )


_TOLD = TALKS | {"msg", "email", "letter"}


def _standing(view: PersonView) -> str:
    parts = [str(view.rung.stage)]
    if view.rung.overlay is not Overlay.NONE:
        parts.append(str(view.rung.overlay))
    if fading(view):
        parts.append("fading")
    circle = view.person.circle
    parts.append("not kept up with" if circle == "none" else f"circle: {circle}")
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


def _threads(log: list[Interaction]) -> tuple[str, ...]:
    """What was told of late: talks and letters, not deeds."""
    told = [entry for entry in log[:LOOKED_AT] if entry.kind in _TOLD]
    texts = [text for entry in told for text in (entry.text, entry.note) if text]
    return tuple(dict.fromkeys(texts))[:NOTES]


def _questions(person: Person, log: list[Interaction]) -> tuple[str, ...]:
    """Open questions: what you noted to ask after, then what they care about."""
    asked = [entry.note for entry in log[:LOOKED_AT] if entry.note.endswith("?")][:1]
    asked += [f"What is new with {each}?" for each in person.interests[:1]]
    asked += [f"What would help with: {each}?" for each in person.needs[:1]]
    asked += [f"What do they love about {each}?" for each in person.values[:1]]
    asked += [f"What is the next step toward: {each}?" for each in person.aspirations[:1]]
    return tuple(asked or ("What are they proud of this year?", "Who are they learning from?"))[:4]


def _better(log: list[Interaction], now: Now) -> str:
    talks = [
        entry.moment.day for entry in log if entry.kind in TALKS and entry.answered is not False
    ]
    if not log:
        return ""
    if not talks:
        return "a call, one day: you have never talked."
    quiet = now.today - talks[0]
    if quiet > timedelta(days=CALL_AFTER_DAYS):
        return f"a call. You last talked {days.ago(quiet.days)}."
    return ""


CURVE_POINTS = 8
CURVE_STEP_DAYS = 30.0


def recent_curve(view: PersonView) -> tuple[float, ...]:
    """The scores of the last months, oldest first, today's last."""
    times = [view.now.t - CURVE_STEP_DAYS * back for back in range(CURVE_POINTS - 1, -1, -1)]
    return tuple(point.score for point in curve(view.events, times))
