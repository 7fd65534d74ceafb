"""Running an import: once without writing for the preview, once in a single transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from relterm.domain.clean_text import storable
from relterm.domain.interactions import ImportBatch, Interaction
from relterm.domain.matching import merged
from relterm.domain.people import Person
from relterm.errors import BookError
from relterm.interchange.drafts import (
    Draft,
    InteractionDraft,
    PersonDraft,
    Problem,
)
from relterm.interchange.files import private_file
from relterm.interchange.read import drafts, rows_hint
from relterm.interchange.recognise import Recognised
from relterm.interchange.report import rejected_path, write_rejected
from relterm.service.desk import Changed, Desk, Done
from relterm.service.importing import log, people, things
from relterm.service.importing.matcher import Matcher
from relterm.service.importing.plan import Action, ImportPlan, Progress, no_progress
from relterm.service.remembering import recompute_all
from relterm.storage.session import Session

EACH = 500
"""Rows between two reports of progress."""
T = TypeVar("T", bound=Draft)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a committed import did."""

    plan: ImportPlan
    done: Done
    rejected: Path | None
    """The file in which rows that could not be used were kept, with line and reason."""


def preview(desk: Desk, recognised: Recognised, progress: Progress = no_progress) -> ImportPlan:
    """Work out what the import would do; nothing is written.

    Raises:
        BadInput: the file cannot be read.
        Cancelled: raised by `progress`.
    """
    plan = ImportPlan(recognised)
    matcher = Matcher(desk.book.people.match_keys())
    for kind, group in groupby(_usable(recognised, plan, progress), key=type):
        if kind is PersonDraft:
            _exhaust(people.decide(desk, _only(PersonDraft, group), matcher, plan))
        elif kind is InteractionDraft:
            drafts_ = _only(InteractionDraft, group)
            _exhaust(log.decide(desk, drafts_, matcher, plan, lambda _: None))
        else:
            things.count(desk, group, matcher, plan)
    return plan


def commit(
    desk: Desk,
    recognised: Recognised,
    progress: Progress = no_progress,
    *,
    keep_rejected: bool = True,
) -> Imported:
    """Import the file: all of it or nothing, as one change that can be undone.

    Raises:
        BadInput: the file cannot be read.
        Cancelled: raised by `progress`; the book is as it was.
        BookError: the book could not be written; it is as it was.
    """
    plan = ImportPlan(recognised)
    batch = desk.new_uid()
    label = f"import of {storable(recognised.path.name)}"
    with desk.book.write(label, desk.seconds, batch) as session:
        matcher = Matcher(desk.book.people.match_keys())
        with session.bulk():
            _write(desk, session, _usable(recognised, plan, progress), matcher, plan)
        if plan.changes:
            session.put(_batch(desk, batch, recognised, plan))
            recompute_all(desk.book, session, session.touched, desk.now(), progress)
    rejected = _keep_rejected(recognised, plan) if keep_rejected and plan.problems else None
    done = Done(f"{plan.sentence()} · {recognised.path.name}", Changed(everyone=True))
    return Imported(plan, done, rejected)


def _keep_rejected(recognised: Recognised, plan: ImportPlan) -> Path | None:
    """Write the rows that cannot be used beside the file; None where nothing may be written."""
    path = rejected_path(recognised.path)
    try:
        with private_file(path) as out:
            write_rejected(plan.problems, recognised.header, out)
    except BookError:
        return None
    return path


def _write(
    desk: Desk, session: Session, rows: Iterator[Draft], matcher: Matcher, plan: ImportPlan
) -> None:
    introduced: list[tuple[str, str]] = []
    for kind, group in groupby(rows, key=type):
        if kind is PersonDraft:
            decisions = people.decide(desk, _only(PersonDraft, group), matcher, plan)
            introduced += _write_people(desk, session, decisions)
        elif kind is InteractionDraft:
            _introduce(desk, session, matcher, introduced)
            _write_log(desk, session, _only(InteractionDraft, group), matcher, plan)
        else:
            things.write(desk, session, group, matcher, plan)
    _introduce(desk, session, matcher, introduced)


def _write_people(
    desk: Desk, session: Session, decisions: Iterable[people.PersonDecision]
) -> list[tuple[str, str]]:
    """New people in bulk, the others after them; who was introduced by whom is for later."""
    aside: list[people.PersonDecision] = []
    introduced: list[tuple[str, str]] = []

    def new_people() -> Iterator[Person]:
        for each in decisions:
            if each.introduced_by:
                introduced.append((each.person.uid, each.introduced_by))
            if each.known:
                aside.append(each)
            else:
                yield each.person

    session.add_people(new_people())
    for person in _added_up(desk, aside):
        session.put(person)
    return introduced


def _added_up(desk: Desk, aside: Iterable[people.PersonDecision]) -> Iterable[Person]:
    """What several rows say about the same person, as one person each."""
    after: dict[str, Person] = {}
    for each in aside:
        uid = each.person.uid
        known = after.get(uid) or (desk.book.people.get(uid) if each.fresh else None)
        after[uid] = merged(known, each.person) if known else each.person
    return after.values()


def _introduce(
    desk: Desk, session: Session, matcher: Matcher, introduced: list[tuple[str, str]]
) -> None:
    for uid, written in introduced:
        by = matcher.refer(written, written)
        person = desk.book.people.get(uid)
        if by and by != uid and person is not None and person.introduced_by != by:
            session.put(replace(person, introduced_by=by))
    introduced.clear()


def _write_log(
    desk: Desk,
    session: Session,
    rows: Iterable[InteractionDraft],
    matcher: Matcher,
    plan: ImportPlan,
) -> None:
    changed: list[log.EntryDecision] = []
    decisions = log.decide(desk, rows, matcher, plan, session.put)

    def new_entries() -> Iterator[Interaction]:
        for each in decisions:
            if each.known:
                changed.append(each)
            else:
                yield each.entry

    session.add_interactions(new_entries())
    for each in changed:
        session.put(each.entry)


def _usable(recognised: Recognised, plan: ImportPlan, progress: Progress) -> Iterator[Draft]:
    """The drafts of the file; problems are counted, progress is told."""
    expected = rows_hint(recognised)
    for number, each in enumerate(drafts(recognised)):
        if number % EACH == 0:
            progress(number, max(expected, number))
        if isinstance(each, Problem):
            plan.reject(each)
        else:
            yield each


def _only(kind: type[T], group: Iterable[Draft]) -> Iterator[T]:
    return (each for each in group if isinstance(each, kind))


def _exhaust(decisions: Iterable[object]) -> None:
    for _ in decisions:
        pass


def _batch(desk: Desk, uid: str, recognised: Recognised, plan: ImportPlan) -> ImportBatch:
    return ImportBatch(
        uid,
        storable(recognised.path.name),
        str(recognised.source),
        desk.seconds,
        created=plan.counts[Action.NEW] + plan.counts[Action.DOUBTFUL],
        changed=plan.counts[Action.CHANGED],
        same=plan.counts[Action.SAME],
        rejected=plan.counts[Action.REJECTED],
    )
