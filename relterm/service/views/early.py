"""Which asks were made before their time: read off the log each time, never stored."""

from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

from relterm.domain.interactions import Ask, Direction
from relterm.domain.readiness import early_asks
from relterm.service.desk import Desk
from relterm.storage.records import AgendaRow

_Known = tuple[str, frozenset[str]]
_SEEN: WeakKeyDictionary[Desk, dict[str, _Known]] = WeakKeyDictionary()
"""Of each desk, by person, the memory of the log and the entries that were early in that log."""


def early_of(desk: Desk, asks: Iterable[Ask], people: Mapping[str, AgendaRow]) -> frozenset[str]:
    """UIDs of those asks of mine that were made although their gate was closed.

    A log is walked through again only when what the model remembers of it has changed.
    """
    made = [ask for ask in asks if ask.interaction and ask.direction is Direction.MINE]
    seen = _SEEN.setdefault(desk, {})
    unknown = sorted(
        {
            ask.person
            for ask in made
            if ask.person in people and not _is_known(seen.get(ask.person), people[ask.person])
        }
    )
    if unknown:
        for row, events in desk.book.interactions.events_by_person(unknown):
            early = frozenset(event.uid for event in early_asks(events))
            seen[row.uid] = (row.trust_state, early)
    return frozenset(
        ask.uid for ask in made if ask.interaction in seen.get(ask.person, ("", frozenset()))[1]
    )


def _is_known(seen: _Known | None, row: AgendaRow) -> bool:
    return seen is not None and bool(row.trust_state) and seen[0] == row.trust_state
