"""A line at the bottom of the screen, understood while it is typed; the screen stays in view.

Above the line the menu of names, below it the chips and what there is to say. The quick-add line
and the line for a new person are both made of this.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from relterm.domain.quick_add import Mention, carry_over, complete, mention_text
from relterm.ui.dialogs.chip_row import ChipHighlighter, ChipRow
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.line_reader import LineReader, Places, Understood
from relterm.ui.dialogs.name_menu import NameMenu, Target
from relterm.ui.dialogs.past_lines import PastLines
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.glyphs import glyphs_of
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import Line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LineWords:
    """What stands above the line, in its lower border, and below it while nothing is typed."""

    title: str
    keys: str
    teaching: tuple[str, ...] = ()


class LineDialog(Dialog[T]):
    """One line with chips. Enter saves once nothing is open; Esc closes."""

    DEFAULT_CSS = """
    LineDialog { align: center bottom; background: transparent; }
    LineDialog > Pane { width: 100%; max-height: 100%; background: $background; }
    LineDialog #message { max-height: 4; min-height: 1; }
    """
    TITLE_WORDS: ClassVar[str] = ""
    KEYS: ClassVar[str] = "⏎ save   ⇥ complete   ↓ chips   esc close"
    TEACHING: ClassVar[tuple[str, ...]] = ()
    PLACEHOLDER: ClassVar[str] = ""
    OFFER_NEW: ClassVar[bool] = False
    DROPS = "Esc again drops the line."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "up", "Before", show=False, id="line.up"),
        Binding("down", "down", "Chips", show=False, id="line.down"),
        Binding("tab", "complete", "Complete", show=False, id="line.complete"),
        Binding("enter", "enter", "Save", show=False, id="line.save"),
    ]

    def __init__(self, reader: LineReader[T], initial: str = "") -> None:
        super().__init__()
        self.words = LineWords(self.TITLE_WORDS, self.KEYS, self.TEACHING)
        self._reader = reader
        self._dismissed: Places = frozenset()
        self._initial = initial
        self._text = initial
        self._understood = Understood()
        self._agreed: str | None = None
        self._shut: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Menu, line, chips, sentences."""
        chips = ChipRow(id="chips")
        with Pane(title=self.words.title, hint=self.words.keys):
            yield NameMenu(id="menu")
            yield LineInput(
                self._initial,
                placeholder=self.PLACEHOLDER,
                highlighter=ChipHighlighter(chips),
                id="line",
            )
            yield chips
            yield Said(id="message")

    def on_mount(self) -> None:
        """Understand what the line begins with."""
        self._past = PastLines(self.app, type(self).__name__)
        self.watch(self.line, "selection", self._cursor_moved, init=False)
        self.read_again()

    @property
    def line(self) -> LineInput:
        """The line's field."""
        return self.query_one(LineInput)

    @property
    def menu(self) -> NameMenu:
        """The menu of names."""
        return self.query_one(NameMenu)

    @property
    def chips(self) -> ChipRow:
        """The chips."""
        return self.query_one(ChipRow)

    @property
    def dirty(self) -> bool:
        """Whether something was typed."""
        typed = self.line.value.strip()
        return bool(typed) and typed != self._initial.strip()

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.stay()
        self._dismissed = carry_over(self._dismissed, self._text, event.value)
        self._text = event.value
        self.read_again()

    def read_again(self) -> None:
        """Understand the line as it stands, and show it."""
        value = self.line.value
        self._understood = self._reader.understand(value, self._dismissed)
        self.chips.show(value, self._understood.chips)
        self.line.refresh()
        self._look_at_cursor()
        self._message().set_lines(self._sentences(value))

    def _sentences(self, value: str) -> list[Line]:
        if not value.strip():
            return [hint_line(words) for words in self.words.teaching]
        said = list(self._reader.verdict(glyphs_of(self.app)))
        target = self.menu.target
        choosing = f"“{target.typed}”" if target else None
        said.extend(
            warn_line(problem)
            for problem in self._understood.problems
            if choosing is None or choosing not in problem
        )
        return said

    def _cursor_moved(self) -> None:
        if self.line.value == self._text:
            self._look_at_cursor()

    def _look_at_cursor(self) -> None:
        """Open the menu while a name is being typed, close it elsewhere."""
        line = self.line
        place = (line.value, line.cursor_position)
        found = complete(line.value, line.cursor_position)
        if found is None or found.sigil != "@" or place == self._shut:
            self.menu.close()
            return
        if found.typed in self._reader.names.picked or found.typed in self._reader.names.new:
            self.menu.close()
            return
        target = Target(found.start, found.end, found.typed)
        self.menu.open(target, self._reader.names.offers(found.typed), offer_new=self.OFFER_NEW)

    def action_up(self) -> None:
        """The row above in the menu; back from the chips; or the line before this one."""
        if self.menu.is_open:
            self.menu.move(-1)
        elif self.chips.has_focus:
            self.line.focus()
        else:
            self._recall(1)

    def action_down(self) -> None:
        """The row below in the menu; a later line; or the chips."""
        if self.menu.is_open:
            self.menu.move(1)
        elif self._past.showing(self.line.value):
            self._recall(-1)
        elif self._understood.chips:
            self.chips.focus()

    def action_complete(self) -> None:
        """Take the row chosen in the menu; without a menu, go between line and chips."""
        if self.menu.is_open:
            self._pick()
        elif self.chips.has_focus or not self._understood.chips:
            self.line.focus()
        else:
            self.chips.focus()

    def action_leave(self) -> None:
        """Close the menu, or go back to the line, or close the dialog."""
        if self.menu.is_open:
            self._shut = (self.line.value, self.line.cursor_position)
            self.menu.close()
        elif self.chips.has_focus:
            self.line.focus()
        else:
            super().action_leave()

    @on(Input.Submitted, "#line")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()

    @on(RowList.Selected, "#menu")
    def _clicked(self, event: RowList.Selected) -> None:
        event.stop()
        self._pick()

    def action_enter(self) -> None:
        """Take the row chosen in the menu, if one has to be; else save."""
        target = self.menu.target
        meant = self._reader.names.resolve(target.typed) if target else ()
        if target is not None and (self.menu.moved or len(meant) != 1):
            self._pick()
        else:
            self._save()

    @on(ChipRow.Dismissed)
    def _taken_back(self, event: ChipRow.Dismissed) -> None:
        event.stop()
        self._dismissed |= {event.chip.span}
        self.stay()
        self.read_again()
        if not self._understood.chips:
            self.line.focus()

    def _pick(self) -> None:
        """Write the person chosen in the menu into the line, so that they alone are meant."""
        target, match = self.menu.target, self.menu.pick
        if target is None:
            return
        name = target.typed if match is None else match.name
        written = mention_text(name)
        typed = written[1:].strip('"')
        if match is None:
            self._reader.names.new.add(typed)
            self._reader.names.picked.pop(typed, None)
        else:
            self._reader.names.picked[typed] = match
            self._reader.names.new.discard(typed)
        value = self.line.value
        after = value[target.end :].removeprefix('"')
        blank = "" if after[:1].isspace() else " "
        cursor = target.start + len(written) + 1
        self.menu.close()
        self.line.replace_all(value[: target.start] + written + blank + after, cursor)
        self.line.focus()
        if self.line.value == value:
            # The very same words now mean one person; nothing else tells that they changed.
            self.read_again()

    def _save(self) -> None:
        """Give the line back, unless something is open: a choice, a refusal, a second look."""
        value = self.line.value
        several = next((each for each in self._understood.mentions if len(each.matches) > 1), None)
        if several is not None:
            self._choose_between(several)
            return
        refusal = self._reader.refusal()
        if refusal is not None:
            self.warn(refusal)
            return
        doubts = self._reader.doubts()
        if doubts and self._agreed != value:
            self._agreed = value
            self._message().set_lines([warn_line(words) for words in doubts])
            return
        self._past.keep(value)
        self.dismiss(self._reader.result())

    def _choose_between(self, mention: Mention) -> None:
        self.line.focus()
        self.line.cursor_position = mention.end
        sigil = mention.start if self.line.value[mention.start : mention.start + 1] == "@" else -1
        if sigil < 0:
            self.warn(f"“{mention.typed}” could be several people: write @ and choose.")
            return
        target = Target(mention.start, mention.end, mention.typed)
        self.menu.open(target, mention.matches, offer_new=self.OFFER_NEW)
        self.warn(f"“{mention.typed}” could be {len(mention.matches)} people: choose one.")

    def _recall(self, step: int) -> None:
        """Bring a line saved before into the field."""
        line = self._past.turn(self.line.value, step)
        if line is not None:
            self.line.replace_all(line)
