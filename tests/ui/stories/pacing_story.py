"""Steps that stories of done, snooze, skip and pause have in common."""

import pytest
from app_driver import Driver

from relterm.service.views.today_lines import Section, TodayLine

CHIARA = "demo-chiara-neri"


async def come_to(driver: Driver, what: str, section: Section | None = None) -> TodayLine:
    """Move the cursor of Today to a line whose words begin so."""
    await driver.keys("home")
    for _ in range(60):
        line = driver.app.main.selected_line if driver.app.main else None
        if line and line.what.startswith(what) and section in (None, line.section):
            return line
        await driver.keys("down")
    pytest.fail(f"{what} is not on the agenda")
