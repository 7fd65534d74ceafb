"""People: the list with its live filter; the person's card, timeline, curve and gate."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from relterm.errors import ReltermError
from relterm.service.desk import Changed
from relterm.service.views.people import ListedPerson, PeopleList, people_list, people_page
from relterm.service.views.why.about import About, AboutPerson
from relterm.ui.glyphs import glyphs_of
from relterm.ui.lines.people import EMPTY, NOBODY_FOUND, people_source
from relterm.ui.screens.base import MainScreen
from relterm.ui.screens.person_details import PersonDetails
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.trust_chart import TrustChart

NO_LIST = PeopleList((), 0, 0, filtered=False)


class PeopleScreen(MainScreen):
    """Everybody, and one of them in detail."""

    NAME: ClassVar[str] = "people"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PeopleScreen {
        #list { width: 30%; min-width: 30; max-width: 46; }
        #filter { border: none; height: 1; padding: 0 1; background: $background; }
        #filter:focus { background: $surface; }
        &.-narrow #list { width: 40%; min-width: 24; max-width: 36; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "tab(-1)", "Tab back", show=False, id="people.tab_back"),
        Binding("right_square_bracket", "tab(1)", "Next tab", show=False, id="people.tab_next"),
        Binding("escape", "leave_filter", "Clear filter", show=False, id="people.leave_filter"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._listed = NO_LIST
        self._wanted: str | None = None
        self._moving = False
        self._filter_first = False
        self._shown_first: str | None = None

    def body(self) -> Widget:
        """The list on the left, the details beside it."""
        return Horizontal(
            Pane(
                Input(placeholder="/ find…", id="filter", select_on_focus=False),
                RowList(id="people", empty=EMPTY),
                title="People",
                id="list",
            ),
            PersonDetails(id="details"),
        )

    @property
    def selected_person(self) -> str | None:
        """Whoever the cursor is on."""
        return self.query_one("#people", RowList).cursor_key or None

    @property
    def selected_entry(self) -> str | None:
        """The entry the timeline's cursor is on, when the timeline has the focus."""
        return self._details.selected_entry

    @property
    def selected_condition(self) -> str | None:
        """The condition the gate's cursor is on, when the gate has the focus."""
        return self._details.selected_condition

    @property
    def asked_about(self) -> About | None:
        """Whatever the cursor is on in the details, else the person."""
        uid = self.selected_person
        return self._details.asked_about or (AboutPerson(uid) if uid else None)

    @property
    def _details(self) -> PersonDetails:
        return self.query_one(PersonDetails)

    def reload(self, changed: Changed) -> None:
        """Read the list, and the person if they changed."""
        self._read_list()
        uid = self.selected_person
        if changed.everyone or self._details.view is None or uid in changed.people:
            self._show(uid)
        if self._shown_first is not None:
            first, self._shown_first = self._shown_first, None
            self._go_to(first)

    def on_mount(self) -> None:
        """The list has the focus, unless the filter was asked for."""
        self.set_focus(self.query_one("#filter" if self._filter_first else "#people"))

    # the list and its filter

    def start_filter(self) -> None:
        """Put the cursor into the filter at once: the next key already belongs to it."""
        self._filter_first = True
        for box in self.query("#filter").results(Input):
            self.set_focus(box)

    def show_person(self, uid: str) -> None:
        """Put the cursor on somebody, whatever the filter, as soon as the list is there."""
        if self._stale:
            self._shown_first = uid
        else:
            self._go_to(uid)

    def show_entry(self, person: str, entry: str) -> None:
        """Put the cursor on an entry of somebody's timeline, as soon as it is there."""
        self._details.wait_for(person, entry)
        self.show_person(person)

    def _go_to(self, uid: str) -> None:
        people = self.query_one("#people", RowList)
        if self.query_one("#filter", Input).value:
            self.query_one("#filter", Input).value = ""
            self._read_list()
        if people.choose(uid):
            people.focus()
        else:
            self._show(uid)
        self._details.take_up_entry()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.if_free(lambda: self._read_list(keep=False))

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self.query_one("#people", RowList).focus()

    def action_leave_filter(self) -> None:
        """Esc: give the whole list back."""
        box = self.query_one("#filter", Input)
        if box.value:
            box.value = ""
        self.query_one("#people", RowList).focus()

    def _read_list(self, *, keep: bool = True) -> None:
        text = self.query_one("#filter", Input).value
        self._listed = people_list(self.desk, text)
        source = people_source(self._listed, self._fetch, self._find, glyphs_of(self.app))
        empty = NOBODY_FOUND if text else EMPTY
        self.query_one("#people", RowList).set_source(source, keep_key=keep, empty=empty)
        self.query_one("#list", Pane).set_hint(
            f"{len(self._listed.ids)}{' · esc clears' if text else ''}"
        )

    def _fetch(self, start: int, count: int) -> Sequence[ListedPerson]:
        try:
            return people_page(self.desk, self._listed.ids[start : start + count])
        except ReltermError:
            # Another process is writing; the lines stay empty until the next look.
            self._stale = True
            return ()

    def _find(self, uid: str) -> int | None:
        row = self.desk.book.people.row_id(uid)
        return None if row is None else self._listed.place(row)

    # the person

    @on(RowList.Highlighted, "#people")
    def _moved(self) -> None:
        """The list is painted first; of several moves before that only the last is followed."""
        if not self._moving:
            self._moving = True
            self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        self._moving = False
        uid = self.selected_person
        if uid != self._wanted:
            self._show(uid)

    @on(RowList.Selected, "#people")
    def _opened(self) -> None:
        self.query_one("#timeline", RowList).focus()

    @on(RowList.Selected, "#timeline")
    @on(TrustChart.Opened)
    async def _edit_entry(self) -> None:
        await self.relterm.action_do("edit")

    def _show(self, uid: str | None) -> None:
        self._wanted = uid
        if uid is None:
            self._details.show(None)
        else:
            self.with_person(uid, self._details.show)

    def action_tab(self, step: int) -> None:
        """The next pane of the person."""
        self._details.turn(step)
