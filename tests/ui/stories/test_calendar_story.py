"""The agenda leaves the app as a calendar, through the same dialog as the tables."""

from pathlib import Path

import pytest
from app_driver import driven

from relterm.service.desk import Desk


@pytest.mark.actions("export")
async def test_a_path_that_ends_in_ics_becomes_a_calendar(demo_desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "agenda.ics"
    async with driven(demo_desk) as driver:
        await driver.do("export")
        assert ".ics" in driver.seen
        await driver.line(str(target))
        assert "agenda.ics" in driver.toast
        assert driver.app.screen is driver.app.main
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") > 10
