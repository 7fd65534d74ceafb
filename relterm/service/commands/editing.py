"""Edits made in a form: only what was changed is written, onto what the book holds by then."""

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeVar

from relterm.domain.interactions import Exchange, ExchangeKind, Interaction, Relation
from relterm.domain.kinds import Circle, Who
from relterm.domain.people import Person
from relterm.errors import BadInput
from relterm.service.commands.logging import EditInteraction
from relterm.service.commands.pacing import ease_back
from relterm.service.commands.people import existing, in_circle
from relterm.storage.records import Thing

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session

T = TypeVar("T", bound=object)
_TURNED = {
    ExchangeKind.GIVEN: ExchangeKind.RECEIVED,
    ExchangeKind.RECEIVED: ExchangeKind.GIVEN,
    ExchangeKind.THANKED: ExchangeKind.WAS_THANKED,
    ExchangeKind.WAS_THANKED: ExchangeKind.THANKED,
}


def merged(stored: T, before: T, after: T) -> T:
    """The stored value with the fields that differ between before and after.

    Raises:
        BadInput: such a field was changed by somebody else in between.
    """
    changed = {
        field.name: getattr(after, field.name)
        for field in fields(before)  # type: ignore[arg-type]  # a dataclass, all of them
        if getattr(before, field.name) != getattr(after, field.name)
    }
    for name, value in changed.items():
        if getattr(stored, name) not in (getattr(before, name), value):
            msg = "It was changed in another window just now; nothing was saved."
            raise BadInput(msg)
    return replace(stored, **changed) if changed else stored  # type: ignore[type-var]  # as above


@dataclass(frozen=True, slots=True)
class SavePerson:
    """A person as edited in a form, and whom they have to do with.

    `before` is what the form began with; of `relations` only what differs from
    `relations_before` is written, so that others made meanwhile stay.
    """

    person: Person
    before: Person
    relations: tuple[Relation, ...] = ()
    relations_before: tuple[Relation, ...] = ()

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"edited {self.person.name}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the person, with what follows from another circle or a pause that ends.

        Raises:
            BadInput: the name is empty, or a pause is wished for where nothing reminds.
        """
        stored = existing(desk, self.person.uid)
        wished = merged(stored, self.before, self.person)
        if not wished.name.strip():
            msg = "A person needs a name."
            raise BadInput(msg)
        session.put(_followed(desk, stored, wished))
        kept = {each.uid for each in self.relations}
        for relation in self.relations_before:
            if relation.uid not in kept:
                session.delete(Thing.RELATION, relation.uid)
        for relation in self.relations:
            if relation not in self.relations_before:
                session.put(relation)


def _followed(desk: "Desk", stored: Person, wished: Person) -> Person:
    """What follows from another circle, as in `in_circle`, and from the end of a pause."""
    begins = wished.paused and not stored.paused
    if begins and wished.circle is Circle.NONE:
        msg = f"Nothing reminds you of {wished.name}, so there is nothing to pause."
        raise BadInput(msg)
    person = wished
    if wished.circle is not stored.circle:
        person = in_circle(replace(wished, circle=stored.circle), wished.circle)
        person = replace(person, paused=person.paused or begins)
    elif wished.circle is not Circle.NONE:
        person = replace(person, triage=stored.triage)
    ends = stored.paused and not wished.paused and person.tracked
    if ends and wished.snooze_until == stored.snooze_until:
        day = ease_back(person, desk.now().today).toordinal()
        person = replace(person, snooze_until=max(day, person.snooze_until or 0))
    return person


@dataclass(frozen=True, slots=True)
class SaveEntry:
    """An entry of the log as edited in a form, and what was given and received in it."""

    entry: Interaction
    before: Interaction
    exchanges: tuple[Exchange, ...] = ()
    exchanges_before: tuple[Exchange, ...] = ()

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"edited the {self.entry.kind} of {self.entry.moment.day.isoformat()}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write the entry; asks, promises and exchanges behind it follow."""
        stored = desk.book.interactions.get(self.entry.uid)
        if stored is None:
            msg = "That entry is no longer in the book."
            raise BadInput(msg)
        entry = merged(stored, self.before, self.entry)
        EditInteraction(entry).apply(desk, session)
        kept = {each.uid for each in self.exchanges}
        for exchange in self.exchanges_before:
            if exchange.uid not in kept:
                session.delete(Thing.EXCHANGE, exchange.uid)
        for exchange in self.exchanges:
            if exchange not in self.exchanges_before:
                session.put(exchange)
            elif (now := desk.book.things.exchange(exchange.uid)) is not None:
                _exchange_follows(session, now, stored, entry)
        names = desk.book.people.names_of(entry.people[:3])
        session.label = f"{self.label} · {', '.join(names.values())}"


def _exchange_follows(
    session: "Session", exchange: Exchange, before: Interaction, entry: Interaction
) -> None:
    """Keep what was given in step with its entry: its people, its words, its direction."""
    if exchange.person not in entry.people:
        session.delete(Thing.EXCHANGE, exchange.uid)
        return
    now = exchange
    if before.text != entry.text and exchange.what == before.text:
        now = replace(now, what=entry.text)
    if (before.who is Who.THEM) is not (entry.who is Who.THEM):
        now = replace(now, kind=_TURNED[exchange.kind])
    session.put(now)
