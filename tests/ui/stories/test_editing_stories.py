"""Everything is edited in place, by keys alone; what was typed is never lost unasked."""

from dataclasses import replace
from datetime import date

import pytest
from app_driver import SMALL, Driver, driven, told
from textual.widgets import TextArea

from relterm.clock import Clock
from relterm.domain.interactions import AskState, Outcome, PromiseState
from relterm.domain.kinds import AskSize
from relterm.domain.people import Person
from relterm.errors import DiskFull
from relterm.service.commands.editing import SavePerson
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.views.today_lines import Section
from relterm.ui.dialogs.ask_form import AskForm
from relterm.ui.dialogs.day_picker import DayPicker
from relterm.ui.dialogs.duty_forms import PromiseForm, ReminderForm
from relterm.ui.dialogs.entry_form import EntryForm
from relterm.ui.dialogs.field_row import FieldRow
from relterm.ui.dialogs.person_form import PersonForm
from relterm.ui.widgets.text_pane import TextPane

TINY = (60, 20)


async def to(driver: Driver, name: str, section: Section) -> None:
    """Put the cursor of Today on somebody's line in a section."""
    for _ in range(80):
        main = driver.app.main
        chosen = main.selected_line if main else None
        if chosen is not None and chosen.name == name and chosen.section is section:
            return
        await driver.keys("down")
    pytest.fail(f"no line of {section} about {name}")


async def field(driver: Driver, name: str) -> None:
    """Go on by Tab to a field of the form in front."""
    for _ in range(60):
        rows = [each for each in driver.app.screen.query(FieldRow) if each.has_focus_within]
        if rows and rows[0].field.name == name:
            return
        await driver.keys("tab")
    pytest.fail(f"no field {name}")


def front(driver: Driver, kind: type[object]) -> bool:
    """Whether such a screen is in front."""
    return isinstance(driver.app.screen, kind)


def the(desk: Desk, name: str) -> Person:
    (found,) = desk.book.people.named(name)
    person = desk.book.people.get(found.uid)
    assert person is not None
    return person


