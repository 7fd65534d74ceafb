"""A person as the scheduler sees them, and when their tie wants warming (trust.md, 5.11)."""

from dataclasses import dataclass

from relterm.domain.kinds import AskSize, Circle
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate
from relterm.domain.schedule_circles import NEAR_CIRCLES, interval, longest_gap
from relterm.domain.trust.parameters import MODEL
from relterm.domain.trust.passing import present
from relterm.domain.trust.state import TrustState

_PACING = MODEL.pacing


@dataclass(frozen=True, slots=True)
class Contact:
    """What the scheduler reads of a person."""

    person: str
    circle: Circle
    state: TrustState
    """As it was after the last entry of the log, not advanced further."""
    goal: AskSize | None = None
    cadence_days: int | None = None
    dates: tuple[ImportantDate, ...] = ()
    snooze_until: int | None = None
    """Day (date ordinal) on which reminders come back."""
    skips: int = 0
    private: bool = False
    personal: bool = False
    """Friend or family: no goal, no gate, never an ask."""
    paused: bool = False
    """Reminders rest until the user resumes them; what is owed stays."""

    @property
    def aim(self) -> AskSize | None:
        """The goal, unless this is friendship."""
        return None if self.personal else self.goal

    @property
    def gap(self) -> float:
        """Longest wished gap in days."""
        return longest_gap(self.circle, self.cadence_days)

    @property
    def at_weekends(self) -> bool:
        """Whether one also sees them at weekends."""
        return self.private or self.personal or self.circle in NEAR_CIRCLES

    @property
    def known_or_wanted(self) -> bool:
        """Whether ladder steps make sense: strangers do not nag."""
        state = self.state
        return (
            self.aim is not None
            or state.studied
            or state.public > 0
            or state.last_out is not None
            or state.last_gift is not None
            or state.signal_t is not None
            or state.first_two_way is not None
        )


def interval_days(contact: Contact, now: Now) -> float:
    """Days from one contact to the next reminder, skips included."""
    seen = present(contact.state, now.t)
    return interval(seen, contact.circle, contact.cadence_days, contact.skips)


def last_touch(state: TrustState) -> float | None:
    """The last real touch (days): they took part, whoever began it, or my later unanswered word.

    None when they never took part.
    """
    last, last_out = state.last_two_way, state.last_out
    return last if last is None or last_out is None else max(last, last_out)


def free_from(state: TrustState) -> float | None:
    """From when another word of mine would not crowd them (days); None when nothing came before.

    Five days after my last word, and five days after what I last did for them without a word (gave,
    promised, kept, thanked, apologised), unless they took part since: who was given something
    yesterday is not written to today.
    """
    last, deed = state.last_out, state.last_deed
    if deed is not None and (state.last_two_way is None or deed > state.last_two_way):
        last = deed if last is None else max(last, deed)
    return None if last is None else last + _PACING.word_gap


def warm_due(contact: Contact, now: Now) -> float | None:
    """When the tie wants warming (days); None when never reminded or never in touch.

    Counts from the last time they took part, or my later unanswered word; with a goal at most 12
    days from the former.
    """
    last, since = contact.state.last_two_way, last_touch(contact.state)
    if contact.circle is Circle.NONE or last is None or since is None:
        return None
    due = since + interval_days(contact, now)
    return due if contact.aim is None else min(due, last + _PACING.pace)
