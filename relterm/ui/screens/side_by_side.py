"""Two people side by side: whose value of each field stays, what moves, and who of them stays."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from relterm.domain.merging import FieldPair, Take, field_pairs, is_empty, put_together
from relterm.errors import ReltermError
from relterm.service.commands.merging import KeepApart, MergePeople
from relterm.service.views.merging import MergeView, Side
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.said import Said
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.merging import (
    LOOKING,
    about_lines,
    field_rows,
    head_lines,
    outcome_lines,
    taken_of,
    value_words,
    whole_lines,
)
from relterm.ui.show import visible
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList

Decision = MergePeople | KeepApart
_SCALE = (Take.KEPT, Take.BOTH, Take.OTHER)
_MIRRORED = {Take.KEPT: Take.OTHER, Take.OTHER: Take.KEPT, Take.BOTH: Take.BOTH}


class SideBySide(ModalScreen["Decision | None"]):
    """Choose field by field; gives back what was decided, or None."""

    COVERS = True
    AUTO_FOCUS = "#fields"
    DEFAULT_CSS = """
    SideBySide {
        background: $background;
        #about { max-height: 3; padding: 0 1; }
        #heads { margin: 1 0 0 0; padding: 0; max-height: 3; }
        #fields { height: 1fr; min-height: 3; }
        #whole { height: 3; max-height: 3; padding: 0 1; margin: 1 0 0 0; }
        #outcome { max-height: 2; padding: 0 1; }
        &.-short #heads, &.-short #whole { margin: 0; }
        &.-short #about, &.-short #whole { max-height: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "merge", "Merge", id="merge.merge", tooltip="Put the two together"),
        Binding("left,h", "take(-1)", "Left", id="merge.left", tooltip="Take the left value"),
        Binding("right,l", "take(1)", "Right", id="merge.right", tooltip="Take the right value"),
        Binding("x", "swap", "Swap", id="merge.swap", tooltip="Swap who stays"),
        Binding(
            "n", "apart", "Not the same", id="merge.apart", tooltip="They are not the same person"
        ),
        Binding("escape", "leave", "Back", id="merge.leave"),
    ]

    def __init__(self, read: Callable[[], MergeView], database: DatabaseThread) -> None:
        """`read` is called in the database thread; its first person is proposed to stay."""
        super().__init__()
        self._read = read
        self._database = database
        self._view: MergeView | None = None
        self._swapped = False
        self._taken: dict[str, Take] = {}

    def compose(self) -> ComposeResult:
        """Why, who, the fields, the field in whole, what comes of it."""
        with Pane(title="One person or two?", hint="{list.open} merge", id="merge"):
            yield Said(LOOKING, id="about")
            yield Said(id="heads")
            yield RowList(id="fields")
            yield Said(id="whole")
            yield Said(id="outcome")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the two; a long log takes a moment."""
        self.run_worker(self._show_them())

    def on_resize(self) -> None:
        """The columns are as wide as there is room."""
        self.set_class(self.app.size.height < 28, "-short")
        self.call_after_refresh(self._paint)

    async def _show_them(self) -> None:
        try:
            view = await self._database.run(self._read)
        except ReltermError as error:
            self.app.notify(visible(str(error)), severity="error", markup=False)
            self.dismiss(None)
            return
        self._view = view
        self._swapped = view.other.richer_than(view.one)
        self.query_one("#about", Said).set_lines(about_lines(view))
        self._paint()

    @property
    def _sides(self) -> tuple[Side, Side] | None:
        """Who stays and who goes."""
        if self._view is None:
            return None
        both = (self._view.one, self._view.other)
        return (both[1], both[0]) if self._swapped else both

    @property
    def _pairs(self) -> tuple[FieldPair, ...]:
        sides = self._sides
        return field_pairs(sides[0].person, sides[1].person) if sides else ()

    @property
    def _list(self) -> RowList:
        return self.query_one("#fields", RowList)

    @property
    def _pair(self) -> FieldPair | None:
        """The field the cursor is on."""
        key = self._list.cursor_key
        return next((pair for pair in self._pairs if pair.name == key), None)

    def _paint(self) -> None:
        sides, view = self._sides, self._view
        if sides is None or view is None:
            return
        cells = self._list.scrollable_content_region.width
        rows = field_rows(self._pairs, self._taken, sides, cells, glyphs_of(self.app))
        self._list.set_source(rows)
        self.query_one("#heads", Said).set_lines(head_lines(*sides, cells))
        self.query_one("#outcome", Said).set_lines(outcome_lines(view, *sides))
        self._tell_whole()

    @on(RowList.Highlighted, "#fields")
    def _moved(self) -> None:
        self._tell_whole()

    def _tell_whole(self) -> None:
        """What the field under the cursor becomes, in whole."""
        pair, sides = self._pair, self._sides
        if pair is None or sides is None:
            return
        take = taken_of(pair, self._taken)
        left, right = sides[0].person, sides[1].person
        value = getattr(put_together(left, right, self._taken), pair.name)
        introducer = (sides[1] if take is Take.OTHER else sides[0]).introducer
        words = value_words(pair.name, value, introducer)
        self.query_one("#whole", Said).set_lines(whole_lines(pair, words, take))

    def action_take(self, step: int) -> None:
        """Take more of the left or of the right; lists have both in between."""
        pair = self._pair
        if pair is None or not pair.differs:
            return
        scale = _SCALE if pair.joins else (Take.KEPT, Take.OTHER)
        place = scale.index(taken_of(pair, self._taken)) + step
        self._taken[pair.name] = scale[min(max(place, 0), len(scale) - 1)]
        self._paint()

    def action_swap(self) -> None:
        """The other one stays; what was chosen stays chosen."""
        sides = self._sides
        if sides is None:
            return
        if sides[0].person.is_me:
            self.notify("You stay: that is your own entry.", severity="warning", markup=False)
            return
        self._swapped = not self._swapped
        self._taken = {name: _MIRRORED[take] for name, take in self._taken.items()}
        self._paint()

    @on(RowList.Selected, "#fields")
    def action_merge(self) -> None:
        """Put them together as chosen."""
        sides = self._sides
        if sides is None:
            return
        kept, gone = sides[0].person, sides[1].person
        if "name" in self._taken and is_empty(put_together(kept, gone, self._taken).name):
            self.notify("A person needs a name.", severity="warning", markup=False)
            return
        self.dismiss(MergePeople(kept.uid, gone.uid, put_together(kept, gone, self._taken)))

    def action_apart(self) -> None:
        """They are two people; nobody asks again."""
        if self._view is not None:
            self.dismiss(KeepApart(self._view.one.person.uid, self._view.other.person.uid))

    def action_leave(self) -> None:
        """Back, with nothing changed."""
        self.dismiss(None)