@pytest.mark.actions("edit", "undo")
async def test_a_promise_of_today_is_moved_by_words_and_by_the_calendar(demo_desk: Desk) -> None:
    ann = the(demo_desk, "Ann Kowalska")
    (promise,) = [
        each
        for each in demo_desk.book.things.promises_of(ann.uid)
        if each.state is PromiseState.OPEN
    ]
    before = told(demo_desk)
    async with driven(demo_desk) as driver:
        await to(driver, "Ann Kowalska", Section.WORD)
        await driver.do("edit")
        assert front(driver, PromiseForm)
        assert "Monday 23 November, in 2 days" in driver.seen
        await driver.keys("down", "ctrl+u")
        await driver.type("soonish")
        assert "Not a day: try fri, 3w" in driver.seen
        await driver.keys("up", "ctrl+s")
        assert front(driver, PromiseForm), "not saved while something is wrong"
        await driver.keys("ctrl+u")
        await driver.type("fri")
        assert "Friday 27 November, in 6 days" in driver.seen
        await driver.keys("ctrl+t")
        assert front(driver, DayPicker)
        assert "[27]" in driver.seen
        assert "(21)" in driver.seen
        await driver.keys("down", "right", "pagedown")
        assert "Tuesday 5 January 2027" in driver.seen
        await driver.keys("escape")
        assert "Friday 27 November" in driver.seen, "Esc takes nothing over"
        await driver.keys("ctrl+t")
        await driver.type("2w")
        assert "Saturday 5 December" in driver.seen
        await driver.keys("enter", "ctrl+s")
        assert driver.toast.startswith("edited a promise · Ann Kowalska")
        moved = demo_desk.book.things.promise(promise.uid)
        assert moved == replace(promise, due=date(2026, 12, 5))
        entry = demo_desk.book.interactions.get(promise.made)
        assert entry is not None
        assert entry.due == date(2026, 12, 5), "the log says the same"
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("edit", "undo")
async def test_a_reminder_and_an_important_date_of_today(demo_desk: Desk) -> None:
    before = told(demo_desk)
    async with driven(demo_desk, SMALL) as driver:
        main = driver.app.main
        assert main is not None
        for _ in range(40):
            if main.selected_line and main.selected_line.section is Section.PLANNED:
                break
            await driver.keys("down")
        assert main.selected_line is not None
        uid, person = main.selected_line.ref, main.selected_line.name
        await driver.do("edit")
        assert front(driver, ReminderForm)
        await field(driver, "due")
        await driver.keys("ctrl+u")
        assert "It needs a day" in driver.seen
        await driver.type("12 dec")
        await driver.keys("ctrl+s")
        assert f"edited a reminder · {person}" in driver.toast
        kept = demo_desk.book.things.reminder(uid)
        assert kept is not None
        assert kept.due == date(2026, 12, 12)
        await driver.do("undo")
        await driver.hush()
        await to(driver, "Guðrún Þórsdóttir", Section.DATES)
        await driver.do("edit")
        assert front(driver, PersonForm)
        assert isinstance(driver.app.focused, TextArea)
        await driver.keys("enter")
        await driver.type("name day fri")
        assert "name day: 27 November, every year" in driver.seen
        await driver.keys("ctrl+s")
        assert the(demo_desk, "Guðrún Þórsdóttir").dates[-1].day == 27
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("edit", "undo", "asks")
async def test_an_ask_is_corrected_with_its_entry_and_its_goal(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("asks")
        main = driver.app.main
        assert main is not None
        uid = main.selected_ask or ""
        before = told(demo_desk)
        planned = demo_desk.book.things.ask(uid)
        assert planned is not None
        await driver.do("edit")
        assert front(driver, AskForm)
        assert "planned" in driver.seen
        await driver.type(", please")
        await field(driver, "size")
        await driver.keys("enter")
        await driver.type("advice")
        await driver.keys("enter", "ctrl+s")
        assert driver.toast.startswith("edited an ask · Grace O’Neill")
        assert demo_desk.book.things.ask(uid) == replace(
            planned, what=f"{planned.what}, please", size=AskSize.ADVICE
        )
        assert the(demo_desk, "Grace O’Neill").goal == AskSize.ADVICE
        await driver.do("undo")
        assert told(demo_desk) == before
        # one that was made: what came of it, in the log too
        for _ in range(20):
            made = demo_desk.book.things.ask(main.selected_ask or "")
            if made is not None and made.state is AskState.ANSWERED and made.interaction:
                break
            await driver.keys("down")
        assert made is not None
        await driver.do("edit")
        await field(driver, "stand")
        await driver.keys("y", "ctrl+s")
        answered = demo_desk.book.things.ask(made.uid)
        entry = demo_desk.book.interactions.get(made.interaction)
        assert answered is not None
        assert entry is not None
        assert (answered.outcome, entry.outcome) == (Outcome.YES, True)
        await driver.do("undo")
        assert told(demo_desk) == before


@pytest.mark.actions("one_person", "edit")
async def test_one_person_offers_what_is_open_between_you(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await to(driver, "Ann Kowalska", Section.WORD)
        await driver.do("one_person")
        await driver.do("edit")
        assert "introduce her to Bob" in driver.seen
        assert "ask how the mock defence went" in driver.seen
        assert "pilot at Northwind" in driver.seen
        await driver.keys("enter")
        assert front(driver, PromiseForm), "the line it was opened by comes first"
        await driver.keys("escape")
        await driver.do("edit")
        await driver.type("mock")
        await driver.keys("enter")
        assert front(driver, ReminderForm)
        await driver.keys("escape")
        await driver.do("edit")
        await driver.type("how to reach")
        await driver.keys("enter")
        assert front(driver, PersonForm)


@pytest.mark.actions("edit", "undo")
async def test_relations_and_what_holds_reminders_back(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        ann = await driver.select("Ann Kowalska")
        before = told(demo_desk)
        await driver.do("edit")
        await field(driver, "relations")
        assert "former student of: Grace O’Neill" in driver.seen
        await driver.keys("enter")
        await driver.type("sister: Nobody Atall")
        assert "Line 2: Nobody in the book is called “Nobody Atall”" in driver.seen
        await driver.keys("ctrl+u")
        await driver.type("colleague: Jonas W")
        await driver.keys("right")
        assert "colleague: Jonas Weber" in driver.seen
        await field(driver, "snooze_until")
        await driver.type("3w")
        assert "Saturday 12 December, in 3 weeks" in driver.seen
        await field(driver, "paused")
        await driver.keys("y", "ctrl+s")
        assert "edited Ann Kowalska" in driver.toast
        changed = the(demo_desk, "Ann Kowalska")
        assert changed.paused
        assert changed.snooze_until == date(2026, 12, 12).toordinal()
        jonas = the(demo_desk, "Jonas Weber")
        (relation,) = demo_desk.book.things.relations_of(jonas.uid)
        assert (relation.person, relation.other, relation.kind) == (
            ann.uid,
            jonas.uid,
            "colleague",
        )
        await driver.hush()
        assert driver.app.main is not None
        about = driver.app.main.query_one("#about-text", TextPane).lines
        told_there = [[span.text for span in each.left] for each in about]
        assert ["colleague", "Jonas Weber"] in told_there
        await driver.do("undo")
        assert told(demo_desk) == before, "one step takes all of it back"


@pytest.mark.actions("edit")
async def test_two_windows_on_one_person(demo_desk: Desk, fixed: Clock) -> None:
    async with driven(demo_desk, SMALL) as driver:
        ann = await driver.select("Ann Kowalska")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type("-Berg")
        with open_desk(demo_desk.book.path, fixed) as other:
            other.run(SavePerson(replace(ann, title="Director", met="on the pier"), ann))
        await driver.keys("ctrl+s")
        merged = demo_desk.book.people.get(ann.uid)
        assert merged is not None
        assert merged == replace(
            ann, name="Ann Kowalska-Berg", title="Director", met="on the pier"
        ), "fields that were not touched keep what the other window wrote"
        await driver.do("edit")
        await driver.keys("end")
        await driver.type(" II")
        with open_desk(demo_desk.book.path, fixed) as other:
            other.run(SavePerson(replace(merged, name="Anna Kowalska"), merged))
        await driver.keys("ctrl+s")
        assert "Changed in another window since: Name." in driver.seen
        now = demo_desk.book.people.get(ann.uid)
        assert now is not None
        assert now.name == "Anna Kowalska", "not overwritten unseen"
        await driver.keys("ctrl+s")
        now = demo_desk.book.people.get(ann.uid)
        assert now is not None
        assert now.name == "Ann Kowalska-Berg II", "asked twice it is"


@pytest.mark.actions("edit")
async def test_what_cannot_be_written_is_not_lost(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(demo_desk) as driver:
        await driver.select("Ann Kowalska")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type("-Berg")
        with monkeypatch.context() as patch:

            def full(*_: object) -> None:
                msg = "No space is left; nothing was changed."
                raise DiskFull(msg)

            patch.setattr(SavePerson, "apply", full)
            await driver.keys("ctrl+s")
        assert "No space is left" in driver.toast
        assert front(driver, PersonForm)
        assert "Ann Kowalska-Berg" in driver.seen
        await driver.keys("escape")
        assert "again drops your changes" in driver.seen
        await driver.keys("ctrl+s")
        assert the(demo_desk, "Ann Kowalska-Berg")


@pytest.mark.actions("you", "edit", "today")
async def test_your_own_page_is_left_and_found_again_as_it_was_typed(
    demo_desk: Desk, fixed: Clock
) -> None:
    async with driven(demo_desk) as driver:
        before = told(demo_desk)
        await driver.do("you")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type(" II")
        await driver.keys("escape")
        assert "Not saved yet" in driver.seen
        await driver.do("today")
        assert "not saved yet" in driver.toast
        await driver.do("you")
        assert "Robin Vale II" in driver.seen
        me = demo_desk.book.people.me()
        assert me is not None
        with open_desk(demo_desk.book.path, fixed) as other:
            other.run(SavePerson(replace(me, why="to listen"), me))
        await driver.keys("ctrl+s")
        saved = demo_desk.book.people.me()
        assert saved == replace(me, name="Robin Vale II", why="to listen")
        await driver.do("edit")
        await driver.keys("end")
        await driver.type("I")
        await driver.keys("escape", "escape")
        assert "Robin Vale III" in driver.seen, "asked before it is dropped"
        await driver.keys("escape")
        assert "Robin Vale III" not in driver.seen
        assert told(demo_desk) != before


@pytest.mark.actions("edit")
async def test_a_long_note_goes_to_the_editor_and_comes_back(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def editor(_: object, text: str) -> str:
        opened.append(text)
        return f"{text}and more"

    monkeypatch.setattr("relterm.ui.dialogs.form.edit_outside", editor)
    ann = the(demo_desk, "Ann Kowalska")
    huge = "word " * 200_000
    demo_desk.run(SavePerson(replace(ann, notes=huge), ann))
    async with driven(demo_desk, TINY) as driver:
        await driver.select("Ann Kowalska")
        await driver.do("edit")
        await field(driver, "notes")
        assert "1,000 kB is too long to edit here" in driver.seen
        await driver.keys("x", "ctrl+e")
        assert opened == [], "first it is said how much that is"
        assert "again opens your editor" in driver.seen
        await driver.keys("ctrl+e", "ctrl+s")
        assert opened == [huge]
        assert the(demo_desk, "Ann Kowalska").notes == f"{huge}and more".strip()


@pytest.mark.actions("edit", "import")
async def test_forms_fit_everywhere_and_a_path_is_not_lost_unasked(demo_desk: Desk) -> None:
    async with driven(demo_desk, TINY) as driver:
        await driver.select("Ann Kowalska")
        await driver.keys("enter")
        await driver.do("edit")
        assert front(driver, EntryForm)
        assert "yesterday, fri 14:30" in driver.seen
        assert "ctrl+t calendar" in driver.seen, "the hint is not cut"
        await driver.keys("ctrl+t")
        assert "[18]" in driver.seen
        assert "month" in driver.seen
        await driver.keys("escape", "escape")
        await driver.do("import")
        await driver.type("/no/such")
        await driver.keys("escape")
        assert "again drops the path" in driver.seen
        await driver.keys("escape")
        assert driver.app.screen is driver.app.main
