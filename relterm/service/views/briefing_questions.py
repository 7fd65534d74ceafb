"""Which questions a briefing proposes: from the log, from what is written down, from the bank."""

from collections.abc import Iterator, Sequence

from relterm.domain import questions
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import TALKS, TEXTS
from relterm.domain.ladder import Step
from relterm.domain.people import Person
from relterm.service.views.now_step import reminders_shown
from relterm.service.views.person import PersonView

LOOKED_AT = 12
"""Entries of the log that a briefing draws on."""
QUESTIONS = 4
FROM_LOG = 2
"""So many come from the log at most, one from what is written down, the rest from the bank."""
TOLD = TALKS | TEXTS
"""Kinds in which something is told."""


def questions_for(view: PersonView, log: Sequence[Interaction], step: Step) -> tuple[str, ...]:
    """From the log, from what is written down, and from the bank; none where none fit."""
    if not questions.questions_fit(step):
        return ()
    person, today = view.person, view.now.today
    known = _about(person, (today.toordinal() - 1) // 7)
    asked = [*list(dict.fromkeys(_from_log(view, log)))[:FROM_LOG], *known[:1]]
    room = QUESTIONS - len(asked)
    return tuple(dict.fromkeys([*asked, *questions.from_bank(person.uid, today, step, room)]))


def _from_log(view: PersonView, log: Sequence[Interaction]) -> Iterator[str]:
    """What was noted to ask after, what is planned to ask, what was told last time."""
    for entry in log[:LOOKED_AT]:
        if entry.note.endswith("?"):
            yield entry.note
    for reminder in reminders_shown(view):
        if made := questions.from_reminder(reminder.what):
            yield made
    last = next((entry for entry in log if entry.kind in TOLD and entry.text), None)
    if last is not None:
        yield from questions.from_threads(questions.threads_of(last.text))


def _about(person: Person, week: int) -> tuple[str, ...]:
    """Questions about what is written down, beginning with another one each week."""
    found = questions.about(
        interests=person.interests,
        needs=person.needs,
        offers=person.offers,
        values=person.values,
        aspirations=person.aspirations,
    )
    turn = week % len(found) if found else 0
    return (*found[turn:], *found[:turn])
