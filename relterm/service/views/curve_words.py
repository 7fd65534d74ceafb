"""A person's curve in a few words: from where to where, how sure, and what silence does."""

from collections.abc import Sequence
from dataclasses import dataclass

from relterm.domain import days, wording
from relterm.domain.trust import curve, halves_in
from relterm.service.views.person import PersonView

POINTS = 8
STEP_DAYS = 30.0
"""Samples of the small curve and the days between them."""
STEADY_POINTS = 1.5
"""A change smaller than this is none (points)."""
QUIET_DAYS = 14.0
"""Silence from which on it is said what it does (days)."""
FADES_FROM = 5.0
"""Below this there is nothing to fade (points)."""


@dataclass(frozen=True, slots=True)
class CurveWords:
    """The small curve and what it says."""

    samples: tuple[float, ...]
    """Scores of the last months, oldest first, today's last."""
    text: str
    """`71 → 55 since August`, `steady at 34`, `a guess from little: 2 to 30`."""
    fell: bool
    guess: bool
    silence: str
    """`fading slowly, halves in about 4 months`, or empty while it is not silent."""


def curve_words(view: PersonView, arrow: str = "→") -> CurveWords:
    """Read the last months of the curve; `arrow` stands between two numbers."""
    times = [view.now.t - STEP_DAYS * back for back in range(POINTS - 1, -1, -1)]
    samples = tuple(point.score for point in curve(view.events, times))
    guess = view.trust.confidence_word == "low"
    text, fell = _change(view, samples, arrow)
    if guess:
        text = f"a guess from little: {view.trust.low:.0f} to {view.trust.high:.0f}"
    return CurveWords(samples, text, fell, guess, _silence(view))


def _change(view: PersonView, samples: Sequence[float], arrow: str) -> tuple[str, bool]:
    """From the highest or the lowest of the last months to now, whichever says more."""
    now = samples[-1]
    back = max(range(len(samples)), key=lambda place: (abs(samples[place] - now), -place))
    start = samples[back]
    if abs(start - now) < STEADY_POINTS:
        return f"steady at {now:.0f}", False
    t = times_back(view, len(samples) - 1 - back)
    day, today = view.now.day_of(t), view.now.today
    near = (today - day).days < 2 * STEP_DAYS
    since = days.short(day, today) if near else days.MONTH_NAMES[day.month - 1]
    return f"{start:.0f} {arrow} {now:.0f} since {since}", start > now


def times_back(view: PersonView, steps: int) -> float:
    """The time of a sample, but never before the first entry of the log."""
    first = view.events[0].t if view.events else view.now.t
    return max(view.now.t - STEP_DAYS * steps, first)


def _silence(view: PersonView) -> str:
    last = view.state.last_two_way
    if last is None or view.now.t - last < QUIET_DAYS or view.trust.score < FADES_FROM:
        return ""
    halves = halves_in(view.state, view.now.t)
    return "" if halves is None else wording.fading_phrase(halves)
