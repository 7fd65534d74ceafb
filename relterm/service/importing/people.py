"""Deciding about rows of people: new, changed, the same, or to be left alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from relterm.domain.matching import merged
from relterm.domain.people import Person
from relterm.interchange.drafts import PersonDraft
from relterm.service.desk import Desk
from relterm.service.importing.matcher import Match, Matcher
from relterm.service.importing.plan import Action, ImportPlan, RowPlan

CHUNK = 400
"""Rows whose people are read from the book at once."""


@dataclass(frozen=True, slots=True)
class PersonDecision:
    """A person to write; `known` is False when the row adds somebody."""

    person: Person
    known: bool
    fresh: bool = False
    """True when the person was added by an earlier row: `person` then only adds to them."""
    introduced_by: str = ""


def decide(
    desk: Desk, drafts: Iterable[PersonDraft], matcher: Matcher, plan: ImportPlan
) -> Iterator[PersonDecision]:
    """Decide about each row, counting it in the plan; only people to be written come out."""
    source = iter(drafts)
    while chunk := list(islice(source, CHUNK)):
        matches = []
        for draft in chunk:
            match = matcher.find(draft.person)
            uid = match.uid or draft.person.uid or desk.new_uid()
            person = replace(draft.person, uid=uid)
            if not match.uid:
                matcher.add(person)
            matches.append((draft, person, match))
        known = desk.book.people.existing(
            [match.uid for _, _, match in matches if match.uid and not match.fresh]
        )
        for draft, person, match in matches:
            decision = _decide_one(draft, person, match, known.get(match.uid), plan)
            if decision is not None:
                yield decision


def _decide_one(
    draft: PersonDraft, person: Person, match: Match, known: Person | None, plan: ImportPlan
) -> PersonDecision | None:
    if match.trashed and not draft.complete:
        plan.add(RowPlan(draft.line, Action.SKIPPED, person.name, "is in the trash"))
        return None
    if match.fresh:
        plan.add(RowPlan(draft.line, Action.SAME, person.name, "joined with an earlier row"))
        return PersonDecision(person, known=True, fresh=True, introduced_by=draft.introduced_by)
    if known is None:
        action = Action.DOUBTFUL if match.perhaps else Action.NEW
        hint = "somebody of this name is in the book" if match.perhaps else _hint(person)
        plan.add(RowPlan(draft.line, action, person.name, hint))
        return PersonDecision(person, known=False, introduced_by=draft.introduced_by)
    kept = replace(known, introduced_by="") if draft.complete else known
    after = _complete(known, person, draft.untold) if draft.complete else merged(known, person)
    if replace(after, introduced_by="") == replace(kept, introduced_by=""):
        plan.add(RowPlan(draft.line, Action.SAME, person.name))
        if not draft.complete or not draft.introduced_by:
            return None
        return PersonDecision(known, known=True, introduced_by=draft.introduced_by)
    plan.add(RowPlan(draft.line, Action.CHANGED, person.name, differences(known, after)))
    return PersonDecision(after, known=True, introduced_by=draft.introduced_by)


def _complete(known: Person, person: Person, untold: frozenset[str]) -> Person:
    """Our own row is the whole truth; who introduced them is looked up afterwards."""
    kept = {name: getattr(known, name) for name in untold}
    return replace(person, introduced_by=known.introduced_by, **kept)


def differences(before: Person, after: Person) -> str:
    """The names of the fields that differ."""
    return ", ".join(
        name for name in Person.__slots__ if getattr(before, name) != getattr(after, name)
    )


def _hint(person: Person) -> str:
    parts: Sequence[str] = (person.title, person.organisation)
    return " · ".join(part for part in parts if part)
