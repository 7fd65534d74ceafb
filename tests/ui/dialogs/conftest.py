from collections.abc import Iterator
from pathlib import Path

import pytest
from dialog_host import NOW

from relterm.service.desk import Desk
from relterm.service.opening import open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "b.db", lambda: NOW) as opened:
        yield opened
