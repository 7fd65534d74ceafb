"""The trash: what was put there and when; bringing it back, or deleting somebody for good."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from relterm.domain.days import counted
from relterm.errors import ReltermError
from relterm.service.commands.trash import BringBack
from relterm.service.desk import Changed, Desk, Done
from relterm.service.forgetting import forget
from relterm.service.views.trash import TrashLine, TrashList, trash_list, trash_page
from relterm.storage.records import Thing
from relterm.ui.database_thread import DatabaseThread
from relterm.ui.dialogs.prompt import Prompt
from relterm.ui.dialogs.said import Said, hint_line, warn_line
from relterm.ui.dialogs.turning import turned_last
from relterm.ui.dialogs.working import Working, watched
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.trash import EMPTY, Key, TrashSource, key_of
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList

MANY = 100
"""From so many things on, bringing back is watched by a bar and can be stopped."""
WORD = "delete"
"""What has to be typed before anything is deleted for good."""


class TrashView(ModalScreen[None]):
    """What is in the trash. `tell` is called for each change."""

    COVERS = True
    AUTO_FOCUS = "#thrown"
    DEFAULT_CSS = """
    TrashView {
        background: $background;
        #message { height: auto; max-height: 3; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "Bring back", id="trash.back"),
        Binding("ctrl+d", "delete", "Delete for good", id="trash.delete"),
        Binding("u", "undo", "Undo", id="trash.undo"),
        Binding("escape", "leave", "Close", id="trash.leave"),
    ]

    def __init__(
        self, desk: Desk, database: DatabaseThread, tell: Callable[[Changed], None]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._database = database
        self._tell = tell
        self._busy = False

    def compose(self) -> ComposeResult:
        """The list, and what was said."""
        with Pane(title="Trash", id="trash"):
            yield RowList(id="thrown", marking=True)
        yield Said(id="message")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read it in the database thread."""
        self._do(self._read)

    @property
    def _list(self) -> RowList:
        return self.query_one("#thrown", RowList)

    @property
    def _chosen(self) -> tuple[Key, ...]:
        """What is marked, else what the cursor is on."""
        keys = self._list.marked or frozenset(filter(None, (self._list.cursor_key,)))
        return tuple(sorted(map(key_of, keys)))

    async def _read(self) -> None:
        listed = await self._database.run(lambda: trash_list(self._desk))
        self._show(listed)

    def _show(self, listed: TrashList) -> None:
        source = TrashSource(listed, self._page, self._desk.now().today, glyphs_of(self.app))
        kept = {key for key in self._list.marked if source.find(key) is not None}
        self._list.set_source(source, empty=EMPTY)
        self._list.set_marked(frozenset(kept))
        self._hint()

    def _page(self, thing: Thing, numbers: Sequence[int]) -> dict[int, TrashLine]:
        try:
            return trash_page(self._desk, thing, numbers)
        except ReltermError:  # another process is writing; the lines stay empty until the next look
            return {}

    @on(RowList.Marked)
    def _hint(self) -> None:
        count = len(self._list.marked)
        words = f"{count:,} selected · {{trash.leave}} clears" if count else ""
        if not count and self._list.source.item_count():
            words = (
                "{trash.back} brings it back · {list.mark} {list.mark_range} {list.mark_all} select"
            )
        self.query_one("#trash", Pane).set_hint(words)

    def action_leave(self) -> None:
        """Take the marks away, else close."""
        if self._list.marked:
            self._list.set_marked(frozenset())
        else:
            self.dismiss(None)

    # bringing back

    @on(RowList.Selected)
    def action_back(self) -> None:
        """Bring back what is marked, else what the cursor is on."""
        if self._chosen:
            self._do(self._back)

    async def _back(self) -> None:
        chosen = self._chosen
        people = tuple(number for thing, number in chosen if thing is Thing.PERSON)
        entries = tuple(number for thing, number in chosen if thing is Thing.INTERACTION)

        def work(shown: Working | None) -> Done:
            progress = shown.progress if shown else None
            return self._desk.run(BringBack(people, entries, progress), progress)

        if len(chosen) < MANY:
            done = await self._database.run(lambda: work(None))
        else:
            done = await watched(self.app, self._database, "Bringing them back", work)
        await self._after(done)

    def action_undo(self) -> None:
        """Undo what was done last, here or before."""
        self._do(self._undone)

    async def _undone(self) -> None:
        await self._after(await turned_last(self.app, self._desk, self._database))

    # deleting for good

    def action_delete(self) -> None:
        """Delete the people marked, or under the cursor, once the word is typed."""
        people = [number for thing, number in self._chosen if thing is Thing.PERSON]
        if people:
            self._do(lambda: self._delete(people))
        elif self._chosen:
            self._warn("Only people can be deleted for good; with them go their entries.")

    async def _delete(self, numbers: Sequence[int]) -> None:
        found = await self._database.run(
            lambda: trash_page(self._desk, Thing.PERSON, numbers[:1]).values()
        )
        name = next((each.title for each in found), "")
        whom = name if len(numbers) == 1 else counted(len(numbers), "person", "people")
        hint = (
            f"Type {WORD} to take {whom} out for good, with all that is logged with them alone. "
            "It cannot be undone; backups made before still hold it."
        )
        if await self.app.push_screen_wait(
            Prompt(f"Delete {whom}", hint=hint, check=_check, verb="delete")
        ):
            done = await watched(
                self.app,
                self._database,
                "Deleting",
                lambda shown: forget(self._desk, numbers, shown.progress),
            )
            self._tell(done.changed)
            self._say(done.said)
            await self._read()

    # what all have in common

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        """One thing at a time."""
        if not self._busy:
            self._busy = True
            self.run_worker(self._told(work), group="flow")

    async def _told(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except ReltermError as error:
            self._warn(str(error))
        finally:
            self._busy = False

    async def _after(self, done: Done) -> None:
        self._tell(done.changed)
        self._say(done.said)
        self._list.set_marked(frozenset())
        await self._read()

    def _say(self, sentence: str) -> None:
        self.query_one("#message", Said).set_lines([hint_line(sentence)])

    def _warn(self, sentence: str) -> None:
        self.query_one("#message", Said).set_lines([warn_line(sentence)])


def _check(typed: str) -> str | None:
    return None if typed.strip().lower() == WORD else f"Type the word {WORD}."
