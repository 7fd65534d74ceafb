"""The tour under way: which card is shown, on whatever screen is in front."""

from typing import TYPE_CHECKING

from textual.command import CommandPalette
from textual.screen import SystemModalScreen
from textual.widgets import Input

from relterm.ui.key_signs import taught
from relterm.ui.screens.base import MainScreen
from relterm.ui.tour_steps import NOTHING_TO_UNDO, STEPS, Seen, Step
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.tour_card import TourCard
from relterm.ui.widgets.trust_chart import TrustChart

if TYPE_CHECKING:
    from textual.screen import Screen

    from relterm.ui.app import ReltermApp


class Tour:
    """Ten cards. It is told what was done, looks after each key, and keeps the card in front."""

    def __init__(self, app: "ReltermApp", place: int = 0) -> None:
        """A tour that begins with the card at a place, counted from 0."""
        self._app = app
        self._place = place
        self._ran: set[str] = set()
        self._focus: tuple[object, object] = (None, None)
        self._card: TourCard | None = None
        newest = app.desk.next_undo()
        self._first = newest.id if newest else None

    @property
    def step(self) -> Step:
        """The step of the card in front."""
        return STEPS[self._place]

    def did(self, action_id: str) -> None:
        """An action has run to its end."""
        self._ran.add(action_id)
        self.look()

    def look(self) -> None:
        """After a key: go on when the step is done, and keep the card in front."""
        if isinstance(self._app.screen, CommandPalette):
            self._ran.add("palette")
        seen = self._seen()
        if not isinstance(self._app.screen, SystemModalScreen) and self.step.done(seen):
            self._go(1)
        self._show()

    def takes_key(self, action: str) -> bool:
        """Whether Enter goes on, or Esc ends the tour, where the user is now."""
        screen = self._app.screen
        if not isinstance(screen, MainScreen) or screen.COVERS or screen.maximized is not None:
            return False
        if isinstance(screen.focused, Input):
            return False
        return action != "tour_on" or not self._needs_enter(screen)

    def go_on(self) -> None:
        """The next card; after the last one the tour is over."""
        if self._place + 1 == len(STEPS):
            self.end()
        else:
            self._go(1)
            self._show()

    def leave(self) -> None:
        """Take the card away; the tour may be taken up again where it was."""
        self.end()
        if self._place + 1 < len(STEPS):
            self._app.tour_left_at = self._place
            self._app.say(taught(self._app, "{^tour} takes the tour up again where you left it."))

    def end(self) -> None:
        """Take the card away."""
        self._app.tour, self._app.tour_left_at = None, 0
        if self._card is not None:
            self._card.display = False

    def _needs_enter(self, screen: MainScreen) -> bool:
        return self.step.takes_enter and self.step.screen in {"", screen.NAME}

    def _go(self, step: int) -> None:
        self._place = min(self._place + step, len(STEPS) - 1)
        self._ran.clear()
        self._focus = (None, None)
        if self._place + 1 == len(STEPS):
            self._app.memory.keep_tour_seen()

    def _seen(self) -> Seen:
        app = self._app
        focused = app.focused
        cursor: object = None
        if isinstance(focused, RowList):
            cursor = focused.cursor
        elif isinstance(focused, TrustChart):
            cursor = focused.cursor_uid
        if self._focus[0] is not focused:
            self._focus = (focused, cursor)
        mode = app.main.NAME if app.main else ""
        return Seen(frozenset(self._ran), mode, focused, cursor, self._focus[1])

    def _show(self) -> None:
        screen = self._app.screen
        if isinstance(screen, SystemModalScreen) or getattr(screen, "COVERS_TOUR", False):
            return
        self._card = self._card_on(screen)
        main = isinstance(screen, MainScreen)
        self._card.show(
            f"Tour · {self._place + 1} of {len(STEPS)} · {self.step.title}",
            taught(self._app, self._words()),
            self._hint(main=main),
        )
        self._card.set_class(main, "-above-footer")

    def _card_on(self, screen: "Screen[object]") -> TourCard:
        """The card of a screen, made when it is first needed; the one before is hidden."""
        if self._card is not None and self._card.parent is screen:
            return self._card
        if self._card is not None:
            self._card.display = False
        card = next(iter(screen.query(TourCard)), None)
        if card is None:
            card = TourCard()
            screen.mount(card)
        card.display = True
        return card

    def _words(self) -> str:
        app, step = self._app, self.step
        words = step.narrow if step.narrow and app.screen.has_class("-narrow") else step.words
        if "undo" in step.words and step.title == "Taking back" and not self._wrote:
            words = NOTHING_TO_UNDO
        if step.screen and app.main is not None and step.screen != app.main.NAME:
            return f"First {{{step.screen}}}, for {step.screen.capitalize()}. {words}"
        return words

    @property
    def _wrote(self) -> bool:
        newest = self._app.desk.next_undo()
        return newest is not None and newest.id != self._first

    def _hint(self, *, main: bool) -> str:
        if not main:
            return ""
        if self._place + 1 == len(STEPS):
            return "⏎ ends the tour"
        on = "" if self._needs_enter(self._app.screen) else "⏎ next · "  # type: ignore[arg-type]  # a main screen
        return f"{on}esc ends the tour"
