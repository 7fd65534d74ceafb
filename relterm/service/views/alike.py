"""Who may be who: the look-alikes of the whole book, and of somebody new while they are typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relterm.domain.clean_text import fold
from relterm.domain.likeness import Likeness, Strength, likeness, traits_of
from relterm.domain.look_alikes import LookAlike, look_alikes
from relterm.domain.people import Person, State
from relterm.service.desk import Desk

MOST = 1_000
"""Pairs that are listed at most; deciding about them brings up the next."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as a line of a list names them."""

    uid: str
    name: str
    place: str = ""
    """Title and organisation."""
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Two people who may be one."""

    one: Who
    other: Who
    likeness: Likeness

    @property
    def key(self) -> str:
        """What the cursor holds on to."""
        return f"{self.one.uid}\0{self.other.uid}"

    def has(self, uid: str) -> bool:
        """Whether it is about this person."""
        return uid in {self.one.uid, self.other.uid}


@dataclass(frozen=True, slots=True)
class AlikeList:
    """The look-alikes of a book, strongest first; `total` counts those not listed too."""

    pairs: tuple[Alike, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the book whom a new person looks like."""

    who: Who
    likeness: Likeness

    @property
    def strong(self) -> bool:
        """Whether more than a name says so."""
        return self.likeness.strength >= Strength.LIKELY

    @property
    def words(self) -> str:
        """`Ann Lee (CTO, Acme): the same e-mail address ann@x.org`."""
        place = f" ({self.who.place})" if self.who.place else ""
        return f"{self.who.name}{place}: {', '.join(self.likeness.reasons)}"


def find_look_alikes(desk: Desk, progress: Callable[[int, int], None]) -> AlikeList:
    """Everybody compared with whoever shares a key with them; for the database thread.

    Raises:
        Cancelled: raised by `progress`.
    """
    progress(0, 0)
    alike = desk.book.alike
    people = alike.traits()
    progress(0, 0)
    found = look_alikes(people, alike.apart(), MOST, progress)
    return AlikeList(tuple(_named(desk, found.pairs)), found.total)


def look_alikes_of(desk: Desk, uid: str) -> tuple[Alike, ...]:
    """Those who look like one person of the book, strongest first; quick."""
    person = desk.book.people.get(uid)
    if person is None or person.is_me:
        return ()
    pairs = [
        LookAlike(min(uid, each.who.uid), max(uid, each.who.uid), each.likeness)
        for each in known_like(desk, person)
    ]
    return tuple(_named(desk, pairs))


def known_like(
    desk: Desk, person: Person, reached: Sequence[int] | None = None
) -> tuple[Known, ...]:
    """People of the book whom somebody looks like, strongest first; not those said to be others.

    By indexes only, but for phone numbers and links: `reached` are the row ids that `with_numbers`
    has found for them, and without it they are looked for here.
    """
    alike, mine = desk.book.alike, traits_of(person)
    ids = dict.fromkeys(alike.with_email([each.value for each in person.emails]))
    ids |= dict.fromkeys(with_numbers(desk, person) if reached is None else reached)
    ids |= dict.fromkeys(alike.named_like(person.name))
    if not ids:
        return ()
    others = {end for pair in alike.apart() if person.uid in pair for end in pair}
    found = [
        (known.uid, like)
        for known in alike.traits_among(list(ids))
        if known.uid != person.uid and known.uid not in others
        if (like := likeness(mine, known)) is not None
    ]
    found.sort(key=lambda pair: (-pair[1].points, pair[0]))
    people = desk.book.people.existing([uid for uid, _ in found[:MOST_KNOWN]])
    return tuple(Known(who(people[uid]), like) for uid, like in found[:MOST_KNOWN])


def with_numbers(desk: Desk, person: Person) -> list[int]:
    """Row ids of people who may have one of somebody's numbers or links; reads all of these."""
    mine = traits_of(person)
    return desk.book.alike.with_number(sorted(mine.phones), sorted(mine.links))


def first_doubt(person: Person, known: Sequence[Known]) -> Known | None:
    """The one of the book who is so like somebody new that it is better to ask first.

    An address, a number, or name and organisation; or the very name, when nothing else is told
    of the new one.
    """
    bare = not (person.emails or person.phones or person.links or person.organisation)
    return next(
        (
            each
            for each in known
            if each.strong or (bare and fold(each.who.name) == fold(person.name))
        ),
        None,
    )


MOST_KNOWN = 5
"""People told at most of whom somebody new looks like."""


def who(person: Person) -> Who:
    """How a list names somebody."""
    place = ", ".join(filter(None, (person.title, person.organisation)))
    return Who(person.uid, person.name, place, person.state is State.ARCHIVED)


def _named(desk: Desk, pairs: Sequence[LookAlike]) -> list[Alike]:
    uids = dict.fromkeys(uid for pair in pairs for uid in (pair.one, pair.other))
    people = desk.book.people.existing(list(uids))
    return [
        Alike(who(people[pair.one]), who(people[pair.other]), pair.likeness)
        for pair in pairs
        if pair.one in people and pair.other in people
    ]
