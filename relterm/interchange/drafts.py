"""What a file says, before anybody has decided what to do with it.

A draft is a domain value read from one row, with other people still referred to as the file wrote
them; matching them with the book is the service's work. A row that cannot become a draft becomes a
`Problem`, so that no row disappears without being named.
"""

from dataclasses import dataclass

from relterm.domain.interactions import (
    Ask,
    Exchange,
    Interaction,
    Promise,
    Relation,
    Reminder,
    Settings,
)
from relterm.domain.people import Person
from relterm.domain.saved_views import View


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be used; it is kept, with the reason, for the rejected file."""

    line: int
    """Line of the file (1 is the first) on which the row begins."""
    reason: str
    """One sentence for a person."""
    cells: tuple[str, ...]
    """The cells as they were read."""
    file: str = ""
    """Name of the file, when a folder of tables is read."""


@dataclass(frozen=True, slots=True)
class PersonRef:
    """Another person as the file wrote them.

    `uid` is the cell that should hold a UID; in files written by hand it may hold a name instead.
    """

    uid: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as one row describes them."""

    line: int
    person: Person
    """`uid` is empty when the file has none; `introduced_by` is always empty (see below)."""
    introduced_by: str
    """Who introduced them: a UID or a name, as written."""
    source: str
    """The kind of file (a `Source`) the row came from."""
    complete: bool
    """True: the row is the whole truth about the person. False: it fills in and adds."""
    untold: frozenset[str] = frozenset()
    """Fields of which a complete row says nothing, as it comes from an earlier version."""


@dataclass(frozen=True, slots=True)
class InteractionDraft:
    """An entry of the log; `interaction.people` is empty and `uid` may be."""

    line: int
    interaction: Interaction
    people: tuple[str, ...]
    """Names or UIDs, as written."""
    names: tuple[str, ...] = ()
    """The names column of our own file, in the order of `people`; a fall-back for unknown UIDs."""


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise; `promise.person` is empty."""

    line: int
    promise: Promise
    person: PersonRef


@dataclass(frozen=True, slots=True)
class AskDraft:
    """An ask; `ask.person` is empty."""

    line: int
    ask: Ask
    person: PersonRef


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A reminder; `reminder.person` is empty."""

    line: int
    reminder: Reminder
    person: PersonRef


@dataclass(frozen=True, slots=True)
class ExchangeDraft:
    """Something given or received; `exchange.person` is empty."""

    line: int
    exchange: Exchange
    person: PersonRef


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """Two people who have to do with each other; both are empty in `relation`."""

    line: int
    relation: Relation
    person: PersonRef
    other: PersonRef


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """What the user decided about the book as a whole."""

    line: int
    settings: Settings


@dataclass(frozen=True, slots=True)
class ViewDraft:
    """A saved view."""

    line: int
    view: View


Draft = (
    PersonDraft
    | InteractionDraft
    | PromiseDraft
    | AskDraft
    | ReminderDraft
    | ExchangeDraft
    | RelationDraft
    | SettingsDraft
    | ViewDraft
)
