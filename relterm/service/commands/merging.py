"""Merging: two records of one person become one; or it is said that they are two people."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from relterm.domain.interactions import Ask, Exchange, Promise, Relation, Reminder
from relterm.domain.likeness import NOT_THE_SAME
from relterm.domain.people import Person
from relterm.domain.relations import both_ways
from relterm.errors import BadInput
from relterm.service.commands.people import existing
from relterm.storage.projection import derived_uid
from relterm.storage.records import Thing

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

Owned = TypeVar("Owned", Promise, Ask, Reminder, Exchange)


@dataclass(frozen=True, slots=True)
class MergePeople:
    """One person is left of two; everything that hung on the other hangs on them.

    `keep` and `drop` are UIDs; `person` is the one who is left, with the fields as chosen.
    """

    keep: str
    drop: str
    person: Person
    progress: Callable[[int], None] | None = field(default=None, compare=False)
    """Told how many entries were moved so far; may raise Cancelled, and nothing is changed."""

    @property
    def label(self) -> str:
        """For the list of changes; `apply` names both."""
        return f"merged {self.person.name}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Move what hangs on the one, write the other, and take the one out.

        Raises:
            BadInput: they are the same record, or the one to go is you.
            NoSuchPerson: one of them is not in the book.
        """
        if self.keep == self.drop or self.person.uid != self.keep:
            msg = "Two different people are needed for a merge."
            raise BadInput(msg)
        kept, gone = existing(desk, self.keep), existing(desk, self.drop)
        if gone.is_me:
            msg = "That is you: keep yourself and let the other one go."
            raise BadInput(msg)
        _move_promises(desk, session, self.keep, self.drop)
        _move_asks(desk, session, self.keep, self.drop)
        _move_rest(desk, session, self.keep, self.drop)
        _move_relations(desk, session, self.keep, self.drop)
        session.move_entries(self.drop, self.keep, self.progress)
        for uid in desk.book.alike.introduced_by(self.drop):
            if uid not in {self.keep, self.drop}:
                session.put(replace(existing(desk, uid), introduced_by=self.keep))
        session.delete(Thing.PERSON, self.drop)
        by = self.person.introduced_by
        by = "" if by in {self.keep, self.drop} else by
        session.put(replace(self.person, introduced_by=by, is_me=kept.is_me))
        session.label = f"merged {gone.name} into {self.person.name}"


@dataclass(frozen=True, slots=True)
class KeepApart:
    """Two people who look alike are two; nobody asks again."""

    one: str
    other: str

    @property
    def label(self) -> str:
        """For the list of changes; `apply` names both."""
        return "noted that two people are not the same"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write it down between the two, once."""
        one, other = existing(desk, self.one), existing(desk, self.other)
        session.label = f"{one.name} and {other.name} are not the same person"
        for relation in desk.book.things.relations_of(self.one):
            if relation.kind == NOT_THE_SAME and self.other in {relation.person, relation.other}:
                return
        first, second = sorted((self.one, self.other))
        session.put(Relation(desk.new_uid(), first, second, NOT_THE_SAME))


def _move_promises(desk: "Desk", session: "Session", keep: str, drop: str) -> None:
    """Those that follow from the log are named anew, so that they go on following it."""
    known = {_content(each) for each in desk.book.things.promises_of(keep) if each.made}
    for promise in desk.book.things.promises_of(drop):
        moved = replace(promise, person=keep)
        if promise.made and promise.uid == derived_uid(promise.made, drop, "promise"):
            moved = replace(moved, uid=derived_uid(promise.made, keep, "promise"))
        _hand_over(session, Thing.PROMISE, promise, moved, double=_content(moved) in known)


def _move_asks(desk: "Desk", session: "Session", keep: str, drop: str) -> None:
    things = desk.book.things
    known = {_content(each): each.uid for each in things.asks_of(keep) if each.interaction}
    for ask in things.asks_of(drop):
        moved = replace(ask, person=keep)
        if ask.interaction and ask.uid == derived_uid(ask.interaction, drop, "ask"):
            moved = replace(moved, uid=derived_uid(ask.interaction, keep, "ask"))
        twin = known.get(_content(moved), "")
        about = twin or moved.uid
        if about != ask.uid:
            for reminder in things.reminders_about(ask.uid):
                session.put(replace(reminder, ask=about))
        _hand_over(session, Thing.ASK, ask, moved, double=bool(twin))


def _move_rest(desk: "Desk", session: "Session", keep: str, drop: str) -> None:
    """Reminders and what was given and received; what one entry left to both is kept once."""
    things = desk.book.things
    set_before = {_content(each) for each in things.reminders_of(keep) if each.made}
    for reminder in things.reminders_of(drop):
        moved = replace(reminder, person=keep)
        double = _content(moved) in set_before
        _hand_over(session, Thing.REMINDER, reminder, moved, double=double)
    had = {_content(each) for each in things.exchanges_with(keep)}
    for exchange in things.exchanges_with(drop):
        given = replace(exchange, person=keep)
        double = _content(given) in had
        _hand_over(session, Thing.EXCHANGE, exchange, given, double=double)


def _content(value: Owned) -> Owned:
    """What a value says, whatever its name."""
    return replace(value, uid="")


def _hand_over(
    session: "Session", thing: Thing, before: Owned, after: Owned, *, double: bool
) -> None:
    if double or after.uid != before.uid:
        session.delete(thing, before.uid)
    if not double:
        session.put(after)


def _move_relations(desk: "Desk", session: "Session", keep: str, drop: str) -> None:
    """Nobody is related to themselves, and to nobody twice in the same way."""
    known = {_ends(each) for each in desk.book.things.relations_of(keep)}
    for relation in desk.book.things.relations_of(drop):
        moved = replace(
            relation,
            person=keep if relation.person == drop else relation.person,
            other=keep if relation.other == drop else relation.other,
        )
        double = moved.person == moved.other or _ends(moved) in known
        known.add(_ends(moved))
        if double:
            session.delete(Thing.RELATION, relation.uid)
        else:
            session.put(moved)


def _ends(relation: Relation) -> tuple[str, str, str]:
    """Who, with whom and how; what holds both ways is the same from either side."""
    person, other = relation.person, relation.other
    if relation.kind == NOT_THE_SAME or both_ways(relation.kind):
        person, other = sorted((person, other))
    return (person, other, relation.kind)
