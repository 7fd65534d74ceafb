"""Why the day holds so much and no more: the daily number, what was done, what waits."""

from relterm.domain import days
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Who
from relterm.domain.moments import SECONDS_PER_DAY, Now
from relterm.domain.schedule import STEP_KINDS
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.asks import waiting_asks
from relterm.service.views.today import due_count
from relterm.service.views.why.reading import GAP, MOST_ENTRIES
from relterm.service.views.why.reasons import Reason, entry_lines
from relterm.service.views.why.warm import cap_facts, cap_rules

QUALITY = "Quality, not quantity: nobody keeps up well with a crowd."
COUNTED = (
    "A reach-out is a person towards whom you took a step today, be it a word, a talk, a gift or a "
    "comment; answering them counts, what they began does not."
)
NOTHING_YET = Reason(
    title="why",
    claim="There is nothing to explain yet: this book is empty.",
    rules=(
        "Once you log what happened between you and people, every number and every reminder "
        "can be opened here to the entries it rests on.",
        "Add a person, log what happened, or look around with sample people; Today shows the keys.",
    ),
)
"""What is said in an empty book."""


def day_reason(desk: Desk) -> Reason:
    """The day's number, what is left of it, and what the counts in the top line are."""
    if not desk.book.people.anybody():
        return NOTHING_YET
    now, agenda = desk.now(), day_agenda(desk)
    left = max(0, agenda.pace.daily_number - agenda.done_today)
    done = _reached_out(desk, now)
    return Reason(
        title="the day",
        claim=f"{days.counted(left, 'reach-out')} left today, of {agenda.pace.daily_number}.",
        rules=(QUALITY, *cap_rules(agenda), COUNTED, "The number is yours to set, on You."),
        facts=(
            *cap_facts(agenda),
            GAP,
            ("Today", f"{due_count(desk)} to do: promises, people, and what you planned"),
            ("Asks", f"{days.counted(waiting_asks(desk), 'ask')} planned"),
        ),
        entries=entry_lines(done, {entry.uid: "counts today" for entry in done}),
    )


def _reached_out(desk: Desk, now: Now) -> list[Interaction]:
    """Today's entries that count as reaching out, as the day's limit counts them."""
    since = now.moment.seconds - 2 * SECONDS_PER_DAY
    return [
        entry
        for entry in desk.book.interactions.recent(MOST_ENTRIES, since)
        if entry.moment.day == now.today
        and entry.people
        and entry.who is not Who.THEM
        and entry.kind in STEP_KINDS
    ]
