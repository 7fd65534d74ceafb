"""What the stories about asks share."""

from app_driver import Driver
from textual.widgets._toast import Toast

from relterm.domain.interactions import Ask
from relterm.service.desk import Desk


async def to_ask(driver: Driver, what: str) -> str:
    """Put the cursor on an ask of the Asks screen; its uid."""
    await driver.do("asks")
    await driver.keys("home")
    for _ in range(40):
        uid = driver.app.main.selected_ask if driver.app.main else None
        ask = driver.app.desk.book.things.ask(uid or "")
        if ask is not None and ask.what == what:
            return ask.uid
        await driver.keys("down")
    raise AssertionError(what)


def the_ask(desk: Desk, person: str, what: str) -> Ask:
    """The newest ask of somebody with these words."""
    return [each for each in desk.book.things.asks_of(person) if each.what == what][-1]


def severity(driver: Driver) -> str:
    """How grave the newest toast is."""
    return list(driver.app.screen.query(Toast))[-1]._notification.severity
