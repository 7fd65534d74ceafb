"""The days on which keeping a tie warm fits: a window rather than a single day (trust.md, 5.11).

Reminders that name one day make everything else late. The reminder comes on the ideal day; any day
of the window is a good one, and only after the latest the tie is longer silent than was wished.
"""

from dataclasses import dataclass
from datetime import date

from relterm.domain import days
from relterm.domain.moments import Now
from relterm.domain.schedule_circles import stretch
from relterm.domain.schedule_contact import Contact, free_from, last_touch, warm_due
from relterm.domain.trust.parameters import MODEL

LEAST_DAYS = 3
"""Days from the ideal day to the latest, at least: the inner circle too has room."""
EARLY_SHARE = 0.5
"""Share of the interval that has to pass before being in touch again is keeping warm."""


@dataclass(frozen=True, slots=True)
class Window:
    """Three local calendar days, in order."""

    earliest: date
    """Sooner would crowd them: within five days of my last word, or before half the time."""
    ideal: date
    """From when on the agenda proposes it."""
    latest: date
    """After it the silence is longer than was wished for this circle."""

    def past(self, today: date) -> int:
        """Whole days since the latest day, 0 while the window is open."""
        return max(0, (today - self.latest).days)


def window(contact: Contact, now: Now) -> Window | None:
    """When keeping warm fits; None for somebody never reminded, paused, or never in touch.

    The ideal day is that of `warm_due`. The earliest is neither before five days after my last word
    (or deed, see `free_from`) nor before half the time from the last touch to the ideal day. The
    latest is 1.25 longest gaps after the last touch (the model's own factor for a tie turning
    dormant, 5.8), stretched like the interval by turns that were skipped, and leaves at least three
    days after the ideal day, and after the day on which a word is possible again. In silence it
    stays the same day after day: it moves with the next real touch, whoever began it.
    """
    since, due = last_touch(contact.state), warm_due(contact, now)
    if since is None or due is None or contact.paused:
        return None
    ideal = now.day_of(due)
    half = now.day_of(since + EARLY_SHARE * (due - since))
    free = free_from(contact.state)
    possible = half if free is None else max(half, now.day_of(free))
    silence = MODEL.ladder.dormant_gap * contact.gap * stretch(contact.skips)
    latest = max(now.day_of(since + silence), days.later(max(ideal, possible), LEAST_DAYS))
    return Window(min(possible, ideal), ideal, latest)
