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

from relterm.domain.quick_add import carry_over
from relterm.ui.dialogs.chip_row import ChipHighlighter, ChipRow
from relterm.ui.dialogs.dialog import Dialog
from relterm.ui.dialogs.line_input import LineInput
from relterm.ui.dialogs.line_menu import LineMenu
from relterm.ui.dialogs.line_reader import LineReader, Places, Understood
from relterm.ui.dialogs.name_menu import NameMenu
from relterm.ui.dialogs.outside import edit_outside
from relterm.ui.dialogs.past_lines import PastLines
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught
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
    KEYS: ClassVar[str] = (
        "{line.save} save  {line.complete} complete  {line.down} chips  {line.note} note"
        "  {dialog.leave} close"
    )
    TEACHING: ClassVar[tuple[str, ...]] = ()
    PLACEHOLDER: ClassVar[str] = ""
    OFFER_NEW: ClassVar[bool] = False
    DROPS = "{^dialog.leave} again drops the line."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "up", "Before", show=False, id="line.up"),
        Binding("down", "down", "Chips", show=False, id="line.down"),
        Binding("tab", "complete", "Complete", show=False, id="line.complete"),
        Binding("enter", "enter", "Save", show=False, id="line.save"),
        Binding("ctrl+e", "note", "Long note", show=False, priority=True, id="line.note"),
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
        self._before_past: tuple[str, Places] = ("", frozenset())

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
        self._past = PastLines(self.app, type(self).__name__, self._reader.past)
        names, new = self._reader.names, self.OFFER_NEW
        self._completing = LineMenu(self.menu, self.line, names, offer_new=new)
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
        """Whether something was typed that is nowhere else."""
        typed = self.line.value.strip()
        if self._reader.note.text:
            return True
        return typed not in {"", self._initial.strip()} and not self._past.showing(self.line.value)

    @property
    def draft(self) -> str:
        """The line; with a long note both."""
        return self._reader.note.drafted(self.line.value) if self.dirty else ""

    def take_up(self, draft: str) -> None:
        """The line as it was, with its note."""
        self.line.replace_all(self._reader.note.take_up(draft))
        self.read_again()

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
        self.chips.show(value, (*self._understood.chips, *self._reader.note.chips(value)))
        self.line.refresh()
        self._completing.look(self._understood.mentions)
        self._message().set_lines(self._sentences(value))

    def _sentences(self, value: str) -> list[Line]:
        if not value.strip():
            return [hint_line(words) for words in self.words.teaching]
        said = list(self._reader.verdict(glyphs_of(self.app)))
        choosing = f"“{name}”" if (name := self._completing.choosing) else None
        on_chips = {chip.label for chip in self._understood.chips}
        said.extend(
            warn_line(problem)
            for problem in self._understood.problems
            if problem.removesuffix(".") not in on_chips
            and (choosing is None or choosing not in problem)
        )
        return said

    def _cursor_moved(self) -> None:
        if self.line.value == self._text:
            self._completing.look(self._understood.mentions)

    def action_up(self) -> None:
        """The row above in the menu; back from the chips; or the line before this one."""
        if self.menu.is_open:
            self._completing.move(-1)
        elif self.chips.has_focus:
            self.line.focus()
        else:
            self._recall(1)

    def action_down(self) -> None:
        """The row below in the menu; a later line; or the chips."""
        if self.menu.is_open:
            self._completing.move(1)
        elif self._past.showing(self.line.value):
            self._recall(-1)
        elif self.chips.chips:
            self.chips.focus()

    def action_complete(self) -> None:
        """Take the row chosen in the menu; without a menu, go between line and chips."""
        if self.menu.is_open:
            self._pick()
        elif self.chips.has_focus or not self.chips.chips:
            self.line.focus()
        else:
            self.chips.focus()

    def action_leave(self) -> None:
        """Close the menu, or go back to the line, or close the dialog."""
        if self.menu.is_open:
            self._completing.shut()
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
        if self._completing.has_to_pick:
            self._pick()
        else:
            self._save()

    @on(ChipRow.Dismissed)
    def _taken_back(self, event: ChipRow.Dismissed) -> None:
        event.stop()
        self.stay()
        note = event.chip in self._reader.note.chips(self.line.value)
        if note:
            self._reader.note.take_back()
        else:
            self._dismissed |= {event.chip.span}
        self.read_again()
        if note:
            self.hint(taught(self.app, "{^line.note} brings the note back."))
        if not self.chips.chips:
            self.line.focus()

    def action_note(self) -> None:
        """Write a note of several lines in the user's own editor; it stays beside the line."""
        place, typed = self._reader.typed_note()
        text = self._reader.note.beginning(typed)
        after = edit_outside(self.app, text)
        if after is None:
            return
        if after == text and (typed or self._reader.note.text or not text):
            self.hint("The note is as it was.")
            return
        self.stay()
        self._reader.note.put(after)
        if typed:
            # what was typed as the note is in the text now
            self.line.replace_all(self.line.value[:place].rstrip())
        self.read_again()
        self.line.focus()

    def _pick(self) -> None:
        """Write what is chosen in the menu into the line, so that it alone is meant."""
        if self._completing.pick():
            # The very same words now mean one person; nothing else tells that they changed.
            self.read_again()

    def _save(self) -> None:
        """Give the line back, unless something is open: a choice, a refusal, a second look."""
        value = self.line.value
        several = next((each for each in self._understood.mentions if len(each.matches) > 1), None)
        if several is not None:
            self.warn(self._completing.choose_between(several))
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

    def _recall(self, step: int) -> None:
        """Bring a line saved before into the field; behind the newest the one being written."""
        now = self.line.value
        if not self._past.showing(now):
            self._before_past = (now, self._dismissed)
        line = self._past.turn(now, step)
        if line is None:
            self.hint("There is no line before this one.")
            return
        self.line.replace_all(line)
        written, dismissed = self._before_past
        if line == written and not self._past.showing(line) and dismissed:
            self._text, self._dismissed = line, dismissed
            self.read_again()
