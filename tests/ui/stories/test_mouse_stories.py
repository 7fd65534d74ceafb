"""What the mouse does besides pressing keys: the wheel, the points of the chart, fields, chips."""

from app_driver import Driver, driven
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widget import Widget

from relterm.service.desk import Desk
from relterm.ui.dialogs.field_row import FieldRow
from relterm.ui.dialogs.form import Form
from relterm.ui.widgets.row_list import RowList
from relterm.ui.widgets.trust_chart import TrustChart


async def roll(driver: Driver, over: Widget, times: int) -> None:
    """Turn the wheel over the middle of a widget: down, or up for a negative number."""
    x, y = (int(each) for each in over.region.center)
    for _ in range(abs(times)):
        kind = MouseScrollDown if times > 0 else MouseScrollUp
        event = kind(None, x, y, 0, 0, 0, False, False, False, x, y)
        event.set_sender(driver.app)
        assert driver.app._driver is not None
        driver.app._driver.send_message(event)
    await driver.settle()


async def test_the_wheel_scrolls_what_is_under_it_and_a_click_then_hits_the_row_seen(
    demo_desk: Desk,
) -> None:
    async with driven(demo_desk, (80, 24)) as driver:
        await driver.do("people")
        people = driver.app.screen.query_one("#people", RowList)
        before, chosen = driver.lines, people.cursor_key
        await roll(driver, people, 5)
        assert people.scroll_offset.y > 0
        assert driver.lines != before
        assert people.cursor_key == chosen
        x, y = people.region.x + 6, people.region.y + 3
        row = driver.lines[y]
        await driver.click(x, y)
        person = demo_desk.book.people.get(driver.app.person or "")
        assert person is not None
        assert person.uid != chosen
        assert person.name[:8] in row
        await roll(driver, people, -40)
        assert people.scroll_offset.y == 0


async def test_a_click_on_the_chart_goes_to_the_point_under_it(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        chart = driver.app.screen.query_one(TrustChart)
        seen = []
        for share in (3, 2):
            at = chart.region.x + chart.region.width // share
            await driver.click(at, chart.region.y + chart.region.height // 2)
            assert chart.has_focus
            seen.append(chart.cursor_uid)
        assert None not in seen
        assert len(set(seen)) == 2
        await driver.keys("left")
        assert chart.cursor_uid != seen[1]


async def test_a_click_on_a_field_of_a_form_edits_it(demo_desk: Desk) -> None:
    async with driven(demo_desk) as driver:
        await driver.do("people")
        await driver.do("edit")
        form = driver.app.screen.query_one(Form)
        row = next(each for each in form.query(FieldRow) if each.field.name == "nickname")
        y = next(y for y, text in enumerate(driver.lines) if "Nickname" in text)
        await driver.click(row.region.right - 4, y)
        await driver.type("Annie")
        await driver.keys("ctrl+s")
        person = demo_desk.book.people.get(driver.app.person or "")
        assert person is not None
        assert person.nickname == "Annie"
