"""Jump: a letter on every pane and row of the screen in front; typing it goes there."""

from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget

from relterm.ui.jump_targets import Target, labels, page, targets
from relterm.ui.key_signs import taught
from relterm.ui.roles import Role, palette_of
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import Line, Span


class Letters(Widget):
    """The screen below as it is, with letters over it. One widget, however many letters."""

    DEFAULT_CSS = """
    Letters { width: 100%; height: 100%; }
    """
    ALLOW_SELECT = False

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = [strip.simplify() for strip in below._compositor.render_strips()]
        self._shown: dict[int, list[tuple[int, str]]] = {}
        self._hint = ""

    def put(self, shown: dict[str, Target], typed: str, hint: str) -> None:
        """Show the labels that go on with what was typed, without it."""
        self._shown, self._hint = {}, hint
        for label, target in shown.items():
            left = label.removeprefix(typed)
            # The second letter stands where a single one would: over the margin, no word covered.
            x = max(0, target.x - len(label) + 1) + len(typed)
            self._shown.setdefault(target.y, []).append((x, left))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the screen below, and the letters in it; the last line says what they are."""
        cells = self.size.width
        palette = palette_of(self)
        if y == self.size.height - 1:
            return paint(Line((Span(f" {self._hint}", Role.HINT),)), cells, palette)
        strip = self._below[y] if y < len(self._below) else Strip.blank(cells)
        for x, label in self._shown.get(y, ()):
            letter = Strip([Segment(label, palette.style(Role.ACCENT, bold=True, badge=True))])
            after = strip.crop(x + len(label), cells)
            strip = Strip.join([strip.crop(0, x), letter, after])
        return strip


class JumpScreen(ModalScreen[Target | None]):
    """Gives back where to go, or None."""

    COVERS_TOUR = True
    DEFAULT_CSS = """
    JumpScreen { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False, id="jump.leave"),
        Binding("pagedown", "page(1)", "Rows below", show=False, id="jump.page_down"),
        Binding("pageup", "page(-1)", "Rows above", show=False, id="jump.page_up"),
    ]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        found = targets(below)
        self._labels = dict(zip(labels(len(found)), found, strict=False))
        self._letters = Letters(below)
        self._below = below
        self._typed = ""

    @property
    def labels(self) -> dict[str, Target]:
        """What each label leads to."""
        return dict(self._labels)

    def compose(self) -> ComposeResult:
        """The letters."""
        yield self._letters

    def on_mount(self) -> None:
        """Show them."""
        self._show()

    def action_leave(self) -> None:
        """Go nowhere."""
        self.dismiss(None)

    def action_page(self, direction: int) -> None:
        """Go on in a list that is longer than the screen, and show the letters again."""
        if (further := page(self._below, direction)) is not None:
            self.dismiss(further)

    def on_resize(self, event: events.Resize) -> None:
        """The screen below is laid out anew, so the letters would stand wrong."""
        if event.size != self._letters.size and self._letters.size.width:
            self.dismiss(None)

    def on_click(self) -> None:
        """Who takes the mouse needs no letters."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """A letter goes there, or waits for the next one; any other key leaves."""
        if event.key == "escape" or event.character is None:
            return
        event.stop()
        typed = self._typed + event.character.lower()
        if typed in self._labels and event.character.islower():
            self.dismiss(self._labels[typed])
        elif event.character.islower() and any(each.startswith(typed) for each in self._labels):
            self._typed = typed
            self._show()
        else:
            self.dismiss(None)

    def _show(self) -> None:
        left = {name: each for name, each in self._labels.items() if name.startswith(self._typed)}
        further = page(self._below, 1) or page(self._below, -1)
        more = " · {jump.page_down} more rows" if further else ""
        words = f"Type a letter to go there{more} · {{jump.leave}} stays here"
        if self._typed:
            words = f"{self._typed} … and the second letter · {{jump.leave}} stays here"
        self._letters.put(left, self._typed, taught(self.app, words))
