"""The bottom line: the keys that work here, made from the real bindings.

The app's keys come first, then those of the screen and of the focused widget, each in the order
of its table. What does not fit is left out whole, never cut inside a word; help and the command
palette always stay at the right. A click on a key does what the key does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from relterm.ui.roles import Role, palette_of
from relterm.ui.show import visible, width
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import Line, Span

HELP_ID = "help"
_GAP = 2
_MARGINS = 2
"""The blank at the left edge and the one that keeps left and right apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key as the footer shows it; `press` is the key's name for Textual."""

    key: str
    words: str
    press: str
    enabled: bool

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
        help_id: str = HELP_ID,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._only = only
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
                    self.app.simulate_key(entry.press)
                return
            x -= entry.cells

    def _read(self, screen: Screen[Any]) -> None:
        """Take over the screen's bindings; paint only if something changed."""
        active = list(screen.active_bindings.values())
        entries = tuple(self._listed(active))
        pinned = tuple(self._kept(active))
        if (entries, pinned) != (self._entries, self._pinned):
            self._entries, self._pinned = entries, pinned
            self.refresh()

    def _listed(self, active: list[ActiveBinding]) -> Iterable[Entry]:
        seen: set[tuple[int, str]] = set()
        for each in sorted(active, key=_order):
            binding = each.binding
            name = (id(each.node), binding.action)
            if not binding.show or name in seen or self._is_pinned(binding) or self._is_typed(each):
                continue
            if self._only is None or self._only(binding):
                seen.add(name)
                yield self._entry(each)

    def _kept(self, active: list[ActiveBinding]) -> Iterable[Entry]:
        found = [each for each in active if each.binding.id == self._help_id]
        if self.app.ENABLE_COMMAND_PALETTE:
            palette = self.app.COMMAND_PALETTE_BINDING
            found += [each for each in active if each.binding.key == palette]
        return map(self._entry, found)

    def _is_typed(self, each: ActiveBinding) -> bool:
        """Whether an app's key is only a sign to whatever is typed into now."""
        focused, sign = self.screen.focused, self.app.get_key_display(each.binding)
        if focused is None or len(sign) != 1 or not isinstance(each.node, App):
            return False
        return focused.check_consume_key(sign, sign)

    def _is_pinned(self, binding: Binding) -> bool:
        return binding.id == self._help_id or binding.key == self.app.COMMAND_PALETTE_BINDING

    def _entry(self, each: ActiveBinding) -> Entry:
        binding = each.binding
        key = visible(self.app.get_key_display(binding))
        return Entry(key, visible(binding.description), binding.key, each.enabled)

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


def _order(each: ActiveBinding) -> tuple[int, int]:
    """The app's bindings before the screen's before those of widgets, each as in its table.

    Textual moves a remapped key to the end; its place in the table is kept by its id.
    """
    depth = 0 if isinstance(each.node, App) else 1 if isinstance(each.node, Screen) else 2
    ids = [binding.id for binding in each.node.BINDINGS if isinstance(binding, Binding)]
    known = each.binding.id is not None and each.binding.id in ids
    return depth, ids.index(each.binding.id) if known else len(ids)


def _spans(entries: Iterable[Entry]) -> Iterable[Span]:
    for entry in entries:
        words = Role.TEXT if entry.enabled else Role.DIM
        yield Span(entry.key, Role.ACCENT if entry.enabled else Role.DIM, bold=True)
        yield Span(f" {entry.words}" + " " * _GAP, words)
