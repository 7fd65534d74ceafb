"""A field with a few possible values: arrows go through them, a letter jumps, a click goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from relterm.domain.clean_text import fold
from relterm.ui.dialogs.choose import Choice
from relterm.ui.glyphs import glyphs_of
from relterm.ui.roles import Role, palette_of
from relterm.ui.widgets.paint import paint
from relterm.ui.widgets.rows import Line, Span


class Picker(Widget, can_focus=True):
    """One line that shows the value in force between two arrows while it has the focus."""

    DEFAULT_CSS = """
    Picker { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Before", show=False, id="picker.left"),
        Binding("right,space", "turn(1)", "Next", show=False, id="picker.right"),
        Binding("home", "jump(0)", "First", show=False, id="picker.first"),
        Binding("end", "jump(-1)", "Last", show=False, id="picker.last"),
        Binding("enter", "open", "List", show=False, id="picker.open"),
    ]

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        picker: "Picker"
        key: str

        @property
        def control(self) -> "Picker":
            """The picker, for `@on` with a selector."""
            return self.picker

    @dataclass
    class Opened(Message):
        """All the values are to be shown."""

        picker: "Picker"

        @property
        def control(self) -> "Picker":
            """The picker, for `@on` with a selector."""
            return self.picker

    def __init__(self, choices: Sequence[Choice], key: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)
        self._key = key

    @property
    def key(self) -> str:
        """The key of the choice in force."""
        return self._key

    @key.setter
    def key(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.refresh()
            self.post_message(self.Changed(self, key))

    def render_line(self, y: int) -> Strip:
        """The value in force."""
        left, right = ("<", " >") if glyphs_of(self.app).ascii_only else ("‹", " ›")
        if y or not self.has_focus:
            left, right = " ", "  "
        choice = next((each for each in self._choices if each.key == self._key), None)
        label = choice.label if choice else self._key
        spans = [
            Span(left, Role.ACCENT, bold=True),
            Span(label),
            Span(right, Role.ACCENT, bold=True),
        ]
        if choice and choice.detail:
            spans.append(Span(f"  {choice.detail}", Role.DIM))
        return paint(Line(tuple(spans) if not y else ()), self.size.width, palette_of(self))

    def action_turn(self, step: int) -> None:
        """Go to the choice before or after; from the last to the first."""
        self.key = self._choices[(self._place + step) % len(self._choices)].key

    def action_open(self) -> None:
        """Ask for the list of all choices."""
        self.post_message(self.Opened(self))

    def action_jump(self, place: int) -> None:
        """Go to the first or the last choice."""
        self.key = self._choices[place].key

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next choice that begins with it."""
        if event.character is None or not event.character.isalnum():
            return
        after = [*self._choices[self._place + 1 :], *self._choices[: self._place + 1]]
        letter = fold(event.character)
        found = next((each for each in after if fold(each.label).startswith(letter)), None)
        if found is not None:
            event.stop()
            event.prevent_default()
            self.key = found.key

    def on_click(self) -> None:
        """Go to the next choice."""
        self.action_turn(1)

    @property
    def _place(self) -> int:
        keys = [each.key for each in self._choices]
        return keys.index(self._key) if self._key in keys else -1
