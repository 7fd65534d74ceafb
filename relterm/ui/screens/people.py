"""People: the list with its live filter; the person's card, timeline, curve and gate."""

from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import WorkerError

from relterm.domain.people import State
from relterm.errors import BookError, ReltermError
from relterm.service.desk import Changed
from relterm.service.views.people import (
    ListedPerson,
    PeopleList,
    is_slow,
    people_list,
    people_page,
)
from relterm.ui.glyphs import glyphs_of
from relterm.ui.key_signs import taught
from relterm.ui.lines.people import EMPTY, NOBODY_FOUND, people_source
from relterm.ui.screens.people_filter import FilterInput
from relterm.ui.screens.people_selection import PeopleSelection
from relterm.ui.screens.people_views import ViewRow, views_of
from relterm.ui.screens.person_beside import PersonBeside
from relterm.ui.screens.person_details import PersonDetails
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.row_list import RowList

NO_LIST = PeopleList((), 0, 0, filtered=False)
ARCHIVED = "is:archived"
"""The filter under which whoever is archived is shown."""
NO_VIEW = "No view is saved yet: {find} filters the list, then {people.save_view} saves the filter."
ROOM = 12
"""Longer words about the selection leave no room for the key beside them."""


class PeopleScreen(PersonBeside):
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
        Binding("escape", "leave_filter", "Clear filter", id="people.leave_filter"),
        Binding("ctrl+s", "save_view", "Save as a view", show=False, id="people.save_view"),
        Binding("less_than_sign", "view(-1)", "View before", show=False, id="people.view_back"),
        Binding("greater_than_sign", "view(1)", "Next view", show=False, id="people.view_next"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._listed = NO_LIST
        self._asked = ""
        self._filter_first = False
        self._shown_first: str | None = None
        self.selection = PeopleSelection(self, self._say_count)

    def body(self) -> Widget:
        """The list on the left, the details beside it."""
        return Horizontal(
            Pane(
                FilterInput(),
                ViewRow(id="views"),
                RowList(id="people", empty=EMPTY),
                title="People",
                id="list",
            ),
            PersonDetails(id="details"),
        )

    @property
    def shows_all_found(self) -> bool:
        """Whether everybody who matches the filter is in the list."""
        return not self._listed.cut

    @property
    def marked_people(self) -> tuple[str, ...]:
        """Whoever is marked in the list."""
        return self.selection.people

    @property
    def has_marked(self) -> bool:
        """Whether anybody is."""
        return len(self.selection) > 0

    def reload(self, changed: Changed) -> None:
        """Read the list, and the person if they changed."""
        self.selection.check()
        self._read_list()
        uid = self.selected_person
        if changed.everyone or self.details.view is None or uid in changed.people:
            self.show_details(uid)
        if self._shown_first is not None:
            first, self._shown_first = self._shown_first, None
            self._go_to(first)

    def on_mount(self) -> None:
        """The list has the focus, unless the filter was asked for."""
        self.query_one(FilterInput).connect(self.desk)
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
        self.details.wait_for(person, entry)
        self.show_person(person)

    @property
    def filter_text(self) -> str:
        """What is typed into the filter."""
        return self.query_one("#filter", Input).value

    def show_filtered(self, text: str) -> None:
        """Filter the list by a text, as if it was typed."""
        box = self.query_one("#filter", Input)
        with box.prevent(Input.Changed):  # the list is read now, for whoever is chosen next
            box.value = text
        self.query_one("#people", RowList).focus()
        self.if_free(lambda: self._read_list(keep=False))

    def show_among_them(self, uid: str, entry: str = "") -> None:
        """Put the cursor on somebody in the list as it is filtered, and on an entry of theirs."""
        if entry:
            self.details.wait_for(uid, entry)
        self.query_one("#people", RowList).choose(uid)
        self.details.take_up_entry()

    def action_save_view(self) -> None:
        """Save the filter as a view."""
        from relterm.ui.flows import searching

        text = self.filter_text.strip()
        if text:
            work = searching.save(self.relterm, text)
            self.app.run_worker(work, group="flow", exclusive=True)
        else:
            self.relterm.say("Filter the list first; then the filter can be saved as a view.")

    def action_view(self, step: int) -> None:
        """Show the next of the saved views, or everybody."""
        query = self.query_one(ViewRow).beside(step)
        if query is None:
            self.relterm.say(taught(self.app, NO_VIEW))
        else:
            self.show_filtered(query)

    @on(ViewRow.Chosen)
    async def _view_clicked(self, message: ViewRow.Chosen) -> None:
        if message.query is None:
            await self.relterm.action_do("views")
        else:
            self.show_filtered(message.query)

    def _go_to(self, uid: str) -> None:
        people = self.query_one("#people", RowList)
        if self.query_one("#filter", Input).value:
            self.query_one("#filter", Input).value = ""
            self._read_list()
        found = people.choose(uid)
        person = None if found else self.desk.book.people.get(uid)
        if person is not None and person.state is State.ARCHIVED:
            with self.prevent(Input.Changed):  # it would put the cursor on the first row
                self.show_filtered(ARCHIVED)
            self._read_list()
            found = people.choose(uid)
        if found:
            people.focus()
        else:
            self.show_details(uid)
        self.details.take_up_entry()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.if_free(lambda: self._read_list(keep=False))

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self.query_one("#people", RowList).focus()

    def action_leave_filter(self) -> None:
        """Esc: take the marks away; then give the whole list back."""
        box = self.query_one("#filter", Input)
        if not box.has_focus and self.selection.clear():
            return
        if box.value:
            box.value = ""
        self.query_one("#people", RowList).focus()

    def _read_list(self, *, keep: bool = True) -> None:
        self._asked = text = self.filter_text
        views = self.query_one(ViewRow)
        views.show(views_of(self.desk), text)
        self.query_one("#list", Pane).set_title(views.title)
        self.workers.cancel_group(self, "list")
        if is_slow(self.desk, text):
            self.run_worker(self._read_slow_list(text, keep=keep), group="list", exclusive=True)
        else:
            listed = people_list(self.desk, text)
            self._show_list(listed, text, keep=keep)
            if listed.cut:
                self.run_worker(self._read_slow_list(text), group="list", exclusive=True)

    async def _read_slow_list(self, text: str, *, keep: bool = True) -> None:
        """What takes its time is read in the database thread; the old list stays meanwhile.

        Of several filters typed in a row only the last is still wanted when its turn comes.
        """

        def read() -> PeopleList | None:
            return people_list(self.desk, text, whole=True) if text == self._asked else None

        try:
            listed = await self.relterm.database.run(read)
        except BookError:
            self._stale = True
            return
        if listed is not None and text == self._asked:
            self._show_list(listed, text, keep=keep)

    async def all_listed(self) -> None:
        """Wait for those of the list that are still being read."""
        reading = [each for each in self.workers if each.group == "list" and each.node is self]
        for each in reading:
            with suppress(WorkerError):  # another filter took its place
                await each.wait()

    def _show_list(self, listed: PeopleList, text: str, *, keep: bool) -> None:
        self._listed = listed
        source = people_source(self._listed, self._fetch, self._find, glyphs_of(self.app))
        empty = NOBODY_FOUND if text else EMPTY
        self.query_one("#people", RowList).set_source(source, keep_key=keep, empty=empty)
        self.selection.show(self._listed.ids)
        self._say_count()

    def _say_count(self) -> None:
        """How many are listed, or selected; and what clears that."""
        selected = self.selection.words
        filtered = self.query_one("#filter", Input).value
        clears = " · {people.leave_filter} clears" if selected or filtered else ""
        if len(selected) > ROOM:
            clears = ""
        count = f"{len(self._listed.ids):,}"
        words = selected or (f"the nearest {count}" if self._listed.cut else count)
        self.query_one("#list", Pane).set_hint(words + clears)

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
