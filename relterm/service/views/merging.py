"""Two people side by side: what each has, what would move, what the log of both makes of trust."""

from dataclasses import dataclass

from relterm.domain.days import counted
from relterm.domain.kinds import Circle
from relterm.domain.likeness import Likeness, likeness, traits_of
from relterm.domain.merging import FIELDS, is_empty
from relterm.domain.people import Person, State
from relterm.domain.trust import trust_at
from relterm.service.commands.people import existing
from relterm.service.desk import Desk
from relterm.service.remembering import from_scratch
from relterm.storage.alike import Belongings


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: who they are, what hangs on them, and their trust (0 to 100)."""

    person: Person
    belongings: Belongings
    trust: float
    introducer: str = ""
    """The name of whoever introduced them."""

    def richer_than(self, other: "Side") -> bool:
        """Whether this one should rather stay: it is you, in use, or known better."""
        return self._weight > other._weight

    @property
    def _weight(self) -> tuple[bool, bool, int, bool, int]:
        person = self.person
        told = sum(not is_empty(getattr(person, name)) for name in FIELDS)
        return (
            person.is_me,
            person.state is State.ACTIVE,
            self.belongings.entries,
            person.circle is not Circle.NONE,
            told,
        )

    @property
    def moves(self) -> str:
        """`12 entries, 2 promises and 1 ask move`; empty when nothing hangs on them."""
        has = self.belongings
        parts = [
            counted(has.entries, "entry", "entries"),
            counted(has.promises, "promise"),
            counted(has.asks, "ask"),
            counted(has.reminders, "reminder"),
            counted(has.exchanges, "good turn"),
            counted(has.relations, "relation"),
            counted(has.introduced, "introduction"),
        ]
        told = [part for part in parts if not part.startswith("0 ")]
        if not told:
            return ""
        verb = "moves" if len(told) == 1 and told[0].startswith("1 ") else "move"
        return " and ".join(filter(None, (", ".join(told[:-1]), told[-1]))) + f" {verb}"


@dataclass(frozen=True, slots=True)
class MergeView:
    """What is needed to decide whether two people are one, and what of each stays."""

    one: Side
    other: Side
    trust: float
    """What the log of both together gives."""
    likeness: Likeness | None
    """None when nothing but the user says that they are one."""


def merge_view(desk: Desk, one: str, other: str) -> MergeView:
    """Read two people; replays both logs, so it is for the database thread.

    Raises:
        NoSuchPerson: one of them is not in the book.
    """
    first, second = existing(desk, one), existing(desk, other)
    now = desk.now().t
    logs = [
        [event for event in desk.book.interactions.events(uid) if event.t <= now]
        for uid in (one, other)
    ]
    both = {event.uid: event for log in logs for event in log}.values()
    scores = [trust_at(from_scratch(log).state, now).score for log in (*logs, both)]
    return MergeView(
        _side(desk, first, scores[0]),
        _side(desk, second, scores[1]),
        scores[2],
        likeness(traits_of(first), traits_of(second)),
    )


def _side(desk: Desk, person: Person, score: float) -> Side:
    by = desk.book.people.get(person.introduced_by) if person.introduced_by else None
    name = by.name if by else ""
    return Side(person, desk.book.alike.belongings(person.uid), score, name)
