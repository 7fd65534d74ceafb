"""What can be jumped to on a screen, and where its letter stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textual.errors import NoWidget
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.tab_strip import TabStrip

LETTERS = "asdfjklghqwertyuiopzxcvbnm"
"""In the order of how easily they are reached; `J` typed again leaves, so does any other key."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place on the screen, and how to get there."""

    x: int
    y: int
    go: Callable[[], None]
    again: bool = False
    """Whether the letters are shown again when it is done."""


def page(screen: Screen[object], direction: int) -> Target | None:
    """A screenful further in the list that has the focus, else in the first one; None at its end.

    Only what is in sight moves, not the cursor.
    """
    lists = [each for each in screen.focus_chain if isinstance(each, RowList) and _seen(each)]
    rows = screen.focused if screen.focused in lists else next(iter(lists), None)
    if not isinstance(rows, RowList):
        return None
    lines, y = rows.scrollable_content_region.height - 1, rows.scroll_offset.y
    further = min(max(0, y + direction * lines), int(rows.max_scroll_y))
    if further == y:
        return None
    return Target(0, 0, lambda: rows.scroll_to(y=further, animate=False), again=True)


def targets(screen: Screen[object]) -> list[Target]:
    """Panes first, then tabs, then rows, each from the top; nothing that is out of sight."""
    reachable = [each for each in screen.focus_chain if _seen(each)]
    found = [*_panes(reachable), *_tabs(screen), *_fields(reachable), *_rows(reachable)]
    taken: dict[tuple[int, int], Target] = {}
    for each in found:
        taken.setdefault((each.x, each.y), each)
    return list(taken.values())


def labels(count: int) -> list[str]:
    """So many labels, of one letter as long as they last; none is the beginning of another."""
    doubled = 0
    while len(LETTERS) - doubled + doubled * len(LETTERS) < count and doubled < len(LETTERS):
        doubled += 1
    single = list(LETTERS[: len(LETTERS) - doubled])
    pairs = [a + b for a in LETTERS[len(LETTERS) - doubled :] for b in LETTERS]
    return [*single, *pairs][:count]


def _focus(widget: Widget) -> Callable[[], None]:
    def go() -> None:
        widget.focus()

    return go


def _seen(widget: Widget) -> bool:
    return bool(_visible(widget))


def _visible(widget: Widget) -> Region:
    """The part of a widget that is on screen."""
    try:
        return widget.screen.find_widget(widget).visible_region
    except NoWidget:
        return Region()


def _by_pane(reachable: list[Widget]) -> dict[Widget | None, list[Widget]]:
    found: dict[Widget | None, list[Widget]] = {}
    for widget in reachable:
        pane = next((each for each in widget.ancestors if isinstance(each, Pane)), None)
        found.setdefault(pane, []).append(widget)
    return found


def _panes(reachable: list[Widget]) -> Iterator[Target]:
    """A letter on the upper border of each pane, for what there is to read in it."""
    for pane, widgets in _by_pane(reachable).items():
        first = next((each for each in widgets if not isinstance(each, Input)), None)
        if pane is not None and first is not None and (region := _visible(pane)):
            yield Target(region.x + 1, region.y, _focus(first))


def _tabs(screen: Screen[object]) -> Iterator[Target]:
    """Where panes share a place, the names of those that are out of sight."""
    for strip in screen.query(TabStrip):
        region = _visible(strip)
        if not region:
            continue
        for place, x in strip.places():
            if place != strip.chosen and x < region.width:

                def choose(strip: TabStrip = strip, place: int = place) -> None:
                    strip.post_message(TabStrip.Chosen(place))

                yield Target(region.x + x, region.y, choose)


def _fields(reachable: list[Widget]) -> Iterator[Target]:
    """A letter before each field; what has a pane of its own has the pane's letter."""
    for pane, widgets in _by_pane(reachable).items():
        for widget in widgets:
            alone = pane is not None and len(widgets) == 1 and not isinstance(widget, Input)
            if not isinstance(widget, RowList) and not alone:
                region = _visible(widget)
                yield Target(max(0, region.x - 1), region.y, _focus(widget))


def _rows(reachable: list[Widget]) -> Iterator[Target]:
    """A letter in the margin of every row on screen: no word is covered by it."""
    for widget in reachable:
        if not isinstance(widget, RowList):
            continue
        region = widget.scrollable_content_region
        top, before = widget.scroll_offset.y, None
        for y in range(region.height):
            item = widget.source.item_at(top + y)
            if item is not None and item != before:

                def choose(rows: RowList = widget, item: int = item) -> None:
                    rows.focus()
                    rows.action_jump(item)

                yield Target(region.x, region.y + y, choose)
            before = item if item is not None else before
