"""A line of tabs for narrow terminals: which pane is shown, and the keys that change it."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.ui.roles import Role, palette_of
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import Line, Span


class TabStrip(Widget):
    """Names side by side, the chosen one inverse."""

    DEFAULT_CSS = """
    TabStrip { height: 1; }
    """
    ALLOW_SELECT = False

    class Chosen(Message):
        """Another tab was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, names: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = tuple(names)
        self._chosen = 0

    @property
    def chosen(self) -> int:
        """Which tab is shown."""
        return self._chosen

    @chosen.setter
    def chosen(self, place: int) -> None:
        self._chosen = place % len(self._names)
        self.refresh()

    def places(self) -> list[tuple[int, int]]:
        """Each tab and the blank cell before its name; the first may have none."""
        found, at = [], 0
        for place, name in enumerate(self._names):
            found.append((place, max(0, at - 1 + len(self._gap))))
            at += len(self._gap) + len(name) + 1
        return found

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 (one line only)
        """The line of names."""
        gap = self._gap
        spans = [
            Span(f"{gap}{name} ", Role.NAME if here else Role.DIM, bold=here, badge=here)
            for here, name in self._named()
        ]
        return paint(Line(tuple(spans)), self.size.width, palette_of(self))

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the pointer."""
        at = 0
        for place, name in enumerate(self._names):
            at += len(self._gap) + len(name) + 1
            if event.x < at:
                self.post_message(self.Chosen(place))
                return

    @property
    def _gap(self) -> str:
        """The blank before each name, where there is room for it."""
        return " " if sum(len(name) + 2 for name in self._names) <= self.size.width else ""

    def _named(self) -> list[tuple[bool, str]]:
        return [(place == self._chosen, name) for place, name in enumerate(self._names)]
