from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relterm.domain.moments import Now
from relterm.service.desk import Desk
from relterm.service.opening import open_desk

NOW = Now(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
"""A Saturday."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "b.db", lambda: NOW) as opened:
        yield opened
