"""The top line: the four screens with what waits in each, the date, the reach-outs of the day.

Painted from an immutable `TopBarView`. When the terminal is narrow it gives up its parts in this
order: the words before the reach-outs, the badge, the date, the names of the other screens, the
reach-outs. What waits is always told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.ui.actions import BY_ID
from relterm.ui.glyphs import Glyphs, Sign, glyphs_of
from relterm.ui.key_signs import key_sign
from relterm.ui.roles import Role, palette_of
from relterm.ui.show import width
from relterm.ui.widgets.paint import paint, span_width
from relterm.ui.widgets.rows import Line, Span

_DOTS_AT_MOST = 6
_SHOW_ALL, _NO_WORDS, _NO_BADGE, _NO_DATE, _NO_NAMES, _NO_DOTS = range(6)

ANY_SIZE = Size(0, 0)
TOO_SMALL = Line((Span(" Make the window larger.", Role.WARN, bold=True),))


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the screens: its id, its key and its name."""

    screen: str
    key: str
    name: str


SCREENS = (
    Tab("today", "1", "Today"),
    Tab("people", "2", "People"),
    Tab("asks", "3", "Asks"),
    Tab("you", "4", "You"),
)


@dataclass(frozen=True, slots=True)
class TopBarView:
    """What the top line shows. `counts` by screen id; `done` of `daily` reach-outs are used."""

    active: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    date: str = ""
    done: int = 0
    daily: int = 0


class TopBar(Widget):
    """One line at the top; a click on a name asks for that screen."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        dock: top;
        background: $panel;
    }
    """
    ALLOW_SELECT = False
    TABS: ClassVar[tuple[Tab, ...]] = SCREENS

    @dataclass
    class Chosen(Message):
        """A screen's name was clicked."""

        screen: str

    def __init__(
        self,
        active: str = "",
        *,
        least: Size = ANY_SIZE,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """The line; in a window smaller than `least` it only says that a larger one would help."""
        super().__init__(id=id, classes=classes)
        self._view = TopBarView(active=active)
        self._least = least

    @property
    def view(self) -> TopBarView:
        """What is shown."""
        return self._view

    @view.setter
    def view(self, view: TopBarView) -> None:
        if view != self._view:
            self._view = view
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (one line only)
        """The line; in a window too small to work in, what helps."""
        whole = self.app.size
        if whole.width < self._least.width or whole.height < self._least.height:
            return paint(TOO_SMALL, self.size.width, palette_of(self))
        return paint(self._fitting(), self.size.width, palette_of(self))

    def on_click(self, event: events.Click) -> None:
        """Ask for the screen whose name was clicked."""
        at = 0
        for span in self._fitting().left:
            at += width(span.text)
            if event.x < at:
                for tab in self.TABS:
                    shown = (self._words(tab, named=True), self._words(tab, named=False))
                    if span.text.strip() in shown:
                        event.stop()
                        self.post_message(self.Chosen(tab.screen))
                return

    def _fitting(self) -> Line:
        """The fullest line that fits."""
        glyphs = glyphs_of(self.app)
        for level in range(_SHOW_ALL, _NO_DOTS):
            line = self._line(level, glyphs)
            if span_width(line.left) + span_width(line.right) < self.size.width:
                return line
        return self._line(_NO_DOTS, glyphs)

    def _line(self, level: int, glyphs: Glyphs) -> Line:
        left = [Span(" ")]
        if level < _NO_BADGE:
            left += [Span(" relterm ", Role.TEXT, bold=True, badge=True), Span("  ")]
        for tab in self.TABS:
            left += self._tab(tab, named=level < _NO_NAMES or tab.screen == self._view.active)
        right: list[Span] = []
        if level < _NO_DATE and self._view.date:
            right += [Span(self._view.date, Role.DIM), Span("   ")]
        if level < _NO_WORDS and self._view.daily:
            right.append(Span("reach-outs today ", Role.DIM))
        if level < _NO_DOTS:
            right += self._reach_outs(glyphs)
        return Line(tuple(left), tuple(right))

    def _tab(self, tab: Tab, *, named: bool) -> Iterator[Span]:
        """A screen's key and name, and how much waits there."""
        active = tab.screen == self._view.active
        words = self._words(tab, named=named)
        role = Role.NAME if active else Role.TEXT
        yield Span(f" {words} ", role, underline=active)
        count = self._view.counts.get(tab.screen, 0)
        yield Span(f"{count}  " if count else " ", Role.WARN, bold=True)

    def _words(self, tab: Tab, *, named: bool) -> str:
        """Its key, which may be another than by default, and its name."""
        key = key_sign(self.app, tab.screen) if tab.screen in BY_ID else tab.key
        return f"{key} {tab.name}".strip() if named else key or tab.name[:2]

    def _reach_outs(self, glyphs: Glyphs) -> Iterator[Span]:
        """A dot for each, filled when used; in figures when there are many."""
        view = self._view
        if view.daily <= 0:
            return
        role = Role.GOOD if view.done <= view.daily else Role.WARN
        if max(view.done, view.daily) > _DOTS_AT_MOST:
            yield Span(f"{view.done} of {view.daily} ", role)
            return
        filled = glyphs[Sign.LEFT] * view.done
        yield Span(filled + glyphs[Sign.USED] * max(0, view.daily - view.done) + " ", role)
