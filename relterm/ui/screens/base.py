"""What the four main screens have in common: top line, body, footer, and when to read again."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from relterm.domain import days
from relterm.errors import BookBusy, BookError, NoSuchPerson
from relterm.service.desk import Changed, Desk
from relterm.service.views.agenda import many_due
from relterm.service.views.person import PersonView, person_view
from relterm.service.views.top import TopView, top_view
from relterm.ui.action import WITH_PERSON
from relterm.ui.footer_keys import Missing, fits_here, fits_now, rank
from relterm.ui.screens.selected import Selected
from relterm.ui.widgets.key_footer import KeyFooter
from relterm.ui.widgets.pane import MAXIMISED_KEEPS, toggle_maximised
from relterm.ui.widgets.top_bar import TopBar, TopBarView

if TYPE_CHECKING:
    from relterm.ui.app import ReltermApp

LEAST = Size(40, 12)
"""Columns and lines below which nothing can be laid out well."""
LONG_LOG = 200
"""Entries from which on a person is read outside the message loop."""


class MainScreen(Selected, Screen[None]):
    """One of the four screens.

    A screen reads its view when it is first shown and whenever somebody in it changed; a hidden
    screen only remembers that it is out of date.
    """

    NAME: ClassVar[str] = ""
    COVERS: ClassVar[bool] = False
    """Whether it hides the screen below it, which then reads nothing until it is seen again."""
    ALLOW_IN_MAXIMIZED_VIEW = MAXIMISED_KEEPS

    def __init__(self) -> None:
        super().__init__()
        self._stale = True
        self._built = False
        self._missing: frozenset[Missing] = frozenset()
        """What was not there when it was read last."""

    @property
    def relterm(self) -> "ReltermApp":
        """The app this screen belongs to."""
        from relterm.ui.app import ReltermApp

        if not isinstance(self.app, ReltermApp):
            msg = "a main screen belongs to the relterm app"
            raise TypeError(msg)
        return self.app

    @property
    def desk(self) -> Desk:
        """The app's desk."""
        return self.relterm.desk

    def edit_here(self) -> bool:
        """Begin editing what the screen itself is about; False where it is about somebody."""
        return False

    def toggle_maximised(self) -> None:
        """Give the focused pane the whole screen, or take it back."""
        if not toggle_maximised(self):
            self.relterm.say("There is nothing here to make larger.")

    @on(TopBar.Chosen)
    def _chosen(self, message: TopBar.Chosen) -> None:
        self.relterm.switch_mode(message.screen)

    @abstractmethod
    def body(self) -> Widget:
        """The panes between top line and footer."""

    @abstractmethod
    def reload(self, changed: Changed) -> None:
        """Read the view again and hand it to the widgets."""

    def compose(self) -> ComposeResult:
        """Top line, body, footer."""
        yield TopBar(self.NAME, least=LEAST)
        yield self.body()
        yield self.footer()

    def footer(self) -> KeyFooter:
        """The keys that fit where the user is, the most useful first."""
        return KeyFooter(only=self._shown_here, rank=self._rank)

    def _rank(self, binding: Binding) -> int:
        return rank(self.NAME, binding, self._missing, marked=self.has_marked)

    def _shown_here(self, binding: Binding) -> bool:
        """The actions of the table that belong into this screen's footer."""
        from relterm.ui.actions import BY_ID

        action = BY_ID.get(binding.id or "")
        focused = self.focused.id if self.focused else None
        if not fits_here(binding, focused):
            return False
        if action is None:
            return True
        return fits_now(action, self.NAME, self._missing, marked=self.has_marked)

    def on_mount(self) -> None:
        """All widgets are there: the screen may read, and does when it is in front."""
        self._built = True
        if self.is_current:
            self.catch_up()

    def on_screen_resume(self) -> None:
        """Read when shown, if something changed meanwhile."""
        self.catch_up()
        self.relterm.look_around()

    def if_free(self, work: Callable[[], None]) -> None:
        """Do what reads the book, or later when another process holds it just now."""
        try:
            work()
        except BookBusy:
            self._stale = True

    def catch_up(self) -> None:
        """Read what could not be read while another process held the book."""
        if self._stale and self._built and self.app.is_running and not self._hidden:
            self._read(Changed(everyone=True))

    def show_change(self, changed: Changed) -> None:
        """Read again now, or when shown."""
        if self._built and self in self.app.screen_stack and not self._hidden:
            self._read(changed)
        else:
            self._stale = True

    @property
    def _hidden(self) -> bool:
        """Whether a screen lies over it that hides it whole; it reads when it is seen again."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else stack
        return any(getattr(each, "COVERS", False) for each in above)

    def with_person(self, uid: str, paint: Callable[[PersonView | None], None]) -> None:
        """Read somebody and hand them on, None when they are gone.

        A long log is read in the database thread, and so is a short one while another process
        holds the book; whoever asks next is then shown instead.
        """
        with suppress(BookBusy):
            if self.desk.book.interactions.count(uid) < LONG_LOG:
                self.workers.cancel_group(self, "person")
                paint(_found(self.desk, uid))
                return
        self.run_worker(self._read_long(uid, paint), group="person", exclusive=True)

    async def _read_long(self, uid: str, paint: Callable[[PersonView | None], None]) -> None:
        with suppress(BookError):
            paint(await self.relterm.database.run(lambda: _found(self.desk, uid)))

    def _read(self, changed: Changed) -> None:
        try:
            self.reload(changed)
            self._show_top()
        except BookBusy:
            # Another process is writing: the old rows stay, and the next look finds its change.
            self._stale = True
            return
        self._stale = False
        missing = frozenset(self._lacks())
        if missing != self._missing:
            self._missing = missing
            self.refresh_bindings()

    def _lacks(self) -> Iterator[Missing]:
        if self.desk.next_undo() is None:
            yield Missing.CHANGE
        if self.NAME in WITH_PERSON and self.selected_person is None:
            yield Missing.PERSON
            if not self.desk.book.people.anybody():
                yield Missing.PEOPLE

    def _show_top(self) -> None:
        if not many_due(self.desk):
            self._put_top(top_view(self.desk))
            return
        bar = self.query_one(TopBar)
        today = _day_words(self.desk, self.desk.now().today)
        bar.view = replace(bar.view, active=self.NAME, date=today)
        self.run_worker(self._show_top_later(), group="top", exclusive=True)

    async def _show_top_later(self) -> None:
        """A neglected book: the numbers come from the database thread."""
        with suppress(BookError):
            self._put_top(await self.relterm.database.run(lambda: top_view(self.desk)))

    def _put_top(self, view: TopView) -> None:
        self.query_one(TopBar).view = TopBarView(
            active=self.NAME,
            counts=view.counts,
            date=_day_words(self.desk, view.day),
            done=view.reach_outs,
            daily=view.daily_number,
        )


def _found(desk: Desk, uid: str) -> PersonView | None:
    try:
        return person_view(desk, uid)
    except NoSuchPerson:
        return None


def _day_words(desk: Desk, day: date) -> str:
    return f"read only · {days.long(day)}" if desk.book.read_only else days.long(day)
