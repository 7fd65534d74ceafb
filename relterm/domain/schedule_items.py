"""What one contact puts on today's agenda, before anything is left out (trust.md, 5.11)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from relterm.domain.kinds import Circle
from relterm.domain.ladder import IDLE_STEPS, Overlay, Rung, Step, rung
from relterm.domain.moments import Now
from relterm.domain.next_step import NextStep, invitation_is_latest, next_step
from relterm.domain.schedule_asks import ask_opened, ask_slot
from relterm.domain.schedule_contact import Contact, free_from, interval_days, warm_due
from relterm.domain.schedule_dates import falls_on
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import present
from relterm.domain.trust.state import TrustState
from relterm.domain.window import Window, window

_PACING = MODEL.pacing
_WORDS = frozenset({Step.HELLO, Step.RECONNECT})


class AgendaClass(IntEnum):
    """The classes of the agenda, in their order."""

    PROMISE = 0
    ANSWER = 1
    THANK = 2
    DATE = 3
    MEND = 4
    LADDER = 5
    WARM = 6
    MAY_ASK = 7


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to do for somebody."""

    person: str
    agenda_class: AgendaClass
    step: Step
    due: float
    """Days since 1970 in UTC."""
    lateness: float
    """Sorts items of a class: days for promises and answers, weeks for ladder steps, intervals
    for keeping warm; may be negative."""
    late_days: int
    """Whole calendar days past due, never negative."""
    because: str
    """The condition or rule that chose it, as in `NextStep`, or `date`."""
    label: str = ""
    """The date's label."""
    window: Window | None = None
    """The days on which keeping warm fits; None for everything else."""


def candidates(contact: Contact, now: Now, quiet_weekdays: tuple[int, ...]) -> list[AgendaItem]:
    """The contact's items today: its dates, and at most one thing to do.

    Of somebody whose reminders are paused only what is owed, and the dates.
    """
    seen = present(contact.state, now.t)
    if contact.circle is Circle.NONE:
        promise = _promise(contact, seen, now)
        return [] if promise is None else [promise]
    items = list(_dates(contact, now))
    owed, settled = _owed(contact, seen, now)
    if owed is not None:
        items.append(owed)
    elif settled and _reminders_allowed(contact, now, quiet_weekdays):
        outreach = _outreach(contact, seen, now, quiet_weekdays)
        if outreach is not None:
            items.append(outreach)
    return items


def _owed(contact: Contact, seen: TrustState, now: Now) -> tuple[AgendaItem | None, bool]:
    """Classes 0 to 2, and whether nothing is owed.

    An answer owed for less than half a day is no item yet, but nothing else is proposed either.
    """
    promise = _promise(contact, seen, now)
    if promise is not None:
        return promise, False
    if seen.owe_reply:
        word = now.t if seen.signal_t is None else seen.signal_t
        if now.t - word < _PACING.answer_after:
            return None, False
        invited = invitation_is_latest(seen, now.t)
        step = Step.MEET_INVITATION if invited else Step.ANSWER
        because = "invitation" if invited else "reply"
        late = now.t - word
        return _item(contact, AgendaClass.ANSWER, step, word, late, now, because), False
    if seen.owe_thanks:
        return _item(contact, AgendaClass.THANK, Step.THANK, now.t, 0.0, now, "thanks"), False
    return None, True


def _promise(contact: Contact, seen: TrustState, now: Now) -> AgendaItem | None:
    """The promise due first, from two calendar days before."""
    if not seen.open_promises:
        return None
    due = seen.open_promises[0]
    if (now.day_of(due) - now.today).days > _PACING.promise_ahead:
        return None
    return _item(contact, AgendaClass.PROMISE, Step.KEEP_PROMISE, due, now.t - due, now, "promise")


