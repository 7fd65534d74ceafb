"""On which days a warranted ask is shown: the first, then once a fortnight (trust.md, 5.11)."""

from relterm.domain.kinds import AskSize
from relterm.domain.moments import Now
from relterm.domain.readiness import opens_by_time
from relterm.domain.schedule_contact import Contact, free_from
from relterm.domain.trust.parameters import MODEL

_PACING = MODEL.pacing


def ask_opened(contact: Contact, size: AskSize, now: Now) -> float:
    """Since when the ask has been warranted, were it only for days that had to pass.

    In silence every other condition can only close, so a gate open now has been open since.
    """
    state = contact.state
    opened = opens_by_time(state, now.t if state.t is None else state.t, size)
    free = free_from(state)
    return min(opened if free is None else max(opened, free), now.t)


def ask_slot(contact: Contact, size: AskSize, now: Now, quiet_weekdays: tuple[int, ...]) -> bool:
    """Whether today is one of the days, a fortnight apart, on which the ask is shown.

    The first is that on which the gate opened, or the next for whoever looks at an earlier hour.
    One that falls on a weekend is shown on Monday.
    """
    today = now.today.toordinal()
    slot = today - int(now.t - ask_opened(contact, size, now)) % _PACING.may_ask_gap
    if slot == today:
        return True
    if contact.at_weekends or today - slot >= len(quiet_weekdays) + 1:
        return False
    # ordinal 1 is a Monday
    return all((day - 1) % 7 in quiet_weekdays for day in range(slot, today))
