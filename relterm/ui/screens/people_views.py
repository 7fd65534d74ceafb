"""The saved views above the list of people: one line, the one that is shown inverse."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.domain.saved_views import View
from relterm.errors import BookError
from relterm.service.desk import Desk
from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught
from relterm.ui.roles import Role, palette_of
from relterm.ui.show import LIST_LIMIT, cut, visible, width
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import Line, Span

ALL = "all"
_MORE = "…"
_LONGEST = 20
"""Cells of a name, where it does not stand alone."""
_SHORTEST = 3
_KEYS = "{people.view_back} {people.view_next}"


@dataclass(frozen=True, slots=True)
class Part:
    """A name in the line, or the sign that there are more; `begin` and `end` are cells."""

    text: str
    place: int | None
    begin: int
    end: int


def parts_of(names: Sequence[str], chosen: int | None, cells: int) -> list[Part]:
    """The names that have room, side by side from the first on, but so that the chosen is there.

    Each has a blank on both sides; signs at the ends stand for those left out.
    """
    beside_all = cells - width(ALL) - width(_MORE) - 5
    room = max(_SHORTEST, min(_LONGEST, beside_all))
    shown = [cut(name, room) or _MORE for name in names]
    first = 0
    last = _last_fitting(shown, first, cells)
    while chosen is not None and chosen > last:
        first += 1
        last = _last_fitting(shown, first, cells)
    found: list[Part] = []
    at = 0
    if first:
        found.append(Part(_MORE, None, 0, 1))
        at = 1
    for place in range(first, last + 1):
        at += place > first
        end = at + width(shown[place]) + 2
        found.append(Part(shown[place], place, at, end))
        at = end
    if last + 1 < len(shown) and at < cells:
        found.append(Part(_MORE, None, at, at + 1))
    return found


def _last_fitting(shown: Sequence[str], first: int, cells: int) -> int:
    """The last name that has room when `first` is the first; `first` itself at the least."""
    at = 1 if first else 0
    last = first
    for place in range(first, len(shown)):
        at += width(shown[place]) + 2 + (place > first)
        more = 1 if place + 1 < len(shown) else 0
        if at + more > cells:
            break
        last = place
    return last


class ViewRow(Widget, can_focus=False):
    """The line of views; it is not there while none is saved."""

    DEFAULT_CSS = """
    ViewRow { height: 1; display: none; }
    """
    ALLOW_SELECT = False

    class Chosen(Message):
        """A view was clicked: its query, empty for everybody; None: those without room."""

        def __init__(self, query: str | None) -> None:
            super().__init__()
            self.query = query

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._views: tuple[View, ...] = ()
        self._chosen: int | None = 0

    def show(self, views: Sequence[View], filter_text: str) -> None:
        """Show these views, and which of them the filter is."""
        wanted = filter_text.strip()
        queries = ["", *(view.query.strip() for view in views)]
        self._views = tuple(views)
        self._chosen = queries.index(wanted) if wanted in queries else None
        self.display = bool(views)
        self.refresh()

    @property
    def title(self) -> str:
        """What the list is called: with the name of the view that is shown."""
        if not self._chosen:
            return "People"
        name = visible(self._views[self._chosen - 1].name, limit=LIST_LIMIT)
        return f"People · {name}"

    def beside(self, step: int) -> str | None:
        """The query so many views on, round and round; None where none is saved."""
        if not self._views:
            return None
        if self._chosen is None:
            place = 1 if step > 0 else len(self._views)
        else:
            place = (self._chosen + step) % (len(self._views) + 1)
        return self._query(place)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (one line only)
        """The line of names, and at its end the keys that step along it."""
        spans: list[Span] = []
        glyphs = glyphs_of(self.app)
        at = 0
        for part in self._parts():
            if part.begin > at:
                spans.append(Span(glyphs.dot, Role.FAINT))
            here = part.place is not None and part.place == self._chosen
            text = part.text if part.place is None else f" {part.text} "
            spans.append(Span(text, Role.NAME if here else Role.DIM, bold=here, badge=here))
            at = part.end
        keys = taught(self.app, _KEYS)
        right = (Span(f"{keys} ", Role.DIM),) if at + width(keys) + 2 <= self.size.width else ()
        return paint(Line(tuple(spans), right), self.size.width, palette_of(self))

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the pointer."""
        for part in self._parts():
            if part.begin <= event.x < part.end:
                query = None if part.place is None else self._query(part.place)
                self.post_message(self.Chosen(query))
                return

    def _query(self, place: int) -> str:
        return self._views[place - 1].query if place else ""

    def _parts(self) -> list[Part]:
        names = [ALL, *(view.name for view in self._views)]
        return parts_of(names, self._chosen, self.size.width)


def views_of(desk: Desk) -> list[View]:
    """The saved views by name; none while the book cannot be read."""
    try:
        known = desk.book.views.all()
    except BookError:
        return []
    return sorted(known, key=lambda view: (view.name.casefold(), view.uid))
