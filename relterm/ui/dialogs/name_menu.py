"""The menu over a line: people in the book with the offer to add somebody new, or tags in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from relterm.domain.clean_text import fold
from relterm.domain.quick_add import PersonMatch
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.service.who import LookAlikeMatch, Lookup
from relterm.ui.roles import Role
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Item, Line, ListSource, Span

CANDIDATES = 8
_NEW = "new"


@dataclass(frozen=True, slots=True)
class Target:
    """The place in the line, from the sigil to the end, and the name or tag typed there."""

    start: int
    end: int
    typed: str
    sigil: str = "@"


class Names:
    """Looks up names while a line is typed; each only once for a dialog.

    What was picked from the menu is remembered, so that a name that could mean several people
    means the one picked, and a new one means nobody in the book.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._who = Lookup(desk)
        self._known: dict[str, tuple[PersonMatch, ...]] = {}
        self._offers: dict[tuple[str, tuple[str, ...]], tuple[PersonMatch, ...]] = {}
        self._tags: tuple[str, ...] | None = None
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
                self._known[typed] = tuple(self._who.meant(typed))
            except BookError:
                return ()
        return self._known[typed]

    def offers(self, typed: str, beside: tuple[str, ...] = ()) -> tuple[PersonMatch, ...]:
        """People to choose from, best first; the last ones met when nothing is typed yet.

        `beside` are the UIDs of the others in the line.
        """
        if (typed, beside) not in self._offers:
            try:
                self._offers[typed, beside] = self._who.offered(typed, beside)
            except BookError:
                return ()
        return self._offers[typed, beside]

    def tags(self, typed: str) -> tuple[str, ...]:
        """Tags in use that go on from what is typed, those used most first."""
        if self._tags is None:
            try:
                self._tags = self._desk.book.line_help.tags()
            except BookError:
                return ()
        begun = fold(typed)
        fitting = (tag for tag in self._tags if fold(tag).startswith(begun) and fold(tag) != begun)
        return tuple(islice(filter(_can_be_typed, fitting), CANDIDATES))


def _can_be_typed(tag: str) -> bool:
    """Whether a tag, perhaps from an imported file, can stand in a line."""
    return all(each.isalnum() or each in "_-" for each in tag) and not tag.isdigit()


class NameMenu(RowList, can_focus=False):
    """Rows of people. It is steered from the line: the focus never leaves what is typed."""

    DEFAULT_CSS = """
    NameMenu { height: auto; max-height: 8; display: none; margin: 0 0 1 0; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._matches: tuple[PersonMatch, ...] = ()
        self._tags: tuple[str, ...] = ()
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

    @property
    def tag(self) -> str:
        """The tag the cursor is on; the one typed where none is."""
        place = self.cursor
        if place is not None and place < len(self._tags):
            return self._tags[place]
        return self.target.typed if self.target is not None else ""

    def open(self, target: Target, matches: Sequence[PersonMatch], *, offer_new: bool) -> None:
        """Show people for a place in the line, and somebody new if no name there is just so."""
        if self._stays(target) and tuple(matches) == self._matches:
            return
        self._matches, self._tags = tuple(matches), ()
        rows = [Item(each.uid, (_row(each),)) for each in matches]
        named = fold(target.typed)
        if offer_new and named and all(fold(each.name) != named for each in matches):
            words = (Span("new person: ", Role.WARN), Span(target.typed, Role.NAME))
            rows.append(Item(_NEW, (Line(words),)))
        self._show(rows)
        if matches and isinstance(matches[0], LookAlikeMatch):
            self.choose(_NEW)

    def open_tags(self, target: Target, tags: Sequence[str]) -> None:
        """Show tags for a place in the line."""
        if self._stays(target) and tuple(tags) == self._tags:
            return
        self._matches, self._tags = (), tuple(tags)
        self._show([Item(tag, (Line((Span(f"#{tag}", Role.INFO),)),)) for tag in tags])

    def _stays(self, target: Target) -> bool:
        """Take over the place; whether the menu is open for the same words already."""
        before, self.target = self.target, target
        if before is None or not self.is_open:
            return False
        return (before.sigil, before.typed) == (target.sigil, target.typed)

    def _show(self, rows: list[Item]) -> None:
        self.moved = False
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
    perhaps = "perhaps " if isinstance(match, LookAlikeMatch) else ""
    return Line((Span(perhaps, Role.WARN), Span(match.name)), hint)