def _dates(contact: Contact, now: Now) -> Iterator[AgendaItem]:
    noon = now.t_of(now.today)
    for important in contact.dates:
        if falls_on(important, now.today):
            yield AgendaItem(
                contact.person,
                AgendaClass.DATE,
                Step.CELEBRATE,
                noon,
                0.0,
                0,
                "date",
                important.label,
            )


def _reminders_allowed(contact: Contact, now: Now, quiet_weekdays: tuple[int, ...]) -> bool:
    """Not while paused or snoozed, and not at weekends unless one also sees them then."""
    if contact.paused:
        return False
    if contact.snooze_until is not None and now.today.toordinal() < contact.snooze_until:
        return False
    return contact.at_weekends or now.today.weekday() not in quiet_weekdays


def _outreach(
    contact: Contact, seen: TrustState, now: Now, quiet_weekdays: tuple[int, ...]
) -> AgendaItem | None:
    """Classes 4 to 7: the first that applies."""
    if seen.open_wound:
        hurt = now.t if seen.last_hurt is None else seen.last_hurt
        if seen.last_deed is not None and seen.last_deed > hurt and _crowds(seen, now):
            return None  # an apology they did not take needs time, not another one
        return _item(contact, AgendaClass.MEND, Step.MEND, hurt, now.t - hurt, now, "wound")
    place = rung(seen, now.t, contact.gap)
    ladder = (
        seen.first_two_way is None
        or place.overlay is Overlay.DORMANT
        or place.step in (Step.WAIT, Step.SPACE)
    )
    if ladder:
        return _ladder_item(contact, seen, place, now)
    wish = next_step(seen, now.t, contact.aim, contact.gap)
    if contact.aim is not None and wish.step is Step.MAY_ASK:
        if not _crowds(seen, now) and ask_slot(contact, contact.aim, now, quiet_weekdays):
            opened = ask_opened(contact, contact.aim, now)
            return _item(contact, AgendaClass.MAY_ASK, wish.step, opened, 0.0, now, wish.because)
        wish = next_step(seen, now.t, None, contact.gap)
    # brought up to now once, instead of by each question about the tie
    return _warm_item(replace(contact, state=seen), wish, now)


def _ladder_item(contact: Contact, seen: TrustState, place: Rung, now: Now) -> AgendaItem | None:
    """A step of the ladder that is open; of space, one public touch only."""
    if not contact.known_or_wanted or place.step in IDLE_STEPS or place.not_before > now.t:
        return None
    if place.step is Step.SPACE and seen.public_since_out > 0:
        return None
    if place.step in _WORDS and _crowds(seen, now):
        return None
    because = "ladder"
    if seen.first_two_way is not None:
        because = "dormant" if place.overlay is Overlay.DORMANT else "quiet"
    late = (now.t - place.since) / _PACING.lateness_week
    return _item(contact, AgendaClass.LADDER, place.step, place.since, late, now, because)


def _crowds(seen: TrustState, now: Now) -> bool:
    """Whether my last word or deed is so young that another one would be pestering.

    The ladder's own pauses do not cover an answer I gave late, to somebody dormant by then.
    """
    free = free_from(seen)
    return free is not None and now.t < free


def _warm_item(contact: Contact, wish: NextStep, now: Now) -> AgendaItem | None:
    """Keep warm, from the calendar day it is due."""
    due = warm_due(contact, now)
    if due is None or now.day_of(due) > now.today or wish.at > now.t:
        return None
    if _crowds(contact.state, now):
        return None
    late = (now.t - due) / max(interval_days(contact, now), 1.0)
    fits = window(contact, now)
    return _item(contact, AgendaClass.WARM, wish.step, due, late, now, wish.because, fits)


def _item(
    contact: Contact,
    agenda_class: AgendaClass,
    step: Step,
    due: float,
    lateness: float,
    now: Now,
    because: str,
    fits: Window | None = None,
) -> AgendaItem:
    late_days = max(0, (now.today - now.day_of(due)).days)
    return AgendaItem(
        contact.person, agenda_class, step, due, lateness, late_days, because, window=fits
    )
