"""Steps that stories of why have in common."""

from app_driver import Driver

from relterm.ui.dialogs.why import WhyDialog
from relterm.ui.widgets.reading import Reading

TINY = (60, 20)


def reading(driver: Driver) -> Reading:
    """The reason in front."""
    assert isinstance(driver.app.screen, WhyDialog)
    return driver.app.screen.query_one(Reading)


async def to_line(driver: Driver, section: str, name: str) -> None:
    """Put the cursor on a line of Today."""
    await driver.do("today")
    await driver.keys("home")
    for _ in range(60):
        line = driver.app.main.selected_line if driver.app.main else None
        if line is not None and line.section == section and line.name == name:
            return
        await driver.keys("down")
    raise AssertionError(name)


async def to_entry(driver: Driver, name: str) -> str:
    """With a reason open, walk down to an entry by its words; its uid."""
    for _ in range(400):
        key = reading(driver).cursor_key
        entry = driver.app.desk.book.interactions.get(key) if key else None
        if entry is not None and name in entry.text:
            return key
        await driver.keys("down")
    raise AssertionError(name)


async def focus(driver: Driver, widget: str) -> None:
    """Tab to a pane."""
    for _ in range(20):
        if driver.focused == widget:
            return
        await driver.keys("tab")
    raise AssertionError(widget)
