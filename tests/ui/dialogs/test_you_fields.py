import pytest
from dialog_host import typed
from textual.app import App, ComposeResult

from relterm.domain.interactions import Settings
from relterm.domain.people import Labelled, Person
from relterm.errors import BadInput
from relterm.service.views.you import YouView
from relterm.ui.dialogs import you_fields
from relterm.ui.dialogs.form import Form
from relterm.ui.dialogs.you_fields import YOU_FIELDS, read_you, you_values

OWN = (Labelled("42", "shoe size"), Labelled("May", "events"))
VIEW = YouView(
    Person("me", "Eva", is_me=True, custom=OWN),
    Settings(success="calm", daily_number=3, theme="dark"),
)


class YouHost(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.saved: list[dict[str, object]] = []

    def compose(self) -> ComposeResult:
        yield Form(YOU_FIELDS, you_values(VIEW))

    def on_form_saved(self, message: Form.Saved) -> None:
        self.saved.append(message.values)


def test_untouched_it_reads_back_as_it_was() -> None:
    assert set(you_values(VIEW)) == {field.name for field in YOU_FIELDS}
    me, settings = read_you(VIEW, you_values(VIEW))
    assert (me, settings) == (VIEW.me, VIEW.settings)


async def test_the_form_works_as_a_part_of_a_screen() -> None:
    app = YouHost()
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.query_one(Form)
        untouched = form.dirty
        form.focus_field("daily_number")
        await pilot.press("backspace")
        await typed(pilot, "0")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not app.saved
        assert "daily_number" in form.problems
        await pilot.press("backspace")
        await typed(pilot, "5")
        form.focus_field("quiet_weekdays")
        await pilot.press("ctrl+u")
        await typed(pilot, "sunday mon")
        assert (untouched, form.dirty) == (False, True)
        await pilot.press("ctrl+s")
        await pilot.pause()
        me, settings = read_you(VIEW, app.saved[0])
        assert (settings.daily_number, settings.quiet_weekdays) == (5, (0, 6))
        assert set(me.custom) == set(VIEW.me.custom)
        form.show(you_values(YouView(me, settings)))
        await pilot.pause()
        assert you_values(YouView(me, settings)) == form.values


@pytest.mark.parametrize("typed_number", ["", "0", "51", "-1", "x", "٣", "1e3", "9" * 50])
def test_numbers_that_are_no_daily_number(typed_number: str) -> None:
    with pytest.raises(BadInput):
        you_fields.read_daily(typed_number)


def test_weekdays() -> None:
    assert you_fields.read_weekdays("Sun, sat") == (5, 6)
    assert you_fields.read_weekdays("") == ()
    assert you_fields.show_weekdays((5, 6)) == "Sat, Sun"
    with pytest.raises(BadInput):
        you_fields.read_weekdays("someday")
