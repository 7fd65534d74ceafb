"""The balance card: one kind sentence, and both sides of every line."""

from textual import events, on

from relterm.service.views.balance import BalanceView, balance_view
from relterm.service.views.person import PersonView
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.balance import KEY, balance_source
from relterm.ui.roles import Role
from relterm.ui.screens.base import LONG_LOG, MainScreen
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.rows import ListSource, line
from relterm.ui.widgets.text_pane import TextPane

GUTTER = 1


class BalanceCard(Pane):
    """The balance with one person; worked out when it is seen, not before."""

    DEFAULT_CSS = """
    BalanceCard {
        #balance-said { height: auto; max-height: 40%; margin: 0 0 1 0; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        said = TextPane(id="balance-said")
        said.can_focus = False
        super().__init__(said, RowList(id="balance-list"), title="Balance", id=id, classes=classes)
        self._view: PersonView | None = None
        self._balance: BalanceView | None = None

    @property
    def selected_balance(self) -> str | None:
        """The name of the line the cursor is on, when the card has the focus."""
        rows = self.query_one("#balance-list", RowList)
        if not rows.has_focus or not (rows.cursor_key or "").startswith(KEY):
            return None
        return (rows.cursor_key or "").removeprefix(KEY)

    def show_view(self, view: PersonView | None) -> None:
        """Show the balance with somebody, as soon as the card is on screen."""
        self._view, self._balance = view, None
        self.work_out()

    def work_out(self) -> None:
        """Read the balance if it is to be seen; of a long log in the database thread."""
        view = self._view
        if view is None:
            self._put(None)
        elif self.display and self._balance is None:
            if len(view.events) < LONG_LOG:
                self._put(balance_view(view))
            else:
                self.run_worker(self._gather(view), group="balance", exclusive=True)

    async def _gather(self, view: PersonView) -> None:
        screen = self.screen
        if isinstance(screen, MainScreen):
            found = await screen.relterm.database.run(lambda: balance_view(view))
            if self._view is view:
                self._put(found)

    def _put(self, found: BalanceView | None) -> None:
        self._balance = found
        words = () if found is None else (line(found.sentence, Role.NAME),)
        self.query_one("#balance-said", TextPane).set_lines(words)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = self.query_one("#balance-list", RowList)
        cells = rows.scrollable_content_region.width - GUTTER
        if self._balance is None or cells <= 0:
            rows.set_source(ListSource())
        else:
            rows.set_source(balance_source(self._balance, cells, glyphs_of(self.app)))

    def on_show(self) -> None:
        """It came on screen."""
        self.work_out()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 (Textual's signature)
        """Bars are as wide as there is room."""
        self.work_out()
        self.call_after_refresh(self._lay_out)

    @on(RowList.Selected, "#balance-list")
    async def _opened(self, message: RowList.Selected) -> None:
        """Enter asks why."""
        message.stop()
        screen = self.screen
        if isinstance(screen, MainScreen):
            await screen.relterm.action_do("why")
