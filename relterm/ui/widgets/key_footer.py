"""The bottom line: the keys that work here, made from the real bindings.

The keys of the focused widget come first, for they change with the place; then the app's, the most
useful first, and those of the screen. What does not fit is left out whole, never cut inside a word;
help and the command palette always stay at the right. A click on a key does what the key does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget

from relterm.ui.key_signs import spelt
from relterm.ui.roles import Role, palette_of
from relterm.ui.show import visible, width
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import Line, Span

HELP_ID = "help"
ANYWHERE_ID = "help_here"
"""Help by a key that writes no sign."""
_GAP = 2
_LONGEST_SIGN = 2
"""Cells of `^x`: what is longer is a word, and words do not run into each other."""
_LAST = 1_000
"""Behind everything that a table names."""
_MARGINS = 2
"""The blank at the left edge and the one that keeps left and right apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, or a few that belong together; `press` are the keys' names for Textual."""

    signs: tuple[str, ...]
    words: str
    press: tuple[str, ...]
    enabled: bool

    @property
    def key(self) -> str:
        """The signs of the keys: `←→`, or `left/right`."""
        return self._between.join(self.signs)

    @property
    def _between(self) -> str:
        return "/" if any(len(sign) > _LONGEST_SIGN for sign in self.signs) else ""

    def at(self, x: int) -> str:
        """The key that stands in a cell; the first one for the words."""
        for sign, press in zip(self.signs, self.press, strict=True):
            if x < width(sign):
                return press
            x -= width(sign) + len(self._between)
        return self.press[0]

    @property
    def cells(self) -> int:
        """Width with a blank between key and words and the gap after it."""
        return width(self.key) + 1 + width(self.words) + _GAP


class KeyFooter(Widget):
    """One line of keys. `only` chooses among the bindings that are marked to be shown."""

    DEFAULT_CSS = """
    KeyFooter {
        height: 1;
        dock: bottom;
        background: $panel;
    }
    """
    ALLOW_SELECT = False

    def __init__(
        self,
        *,
        only: Callable[[Binding], bool] | None = None,
        rank: Callable[[Binding], int] | None = None,
        help_id: str = HELP_ID,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._only = only
        self._rank = rank
        self._help_id = help_id
        self._entries: tuple[Entry, ...] = ()
        self._pinned: tuple[Entry, ...] = ()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that fit now, from left to right, help and palette last."""
        left, right = self._fitting()
        return (*left, *right)

    def on_mount(self) -> None:
        """Follow the bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._read)
        self._read(self.screen)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (one line only)
        """The line."""
        left, right = self._fitting()
        spans = [Span(" "), *_spans(left)]
        return paint(Line(tuple(spans), tuple(_spans(right))), self.size.width, palette_of(self))

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        left, right = self._fitting()
        at = self.size.width - sum(entry.cells for entry in right)
        entries, x = (right, event.x - at) if event.x >= at else (left, event.x - 1)
        for entry in entries:
            if 0 <= x < entry.cells - _GAP:
                event.stop()
                if entry.enabled:
                    self.app.simulate_key(entry.at(x))
                return
            x -= entry.cells

    def _read(self, screen: Screen[Any]) -> None:
        """Take over the screen's bindings; paint only if something changed."""
        active = list(screen.active_bindings.values())
        covered = isinstance(self.app.screen, ModalScreen) and self.app.screen is not screen
        entries = () if covered else tuple(self._listed(active))
        pinned = tuple(self._kept(active))
        if (entries, pinned) != (self._entries, self._pinned):
            self._entries, self._pinned = entries, pinned
            self.refresh()

    def _listed(self, active: list[ActiveBinding]) -> Iterable[Entry]:
        seen: dict[tuple[int, object], list[ActiveBinding]] = {}
        actions: set[tuple[int, str]] = set()
        for each in sorted(active, key=self._order):
            binding, node = each.binding, id(each.node)
            if not binding.show or (node, binding.action) in actions or self._is_pinned(binding):
                continue
            if self._is_typed(each) or not (self._only is None or self._only(binding)):
                continue
            actions.add((node, binding.action))
            seen.setdefault((node, binding.group or binding.action), []).append(each)
        return [self._entry(*found) for found in seen.values()]

    def _kept(self, active: list[ActiveBinding]) -> Iterable[Entry]:
        found = [each for each in active if each.binding.id == self._help_id]
        # While something is typed `?` is only a sign.
        found = found or [each for each in active if each.binding.id == ANYWHERE_ID]
        found += [each for each in active if _opens_palette(each.binding)]
        firsts = {each.binding.action: each for each in reversed(found)}
        return [self._entry(each) for each in reversed(firsts.values())]

    def _is_typed(self, each: ActiveBinding) -> bool:
        """Whether an app's key is only a sign to whatever is typed into now."""
        focused, sign = self.screen.focused, self.app.get_key_display(each.binding)
        if focused is None or len(sign) != 1 or not isinstance(each.node, App):
            return False
        return focused.check_consume_key(sign, sign)

    def _is_pinned(self, binding: Binding) -> bool:
        return binding.id in {self._help_id, ANYWHERE_ID} or _opens_palette(binding)

    def _entry(self, first: ActiveBinding, *more: ActiveBinding) -> Entry:
        found = (first, *more)
        shown = (self.app.get_key_display(each.binding) for each in found)
        signs = tuple(visible(spelt(self.app, each)) for each in shown)
        group = first.binding.group
        words = visible(group.description if group else first.binding.description)
        return Entry(signs, words, tuple(each.binding.key for each in found), first.enabled)

    def _order(self, each: ActiveBinding) -> tuple[int, int, int, int]:
        """Widgets before the app before the screen, each by its rank, then as in its table.

        Textual moves a remapped key to the end; its place in the table is kept by its id.
        """
        depth = 1 if isinstance(each.node, App) else 2 if isinstance(each.node, Screen) else 0
        declared = {one.id: one for one in each.node.BINDINGS if isinstance(one, Binding)}
        place = list(declared).index(each.binding.id) if each.binding.id in declared else _LAST
        keys = declared[each.binding.id].key.split(",") if place < _LAST else []
        key = keys.index(each.binding.key) if each.binding.key in keys else 0
        return depth, self._rank(each.binding) if self._rank else 0, place, key

    def _fitting(self) -> tuple[list[Entry], list[Entry]]:
        right = list(self._pinned)
        room = self.size.width - _MARGINS - sum(entry.cells for entry in right)
        left: list[Entry] = []
        for entry in self._entries:
            if entry.cells > room:
                break
            left.append(entry)
            room -= entry.cells
        return left, right


def _opens_palette(binding: Binding) -> bool:
    return binding.action in {"command_palette", "app.command_palette"}


def _spans(entries: Iterable[Entry]) -> Iterable[Span]:
    for entry in entries:
        words = Role.TEXT if entry.enabled else Role.DIM
        yield Span(entry.key, Role.ACCENT if entry.enabled else Role.DIM, bold=True)
        yield Span(f" {entry.words}" + " " * _GAP, words)
