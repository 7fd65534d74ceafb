"""The chips under a line: what was understood, each with its sign and its words.

No chip, no meaning. With the focus on the row, left and right choose a chip and Backspace takes
it back. A click chooses a chip, a second click takes it back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.domain.quick_add import Chip, ChipKind
from relterm.ui.glyphs import Glyphs, Sign, glyphs_of
from relterm.ui.roles import Role, palette_of
from relterm.ui.show import cut, width
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import Line, Span

MOST_LINES = 4
_GAP = 2
_WIDEST = 60
"""Cells of one chip at most."""

_LOOKS: dict[ChipKind, tuple[Sign | str, Role]] = {
    ChipKind.KIND: (Sign.BOTH, Role.GOOD),
    ChipKind.HISTORY: (Sign.BOTH, Role.GOOD),
    ChipKind.PERSON: ("@", Role.NAME),
    ChipKind.VIA: ("@", Role.NAME),
    ChipKind.UNKNOWN_PERSON: ("@", Role.WARN),
    ChipKind.AMBIGUOUS_PERSON: ("@", Role.WARN),
    ChipKind.DATE: (Sign.DATE, Role.INFO),
    ChipKind.PLAN: (Sign.NOT_YET, Role.INFO),
    ChipKind.MINUTES: (Sign.REACTION, Role.TEXT),
    ChipKind.DEPTH: (Sign.NEARLY, Role.GOOD),
    ChipKind.GAVE: (Sign.GIVE, Role.GOOD),
    ChipKind.RECEIVED: (Sign.THEM, Role.INFO),
    ChipKind.ASKED: (Sign.ASK, Role.WARN),
    ChipKind.THEY_ASKED: (Sign.THEM, Role.INFO),
    ChipKind.PROMISED: (Sign.PROMISE, Role.ACCENT),
    ChipKind.THEY_PROMISED: (Sign.PROMISE, Role.INFO),
    ChipKind.THANKS: (Sign.ME, Role.GOOD),
    ChipKind.THANKED: (Sign.THEM, Role.GOOD),
    ChipKind.NEXT: (Sign.ARROW, Role.NEXT),
    ChipKind.WAITING: (Sign.REST, Role.DIM),
    ChipKind.TAG: ("", Role.INFO),
    ChipKind.NOTE: (Sign.NOTE, Role.DIM),
    ChipKind.DIRECTION: (Sign.ME, Role.INFO),
    ChipKind.DETAIL: (Sign.REACTION, Role.TEXT),
    ChipKind.WARNING: ("!", Role.WARN),
}


def look_of(chip: Chip, glyphs: Glyphs) -> tuple[str, Role]:
    """The sign and the role of a chip."""
    sign, role = _LOOKS[chip.kind]
    return (glyphs[sign] if isinstance(sign, Sign) else sign), role


class ChipHighlighter(Highlighter):
    """Colours the understood pieces of the line itself, as their chips are coloured."""

    def __init__(self, row: "ChipRow") -> None:
        self._row = row

    def highlight(self, text: Text) -> None:
        """Style each chip's place, if the chips are those of this very text."""
        if text.plain != self._row.line:
            return
        palette, glyphs = palette_of(self._row), glyphs_of(self._row.app)
        for chip in self._row.chips:
            role = look_of(chip, glyphs)[1]
            if chip.start < chip.end and role is not Role.TEXT:
                look = palette.style(role)
                text.stylize(Style(color=look.color, bold=look.bold), chip.start, chip.end)


class ChipRow(Widget, can_focus=True):
    """The chips of a line, on as many lines as they need."""

    DEFAULT_CSS = """
    ChipRow { height: auto; min-height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Chip before", show=False, id="chips.left"),
        Binding("right,l", "move(1)", "Next chip", show=False, id="chips.right"),
        Binding("backspace,delete", "dismiss_chip", "Take back", show=False, id="chips.dismiss"),
    ]

    @dataclass
    class Dismissed(Message):
        """A chip was taken back: its words are plain text again."""

        row: "ChipRow"
        chip: Chip

        @property
        def control(self) -> "ChipRow":
            """The row, for `@on` with a selector."""
            return self.row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chips: tuple[Chip, ...] = ()
        self._line = ""
        self._cursor = 0

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips shown."""
        return self._chips

    @property
    def line(self) -> str:
        """The line whose chips are shown, as it stands in the field."""
        return self._line

    @property
    def chosen(self) -> Chip | None:
        """The chip the cursor is on."""
        return self._chips[self._cursor] if self._cursor < len(self._chips) else None

    def show(self, line: str, chips: Sequence[Chip]) -> None:
        """Show the chips of a line."""
        self._line, self._chips = line, tuple(chips)
        self._cursor = min(self._cursor, max(0, len(self._chips) - 1))
        self.refresh(layout=True)

    def action_move(self, step: int) -> None:
        """Go to the chip before or after."""
        self._cursor = min(max(self._cursor + step, 0), max(0, len(self._chips) - 1))
        self.refresh()

    def action_dismiss_chip(self) -> None:
        """Take the chosen chip back."""
        if self.chosen is not None:
            self.post_message(self.Dismissed(self, self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose the chip under the mouse; take it back if it was chosen before."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for place, y, start, end in self._places(self.size.width):
            if y == offset.y and start <= offset.x < end:
                event.stop()
                if place == self._cursor and event.chain > 1:
                    self.action_dismiss_chip()
                self._cursor = place
                self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's signature)
        """As many lines as the chips need."""
        places = self._places(width)
        return min(MOST_LINES, 1 + max((y for _, y, _, _ in places), default=0))

    def render_line(self, y: int) -> Strip:
        """The chips that stand in a line."""
        cells = self.size.width
        spans: list[Span] = []
        at = 0
        glyphs = glyphs_of(self.app)
        for place, line, start, end in self._places(cells):
            if line != y:
                continue
            sign, role = look_of(self._chips[place], glyphs)
            here = self.has_focus and place == self._cursor
            words = self._words(place, sign)
            spans.append(Span(" " * (start - at)))
            spans.append(Span(words, role, bold=role is Role.GOOD or here, badge=here))
            at = end
        return paint(Line(tuple(spans)), cells, palette_of(self))

    def _words(self, place: int, sign: str) -> str:
        chip = self._chips[place]
        words = f"{sign} {chip.label}" if sign else chip.label
        return cut(words, min(_WIDEST, max(1, self.size.width)))

    def _places(self, cells: int) -> list[tuple[int, int, int, int]]:
        """For each chip its number, its line, where it begins and where it ends."""
        glyphs = glyphs_of(self.app)
        found = []
        x = y = 0
        for place, chip in enumerate(self._chips):
            size = width(self._words(place, look_of(chip, glyphs)[0]))
            if x and x + size > cells:
                x, y = 0, y + 1
            found.append((place, y, x, x + size))
            x += size + _GAP
        return found
