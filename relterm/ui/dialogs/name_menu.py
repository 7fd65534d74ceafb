"""The menu of names over a line: people in the book, and the offer to add somebody new."""

from collections.abc import Sequence
from dataclasses import dataclass

from relterm.domain.clean_text import fold
from relterm.domain.quick_add import PersonMatch
from relterm.errors import BookError
from relterm.service import noting
from relterm.service.desk import Desk
from relterm.storage.records import Order, PeopleFilter
from relterm.ui.roles import Role
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Item, Line, ListSource, Span

CANDIDATES = 8
_NEW = "new"


@dataclass(frozen=True, slots=True)
class Target:
    """The place in the line, from the sigil to the end, and the name typed there."""

    start: int
    end: int
    typed: str


class Names:
    """Looks up names while a line is typed; each only once for a dialog.

    What was picked from the menu is remembered, so that a name that could mean several people
    means the one picked, and a new one means nobody in the book.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._resolve = noting.resolver(desk)
        self._known: dict[str, tuple[PersonMatch, ...]] = {}
        self._offers: dict[str, tuple[PersonMatch, ...]] = {}
        self.picked: dict[str, PersonMatch] = {}
        self.new: set[str] = set()

    def resolve(self, typed: str) -> Sequence[PersonMatch]:
        """Whom a typed name may mean."""
        if typed in self.new:
            return ()
        if typed in self.picked:
            return (self.picked[typed],)
        if typed not in self._known:
            try:
                self._known[typed] = tuple(self._resolve(typed))
            except BookError:
                return ()
        return self._known[typed]

    def offers(self, typed: str) -> tuple[PersonMatch, ...]:
        """People to choose from, best first; the last ones met when nothing is typed yet."""
        if typed not in self._offers:
            try:
                self._offers[typed] = self._looked_up(typed)
            except BookError:
                return ()
        return self._offers[typed]

    def _looked_up(self, typed: str) -> tuple[PersonMatch, ...]:
        people = self._desk.book.people
        if not typed.strip():
            ids = people.ids(PeopleFilter(order=Order.RECENT), CANDIDATES)
            return tuple(PersonMatch(r.uid, r.name, r.organisation) for r in people.rows(ids))
        found = [*people.named(typed), *people.complete(typed, CANDIDATES)]
        unique = {each.uid: PersonMatch(each.uid, each.name, each.organisation) for each in found}
        return tuple(unique.values())[:CANDIDATES]


class NameMenu(RowList, can_focus=False):
    """Rows of people. It is steered from the line: the focus never leaves what is typed."""

    DEFAULT_CSS = """
    NameMenu { height: auto; max-height: 8; display: none; margin: 0 0 1 0; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._matches: tuple[PersonMatch, ...] = ()
        self.target: Target | None = None
        self.moved = False
        """Whether the user chose among the rows, so that Enter takes the chosen one."""

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return self.display

    @property
    def pick(self) -> PersonMatch | None:
        """The person the cursor is on; None on the row for somebody new."""
        place = self.cursor
        matches = self._matches
        return matches[place] if place is not None and place < len(matches) else None

    def open(self, target: Target, matches: Sequence[PersonMatch], *, offer_new: bool) -> None:
        """Show people for a place in the line, and somebody new if no name there is just so."""
        same = self.target is not None and self.target.typed == target.typed
        self.target = target
        if same and self.is_open and tuple(matches) == self._matches:
            return
        self._matches = tuple(matches)
        self.moved = False
        rows = [Item(each.uid, (_row(each),)) for each in matches]
        named = fold(target.typed)
        if offer_new and named and all(fold(each.name) != named for each in matches):
            words = (Span("new person: ", Role.WARN), Span(target.typed, Role.NAME))
            rows.append(Item(_NEW, (Line(words),)))
        if not rows:
            self.close()
            return
        self.styles.height = len(rows)
        self.display = True
        self.set_source(ListSource(rows), keep_key=False)

    def close(self) -> None:
        """Hide the menu."""
        self.display = False
        self.target = None
        self.moved = False

    def move(self, step: int) -> None:
        """Choose another row."""
        self.moved = True
        self.action_move(step)


def _row(match: PersonMatch) -> Line:
    hint = (Span(match.hint, Role.DIM),) if match.hint else ()
    return Line((Span(match.name),), hint)
