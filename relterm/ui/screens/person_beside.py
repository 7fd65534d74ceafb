"""A list of people with the one under its cursor in detail beside it."""

from textual import on

from relterm.service.views.why.about import About, AboutPerson
from relterm.ui.screens.base import MainScreen
from relterm.ui.screens.following import Following
from relterm.ui.screens.person_details import PersonDetails
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.trust_chart import TrustChart


class PersonBeside(MainScreen):
    """The details follow the cursor of the list `#people`."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: str | None = None
        self._following = Following(self, self._follow_cursor)

    @property
    def selected_person(self) -> str | None:
        """Whoever the cursor is on."""
        return self.query_one("#people", RowList).cursor_key or None

    @property
    def selected_entry(self) -> str | None:
        """The entry the timeline's cursor is on, when the timeline has the focus."""
        return self.details.selected_entry

    @property
    def selected_condition(self) -> str | None:
        """The condition the gate's cursor is on, when the gate has the focus."""
        return self.details.selected_condition

    @property
    def asked_about(self) -> About | None:
        """Whatever the cursor is on in the details, else the person."""
        uid = self.selected_person
        return self.details.asked_about or (AboutPerson(uid) if uid else None)

    @property
    def details(self) -> PersonDetails:
        """The panes about one person."""
        return self.query_one(PersonDetails)

    @on(RowList.Highlighted, "#people")
    def _moved(self) -> None:
        self._following.moved()

    def _follow_cursor(self) -> None:
        uid = self.selected_person
        if uid != self._wanted:
            self.show_details(uid)

    @on(RowList.Selected, "#people")
    def _opened(self) -> None:
        self.query_one("#timeline", RowList).focus()

    @on(RowList.Selected, "#timeline")
    @on(TrustChart.Opened)
    async def _edit_entry(self) -> None:
        await self.relterm.action_do("edit")

    def show_details(self, uid: str | None) -> None:
        """Show somebody's details, or nobody's."""
        self._wanted = uid
        if uid is None:
            self.details.show(None)
        else:
            self.with_person(uid, self.details.show)

    def action_tab(self, step: int) -> None:
        """The next pane of the person."""
        self.details.turn(step)
