"""Deciding about rows of the log: new entries, changed ones, and people met for the first time."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from relterm.domain.interactions import Interaction
from relterm.domain.people import Person
from relterm.interchange.drafts import InteractionDraft
from relterm.service.desk import Desk
from relterm.service.importing.matcher import Matcher
from relterm.service.importing.plan import Action, ImportPlan, RowPlan

CHUNK = 400
"""Rows whose entries are read from the book at once."""


@dataclass(frozen=True, slots=True)
class EntryDecision:
    """An entry to write; `known` is False when the row adds it."""

    entry: Interaction
    known: bool


def decide(
    desk: Desk,
    drafts: Iterable[InteractionDraft],
    matcher: Matcher,
    plan: ImportPlan,
    meet: Callable[[Person], None],
) -> Iterator[EntryDecision]:
    """Decide about each row; `meet` is told of people who are not in the book yet (untracked)."""
    seen: Counter[str] = Counter()
    source = iter(drafts)
    while chunk := list(islice(source, CHUNK)):
        entries = []
        for draft in chunk:
            people = tuple(
                dict.fromkeys(_person(desk, draft, index, matcher, meet) for index in _each(draft))
            )
            entry = replace(draft.interaction, people=people)
            if not entry.uid:
                entry = replace(entry, uid=_content_uid(entry, seen))
            entries.append((draft, entry))
        known = desk.book.interactions.existing([entry.uid for _, entry in entries])
        for draft, entry in entries:
            before = known.get(entry.uid)
            action = _action(before, entry)
            plan.add(RowPlan(draft.line, action, str(entry.kind), entry.moment.isoformat()))
            if action is not Action.SAME:
                yield EntryDecision(entry, known=before is not None)


def _action(before: Interaction | None, entry: Interaction) -> Action:
    if before is None:
        return Action.NEW
    # A day is a day in every zone: only what was written counts as a difference.
    same_time = before.moment.isoformat() == entry.moment.isoformat()
    comparable = replace(entry, moment=before.moment) if same_time else entry
    return Action.SAME if comparable == before else Action.CHANGED


def _each(draft: InteractionDraft) -> range:
    return range(len(draft.people))


def _person(
    desk: Desk,
    draft: InteractionDraft,
    index: int,
    matcher: Matcher,
    meet: Callable[[Person], None],
) -> str:
    written = draft.people[index]
    name = draft.names[index] if index < len(draft.names) else written
    uid = matcher.refer(written, name)
    if not uid:
        person = Person(uid=written if name != written else desk.new_uid(), name=name)
        matcher.add(person)
        meet(person)
        uid = person.uid
    return uid


def _content_uid(entry: Interaction, seen: Counter[str]) -> str:
    """A name for an entry made of what it says, so that the same file twice changes nothing.

    Equal rows of one file are told apart by their number.
    """
    bare = replace(entry, uid="")
    told = f"{bare.moment.isoformat()}|{(bare.people, *_facts(bare))!r}"
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def _facts(entry: Interaction) -> tuple[object, ...]:
    skipped = {"moment", "people", "uid", "planned", "state"}
    return tuple(getattr(entry, name) for name in Interaction.__slots__ if name not in skipped)
